import { plainLine } from '#src/kernel/plain-text.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { FigureRow, LinePlan, UnitFigures } from '#src/domain/district/unit-figures.ts';
import type { PlacedRecord, RecordBasis, RecordPlace, UnitRecord } from '#src/domain/district/unit-record.ts';
import {
  isCount,
  isDigest,
  isPoints,
  isText,
  isWhole,
  jsonIn,
  listIn,
  membersIn,
} from '#src/domain/engine/read-by-hand.ts';
import { parseRecordSubject, planToken } from '#src/domain/engine/subjects.ts';
import { canonicalJson } from '#src/domain/package/canonical-json.ts';
import { isDueDay } from '#src/domain/period/due-date.ts';
import { isMonth, type Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { MAX_ID, MAX_NAME } from '#src/domain/statements/statement-limits.ts';
import type { Author, Instant } from '#src/domain/statements/statement.ts';
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

const MAX_CHARACTERS = 20_000;
const MAX_WORDS = 3_000;
const MAX_ROWS = 1_000;
const ROW_LENGTH = 12;

const RECORD = [
  'version',
  'plan',
  'basis',
  'at',
  'author',
  'cutOff',
  'score',
  'due',
  'outlook',
  'grade',
  'expected',
  'filled',
  'dueDay',
  'owed',
  'short',
  'onYear',
  'isSealed',
  'words',
  'rows',
] as const;
const PLAN = ['id', 'unitName', 'project', 'year'] as const;
const BASIS = ['plan', 'statements', 'digest'] as const;
const AUTHOR = ['name', 'section'] as const;

/** What others wrote is shown in one line, and only as long as a cell bears it. null: it is no text, or too long for one. */
function lineIn(data: unknown, most: number): string | null {
  return typeof data === 'string' && data.length <= MAX_CHARACTERS ? plainLine(data, most) : null;
}

/** Every one of a list; null: one is none, or there are too many. */
function eachIn<T>(data: unknown, most: number, read: (each: unknown) => T | null): readonly T[] | null {
  if (!Array.isArray(data) || data.length > most) return null;
  const all: T[] = [];
  for (const each of data as readonly unknown[]) {
    const one = read(each);
    if (one === null) return null;
    all.push(one);
  }
  return all;
}

function planIn(data: unknown): LinePlan | null {
  const { id, unitName, project, year } = membersIn(data, PLAN) ?? {};
  const [name, ofProject] = [lineIn(unitName, 100), project === null ? null : lineIn(project, 200)];
  const isSound =
    isText(id) && id !== '' && id.length <= 4 * MAX_ID && isWhole(year) && year >= 2000 && year <= 2100;
  return !isSound || name === null || (ofProject === null && project !== null)
    ? null
    : { id: id as PlanId, unitName: name, project: ofProject, year };
}

function basisIn(data: unknown): RecordBasis | null {
  const { plan, statements, digest } = membersIn(data, BASIS) ?? {};
  return isDigest(plan) && isCount(statements) && isDigest(digest) ? { plan, statements, digest } : null;
}

function authorIn(data: unknown): Author | null {
  const members = membersIn(data, AUTHOR);
  const [name, section] = [lineIn(members?.name, MAX_NAME), lineIn(members?.section, MAX_NAME)];
  return name === null || section === null ? null : { name, section };
}

/** A month that was named twice would be late twice, and one behind its own is none that could be. */
function owedIn(data: unknown, through: Month): UnitFigures['owed'] | null {
  let before = 0;
  return eachIn(data, through, (each) => {
    const [month, missing] = Array.isArray(each) && each.length === 2 ? (each as readonly unknown[]) : [];
    if (!isMonth(month) || month <= before || month > through) return null;
    before = month;
    const numbers = eachIn(missing, MAX_ROWS, (one) => (isCount(one) ? one : null));
    return numbers === null ? null : { month, missing: numbers };
  });
}

/** A board of a year has 46,000 of them. null: it is none. */
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
  const data = membersIn(jsonIn(text), RECORD);
  if (data === null || data.version !== VERSION || data.cutOff !== place.month) return null;
  const { at, score, dueDay, short, onYear, isSealed } = data;
  const plan = planIn(data.plan);
  const [basis, author] = [basisIn(data.basis), authorIn(data.author)];
  const [grade, expected] = [lineIn(data.grade, 20), lineIn(data.expected, 600)];
  const [due, filled] = [listIn(data.due, 2, isPoints), listIn(data.filled, 2, isCount)];
  const band = data.outlook === null ? null : listIn(data.outlook, 3, isPoints);
  const owed = owedIn(data.owed, place.month);
  const words = eachIn(data.words, MAX_WORDS, (each) => lineIn(each, MAX_NAME));
  if (
    plan === null ||
    planToken(plan.id) !== place.plan ||
    basis === null ||
    author === null ||
    !isWhole(at) ||
    !(score === null || isPoints(score)) ||
    due === null ||
    (band === null && data.outlook !== null) ||
    grade === null ||
    expected === null ||
    filled === null ||
    !(dueDay === null || isDueDay(dueDay)) ||
    owed === null ||
    !isCount(short) ||
    !(onYear === null || isPoints(onYear)) ||
    typeof isSealed !== 'boolean' ||
    words === null
  )
    return null;
  const rows = eachIn(data.rows, MAX_ROWS, (each) => readRow(each, words));
  if (rows === null) return null;
  const [dueUntil, earned] = due as readonly [Points, Points];
  const [reported, all] = filled as readonly [number, number];
  const [value, low, high] = (band ?? []) as readonly [Points, Points, Points];
  return {
    plan,
    basis,
    at: at as Instant,
    author,
    figures: {
      cutOff: place.month,
      score,
      due: { due: dueUntil, earned },
      outlook: band === null ? null : { value, low, high },
      grade,
      expected,
      filled: { reported, expected: all },
      dueDay,
      owed,
      short,
      onYear,
      isSealed,
      rows,
    },
  };
}

/** null: no place of a record, or no record of that place. */
export function placedRecord(subject: string, text: string): PlacedRecord | null {
  const place = parseRecordSubject(subject);
  const record = place === null ? null : readRecord(place, text);
  return place === null || record === null ? null : { place, record };
}
