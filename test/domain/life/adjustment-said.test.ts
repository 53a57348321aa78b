import { describe, expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { emptyRow } from '#src/domain/draft/draft.ts';
import { adjustmentSaid, type AdjustmentForm, type RowAdjustment } from '#src/domain/life/adjustment-said.ts';
import { readiness } from '#src/domain/papers/readiness.ts';
import { formNotes } from '#src/domain/papers/scorecard-notes.ts';
import { weightToText, type Points } from '#src/domain/quantity/points.ts';
import type { AdjustmentId, Said, Statement } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing, yearStatements } from '#src/domain/statements/year-statements.ts';
import { cellDuty } from '#src/domain/year/completeness.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { WATER } from '#test/support/water-plan.ts';

const PLAN = WATER;
const NOTHING: RowAdjustment = { weight: '', target: '', isStopped: false };

function form(
  rows: Readonly<Record<string, Partial<RowAdjustment>>>,
  more: Partial<AdjustmentForm> = {},
): AdjustmentForm {
  return {
    id: 'a-1' as AdjustmentId,
    from: 7,
    date: '2026-07-01',
    number: '渝财〔2026〕5 号',
    reason: '项目取消',
    rows: new Map(Object.entries(rows).map(([id, each]) => [id, Object.assign({}, NOTHING, each)])),
    added: [],
    ...more,
  };
}

const weightOf = (id: string) => PLAN.indicators.find((row) => row.id === id)?.weight ?? 0;
const sum = (...ids: string[]) => weightToText(ids.reduce((all, id) => all + weightOf(id), 0) as Points);

function said(of: AdjustmentForm, plan: Plan = PLAN, year = NO_STATEMENTS): readonly Said[] {
  const read = adjustmentSaid(plan, year, of);
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
}

function problems(of: AdjustmentForm, year = NO_STATEMENTS): readonly string[] {
  const read = adjustmentSaid(PLAN, year, of);
  return read.ok ? [] : read.error.map(({ kind, row }) => `${kind} ${row ?? ''}`.trim());
}

describe('what is said for an adjustment', () => {
  const moved = form({ count: { weight: sum('count', 'ceiling') }, ceiling: { isStopped: true } });

  it('[PL25] weights and stops are one word, targets adjusted targets with document and reason', () => {
    const words = said(form({ count: { target: '100' } }));
    expect(words).toEqual([
      {
        subject: { kind: 'adjusted-target', indicator: 'count' },
        content: { target: 1_000_000, from: 7, basis: '渝财〔2026〕5 号，项目取消', date: '2026-07-01' },
        note: '',
      },
    ]);
    expect(said(moved)).toHaveLength(1);
    expect(said(moved)[0]).toMatchObject({
      content: { stopped: ['ceiling'], weights: [{ indicator: 'count' }], from: 7 },
    });
  });

  it('[PL25] a target that is adjusted from a later month on is not the one in force before it', () => {
    const later = supposing(NO_STATEMENTS, said(form({ count: { target: '100' } }, { from: 9 })));
    const words = said(form({ count: { target: '100' } }), PLAN, later);
    expect(words).toMatchObject([{ content: { target: 1_000_000, from: 7 } }]);
    expect(problems(form({ count: { target: '100' } }, { from: 10 }), later)).toEqual(['nothing']);
  });

  it('[PL25] weights that do not add up are refused with the month, and nothing is scaled', () => {
    expect(problems(form({ ceiling: { isStopped: true } }))).toEqual(['weights']);
    expect(problems(form({ count: { weight: '50' } }))).toEqual(['weights']);
    // Right in July, and not once another one takes effect in September.
    const later = supposing(
      NO_STATEMENTS,
      said(
        form(
          { count: { weight: sum('count', 'ceiling') }, ceiling: { isStopped: true } },
          { id: 'a-2' as AdjustmentId, from: 9 },
        ),
      ),
    );
    expect(
      problems(form({ worst: { weight: sum('worst', 'count') }, count: { isStopped: true } }), later),
    ).toEqual(['weights']);
  });

  it.each<[string, AdjustmentForm, string]>([
    ['a day that no calendar has', form({ count: { target: '1' } }, { date: '2026-02-30' }), 'date'],
    ['no day', form({ count: { target: '1' } }, { date: '7月' }), 'date'],
    ['no reason', form({ count: { target: '1' } }, { reason: ' ' }), 'reason'],
    ['nothing', form({}), 'nothing'],
    ['a weight of 0', form({ count: { weight: '0' } }), 'weight count'],
    ['a target of text', form({ count: { target: '若干' } }), 'target count'],
    [
      'a row without a name',
      form({}, { added: [{ ...emptyRow('r-1'), unit: '个', target: '1', weight: '1' }] }),
      'name r-1',
    ],
    [
      'a row without a unit',
      form({}, { added: [{ ...emptyRow('r-1'), name: '新', target: '1', weight: '1' }] }),
      'unit r-1',
    ],
  ])('[PL25] %s is named', (_what, of, problem) => {
    expect(problems(of)).toContain(problem);
  });

  it('[PL25] a weight below a score set by hand is named', () => {
    const score = {
      subject: { kind: 'manual-score', indicator: 'count' },
      content: { score: weightOf('count'), reason: '复核' },
      note: '',
      id: 's',
    };
    const year = yearStatements([score as unknown as Statement]);
    expect(problems(form({ count: { weight: '0.5' }, ceiling: { weight: '9' } }), year)).toContain(
      'manual-score count',
    );
    // Said where nobody knew of the score: the year is not sealed with it.
    const rest = weightToText((weightOf('count') + weightOf('ceiling') - 50) as Points);
    const lighter = supposing(year, said(form({ count: { weight: '0.5' }, ceiling: { weight: rest } })));
    const manual = readiness(PLAN, lighter).filter(({ kind }) => kind === 'manual');
    expect(manual.map(({ words }) => words)).toEqual([expect.stringContaining('人工评分高于现在的权重')]);
  });

  it('[PL25] a row that comes during the year is expected from its first month on', () => {
    const row = {
      ...emptyRow('r-1'),
      name: '新增平台',
      unit: '个',
      target: '4',
      weight: weightToText(weightOf('ceiling') as Points),
    };
    const year = supposing(NO_STATEMENTS, said(form({ ceiling: { isStopped: true } }, { added: [row] })));
    const added = yearReport(PLAN, year, 12).plan.indicators.find(({ id }) => id === 'r-1');
    if (added === undefined) throw new Error('the row is not there');
    expect(added).toMatchObject({
      rollup: 'sum',
      pacing: { kind: 'milestone' },
      owner: PLAN.collectingSection,
    });
    expect([6, 7].map((month) => cellDuty(added, year, month as 6 | 7))).toEqual(['not-expected', 'missing']);
  });

  it('[PL26] papers print the original and the change, from the month on', () => {
    const row = { ...emptyRow('r-1'), name: '新增平台', unit: '个', target: '4', weight: '0.5' };
    const half = weightToText((weightOf('count') + weightOf('ceiling') - 50) as Points);
    const year = supposing(
      NO_STATEMENTS,
      said(form({ count: { weight: half }, ceiling: { isStopped: true } }, { added: [row] })),
    );
    const before = formNotes(yearReport(PLAN, NO_STATEMENTS, 12));
    expect(formNotes(yearReport(PLAN, year, 6))).toEqual(before);
    const notes = formNotes(yearReport(PLAN, year, 12)).filter(
      ({ text }) => !before.some((each) => each.text === text),
    );
    const since = '自 7月起（2026-07-01 渝财〔2026〕5 号，项目取消）';
    expect(notes.map(({ column, rows, text }) => ({ column, rows, text }))).toEqual([
      { column: 'weight', rows: [8], text: `权重${since}由年初调整：第 8 项 ${sum('count')} → ${half}` },
      { column: 'name', rows: [20], text: `新增的指标，${since}` },
      {
        column: null,
        rows: [],
        text: `停止${since}：第 9 项“${PLAN.indicators[8]?.name ?? ''}”（原权重 ${sum('ceiling')}），以前的记录保留`,
      },
    ]);
    expect(new Set(notes.slice(0, 2).map(({ mark }) => mark)).size).toBe(2);
  });
});
