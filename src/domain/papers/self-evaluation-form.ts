import { CORE_HEAD } from '#src/domain/papers/form-labels.ts';
import { paperMarks } from '#src/domain/papers/paper-marks.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { EVALUATION_NAME } from '#src/domain/papers/paper-names.ts';
import type { Month } from '#src/domain/period/month.ts';
import {
  plainLine,
  rulesText,
  SAMPLE_LINE,
  sealLines,
  strongLine,
  type FootLine,
  type SealState,
} from '#src/domain/papers/form-foot.ts';
import {
  contactFields,
  formField,
  missingLabels,
  type FormField,
  type FormTexts,
} from '#src/domain/papers/form-texts.ts';
import { scorecardColumns, type ColumnId } from '#src/domain/papers/scorecard-columns.ts';
import { notesText } from '#src/domain/papers/scorecard-notes.ts';
import type { Remark, ScorecardRow } from '#src/domain/papers/scorecard-row.ts';
import { openReasons } from '#src/domain/year/finality.ts';
import { scorecardTable, type ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { textCell, type TableCell } from '#src/domain/papers/table-cell.ts';
import { isOverBudget } from '#src/domain/score/scorecard.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { paperTitle } from '#src/domain/words/plan-title.ts';

/** The columns of the official form: those of the scorecard that it has, and 是否核心指标. */
type EvaluationColumnId = Exclude<ColumnId, 'seq' | 'computed'> | 'core';

interface EvaluationColumn {
  readonly id: EvaluationColumnId;
  readonly label: string;
  readonly align: 'left' | 'center' | 'right';
  /** Share of the form's width, in thousandths. */
  readonly width: number;
}

export interface EvaluationRow {
  /** Formulas of a live export follow its roles; its cells are those below. */
  readonly row: ScorecardRow;
  readonly cells: Readonly<Record<EvaluationColumnId, TableCell>>;
  readonly remark: Remark;
}

/** 部门（单位）整体绩效自评表 in the layout of Chongqing [U1]: screen, print, xlsx and docx all render this and compute nothing. */
export interface SelfEvaluationForm {
  readonly title: string;
  readonly unitName: string;
  /** null: 部门整体. */
  readonly project: string | null;
  readonly year: number;
  readonly cutOff: Month;
  /** The scorecard of 10 + 90 points below the form. */
  readonly table: ScorecardTable;
  readonly head: { readonly authority: FormField; readonly contact: FormField; readonly phone: FormField };
  readonly total: { readonly label: string; readonly score: TableCell; readonly grade: string };
  readonly execution: ScorecardTable['execution'];
  /** What is said about the budget, below its figures. */
  readonly budgetNote: FormField;
  /** 当年绩效目标 */
  readonly goals: readonly FormField[];
  readonly columns: readonly EvaluationColumn[];
  readonly rows: readonly EvaluationRow[];
  readonly sum: ScorecardTable['sum'];
  readonly foot: readonly FootLine[];
  /** The year is not sealed. */
  readonly isDraft: boolean;
  /** 未定稿 and 示例数据, for every sheet; '' for none. */
  readonly marks: readonly string[];
  /** Labels of texts that are still to be written. */
  readonly missing: readonly string[];
  readonly isSample: boolean;
}

export interface EvaluationOptions {
  readonly texts: FormTexts;
  readonly seal: SealState;
  readonly isSample: boolean;
  readonly published: Plan;
}

const WIDTHS: Record<EvaluationColumnId, number> = {
  name: 216,
  unit: 50,
  operator: 50,
  target: 72,
  adjusted: 62,
  value: 84,
  coefficient: 62,
  weight: 58,
  score: 58,
  core: 52,
  remark: 236,
};

export function selfEvaluationForm(report: YearReport, options: EvaluationOptions): SelfEvaluationForm {
  const { texts, seal, isSample, published } = options;
  const { plan, cutOff } = report;
  const table = scorecardTable(report, { view: 'ten-ninety', isSample, published, texts });
  const head = contactFields(published, texts);
  const { execution } = report;
  const budgetNote = formField(
    texts,
    'initial-budget-note',
    execution !== null && isOverBudget(execution) ? { required: '执行率超过 100%，须说明原因' } : {},
  );
  const goals = [
    formField(texts, 'annual-goal', {
      fromPlan: published.overallGoal,
      required: '须填年初绩效目标',
    }),
    formField(texts, 'adjusted-goal'),
    formField(texts, 'goal-result', { required: '须填全年目标实际完成情况' }),
  ];
  return {
    title: paperTitle(plan, EVALUATION_NAME),
    unitName: plan.unitName,
    project: plan.project,
    year: plan.year,
    cutOff,
    table,
    head,
    total: table.tenNinety,
    execution: table.execution,
    budgetNote,
    goals,
    columns: evaluationColumns(cutOff),
    rows: table.rows.map((row, index) => evaluationRow(row, plan.indicators[index]?.core ?? false)),
    sum: table.sum,
    foot: footOf(report, table, seal),
    isDraft: seal.state === 'open',
    marks: paperMarks({ isDraft: seal.state === 'open', isSample }),
    missing: missingLabels([...Object.values(head), budgetNote, ...goals]),
    isSample,
  };
}

function evaluationColumns(cutOff: Month): readonly EvaluationColumn[] {
  return scorecardColumns(cutOff, false).flatMap(({ id, label, align }): EvaluationColumn[] => {
    if (id === 'seq' || id === 'computed') return [];
    const column = { id, label, align, width: WIDTHS[id] };
    if (id !== 'remark') return [column];
    return [{ id: 'core', label: CORE_HEAD, align: 'center', width: WIDTHS.core }, column];
  });
}

/** The form has no column for the computed score of a row that was scored by hand: 说明 says it [U2]. */
function evaluationRow(row: ScorecardRow, isCore: boolean): EvaluationRow {
  const { seq: _, computed, ...cells } = row.cells;
  const added = [
    ...row.remark.added,
    ...(row.score.kind === 'manual' ? [`〔按系数计算的得分：${computed.text}〕`] : []),
    ...(row.deducted === '' ? [] : [`〔超额完成，${row.deducted}〕`]),
  ];
  const remark = { ...row.remark, added };
  return {
    row,
    cells: {
      ...cells,
      core: textCell(isCore ? '是' : '否'),
      remark: textCell([remark.text, ...added].filter((text) => text !== '').join('\n')),
    },
    remark,
  };
}

/** '92.13 分', or «—» alone. */
function pointsWords(score: TableCell): string {
  return score.kind === 'number' ? `${score.text} 分` : score.text;
}

function footOf(report: YearReport, table: ScorecardTable, seal: SealState): readonly FootLine[] {
  const { hundred, tenNinety } = table;
  return [
    plainLine(
      `${table.coverage}。${tenNinety.label}（${tenNinety.whole}）${pointsWords(tenNinety.score)}，等次${tenNinety.grade}；${hundred.label}（${hundred.whole}）${pointsWords(hundred.score)}${table.isOneView ? '' : `，等次${hundred.grade}`}`,
    ),
    ...(table.execution.mark === '' ? [] : [strongLine(table.execution.mark)]),
    ...sealLines(seal, openReasons(report)),
    ...(table.isSample ? [SAMPLE_LINE] : []),
    ...table.problems.map((text) => strongLine(`方案问题：${text}`)),
    plainLine(rulesText(table.rules)),
    ...(table.notes.length === 0 ? [] : [plainLine(notesText(table.notes))]),
  ];
}
