import { readBlob, type TablesReading } from '#src/tables/tables-in-worker.ts';

// Runs in a worker of its own: one file in, its tables out. Nothing of it is written anywhere.
self.onmessage = ({ data }: MessageEvent<Blob>) => {
  void readBlob(data).then((read) => {
    // The window's postMessage has other parameters than the worker's, and the types know only the window's.
    (self as unknown as { postMessage(message: TablesReading): void }).postMessage(read);
  });
};
