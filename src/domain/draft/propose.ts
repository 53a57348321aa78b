import {
  isCeiling,
  isMoneyUnit,
  isPercentUnit,
  type PacingKind,
  type Rollup,
} from '#src/domain/catalogue/indicator.ts';
import type { IndicatorClass } from '#src/domain/catalogue/plan.ts';
import type { DraftOperator, DraftRow } from '#src/domain/draft/draft.ts';
import { textToQuantity } from '#src/domain/quantity/decimal-text.ts';
import { MAX_DECIMALS, type Decimals } from '#src/domain/quantity/quantity.ts';

/** What proposals follow from: what the table prints of a row. */
export type Printed = Pick<DraftRow, 'name' | 'unit' | 'operator' | 'target'>;

const COST = /成本|经费|费用|支出|资金|预算|采购|金额/;
const CEILING_WORDS = /成本|时间|时限|时长|投诉|事故|差错|受灾|故障|失败率|超支|逾期/;
const STOCK = /在职|退休|保有量|里程|面积/;
const STOCK_UNITS = /^(?:台|辆|盏|公里|千米|平方米|亩|万亩)$/;
const DURATION = /^(?:小时|天|日|个?工作日|分钟|秒)$/;
/** What is measured and not counted: it comes in parts of its unit [PL84]. */
const MEASURE = /^(?:米|公里|千米|平方米|平方公里|立方米|亩|公顷|吨|公斤|千克|升|度|千瓦时)$/;
/** Money for something, or something for a head, a measure, a time or many of anything: 元/平方米, 个/立方厘米, 次/月, 件/万人次. 人/次 and 台/套 are two words for one. */
const RATE_UNIT =
  /元[/／].|[/／](?:[十百千万]*[人户]|[十百千万]+[\u3400-\u9fff]{1,2}|.*(?:米|克|升|亩|公顷|公里|吨|小时|分钟|秒|日|天|周|月|季度?)|[a-zA-Z].*)$/;
const YEARLY_UNIT = /[/／]年度?$/;
const RATE_NAME = /平均|人均|户均|单价|均价|浓度|密度|单个|每(?:[个人户亩吨次处套台座件名]|公里|平方米)/;
const LEVEL_UNIT = /^(?:‰|倍|分贝|℃)$/;
const RANK = /排名|名次|位次/;
const TO_DATE = /执行率|完成率|验收|支付率|覆盖率/;

/**
 * The nine classes by what a table prints. Printed words win; only what is not printed is proposed [PL8].
 * @param class1 一级指标 as printed, or null
 * @param class2 二级指标 as printed, or null
 */
export function classOf(class1: string | null, class2: string | null, printed: Printed): IndicatorClass {
  return printedClass(class2 ?? '') ?? printedClass(class1 ?? '') ?? proposedClass(class1 ?? '', printed);
}

const CLASS_WORDS: readonly (readonly [RegExp, IndicatorClass])[] = [
  [/满意/, '满意度'],
  [/成本/, '成本'],
  [/数量/, '数量'],
  [/质量/, '质量'],
  [/时效/, '时效'],
  [/可持续/, '可持续影响'],
  [/生态/, '生态效益'],
  [/社会/, '社会效益'],
  [/经济/, '经济效益'],
];

function printedClass(words: string): IndicatorClass | null {
  return CLASS_WORDS.find(([pattern]) => pattern.test(words))?.[1] ?? null;
}

function proposedClass(class1: string, { name, unit, operator }: Printed): IndicatorClass {
  if (/满意/.test(name)) return '满意度';
  if (/效益/.test(class1)) return '社会效益';
  if (isMoneyUnit(unit) || COST.test(name)) return '成本';
  if (operator === '定性') return '社会效益';
  if (DURATION.test(unit) || /及时|时效|时限/.test(name)) return '时效';
  return isPercentUnit(unit) || name.endsWith('率') ? '质量' : '数量';
}

/** The roll-up by name, unit and sign; the first that fits (plans.md §6) [PL8]. What is no amount is never added up [PL83]. */
export function proposedRollup({ name, unit, operator }: Printed): Rollup {
  if (/满意/.test(name) || unit === '分' || RANK.test(name)) return 'latest';
  if (isPercentUnit(unit)) return TO_DATE.test(name) ? 'latest' : 'mean';
  if (isLimit(operator) && DURATION.test(unit)) return /平均/.test(name) ? 'mean' : 'max';
  if (isRate(name, unit)) return 'mean';
  if (STOCK.test(name) || STOCK_UNITS.test(unit)) return 'latest';
  return 'sum';
}

function isRate(name: string, unit: string): boolean {
  return LEVEL_UNIT.test(unit) || RATE_NAME.test(name) || (RATE_UNIT.test(unit) && !YEARLY_UNIT.test(unit));
}

export function proposedPacing(printed: Printed, rollup: Rollup): PacingKind {
  if (rollup !== 'sum' || isLimit(printed.operator)) return 'level';
  const target = textToQuantity(printed.target);
  const isMany = typeof target === 'number' && target >= 12 * 10 ** MAX_DECIMALS;
  return isMany ? 'linear' : 'milestone';
}

/**
 * A row after an edit: what was proposed for it goes on following its words until somebody chooses otherwise [PL60].
 * @param before the row as it was
 */
export function withProposals(before: DraftRow, after: DraftRow): DraftRow {
  if (after.operator === '定性' || isSamePrinted(before, after)) return after;
  const [then, now] = [measures(before), measures(after)];
  const isChosen =
    before.operator !== '定性' &&
    (before.milestones !== undefined ||
      before.rollup !== then.rollup ||
      before.pacing !== then.pacing ||
      before.decimals !== then.decimals);
  return isChosen ? after : Object.assign({}, after, now);
}

function isSamePrinted(a: Printed, b: Printed): boolean {
  return a.name === b.name && a.unit === b.unit && a.operator === b.operator && a.target === b.target;
}

function measures(printed: Printed): Pick<DraftRow, 'rollup' | 'pacing' | 'decimals'> {
  const rollup = proposedRollup(printed);
  return { rollup, pacing: proposedPacing(printed, rollup), decimals: proposedDecimals(printed) };
}

/** Never fewer than the target's own, and enough for what comes in a month [PL84]. */
export function proposedDecimals({ name, unit, target }: Printed): Decimals {
  const own = /\.(\d+)$/.exec(target)?.[1]?.length ?? 0;
  return Math.min(MAX_DECIMALS, Math.max(own, usualDecimals(name, unit))) as Decimals;
}

function usualDecimals(name: string, unit: string): number {
  // Of 1.2 万册 a month brings 853, which is 0.0853.
  if (/^[万亿]/.test(unit)) return 4;
  if (DURATION.test(unit)) return 1;
  const isInParts = unit === '元' || unit === '分' || isPercentUnit(unit) || MEASURE.test(unit);
  return isInParts || isRate(name, unit) ? 2 : 0;
}

/** A sign for a number that has none: proposed for all at once, and confirmed by a person [PL8]. */
export function proposedOperator(row: Pick<DraftRow, 'name' | 'class' | 'unit'>): DraftOperator {
  return row.class === '成本' || CEILING_WORDS.test(row.name) ? '≤' : '≥';
}

function isLimit(operator: DraftOperator): boolean {
  return operator !== '' && operator !== '定性' && isCeiling(operator);
}
