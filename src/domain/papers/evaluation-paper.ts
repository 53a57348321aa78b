import { PROJECT_LABEL } from '#src/domain/catalogue/field-words.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import {
  RUN_BY_LABEL,
  YEAR_GOAL_LABEL,
  CLASS3_LABEL,
  YEAR_TARGET_HEAD,
} from '#src/domain/papers/form-labels.ts';
import {
  hasPrintedClasses,
  levelColumns,
  levelsOf,
  officialPaper,
  type PaperGround,
} from '#src/domain/papers/form-layout.ts';
import type { Funds } from '#src/domain/papers/funds.ts';
import { moneyLines } from '#src/domain/papers/money-lines.ts';
import {
  fieldsOver,
  figure,
  label,
  valueText,
  written,
  type FieldLine,
  type RuledColumn,
  type RuledForm,
  type RuledRow,
} from '#src/domain/papers/ruled-form.ts';
import { COEFFICIENT_LABEL } from '#src/domain/papers/scorecard-columns.ts';
import { marksAt } from '#src/domain/papers/scorecard-notes.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { adjustedText, printedGoal, type ScorecardRow } from '#src/domain/papers/scorecard-row.ts';
import type { EvaluationRow, SelfEvaluationForm } from '#src/domain/papers/self-evaluation-form.ts';
import { textCell, type NumberCell, type TableCell } from '#src/domain/papers/table-cell.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { monthText } from '#src/domain/words/format.ts';
import type { FormField } from '#src/domain/papers/form-texts.ts';
import type { FormLayout } from '#src/domain/statements/statement.ts';

/** 绩效自评表 in one of its layouts: as in Chongqing, or with 一级, 二级, 三级指标; of a project with its funds by source [ND8] [ND20] [ND30]. */
export interface EvaluationPaper extends RuledForm {
  /** Figures, formulas and what is missing are the same in every layout. */
  readonly form: SelfEvaluationForm;
  /** Sources that do not add up. */
  readonly fundProblems: readonly string[];
}

export function evaluationPaper(
  form: SelfEvaluationForm,
  { layout, plan, funds }: PaperGround,
): EvaluationPaper {
  return layout === 'national' ? nationalPaper(form, plan, funds) : chongqingPaper(form, funds);
}

/** The columns of Chongqing's form are those of the scorecard, 是否核心指标 among them [U1]. */
function chongqingPaper(form: SelfEvaluationForm, funds: Funds | null): EvaluationPaper {
  const columns = form.columns.map(
    ({ id, label: head, align, width }): RuledColumn =>
      Object.assign({ id, label: head, align, width }, id === 'name' ? ({ isNumbered: true } as const) : {}),
  );
  return {
    ...paperOf(form, 'chongqing', funds),
    columns,
    fields: fieldsOver(columns, chongqingLines(form, funds)),
    rows: form.rows.map(({ row, cells }) => ({
      key: row.id,
      seq: row.seq,
      scored: row,
      cells,
      marks: marksOf(form, row.seq),
    })),
  };
}

function marksOf({ columns, table }: SelfEvaluationForm, seq: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    columns.flatMap(({ id }) => (id === 'core' ? [] : [[id, marksAt(table.notes, seq, id)]])),
  );
}

/** What every layout has. */
function paperOf(form: SelfEvaluationForm, layout: FormLayout, funds: Funds | null) {
  const when = `数据截至：${form.year}年${monthText(form.cutOff)}`;
  return {
    ...officialPaper(form, { layout, funds, when }),
    fieldsName: '单位、总分、预算执行与绩效目标',
    sum: { label: '合计', cells: { weight: form.sum.weight, score: form.sum.score } },
  };
}

function chongqingLines(form: SelfEvaluationForm, funds: Funds | null): readonly FieldLine[] {
  const { head, total, budgetNote, goals } = form;
  const { authority, contact, phone } = head;
  return [
    [
      ['name', 'name', label(authority.label)],
      ['unit', 'adjusted', written(authority, { align: 'center' })],
      ['value', 'coefficient', label(total.label)],
      ['weight', 'remark', totalFigure(form)],
    ],
    [
      ['name', 'name', label(contact.label)],
      ['unit', 'adjusted', written(contact, { align: 'center' })],
      ['value', 'coefficient', label(phone.label)],
      ['weight', 'remark', written(phone, { align: 'center' })],
    ],
    ...moneyLines({
      form,
      funds,
      layout: 'chongqing',
      money: [
        ['initial', 'unit', 'operator'],
        ['budget', 'target', 'adjusted'],
        ['executed', 'value', 'value'],
        ['rate', 'coefficient', 'weight'],
        ['weight', 'score', 'core'],
        ['score', 'remark', 'remark'],
      ],
    }),
    [
      ['name', 'name', label(budgetNote.label, { isOptional: isBlank(budgetNote) })],
      ['unit', 'remark', written(budgetNote, { align: 'left' })],
    ],
    ...goals.map((goal, at) => goalLine(goal, at === 0 ? goals.length : 0)),
  ];
}

/** @param rows that the label before them covers; 0 below the first */
function goalLine(goal: FormField, rows: number): FieldLine {
  const own: FieldLine = [
    ['unit', 'operator', label(goal.label)],
    ['target', 'remark', written(goal, { align: 'left' })],
  ];
  return rows === 0 ? own : [['name', 'name', label('当年绩效目标', { rows })], ...own];
}

/** Nothing is written in it: it is a line on screen alone. */
function isBlank({ text }: FormField): boolean {
  return text === '';
}

const totalFigure = ({ total }: SelfEvaluationForm) =>
  figure(total.score, { name: 'total', live: { kind: 'total' } });

/** With 一级, 二级, 三级指标, as all over the country. */
function nationalPaper(form: SelfEvaluationForm, plan: Plan, funds: Funds | null): EvaluationPaper {
  const { project } = form;
  const columns = columnsOf(form, plan);
  const isPrinted = hasPrintedClasses(plan.indicators);
  return {
    ...paperOf(form, 'national', funds),
    columns,
    fields: fieldsOver(columns, [
      ...(project === null ? unitLines(form) : projectLines(form, project)),
      ...nationalMoney(form, funds),
      ...goalLines(form),
    ]),
    rows: form.rows.flatMap((row, at) => {
      const indicator = plan.indicators[at];
      return indicator === undefined ? [] : [ruledRow(form, row, indicator, isPrinted)];
    }),
  };
}

function columnsOf({ columns, cutOff }: SelfEvaluationForm, { indicators }: Plan): readonly RuledColumn[] {
  const of = (id: string) => columns.find((column) => column.id === id)?.label ?? '';
  return [
    ...levelColumns(indicators, [84, 100]),
    { id: 'name', label: CLASS3_LABEL, align: 'left', width: 196, isNumbered: true },
    { id: 'target', label: YEAR_TARGET_HEAD, align: 'center', width: 128 },
    {
      id: 'value',
      label: cutOff === YEAR_END ? '实际完成值' : of('value'),
      align: 'center',
      width: 100,
    },
    { id: 'weight', label: '分值', align: 'center', width: 70 },
    { id: 'score', label: '得分', align: 'center', width: 72 },
    { id: 'remark', label: '偏差原因分析及改进措施', align: 'left', width: 250 },
    { id: 'coefficient', label: COEFFICIENT_LABEL, align: 'right', width: 90, isAside: true },
  ];
}

function totalLine(form: SelfEvaluationForm): FieldLine[number][] {
  const { total } = form;
  return [
    ['value', 'value', label(total.label)],
    ['weight', 'score', totalFigure(form)],
    ['remark', 'remark', valueText(`等次：${total.grade}`, { align: 'center' })],
  ];
}

function unitLines(form: SelfEvaluationForm): readonly FieldLine[] {
  const { authority, contact, phone } = form.head;
  return [
    [
      ['class1', 'class2', label(authority.label)],
      ['name', 'target', written(authority, { align: 'center' })],
      ...totalLine(form),
    ],
    [
      ['class1', 'class2', label(contact.label)],
      ['name', 'target', written(contact, { align: 'center' })],
      ['value', 'value', label(phone.label)],
      ['weight', 'remark', written(phone, { align: 'center' })],
    ],
  ];
}

function projectLines(form: SelfEvaluationForm, project: string): readonly FieldLine[] {
  const { authority, contact, phone } = form.head;
  return [
    [
      ['class1', 'class2', label(PROJECT_LABEL)],
      ['name', 'target', valueText(project, { align: 'center' })],
      ...totalLine(form),
    ],
    [
      ['class1', 'class2', label(authority.label)],
      ['name', 'target', written(authority, { align: 'center' })],
      ['value', 'value', label(RUN_BY_LABEL)],
      ['weight', 'remark', valueText(form.unitName, { align: 'center' })],
    ],
    [
      ['class1', 'class2', label(contact.label)],
      ['name', 'target', written(contact, { align: 'center' })],
      ['value', 'value', label(phone.label)],
      ['weight', 'remark', written(phone, { align: 'center' })],
    ],
  ];
}

/** 年度资金总额 and, of a project, the sources of it. */
function nationalMoney(form: SelfEvaluationForm, funds: Funds | null): readonly FieldLine[] {
  const { budgetNote } = form;
  return [
    ...moneyLines({
      form,
      funds,
      layout: 'national',
      money: [
        ['initial', 'name', 'name'],
        ['budget', 'target', 'target'],
        ['executed', 'value', 'value'],
        ['weight', 'weight', 'weight'],
        ['rate', 'score', 'score'],
        ['score', 'remark', 'remark'],
      ],
    }),
    [
      ['class1', 'class2', label(budgetNote.label, { isOptional: isBlank(budgetNote) })],
      ['name', 'remark', written(budgetNote, { align: 'left' })],
    ],
  ];
}

function goalLines({ goals }: SelfEvaluationForm): readonly FieldLine[] {
  const of = (slot: string) => goals.filter((goal) => goal.slot === slot);
  const [[goal], [adjusted], [result]] = [of('annual-goal'), of('adjusted-goal'), of('goal-result')];
  if (goal === undefined || result === undefined) return [];
  const adjustedLine: readonly FieldLine[] =
    adjusted === undefined
      ? []
      : [
          [
            ['class1', 'class2', label(adjusted.label, { isOptional: isBlank(adjusted) })],
            ['name', 'remark', written(adjusted, { align: 'left' })],
          ],
        ];
  return [
    [
      ['class1', 'class1', label(YEAR_GOAL_LABEL, { rows: 2 })],
      ['class2', 'target', label('预期目标')],
      ['value', 'remark', label('实际完成情况')],
    ],
    [
      ['class2', 'target', written(goal, { align: 'left' })],
      ['value', 'remark', written(result, { align: 'left' })],
    ],
    ...adjustedLine,
  ];
}

function ruledRow(
  form: SelfEvaluationForm,
  { row, cells, remark: _ }: EvaluationRow,
  indicator: PlanIndicator,
  isPrinted: boolean,
): RuledRow {
  const { class1, class2 } = levelsOf(indicator, isPrinted);
  const { notes } = form.table;
  const at = (...columns: readonly Parameters<typeof marksAt>[2][]) =>
    columns.map((column) => marksAt(notes, row.seq, column)).join('');
  return {
    key: row.id,
    seq: row.seq,
    scored: row,
    cells: {
      class1: textCell(class1),
      class2: textCell(class2),
      name: cells.name,
      target: targetInForce(row, indicator),
      value: cells.value,
      weight: cells.weight,
      score: cells.score,
      remark: cells.remark,
      coefficient: cells.coefficient,
    },
    marks: {
      name: at('name'),
      target: at('target', 'operator', 'unit'),
      value: at('value'),
      weight: at('weight'),
    },
  };
}

/** '≥ 15000 条' with the number behind it; an adjusted target in force stands first, and says what it was [ND7]. */
function targetInForce({ cells }: ScorecardRow, indicator: PlanIndicator): TableCell {
  const { operator, unit } = printedGoal(indicator);
  if (indicator.kind !== 'quantitative') return cells.target;
  const number = cells.adjusted.kind === 'number' ? cells.adjusted : cells.target;
  if (number.kind !== 'number') return number;
  const text =
    cells.adjusted === number
      ? `${adjustedText(indicator, number.scaled as Quantity)}（年初 ${cells.target.text}）`
      : [operator, number.text, unit].filter((part) => part !== '').join(' ');
  const framed: NumberCell = { ...number, text };
  return framed;
}
