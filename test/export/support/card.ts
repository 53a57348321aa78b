import type { IndicatorId, QuantitativeIndicator } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { ExceededRule } from '#src/domain/catalogue/rules.ts';
import type { Month } from '#src/domain/period/month.ts';
import { quantityToText } from '#src/domain/quantity/quantity.ts';
import type { ScorecardView } from '#src/domain/papers/scorecard-row.ts';
import { scorecardTable, type ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { measured, q, type MeasureText } from '#test/domain/support/build.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

interface CardSetup {
  readonly plan?: Plan;
  readonly said?: readonly Said[];
  readonly month?: Month;
  readonly view?: ScorecardView;
  readonly isSample?: boolean;
}

/** The scorecard of a plan and of what was said; the year of the water works unless told otherwise. */
export function cardOf({
  plan = WATER,
  said = waterYear(plan),
  month = 12,
  view = 'hundred',
  isSample = false,
}: CardSetup = {}): ScorecardTable {
  const report = yearReport(plan, supposing(NO_STATEMENTS, said), month);
  return scorecardTable(report, { view, isSample, published: plan });
}

/** A row of a plan of our own making, and its months: 'value' of "10 - _ 3". */
export interface OwnRow extends MeasureText {
  readonly months?: string;
  readonly name?: string;
}

/** A plan that has these measured rows, and what its months say. */
export function ownPlan(
  rows: readonly OwnRow[],
  exceededRule: ExceededRule = 'R1',
): { plan: Plan; said: readonly Said[] } {
  const indicators = rows.map((row, index) => {
    const id = String(index + 1).padStart(2, '0');
    return profiled({ ...measured({ ...row, id }), name: row.name ?? `指标 ${id}` }, index + 1);
  });
  const plan: Plan = {
    ...WATER,
    settings: { ...WATER.settings, exceededRule },
    indicators,
    oddities: [],
  };
  return { plan, said: rows.flatMap((row, index) => monthsSaid(indicators[index]?.id, row.months ?? '')) };
}

function profiled(indicator: QuantitativeIndicator, seq: number): PlanIndicator {
  return {
    ...indicator,
    seq,
    source: {
      name: indicator.name,
      weight: String(indicator.weight / 100),
      unit: indicator.unit,
      operator: indicator.goal.operator,
      target: quantityToText(indicator.goal.target),
    },
    class: '数量',
    owner: '综合科',
    ownerConfidence: 'H',
    core: false,
    oddities: [],
  };
}

function monthsSaid(indicator: IndicatorId | undefined, text: string): readonly Said[] {
  if (indicator === undefined) return [];
  return text
    .split(' ')
    .filter((word) => word !== '')
    .flatMap((word, index): Said[] =>
      word === '_'
        ? []
        : [
            {
              subject: { kind: 'month', indicator, month: (index + 1) as Month },
              content: word === '-' ? { kind: 'none' } : { kind: 'number', value: q(word) },
              note: '',
            },
          ],
    );
}
