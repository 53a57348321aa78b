import type { Plan } from '#src/domain/catalogue/plan.ts';
import { letterFiles, letterText, subjectOf, type EngineSection } from '#src/domain/engine/letters.ts';
import { planToken } from '#src/domain/engine/subjects.ts';
import { unattendedMerge } from '#src/domain/package/merge-decision.ts';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import type { Author, OperationId, Statement } from '#src/domain/statements/statement.ts';
import { MailboxError, type Letter, type Mailbox } from '#src/engine/mailbox.ts';
import type { EngineView, HeldLetters } from '#src/queries/engine-view.ts';
import type { EngineMark, EngineStore, StoredLetter } from '#src/storage/engine-store.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** What a round works on. */
export interface EnginePlace {
  readonly storage: Pick<TrackerStorage, 'revisions' | 'merge' | 'author'>;
  readonly store: EngineStore;
  readonly plan: Plan;
  readonly sections: readonly EngineSection[];
  /** What this PC's section is called in subjects. */
  readonly writer: string;
  /** ms since 1970 UTC. */
  readonly now: () => number;
}

interface EngineTold {
  readonly progress: (progress: EngineView['progress']) => void;
  readonly merged: (merge: EngineMerge) => void;
}

/** What was taken in without a person. */
export interface EngineMerge {
  readonly operation: OperationId;
  /** Subjects on which something else stands now. */
  readonly count: number;
  readonly sections: readonly string[];
}

export interface Exchanged
  extends Pick<EngineView, 'held' | 'heldSubjects' | 'unreadable' | 'ofOtherText' | 'waiting'> {
  /** Every revision that is here now. */
  readonly log: readonly Statement[];
}

const BATCH = 500;
/** Letters that are merged at a time, so that the page can be used in between. */
const SLICE = 400;
const AT_ONCE = 32;
const DAY_MS = 86_400_000;

/** One round: reads what others put there, takes in what may be taken in, and offers what is not there [EN2] [EN4] [EN7]. */
export async function engineRound(
  place: EnginePlace,
  mailbox: Mailbox,
  told: EngineTold,
): Promise<Exchanged> {
  let log = await place.storage.revisions(place.plan.id);
  await readLetters(place, mailbox, log, told);
  const arrived = await mergeLetters(place, log, told);
  log = arrived.log;
  // What was acknowledged counts as there once it was read there: until then it is offered again.
  if ((await offerMissing(place, mailbox, log, told)) > 0) await readLetters(place, mailbox, log, told);
  told.progress(null);
  return { ...arrived.rest, log, waiting: (await missingThere(place, log)).length };
}

/** The statements of this section that the server is not known to have. */
export async function missingThere(
  { store, plan, sections, writer }: EnginePlace,
  log: readonly Statement[],
): Promise<readonly Statement[]> {
  const known = await store.known(plan.id);
  return log.filter(({ id, author }) => subjectOf(sections, author.section) === writer && !known.has(id));
}

/** Reads what came since, from the first letter on where the mailbox is another one, went back, or a day has passed [EN4]. */
async function readLetters(
  place: EnginePlace,
  mailbox: Mailbox,
  log: readonly Statement[],
  told: EngineTold,
): Promise<void> {
  const { store, plan, now } = place;
  const before = await store.mark(plan.id);
  let mark: EngineMark = before ?? { cursor: 0, stamp: '', wholeAt: now() };
  if (before !== null) {
    const isAnother = before.cursor > 0 && (await mailbox.stampAt(before.cursor)) !== before.stamp;
    if (isAnother || Math.abs(now() - before.wholeAt) >= DAY_MS) {
      await store.forget(plan.id);
      mark = { cursor: 0, stamp: '', wholeAt: now() };
    }
  }
  const mine = new Map<string, Statement>(log.map((statement) => [statement.id, statement]));
  const token = planToken(plan.id);
  for (let done = 0; ; ) {
    const { letters, pending } = await mailbox.after(token, mark.cursor, BATCH);
    const last = letters[letters.length - 1];
    if (last === undefined) {
      if (before === null) await store.took(plan.id, { mark, known: [], letters: [] });
      return;
    }
    mark = { ...mark, cursor: last.seq, stamp: last.stamp };
    await store.took(plan.id, { mark, ...sorted(place, letters, mine) });
    done += letters.length;
    if (pending === 0) return;
    told.progress({ done, total: done + pending });
  }
}

/** A letter under the right section's name is known to be there; what is not here yet is kept until it is. */
function sorted(
  { plan, sections }: EnginePlace,
  letters: readonly Letter[],
  mine: ReadonlyMap<string, Statement>,
): { readonly known: readonly string[]; readonly letters: readonly StoredLetter[] } {
  const known: string[] = [];
  const fresh: StoredLetter[] = [];
  for (const { place, text } of letters) {
    const own = mine.get(place.id);
    if (own === undefined) fresh.push({ plan: plan.id, writer: place.writer, id: place.id, text });
    else if (subjectOf(sections, own.author.section) === place.writer) known.push(place.id);
  }
  return { known, letters: fresh };
}

async function mergeLetters(
  { storage, store, plan, sections }: EnginePlace,
  before: readonly Statement[],
  told: EngineTold,
): Promise<{ readonly log: readonly Statement[]; readonly rest: Omit<Exchanged, 'waiting' | 'log'> }> {
  let log = before;
  const all = await store.letters(plan.id);
  const author = await storage.author();
  let held: StoredLetter[] = [];
  for (let start = 0; start < all.length; start += SLICE) {
    const slice = all.slice(start, start + SLICE);
    if (all.length > SLICE) told.progress({ done: start, total: all.length });
    // What waited before may go with what came now.
    const left = withoutKnown(log, [...held, ...slice]);
    const { right } = letterFiles(plan, sections, left);
    const taken = author === null ? null : await takeIn({ storage, plan, author }, log, right);
    if (taken !== null) {
      log = log.concat(taken.statements);
      told.merged(taken.merge);
    }
    held = withoutKnown(log, left);
    await nextTask();
  }
  const ids = new Set<string>(log.map(({ id }) => id));
  const settled = all.filter(({ id }) => ids.has(id));
  if (settled.length > 0) await store.dropLetters(settled);
  await store.addKnown(plan.id, rightOnes(settled, log, sections));
  const { right, foreign, unreadable, ofOtherText } = letterFiles(plan, sections, held);
  const files = [
    ...right.map((file): HeldLetters => ({ name: `协作服务器 ${file.author.section}`, file })),
    ...foreign.map((file): HeldLetters => ({ name: `协作服务器 ${file.author.section}（署名不符）`, file })),
  ];
  return { log, rest: { held: files, heldSubjects: subjectsIn(plan, log, files), unreadable, ofOtherText } };
}

function withoutKnown(log: readonly Statement[], letters: readonly StoredLetter[]): StoredLetter[] {
  const ids = new Set<string>(log.map(({ id }) => id));
  return letters.filter(({ id }) => !ids.has(id));
}

function subjectsIn(plan: Plan, log: readonly Statement[], files: readonly HeldLetters[]): number {
  const planned = planMerge(plan, log, ...files.map(({ file }) => file));
  return planned.ok ? planned.value.items.filter(({ arriving }) => arriving.length > 0).length : 0;
}

/** Takes in what needs nobody, by the same rule as the shared folder [EN6]; null: nothing of it does. */
async function takeIn(
  { storage, plan, author }: Pick<EnginePlace, 'storage' | 'plan'> & { readonly author: Author },
  log: readonly Statement[],
  files: readonly OpenedPackage[],
): Promise<{ readonly statements: readonly Statement[]; readonly merge: EngineMerge } | null> {
  if (files.length === 0) return null;
  const planned = planMerge(plan, log, ...files);
  const decided = planned.ok ? unattendedMerge(planned.value) : null;
  if (decided === null) return null;
  const names = files.map(({ author: { section } }) => section);
  const fileName = `协作服务器 ${names.join('、')}`;
  // What cannot be taken in now (somebody has spoken since, the year is sealed) stays and waits.
  const merged = await storage
    .merge({ plan: plan.id, decided, author, fileName, isFlowing: true })
    .catch(() => null);
  if (merged === null || !merged.ok || merged.value.operation === null) return null;
  const { statements, operation } = merged.value;
  return { statements, merge: { operation: operation.id, count: operation.count, sections: names } };
}

/** Of letters whose statement is in the log, those that the right section's account put. */
function rightOnes(
  letters: readonly StoredLetter[],
  log: readonly Statement[],
  sections: readonly EngineSection[],
): readonly string[] {
  const mine = new Map<string, Statement>(log.map((statement) => [statement.id, statement]));
  return letters.flatMap(({ id, writer }) => {
    const own = mine.get(id);
    return own !== undefined && subjectOf(sections, own.author.section) === writer ? [id] : [];
  });
}

/** Puts what the server is not known to have, and says how many of them; what was put stays here all the same [EN4]. */
async function offerMissing(
  place: EnginePlace,
  mailbox: Mailbox,
  log: readonly Statement[],
  told: EngineTold,
): Promise<number> {
  const { plan } = place;
  const missing = await missingThere(place, log);
  const token = planToken(plan.id);
  let offered = 0;
  for (let start = 0; start < missing.length; start += AT_ONCE) {
    const some = missing.slice(start, start + AT_ONCE);
    await Promise.all(
      some.map(async (statement) => {
        try {
          await mailbox.put({ plan: token, id: statement.id }, letterText(plan, statement));
          offered += 1;
        } catch (error) {
          // It waits, and is counted; the others go on.
          if (!(error instanceof MailboxError) || error.problem.kind !== 'too-long') throw error;
        }
      }),
    );
    if (missing.length > SLICE) told.progress({ done: start + some.length, total: missing.length });
  }
  return offered;
}

function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve);
  });
}
