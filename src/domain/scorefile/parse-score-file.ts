import { err, ok, type Result } from '#src/kernel/result.ts';
import { isInBand, tierBand, type RatedCoefficient, type Rating, type Tier } from '#src/domain/catalogue/tier.ts';
import type { Month } from '#src/domain/period/month.ts';
import { COEFFICIENT_SCALE, pointsToText, weightToText, type Points } from '#src/domain/quantity/points.ts';
import { quantityToText, scaledToText, type Quantity } from '#src/domain/quantity/quantity.ts';
import { NONE, seriesOf, type Cell } from '#src/domain/rollup/figure.ts';
import { fieldsOf, show, type Fault, type Fields } from '#src/domain/scorefile/fields.ts';
import { readPlan, type ReadIndicator, type ReadPlan } from '#src/domain/scorefile/read-plan.ts';
import type { ScoreFile, ScoreFileRow } from '#src/domain/scorefile/score-file.ts';
import * as values from '#src/domain/scorefile/values.ts';
import { refusalOf, type Measure } from '#src/domain/statements/typed-value.ts';

/** Reads the parsed JSON of a score file; every fault of it, not the first only, in the file's order of sections [X2]. */
export function parseScoreFile(data: unknown): Result<ScoreFile, readonly Fault[]> {
  const faults: Fault[] = [];
  const fields = fieldsOf(data, '', faults);
  if (fields === null) return err(faults);
  const plan = readPlan(fields.has('plan') ? fields.required('plan', ANYTHING) : undefined, faults);
  const asOf = fields.required('asOf', values.MONTH);
  const cells = readCells(fields, plan, faults);
  const ratings = readRatings(fields, plan, faults);
  const partValues = readPartValues(fields, plan, faults);
  const manuals = readOverrides(fields, plan, faults);
  const execution = readExecution(fields, faults);
  if (faults.length > 0 || asOf === undefined) return err(faults);
  const rows: ScoreFileRow[] = [];
  for (const [id, { indicator }] of plan.byId) {
    if (indicator === null) continue; // cannot be: it would have left a fault
    rows.push({
      indicator,
      series: seriesOf(cells.get(id) ?? NO_CELLS),
      rating: ratings.get(id) ?? null,
      partValues: partValues.get(id) ?? NO_VALUES,
      manual: manuals.get(id) ?? null,
    });
  }
  return ok({ settings: plan.settings, asOf, rows, execution: seriesOf(execution) });
}
