import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { samplePlanId } from '#src/domain/catalogue/plan.ts';
import { carryPlan, isTwin, type PlanWithYear } from '#src/domain/package/carry.ts';
import { carryStopText } from '#src/domain/package/package-words.ts';
import { twinDifferences } from '#src/domain/words/plan-difference.ts';
import { pairableRow, pairRows, type RowPair } from '#src/domain/pairing/pair-rows.ts';
import type { Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';
import { supposing, yearStatements } from '#src/domain/statements/year-statements.ts';
import { anyYear } from '#test/domain/support/any-year.ts';
import { monthSaid, revision } from '#test/domain/support/revision.ts';
import { ARCHIVE } from '#test/support/fixture-plans.ts';
import { twinOf } from '#test/support/twin-plan.ts';
import { WATER } from '#test/support/water-plan.ts';

const MINE = WATER;
const TWIN = twinOf(WATER, { renamed: 'sum', inOtherUnit: 'count', leftOut: 'ceiling' });
const { sure: PAIRS, likely: LIKELY } = pairRows(
  MINE.indicators.map(pairableRow),
  TWIN.indicators.map(pairableRow),
);

function saidOn(plan: PlanWithYear['plan'], ...said: readonly Statement[]): PlanWithYear {
  return { plan, year: yearStatements(said) };
}

const other = (said: Said, id: string): Statement => ({
  ...revision({ id }),
  ...said,
  id: id as StatementId,
});

describe('two plans of one unit, year and kind', () => {
  it('[PL41] are twins by unit, year and kind, under two ids', () => {
    expect(isTwin(MINE, TWIN)).toBe(true);
    expect(isTwin(MINE, MINE)).toBe(false);
    expect(isTwin(MINE, { ...MINE, id: samplePlanId(MINE.id) })).toBe(false);
    expect(isTwin(MINE, { ...TWIN, year: 2027 })).toBe(false);
    expect(isTwin(MINE, { ...TWIN, unitName: `${TWIN.unitName} ` })).toBe(true);
    expect(isTwin(MINE, { ...ARCHIVE, unitName: MINE.unitName, year: MINE.year })).toBe(false);
  });

  it('[PL41] differ in what their tables say, row by row as paired; ids and numbers of rows are no difference', () => {
    const alike = {
      ...TWIN,
      source: MINE.source,
      indicators: TWIN.indicators.filter(({ id }) => id !== 'rsum'),
    };
    const said = twinDifferences(MINE, alike, PAIRS).map(({ about, mine, theirs }) => [about, mine, theirs]);
    expect(said).toEqual([
      ['第 7 项“水样检测份数”', '有', '无'],
      ['第 8 项“发布水质公报” 计量单位', '期', '项'],
      ['第 9 项“供水安全事故数”', '有', '无'],
    ]);
    const about = twinDifferences(MINE, TWIN, PAIRS).map((each) => each.about);
    expect(about).toContain('来源文件');
    expect(about).toContain('对方第 12 项“水样检测份数数量”');
  });
});

describe('what was said on one plan goes to the other', () => {
  it('[PL42] by rows that are the same; what a person has not confirmed stays', () => {
    expect(LIKELY).toEqual([{ from: 'sum', to: 'rsum', because: 'near-name' }]);
    const from = saidOn(
      MINE,
      revision({ id: '1', indicator: 'worst' }),
      revision({ id: '2', indicator: 'sum' }),
    );
    const unconfirmed = carryPlan(from, saidOn(TWIN), PAIRS);
    expect(unconfirmed.fresh.map(({ said }) => subjectKey(said.subject))).toEqual(['month/rworst/1']);
    expect(unconfirmed.left.map(({ why }) => why.kind)).toEqual(['no-row']);
    const confirmed = carryPlan(from, saidOn(TWIN), [...PAIRS, { from: 'sum', to: 'rsum' }]);
    expect(confirmed.fresh.map(({ said }) => subjectKey(said.subject))).toEqual([
      'month/rworst/1',
      'month/rsum/1',
    ]);
  });

  it('[PL42] no number goes into another unit, and none where the row could not take it', () => {
    const from = saidOn(
      MINE,
      revision({ id: '1', indicator: 'count', value: '1' }),
      revision({ id: '2', indicator: 'ceiling', value: '1' }),
    );
    const { left, fresh } = carryPlan(from, saidOn(TWIN), PAIRS);
    expect(fresh).toEqual([]);
    expect(left.map(({ why }) => carryStopText(why))).toEqual([
      '计量单位不同（期、项），数不换算',
      '没有对应的指标',
    ]);
    const rated = MINE.indicators.find(({ kind }) => kind === 'qualitative');
    const swapped: readonly RowPair[] = [{ from: 'worst', to: `r${rated?.id ?? ''}` }];
    const onRated = carryPlan(saidOn(MINE, revision({ id: '3', indicator: 'worst' })), saidOn(TWIN), swapped);
    expect(onRated.left.map(({ why }) => why.kind)).toEqual(['rule']);
  });

  it('[PL42] planned months of a row in another unit do not go along either', () => {
    const planned = (id: string) =>
      other(
        {
          subject: { kind: 'profile', indicator: 'count' },
          content: { pacing: { kind: 'milestone', milestones: [{ month: 12, due: 480_000 }] } },
          note: '',
        } as unknown as Said,
        id,
      );
    const { fresh, left } = carryPlan(saidOn(MINE, planned('1')), saidOn(TWIN), PAIRS);
    expect(fresh).toEqual([]);
    expect(left.map(({ why }) => why.kind)).toEqual(['unit']);
  });

  it('[PL42] a cell that was cleared there says nothing, and takes what is said here', () => {
    const from = saidOn(MINE, revision({ id: '1', indicator: 'worst', month: 1, value: '1' }));
    const to = saidOn(TWIN, revision({ id: '2', indicator: 'rworst', month: 1, value: null }));
    const { fresh, conflicts } = carryPlan(from, to, PAIRS);
    expect(fresh.map(({ said }) => subjectKey(said.subject))).toEqual(['month/rworst/1']);
    expect(conflicts).toEqual([]);
  });

  it('[PL42] where both say something a person chooses; the same is not said again', () => {
    const from = saidOn(
      MINE,
      revision({ id: '1', indicator: 'worst', month: 1, value: '1' }),
      revision({ id: '2', indicator: 'worst', month: 2, value: '2' }),
      revision({ id: '3', indicator: 'worst', month: 3, value: null }),
    );
    const to = saidOn(
      TWIN,
      revision({ id: '4', indicator: 'rworst', month: 1, value: '1' }),
      revision({ id: '5', indicator: 'rworst', month: 2, value: '3' }),
    );
    const carry = carryPlan(from, to, PAIRS);
    expect(carry).toMatchObject({ fresh: [], same: 1, left: [] });
    expect(carry.conflicts.map(({ stands }) => stands?.id)).toEqual(['5']);
  });

  it('[PL42] closes, the seal and what was found right stay where they were said', () => {
    const stays = [
      { subject: { kind: 'month-close', month: 1 }, content: { reported: 1, due: 1 }, note: '' },
      {
        subject: { kind: 'month-checked', indicator: 'worst', month: 1 },
        content: { revision: 'x' },
        note: '',
      },
      { subject: { kind: 'adjustment', adjustment: 'a1' }, content: {}, note: '' },
      { subject: { kind: 'plan-version' }, content: {}, note: '' },
    ] as unknown as readonly Said[];
    const from = saidOn(MINE, ...stays.map((said, at) => other(said, `s${at}`)));
    expect(carryPlan(from, saidOn(TWIN), PAIRS)).toEqual({ fresh: [], conflicts: [], same: 0, left: [] });
  });

  it('[PL42] said once, nothing is left to say; nothing is said twice, and every word is in one place', () => {
    const all = [...PAIRS, { from: 'sum', to: 'rsum' }];
    fc.assert(
      fc.property(anyYear(MINE), (words) => {
        const from = { plan: MINE, year: yearStatements(words.map((said, at) => other(said, `w${at}`))) };
        const to = saidOn(TWIN);
        const { fresh, left, conflicts, same } = carryPlan(from, to, all);
        expect(new Set(fresh.map(({ said }) => subjectKey(said.subject))).size).toBe(fresh.length);
        expect(conflicts).toEqual([]);
        const after = {
          plan: TWIN,
          year: supposing(
            to.year,
            fresh.map(({ said }) => said),
          ),
        };
        const again = carryPlan(from, after, all);
        expect(again.fresh).toEqual([]);
        expect(again.same + again.left.length + again.conflicts.length).toBe(
          fresh.length + left.length + same,
        );
      }),
      { numRuns: 50 },
    );
  });

  it('[PL42] a note alone is a word too', () => {
    const said = monthSaid({ indicator: 'worst', value: null, note: '待核' });
    const { fresh } = carryPlan(saidOn(MINE, other(said, 'n')), saidOn(TWIN), PAIRS);
    expect(fresh).toHaveLength(1);
  });
});
