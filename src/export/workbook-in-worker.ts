import type { OnProgress } from '#src/export/scorecard-workbook.ts';
import type { WorkbookJob } from '#src/export/workbook-job.ts';

/** What the worker says. */
export type WorkbookMessage =
  | { readonly kind: 'progress'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly bytes: Uint8Array }
  | { readonly kind: 'failed'; readonly message: string };

/** From so many rows on, writing would be felt as a pause: it goes to a worker. */
const LONG = 500;

/**
 * Writes a workbook: a long one off the main thread, or on it where no worker can be started.
 * @returns null when it was cancelled: the worker is ended at once
 */
export async function workbookOf(
  job: WorkbookJob,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<Uint8Array | null> {
  const { rows } = job.paper === 'scorecard' ? job.table : job.form;
  const isLong = rows.length >= LONG && typeof Worker !== 'undefined';
  const answer = isLong ? await askWorker(job, onProgress, signal) : 'no-worker';
  if (answer !== 'no-worker') return answer;
  const { writeWorkbook } = await import('#src/export/workbook-job.ts');
  return writeWorkbook(job, onProgress);
}

function askWorker(
  job: WorkbookJob,
  onProgress: OnProgress,
  signal: AbortSignal,
): Promise<Uint8Array | 'no-worker' | null> {
  return new Promise((resolve, reject) => {
    const worker = startWorker();
    if (worker === null) {
      resolve('no-worker');
      return;
    }
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
    // What goes wrong inside is said by a message; this is a script that did not load.
    worker.onerror = () => end(() => resolve('no-worker'));
    worker.postMessage(job);
  });
}

/** null where the browser refuses the script: another origin, file://. */
function startWorker(): Worker | null {
  try {
    return new Worker(new URL('./workbook-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return null;
  }
}
