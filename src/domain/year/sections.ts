import type { Plan } from '#src/domain/catalogue/plan.ts';

/** Sections that have rows, in the plan's order. @param plan the plan in force */
export function sectionsOf({ sections, indicators }: Plan): readonly string[] {
  const owners = new Set(indicators.map(({ owner }) => owner));
  return [
    ...sections.filter((each) => owners.has(each)),
    ...[...owners].filter((each) => !sections.includes(each)),
  ];
}
