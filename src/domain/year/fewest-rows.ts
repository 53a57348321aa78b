import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { addPoints, NO_POINTS, subtractPoints, sumPoints, type Points } from '#src/domain/quantity/points.ts';
import { needOf } from '#src/domain/year/row-need.ts';
import type { SupposedYear } from '#src/domain/year/what-if.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';

/** A row that can still be brought to its full weight, and what that adds. */
export interface RowGain {
  readonly row: ReportRow;
  readonly gain: Points;
}

/** The fewest rows that bring a supposed year to a total [MO32]. */
export type FewestRows =
  /** It comes to it without any more. */
  | { readonly kind: 'there' }
  | {
      readonly kind: 'rows';
      /** In the order of the plan. */
      readonly rows: readonly RowGain[];
      readonly total: Points;
      /** Another choice of as many rows would do as well. */
      readonly hasOthers: boolean;
    }
  /** Every row that can be won, and it still lacks so much. */
  | { readonly kind: 'out-of-reach'; readonly best: Points; readonly missing: Points };

/** Fewest rows first; of as many, those that add the least that suffices; of equal ones, those that the plan names first. */
export function fewestRows(report: YearReport, supposed: SupposedYear, total: Points): FewestRows {
  const missing = subtractPoints(total, supposed.graded);
  if (missing <= 0) return { kind: 'there' };
  const gains = rowGains(report, supposed);
  const best = sumPoints(gains.map(({ gain }) => gain));
  if (best < missing)
    return {
      kind: 'out-of-reach',
      best: addPoints(supposed.graded, best),
      missing: subtractPoints(missing, best),
    };
  const count = fewest(gains, missing);
  const rows = leastThatSuffices(gains.slice(), count, missing);
  const next = gains[count]?.gain ?? NO_POINTS;
  const most = sumPoints(gains.slice(0, count).map(({ gain }) => gain));
  const last = gains[count - 1]?.gain ?? NO_POINTS;
  return {
    kind: 'rows',
    rows: [...rows].sort((a, b) => a.row.indicator.seq - b.row.indicator.seq),
    total: addPoints(supposed.graded, sumPoints(rows.map(({ gain }) => gain))),
    hasOthers: next > 0 && most - last + next >= missing,
  };
}

/** Largest first; equal ones in the order of the plan. */
function rowGains(report: YearReport, supposed: SupposedYear): readonly RowGain[] {
  return supposed.rows
    .filter(({ row }) => isOpen(row, report.cutOff))
    .map(({ row, score }) => ({ row, gain: subtractPoints(row.indicator.weight, score ?? NO_POINTS) }))
    .filter(({ gain }) => gain > 0)
    .sort((a, b) => b.gain - a.gain || a.row.indicator.seq - b.row.indicator.seq);
}

/** Months to come, or a word that is still missing, may bring it to its full weight; what a person has judged is judged. */
function isOpen(row: ReportRow, cutOff: Month): boolean {
  if (row.manual !== null) return false;
  switch (needOf(row, cutOff).kind) {
    case 'nothing':
      // Full as it stands; it has something to win only where less is assumed of it.
      return cutOff < YEAR_END;
    case 'rated':
    case 'lost':
      return false;
    case 'report':
    case 'rate':
    case 'confirm':
      return true;
    case 'settle':
    case 'pace':
    case 'by':
    case 'mean':
    case 'reach':
    case 'short':
      return cutOff < YEAR_END;
  }
}

function fewest(gains: readonly RowGain[], missing: Points): number {
  let sum = 0;
  return 1 + gains.findIndex(({ gain }) => (sum += gain) >= missing);
}

/**
 * Among all choices of `count` rows the one that adds least beyond `missing`. Exact: of the largest `count` rows something may be given
 * up, less than the smallest of them, so there are no more than total ÷ count amounts to look at for each number of rows.
 */
function leastThatSuffices(gains: readonly RowGain[], count: number, missing: Points): readonly RowGain[] {
  const top = gains.slice(0, count).map(({ gain }) => gain);
  const spare = sumPoints(top) - missing;
  /** [rows chosen][points given up] → the row chosen last when that was first possible. */
  const last = Array.from({ length: count + 1 }, () => new Map<number, number>());
  last[0]?.set(0, -1);
  gains.forEach(({ gain }, index) => {
    for (let chosen = Math.min(index, count - 1); chosen >= 0; chosen -= 1) {
      const less = (top[chosen] ?? 0) - gain;
      const after = last[chosen + 1];
      for (const given of last[chosen]?.keys() ?? []) {
        const sum = given + less;
        if (sum <= spare && after !== undefined && !after.has(sum)) after.set(sum, index);
      }
    }
  });
  let given = Math.max(...(last[count]?.keys() ?? []));
  const rows: RowGain[] = [];
  for (let chosen = count; chosen > 0; chosen -= 1) {
    const row = gains[last[chosen]?.get(given) ?? -1];
    if (row === undefined) break;
    rows.push(row);
    given -= (top[chosen - 1] ?? 0) - row.gain;
  }
  return rows;
}
