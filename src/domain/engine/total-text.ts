import { plainLine } from '#src/kernel/plain-text.ts';
import type { OwedCount, PlacedTotal, TotalPlace, UnitTotal } from '#src/domain/district/unit-total.ts';
import {
  isCount,
  isDigest,
  isPoints,
  isText,
  isWhole,
  jsonIn,
  listIn,
} from '#src/domain/engine/read-by-hand.ts';
import { parseTotalSubject } from '#src/domain/engine/subjects.ts';
import { canonicalJson } from '#src/domain/package/canonical-json.ts';
import { isDueDay } from '#src/domain/period/due-date.ts';
import { isMonth } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Instant } from '#src/domain/statements/statement.ts';

const VERSION = 1;
const LENGTH = 15;
/** Of a message: names are cut where they are shown. */
const MAX_CHARACTERS = 4_000;

/** What is put: a list, because a city reads it by the thousand. */
export function totalText({ due, outlook, filled, owed, ...rest }: UnitTotal): string {
  return canonicalJson([
    VERSION,
    rest.unitName,
    rest.project,
    rest.score,
    [due.due, due.earned],
    outlook === null ? null : [outlook.value, outlook.low, outlook.high],
    rest.grade,
    [filled.reported, filled.expected],
    rest.dueDay,
    owed.map(({ month, missing }) => [month, missing]),
    rest.short,
    rest.onYear,
    rest.isSealed ? 1 : 0,
    rest.at,
    rest.record,
  ]);
}

/** null: no place of a total, or no total. Believes nothing that it reads. */
export function placedTotal(district: string, subject: string, text: string): PlacedTotal | null {
  const place = parseTotalSubject(subject);
  const total = place === null ? null : readTotal(text, place);
  return place === null || total === null ? null : { district, place, total };
}

function readTotal(text: string, place: TotalPlace): UnitTotal | null {
  if (text.length > MAX_CHARACTERS) return null;
  const data = jsonIn(text);
  if (!Array.isArray(data) || data.length !== LENGTH || data[0] !== VERSION) return null;
  const [, unitName, project, score, due, outlook, grade, filled, dueDay, owed, ...rest] =
    data as readonly unknown[];
  const [short, onYear, sealed, at, record] = rest;
  const dues = listIn(due, 2, isPoints);
  const band = outlook === null ? null : listIn(outlook, 3, isPoints);
  const counts = listIn(filled, 2, isCount);
  const months = readOwed(owed, place);
  if (
    !isText(unitName) ||
    !(project === null || isText(project)) ||
    !(score === null || isPoints(score)) ||
    dues === null ||
    (band === null && outlook !== null) ||
    !isText(grade) ||
    counts === null ||
    !(dueDay === null || isDueDay(dueDay)) ||
    months === null ||
    !isCount(short) ||
    !(onYear === null || isPoints(onYear)) ||
    !(sealed === 0 || sealed === 1) ||
    !isWhole(at) ||
    !isDigest(record)
  )
    return null;
  const [dueUntil, earned] = dues as readonly [Points, Points];
  const [reported, expected] = counts as readonly [number, number];
  const [value, low, high] = (band ?? []) as readonly [Points, Points, Points];
  return {
    unitName: plainLine(unitName, 100),
    project: project === null ? null : plainLine(project, 200),
    score,
    due: { due: dueUntil, earned },
    outlook: band === null ? null : { value, low, high },
    grade: plainLine(grade, 20),
    filled: { reported, expected },
    dueDay,
    owed: months,
    short,
    onYear,
    isSealed: sealed === 1,
    at: at as Instant,
    record,
  };
}

/** Months up to that of the place, each once and in their order: a month that was named twice would be late twice. */
function readOwed(data: unknown, { month: through }: TotalPlace): readonly OwedCount[] | null {
  if (!Array.isArray(data) || data.length > through) return null;
  const owed: OwedCount[] = [];
  for (const each of data as readonly unknown[]) {
    const [month, missing] = listIn(each, 2, isCount) ?? [];
    const before = owed[owed.length - 1]?.month ?? 0;
    if (!isMonth(month) || month <= before || month > through || missing === undefined || missing === 0)
      return null;
    owed.push({ month, missing });
  }
  return owed;
}
