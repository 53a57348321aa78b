import { err, ok, type Result } from '#src/kernel/result.ts';
import { indicatorById, type Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { MergeKind } from '#src/domain/package/compare-subject.ts';
import type { MergeItem } from '#src/domain/package/merge-item.ts';
import type { MergePlan } from '#src/domain/package/merge-plan.ts';
import type { PackageSeal } from '#src/domain/package/package-seal.ts';
import { saysSame } from '#src/domain/package/same-word.ts';
import type { Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
import type { SubjectKey } from '#src/domain/statements/subject-key.ts';

/** Whose word stands, one of several of theirs by its revision, or: not in this merge, so that it is offered again [M5]. */
export type MergeDecision = 'mine' | 'theirs' | 'leave-out' | { readonly rival: StatementId };
export type MergeDecisions = ReadonlyMap<SubjectKey, MergeDecision>;

/** One word that the merge itself writes, over all heads of its subject. */
interface SettledWord {
  readonly said: Said;
  /** Ours first: it is what taking the merge back brings back. */
  readonly replaces: readonly StatementId[];
}

/** What a decided merge writes [M5]: their revisions as they are, and one word over heads that say different things. */
export interface DecidedMerge {
  readonly arriving: readonly Statement[];
  readonly settled: readonly SettledWord[];
  /** The heads of each touched subject that the decisions were taken on [M8]. */
  readonly basis: ReadonlyMap<SubjectKey, readonly StatementId[]>;
  /** Values left out because the edit of their row that they need was not taken [M7]. */
  readonly dependent: readonly SubjectKey[];
  /** Finalised years, to be kept where they are not known. */
  readonly seals: readonly PackageSeal[];
}

/** Nobody has to look at it: our log and theirs agree on whose word is newer, and on what the row is. */
export function needsDecision({ kind, isOtherRow, arriving }: MergeItem): boolean {
  if (arriving.length === 0) return false;
  return kind === 'conflict' || (isOtherRow && (kind === 'new' || kind === 'theirs-newer'));
}

/** Items on which somebody has to say whose word stands before the merge can be applied. */
export function undecided(plan: MergePlan, decisions: MergeDecisions): readonly MergeItem[] {
  return plan.items.filter((item) => needsDecision(item) && !decisions.has(item.key));
}

/** What is to be written, or the subjects that are still undecided: never last-write-wins in silence [M5]. */
export function decideMerge(
  plan: MergePlan,
  decisions: MergeDecisions,
): Result<DecidedMerge, readonly SubjectKey[]> {
  const open = undecided(plan, decisions);
  if (open.length > 0) return err(open.map(({ key }) => key));
  const arriving: Statement[] = [];
  const settled: SettledWord[] = [];
  const basis = new Map<SubjectKey, readonly StatementId[]>();
  const dependent: SubjectKey[] = [];
  const theirEdits = new Set(
    plan.items.filter((item) => wordOf(item, decisions.get(item.key)) === item.theirs).map(({ key }) => key),
  );
  for (const item of plan.items) {
    const word = wordOf(item, decisions.get(item.key));
    // A file that brings nothing changes nothing, unless an old word of it is asked for.
    if (word === null || (item.arriving.length === 0 && word === item.mine)) continue;
    if (item.needs !== null && word !== item.mine && !theirEdits.has(item.needs)) {
      dependent.push(item.key);
      continue;
    }
    const said = settledWord(item, word);
    if (item.arriving.length === 0 && said === null) continue;
    // One by one: a call takes no more arguments than the stack has room for.
    for (const each of item.arriving) arriving.push(each);
    basis.set(item.key, item.myHeads);
    if (said !== null) settled.push({ said, replaces: item.heads });
  }
  return ok({ arriving, settled, basis, dependent, seals: plan.seals });
}

/** What is decided or needs no decision, when the rest is to wait [M15]; null: nothing would come of it. */
export function decidedPart(plan: MergePlan, decisions: MergeDecisions): DecidedMerge | null {
  return partWithout(plan, decisions, undecided(plan, decisions));
}

function partWithout(
  plan: MergePlan,
  decisions: MergeDecisions,
  left: readonly MergeItem[],
): DecidedMerge | null {
  const decided = decideMerge(plan, decideItems(decisions, left, 'leave-out'));
  return decided.ok && decided.value.arriving.length > 0 ? decided.value : null;
}

/**
 * What of a planned merge nobody has to look at [M15]; null: nothing. The rest is left out, and so offered again.
 */
export function unattendedMerge(plan: MergePlan): DecidedMerge | null {
  const held = plan.items.filter(({ waits }) => waits !== null);
  const decided = partWithout(plan, new Map(), held);
  if (decided === null) return null;
  // A month that is closed before this is applied makes it stale. Finalised years come with the file that somebody has looked at.
  return { ...decided, basis: new Map([...plan.closes, ...decided.basis]), seals: [] };
}

/**
 * The decisions that still mean what they meant: on items where neither what stands here nor what the files say has changed since.
 * @param before what they were taken on
 */
export function keptDecisions(decisions: MergeDecisions, before: MergePlan, now: MergePlan): MergeDecisions {
  const ground = ({ myHeads, theirs, rivals }: MergeItem) =>
    [...myHeads, '', theirs.id, ...rivals.map(({ id }) => id)].join(' ');
  const groundNow = new Map(now.items.map((item) => [item.key, ground(item)]));
  const kept = before.items.filter((item) => groundNow.get(item.key) === ground(item));
  return new Map(
    kept.flatMap(({ key }) => {
      const decision = decisions.get(key);
      return decision === undefined ? [] : [[key, decision] as const];
    }),
  );
}

/** The word that shall stand on an item; null when it is left out, or there is nothing of ours to keep. */
function wordOf(item: MergeItem, decision: MergeDecision | undefined): Statement | null {
  if (typeof decision === 'object') return item.rivals.find(({ id }) => id === decision.rival) ?? null;
  switch (decision) {
    case 'leave-out':
      return null;
    case 'mine':
      return item.mine;
    case 'theirs':
      return item.theirsBreaks === null ? item.theirs : item.mine;
    case undefined:
      return item.kind === 'new' || item.kind === 'theirs-newer' ? item.theirs : item.mine;
  }
}

/** What has to be said so that the word stands once the arriving revisions are in; null when it stands by itself. */
function settledWord(item: MergeItem, word: Statement): Said | null {
  const standsByItself =
    !item.isSplit && (item.kind === 'new' || item.kind === 'theirs-newer') === (word === item.theirs);
  const isSameAnyway = !item.isSplit && item.mine !== null && saysSame(item.mine, item.theirs);
  if (standsByItself || isSameAnyway) return null;
  const { subject, content, note } = word;
  return { subject, content, note } as Said;
}

/** Which items of a preview are looked at; a missing part means all. */
export interface MergeFilter {
  readonly section?: string;
  readonly month?: Month;
  readonly kinds?: readonly MergeKind[];
  readonly indicator?: string;
  /** Only what nobody would take in without looking at it [M15]. */
  readonly isWaiting?: true;
}

/**
 * The items that a filter lets through. What belongs to the plan as a whole is in no section, what belongs to the year in no month.
 * @param plan the plan in force: the office may have given a row to another section
 */
export function filterItems(
  items: readonly MergeItem[],
  plan: Plan,
  { section, month, kinds, indicator, isWaiting }: MergeFilter,
): readonly MergeItem[] {
  return items.filter(({ kind, subject, waits }) => {
    if (isWaiting === true && waits === null) return false;
    if (kinds !== undefined && !kinds.includes(kind)) return false;
    if (month !== undefined && !('month' in subject && subject.month === month)) return false;
    if (indicator === undefined && section === undefined) return true;
    if (!('indicator' in subject)) return false;
    if (indicator !== undefined && subject.indicator !== indicator) return false;
    return section === undefined || indicatorById(plan, subject.indicator)?.owner === section;
  });
}

/** In the order in which a person looks through them: what has to be decided first, then the plan's rows and their months. */
export function inReadingOrder(items: readonly MergeItem[], plan: Plan): readonly MergeItem[] {
  const rows = new Map<string, number>(plan.indicators.map(({ id }, index) => [id, index]));
  const placeOf = ({ subject }: MergeItem): readonly number[] => [
    'indicator' in subject ? (rows.get(subject.indicator) ?? 0) : -1,
    'month' in subject ? subject.month : 0,
  ];
  const waitsFor = (item: MergeItem) => (needsDecision(item) ? 2 : item.waits === null ? 0 : 1);
  return [...items].sort((a, b) => {
    const [rowA = 0, monthA = 0] = placeOf(a);
    const [rowB = 0, monthB = 0] = placeOf(b);
    return waitsFor(b) - waitsFor(a) || rowA - rowB || monthA - monthB;
  });
}

/** The decisions with one more for each of the items; null takes theirs away again. */
export function decideItems(
  decisions: MergeDecisions,
  items: readonly MergeItem[],
  decision: MergeDecision | null,
): MergeDecisions {
  const next = new Map(decisions);
  for (const { key } of items) {
    if (decision === null) next.delete(key);
    else next.set(key, decision);
  }
  return next;
}

export interface MergeSummary {
  readonly byKind: Readonly<Record<MergeKind, number>>;
  /** Revisions that are not here yet, history included. */
  readonly arriving: number;
  readonly aside: number;
  readonly undecided: number;
  /** Items that nobody would take in without looking at them [M15]. */
  readonly waiting: number;
  /** The file brings nothing that is not here: applying it would write nothing. */
  readonly isNothingToDo: boolean;
}

export function mergeSummary(plan: MergePlan, decisions: MergeDecisions): MergeSummary {
  const byKind = { new: 0, 'theirs-newer': 0, 'mine-newer': 0, same: 0, conflict: 0 };
  let arriving = 0;
  for (const item of plan.items) {
    byKind[item.kind] += 1;
    arriving += item.arriving.length;
  }
  return {
    byKind,
    arriving,
    aside: plan.aside.length,
    undecided: undecided(plan, decisions).length,
    waiting: plan.items.filter(({ waits }) => waits !== null).length,
    isNothingToDo: arriving === 0,
  };
}
