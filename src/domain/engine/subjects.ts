import { digestOf } from '#src/domain/package/canonical-json.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { RecordPlace } from '#src/domain/district/unit-record.ts';
import type { TotalPlace } from '#src/domain/district/unit-total.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';

/** What a unit or a section is called in subjects: short, and nothing that a subject gives a meaning to. */
export const SUBJECT_NAME = /^[a-z][a-z0-9]{0,15}$/;

/** Ids of plans come from files and may hold anything; a subject takes no points, blanks or stars. */
const PLAN_DIGITS = 16;

/** A board asks for the same with every record. */
const tokens = new Map<PlanId, string>();
const TOKENS_KEPT = 5_000;

/** What stands for a plan in subjects: the same on every device. */
export function planToken(plan: PlanId): string {
  const known = tokens.get(plan);
  if (known !== undefined) return known;
  const token = digestOf(plan).slice(0, PLAN_DIGITS);
  if (tokens.size < TOKENS_KEPT) tokens.set(plan, token);
  return token;
}

/** What a letter is called in its subject: the id of the statement, or the kind and digest of what else travels. */
const LETTER_ID = /^[A-Za-z0-9-]{1,80}$/;

/** Where a letter lies [EN3]. */
export interface LetterPlace {
  readonly unit: string;
  /** The section whose account put it there: the server lets nobody else. */
  readonly writer: string;
  readonly plan: string;
  readonly id: string;
}

/** kpi.u001.zhk.9f86d081884c7d65.4b7c…: one message a statement [EN3]. */
export function letterSubject({ unit, writer, plan, id }: LetterPlace): string {
  return `kpi.${unit}.${writer}.${plan}.${id}`;
}

/** null: it is none of ours. */
export function parseLetterSubject(subject: string): LetterPlace | null {
  const [head, unit = '', writer = '', plan = '', id = '', ...rest] = subject.split('.');
  const isSound =
    head === 'kpi' &&
    rest.length === 0 &&
    [unit, writer].every((name) => SUBJECT_NAME.test(name)) &&
    [plan, id].every((text) => LETTER_ID.test(text));
  return isSound ? { unit, writer, plan, id } : null;
}

/** The stream of a unit. */
export function streamName(unit: string): string {
  return `KPI_${unit}`;
}

/** What is told when something was stored in a unit's stream: a nudge, without the content. */
export function liveSubject(unit: string): string {
  return `live.${unit}.>`;
}

/** The stream to which the units of a district publish: a record a unit, plan and month, the newest one standing [EN11]. */
export const RECORDS = 'RECORDS';
export const ALL_RECORDS = 'rec.>';
export const LIVE_RECORDS = 'live.rec.>';

/** rec.u001.9f86d081884c7d65.7 */
export function recordSubject({ unit, plan, month }: RecordPlace): string {
  return `rec.${unit}.${plan}.${month}`;
}

/** Every record as of a month, whatever the year of its plan. */
export function recordsOfMonth(month: Month): string {
  return `rec.*.*.${month}`;
}

/** null: it is none of ours. */
export function parseRecordSubject(subject: string): RecordPlace | null {
  const [head, unit = '', plan = '', text = '', ...rest] = subject.split('.');
  const month = MONTHS.find((each) => String(each) === text);
  const isSound = head === 'rec' && rest.length === 0 && SUBJECT_NAME.test(unit) && LETTER_ID.test(plan);
  return isSound && month !== undefined ? { unit, plan, month } : null;
}

/** Where the totals of a district lie on its own server, for the city to take [EN16]. */
export const TOTALS = 'TOTALS';
export const ALL_TOTALS = 'tot.>';

/** tot.u001.2025.7.9f86d081884c7d65: the unit stands first, because rights are by it. */
export function totalSubject({ unit, year, month, plan }: TotalPlace): string {
  return `tot.${unit}.${year}.${month}.${plan}`;
}

/** As they stand in subjects. */
const YEARS = new Map(Array.from({ length: 100 }, (_, at) => [String(2000 + at), 2000 + at]));

/** Every total of a district as of a month. */
export function totalsOfMonth({ year, month }: Pick<TotalPlace, 'year' | 'month'>): string {
  return `tot.*.${year}.${month}.*`;
}

/** null: it is none of ours. */
export function parseTotalSubject(subject: string): TotalPlace | null {
  const [head, unit = '', yearText = '', monthText = '', plan = '', ...rest] = subject.split('.');
  const month = MONTHS.find((each) => String(each) === monthText);
  const isSound = head === 'tot' && rest.length === 0 && SUBJECT_NAME.test(unit) && LETTER_ID.test(plan);
  const year = YEARS.get(yearText);
  return isSound && month !== undefined && year !== undefined ? { unit, year, month, plan } : null;
}

/** The stream on the city's server that takes the totals of a district from there [EN17]. */
export function totalsStream(district: string): string {
  return `TOTALS_${district}`;
}

export function liveTotals(district: string): string {
  return `live.${district}.>`;
}

/** Where the city asks for a record that lies with a district. */
export function recordsOf(district: string): string {
  return `record.${district}`;
}
