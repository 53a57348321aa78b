import type { NamedSnapshot } from '#src/domain/district/snapshot-lines.ts';
import type { UnitLine } from '#src/domain/district/unit-line.ts';
import type { Month } from '#src/domain/period/month.ts';

/** What 汇总表 is made of, as a workbook and as a document [DI5] [DI8]. */
export interface DistrictPaper {
  readonly lines: readonly UnitLine[];
  /** Units of which there is a snapshot alone. */
  readonly snapshots: readonly NamedSnapshot[];
  readonly year: number;
  readonly cutOff: Month;
  /** Of ms since 1970 UTC, in local time. */
  readonly timeText: (ms: number) => string;
}
