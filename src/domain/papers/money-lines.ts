import {
  INITIAL_BUDGET_LABEL,
  BUDGET_LABEL,
  ADJUSTED_BUDGET_LABEL,
} from '#src/domain/catalogue/field-words.ts';
import { EXECUTION_SCORE_LABEL } from '#src/domain/papers/form-labels.ts';
import { fundCell, fundRate, fundSubject, type Funds } from '#src/domain/papers/funds.ts';
import {
  figure,
  label,
  rateFigure,
  valueText,
  type FieldCell,
  type FieldLine,
} from '#src/domain/papers/ruled-form.ts';
import { RATE_LABEL } from '#src/domain/papers/scorecard-columns.ts';
import type { ExecutionBlock } from '#src/domain/papers/scorecard-table.ts';
import type { Month } from '#src/domain/period/month.ts';
import {
  FUND_SOURCES,
  type FormLayout,
  type FundFigure,
  type FundSource,
} from '#src/domain/statements/statement.ts';
import { SUBJECT_WORDS } from '#src/domain/statements/subject-words.ts';
import { EXECUTION_LABEL } from '#src/domain/words/figure-labels.ts';
import { FUND_SOURCE_WORDS } from '#src/domain/words/statement-words.ts';

/** The figures of money from left to right: from which column to which. */
type Money = readonly (readonly [of: MoneyFigure, from: string, to: string])[];

type MoneyFigure = FundFigure | 'rate' | 'weight' | 'score';

/** What a layout writes above each; above what was spent stands its own label, which names the month. */
const HEADS: Readonly<Record<FormLayout, Readonly<Record<Exclude<MoneyFigure, 'executed'>, string>>>> = {
  chongqing: {
    initial: INITIAL_BUDGET_LABEL,
    budget: ADJUSTED_BUDGET_LABEL,
    rate: RATE_LABEL,
    weight: '执行率权重',
    score: EXECUTION_SCORE_LABEL,
  },
  national: {
    initial: INITIAL_BUDGET_LABEL,
    budget: BUDGET_LABEL,
    rate: RATE_LABEL,
    weight: '分值',
    score: '得分',
  },
};

interface MoneyGround {
  readonly form: { readonly execution: ExecutionBlock; readonly cutOff: Month };
  /** null: of 整体, without sources. */
  readonly funds: Funds | null;
  readonly layout: FormLayout;
  readonly money: Money;
}

/** The whole of the money and, of a project, its sources below it [ND20] [ND30]; the same in every form. */
export function moneyLines(ground: MoneyGround): readonly FieldLine[] {
  const { money, funds } = ground;
  const { execution } = ground.form;
  const [before, whole] = beforeMoney(ground);
  const heads = { ...HEADS[ground.layout], executed: execution.executedLabel };
  return [
    [...before, ...money.map(([of, from, to]): FieldLine[number] => [from, to, label(heads[of])])],
    [...whole, ...laid(money, wholeCells(execution))],
    ...(funds === null ? [] : FUND_SOURCES.map((source) => sourceLine(source, funds[source], ground))),
  ];
}

/** What stands before the heads, and before the whole; where there are levels, each source is named in the second. */
function beforeMoney({
  layout,
  funds,
}: Pick<MoneyGround, 'layout' | 'funds'>): readonly [heads: FieldLine, whole: FieldLine] {
  if (layout === 'chongqing') return [[['name', 'name', label(EXECUTION_LABEL, { rows: 2 })]], []];
  const rows = 2 + (funds === null ? 0 : FUND_SOURCES.length);
  return [
    [
      ['class1', 'class1', label(funds === null ? EXECUTION_LABEL : SUBJECT_WORDS.funds, { rows })],
      ['class2', 'class2', label('')],
    ],
    [['class2', 'class2', label('年度资金总额')]],
  ];
}

type MoneyCells = Readonly<Record<MoneyFigure, Omit<FieldCell, 'columns'>>>;

function laid(money: Money, cells: MoneyCells): FieldLine {
  return money.map(([of, from, to]) => [from, to, cells[of]]);
}

function wholeCells(execution: ExecutionBlock): MoneyCells {
  return {
    initial: figure(execution.budgetAtStart),
    budget: figure(execution.budget, { name: 'budget' }),
    executed: figure(execution.executed, { name: 'executed' }),
    rate: rateFigure(execution.rate),
    weight: figure(execution.weight, { name: 'weight' }),
    score: figure(execution.score, { name: 'score', live: { kind: 'execution-score' } }),
  };
}

/** One source; it has no points of its own. */
function sourceLine(
  source: FundSource,
  own: Funds[FundSource],
  { form, layout, money }: MoneyGround,
): FieldLine {
  const [budget, executed] = [`budget/${source}`, `executed/${source}`];
  const entry = (each: FundFigure) => fundSubject(source, each, form.cutOff);
  const none = valueText('—', { align: 'center' });
  const cells: MoneyCells = {
    initial: figure(fundCell(own.initial), { entry: entry('initial') }),
    budget: figure(fundCell(own.budget), { name: budget, entry: entry('budget') }),
    executed: figure(fundCell(own.executed), { name: executed, entry: entry('executed') }),
    rate: figure(fundRate(own), { name: `rate/${source}`, live: { kind: 'rate', executed, budget } }),
    weight: none,
    score: none,
  };
  const name = `${source === 'fiscal' ? '其中：' : ''}${FUND_SOURCE_WORDS[source]}`;
  const column = layout === 'chongqing' ? 'name' : 'class2';
  return [[column, column, label(name)], ...laid(money, cells)];
}
