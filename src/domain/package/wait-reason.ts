import { plainLine } from '#src/kernel/plain-text.ts';
import { indicatorById, type Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Comparison } from '#src/domain/package/compare-subject.ts';
import { MAX_NAME } from '#src/domain/statements/statement-limits.ts';
import type { Author, Said, Statement } from '#src/domain/statements/statement.ts';

/** Why something that a package brings waits for a person, whatever the clocks say [M15]. */
export type WaitReason =
  /** Both changed it; or the merge would have to say a word of its own. */
  | { readonly kind: 'conflict' }
  | { readonly kind: 'other-row' }
  /** A judgement, a text, an edit of the plan, a close or a seal: it changes what everybody's numbers mean. */
  | { readonly kind: 'no-value' }
  | { readonly kind: 'closed-month'; readonly month: Month }
  /** It was said as a correction: the month was closed where it was said. */
  | { readonly kind: 'correction' }
  /** Neither the row's section nor the collecting one said it. */
  | { readonly kind: 'other-section' }
  /** It would stand in place of what another section said. */
  | { readonly kind: 'other-word'; readonly section: string }
  /** The row has to be edited first, and that waits. */
  | { readonly kind: 'needs-edit' };

/** What is looked at of a line of the preview. */
interface Compared extends Pick<Comparison, 'kind' | 'arriving' | 'heads' | 'isSplit'> {
  readonly subject: Said['subject'];
  readonly isOtherRow: boolean;
  /** Anything but null: the row has to be edited first. */
  readonly needs: string | null;
}

/** Against what a word is held. */
export interface WaitGround {
  /** The plan in force here: the office may have given a row to another section. */
  readonly plan: Plan;
  /** Months that are closed here. */
  readonly closed: ReadonlySet<Month>;
  /** What stands here on the subject and nobody replaced: what theirs would be said over. */
  readonly mine: readonly Statement[];
}

/**
 * What may be taken in without a person [M15]: values, parts and execution of open months with their notes, said by the row's section or
 * by the one that collects, that replace nothing or a word of their own section. Everything else waits, and says why.
 */
export function waitReason(item: Compared, ground: WaitGround): WaitReason | null {
  const { kind, subject, arriving } = item;
  if (arriving.length === 0) return null;
  if (kind === 'conflict' || item.isSplit) return { kind: 'conflict' };
  if (item.isOtherRow) return { kind: 'other-row' };
  if (subject.kind !== 'month' && subject.kind !== 'part' && subject.kind !== 'execution')
    return { kind: 'no-value' };
  if (ground.closed.has(subject.month)) return { kind: 'closed-month', month: subject.month };
  if (arriving.some(({ correction }) => correction !== undefined)) return { kind: 'correction' };
  if (item.needs !== null) return { kind: 'needs-edit' };
  // Ours was said over it: it is history, whoever said it.
  if (kind === 'mine-newer') return null;
  // Several may say the same without knowing of each other: which of them has the later clock decides nothing.
  const brought = arriving.filter(({ id }) => item.heads.includes(id));
  if (brought.some(({ author }) => isOutside(author, subject, ground.plan))) return { kind: 'other-section' };
  const other =
    kind === 'theirs-newer'
      ? ground.mine.find((each) => brought.some((theirs) => !isSameSection(each, theirs)))
      : undefined;
  return other === undefined ? null : { kind: 'other-word', section: other.author.section };
}

/** Whether somebody speaks of a row that is neither their section's nor collected by it; what is of no row is collected. */
export function isOutside({ section }: Author, subject: Said['subject'], plan: Plan): boolean {
  const name = sectionName(section);
  if (name === '') return true;
  if (name === sectionName(plan.collectingSection)) return false;
  const owner = 'indicator' in subject ? indicatorById(plan, subject.indicator)?.owner : undefined;
  return owner === undefined || sectionName(owner) !== name;
}

function isSameSection(a: Statement, b: Statement): boolean {
  return sectionName(a.author.section) === sectionName(b.author.section);
}

/** Names come from files too: what nobody sees tells no two sections apart. */
function sectionName(name: string): string {
  return plainLine(name, MAX_NAME);
}
