import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';

/** Where a value of a table can go: an indicator, or the month's budget execution. */
export type IntakeRowId = IndicatorId | 'execution';

/** What a table may call a row of the plan. */
export interface IntakeRow {
  readonly id: IntakeRowId;
  /** Its number in the plan; null for the execution, which has none. */
  readonly seq: number | null;
  readonly names: readonly string[];
  /** As the plan prints them, the published cell and the one in force. */
  readonly units: readonly string[];
}

const EXECUTION: IntakeRow = {
  id: 'execution',
  seq: null,
  names: ['预算执行', '预算执行数', '预算执行情况', '执行数'],
  units: ['万元'],
};

/** The rows of a plan as tables know them: every one, whichever the grid shows. */
export function intakeRows(plan: Plan): readonly IntakeRow[] {
  const rows = plan.indicators.map((indicator): IntakeRow => {
    const units =
      indicator.kind === 'quantitative' ? [indicator.unit, indicator.source.unit] : [indicator.source.unit];
    return {
      id: indicator.id,
      seq: indicator.seq,
      names: [indicator.name, indicator.source.name],
      units: [...new Set(units)],
    };
  });
  return [...rows, EXECUTION];
}
