import { err, type Result } from '#src/kernel/result.ts';
import type { TableFile } from '#src/domain/import/table.ts';
import { MAX_FILE_BYTES } from '#src/tables/limits.ts';
import { readTables } from '#src/tables/read-tables.ts';
import type { Refusal } from '#src/tables/refusal.ts';

/** What came of a file. Also what the worker says. */
export type TablesReading = Result<TableFile, Refusal>;

/** Above this, reading takes long enough to be felt. */
const LARGE_BYTES = 200_000;

/** Reads a file's tables; a large file in a worker, so that typing goes on, or on the page where no worker can be started. */
export async function readTablesInWorker(file: Blob): Promise<TablesReading> {
  if (file.size > MAX_FILE_BYTES) return err('too-large');
  if (file.size > LARGE_BYTES) {
    const answer = await askWorker(file);
    if (answer !== 'no-worker') return answer;
  }
  return readBlob(file);
}

export async function readBlob(file: Blob): Promise<TablesReading> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return err('unreadable');
  }
  return readTables(bytes);
}

function askWorker(file: Blob): Promise<TablesReading | 'no-worker'> {
  return new Promise((resolve) => {
    const worker = startWorker();
    if (worker === null) {
      resolve('no-worker');
      return;
    }
    const end = (answer: TablesReading | 'no-worker') => {
      worker.terminate();
      resolve(answer);
    };
    worker.onmessage = ({ data }: MessageEvent<TablesReading>) => end(data);
    // What is wrong with a file is said by a message; this is a script that did not load, or one that ran out of memory.
    worker.onerror = () => end('no-worker');
    worker.postMessage(file);
  });
}

/** null where the browser refuses the script: another origin, file://. */
function startWorker(): Worker | null {
  try {
    return new Worker(new URL('./tables-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return null;
  }
}
