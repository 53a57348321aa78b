import type { YearReport } from '#src/domain/year/year-report.ts';

/** The year, and a slide for each indicator. */
export function slideCount(report: YearReport): number {
  return 1 + report.rows.length;
}

/** Where a key leads; null for keys that are none of ours. */
export function slideAt(key: string, index: number, count: number): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowDown':
    case 'PageDown':
      return Math.min(count - 1, index + 1);
    case 'ArrowLeft':
    case 'ArrowUp':
    case 'PageUp':
      return Math.max(0, index - 1);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}
