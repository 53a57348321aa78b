import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { isSamplePlan, type Plan, type PlanId } from '#src/domain/catalogue/plan.ts';
import {
  letterFile,
  letterFiles,
  letterText,
  subjectOf,
  type EngineSection,
} from '#src/domain/engine/letters.ts';
import {
  isSealLetter,
  PLAN_TEXTS,
  PLAN_TEXTS_ID,
  planLetter,
  readPlanLetter,
  readSealLetter,
  sealLetter,
  type NamedLetter,
} from '#src/domain/engine/plan-letters.ts';
import { planToken } from '#src/domain/engine/subjects.ts';
import { unattendedMerge } from '#src/domain/package/merge-decision.ts';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import type { PackageSeal } from '#src/domain/package/package-seal.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { isEarlierVersion } from '#src/domain/package/plan-version.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import type { Author, OperationId, Statement } from '#src/domain/statements/statement.ts';
import { MailboxError, type Letter, type Mailbox } from '#src/engine/mailbox.ts';
import type { EngineView, HeldLetters } from '#src/queries/engine-view.ts';
import type { EngineMark, EngineStore, StoredLetter } from '#src/storage/engine-store.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** What a round works on. */
export interface EnginePlace {
  readonly storage: Pick<TrackerStorage, 'revisions' | 'merge' | 'author' | 'plans' | 'seals'>;
  readonly store: EngineStore;
  readonly plan: Plan;
  readonly sections: readonly EngineSection[];
  /** What this PC's section is called in subjects. */
  readonly writer: string;
  /** ms since 1970 UTC. */
  readonly now: () => number;
  /** Texts of plans that were read, by their letters' ids; null: it is none. */
  readonly texts: Map<string, Plan | null>;
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
  extends Pick<EngineView, 'held' | 'heldSubjects' | 'plans' | 'unreadable' | 'ofOtherText' | 'waiting'> {
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
  const texts = await exchangePlans(place, mailbox);
  const ofPlan = async () => {
    const seals = await place.storage.seals(place.plan.id);
    await readLetters(
      place,
      mailbox,
      { id: place.plan.id, token: planToken(place.plan.id) },
      told,
      async (letters) => {
        const { known, letters: fresh } = sorted(place, letters, log, seals);
        const taken = await takeFresh(place, log, texts.versions, fresh);
        if (taken === null) return { known, letters: fresh };
        log = log.concat(taken.statements);
        told.merged(taken.merge);
        return { known: [...known, ...taken.known], letters: taken.left };
      },
    );
  };
  await ofPlan();
  const arrived = await mergeLetters(place, log, texts.versions, told);
  log = arrived.log;
  const offered = (await offerSeals(place, mailbox)) + (await offerMissing(place, mailbox, log, told));
  // What was acknowledged counts as there once it was read there: until then it is offered again.
  if (offered > 0) await ofPlan();
  told.progress(null);
  const { later, ...rest } = arrived.rest;
  return {
    ...rest,
    plans: [...later, ...texts.strange],
    log,
    waiting: (await missingThere(place, log)).length,
  };
}

/** Reads the texts of the unit's plans and offers the one of this plan; built in as it was shipped it is everywhere [EN10]. */
async function exchangePlans(
  place: EnginePlace,
  mailbox: Mailbox,
): Promise<{ readonly versions: readonly Plan[]; readonly strange: readonly HeldLetters[] }> {
  const { storage, store, plan, texts } = place;
  const own = planLetter(plan);
  const read = () =>
    readLetters(place, mailbox, { id: PLAN_TEXTS_ID, token: PLAN_TEXTS }, null, (letters) => ({
      known: letters.flatMap(({ place: { id }, text }) =>
        id === own.id && textOf(texts, { id, text }) !== null ? [id] : [],
      ),
      letters: letters.flatMap(({ place: { writer, id }, text }) =>
        id === own.id ? [] : [{ plan: PLAN_TEXTS_ID, writer, id, text }],
      ),
    }));
  await read();
  const isShipped = planDigest(plan) === planDigest(ANNEX_10_2025);
  if (!isShipped && !isSamplePlan(plan.id) && !(await store.known(PLAN_TEXTS_ID)).has(own.id)) {
    await mailbox.put({ plan: PLAN_TEXTS, id: own.id }, own.text);
    await read();
  }
  const there = (await store.letters(PLAN_TEXTS_ID)).flatMap((letter) => {
    const text = textOf(texts, letter);
    return text === null ? [] : [{ text, writer: letter.writer }];
  });
  const { plans } = await storage.plans();
  const here = new Set([plan.id, ANNEX_10_2025.id, ...plans.map((each) => each.plan.id)]);
  const strange = there.filter(
    ({ text }) => !here.has(text.id) && !there.some((other) => isEarlierVersion(text, other.text)),
  );
  const byId = new Map(strange.map((each) => [each.text.id, each]));
  const mine = plans.find((each) => each.plan.id === plan.id);
  return {
    versions: [...(mine?.earlier ?? []), ...there.flatMap(({ text }) => (text.id === plan.id ? [text] : []))],
    strange: [...byId.values()].map(({ text, writer }) =>
      heldFile(letterFile(text, nameOf(place, writer), [])),
    ),
  };
}

function textOf(texts: Map<string, Plan | null>, letter: NamedLetter): Plan | null {
  const known = texts.get(letter.id);
  if (known !== undefined) return known;
  const text = readPlanLetter(letter);
  texts.set(letter.id, text);
  return text;
}

function nameOf({ sections }: Pick<EnginePlace, 'sections'>, writer: string): string {
  return sections.find(({ subject }) => subject === writer)?.name ?? writer;
}

function heldFile(file: OpenedPackage, more = ''): HeldLetters {
  return { name: `协作服务器 ${file.author.section}${more}`, file };
}

/** Puts the frozen years of this plan that are not known to be there, whoever froze them: under one name there is one [EN10]. */
async function offerSeals({ storage, store, plan }: EnginePlace, mailbox: Mailbox): Promise<number> {
  const seals = await storage.seals(plan.id);
  if (seals.length === 0) return 0;
  const known = await store.known(plan.id);
  let offered = 0;
  for (const { id, text } of seals.map(sealLetter)) {
    if (known.has(id)) continue;
    await mailbox.put({ plan: planToken(plan.id), id }, text);
    offered += 1;
  }
  return offered;
}

/** The statements of this section that the server is not known to have. */
export async function missingThere(
  { store, plan, sections, writer }: Pick<EnginePlace, 'store' | 'plan' | 'sections' | 'writer'>,
  log: readonly Statement[],
): Promise<readonly Statement[]> {
  const known = await store.known(plan.id);
  return log.filter(({ id, author }) => subjectOf(sections, author.section) === writer && !known.has(id));
}

/** Reads what came since, from the first letter on where the mailbox is another one, went back, or a day has passed [EN4]. */
async function readLetters(
  { store, now }: Pick<EnginePlace, 'store' | 'now'>,
  mailbox: Mailbox,
  { id, token }: { readonly id: PlanId; readonly token: string },
  told: Pick<EngineTold, 'progress'> | null,
  sort: (letters: readonly Letter[]) => Sorted | Promise<Sorted>,
): Promise<void> {
  const before = await store.mark(id);
  let mark: EngineMark = before ?? { cursor: 0, stamp: '', wholeAt: now() };
  if (before !== null) {
    const isAnother = before.cursor > 0 && (await mailbox.stampAt(before.cursor)) !== before.stamp;
    if (isAnother || Math.abs(now() - before.wholeAt) >= DAY_MS) {
      await store.forget(id);
      mark = { cursor: 0, stamp: '', wholeAt: now() };
    }
  }
  for (let done = 0; ; ) {
    const { letters, pending } = await mailbox.after(token, mark.cursor, BATCH);
    const last = letters[letters.length - 1];
    if (last === undefined) {
      if (before === null) await store.took(id, { mark, known: [], letters: [] });
      return;
    }
    mark = { ...mark, cursor: last.seq, stamp: last.stamp };
    await store.took(id, { mark, ...(await sort(letters)) });
    done += letters.length;
    if (pending === 0) return;
    told?.progress({ done, total: done + pending });
  }
}

interface Sorted {
  readonly known: readonly string[];
  readonly letters: readonly StoredLetter[];
}

/** A letter under the right section's name is known to be there; what is not here yet is kept until it is. */
function sorted(
  { plan, sections }: EnginePlace,
  letters: readonly Letter[],
  log: readonly Statement[],
  seals: readonly PackageSeal[],
): Sorted {
  const mine = new Map<string, Statement>(log.map((statement) => [statement.id, statement]));
  const frozen = new Set(seals.map((seal) => sealLetter(seal).id));
  const known: string[] = [];
  const fresh: StoredLetter[] = [];
  for (const { place, text } of letters) {
    const own = mine.get(place.id);
    if (frozen.has(place.id)) known.push(place.id);
    else if (own === undefined) fresh.push({ plan: plan.id, writer: place.writer, id: place.id, text });
    else if (subjectOf(sections, own.author.section) === place.writer) known.push(place.id);
  }
  return { known, letters: fresh };
}

/** Takes in what of a batch needs nobody before it is kept as letters: most of a catch-up then is written once. null: nothing of it does. */
async function takeFresh(
  { storage, plan, sections }: EnginePlace,
  log: readonly Statement[],
  texts: readonly Plan[],
  fresh: readonly StoredLetter[],
): Promise<{
  readonly statements: readonly Statement[];
  readonly merge: EngineMerge;
  readonly known: readonly string[];
  readonly left: readonly StoredLetter[];
} | null> {
  const author = fresh.length === 0 ? null : await storage.author();
  if (author === null) return null;
  const said = fresh.filter((letter) => !isSealLetter(letter));
  const { right } = letterFiles({ plan, sections, texts }, said);
  const taken = await takeIn({ storage, plan, author }, log, right);
  if (taken === null) return null;
  const ids = new Set<string>(taken.statements.map(({ id }) => id));
  const settled = fresh.filter(({ id }) => ids.has(id));
  return {
    ...taken,
    known: rightOnes(settled, taken.statements, sections),
    left: fresh.filter(({ id }) => !ids.has(id)),
  };
}

interface Merged extends Omit<Exchanged, 'waiting' | 'log' | 'plans'> {
  /** Said of a text that puts ours right. */
  readonly later: readonly HeldLetters[];
}

async function mergeLetters(
  { storage, store, plan, sections }: EnginePlace,
  before: readonly Statement[],
  texts: readonly Plan[],
  told: EngineTold,
): Promise<{ readonly log: readonly Statement[]; readonly rest: Merged }> {
  let log = before;
  const ground = { plan, sections, texts };
  const everything = await store.letters(plan.id);
  const seals = await arrivedSeals(storage, store, plan, everything);
  const all = everything.filter((letter) => !isSealLetter(letter));
  const author = await storage.author();
  let held: StoredLetter[] = [];
  for (let start = 0; start < all.length; start += SLICE) {
    const slice = all.slice(start, start + SLICE);
    if (all.length > SLICE) told.progress({ done: start, total: all.length });
    // What waited before may go with what came now.
    const left = withoutKnown(log, [...held, ...slice]);
    const { right } = letterFiles(ground, left);
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
  const { right, foreign, later, unreadable, ofOtherText } = letterFiles(ground, held);
  // A frozen year goes with what waits: it is kept once somebody has looked at that [Y10].
  const withSeals = (file: OpenedPackage) => (seals.length === 0 ? file : { ...file, seals });
  const files = [
    ...right.map((file) => heldFile(withSeals(file))),
    ...foreign.map((file) => heldFile(file, '（署名不符）')),
  ];
  return {
    log,
    rest: {
      held: files,
      heldSubjects: subjectsIn(plan, log, files),
      later: laterFiles(plan, texts, later),
      unreadable,
      ofOtherText,
    },
  };
}

/** A text that puts ours right is offered with what was said of it, and also where nothing was. */
function laterFiles(
  plan: Plan,
  texts: readonly Plan[],
  later: readonly OpenedPackage[],
): readonly HeldLetters[] {
  const newest = texts.filter(
    (text) => isEarlierVersion(plan, text) && !texts.some((other) => isEarlierVersion(text, other)),
  );
  return newest.flatMap((text) => {
    const said = later.filter(
      ({ planFile }) => planFile !== undefined && planDigest(planFile) === planDigest(text),
    );
    return said.length > 0 ? said.map((file) => heldFile(file)) : [heldFile(letterFile(text, '', []))];
  });
}

/** Frozen years that are not here yet; those that are have left the letters. */
async function arrivedSeals(
  storage: EnginePlace['storage'],
  store: EngineStore,
  plan: Plan,
  letters: readonly StoredLetter[],
): Promise<readonly PackageSeal[]> {
  const sealed = letters.filter(isSealLetter);
  if (sealed.length === 0) return [];
  const here = new Set((await storage.seals(plan.id)).map((seal) => sealLetter(seal).id));
  const settled = sealed.filter(({ id }) => here.has(id));
  if (settled.length > 0) await store.dropLetters(settled);
  await store.addKnown(
    plan.id,
    settled.map(({ id }) => id),
  );
  const fresh = new Map(
    sealed.flatMap((letter) => (here.has(letter.id) ? [] : [[letter.id, letter] as const])),
  );
  return [...fresh.values()].flatMap((letter) => readSealLetter(letter) ?? []);
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
