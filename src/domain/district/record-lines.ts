import { lineOf, type UnitLine } from '#src/domain/district/unit-line.ts';
import { saysSameFigures, type PlacedRecord } from '#src/domain/district/unit-record.ts';
import type { Month } from '#src/domain/period/month.ts';
import { subtractPoints, type Points } from '#src/domain/quantity/points.ts';

interface RecordWish {
  readonly year: number;
  readonly cutOff: Month;
  /** ISO date in local time. */
  readonly today: string;
  /** What units are called by whoever runs the server, by their names in subjects. */
  readonly registered: ReadonlyMap<string, string>;
}

/** What was published of one plan of one unit, by month. */
type Published = ReadonlyMap<Month, PlacedRecord>;

/**
 * A line a plan that units have published of a year: the record of the month that is asked for, or of the last month before it that there
 * is [EN11].
 */
export function recordLines(
  records: readonly PlacedRecord[],
  { year, cutOff, today, registered }: RecordWish,
): readonly UnitLine[] {
  const byPlan = publishedByPlan(records);
  return [...byPlan].flatMap(([key, published]) => {
    const placed = newestThrough(published, cutOff);
    if (placed === null || placed.record.plan.year !== year) return [];
    const { record, place } = placed;
    const onYear = record.figures.onYear ?? changeOnYear(placed, lastYearOf(placed, byPlan));
    const course = new Map([...published].map(([month, each]) => [month, each.record.figures.score]));
    return [
      lineOf(key, { ...record.figures, onYear }, record.plan, today, {
        kind: 'record',
        placed,
        course,
        registered: registered.get(place.unit) ?? null,
        asked: cutOff,
      }),
    ];
  });
}

function publishedByPlan(records: readonly PlacedRecord[]): ReadonlyMap<string, Published> {
  const byPlan = new Map<string, Map<Month, PlacedRecord>>();
  for (const placed of records) {
    // Two units may have drawn their plans from one, under one id.
    const key = `${placed.place.unit} ${placed.place.plan}`;
    const months = byPlan.get(key) ?? new Map<Month, PlacedRecord>();
    byPlan.set(key, months.set(placed.place.month, placed));
  }
  return byPlan;
}

function newestThrough(published: Published, cutOff: Month): PlacedRecord | null {
  const [newest = null] = [...published.values()]
    .filter(({ place }) => place.month <= cutOff)
    .sort((a, b) => b.place.month - a.place.month);
  return newest;
}

function lastYearOf(
  { place, record: { plan } }: PlacedRecord,
  byPlan: ReadonlyMap<string, Published>,
): PlacedRecord | null {
  for (const published of byPlan.values()) {
    const placed = published.get(place.month);
    if (
      placed !== undefined &&
      placed.place.unit === place.unit &&
      placed.record.plan.year === plan.year - 1 &&
      placed.record.plan.project === plan.project
    )
      return placed;
  }
  return null;
}

function changeOnYear(now: PlacedRecord, last: PlacedRecord | null): Points | null {
  const [score, before] = [now.record.figures.score, last?.record.figures.score ?? null];
  return score === null || before === null ? null : subtractPoints(score, before);
}

/**
 * Files and records on one board: of a plan that both speak of, the files are reckoned, and whether the unit published the same is said on
 * their line.
 */
export function boardLines(
  ofFiles: readonly UnitLine[],
  ofRecords: readonly UnitLine[],
): readonly UnitLine[] {
  const told = new Map(ofRecords.map((line) => [ofWhat(line), line]));
  const both = new Set<UnitLine>();
  const lines = ofFiles.map((line) => {
    const record = told.get(ofWhat(line));
    if (record === undefined || line.source.kind !== 'files') return line;
    both.add(record);
    const isOfMonth = record.cutOff === line.cutOff;
    return {
      ...line,
      source: { ...line.source, published: isOfMonth ? saysSameFigures(line, record) : null },
    };
  });
  return [...lines, ...ofRecords.filter((line) => !both.has(line))];
}

const ofWhat = ({ plan }: UnitLine): string => `${plan.id}\n${plan.unitName}`;
