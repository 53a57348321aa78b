import { describe, expect, it } from 'vitest';
import { isScored } from '#src/domain/catalogue/plan.ts';
import { planFileData, readPlanFile } from '#src/domain/catalogue/plan-file.ts';
import { entryPlan } from '#src/domain/draft/entry-plan.ts';
import { emptyDraft, emptyRow, type DraftRow } from '#src/domain/draft/draft.ts';
import { issueDraft } from '#src/domain/draft/issue-draft.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { meaningChanges } from '#src/domain/catalogue/row-meaning.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { lackText } from '#src/domain/words/draft-entry-words.ts';
import { entryFigures, executionFigures } from '#src/domain/words/entry-figures.ts';
import { entryImpact } from '#src/domain/words/entry-impact.ts';
import { standingText } from '#src/domain/words/entry-words.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import * as drafts from '#test/support/draft-plan.ts';
import { number } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

const { entryOf } = drafts;
const draftOf = (changes: Readonly<Record<string, Partial<DraftRow>>> = {}) => drafts.draftOf(changes, WATER);

describe('a draft that values are said on', () => {
  it('[PL50] is the plan that 下达 makes of it: the same ids, and rows that are read the same', () => {
    const draft = draftOf();
    const { plan, lacking } = entryOf(draft);
    const issued = issueDraft(draft, { date: '2027-02-10', number: '' });
    expect(lacking).toStrictEqual([]);
    expect(plan.draft).toBe('sound');
    const after = issued.ok ? issued.value : plan;
    expect(after.id).toBe(plan.id);
    expect(after.draft).toBeUndefined();
    expect(after.indicators).toStrictEqual(plan.indicators);
    expect(meaningChanges(plan, after)).toStrictEqual([]);
  });

  it('[PL50] no file and no digest says that it is one', () => {
    const { plan } = entryOf(draftOf());
    const { draft: _, ...inForce } = plan;
    expect(planDigest(plan)).toBe(planDigest(inForce));
    const read = readPlanFile(planFileData(plan));
    expect(read.ok && read.value.draft).toBeUndefined();
  });

  it('[PL50] says a year, or values would be of none', () => {
    expect(entryPlan({ ...draftOf(), year: ' 202' })).toBeNull();
    expect(entryPlan(emptyDraft('p-1' as never, '2026-01-05'))?.plan.indicators).toStrictEqual([]);
  });

  it('[PL52] weights are not asked for, and every row that takes no values says why', () => {
    const { plan, lacking } = entryOf(
      draftOf({
        d1: { weight: '' },
        d2: { unit: ' ' },
        d3: { operator: '' },
        d5: { target: '若干' },
        d6: { name: '' },
        d7: { target: '-1' },
      }),
      new Set(['d8']),
    );
    expect(lacking.map(lackText)).toStrictEqual([
      '第 2 项“新增水质监测点”：没有计量单位',
      expect.stringMatching(/^第 3 项.*：没有指标性质/),
      expect.stringMatching(/^第 5 项.*：没有能读懂的指标值/),
      '第 6 项：没有名称',
      expect.stringMatching(/^第 7 项.*：没有能读懂的指标值/),
      expect.stringMatching(/^第 8 项.*：填过的数还没有决定怎么办/),
    ]);
    expect(plan.indicators.map(({ id, seq }) => [id, seq]).slice(0, 2)).toStrictEqual([
      ['d1', 1],
      ['d4', 4],
    ]);
    expect(plan.draft).toBe('incomplete');
  });

  it('[PL52] a level without a unit, and a rated row without a target, take values; an id that comes twice does so once', () => {
    const base = draftOf();
    const rows = [
      { ...emptyRow('a'), name: '满意率', unit: '', rollup: 'latest' as const, target: '95' },
      { ...emptyRow('b'), name: '长期', operator: '定性' as const },
      { ...emptyRow('a'), name: '又一项', unit: '个', target: '1' },
    ];
    const { plan, lacking } = entryOf({ ...base, rows });
    expect(plan.indicators.map(({ id, kind }) => [id, kind])).toStrictEqual([
      ['a', 'quantitative'],
      ['b', 'qualitative'],
    ]);
    expect(lacking.map(({ lack }) => lack)).toStrictEqual(['twice']);
  });

  it('[PL51] a weight that is missing, and a note that waits, keep every score, state and outlook away', () => {
    const note = { field: 'target' as const, text: '请核对' };
    for (const change of [{ weight: '' }, { notes: [note] }]) {
      const { plan } = entryOf(draftOf({ d1: change }));
      expect(isScored(plan)).toBe(false);
      const [first] = plan.indicators;
      const id = first?.id ?? ('' as never);
      const year = supposing(NO_STATEMENTS, [number('d1', 1, 3)]);
      const report = yearReport(plan, year, 1);
      const row = report.rows[0];
      const figures = row === undefined ? null : entryFigures(row, 1, isScored(report.plan));
      expect(figures).toMatchObject({ toDate: '3', score: '—', percent: null, tone: 'unknown' });
      expect(executionFigures(report)).toMatchObject({ score: '—', tone: 'unknown' });
      expect(standingText(report)).not.toMatch(/\d/);
      const impact = entryImpact(yearReport(plan, NO_STATEMENTS, 1), report, id);
      expect(impact.map(({ label }) => label)).toStrictEqual(['年累计']);
    }
    expect(isScored(entryOf(draftOf()).plan)).toBe(true);
  });
});
