import { err, ok, type Result } from '#src/kernel/result.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { canonicalJson } from '#src/domain/package/canonical-json.ts';
import type { PackageFile } from '#src/domain/package/package-file.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import type { Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';

/**
 * How one subject of a package stands against ours [M5].
 * - new: we know nothing of it
 * - theirs-newer: their word was written over ours
 * - mine-newer: ours was written over theirs; nothing changes
 * - same: both say the same
 * - conflict: both changed it since the last exchange, and say different things
 */
export type MergeKind = 'new' | 'theirs-newer' | 'mine-newer' | 'same' | 'conflict';

export interface MergeItem {
  readonly key: SubjectKey;
  readonly kind: MergeKind;
  /** What stands here; null when nobody has said anything. */
  readonly mine: Statement | null;
  /** What stands in their log. */
  readonly theirs: Statement;
  /** Their revisions that we do not have. */
  readonly arriving: readonly Statement[];
}

/** What taking a package in would do; nothing has been written [M4]. */
export interface MergePlan {
  readonly items: readonly MergeItem[];
  /** Rows whose source cells differ between the two plans: the same number may mean another thing. */
  readonly differing: readonly {
    readonly id: string;
    readonly field: string;
    readonly mine: string;
    readonly theirs: string;
  }[];
  /** Revisions about indicators that this plan does not have: set aside, never written. */
  readonly unknown: readonly Statement[];
}

export type MergeFault =
  | { readonly kind: 'other-plan'; readonly mine: string; readonly theirs: string }
  /** The same revision id with another content: one of the two files was altered. */
  | { readonly kind: 'altered-revision'; readonly statement: Statement };

/** Plans the merge of a package into a log [M4]. Pure. */
export function planMerge(
  plan: Plan,
  log: readonly Statement[],
  file: PackageFile,
): Result<MergePlan, MergeFault> {
  if (file.plan !== plan.id) return err({ kind: 'other-plan', mine: plan.id, theirs: file.plan });
  const known = new Map<StatementId, Statement>(log.map((statement) => [statement.id, statement]));
  const ids = new Set<string>(plan.indicators.map(({ id }) => id));
  const unknown: Statement[] = [];
  const bySubject = new Map<SubjectKey, Statement[]>();
  for (const statement of file.statements) {
    const mine = known.get(statement.id);
    if (mine !== undefined && canonicalJson(mine) !== canonicalJson(statement)) {
      return err({ kind: 'altered-revision', statement });
    }
    if ('indicator' in statement.subject && !ids.has(statement.subject.indicator)) {
      unknown.push(statement);
      continue;
    }
    const key = subjectKey(statement.subject);
    const list = bySubject.get(key);
    if (list === undefined) bySubject.set(key, [statement]);
    else list.push(statement);
  }
  const mineStanding = currentStatements(log);
  const items: MergeItem[] = [];
  for (const [key, theirsAll] of bySubject) {
    const theirs = currentStatements(theirsAll).get(key);
    if (theirs === undefined) continue;
    const mine = mineStanding.get(key) ?? null;
    const arriving = theirsAll.filter(({ id }) => !known.has(id));
    items.push({ key, kind: kindOf(mine, theirs, arriving, known), mine, theirs, arriving });
  }
  return ok({ items, differing: differingRows(plan, file), unknown });
}

function kindOf(
  mine: Statement | null,
  theirs: Statement,
  arriving: readonly Statement[],
  known: ReadonlyMap<StatementId, Statement>,
): MergeKind {
  if (mine === null) return 'new';
  if (mine.id === theirs.id) return 'same';
  if (known.has(theirs.id)) return 'mine-newer';
  const arrivingById = new Map(arriving.map((statement) => [statement.id, statement]));
  if (descendsFrom(theirs, mine.id, (id) => arrivingById.get(id))) return 'theirs-newer';
  return saysSame(mine, theirs) ? 'same' : 'conflict';
}

/** True when `statement` was written over `ancestor`, directly or through others. */
function descendsFrom(
  statement: Statement,
  ancestor: StatementId,
  find: (id: StatementId) => Statement | undefined,
): boolean {
  const open: Statement[] = [statement];
  const seen = new Set<StatementId>();
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    for (const id of next.replaces) {
      if (id === ancestor) return true;
      if (seen.has(id)) continue;
      seen.add(id);
      const older = find(id);
      if (older !== undefined) open.push(older);
    }
  }
  return false;
}

export function saysSame(a: Statement, b: Statement): boolean {
  return a.note === b.note && canonicalJson(a.content) === canonicalJson(b.content);
}

function differingRows(plan: Plan, file: PackageFile): MergePlan['differing'] {
  const theirs = new Map(file.indicators.map((each) => [each.id, each.source]));
  return plan.indicators.flatMap(({ id, source }) => {
    const other = theirs.get(id);
    if (other === undefined) return [];
    return (Object.keys(source) as (keyof typeof source)[])
      .filter((field) => source[field] !== other[field])
      .map((field) => ({ id, field, mine: source[field], theirs: other[field] }));
  });
}

/** What the user decided about an item: take it, or leave it out of this merge; a conflict names whose word stands [M5]. */
export type MergeDecision = 'mine' | 'theirs' | 'leave-out';

/** What a decided merge writes [M5]: their revisions as they are, and for every settled conflict one word over both. */
export interface DecidedMerge {
  readonly arriving: readonly Statement[];
  readonly settled: readonly { readonly said: Said; readonly replaces: readonly StatementId[] }[];
}

/** Null while a conflict is undecided: never last-write-wins in silence [M5]. */
export function decideMerge(
  plan: MergePlan,
  decisions: ReadonlyMap<SubjectKey, MergeDecision>,
): DecidedMerge | null {
  const arriving: Statement[] = [];
  const settled: DecidedMerge['settled'][number][] = [];
  for (const item of plan.items) {
    const decision = decisions.get(item.key);
    if (decision === 'leave-out') continue;
    if (item.kind === 'conflict' && decision === undefined) return null;
    arriving.push(...item.arriving);
    if (
      item.mine === null ||
      item.kind === 'mine-newer' ||
      (item.kind === 'same' && item.mine.id === item.theirs.id)
    )
      continue;
    const isSettled = item.kind === 'conflict' || (item.kind === 'theirs-newer' && decision === 'mine');
    if (!isSettled) continue;
    const word = decision === 'theirs' ? item.theirs : item.mine;
    const { subject, content, note } = word;
    const replaces = item.kind === 'conflict' ? [item.mine.id, item.theirs.id] : [item.theirs.id];
    settled.push({ said: { subject, content, note } as Said, replaces });
  }
  return { arriving, settled };
}
