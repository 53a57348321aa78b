import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import { rowsAtRisk } from '#src/domain/year/breakdown.ts';

/** One page of 汇报. */
export type Slide =
  | { readonly kind: 'year' }
  /** Only where somebody has said so [MO33]. */
  | { readonly kind: 'what-if' }
  | { readonly kind: 'row'; readonly row: ReportRow };

/** The year, what is supposed of it, then the rows at risk, then the rest in the order of the plan [MO29]. */
export function slidesOf(report: YearReport, withWhatIf: boolean): readonly Slide[] {
  const risky = rowsAtRisk(report);
  const rest = report.rows.filter((row) => !risky.includes(row));
  return [
    { kind: 'year' },
    ...(withWhatIf ? [{ kind: 'what-if' as const }] : []),
    ...[...risky, ...rest].map((row) => ({ kind: 'row' as const, row })),
  ];
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
