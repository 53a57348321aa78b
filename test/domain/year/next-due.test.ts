import { describe, expect, it } from 'vitest';
import {
  changeWords,
  dueNeedText,
  filledText,
  gradualText,
  restDueText,
  riskText,
  winGroupText,
} from '#src/domain/words/answer-words.ts';
import { rowsAtRisk, rowsToWin, winGroups, rowsListed } from '#src/domain/year/breakdown.ts';
import { lookOf, sinceLook, sinceMonth } from '#src/domain/year/last-look.ts';
import { turnsBetween } from '#src/domain/year/month-turns.ts';
import { nextDue } from '#src/domain/year/next-due.ts';
import { isShort } from '#src/domain/year/row-state.ts';
import { countStates } from '#src/domain/words/rule-scale.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { reportAt, rowOf } from '#test/domain/year/filled.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';
import { says } from '#test/support/water-plan.ts';

const seqs = (rows: readonly { readonly row: { readonly indicator: { readonly seq: number } } }[]) =>
  rows.map(({ row }) => row.indicator.seq);

describe('what falls due next', () => {
  it('[MO26] by month, in a month by points, and whose rows are shown first', () => {
    const { dated } = nextDue(reportAt(6), null);
    expect(seqs(dated).slice(0, 4)).toEqual([3, 14, 16, 19]);
    const own = nextDue(reportAt(6), '综合科').dated;
    expect(seqs(own).slice(0, 3)).toEqual([3, 16, 14]);
    expect(new Set(seqs(own))).toEqual(new Set(seqs(dated)));
  });

  it('[MO26] says what of a row is missing, or that it waits for a person', () => {
    const { dated } = nextDue(reportAt(11), null);
    const words = (seq: number) => dated.filter(({ row }) => row.indicator.seq === seq).map(dueNeedText);
    expect(words(14)).toEqual(['还需 11.5 万元']);
    expect(words(16)).toEqual(['待评定']);
    expect(restDueText([])).toBe('');
  });

  it.each(EVERY_PLAN)('[MO26] $name: every month, an empty year too', ({ plan, said }) => {
    for (const year of [NO_STATEMENTS, supposing(NO_STATEMENTS, said)])
      for (const month of [1, 6, 11, 12] as const) {
        const report = yearReport(plan, year, month);
        const due = nextDue(report, null);
        expect(due.dated.every((each) => each.month > month && !each.isDone)).toBe(true);
        const words = [
          restDueText(due.dated),
          gradualText(due, month),
          ...due.dated.map(dueNeedText),
          riskText(report),
        ];
        expect(words.join('')).not.toMatch(/undefined|NaN|未分科室/);
        const groups = winGroups(report, null);
        expect(groups.flatMap(({ rows }) => rows)).toHaveLength(rowsListed(report).length);
        expect(groups.map((group) => winGroupText(group, month)).join('')).not.toMatch(/undefined|NaN/);
      }
  });
});

describe('what is at risk', () => {
  it('[MO27] rows behind or out of range before December, none that waits for its rating', () => {
    expect(rowsAtRisk(reportAt(6)).map(({ indicator }) => indicator.seq)).toEqual([10]);
    const [, second] = rowsToWin(reportAt(6));
    // Row 18 has no number yet and 8 points to be won; row 14 is due in December, with 6.03.
    expect(second?.indicator.seq).toBe(18);
    expect(winGroups(reportAt(6), null).map(({ kind }) => kind)).toEqual(['risk', 'rest']);
    for (const group of winGroups(reportAt(11), null))
      expect(group.rows.every(({ state }) => isShort(state) === (group.kind === 'risk'))).toBe(true);
  });

  it('[MO27] counts as many rows as the legend beside it has in those states, also one whose points round up to its weight', () => {
    let withoutLoss = 0;
    for (const { plan, said } of EVERY_PLAN)
      for (const month of [6, 11] as const) {
        const each = yearReport(plan, supposing(NO_STATEMENTS, said), month);
        const legend = countStates(each).filter(({ state }) =>
          isShort({ kind: state, isByHand: false, dueIn: null }),
        );
        const risks = rowsAtRisk(each);
        expect(risks).toHaveLength(legend.reduce((sum, { rows }) => sum + rows, 0));
        expect(riskText(each)).toMatch(
          risks.length === 0 ? /^没有滞后/ : new RegExp(`^有风险 ${risks.length} 项`),
        );
        withoutLoss += risks.filter((row) => !rowsToWin(each).includes(row)).length;
        const shown = winGroups(each, null).find(({ kind }) => kind === 'risk');
        expect(shown?.rows ?? []).toEqual(risks);
      }
    expect(withoutLoss).toBeGreaterThan(0);
  });

  it('[MO27] in December what lost points, apart from what is not scored', () => {
    expect(riskText(reportAt(12))).toBe('失分 12 项，11.34 分');
    expect(winGroups(reportAt(12), null).map(({ kind }) => kind)).toEqual(['risk']);
    expect(winGroups(reportAt(12, says('sum: 1200')), null).map(({ kind }) => kind)).toEqual([
      'risk',
      'rest',
    ]);
  });
});

describe('what changed', () => {
  it('[MO28] since a look: what turned first, then what moved, by points; nothing where nothing did', () => {
    const earlier = lookOf(reportAt(5));
    const changes = sinceLook(reportAt(6), earlier);
    const turned = changes.filter(({ row, from }) => from !== row.state.kind);
    expect(changes.slice(0, turned.length)).toEqual(turned);
    expect(changes.reduce((sum, { points }) => sum + points, 0)).toBe(reportAt(6).card.total - earlier.total);
    expect(sinceLook(reportAt(6), lookOf(reportAt(6)))).toEqual([]);
  });

  it('[MO28] a row that was not there is new', () => {
    const look = lookOf(reportAt(6));
    const rows = new Map([...look.rows].filter(([id]) => id !== 'worst'));
    const [change] = sinceLook(reportAt(6), { ...look, rows });
    expect(change).toMatchObject({ from: null, points: 480 });
    expect(changeWords(change ?? { row: rowOf(reportAt(6), 'exact'), from: 'met', points: 0 as never })).toBe(
      '新增，超上限',
    );
  });

  it('[MO28] since a month: the same rows, those that turned for the worse first', () => {
    const changes = sinceMonth(turnsBetween(reportAt(6), reportAt(5)));
    expect(seqs(changes)[0]).toBe(10);
    expect(
      changeWords(changes[0] ?? { row: rowOf(reportAt(6), 'exact'), from: 'met', points: 0 as never }),
    ).toBe('在范围内 → 超上限');
    expect(new Set(seqs(changes)).size).toBe(changes.length);
    expect(filledText({ reported: 3, expected: 4 }, 2)).toBe('1—2月应填 4 格，已填 3 格');
  });
});
