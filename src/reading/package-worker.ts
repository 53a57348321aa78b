import { readBlob, type ReadingMessage } from '#src/reading/package-in-worker.ts';

// Runs in a worker of its own: one file in, the steps and then the package out. Nothing of it is written anywhere.
self.onmessage = ({ data }: MessageEvent<Blob>) => {
  void readBlob(data, (step) => say({ kind: 'step', step })).then((reading) =>
    say({ kind: 'done', reading }),
  );
};

function say(message: ReadingMessage): void {
  // The window's postMessage has other parameters than the worker's, and the types know only the window's.
  (self as unknown as { postMessage(message: ReadingMessage): void }).postMessage(message);
}
