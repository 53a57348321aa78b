import { describe, expect, it } from 'vitest';
import { fileState } from '#src/domain/package/file-state.ts';
import { asideText } from '#src/domain/package/package-words.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import { returningSaid, stateDifferences } from '#src/domain/statements/earlier-state.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import { monthSaid, revision } from '#test/domain/package/support/cells.ts';
import {
  deviceOf,
  fileOf,
  handed,
  PLAN,
  say,
  sent,
  shown,
  takeIn,
} from '#test/domain/package/support/device.ts';
import { q } from '#test/domain/support/build.ts';
import { waterYear } from '#test/support/water-plan.ts';

function fileWith(statements: readonly Statement[], change: Partial<OpenedPackage> = {}): OpenedPackage {
  return { ...handed(fileOf(deviceOf('b'), statements)), ...change };
}

const decimals = (id: string, count: number): Statement =>
  ({
    ...revision({ id }),
    subject: { kind: 'profile', indicator: 'count' },
    content: { decimals: count },
  }) as Statement;

const word = (subject: object, content: object | null) => ({ subject, content, note: '' }) as Said;
const remark = (content: object | null) => word({ kind: 'remark', indicator: 'sum' }, content);

/** Judgements and edits of the plan. */
const JUDGED: readonly Said[] = [
  word({ kind: 'manual-score', indicator: 'equal' }, { score: 150, reason: '复核：材料不全' }),
  word({ kind: 'adjusted-target', indicator: 'sum' }, { target: q('17000'), from: 6, basis: '文' }),
  word({ kind: 'expected', indicator: 'money' }, { value: q('36') }),
  word({ kind: 'profile', indicator: 'worst' }, { owner: '综合科', core: true, decimals: 3 }),
  word(
    { kind: 'settings' },
    { exceededRule: 'R2', gradeThresholds: [9_000, 8_000, 6_000], budget: q('600') },
  ),
];

/** A whole year of two devices that have met: judged, corrected, taken back, and a conflict settled. */
function wholeYear() {
  const [office, section] = [deviceOf('office'), deviceOf('section')];
  for (const [index, each] of [...waterYear(), ...JUDGED].entries()) say(office, index, each);
  say(office, 500, monthSaid({ month: 2, value: '9', note: '补计一期' }), remark({ text: '一句' }));
  say(office, 501, monthSaid({ indicator: 'cases', month: 3, value: null }), remark(null));
  takeIn(section, 510, handed(fileOf(office)), () => 'theirs');
  say(section, 511, monthSaid({ indicator: 'stock', value: '13', note: '含备用一套' }));
  say(office, 512, monthSaid({ indicator: 'stock', value: '11' }));
  expect(takeIn(office, 520, handed(fileOf(section)), () => 'theirs')).toMatchObject({ conflicts: 1 });
  return office;
}

describe('the state of a file', () => {
  it('[M13] is what stands by its own revisions, with what was cleared', () => {
    const file = fileWith([
      revision({ id: 'a', value: '5' }),
      revision({ id: 'b', value: '6', replaces: ['a'] }),
      revision({ id: 'c', month: 2, value: '7' }),
      revision({ id: 'd', month: 2, value: null, replaces: ['c'] }),
    ]);
    const state = fileState(PLAN, [], file);
    expect(state.statements.map(({ id }) => id)).toEqual(['b', 'd']);
    expect([state.unread.size, state.aside]).toEqual([0, []]);
  });

  it('[M13] of a whole year, said over another year, leaves exactly that year', () => {
    const there = wholeYear();
    const here = deviceOf('here');
    say(here, 0, monthSaid({ month: 1, value: '999' }), monthSaid({ indicator: '99', month: 1, value: '1' }));
    const { statements, ...state } = fileState(PLAN, here.log, sent(fileOf(there)));
    expect(state.aside).toEqual([]);
    const differences = stateDifferences(currentStatements(here.log).values(), { statements, ...state });
    say(here, 1, ...returningSaid(differences));
    const stands = (log: readonly Statement[]) => [...shown({ log })].filter(([, text]) => text !== 'null|');
    expect(stands(here.log)).toEqual(stands(there.log));
  });

  it('[M13] leaves alone what it cannot say here, and names it with its place', () => {
    const newer: Said = monthSaid({ month: 4, value: '1' });
    const file = fileWith(
      [
        revision({ id: '1', value: '1.5' }),
        revision({ id: '2', indicator: '99' }),
        revision({ id: '3', month: 3, value: '3' }),
      ],
      {
        unread: [
          {
            index: 1,
            reason: { kind: 'unknown-field', path: 'x' },
            statement: { ...revision({ id: 'n' }), ...newer },
          },
        ],
      },
    );
    const mine = [1, 4, 5].map((month) => revision({ id: `m${month}`, month, value: '8' }));
    const state = fileState(PLAN, mine, file);
    expect(state.statements.map(({ id }) => id)).toEqual(['3']);
    expect(state.aside.map((each) => asideText(each, PLAN.indicators))).toEqual([
      '第 1 条记录（第 8 项 1月 完成值）：本项只能是整数。未并入。',
      '第 2 条记录（第 8 项 4月 完成值）：含有本版软件不认识的「x」，请更新软件后再导入。未并入。',
      '第 3 条记录（第 99 项 1月 完成值）：本机方案里没有这一项指标。未并入。',
    ]);
    expect(stateDifferences(mine, state).map(({ key }) => key)).toEqual(['month/count/5', 'month/count/3']);
  });

  it('[M13] brings the edits of rows that its values need, and is checked without ours', () => {
    const file = fileWith([decimals('p', 1), revision({ id: 'v', value: '1.5' })]);
    expect(fileState(PLAN, [], file).aside).toEqual([]);
    const without = fileWith([revision({ id: 'v', value: '1.5' })]);
    expect(fileState(PLAN, [decimals('mine', 1)], without).aside).toHaveLength(1);
  });
});
