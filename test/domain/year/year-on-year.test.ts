import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { READY_RULES, rulesMember } from '#src/domain/catalogue/rules.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { DraftRow } from '#src/domain/draft/draft.ts';
import type { Month } from '#src/domain/period/month.ts';
import { wholeUnits } from '#src/domain/quantity/quantity.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { supposing, NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { rowChain, totalChain } from '#src/domain/words/year-chain.ts';
import {
  classOnYearText,
  scoreOnYearText,
  totalOnYearText,
  unsharedText,
  valueOnYearText,
  yearOnYearProse,
} from '#src/domain/words/year-on-year-words.ts';
import { yearOnYear, type YearOnYear } from '#src/domain/year/year-on-year.ts';
import { yearReport, type YearReport } from '#src/domain/year/year-report.ts';
import { nextYear, rowFrom } from '#test/support/next-year.ts';
import { number } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

/** A plan with some numbers: [row, month, number]. */
function reported(
  plan: Plan,
  cells: readonly (readonly [string, number, number])[],
  cutOff: Month = 6,
): YearReport {
  const year = supposing(
    NO_STATEMENTS,
    cells.map(([row, month, value]) => number(row, month, value)),
  );
  return yearReport(plan, year, cutOff);
}

/** `steps` (≥ 6 次, 4.5 points): 2 by June last year, 3 this year, under changes of the row. */
function rowThree(change: Partial<DraftRow>, cells: readonly (readonly [number, number])[] = [[2, 3]]) {
  const plan = nextYear(WATER, { steps: change });
  const now = cells.map(([month, value]) => [rowFrom(plan, 'steps'), month, value] as const);
  const compared = yearOnYear(reported(plan, now), reported(WATER, [['steps', 3, 2]]));
  const row = compared.rows.find((each) => each.last?.indicator.id === 'steps');
  if (row === undefined) throw new Error('not linked');
  return { compared, row };
}

describe('a year beside the year before', () => {
  it('[NY13] value and score of a linked row, as of the same month', () => {
    const { compared, row } = rowThree({});
    expect(valueOnYearText(row)).toBe('+1 次（2 → 3）');
    // 4.5 × 2/6 = 1.50, 4.5 × 3/6 = 2.25
    expect(scoreOnYearText(row)).toBe('+0.75 分（1.50 → 2.25）');
    expect(totalOnYearText(compared)).toBe('较 2026 年同期 +0.75 分（1.50 → 2.25）');
    expect(compared.movers.map((each) => each.row.indicator.name)).toStrictEqual(['供水应急演练']);
    const quantity = compared.classes.find((each) => each.name === '数量指标');
    expect(quantity === undefined ? '' : classOnYearText(quantity)).toBe('+0.75 分（1.50 → 2.25）');
  });

  it.each([
    [{ target: '8' }, '+1 次（2 → 3）', '得分不比：指标值 ≥ 6 → ≥ 8'],
    [{ unit: '轮' }, '2 次 → 3 轮，不相减', '得分不比：单位 次 → 轮'],
    [{ operator: '=' }, '+1 次（2 → 3）', '得分不比：指标性质 ≥ → ='],
    [{ weight: '5.5' }, '+1 次（2 → 3）', '得分不比：权重 4.5 → 5.5'],
    [{ unit: '轮', target: '5' }, '2 次 → 3 轮，不相减', '得分不比：单位 次 → 轮、指标值 ≥ 6 → ≥ 5'],
    [{ operator: '定性', target: '长期' }, '', '得分不比：定量与定性不同'],
  ] as const)('[NY13] under %j the value is %j and the score %j', (change, value, score) => {
    // The other row takes up what the weight of this one is changed by.
    const other: Record<string, Partial<DraftRow>> = 'weight' in change ? { exact: { weight: '3' } } : {};
    const plan = nextYear(WATER, { ...other, steps: change });
    const now = reported(plan, [[rowFrom(plan, 'steps'), 2, 3]]);
    const row = yearOnYear(now, reported(WATER, [['steps', 3, 2]])).rows[2];
    expect(row === undefined ? [] : [valueOnYearText(row), scoreOnYearText(row)]).toStrictEqual([
      value,
      score,
    ]);
  });

  it('[NY13] the targets in force are compared, not those of the beginning of the year', () => {
    const plan = nextYear(WATER, {});
    const id = rowFrom(plan, 'steps');
    const adjusted = {
      subject: { kind: 'adjusted-target', indicator: id },
      content: { target: wholeUnits(8), from: 1, basis: '文' },
      note: '',
    } as Said;
    const year = supposing(NO_STATEMENTS, [number(id, 2, 3), adjusted]);
    const row = yearOnYear(yearReport(plan, year, 6), reported(WATER, [['steps', 3, 2]])).rows[2];
    expect(row?.bars).toStrictEqual(['target']);
  });

  it('[NY13] a number that is made otherwise of its months is not subtracted', () => {
    const { row } = rowThree({ rollup: 'latest', pacing: 'level' });
    expect(row.bars).toContain('rollup');
    expect(row.value).toMatchObject({ change: null });
  });

  it('[NY13] there is no change of the total while one of the years has no score', () => {
    const plan = nextYear(WATER, {});
    const scored = reported(plan, [[rowFrom(plan, 'steps'), 2, 3]]);
    expect(yearOnYear(scored, reported(WATER, [])).total).toBeNull();
    expect(yearOnYear(reported(plan, []), reported(WATER, [['steps', 3, 2]])).total).toBeNull();
  });

  it('[NY13] that the two years are reckoned otherwise is said, by name', () => {
    const usual: Plan = {
      ...WATER,
      settings: { ...WATER.settings, gradeThresholds: READY_RULES.chongqing.gradeThresholds },
    };
    const plan = nextYear(usual, {});
    const now = (settings: Partial<Plan['settings']>) => ({
      ...plan,
      settings: { ...plan.settings, ...settings },
    });
    const compared = (settings: Partial<Plan['settings']>) =>
      yearOnYear(
        reported(now(settings), [[rowFrom(plan, 'steps'), 2, 3]]),
        reported(usual, [['steps', 3, 2]]),
      );
    const capped = compared(rulesMember(READY_RULES.capped.rules));
    expect(unsharedText(capped)).toBe('口径由重庆口径改为执行率封顶与偏离扣分口径');
    expect(yearOnYearProse(capped, 5)[0]).toContain('（口径由重庆口径改为执行率封顶与偏离扣分口径）');
    expect(unsharedText(compared({ exceededRule: 'R2' }))).toBe('口径由重庆口径改为重庆口径（有改动）');
    expect(unsharedText(compared({}))).toBe('');
  });

  it('[NY13] what is new, gone or not scored is said and not compared', () => {
    const { row } = rowThree({}, []);
    expect([valueOnYearText(row), scoreOnYearText(row)]).toStrictEqual(['', '得分不比：今年还没有得分']);
    const added: DraftRow = {
      id: 'new',
      name: '新的一项',
      class: '数量',
      unit: '次',
      operator: '≥',
      target: '4',
      weight: '4.5',
      rollup: 'sum',
      pacing: 'linear',
      decimals: 0,
      core: false,
      owner: '',
      source: null,
      notes: [],
    };
    const plan = nextYear(WATER, { steps: null }, [added]);
    const compared = yearOnYear(reported(plan, [['new', 1, 1]]), reported(WATER, [['steps', 3, 2]]));
    expect(unsharedText(compared)).toBe('今年新增 1 项、4.5 分，取消上年 1 项、4.5 分');
    expect(unsharedText(rowThree({}, []).compared)).toBe('已计分 0 项，上年同期 1 项');
    expect(compared.dropped.map(({ indicator }) => indicator.id)).toStrictEqual(['steps']);
    const last = compared.rows[compared.rows.length - 1];
    expect(last === undefined ? '' : scoreOnYearText(last)).toBe('今年新增');
    expect(compared.movers).toStrictEqual([]);
  });

  it('[NY14] the papers say total, classes and rows, and nothing where nothing can be compared', () => {
    const { compared } = rowThree({});
    expect(yearOnYearProse(compared, 3)).toStrictEqual([
      '与2026年同期（截至6月）相比，总分由1.50分到2.25分，多0.75分。',
      '其中数量指标多0.75分。',
      '变化较大的是第3项“供水应急演练”多0.75分；指标值、单位或权重与上年不同的，得分不作比较。',
    ]);
    expect(yearOnYearProse(rowThree({}, []).compared, 3)).toStrictEqual([]);
  });

  it('[NY15] three years are a series, by the links, oldest first; two are none', () => {
    const next = nextYear(WATER);
    const third = nextYear(next);
    const [b, c] = [rowFrom(next, 'steps'), rowFrom(third, rowFrom(next, 'steps'))];
    const reports = [
      reported(third, [[c, 1, 4]]),
      reported(next, [[b, 2, 3]]),
      reported(WATER, [['steps', 3, 2]]),
    ];
    const row = reports[0]?.rows[2];
    expect(row === undefined ? [] : rowChain(reports, row)).toStrictEqual([
      { year: 2026, text: '2 次', at: 20_000 },
      { year: 2027, text: '3 次', at: 30_000 },
      { year: 2028, text: '4 次', at: 40_000 },
    ]);
    expect(totalChain(reports).map(({ text }) => text)).toStrictEqual(['1.50 分', '2.25 分', '3.00 分']);
    expect(row === undefined ? [] : rowChain(reports.slice(0, 2), row)).toStrictEqual([]);
  });

  it('[NY15] 万元 of one year and «万/年» of the next are one unit in the series, 元 is another', () => {
    const chainOf = (unit: string) => {
      const next = nextYear(WATER, { money: { unit } });
      const third = nextYear(next);
      const [b, c] = [rowFrom(next, 'money'), rowFrom(third, rowFrom(next, 'money'))];
      const reports = [
        reported(third, [[c, 1, 4]]),
        reported(next, [[b, 2, 3]]),
        reported(WATER, [['money', 3, 2]]),
      ];
      const row = reports[0]?.rows[13];
      return row === undefined ? [] : rowChain(reports, row);
    };
    expect(chainOf('万/年').map(({ at }) => at)).toStrictEqual([20_000, 30_000, 40_000]);
    expect(chainOf('元').map(({ at }) => at)).toStrictEqual([null, 30_000, 40_000]);
  });

  it('[NY13] whatever is reported, the rows add up: shared steps, what is new and what is gone make the change of the total', () => {
    const plan = nextYear(WATER, { exact: null, twice: { weight: '9.5' } }, []);
    const cells = fc.array(fc.tuple(fc.integer({ min: 0, max: 30 }), fc.integer({ min: 0, max: 400 })));
    const [ids, lastIds] = [plan, WATER].map(({ indicators }) =>
      indicators.filter(({ kind }) => kind === 'quantitative').map(({ id }) => id as string),
    );
    const at = (rows: readonly string[] = [], said: readonly (readonly [number, number])[]) =>
      said.map(([row, value]) => [rows[row % rows.length] ?? '', 3, value] as const);
    fc.assert(
      fc.property(cells, cells, (mine, before) => {
        const compared = yearOnYear(reported(plan, at(ids, mine)), reported(WATER, at(lastIds, before)));
        const linked = compared.rows.flatMap((each) => (each.last === null ? [] : [each]));
        expect(new Set(linked.map((each) => each.last)).size).toBe(linked.length);
        expect(linked.length + compared.dropped.length).toBe(WATER.indicators.length);
        expect(changeOf(compared)).toBe(compared.now.card.total - compared.last.card.total);
      }),
      { numRuns: 60 },
    );
  });
});

/** Over all rows of both years, scored or not. */
function changeOf({ rows, dropped }: YearOnYear): number {
  const own = rows.reduce((sum, { row, last }) => sum + (row.score.score ?? 0) - (last?.score.score ?? 0), 0);
  return own - dropped.reduce((sum, { score }) => sum + (score.score ?? 0), 0);
}
