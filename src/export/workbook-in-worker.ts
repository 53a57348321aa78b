import type { ScorecardTable } from '#src/domain/report/scorecard-table.ts';
import type { OnProgress } from '#src/export/scorecard-workbook.ts';

/** What the worker says. */
export type WorkbookMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly message: string };

/** Writes the workbook off the main thread. @returns null when it was cancelled: the worker is ended at once */
export function workbookInWorker(
  table: ScorecardTable,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./workbook-worker.ts', import.meta.url), { type: 'module' });
    const end = (settle: () => void) => {
      worker.terminate();
      settle();
    };
    signal.addEventListener('abort', () => end(() => resolve(null)), { once: true });
    worker.onmessage = ({ data }: MessageEvent<WorkbookMessage>) => {
      switch (data.kind) {
        case 'progress':
          onProgress(data.done, data.total);
          return;
        case 'done':
          end(() => resolve(data.bytes));
          return;
        case 'failed':
          end(() => reject(new Error(data.message)));
          return;
      }
    };
    worker.onerror = (event) => end(() => reject(new Error(event.message)));
    worker.postMessage(table);
  });
}
