import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { indicatorById, type Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { adjustmentsOf, firstMonth } from '#src/domain/statements/adjustments.ts';
import { planInForce, type YearStatements } from '#src/domain/statements/year-statements.ts';

/**
 * Why an address shows no row as of a month: '第 8 项「发布水质公报」自 8 月起停止，…' of one that a 调整 has stopped or adds later [PL62].
 * @param id as the address has it
 */
export function absentRowText(plan: Plan, year: YearStatements, id: string, cutOff: Month): string {
  const row = indicatorById(planInForce(plan, year), id as IndicatorId);
  if (row === null) return `本方案没有编号为「${id}」的指标，请从下表选择。`;
  const name = `第 ${row.seq} 项「${row.source.name}」`;
  const first = firstMonth(year, row.id);
  if (cutOff < first)
    return `${name}自 ${first} 月起新增，截至 ${cutOff} 月还没有。请从下表选择，或改看 ${first} 月以后。`;
  const stopped = adjustmentsOf(year).find((each) => each.stopped.includes(row.id));
  const from = stopped === undefined ? '' : `自 ${stopped.from} 月起`;
  return `${name}${from}停止，截至 ${cutOff} 月已不计。请从下表选择，或改看停止以前的月份。`;
}
