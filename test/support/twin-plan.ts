import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanId, PlanIndicator } from '#src/domain/catalogue/plan.ts';

interface ReadOtherwise {
  readonly renamed: string;
  readonly inOtherUnit: string;
  readonly leftOut: string;
}

/** A plan as a second PC of the same unit has made it: ids of its own ('r' before ours), in reverse order, and three rows read otherwise. */
export function twinOf(plan: Plan, { renamed, inOtherUnit, leftOut }: ReadOtherwise): Plan {
  return {
    ...plan,
    id: 'p-99887766554433221100ffeeddccbbaa' as PlanId,
    source: `${plan.source}（另一台电脑读入）`,
    indicators: [...plan.indicators]
      .reverse()
      .filter(({ id }) => id !== leftOut)
      .map((row, at): PlanIndicator => {
        const id = `r${row.id}` as IndicatorId;
        const name = row.id === renamed ? `${row.name}数量` : row.name;
        return row.id === inOtherUnit && row.kind === 'quantitative'
          ? Object.assign({}, row, { id, name, seq: at + 1, unit: '项' })
          : Object.assign({}, row, { id, name, seq: at + 1 });
      }),
  };
}
