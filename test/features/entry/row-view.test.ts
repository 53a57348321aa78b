import { describe, expect, it } from 'vitest';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';
import { planInForce, supposing, yearStatements } from '#src/domain/statements/year-statements.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { rowViews, type SaveMark } from '#src/features/entry/model/row-view.ts';
import { sheetOf } from '#src/features/entry/model/sheet.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const YEAR = yearStatements(waterYear() as unknown as Iterable<Statement>);
const NO_MARKS: ReadonlyMap<SubjectKey, SaveMark> = new Map();

/** One word of every subject there is in the sample year, said otherwise: cleared, and with a note. */
const WORDS: readonly Said[] = [...YEAR.bySubject.values()].map(
  ({ subject }) => ({ subject, content: null, note: '另有说明' }) as Said,
);

describe.each([
  ['year', 12],
  ['month', 6],
] as const)('the rows of the %s view', (view, cutOff) => {
  const sheet = sheetOf(planInForce(WATER, YEAR, cutOff).indicators, view, cutOff);
  const sceneOf = (year: typeof YEAR, saves = NO_MARKS) => ({
    report: yearReport(WATER, year, cutOff),
    year,
    sheet,
    saves,
  });

  it('[SP10] after a word read as if all of them had been made anew, and only its own was', () => {
    const scene = sceneOf(YEAR);
    const rows = rowViews(scene);
    for (const said of WORDS) {
      const next = sceneOf(supposing(YEAR, [said]), new Map([[subjectKey(said.subject), 'pending']]));
      const anew = rowViews(next, { scene, rows });
      expect(anew).toEqual(rowViews(next));
      expect(anew.filter((row, index) => row !== rows[index]).length).toBe(1);
    }
  });

  it('[SP10] are all made anew where a word is about the plan', () => {
    const scene = sceneOf(YEAR);
    const rows = rowViews(scene);
    const said = { subject: { kind: 'due-day' }, content: { day: 9 }, note: '' } as unknown as Said;
    const next = sceneOf(supposing(YEAR, [said]));
    expect(next.report.plan).not.toBe(scene.report.plan);
    expect(rowViews(next, { scene, rows }).every((row, index) => row !== rows[index])).toBe(true);
  });
});

it('[SP10] the plan in force is the same object as long as nothing is said of it', () => {
  const before = planInForce(WATER, YEAR, 12);
  for (const said of WORDS) expect(planInForce(WATER, supposing(YEAR, [said]), 12)).toBe(before);
});
