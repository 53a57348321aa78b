import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import {
  DEFAULT_RULES,
  READY_RULES,
  RULE_SETS,
  rulesMember,
  type WholeRules,
} from '#src/domain/catalogue/rules.ts';
import { secondRoute, type SecondRow } from '#src/domain/check/second-route.ts';
import { evaluationPaper, type EvaluationPaper } from '#src/domain/papers/evaluation-paper.ts';
import { monitoringPaper, type MonitoringPaper } from '#src/domain/papers/monitoring-paper.ts';
import type { RuledForm } from '#src/domain/papers/ruled-form.ts';
import type { ColumnId } from '#src/domain/papers/scorecard-columns.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import type { SelfEvaluationForm } from '#src/domain/papers/self-evaluation-form.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { pointsToText, type Points } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { FORM_LAYOUTS, type Said } from '#src/domain/statements/statement.ts';
import { evaluationWorkbook } from '#src/export/evaluation-workbook.ts';
import { monitoringWorkbook } from '#src/export/monitoring-workbook.ts';
import { scorecardWorkbook } from '#src/export/scorecard-workbook.ts';
import { cellValue } from '#src/export/sheet-grid.ts';
import { anyYear } from '#test/domain/support/any-year.ts';
import { points } from '#test/domain/support/build.ts';
import { revision } from '#test/domain/support/revision.ts';
import { cardOf } from '#test/export/support/card.ts';
import { computedCells, type ComputedCells } from '#test/export/support/computed-cells.ts';
import { findLibreOffice, recalculated } from '#test/export/support/libre-office.ts';
import { evaluationOf, evaluationPaperOf, monitoringOf } from '#test/export/support/official-forms.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const program = findLibreOffice('calc');
const YEARS = 30;
const LIMIT = 600_000;

const OWN = 'of its own';

/** What stands ready, and one of everything at once. */
const RULES: readonly [name: string, rules: WholeRules][] = [
  ...RULE_SETS.map((set) => [set, READY_RULES[set]] as [string, WholeRules]),
  [
    OWN,
    {
      exceededRule: 'R2',
      gradeThresholds: [points('95'), points('85'), points('70')],
      rules: {
        executionPoints: points('0'),
        partlyFrom: 500_000,
        rowDecimals: 1,
        overshoot: { from: 1_100_000, deduct: points('0.75') },
        caps: [{ below: 900_000, most: points('60') }],
      },
    },
  ],
];

/** A year as it may go: most rows as in the year of the water works, others anyhow; the execution from 40 to 110 % of the budget. */
const anyWholeYear = (plan: Plan): fc.Arbitrary<readonly Said[]> =>
  fc
    .tuple(
      anyYear(plan),
      fc.subarray(plan.indicators.map(({ id }) => id)),
      // A twelfth of 40 and of 110 % of 618.6, in ten-thousandths: 20.62 and 56.705.
      fc.integer({ min: 206_200, max: 567_050 }),
      fc.array(fc.integer({ min: -9_999, max: 9_999 }), { minLength: 12, maxLength: 12 }),
    )
    .map(([anyhow, rows, amount, strays]) => {
      const isAnyhow = ({ subject }: Said) => 'indicator' in subject && rows.includes(subject.indicator);
      const usual = waterYear(plan).filter((said) => said.subject.kind !== 'execution' && !isAnyhow(said));
      const execution = MONTHS.map(
        (month, index): Said => ({
          subject: { kind: 'execution', month },
          content: { kind: 'number', value: (amount + (strays[index] ?? 0)) as Quantity },
          note: '',
        }),
      );
      return usual.concat(anyhow.filter(isAnyhow), execution);
    });

interface Case {
  readonly plan: Plan;
  readonly said: readonly Said[];
  readonly month: Month;
  readonly card: ScorecardTable;
  readonly form: SelfEvaluationForm;
  /** The same form as all over the country. */
  readonly national: EvaluationPaper;
  /** 运行监控表 at any cut-off, in either layout. */
  readonly monitored: { readonly month: Month; readonly papers: readonly MonitoringPaper[] };
}

function casesUnder({ exceededRule, gradeThresholds, rules }: WholeRules, seed: number): readonly Case[] {
  const plan: Plan = {
    ...WATER,
    settings: { ...WATER.settings, exceededRule, gradeThresholds, ...rulesMember(rules) },
  };
  return fc.sample(anyWholeYear(plan), { numRuns: YEARS, seed }).map((said, index): Case => {
    const month: Month = index % 5 === 0 ? 7 : 12;
    const view = index % 2 === 0 ? 'hundred' : 'ten-ninety';
    const card = cardOf({ plan, said, month, view });
    const form = evaluationOf({ plan, said, month });
    const monitoredMonth = MONTHS[(5 * index) % 12] ?? 12;
    const monitoring = monitoringOf({ plan, said, month: monitoredMonth });
    return {
      plan,
      said,
      month,
      card,
      form,
      national: evaluationPaper(form, { layout: 'national', plan, funds: null }),
      monitored: {
        month: monitoredMonth,
        papers: FORM_LAYOUTS.map((layout) => monitoringPaper(monitoring, { layout, plan, funds: null })),
      },
    };
  });
}

const CASES = RULES.map(([name, rules], at) => ({ name, rules, cases: casesUnder(rules, 1_400 + at) }));

const logOf = (said: readonly Said[]) =>
  said.map((each, at) => Object.assign({}, revision({ id: `s${at}` }), each));

const text = (value: bigint | null) => (value === null ? '—' : Number(pointsToText(Number(value) as Points)));

/** A full-year value of the second route as a form writes it. */
function valueText({ value }: SecondRow): string | number {
  if (value === null) return '未填报';
  return value === 'none' ? '无发生' : Number(value) / 10_000;
}

/** A column of a form's sheet, row by row: a long text goes on below its row. */
function columnOf(sheet: ComputedCells, { columns, rows }: RuledForm, id: string) {
  const letter = (of: string) => String.fromCharCode(65 + columns.findIndex((column) => column.id === of));
  const found: ReturnType<ComputedCells>[] = [];
  for (let at = 1; found.length < rows.length; at += 1) {
    if (at > 500) throw new Error(`only ${found.length} rows`);
    const name = sheet(`${letter('name')}${at}`);
    if (typeof name === 'string' && name.startsWith(`${rows[found.length]?.seq}．`))
      found.push(sheet(`${letter(id)}${at}`));
  }
  return found;
}

const shownIn = ({ rows }: RuledForm, id: string) =>
  rows.map(({ cells: { [id]: cell } }) => (cell === undefined ? null : cellValue(cell)));

describe.skipIf(program === null)(
  'workbooks under every 口径 (skipped where LibreOffice is not on the PATH)',
  () => {
    const read = new Map<string, ComputedCells>();
    const firstSheetOf = (key: string) => {
      const sheet = read.get(key);
      if (sheet === undefined) throw new Error(`${key} was not recalculated`);
      return sheet;
    };

    beforeAll(async () => {
      if (program === null) return;
      const all = CASES.flatMap(({ name, cases }) =>
        cases.flatMap(({ card, form, national, monitored }, index) => [
          { key: `${name} ${index} card`, made: scorecardWorkbook(card) },
          { key: `${name} ${index} form`, made: evaluationWorkbook(evaluationPaperOf(form)) },
          { key: `${name} ${index} national`, made: evaluationWorkbook(national) },
          // No 口径 has a word in it: those that stand ready are enough.
          ...(name === OWN ? [] : monitored.papers).map((paper, layout) => ({
            key: `${name} ${index} monitoring ${layout}`,
            made: monitoringWorkbook(paper),
          })),
        ]),
      );
      // One start for all of them.
      const results = await recalculated(program, await Promise.all(all.map(({ made }) => made)));
      for (const [index, { key }] of all.entries())
        read.set(key, computedCells(results[index] ?? new Uint8Array(), 1));
    }, LIMIT);

    it('[KJ8] the rules bite in these years', () => {
      const marks = CASES.map(({ name, cases }) => [
        name,
        cases.filter(({ card }) => card.execution.mark.includes('封顶')).length > 3,
      ]);
      expect(Object.fromEntries(marks)).toEqual({
        chongqing: false,
        'twenty-eighty': false,
        capped: true,
        'of its own': true,
      });
    });

    it.each(CASES)(
      '[KJ8] 评分表 and 自评表 say what the screen and the second route say: $name',
      ({ name, cases }) => {
        cases.forEach(({ plan, said, month, card, form }, index) => {
          const second = secondRoute(plan, logOf(said), month);
          const sheet = firstSheetOf(`${name} ${index} card`);
          const letters = new Map(
            card.columns.map(({ id }, column) => [id, String.fromCharCode(65 + column)]),
          );
          const at = (id: ColumnId, row: number) => sheet(`${letters.get(id) ?? ''}${row}`);
          const ofRows = card.view === 'hundred' ? 'score' : 'ninety';
          expect({
            year: index,
            rows: card.rows.map((_, place) => at('score', 7 + place)),
            hundred: at('target', 5),
            total: at('score', 5),
            execution: at('score', 4),
          }).toEqual({
            year: index,
            rows: second.rows.map((row) => text(row[ofRows])),
            hundred: text(second.total),
            total: text(second.tenNinety),
            execution: text(second.executionScore),
          });
          expect([at('target', 5), at('score', 5), at('value', 5)]).toEqual([
            cellValue(card.hundred.score),
            cellValue(card.tenNinety.score),
            card.hundred.grade,
          ]);
          const paper = firstSheetOf(`${name} ${index} form`);
          const head = form.budgetNote.text === '' ? 10 : 11;
          expect({
            rows: form.rows.map((_, place) => paper(`I${head + 1 + place}`)),
            total: paper('H3'),
          }).toEqual({
            rows: second.rows.map((row) => text(row.ninety)),
            total: text(second.tenNinety),
          });
          expect(cellValue(form.total.score)).toBe(text(second.tenNinety));
        });
      },
    );

    it.each(CASES)('[KJ8] [ND8] so does 自评表 in the national layout: $name', ({ name, cases }) => {
      cases.forEach(({ plan, said, month, national }, index) => {
        const second = secondRoute(plan, logOf(said), month);
        const paper = firstSheetOf(`${name} ${index} national`);
        expect({ year: index, rows: columnOf(paper, national, 'score'), total: paper('F3') }).toEqual({
          year: index,
          rows: second.rows.map((row) => text(row.ninety)),
          total: text(second.tenNinety),
        });
        expect(columnOf(paper, national, 'value')).toEqual(shownIn(national, 'value'));
      });
    });

    it.each(CASES.filter(({ name }) => name !== OWN))(
      '[KJ8] [U8] [ND9] so does 运行监控表 in either layout: $name',
      ({ name, cases }) => {
        cases.forEach(({ plan, said, monitored: { month, papers } }, index) => {
          const second = secondRoute(plan, logOf(said), month);
          papers.forEach((paper, layout) => {
            const reached = columnOf(firstSheetOf(`${name} ${index} monitoring ${layout}`), paper, 'soFar');
            expect({ year: index, layout, reached }).toEqual({
              year: index,
              layout,
              reached: shownIn(paper, 'soFar'),
            });
            // What a person rates, and what a person put in place of the data, does not follow from the months.
            const [measured, of] = [reached, second.rows].map((all) =>
              all.filter(
                (_, at) =>
                  plan.indicators[at]?.kind === 'quantitative' &&
                  paper.form.rows[at]?.soFar.isByHand === false,
              ),
            );
            expect(measured).toEqual(of?.map((row) => valueText(row as SecondRow)));
          });
        });
      },
    );
  },
);

describe('the foot of every form', () => {
  it('[KJ8] names the 口径 and says its rules', () => {
    const of = (name: string) => CASES.find((each) => each.name === name)?.cases[1];
    const [usual, twenty, capped, own] = RULES.map(([name]) => of(name)?.card.rules ?? []);
    expect(usual?.[0]).toBe('重庆口径');
    expect(twenty).toEqual(
      expect.arrayContaining([
        '20+80 口径',
        '指标得分 = 权重 × 0.8 × 未舍入的系数，四舍五入到 0.01 分；自评总分 = 预算执行得分（20 分）+ 各行得分之和（80 分）',
      ]),
    );
    expect(capped).toEqual(
      expect.arrayContaining([
        '执行率封顶与偏离扣分口径',
        '完成值达到指标值的 130% 及以上的，按权重扣 2 分后计分，最低为 0；人工评分不扣',
        '总分按预算执行率封顶：执行率低于 80% 最高 89 分，低于 70% 最高 79 分，低于 60% 最高 69 分，低于 50% 最高 59 分',
      ]),
    );
    expect(own).toEqual([
      '自定义口径',
      '得分系数：达到指标值记 1（100%），未达到按完成值 ÷ 指标值计；指标值为 0 而未达到记 0',
      '超出上限时，得分系数 = 1 −（完成值 − 指标值）÷ 指标值，最低为 0',
      '完成值达到指标值的 110% 及以上的，按权重扣 0.75 分后计分，最低为 0；人工评分不扣',
      '评定系数：达成年度指标 [0.80, 1.00]，部分达成并具有一定效果 [0.50, 0.80)，未达成且效果较差 [0.00, 0.50)',
      '指标得分 = 权重 × 未舍入的系数，四舍五入到 0.1 分；自评总分 = 各行得分之和，预算执行率不计分',
      '总分按预算执行率封顶：执行率低于 90% 最高 60 分',
      '等次：95 分及以上为优，85 分及以上为良，70 分及以上为中，其余为差',
    ]);
    expect(DEFAULT_RULES.caps).toEqual([]);
  });
});
