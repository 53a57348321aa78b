import type { MonitoringPaper } from '#src/domain/papers/monitoring-paper.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import type { EvaluationPaper } from '#src/domain/papers/evaluation-paper.ts';
import { evaluationWorkbook } from '#src/export/evaluation-workbook.ts';
import { monitoringWorkbook } from '#src/export/monitoring-workbook.ts';
import { scorecardWorkbook, type OnProgress } from '#src/export/scorecard-workbook.ts';

/** A paper that is written as a workbook, on the page or in a worker. */
export type WorkbookJob =
  | { readonly paper: 'scorecard'; readonly table: ScorecardTable }
  | { readonly paper: 'evaluation'; readonly form: EvaluationPaper }
  | { readonly paper: 'monitoring'; readonly form: MonitoringPaper };

/** Writes the workbook on the thread that asks. */
export function writeWorkbook(job: WorkbookJob, onProgress: OnProgress): Promise<Uint8Array> {
  switch (job.paper) {
    case 'scorecard':
      return scorecardWorkbook(job.table, onProgress);
    case 'evaluation':
      return evaluationWorkbook(job.form);
    case 'monitoring':
      return monitoringWorkbook(job.form);
  }
}
