import type { WorkbookMessage } from '#src/export/workbook-in-worker.ts';
import { writeWorkbook, type WorkbookJob } from '#src/export/workbook-job.ts';

// Runs in a worker of its own: one paper in, progress and then the bytes out.
self.onmessage = ({ data }: MessageEvent<WorkbookJob>) => {
  writeWorkbook(data, (done, total) => say({ kind: 'progress', done, total })).then(
    (bytes) => say({ kind: 'done', bytes }, [bytes.buffer]),
    (error: unknown) => say({ kind: 'failed', message: String(error) }),
  );
};

function say(message: WorkbookMessage, transfer: Transferable[] = []): void {
  // The window's postMessage has other parameters than the worker's, and the types know only the window's.
  (self as unknown as { postMessage(message: WorkbookMessage, transfer: Transferable[]): void }).postMessage(
    message,
    transfer,
  );
}
