import { openPackage, type ReadPackage } from '#src/domain/package/open-package.ts';
import type { OnStep, PackageFault, ReadingStep } from '#src/domain/package/parse-package.ts';
import type { TextFault } from '#src/domain/package/text-encoding.ts';
import type { Result } from '#src/kernel/result.ts';

/** What came of a file: the package or what is wrong with it; «unreadable»: the browser does not get at its bytes. */
export type Reading = Result<ReadPackage, PackageFault | TextFault> | 'unreadable';

/** What the worker says. */
export type ReadingMessage =
  | { readonly kind: 'step'; readonly step: ReadingStep }
  | { readonly kind: 'done'; readonly reading: Reading };

/** Above this, reading takes long enough to be felt. */
const LARGE_BYTES = 1_000_000;

/**
 * Reads a package; a large one in a worker, so that the page goes on, or on the page where no worker can be started.
 * @returns null when it was cancelled: the worker is ended at once
 */
export async function readInWorker(file: Blob, onStep: OnStep, signal: AbortSignal): Promise<Reading | null> {
  if (file.size > LARGE_BYTES) {
    const answer = await askWorker(file, onStep, signal);
    if (answer !== 'no-worker') return answer;
  }
  // So that what is being read stands on the screen before the page stands still.
  await new Promise((resolve) => {
    setTimeout(resolve);
  });
  if (signal.aborted) return null;
  const reading = await readBlob(file, onStep);
  return signal.aborted ? null : reading;
}

export async function readBlob(file: Blob, onStep: OnStep): Promise<Reading> {
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return 'unreadable';
  }
  return openPackage(bytes, onStep);
}

function askWorker(file: Blob, onStep: OnStep, signal: AbortSignal): Promise<Reading | 'no-worker' | null> {
  return new Promise((resolve) => {
    const worker = startWorker();
    if (worker === null) {
      resolve('no-worker');
      return;
    }
    const end = (answer: Reading | 'no-worker' | null) => {
      worker.terminate();
      resolve(answer);
    };
    signal.addEventListener('abort', () => end(null), { once: true });
    worker.onmessage = ({ data }: MessageEvent<ReadingMessage>) => {
      if (data.kind === 'step') onStep(data.step);
      else end(data.reading);
    };
    // What is wrong with a file is said by a message; this is a script that did not load, or one that ran out of memory.
    worker.onerror = () => end('no-worker');
    worker.postMessage(file);
  });
}

/** null where the browser refuses the script: another origin, file://. */
function startWorker(): Worker | null {
  try {
    return new Worker(new URL('./package-worker.ts', import.meta.url), { type: 'module' });
  } catch {
    return null;
  }
}
