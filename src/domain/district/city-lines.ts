import { lateMonths } from '#src/domain/district/unit-figures.ts';
import { inLineOrder, type FigureLine, type LineOrder } from '#src/domain/district/unit-line.ts';
import type { PlacedTotal } from '#src/domain/district/unit-total.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { roundDiv } from '#src/domain/quantity/exact.ts';
import { planName } from '#src/domain/catalogue/plan.ts';
import { addTo } from '#src/kernel/add-to.ts';

/** A district of a city, as whoever runs the city's server named it. */
export interface CityDistrict {
  readonly district: string;
  readonly name: string;
  /** How many units it has; absent: that was not given. */
  readonly units?: number | undefined;
}

/** A unit of a district of a city, by what it told [EN18]. */
export interface CityLine extends FigureLine {
  readonly district: string;
  readonly districtName: string;
  readonly unit: string;
  readonly placed: PlacedTotal;
  /** The month that was asked for. */
  readonly asked: Month;
}

/** @param today ISO date in local time */
export function cityLines(
  totals: readonly PlacedTotal[],
  districts: readonly CityDistrict[],
  asked: Month,
  today: string,
): readonly CityLine[] {
  const names = new Map(districts.map(({ district, name }) => [district, name]));
  return totals.map((placed) => {
    const { district, place, total } = placed;
    const { unitName, project, score, due, outlook, grade, filled, short, onYear, isSealed } = total;
    const late = lateMonths(total, place.year, today);
    return {
      key: `${district} ${place.unit} ${place.plan}`,
      district,
      districtName: names.get(district) ?? district,
      unit: place.unit,
      plan: { unitName, project, year: place.year },
      cutOff: place.month,
      asked,
      score,
      due,
      outlook,
      grade,
      filled,
      short,
      onYear,
      isSealed,
      late,
      lateCells: late.reduce((sum, { missing }) => sum + missing, 0),
      placed,
    };
  });
}

export type CityOrder = LineOrder | 'district';

/** Lines in the order asked for; those of one district by their names. */
export function inCityOrder(
  lines: readonly CityLine[],
  order: CityOrder,
  isDescending: boolean,
  compareNames: (a: string, b: string) => number,
): readonly CityLine[] {
  if (order !== 'district') return inLineOrder(lines, order, isDescending, compareNames);
  const sign = isDescending ? -1 : 1;
  return [...lines].sort(
    (a, b) =>
      sign * compareNames(a.districtName, b.districtName) || compareNames(planName(a.plan), planName(b.plan)),
  );
}

/** Which lines are looked for beside their names. */
export const CITY_STATES = ['all', 'late', 'short', 'earlier', 'open'] as const;
export type CityState = (typeof CITY_STATES)[number];

const IS_IN: Record<CityState, (line: CityLine) => boolean> = {
  all: () => true,
  late: ({ lateCells }) => lateCells > 0,
  short: ({ short }) => short > 0,
  earlier: ({ cutOff, asked }) => cutOff !== asked,
  open: ({ isSealed }) => !isSealed,
};

export interface CityFilter {
  /** null: all of them. */
  readonly district: string | null;
  readonly state: CityState;
  /** In the name of the unit or of the project. */
  readonly words: string;
}

export function filteredLines(
  lines: readonly CityLine[],
  { district, state, words }: CityFilter,
): readonly CityLine[] {
  const wanted = words.split(/\s+/).filter((word) => word !== '');
  return lines.filter(
    (line) =>
      (district === null || line.district === district) &&
      IS_IN[state](line) &&
      wanted.every((word) => planName(line.plan).includes(word)),
  );
}

/** A district in figures: those of its lines, added up or set in a row [EN18]. */
export interface DistrictSum {
  /** null: the whole city. */
  readonly district: string | null;
  readonly name: string;
  /** Units that have told anything. */
  readonly told: number;
  /** null: how many there are was not given. */
  readonly units: number | null;
  readonly plans: number;
  readonly scored: number;
  readonly mean: Points | null;
  /** Of an even number the middle between the two. */
  readonly median: Points | null;
  readonly low: Points | null;
  readonly high: Points | null;
  readonly filled: FigureLine['filled'];
  /** Plans with months whose date has passed. */
  readonly late: number;
  readonly lateCells: number;
  readonly short: number;
  readonly sealed: number;
}

/** A sum a district in the order they were named, those that have told nothing too. */
export function districtSums(
  lines: readonly CityLine[],
  districts: readonly CityDistrict[],
): readonly DistrictSum[] {
  const byDistrict = new Map<string, CityLine[]>();
  for (const line of lines) addTo(byDistrict, line.district, line);
  return districts.map(({ district, name, units }) =>
    sumOf(byDistrict.get(district) ?? [], district, name, units ?? null),
  );
}

/** The same of all of them together. */
export function citySum(
  lines: readonly CityLine[],
  districts: readonly CityDistrict[],
  name: string,
): DistrictSum {
  const counts = districts.map(({ units }) => units ?? null);
  const units = counts.reduce((sum, each) => (sum === null || each === null ? null : sum + each), 0);
  return sumOf(lines, null, name, units);
}

function sumOf(
  lines: readonly CityLine[],
  district: string | null,
  name: string,
  units: number | null,
): DistrictSum {
  const scores = lines.flatMap(({ score }) => (score === null ? [] : [score])).sort((a, b) => a - b);
  const add = (of: (line: CityLine) => number) => lines.reduce((sum, line) => sum + of(line), 0);
  return {
    district,
    name,
    told: new Set(lines.map((line) => `${line.district} ${line.unit}`)).size,
    units,
    plans: lines.length,
    scored: scores.length,
    mean: quotient(scores, scores.length),
    median: medianOf(scores),
    low: scores[0] ?? null,
    high: scores[scores.length - 1] ?? null,
    filled: {
      reported: add(({ filled }) => filled.reported),
      expected: add(({ filled }) => filled.expected),
    },
    late: lines.filter(({ lateCells }) => lateCells > 0).length,
    lateCells: add(({ lateCells }) => lateCells),
    short: add(({ short }) => short),
    sealed: lines.filter(({ isSealed }) => isSealed).length,
  };
}

function medianOf(sorted: readonly Points[]): Points | null {
  const half = Math.floor((sorted.length - 1) / 2);
  const middle = sorted.slice(half, sorted.length - half);
  return quotient(middle, middle.length);
}

function quotient(values: readonly Points[], count: number): Points | null {
  return count === 0
    ? null
    : (roundDiv(
        values.reduce<number>((sum, each) => sum + each, 0),
        count,
      ) as Points);
}
