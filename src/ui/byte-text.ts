const STEP = 1024;

/** '12 KB', '3.4 MB': for people, one decimal from megabytes on. */
export function byteText(bytes: number): string {
  if (bytes < STEP) return `${bytes} B`;
  if (bytes < STEP ** 2) return `${Math.round(bytes / STEP)} KB`;
  if (bytes < STEP ** 3) return `${(bytes / STEP ** 2).toFixed(1)} MB`;
  return `${(bytes / STEP ** 3).toFixed(1)} GB`;
}
