import { OWNER_LABEL, TARGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { lastSaid } from '#src/domain/draft/copy-plan.ts';
import { knownRows } from '#src/domain/draft/draft-changes.ts';
import { draftProblems, type DraftProblem } from '#src/domain/draft/draft-problems.ts';
import type { Draft, DraftRow, LastSaid } from '#src/domain/draft/draft.ts';
import { isSameText } from '#src/domain/draft/plan-comparison.ts';
import { YEAR_END, type Month } from '#src/domain/period/month.ts';
import { adjustmentsOf, firstMonth } from '#src/domain/statements/adjustments.ts';
import { planInForce, standing, type YearStatements } from '#src/domain/statements/year-statements.ts';

const FIELDS = ['target', 'weight', 'owner', 'decimals'] as const;
export const NEWS_FIELD_WORDS: Record<keyof LastSaid, string> = {
  target: TARGET_LABEL,
  weight: '权重',
  owner: OWNER_LABEL,
  decimals: '小数位',
};
const STOPPED = '停止';

/** What last year's plan says otherwise than when the draft was made from it, and nobody has chosen yet [NY5] [NY24]. */
export interface LastYearNews {
  readonly last: PlanIndicator;
  /** null: a row that was added since, and is not in the draft. */
  readonly row: DraftRow | null;
  readonly field: keyof LastSaid;
  readonly text: string;
  /** What the field may be: what stands in it, and what last year says. */
  readonly choices: readonly string[];
  /** The row goes on in the draft or is deleted: its one choice is to go on as it stands. */
  readonly isStopped: boolean;
}

/** @param published last year's plan @param year what was said of it: as of now, not as of the copy */
export function lastYearNews(draft: Draft, published: Plan, year: YearStatements): readonly LastYearNews[] {
  const atEnd = rowsAtEnd(published, year);
  const linked = new Map(draft.rows.map((row) => [row.previous, row]));
  const known = new Set(knownRows(draft, published));
  return planInForce(published, year).indicators.flatMap((last): readonly LastYearNews[] => {
    const row = linked.get(last.id);
    if (row === undefined) {
      if (known.has(last.id) || !atEnd.has(last.id)) return [];
      const text = `上年${since(firstMonth(year, last.id))}新增“${last.name}”，草稿里没有`;
      return [{ last, row: null, field: 'weight', text, choices: [], isStopped: false }];
    }
    const { was, now } = heardOf(row, last, { published, year, atEnd });
    return FIELDS.flatMap((field): readonly LastYearNews[] => {
      const stands = String(row[field]);
      // What the published table prints has been decided on.
      if (row.source !== null || row.notes.some((note) => note.field === field && note.choices !== undefined))
        return [];
      if (isSameText(was[field], now[field]) || isSameText(stands, now[field])) return [];
      const about = { last, row, field };
      if (now.weight === STOPPED) {
        const stop = adjustmentsOf(year).find(({ stopped }) => stopped.includes(last.id))?.from;
        const text = `上年${since(stop)}停止了这一项：留下，或删去这一行`;
        return field === 'weight' ? [{ ...about, text, choices: [stands], isStopped: true }] : [];
      }
      const from = field === 'weight' ? weighedFrom(year, last) : targetFrom(year, last);
      const when = field === 'target' || field === 'weight' ? since(from) : '';
      const text = `${NEWS_FIELD_WORDS[field]}：上年原为 ${was[field]}，${when}改为 ${now[field]}，请选一个`;
      const choices = [stands, now[field]].filter((each) => each !== '');
      return [{ ...about, text, choices, isStopped: false }];
    });
  });
}

/** What is to be done or looked at before 下达: what last year says by now, and what the draft says itself [NY24]. */
export function problemsOf(draft: Draft, news: readonly LastYearNews[]): readonly DraftProblem[] {
  return [...newsProblems(draft, news), ...draftProblems(draft)];
}

/** What stands in the way of 下达. */
export function errorsOf(draft: Draft, news: readonly LastYearNews[]): readonly DraftProblem[] {
  return problemsOf(draft, news).filter(({ level }) => level === 'error');
}

function newsProblems(draft: Draft, news: readonly LastYearNews[]): readonly DraftProblem[] {
  return news.map(({ row, field, text }) => ({
    level: 'error',
    row: row?.id ?? null,
    field: field === 'target' || field === 'weight' ? field : null,
    text: row === null ? text : `第 ${draft.rows.indexOf(row) + 1} 项“${row.name}”：${text}`,
  }));
}

/** A row with what a person has written in it: of that, last year's word is heard. */
export function heard(
  row: DraftRow,
  changed: Partial<DraftRow>,
  published: Plan | null,
  year: YearStatements,
): DraftRow {
  const last =
    published === null
      ? undefined
      : planInForce(published, year).indicators.find(({ id }) => id === row.previous);
  if (last === undefined || published === null) return { ...row, ...changed };
  const { was, now } = heardOf(row, last, { published, year, atEnd: rowsAtEnd(published, year) });
  const after = { ...row, ...changed };
  const seen: { -readonly [F in keyof LastSaid]: string } = { ...was };
  // Where a whole row comes, what is the same in it was not written.
  const own = FIELDS.filter(
    (field) => field in changed && (!('id' in changed) || changed[field] !== row[field]),
  );
  for (const field of own) seen[field] = now[field];
  return own.length === 0 ? after : { ...after, seen };
}

/** The rows that last year's plan has stopped are not among them. */
function rowsAtEnd(published: Plan, year: YearStatements): ReadonlySet<IndicatorId> {
  return new Set(planInForce(published, year, YEAR_END).indicators.map(({ id }) => id));
}

interface LastGround {
  readonly published: Plan;
  readonly year: YearStatements;
  readonly atEnd: ReadonlySet<IndicatorId>;
}

function heardOf(row: DraftRow, last: PlanIndicator, { published, year, atEnd }: LastGround) {
  const target = standing(year, { kind: 'adjusted-target', indicator: last.id })?.content?.target;
  const now = lastSaid(last, target);
  return {
    // A draft of before says nothing of it.
    was: row.seen ?? lastSaid(published.indicators.find(({ id }) => id === last.id) ?? last),
    now: atEnd.has(last.id) ? now : { ...now, weight: STOPPED },
  };
}

function targetFrom(year: YearStatements, { id }: PlanIndicator): Month | undefined {
  return standing(year, { kind: 'adjusted-target', indicator: id })?.content?.from;
}

function weighedFrom(year: YearStatements, { id }: PlanIndicator): Month | undefined {
  return [...adjustmentsOf(year)]
    .reverse()
    .find(({ weights }) => weights.some(({ indicator }) => indicator === id))?.from;
}

function since(month: Month | undefined): string {
  return month === undefined ? '后来' : `自 ${month} 月起`;
}
