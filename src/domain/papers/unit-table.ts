import { BUDGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import { kindText, type PlanId } from '#src/domain/catalogue/plan.ts';
import {
  plainLine,
  rulesText,
  SIGNATURE_LINES,
  strongLine,
  type FootLine,
} from '#src/domain/papers/form-foot.ts';
import { MONEY_UNIT_LINE, FORM_UNIT_LABEL } from '#src/domain/papers/form-labels.ts';
import { fundCell, fundsProblems, type Funds } from '#src/domain/papers/funds.ts';
import { paperMarks } from '#src/domain/papers/paper-marks.ts';
import type { RuledColumn, RuledForm, RuledRow } from '#src/domain/papers/ruled-form.ts';
import { RATE_LABEL } from '#src/domain/papers/scorecard-columns.ts';
import type { SelfEvaluationForm } from '#src/domain/papers/self-evaluation-form.ts';
import {
  NO_FIGURE,
  quantityCell,
  scaledCell,
  textCell,
  type TableCell,
} from '#src/domain/papers/table-cell.ts';
import type { Month } from '#src/domain/period/month.ts';
import { mulDivRound } from '#src/domain/quantity/exact.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { FUND_SOURCES } from '#src/domain/statements/statement.ts';
import { monthText } from '#src/domain/words/format.ts';
import { WHOLE_UNIT } from '#src/domain/words/plan-title.ts';
import { FUND_SOURCE_WORDS } from '#src/domain/words/statement-words.ts';
import { addTo } from '#src/kernel/add-to.ts';

/** 整体 or a project of a unit's year, with its 自评表. */
export interface UnitTableSource {
  readonly plan: PlanId;
  readonly form: SelfEvaluationForm;
  readonly funds: Funds | null;
}

/** 整体及项目支出绩效自评情况汇总表: 整体 and every project of a unit's year that is on this device, each as its own 自评表 says [ND33]. */
export interface UnitTable extends RuledForm {
  readonly year: number;
  readonly cutOff: Month;
  readonly isDraft: boolean;
  readonly isSample: boolean;
  /** What is not there to be summed up; nothing for a unit with 整体 and projects. */
  readonly lacks: readonly string[];
}

/** @param sources of one unit, one year and one month, 整体 before its projects; at least one */
export function unitTable(sources: readonly [UnitTableSource, ...UnitTableSource[]]): UnitTable {
  const [{ form: first }] = sources;
  const { unitName, year, cutOff } = first;
  const projects = sources.filter(({ form }) => form.project !== null);
  const isDraft = sources.some(({ form }) => form.isDraft);
  const isSample = sources.some(({ form }) => form.isSample);
  return {
    title: `${year}年度部门（单位）整体及项目支出绩效自评情况汇总表`,
    unitName,
    project: null,
    year,
    cutOff,
    isDraft,
    isSample,
    lacks: [
      ...(projects.length === sources.length ? [`本机没有本单位 ${year} 年度的整体方案`] : []),
      ...(projects.length === 0 ? [`本机没有本单位 ${year} 年度的项目方案`] : []),
    ],
    meta: [`${FORM_UNIT_LABEL}：${unitName}`, `数据截至：${year}年${monthText(cutOff)}`, MONEY_UNIT_LINE],
    marks: paperMarks({ isDraft, isSample }),
    columns: columnsOf(first),
    fields: [],
    rows: sources.map(rowOf),
    sum: projects.length < 2 ? null : sumOf(projects),
    foot: footOf(sources),
    signatures: SIGNATURE_LINES,
  };
}

const BUDGET_GROUP = BUDGET_LABEL;

function columnsOf({ execution, total }: SelfEvaluationForm): readonly RuledColumn[] {
  const centered = (id: string, label: string, width: number, group?: string): RuledColumn => ({
    id,
    label,
    align: 'center',
    width,
    ...(group === undefined ? {} : { group }),
  });
  return [
    { id: 'name', label: '整体或项目', align: 'left', width: 224, isNumbered: true },
    centered('budget', '合计', 78, BUDGET_GROUP),
    ...FUND_SOURCES.map((source) => centered(source, FUND_SOURCE_WORDS[source], 74, BUDGET_GROUP)),
    centered('executed', execution.executedLabel, 84),
    centered('rate', RATE_LABEL, 68),
    centered('score', total.label, 70),
    centered('grade', '等次', 60),
    { id: 'state', label: '状态', align: 'left', width: 194, isSmall: true },
  ];
}

function rowOf({ plan, form, funds }: UnitTableSource, at: number): RuledRow {
  const { execution, total } = form;
  return {
    key: plan,
    seq: at + 1,
    cells: {
      name: textCell(form.project ?? WHOLE_UNIT),
      budget: execution.budget,
      ...Object.fromEntries(
        FUND_SOURCES.map((source) => [source, fundCell(funds?.[source].budget ?? null)] as const),
      ),
      executed: execution.executed,
      rate: execution.rate,
      score: total.score,
      grade: textCell(total.grade),
      state: textCell(stateOf(form)),
    },
  };
}

/** 已定稿, or 未定稿 with what keeps it from being final. */
function stateOf({ isDraft, table }: SelfEvaluationForm): string {
  if (!isDraft) return '已定稿';
  return table.unfinished.length === 0 ? '未定稿' : `未定稿：${table.unfinished.join('；')}`;
}

/** Of the projects alone: 整体 has their money in its own. */
function sumOf(projects: readonly UnitTableSource[]): RuledForm['sum'] {
  const rows = projects.map(rowOf);
  const summed = (id: string) => added(rows.map(({ cells }) => cells[id] ?? NO_FIGURE));
  const [budget, executed] = [summed('budget'), summed('executed')];
  return {
    label: '项目合计',
    cells: {
      budget,
      ...Object.fromEntries(FUND_SOURCES.map((source) => [source, summed(source)] as const)),
      executed,
      rate:
        budget.kind === 'number' && executed.kind === 'number' && budget.scaled > 0
          ? scaledCell(mulDivRound(10_000, executed.scaled, budget.scaled), 2)
          : NO_FIGURE,
    },
  };
}

/** The sum, once every part of it is there: what nobody said is never 0 [ND20]. */
function added(cells: readonly TableCell[]): TableCell {
  const amounts = cells.flatMap((cell) => (cell.kind === 'number' ? [cell.scaled] : []));
  if (amounts.length < cells.length) return NO_FIGURE;
  return quantityCell(amounts.reduce((all, each) => all + each, 0) as Quantity, 4);
}

function footOf(sources: readonly UnitTableSource[]): readonly FootLine[] {
  const names = new Map<string, string[]>();
  for (const { form } of sources) {
    const rules = rulesText(form.table.rules);
    addTo(names, rules, form.project ?? '整体');
  }
  return [
    ...sources.flatMap(({ form, funds }) =>
      fundsProblems(funds, form.execution).map((text) =>
        strongLine(`${kindText(form.project)}的资金：${text}`),
      ),
    ),
    plainLine(
      '说明：各行与各自的自评表一致；整体的预算包括项目，合计只加项目；没有人填写的记“—”，有一项没有就不加总。',
    ),
    ...[...names].map(([rules, of]) => plainLine(names.size === 1 ? rules : `${of.join('、')}的${rules}`)),
  ];
}
