import { err, ok, type Result } from '#src/kernel/result.ts';
import { parseAmount, parseCoefficient } from '#src/domain/statements/typed-amount.ts';
import type { Refusal } from '#src/domain/statements/typed-value.ts';
import { scenarioAssumptions, type Scenario } from '#src/domain/year/scenario.ts';
import type { Assumption, Assumptions } from '#src/domain/year/what-if.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';

/** What somebody supposes: how the year goes on, and over it what was typed for single rows, by their ids. */
export interface Supposed {
  readonly scenario: Scenario;
  readonly texts: ReadonlyMap<string, string>;
}

/** A typed assumption [MO31]: null for a blank, which leaves the row to the scenario; a coefficient that is none is refused. */
export function readAssumption(
  { indicator }: ReportRow,
  text: string,
): Result<Assumption | null, Refusal | { readonly kind: 'coefficient' }> {
  if (text.trim() === '') return ok(null);
  if (indicator.kind !== 'quantitative') {
    const coefficient = parseCoefficient(text);
    return coefficient === null ? err({ kind: 'coefficient' }) : ok({ kind: 'coefficient', coefficient });
  }
  const amount = parseAmount(text, indicator);
  if (!amount.ok) return amount;
  return ok(amount.value === null ? null : { kind: 'value', value: amount.value });
}

/** What is typed goes before the scenario; what is refused is not assumed. */
export function assumptionsOf(report: YearReport, { scenario, texts }: Supposed): Assumptions {
  const assumptions = new Map(scenarioAssumptions(report, scenario));
  for (const row of report.rows) {
    const read = readAssumption(row, texts.get(row.indicator.id) ?? '');
    if (read.ok && read.value !== null) assumptions.set(row.indicator.id, read.value);
  }
  return assumptions;
}
