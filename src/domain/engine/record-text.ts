import * as v from 'valibot';
import { plainLine } from '#src/kernel/plain-text.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { FigureRow } from '#src/domain/district/unit-figures.ts';
import type { PlacedRecord, RecordPlace, UnitRecord } from '#src/domain/district/unit-record.ts';
import { parseRecordSubject, planToken } from '#src/domain/engine/subjects.ts';
import { canonicalJson } from '#src/domain/package/canonical-json.ts';
import { isMonth, type Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { MAX_ID, MAX_NAME } from '#src/domain/statements/statement-limits.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import { STATE_KINDS } from '#src/domain/year/row-state.ts';

const VERSION = 1;

/** What is published. Rows are lists, and what they share stands once: a record is read by the thousand. */
export function recordText({ plan, figures, basis, at, author }: UnitRecord): string {
  const { id, unitName, project, year } = plan;
  const { rows, outlook, owed, due, filled, ...rest } = figures;
  const words: string[] = [];
  const word = (text: string) => {
    const known = words.indexOf(text);
    return known < 0 ? words.push(text) - 1 : known;
  };
  const lists = rows.map((row) => [
    row.seq,
    row.name,
    word(row.owner),
    word(row.class),
    row.unit === null ? null : word(row.unit),
    row.stand,
    row.coefficient,
    row.score,
    row.weight,
    STATE_KINDS.indexOf(row.state.kind),
    row.state.isByHand ? 1 : 0,
    row.state.dueIn,
  ]);
  return canonicalJson({
    version: VERSION,
    plan: { id, unitName, project, year },
    basis,
    at,
    author,
    ...rest,
    due: [due.due, due.earned],
    outlook: outlook === null ? null : [outlook.value, outlook.low, outlook.high],
    filled: [filled.reported, filled.expected],
    owed: owed.map(({ month, missing }) => [month, missing]),
    words,
    rows: lists,
  });
}

const points = v.custom<Points>((data) => Number.isSafeInteger(data));
const MAX_COUNT = 10_000_000;
const count = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_COUNT));
const month = v.custom<Month>(isMonth);
const MAX_CHARACTERS = 20_000;
const ROW_LENGTH = 12;
/** What others wrote is shown in one line, and only as long as a cell bears it. */
const line = (most: number) =>
  v.pipe(
    v.string(),
    v.maxLength(MAX_CHARACTERS),
    v.transform((text) => plainLine(text, most)),
  );
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(4 * MAX_ID));
const digest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const RECORD = v.strictObject({
  version: v.literal(VERSION),
  plan: v.strictObject({
    id: v.pipe(
      id,
      v.transform((text) => text as PlanId),
    ),
    unitName: line(100),
    project: v.nullable(line(200)),
    year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2100)),
  }),
  basis: v.strictObject({ plan: digest, statements: count, digest }),
  at: v.custom<Instant>((data) => Number.isSafeInteger(data)),
  author: v.strictObject({ name: line(MAX_NAME), section: line(MAX_NAME) }),
  cutOff: month,
  score: v.nullable(points),
  due: v.strictTuple([points, points]),
  outlook: v.nullable(v.strictTuple([points, points, points])),
  grade: line(20),
  expected: line(600),
  filled: v.strictTuple([count, count]),
  dueDay: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(28))),
  owed: v.pipe(v.array(v.strictTuple([month, v.pipe(v.array(count), v.maxLength(1_000))])), v.maxLength(12)),
  short: count,
  onYear: v.nullable(points),
  isSealed: v.boolean(),
  words: v.pipe(v.array(line(MAX_NAME)), v.maxLength(3_000)),
  rows: v.pipe(v.array(v.unknown()), v.maxLength(1_000)),
});

const isCount = (data: unknown): data is number => isWhole(data) && data >= 0 && data <= MAX_COUNT;
const isWhole = (data: unknown): data is number => Number.isSafeInteger(data);

/** null: it is no text, or too long for one. */
function lineIn(data: unknown, most: number): string | null {
  return typeof data === 'string' && data.length <= MAX_CHARACTERS ? plainLine(data, most) : null;
}

/** Read by hand: a board of a year has 46,000 rows, and the schema takes several times as long. null: it is none. */
function readRow(data: unknown, words: readonly string[]): FigureRow | null {
  if (!Array.isArray(data) || data.length !== ROW_LENGTH) return null;
  const [seq, name, owner, kind, unit, stand, coefficient, score, weight, state, byHand, dueIn] =
    data as readonly unknown[];
  const texts = { name: lineIn(name, 400), stand: lineIn(stand, 120), coefficient: lineIn(coefficient, 20) };
  const stateKind = isCount(state) ? STATE_KINDS[state] : undefined;
  if (
    texts.name === null ||
    texts.stand === null ||
    texts.coefficient === null ||
    stateKind === undefined ||
    ![seq, owner, kind].every(isCount) ||
    !(unit === null || isCount(unit)) ||
    !(score === null || isWhole(score)) ||
    !isWhole(weight) ||
    !(byHand === 0 || byHand === 1) ||
    !(dueIn === null || isMonth(dueIn))
  )
    return null;
  return {
    seq: seq as number,
    name: texts.name,
    owner: words[owner as number] ?? '',
    class: words[kind as number] ?? '',
    unit: unit === null ? null : (words[unit] ?? ''),
    stand: texts.stand,
    coefficient: texts.coefficient,
    score: score as Points | null,
    weight: weight as Points,
    state: { kind: stateKind, isByHand: byHand === 1, dueIn },
  };
}

/** A record as it lies with the district, or null: it is none, or speaks of another plan or month than its place. Believes nothing. */
function readRecord(place: RecordPlace, text: string): UnitRecord | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = v.safeParse(RECORD, data, { abortEarly: true });
  if (!parsed.success) return null;
  const {
    plan,
    basis,
    at,
    author,
    words,
    rows,
    due,
    outlook,
    filled,
    owed,
    version: _,
    ...rest
  } = parsed.output;
  if (planToken(plan.id) !== place.plan || rest.cutOff !== place.month) return null;
  // A month that was named twice would be late twice, and one behind its own is none that could be.
  if (owed.some(([of], index) => of > place.month || of <= (owed[index - 1]?.[0] ?? 0))) return null;
  const read: FigureRow[] = [];
  for (const each of rows) {
    const row = readRow(each, words);
    if (row === null) return null;
    read.push(row);
  }
  return {
    plan,
    basis,
    at,
    author,
    figures: {
      ...rest,
      due: { due: due[0], earned: due[1] },
      outlook: outlook === null ? null : { value: outlook[0], low: outlook[1], high: outlook[2] },
      filled: { reported: filled[0], expected: filled[1] },
      owed: owed.map(([of, missing]) => ({ month: of, missing })),
      rows: read,
    },
  };
}

/** null: no place of a record, or no record of that place. */
export function placedRecord(subject: string, text: string): PlacedRecord | null {
  const place = parseRecordSubject(subject);
  const record = place === null ? null : readRecord(place, text);
  return place === null || record === null ? null : { place, record };
}
