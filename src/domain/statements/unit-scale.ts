import { parseScaled } from '#src/domain/quantity/decimal-text.ts';
import { MAX_DECIMALS } from '#src/domain/quantity/quantity.ts';

/** How many of the row's unit one of the typed unit is, as an exact fraction of whole numbers [E7]. */
export interface UnitRatio {
  readonly times: number;
  readonly by: number;
}

const SAME: UnitRatio = { times: 1, by: 1 };

/** In 元. */
const MONEY: ReadonlyMap<string, number> = new Map([
  ['元', 1],
  ['千元', 1_000],
  ['万元', 10_000],
  ['亿元', 100_000_000],
]);

/** In seconds. */
const DURATION: ReadonlyMap<string, number> = new Map([
  ['秒', 1],
  ['秒钟', 1],
  ['分', 60],
  ['分钟', 60],
  ['小时', 3_600],
  ['个小时', 3_600],
  ['天', 86_400],
  ['日', 86_400],
]);

const COUNT_PREFIX: ReadonlyMap<string, number> = new Map([
  ['万', 10_000],
  ['亿', 100_000_000],
]);

/** What a unit of money is called in the table: the annex writes «万/年» for 万元 a year. */
function moneyName(unit: string): string {
  const plain = unit.replace(/\/.*$/, '');
  return plain === '万' || plain === '亿' ? `${plain}元` : plain;
}

export interface MeasuredUnit {
  readonly unit: string;
  /** The plan means working days, of which nobody can say how many hours they have. */
  readonly isWorkingTime: boolean;
}

/**
 * What the word behind a number makes of it in the row's unit, or null when it names something else.
 * @param word without spaces at its ends; '' is the row's own unit
 */
export function unitRatio(word: string, { unit, isWorkingTime }: MeasuredUnit): UnitRatio | null {
  if (word === '' || word === unit) return SAME;
  if (unit === '%') return null;
  const money = MONEY.get(moneyName(unit));
  if (money !== undefined) {
    const typed = MONEY.get(moneyName(word));
    return typed === undefined || word.includes('/') ? null : { times: typed, by: money };
  }
  const duration = DURATION.get(unit);
  const typed = DURATION.get(word);
  if (duration !== undefined && typed !== undefined)
    return isWorkingTime && duration !== typed ? null : { times: typed, by: duration };
  return countRatio(word, unit);
}

/** 万 and 亿 before the unit or alone; on a row in 万人 a bare 万 is the row's own. */
function countRatio(word: string, unit: string): UnitRatio | null {
  const [typed, typedBase] = prefixOf(word);
  const [own, base] = prefixOf(unit);
  const isNamed = typedBase === base || (typedBase === '' && typed > 1);
  return isNamed ? { times: typed, by: own } : null;
}

function prefixOf(unit: string): readonly [number, string] {
  const times = COUNT_PREFIX.get(unit.slice(0, 1));
  return times === undefined ? [1, unit] : [times, unit.slice(1)];
}

/**
 * Plain decimal text converted exactly, as decimal text; null where the unit cannot say it: 100 分钟 are no finite number of 小时.
 * Text that is no number is handed back, for its reader to refuse.
 */
export function convertedText(digits: string, { times, by }: UnitRatio): string | null {
  if (times === by) return digits;
  const [, fraction = ''] = digits.split('.');
  const scale = fraction.length;
  const scaled = parseScaled(digits, scale);
  // So long a number is too large or too fine in any unit.
  if (typeof scaled === 'string') return digits;
  const units = BigInt(scaled) * BigInt(times) * 10n ** BigInt(MAX_DECIMALS);
  const divisor = BigInt(by) * 10n ** BigInt(scale);
  if (units % divisor === 0n) return unscaled(units / divisor);
  // Decimals alone are the reader's own complaint: half a 元 in 万元 has five of them.
  const finer = units * 10_000n;
  return finer % divisor === 0n ? `0.${'0'.repeat(MAX_DECIMALS)}1` : null;
}

function unscaled(units: bigint): string {
  const digits = String(units < 0n ? -units : units).padStart(MAX_DECIMALS + 1, '0');
  const whole = digits.slice(0, -MAX_DECIMALS);
  return `${units < 0n ? '-' : ''}${whole}.${digits.slice(-MAX_DECIMALS)}`;
}
