import { scorecardFileName, type ScorecardFormat } from '#src/domain/papers/file-name.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { saveFile, XLSX_TYPE } from '#src/export/save-file.ts';
import type { OnProgress } from '#src/export/scorecard-workbook.ts';

const TYPES: Record<ScorecardFormat, string> = {
  xlsx: XLSX_TYPE,
  csv: 'text/csv;charset=utf-8',
  json: 'application/json;charset=utf-8',
};

export interface ExportHandle {
  /** Resolves when the file is with the browser's downloads; false when it was cancelled. */
  readonly done: Promise<boolean>;
  readonly cancel: () => void;
}

/** Makes a file of the scorecard and hands it to the browser. The writers are fetched now, not with the page. */
export function exportScorecard(
  table: ScorecardTable,
  format: ScorecardFormat,
  onProgress: OnProgress,
): ExportHandle {
  const abort = new AbortController();
  return {
    done: write(table, format, onProgress, abort.signal).then((content) => {
      if (content === null || abort.signal.aborted) return false;
      saveFile(scorecardFileName(table, format), TYPES[format], content);
      return true;
    }),
    cancel: () => abort.abort(),
  };
}

async function write(
  table: ScorecardTable,
  format: ScorecardFormat,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<Uint8Array | string | null> {
  switch (format) {
    case 'csv':
      return (await import('#src/export/scorecard-csv.ts')).scorecardCsv(table);
    case 'json':
      return (await import('#src/export/scorecard-json.ts')).scorecardJson(table);
    case 'xlsx': {
      const { workbookOf } = await import('#src/export/workbook-in-worker.ts');
      return workbookOf({ paper: 'scorecard', table }, onProgress, signal);
    }
  }
}
