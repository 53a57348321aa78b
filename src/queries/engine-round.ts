import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { isSamplePlan, type Plan, type PlanId } from '#src/domain/catalogue/plan.ts';
import {
  letterFile,
  letterFiles,
  letterText,
  openedFiles,
  openLetter,
  subjectOf,
  subjectOfLetter,
  type EngineSection,
  type OpenedLetter,
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
import { unattendedMerge, type DecidedMerge } from '#src/domain/package/merge-decision.ts';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import type { PackageSeal } from '#src/domain/package/package-seal.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { isEarlierVersion } from '#src/domain/package/plan-version.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import { headStatements } from '#src/domain/statements/current.ts';
import type { Author, OperationId, Statement } from '#src/domain/statements/statement.ts';
import { PLAN_GROUP, subjectGroup, type SubjectGroup } from '#src/domain/statements/subject-key.ts';
import { MailboxError, type Letter, type Mailbox } from '#src/engine/mailbox.ts';
import { addTo } from '#src/kernel/add-to.ts';
import type { EngineView, HeldLetters } from '#src/queries/engine-view.ts';
import { newSteps, nextTask } from '#src/queries/steps.ts';
import type { EngineMark, EngineStore, StoredLetter } from '#src/storage/engine-store.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** What a round works on. */
export interface EnginePlace {
  readonly storage: Pick<TrackerStorage, 'merge' | 'author' | 'plans' | 'seals'>;
  /** Every revision that is here. */
  readonly log: () => Promise<readonly Statement[]>;
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
/**
 * Letters, and their characters, that are read before what they bring is taken in: by rows, so that the log of a row is read once for all that
 * came of it and not once for every batch.
 */
const PILE = { letters: 20_000, characters: 16_000_000 };
/** Letters that are merged at a time, so that the page can be used in between. */
const SLICE = 400;
/** Statements that are written at a time: whatever shows the year reads it again after each. */
const WRITE = 4_000;
const AT_ONCE = 32;
const DAY_MS = 86_400_000;

/** One round: reads what others put there, takes in what may be taken in, and offers what is not there [EN2] [EN4] [EN7]. */
export async function engineRound(
  place: EnginePlace,
  mailbox: Mailbox,
  told: EngineTold,
): Promise<Exchanged> {
  let log = await place.log();
  const texts = await exchangePlans(place, mailbox);
  const ofPlan = async () => {
    const seals = await place.storage.seals(place.plan.id);
    await readLetters(
      place,
      mailbox,
      { id: place.plan.id, token: planToken(place.plan.id) },
      told,
      async (letters, pending) => {
        const { known, letters: fresh } = sorted(place, letters, log, seals);
        const taken = await takeFresh(place, { log, texts: texts.versions, fresh, pending }, told);
        log = log.concat(taken.statements);
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
  sort: (letters: readonly Letter[], pending: number) => Sorted | Promise<Sorted>,
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
  for (;;) {
    const pile: Letter[] = [];
    let [characters, pending] = [0, 0];
    do {
      const batch = await mailbox.after(token, mark.cursor, BATCH);
      const last = batch.letters[batch.letters.length - 1];
      if (last === undefined) break;
      for (const letter of batch.letters) {
        pile.push(letter);
        characters += letter.text.length;
      }
      ({ pending } = batch);
      mark = { ...mark, cursor: last.seq, stamp: last.stamp };
      if (pending > 0) told?.progress({ done: 0, total: pile.length + pending });
    } while (pending > 0 && pile.length < PILE.letters && characters < PILE.characters);
    if (pile.length > 0) await store.took(id, { mark, ...(await sort(pile, pending)) });
    else if (before === null) await store.took(id, { mark, known: [], letters: [] });
    if (pending === 0) return;
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

interface Fresh {
  readonly log: readonly Statement[];
  readonly texts: readonly Plan[];
  readonly fresh: readonly StoredLetter[];
  /** How many are still to be read. */
  readonly pending: number;
}

/** Takes in what needs nobody before it is kept as letters: most of a catch-up then is written once. */
async function takeFresh(
  { storage, plan, sections }: EnginePlace,
  { log, texts, fresh, pending }: Fresh,
  told: EngineTold,
): Promise<{
  readonly statements: readonly Statement[];
  readonly known: readonly string[];
  readonly left: readonly StoredLetter[];
}> {
  const author = fresh.length === 0 ? null : await storage.author();
  if (author === null) return { statements: [], known: [], left: fresh };
  const ground = { plan, sections, texts };
  const rows = await lettersByRow(fresh);
  const known = new LogByRow(log);
  const statements: Statement[] = [];
  let [done, waiting, planned]: [number, OpenedLetter[], Planned[]] = [0, [], []];
  const groups = [...rows.values()];
  for (const [at, letters] of groups.entries()) {
    for (const letter of letters) waiting.push(letter);
    const isLast = at === groups.length - 1;
    if (waiting.length < SLICE && !isLast) continue;
    const touched = new Set(waiting.flatMap((letter) => groupOf(letter) ?? []));
    const { right } = openedFiles(ground, waiting);
    const next = planUnattended(plan, known.about(touched), right);
    if (next !== null) {
      known.add(next.decided.arriving);
      planned.push(next);
    }
    done += waiting.length;
    waiting = [];
    if (isLast || planned.reduce((sum, { decided }) => sum + decided.arriving.length, 0) >= WRITE) {
      const taken = await takePlanned({ storage, plan, author, goesOn: !isLast || pending > 0 }, planned);
      planned = [];
      if (taken !== null) {
        for (const each of taken.statements) statements.push(each);
        told.merged(taken.merge);
      }
    }
    if (fresh.length + pending > SLICE) told.progress({ done, total: fresh.length + pending });
    await nextTask();
  }
  const ids = new Set<string>(statements.map(({ id }) => id));
  const settled = fresh.filter(({ id }) => ids.has(id));
  return {
    statements,
    known: rightOnes(settled, statements, sections),
    left: fresh.filter(({ id }) => !ids.has(id)),
  };
}

/** Letters by the row that they speak of: what is of one row is planned together. Without those that are none, and those that are under one name. */
async function lettersByRow(
  letters: readonly StoredLetter[],
): Promise<ReadonlyMap<SubjectGroup, readonly OpenedLetter[]>> {
  const times = new Map<string, number>();
  for (const { id } of letters) times.set(id, (times.get(id) ?? 0) + 1);
  const rows = new Map<SubjectGroup, OpenedLetter[]>();
  const steps = newSteps();
  for (const letter of letters) {
    if (steps.isDue()) await steps.pause();
    if (isSealLetter(letter) || times.get(letter.id) !== 1) continue;
    const opened = openLetter(letter);
    const group = groupOf(opened);
    if (group === null) continue;
    addTo(rows, group, opened);
  }
  return rows;
}

function groupOf(letter: OpenedLetter): SubjectGroup | null {
  const subject = subjectOfLetter(letter);
  return subject === null ? null : subjectGroup(subject);
}

/** A log of which a part is planned at a time: all that was said of some rows, and of the others what stands. */
class LogByRow {
  private readonly rows = new Map<SubjectGroup, { all: readonly Statement[]; heads: readonly Statement[] }>();

  constructor(log: readonly Statement[]) {
    this.add(log);
  }

  add(statements: readonly Statement[]): void {
    const more = new Map<SubjectGroup, Statement[]>();
    for (const statement of statements) {
      const group = subjectGroup(statement.subject);
      addTo(more, group, statement);
    }
    for (const [group, own] of more) {
      const all = [...(this.rows.get(group)?.all ?? []), ...own];
      this.rows.set(group, { all, heads: [...headStatements(all).values()].flat() });
    }
  }

  /** What is of no row is always all there: it says which rows there are, and which months are closed. */
  about(groups: ReadonlySet<SubjectGroup>): readonly Statement[] {
    return [...this.rows].flatMap(([group, { all, heads }]) =>
      group === PLAN_GROUP || groups.has(group) ? all : heads,
    );
  }
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
    const planned = author === null ? null : planUnattended(plan, log, right);
    const taken =
      author === null || planned === null ? null : await takePlanned({ storage, plan, author }, [planned]);
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
  if (files.length === 0) return 0;
  const planned = planMerge(plan, log, ...files.map(({ file }) => file));
  return planned.ok ? planned.value.items.filter(({ arriving }) => arriving.length > 0).length : 0;
}

/** What of some letters needs nobody, by the same rule as the shared folder [EN6]. */
interface Planned {
  readonly decided: DecidedMerge;
  readonly sections: readonly string[];
}

/** null: nothing of it does. */
function planUnattended(
  plan: Plan,
  log: readonly Statement[],
  files: readonly OpenedPackage[],
): Planned | null {
  if (files.length === 0) return null;
  const planned = planMerge(plan, log, ...files);
  const decided = planned.ok ? unattendedMerge(planned.value) : null;
  return decided === null ? null : { decided, sections: files.map(({ author: { section } }) => section) };
}

/** Takes in what was planned, of other subjects each; null: nothing is. */
async function takePlanned(
  {
    storage,
    plan,
    author,
    goesOn = false,
  }: Pick<EnginePlace, 'storage' | 'plan'> & { readonly author: Author; readonly goesOn?: boolean },
  planned: readonly Planned[],
): Promise<{ readonly statements: readonly Statement[]; readonly merge: EngineMerge } | null> {
  if (planned.length === 0) return null;
  const parts = planned.map(({ decided }) => decided);
  const decided: DecidedMerge = {
    arriving: parts.flatMap(({ arriving }) => arriving),
    settled: parts.flatMap(({ settled }) => settled),
    basis: new Map(parts.flatMap(({ basis }) => [...basis])),
    dependent: parts.flatMap(({ dependent }) => dependent),
    seals: [],
  };
  const sections = [...new Set(planned.flatMap((each) => each.sections))];
  const fileName = `协作服务器 ${sections.join('、')}`;
  // What cannot be taken in now (somebody has spoken since, the year is sealed) stays and waits.
  const merged = await storage
    .merge({ plan: plan.id, decided, author, fileName, isFlowing: true, goesOn })
    .catch(() => null);
  if (merged === null || !merged.ok || merged.value.operation === null) return null;
  const { statements, operation } = merged.value;
  return { statements, merge: { operation: operation.id, count: operation.count, sections } };
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
