import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanId, PlanIndicator } from '#src/domain/catalogue/plan.ts';

/**
 * Annex 10 as a second PC of the same unit has made it: ids of its own, in reverse order, row 07 renamed, row 08 in another unit, row 09
 * left out.
 */
export const TWIN: Plan = {
  ...ANNEX_10_2025,
  id: 'p-99887766554433221100ffeeddccbbaa' as PlanId,
  source: '公开附件 10（另一台电脑读入）',
  indicators: [...ANNEX_10_2025.indicators]
    .reverse()
    .filter(({ id }) => id !== '09')
    .map(twinRow),
};

function twinRow(row: PlanIndicator, at: number): PlanIndicator {
  const id = `r${row.id}` as IndicatorId;
  const name = row.id === '07' ? `${row.name}数量` : row.name;
  return row.id === '08' && row.kind === 'quantitative'
    ? { ...row, id, name, seq: at + 1, unit: '项' }
    : { ...row, id, name, seq: at + 1 };
}
