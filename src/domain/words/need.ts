import { isCeiling } from '#src/domain/catalogue/indicator.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { goalText, monthText, quantityText } from '#src/domain/words/format.ts';
import { measureText } from '#src/domain/words/value-text.ts';
import { TIER_WORDS } from '#src/domain/words/words.ts';
import { needOf, type RowNeed } from '#src/domain/year/row-need.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';

/** '每月还需 1,036 条': what to do about it, in as few words as possible; '' when nothing is left to win. */
export function needText(row: ReportRow, cutOff: Month): string {
  const { indicator } = row;
  const measured = (amount: Quantity) => measureText(quantityText(amount), indicator);
  const need = needOf(row, cutOff);
  switch (need.kind) {
    case 'nothing':
      return '';
    case 'report':
      return '尚未填报';
    case 'settle':
      return '均为无发生，待人工确定';
    case 'rate':
      return '待评定';
    case 'confirm':
      return `建议“${TIER_WORDS[need.tier]}”，待确认`;
    case 'rated':
      return '已评定';
    case 'pace':
      return cutOff === YEAR_END - 1
        ? `12月还需 ${measured(need.amount)}`
        : `每月还需 ${measured(need.amount)}`;
    case 'by':
      return `${need.month} 月前还需 ${measured(need.amount)}`;
    case 'mean':
      return `后续月均须 ${isCeiling(need.goal.operator) ? '≤' : '≥'} ${measured(need.amount)}`;
    case 'reach':
      return `下次须 ${measureText(goalText(need.goal), indicator)}`;
    case 'short':
      return `全年差 ${measured(need.amount)}`;
    case 'lost':
      return lostText(need, measured, cutOff);
  }
}

function lostText(
  { over, from }: Extract<RowNeed, { kind: 'lost' }>,
  measured: (amount: Quantity) => string,
  cutOff: Month,
): string {
  const month = from === null ? '' : monthText(from);
  const said = over === null ? `${month}未达到` : `${month}超出 ${measured(over)}`;
  return cutOff === YEAR_END ? said : `${said}，已无法补回`;
}
