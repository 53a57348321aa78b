import { INDICATOR_CLASSES, type Profile } from '#src/domain/catalogue/plan.ts';

type Classed = Pick<Profile, 'class' | 'printed'>;

/** A class by which rows are summed, filtered and put under headings [PL63]. */
export interface RowClass {
  /** As printed, or one of the nine: '数量指标', '数量'. */
  readonly name: string;
  /** As a heading says it: '数量指标'. */
  readonly title: string;
}

/** The class of a row as screens and papers show it: as printed, else as proposed [PL31]. */
export function classText({ class: proposed, printed }: Classed): string {
  return printed?.class2 || printed?.class1 || proposed;
}

/** '产出指标 · 数量指标' as printed; '数量指标（建议）' where it is not [PL31]. */
export function classPath({ class: proposed, printed }: Classed): string {
  if (printed === undefined) return `${proposed}指标（建议）`;
  return [printed.class1, printed.class2].filter((level) => level !== '').join(' · ');
}

/** What a column of classes is called, so that a proposal is never taken for what the table prints [PL63]. */
export function classHead(rows: readonly Classed[]): string {
  const printed = rows.filter((row) => row.printed !== undefined).length;
  if (printed === rows.length) return '分类';
  return printed === 0 ? '分类（建议）' : '分类（未印的为建议）';
}

/**
 * The classes of a plan's rows: as printed, in the order of the table; where none is printed the nine, in the order of official forms. A
 * row without one in a table that prints them goes with the rows of its kind, where those are of one class [PL63].
 */
export function classesOf(rows: readonly Classed[]): {
  readonly list: readonly RowClass[];
  readonly of: (row: Classed) => RowClass;
} {
  const printed = new Map<string, RowClass>();
  /** What is printed for each of the nine; null: several. */
  const byKind = new Map<string, RowClass | null>();
  const levels = new Map<string, Set<string>>();
  for (const row of rows) {
    if (row.printed === undefined) continue;
    const above = levels.get(classText(row)) ?? new Set();
    levels.set(classText(row), above.add(row.printed.class1));
  }
  /** One name under two headings is two classes. */
  const printedOf = (row: Classed): RowClass => {
    const name = (levels.get(classText(row))?.size ?? 0) > 1 ? classPath(row) : classText(row);
    return { name, title: name };
  };
  for (const row of rows) {
    if (row.printed === undefined) continue;
    const own = printedOf(row);
    const known = printed.get(own.name) ?? own;
    printed.set(own.name, known);
    byKind.set(row.class, byKind.has(row.class) && byKind.get(row.class) !== known ? null : known);
  }
  const of = (row: Classed): RowClass => {
    if (row.printed !== undefined) return printed.get(printedOf(row).name) ?? printedOf(row);
    return byKind.get(row.class) ?? { name: row.class, title: `${row.class}指标` };
  };
  const proposed = INDICATOR_CLASSES.flatMap((each) => {
    const row = rows.find((one) => one.printed === undefined && one.class === each);
    const own = row === undefined ? null : of(row);
    return own === null || printed.has(own.name) ? [] : [own];
  });
  return { list: [...printed.values(), ...proposed], of };
}
