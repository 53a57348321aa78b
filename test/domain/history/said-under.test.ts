import { describe, expect, it } from 'vitest';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { historyEntries, restoreRefusal } from '#src/domain/history/history.ts';
import { saidUnder } from '#src/domain/history/said-under.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { revision } from '#test/domain/support/revision.ts';
import { ARCHIVE } from '#test/support/fixture-plans.ts';

const [, MONEY] = ARCHIVE.indicators;
if (MONEY?.kind !== 'quantitative') throw new Error('no such row');

/** The plan with row 乙 in another unit. */
function inUnit(unit: string): Plan {
  const own = (row: PlanIndicator) =>
    row.id === '乙' ? (Object.assign({}, row, { unit }) as PlanIndicator) : row;
  return { ...ARCHIVE, indicators: ARCHIVE.indicators.map(own) };
}

const FIRST = inUnit('万元');
const SECOND = inUnit('元');
const THIRD = inUnit('千元');
const digestOf = (plan: Plan) => plan.indicators.map((row) => ('unit' in row ? row.unit : '')).join();

function said(id: string, value: string, replaces: readonly string[], operation = `op-${id}`): Statement {
  return Object.assign(revision({ id, indicator: '乙', value, replaces }), { operation }) as Statement;
}

/** What 更正原文 says of the plan as a whole. */
function turn(id: string, [of, digest]: readonly [Plan, Plan], replaces: readonly string[]): Statement {
  return {
    ...revision({ id, replaces }),
    subject: { kind: 'plan-version' },
    content: { of: digestOf(of), digest: digestOf(digest), date: '2024-09-01', reason: '单位读错' },
    operation: `op-${id}`,
  } as unknown as Statement;
}

function told(log: readonly Statement[], turns: readonly Statement[], plans: readonly Plan[], now: Plan) {
  const row = now.indicators.find(({ id }) => id === '乙') ?? null;
  if (row === null) throw new Error('no row');
  const under = saidUnder(log, turns, { plans, digestOf });
  return historyEntries(log, row, new Map(), [], under).map((entry) => [
    `${entry.from} → ${entry.to}`,
    entry.origin,
    restoreRefusal(entry, row) === null,
  ]);
}

it('[PL65] what was said on a draft before its row was edited is told in the unit of its day, before and after a 更正原文', () => {
  const log = [said('a', '12', []), said('b', '13', ['a']), said('c', '14', ['b'])];
  const row = SECOND.indicators.find(({ id }) => id === '乙') ?? null;
  const drafted = new Map([[log[0]?.id ?? ('' as never), FIRST]]);
  const under = saidUnder(log, [], { plans: [SECOND], digestOf, drafted });
  const entries = historyEntries(log, row, new Map(), [], under);
  expect(entries.map(({ from, to, isOtherwise }) => [from, to, isOtherwise])).toEqual([
    ['13 元', '14 元', false],
    ['12 万元', '13 元', false],
    ['空', '12 万元', true],
  ]);
  const corrected = [...log, said('d', '15', ['c'], 'op-v')];
  const turns = [turn('v', [SECOND, THIRD], [])];
  const later = saidUnder(corrected, turns, { plans: [SECOND, THIRD], digestOf, drafted });
  const now = THIRD.indicators.find(({ id }) => id === '乙') ?? null;
  expect(historyEntries(corrected, now, new Map(), [], later).map(({ to }) => to)).toEqual([
    '15 千元',
    '14 元',
    '13 元',
    '12 万元',
  ]);
});

describe('[PL61] what was said before a 更正原文', () => {
  const log = [said('a', '12', []), said('b', '12.5', ['a']), said('c', '125000', ['b'], 'op-v')];
  const turns = [turn('v', [FIRST, SECOND], [])];

  it('is told in the unit of that time, with the reason, and not said again', () => {
    expect(told(log, turns, [FIRST, SECOND], SECOND)).toEqual([
      ['12.5 万元 → 125,000 元', '录入；更正原文：单位读错', true],
      ['12 万元 → 12.5 万元', '录入', false],
      ['空 → 12 万元', '录入', false],
    ]);
  });

  it('has no unit where its version is not on this device', () => {
    expect(told(log, turns, [SECOND], SECOND).map(([words]) => words)).toEqual([
      '12.5 → 125,000 元',
      '12 → 12.5',
      '空 → 12',
    ]);
  });

  it('is read by the nearest of several versions, and after one was taken back', () => {
    const more = [...log, said('d', '125', ['c'], 'op-w')];
    const two = [...turns, turn('w', [SECOND, THIRD], ['v'])];
    expect(told(more, two, [FIRST, SECOND, THIRD], THIRD).map(([words]) => words)).toEqual([
      '125,000 元 → 125 千元',
      '12.5 万元 → 125,000 元',
      '12 万元 → 12.5 万元',
      '空 → 12 万元',
    ]);
    const back = Object.assign({}, turn('u', [FIRST, SECOND], ['v']), { content: null, origin: 'undone' });
    const undone = [...log, said('e', '12.5', ['c'], 'op-u')];
    expect(told(undone, [...turns, back as Statement], [FIRST], FIRST)[0]).toEqual([
      '125,000 → 12.5 万元',
      '录入；撤回更正原文',
      true,
    ]);
  });

  it('stays as it is where the number was left standing, or the row means the same', () => {
    const kept = [said('a', '12', []), said('b', '13', ['a'])];
    expect(told(kept, turns, [FIRST, SECOND], SECOND)[0]).toEqual(['12 元 → 13 元', '录入', true]);
    expect(told(log, [turn('v', [SECOND, SECOND], [])], [SECOND], SECOND)[1]).toEqual([
      '12 元 → 12.5 元',
      '录入',
      true,
    ]);
  });
});
