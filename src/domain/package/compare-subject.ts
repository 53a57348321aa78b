import { err, ok, type Result } from '#src/kernel/result.ts';
import { hasCircle } from '#src/domain/package/revision-lines.ts';
import { saysSame } from '#src/domain/package/same-word.ts';
import { headsOf } from '#src/domain/statements/current.ts';
import { MAX_REPLACED } from '#src/domain/statements/statement-limits.ts';
import type { Statement, StatementId } from '#src/domain/statements/statement.ts';

/**
 * How one subject of a package stands against ours [M5].
 * - new: we know nothing of it
 * - theirs-newer: their word was written over ours
 * - mine-newer: ours was written over theirs; what stands here stays
 * - same: both say the same
 * - conflict: both changed it since the last exchange, and say different things
 */
export type MergeKind = 'new' | 'theirs-newer' | 'mine-newer' | 'same' | 'conflict';

export interface Comparison {
  readonly kind: MergeKind;
  /** What stands here; null when nobody has said anything. */
  readonly mine: Statement | null;
  /** Their word: what stands in their log, or, in a conflict, what competes with ours. */
  readonly theirs: Statement;
  /** In a conflict: more words of theirs that compete with both, where several files or devices disagree among themselves. */
  readonly rivals: readonly Statement[];
  /** Their revisions that we do not have, in the order of the file. */
  readonly arriving: readonly Statement[];
  /** The heads here, when the plan was made: if they have changed since, what was decided is stale [M8]. */
  readonly myHeads: readonly StatementId[];
  /** The heads once the arriving revisions are in, ours first. */
  readonly heads: readonly StatementId[];
  /** The heads do not all say the same: one word has to be written over them [M5]. */
  readonly isSplit: boolean;
}

export type ComparisonFault = 'circular-revisions' | 'too-many-heads';

/**
 * Compares the revisions of one subject, ours and the file's [M5].
 * @param theirRevisions at least one
 */
export function compareSubject(
  myRevisions: readonly Statement[],
  theirRevisions: readonly Statement[],
): Result<Comparison, ComparisonFault> {
  const known = new Set(myRevisions.map(({ id }) => id));
  const arriving = theirRevisions.filter(({ id }) => !known.has(id));
  const union = [...myRevisions, ...arriving];
  if (hasCircle(union)) return err('circular-revisions');
  const sides: Sides = {
    mine: headsOf(myRevisions),
    theirs: headsOf(theirRevisions),
    both: headsOf(union),
  };
  const [mine = null] = sides.mine;
  const [theirStanding] = sides.theirs;
  if (theirStanding === undefined) return err('circular-revisions');
  if (sides.both.length > MAX_REPLACED) return err('too-many-heads');
  const kind = kindOf(sides, arriving.length > 0);
  const isMine = ({ id }: Statement) => id === mine?.id;
  const myHeads = sides.mine.map(({ id }) => id);
  const theirs = theirWord(sides, kind) ?? theirStanding;
  return ok({
    kind,
    mine,
    theirs,
    rivals: kind === 'conflict' ? rivalsOf(sides, theirs) : [],
    arriving,
    myHeads,
    heads: [...sides.both.filter(isMine), ...sides.both.filter((head) => !isMine(head))].map(({ id }) => id),
    isSplit: !allSaySame(sides.both),
  });
}

/** Heads of our log, of theirs, and of both together. */
interface Sides {
  readonly mine: readonly Statement[];
  readonly theirs: readonly Statement[];
  readonly both: readonly Statement[];
}

function kindOf(sides: Sides, brings: boolean): MergeKind {
  const [mine] = sides.mine;
  const [theirs] = sides.theirs;
  const [standing] = sides.both;
  const isSame = mine !== undefined && theirs !== undefined && saysSame(mine, theirs);
  if (!brings) return isSame ? 'same' : 'mine-newer';
  if (mine === undefined) return allSaySame(sides.both) ? 'new' : 'conflict';
  if (allSaySame(sides.both)) {
    if (standing === undefined || !saysSame(standing, mine)) return 'theirs-newer';
    return isSame ? 'same' : 'mine-newer';
  }
  const myOpen = openHeads(sides.mine, sides.both);
  const theirOpen = openHeads(sides.theirs, sides.both);
  if (theirOpen.length === 0 && myOpen.length > 0 && allSaySame(myOpen)) return 'mine-newer';
  if (myOpen.length === 0 && theirOpen.length > 0 && allSaySame(theirOpen)) return 'theirs-newer';
  return 'conflict';
}

/**
 * The heads of one side that the other side has not written over. A head counts as written over, too, when another head of its own
 * side says the same and was: whoever replaced one «5» knew that this side says 5, and must not be asked about the second «5» [M5].
 */
function openHeads(side: readonly Statement[], both: readonly Statement[]): readonly Statement[] {
  const ids = new Set(both.map(({ id }) => id));
  const replaced = side.filter(({ id }) => !ids.has(id));
  return side.filter((head) => ids.has(head.id) && !replaced.some((each) => saysSame(each, head)));
}

/** What of theirs competes with ours, or replaces it; undefined: just what stands there. */
function theirWord({ mine, theirs, both }: Sides, kind: MergeKind): Statement | undefined {
  if (kind !== 'conflict' && kind !== 'theirs-newer') return undefined;
  const ids = new Set(both.map(({ id }) => id));
  const inForce = theirs.filter(({ id }) => ids.has(id));
  const open = openHeads(theirs, both);
  const [myWord] = mine;
  const other = (head: Statement) => myWord === undefined || !saysSame(head, myWord);
  return open.find(other) ?? inForce.find(other);
}

/** Words in force of theirs that say neither what we say nor what `theirs` says, each once, the one that stands first. */
function rivalsOf({ mine, theirs: heads, both }: Sides, theirs: Statement): readonly Statement[] {
  const ids = new Set(both.map(({ id }) => id));
  const rivals: Statement[] = [];
  for (const head of heads) {
    const others = [theirs, ...rivals, ...mine.slice(0, 1)];
    if (ids.has(head.id) && !others.some((each) => saysSame(each, head))) rivals.push(head);
  }
  return rivals;
}

function allSaySame(heads: readonly Statement[]): boolean {
  const [first, ...others] = heads;
  return first === undefined || others.every((each) => saysSame(each, first));
}
