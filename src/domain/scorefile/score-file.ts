import type { Indicator } from '#src/domain/catalogue/indicator.ts';
import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import type { Rating } from '#src/domain/catalogue/tier.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import type { Series } from '#src/domain/rollup/figure.ts';

/** A file of the scoring command, read and sound. */
export interface ScoreFile {
  readonly settings: PlanSettings;
  readonly asOf: Month;
  readonly rows: readonly ScoreFileRow[];
  readonly execution: Series;
}

export interface ScoreFileRow {
  /** Its goal is the one in force: the adjusted target where the file has one [X8]. */
  readonly indicator: Indicator;
  readonly series: Series;
  /** Holds at the cut-off: ratings and values of parts have no month in the file [X7]. */
  readonly rating: Rating | null;
  readonly partValues: ReadonlyMap<string, Quantity>;
  readonly manual: Points | null;
}
