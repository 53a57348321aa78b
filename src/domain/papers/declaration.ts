import {
  PROJECT_LABEL,
  AUTHORITY_LABEL,
  CONTACT_LABEL,
  PROJECT_CONTACT_LABEL,
  PHONE_LABEL,
  NAME_LABEL,
  UNIT_LABEL,
  OPERATOR_LABEL,
  TARGET_LABEL,
} from '#src/domain/catalogue/field-words.ts';
import { SAMPLE_MARK, type Plan, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import { executionWeightOf, isRated, weightOf } from '#src/domain/draft/draft-problems.ts';
import { plainLine, strongLine, SIGNATURE_LINES, type FootLine } from '#src/domain/papers/form-foot.ts';
import {
  FORM_UNIT_LABEL,
  RUN_BY_LABEL,
  MONEY_UNIT_LINE,
  YEAR_GOAL_LABEL,
  CLASS3_LABEL,
  CORE_HEAD,
  YEAR_TARGET_HEAD,
} from '#src/domain/papers/form-labels.ts';
import { hasPrintedClasses, levelColumns, levelsOf } from '#src/domain/papers/form-layout.ts';
import { fundCell, type Funds } from '#src/domain/papers/funds.ts';
import { DECLARATION_NAME } from '#src/domain/papers/paper-names.ts';
import { WEIGHT_LABEL } from '#src/domain/papers/scorecard-columns.ts';
import { FUND_SOURCES, type FormLayout } from '#src/domain/statements/statement.ts';
import { FUND_SOURCE_WORDS } from '#src/domain/words/statement-words.ts';
import {
  fieldsOver,
  figure,
  label,
  valueText,
  type FieldLine,
  type RuledColumn,
  type RuledForm,
  type RuledRow,
} from '#src/domain/papers/ruled-form.ts';
import { notesText, rowNotes } from '#src/domain/papers/scorecard-notes.ts';
import {
  NO_FIGURE,
  scaledCell,
  textCell,
  type NumberCell,
  type TableCell,
} from '#src/domain/papers/table-cell.ts';
import { parseScaled, textToQuantity } from '#src/domain/quantity/decimal-text.ts';
import { weightToText, type Points } from '#src/domain/quantity/points.ts';
import { quantityToText, scaledToText } from '#src/domain/quantity/quantity.ts';
import { weightText } from '#src/domain/words/format.ts';
import { inTitle, WHOLE_UNIT } from '#src/domain/words/plan-title.ts';

/**
 * 绩效目标申报表: the plan itself as the form that is filed each autumn. What it prints reads back as the same plan by the reader of target
 * tables [ND4]: so cells hold what they hold and nothing else, a field that is empty stays empty, and what is ours (owner, roll-up,
 * pacing, decimals) is not on it.
 */
export interface Declaration extends RuledForm {
  readonly layout: FormLayout;
  /** '' in a draft that does not say it yet. */
  readonly year: string;
  readonly isDraft: boolean;
  readonly isSample: boolean;
  /** Sources of a project's funds stand on it: words beside the plan, which no table brings back [ND35]. */
  readonly hasFunds: boolean;
}

/** What a declaration prints of a plan or of a draft. */
export interface DeclaredPlan {
  readonly unitName: string;
  readonly project: string | null;
  readonly year: string;
  /** 万元, decimal text; '' for none. */
  readonly budget: string;
  readonly goal: string;
  readonly contact: string;
  readonly phone: string;
  /** 主管部门; '' where nobody has said it. */
  readonly authority: string;
  readonly executionWeight: Points | null;
  /** Of a project in force whose sources somebody has said; null: they are not on the form. */
  readonly funds: Funds | null;
  readonly rows: readonly DeclaredRow[];
  readonly notes: string;
  readonly isDraft: boolean;
}

interface DeclaredRow extends Pick<PlanIndicator, 'class' | 'printed'> {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly operator: string;
  readonly target: string;
  readonly isNumber: boolean;
  readonly weight: string;
  readonly core: boolean;
}

interface DeclarationOptions {
  readonly layout: FormLayout;
  readonly isSample: boolean;
}

/** The plan as published: what was adjusted during the year is not declared, and its budget is that of the beginning. */
export function declaredPlan(plan: Plan, authority: string, funds: Funds | null): DeclaredPlan {
  const { settings } = plan;
  const budget = settings.initialBudget ?? settings.budget;
  return {
    unitName: plan.unitName,
    project: plan.project,
    year: String(plan.year),
    budget: budget === null ? '' : quantityToText(budget),
    goal: plan.overallGoal,
    contact: plan.contact.name,
    phone: plan.contact.phone,
    authority,
    executionWeight: settings.executionWeight ?? null,
    funds: funds !== null && FUND_SOURCES.some((source) => funds[source].initial !== null) ? funds : null,
    rows: plan.indicators.map(publishedRow),
    notes: notesOf(plan),
    isDraft: false,
  };
}

export function declaredDraft(draft: Draft): DeclaredPlan {
  return {
    unitName: draft.unitName.trim(),
    project: draft.project.trim() === '' ? null : draft.project.trim(),
    year: draft.year.trim(),
    budget: draft.budget.trim(),
    goal: draft.overallGoal.trim(),
    contact: draft.contactName.trim(),
    phone: draft.contactPhone.trim(),
    authority: '',
    executionWeight: executionWeightOf(draft.rules),
    funds: null,
    rows: draft.rows.map(draftRow),
    notes: '',
    isDraft: true,
  };
}

/** Where the source is odd, in the words of every form; no marks, for those would be read as part of their cells. */
function notesOf(plan: Plan): string {
  const notes = rowNotes(plan.indicators).map((note) => Object.assign({}, note, { mark: '' }));
  return notes.length === 0 ? '' : notesText(notes);
}

/**
 * The source's cells as they stand, where they say what the row says: a table of another layout has sign, number and unit in one cell, and
 * those are the row's own here.
 */
function publishedRow(row: PlanIndicator): DeclaredRow {
  const { id, source, printed, core } = row;
  const own = {
    id,
    class: row.class,
    ...(printed === undefined ? {} : { printed }),
    name: source.name,
    core,
    weight: weightToText(row.weight),
  };
  if (row.kind !== 'quantitative') {
    const isSaid = [source.unit, source.operator].some((text) => text.trim() === '定性');
    return {
      ...own,
      unit: isSaid ? source.unit : '',
      operator: isSaid ? source.operator : '定性',
      target: source.target,
      isNumber: false,
    };
  }
  const target = quantityToText(row.goal.target);
  const isSame = textToQuantity(source.target) === row.goal.target;
  return {
    ...own,
    unit: row.unit,
    operator: row.goal.operator,
    target: isSame ? source.target : target,
    isNumber: true,
  };
}

function draftRow(row: DraftRow): DeclaredRow {
  const { id, printed, core } = row;
  return {
    id,
    class: row.class,
    ...(printed === undefined ? {} : { printed }),
    name: row.name.trim(),
    unit: row.unit.trim(),
    operator: row.operator,
    target: row.target.trim(),
    isNumber: !isRated(row) && typeof textToQuantity(row.target.trim()) === 'number',
    weight: row.weight.trim(),
    core,
  };
}

export function declaration(plan: DeclaredPlan, { layout, isSample }: DeclarationOptions): Declaration {
  const { unitName, project, year, isDraft } = plan;
  const columns = columnsOf(plan, layout);
  const isPrinted = hasPrintedClasses(plan.rows);
  const sum = plan.rows.reduce((all, row) => all + (weightOf(row) ?? 0), 0);
  return {
    layout,
    title: `${year === '' ? '　　　　' : year}年度${project === null ? WHOLE_UNIT : inTitle(project)}${DECLARATION_NAME}`,
    unitName,
    project,
    year,
    meta: [`年度：${year}`, '填报日期：　　　　年　　月　　日', MONEY_UNIT_LINE],
    marks: [...(isDraft ? ['草稿'] : []), ...(isSample ? [SAMPLE_MARK] : [])],
    columns,
    fields: fieldsOver(columns, linesOf(plan, layout)),
    rows: plan.rows.map((row, at) => ruledRow(row, at + 1, isPrinted)),
    sum: { label: '合计', cells: { weight: scaledCell(sum, 2) } },
    foot: footOf(plan),
    signatures: SIGNATURE_LINES,
    isDraft,
    hasFunds: plan.funds !== null,
    isSample,
  };
}

/** Chongqing prints no classes; a table that has some keeps them, or they would be lost on the way back. */
function columnsOf({ rows }: DeclaredPlan, layout: FormLayout): readonly RuledColumn[] {
  const seq: RuledColumn = { id: 'seq', label: '序号', align: 'center', width: 40 };
  const unit: RuledColumn = { id: 'unit', label: UNIT_LABEL, align: 'center', width: 96 };
  const operator: RuledColumn = { id: 'operator', label: OPERATOR_LABEL, align: 'center', width: 84 };
  const weight: RuledColumn = { id: 'weight', label: WEIGHT_LABEL, align: 'right', width: 84 };
  if (layout === 'national')
    return [
      ...levelColumns(rows, [104, 126]),
      seq,
      { id: 'name', label: CLASS3_LABEL, align: 'left', width: 276 },
      operator,
      { id: 'target', label: YEAR_TARGET_HEAD, align: 'center', width: 190 },
      unit,
      weight,
    ];
  const levels = hasPrintedClasses(rows) ? levelColumns(rows, [92, 108]) : [];
  const rest = levels.length === 0 ? 0 : 200;
  return [
    seq,
    ...levels,
    { id: 'name', label: NAME_LABEL, align: 'left', width: 360 - rest / 2 },
    weight,
    unit,
    operator,
    { id: 'target', label: TARGET_LABEL, align: 'center', width: 250 - rest / 2 },
    { id: 'core', label: CORE_HEAD, align: 'center', width: 86 },
  ];
}

function linesOf(plan: DeclaredPlan, layout: FormLayout): readonly FieldLine[] {
  const { unitName, project, goal, contact, phone, authority } = plan;
  const [labels, values, secondLabels, secondValues] =
    layout === 'national'
      ? ([
          ['class1', 'class2'],
          ['seq', 'name'],
          ['operator', 'operator'],
          ['target', 'weight'],
        ] as const)
      : ([
          ['seq', 'name'],
          ['weight', 'unit'],
          ['operator', 'operator'],
          ['target', 'core'],
        ] as const);
  const all = [values[0], secondValues[1]] as const;
  const whole = (said: string, text: string): FieldLine => [
    [...labels, label(said)],
    [...all, valueText(text, { align: 'left' })],
  ];
  const pair = (first: readonly [string, string], second: readonly [string, string]): FieldLine => [
    [...labels, label(first[0])],
    [...values, valueText(first[1], { align: 'center' })],
    [...secondLabels, label(second[0])],
    [...secondValues, valueText(second[1], { align: 'center' })],
  ];
  const execution: readonly [string, string] =
    plan.executionWeight === null
      ? ['指标权重合计', `${weightText(10_000 as Points)} 分`]
      : ['预算执行率权重', `${weightText(plan.executionWeight)} 分`];
  const money = (said: string): FieldLine => [
    [...labels, label(said)],
    // A blank would let the next cell be taken for the amount.
    [...values, figure(plan.budget === '' ? NO_FIGURE : amountCell(plan.budget))],
    [...secondLabels, label(execution[0])],
    [...secondValues, valueText(execution[1], { align: 'center' })],
  ];
  // What a project has at the beginning of the year.
  const sourceLines = ({ fiscal, carried, other }: Funds): readonly FieldLine[] => [
    [
      [...labels, label(`其中：${FUND_SOURCE_WORDS.fiscal}`)],
      [...values, figure(fundCell(fiscal.initial))],
      [...secondLabels, label(FUND_SOURCE_WORDS.carried)],
      [...secondValues, figure(fundCell(carried.initial))],
    ],
    [
      [...labels, label(FUND_SOURCE_WORDS.other)],
      [...all, figure(fundCell(other.initial), { align: 'left' })],
    ],
  ];
  if (project !== null)
    return [
      whole(PROJECT_LABEL, project),
      whole(RUN_BY_LABEL, unitName),
      whole(AUTHORITY_LABEL, authority),
      pair([PROJECT_CONTACT_LABEL, contact], [PHONE_LABEL, phone]),
      money('年度资金总额（万元）'),
      ...(plan.funds === null ? [] : sourceLines(plan.funds)),
      whole(YEAR_GOAL_LABEL, goal),
    ];
  return [
    whole(FORM_UNIT_LABEL, unitName),
    pair([CONTACT_LABEL, contact], [PHONE_LABEL, phone]),
    money(layout === 'national' ? '预算金额（万元）' : '部门支出预算数（万元）'),
    whole(layout === 'national' ? YEAR_GOAL_LABEL : '当年整体绩效目标', goal),
  ];
}

function ruledRow(row: DeclaredRow, seq: number, isPrinted: boolean): RuledRow {
  const { name, unit, operator, target, isNumber, weight, core } = row;
  const { class1, class2 } = levelsOf(row, isPrinted);
  return {
    key: row.id,
    seq,
    cells: {
      seq: textCell(String(seq)),
      class1: textCell(class1),
      class2: textCell(class2),
      name: textCell(name),
      unit: textCell(unit),
      operator: textCell(operator),
      target: isNumber ? amountCell(target) : textCell(target),
      weight: exactCell(weight, 2),
      core: textCell(core ? '是' : '否'),
    },
  };
}

const amountCell = (text: string): TableCell => exactCell(text, 4);

/** A number with the decimals that it has, as it was typed; anything else as text. */
function exactCell(text: string, scale: 2 | 4): TableCell {
  const scaled = parseScaled(text, scale);
  if (typeof scaled !== 'number') return textCell(text);
  const own = (/\.(\d*[1-9])0*$/.exec(text)?.[1] ?? '').length;
  const cell: NumberCell = {
    kind: 'number',
    text: scaledToText(scaled, scale, 0),
    scaled,
    scale,
    decimals: [own, own],
  };
  return cell;
}

/** What ends the table where it is read: each line says so by its first word. */
function footOf(plan: DeclaredPlan): readonly FootLine[] {
  return [
    ...(plan.isDraft ? [strongLine('注：本表按草稿打印，尚未下达。')] : []),
    ...(plan.executionWeight === null
      ? []
      : [
          plainLine(`注：预算执行率另占 ${weightText(plan.executionWeight)} 分，与各项指标权重合计 100 分。`),
        ]),
    ...(plan.notes === '' ? [] : [plainLine(plan.notes)]),
  ];
}
