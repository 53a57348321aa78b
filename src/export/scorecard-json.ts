import { coefficientToMillionths } from '#src/domain/quantity/points.ts';
import { scaledToText } from '#src/domain/quantity/quantity.ts';
import type { ScorecardRow } from '#src/domain/papers/scorecard-row.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { plainText, type TableCell } from '#src/domain/papers/table-cell.ts';

/**
 * The scorecard for other programs. Every figure is decimal text, never a binary float; null where there is none. Fields are only
 * ever added under one version; a field that changes its meaning raises it.
 */
export interface ScorecardJson {
  readonly format: 'performance-scorecard';
  readonly version: 1;
  readonly unit: string;
  readonly year: number;
  /** Last month that counts, 1…12. */
  readonly asOf: number;
  /** The view that weight, score and sum are in: out of 100, or out of 90 beside 10 points of execution. */
  readonly view: 'hundred' | 'ten-ninety';
  readonly isSample: boolean;
  /** Why the form is 未定稿; empty when nothing is missing. */
  readonly unfinished: readonly string[];
  readonly problems: readonly string[];
  readonly execution: {
    /** 万元 */
    readonly budgetAtStart: string | null;
    readonly budget: string | null;
    readonly executed: string | null;
    readonly ratePercent: string | null;
    readonly score: string | null;
  };
  readonly rows: readonly ScorecardRowJson[];
  readonly sum: { readonly weight: string; readonly score: string | null };
  /** 指标得分, out of 100; null while no row has a score. */
  readonly hundred: { readonly score: string | null; readonly grade: string };
  /** 自评总分, 10 + 90; null while there is no execution rate. */
  readonly tenNinety: { readonly score: string | null; readonly grade: string };
  readonly rules: readonly string[];
  readonly notes: readonly { readonly rows: readonly number[]; readonly text: string }[];
}

export interface ScorecardRowJson {
  readonly id: string;
  readonly seq: number;
  readonly class: string;
  /** 建议: the table prints no class for it; absent: it does [PL68]. */
  readonly classProposed?: true;
  readonly name: string;
  readonly unit: string;
  readonly operator: string;
  /** As in the source; text on rated rows. */
  readonly target: string;
  readonly adjustedTarget: string | null;
  /** 'number', or why there is none: the word on the form stands in `valueText`. */
  readonly value: string | null;
  readonly valueText: string;
  readonly valueNote: string;
  /** 0…1 with six decimals. */
  readonly coefficient: string | null;
  readonly weight: string;
  readonly score: string | null;
  /** Set by a person: then `computed` is what the rule alone gives. */
  readonly isManual: boolean;
  readonly computed: string | null;
  /** 月度数据, January first; '无发生' as such, null: 未填报. */
  readonly months: readonly (string | null)[];
  readonly remark: string;
  readonly remarkAdded: readonly string[];
  readonly remarkRequired: string | null;
}

export function scorecardJson(table: ScorecardTable): string {
  return `${JSON.stringify(scorecardData(table), null, 2)}\n`;
}

/** The same as data: what a snapshot freezes. */
export function scorecardData(table: ScorecardTable): ScorecardJson {
  const { execution } = table;
  return {
    format: 'performance-scorecard',
    version: 1,
    unit: table.unitName,
    ...(table.project === null ? {} : { project: table.project }),
    year: table.year,
    asOf: table.cutOff,
    view: table.view,
    isSample: table.isSample,
    unfinished: table.unfinished,
    problems: table.problems,
    execution: {
      budgetAtStart: figure(execution.budgetAtStart),
      budget: figure(execution.budget),
      executed: figure(execution.executed),
      ratePercent: figure(execution.rate),
      score: figure(execution.score),
    },
    rows: table.rows.map((row, index) => toRow(row, table.monthly[index]?.months ?? [])),
    sum: { weight: plainText(table.sum.weight), score: scoreFigure(table.sum.score) },
    hundred: { score: scoreFigure(table.hundred.score), grade: table.hundred.grade },
    tenNinety: { score: figure(table.tenNinety.score), grade: table.tenNinety.grade },
    rules: table.rules,
    notes: table.notes.map(({ rows, text }) => ({ rows, text })),
  };
}

function toRow(row: ScorecardRow, months: readonly TableCell[]): ScorecardRowJson {
  const { cells, fraction, remark } = row;
  const isManual = row.score.kind === 'manual';
  return {
    id: row.id,
    seq: row.seq,
    class: row.group,
    ...(row.isGroupProposed ? { classProposed: true as const } : {}),
    name: cells.name.text,
    unit: cells.unit.text,
    operator: cells.operator.text,
    target: cells.target.text,
    adjustedTarget: figure(cells.adjusted),
    value: figure(cells.value),
    valueText: cells.value.text,
    valueNote: row.valueNote,
    coefficient: fraction === null ? null : scaledToText(coefficientToMillionths(fraction), 6, 6),
    weight: plainText(cells.weight),
    score: scoreFigure(cells.score),
    isManual,
    computed: scoreFigure(isManual ? cells.computed : cells.score),
    months: months.map((cell) => (cell.kind === 'blank' ? null : plainText(cell))),
    remark: remark.text,
    remarkAdded: remark.added,
    remarkRequired: remark.required,
  };
}

function figure(cell: TableCell): string | null {
  return cell.kind === 'number' ? plainText(cell) : null;
}

/** Scores keep their two decimals. */
function scoreFigure(cell: TableCell): string | null {
  return cell.kind === 'number' ? cell.text : null;
}
