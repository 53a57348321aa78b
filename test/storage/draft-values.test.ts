import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import { issueDraft } from '#src/domain/draft/issue-draft.ts';
import {
  decisionSaid,
  decisionsOf,
  knownRows,
  openRows,
  readings,
  type OpenRow,
  type RowDecision,
} from '#src/domain/life/draft-values.ts';
import { digestOf } from '#src/domain/package/canonical-json.ts';
import { draftFileText, readDraftFile } from '#src/domain/package/draft-file.ts';
import { readWholeDraft } from '#src/queries/whole-draft.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { StorageError } from '#src/storage/problem.ts';
import { waitingRows } from '#src/storage/plan-list.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { draftOf } from '#test/support/draft-plan.ts';
import { openTestStorage, TESTER } from '#test/support/render-page.tsx';
import { number, standingTable } from '#test/support/saying.ts';

/** Its first two rows count in one unit. */
const BASE = draftOf({ d1: { unit: '个' } });
const ID = BASE.id;

async function begin(): Promise<TrackerStorage> {
  const storage = await openTestStorage();
  await storage.saveDraft({ id: ID, draft: BASE, savedAt: 1 }, null);
  await say(storage, 'd1', 1, 2);
  await say(storage, 'd2', 1, 3);
  return storage;
}

const say = (storage: TrackerStorage, row: string, month: number, value: number) =>
  storage.write({
    plan: ID,
    intent: 'type',
    origin: 'typed',
    author: TESTER,
    said: [number(row, month, value)],
  });

async function stored(storage: TrackerStorage) {
  const found = (await storage.plans()).drafts.find(({ id }) => id === ID);
  if (found === undefined) throw new Error('no draft');
  return found;
}

async function dropDraft(storage: TrackerStorage) {
  expect(await storage.dropDraft(ID, (await stored(storage)).savedAt)).toBe(true);
}

async function edit(storage: TrackerStorage, change: (rows: readonly DraftRow[]) => readonly DraftRow[]) {
  const now = await stored(storage);
  const draft = now.draft as Draft;
  const next = { ...draft, rows: change(draft.rows) };
  expect(await storage.saveDraft({ id: ID, draft: next, savedAt: now.savedAt + 1 }, now.savedAt)).toBe(true);
}

const changed = (id: string, change: Partial<DraftRow>) => (rows: readonly DraftRow[]) =>
  rows.map((row) => (row.id === id ? Object.assign({}, row, change) : row));

async function waiting(storage: TrackerStorage): Promise<readonly OpenRow[]> {
  const now = await stored(storage);
  const year = yearStatements((await storage.load(ID)).statements);
  return openRows(knownRows(now.draft as Draft, now.waiting ?? []), now.draft as Draft, year);
}

async function decide(storage: TrackerStorage, choose: (open: OpenRow) => RowDecision | undefined) {
  const now = await stored(storage);
  const decided = (await waiting(storage)).flatMap((open) => {
    const decision = choose(open);
    return decision === undefined ? [] : [{ open, decision }];
  });
  return storage.saveDraft({ id: ID, draft: now.draft, savedAt: now.savedAt + 1 }, now.savedAt, {
    author: TESTER,
    rows: new Set(decided.map(({ open }) => open.was.id)),
    said: decided.flatMap(({ open, decision }) => decisionSaid(open, decision)),
    seen: new Set(decided.flatMap(({ open }) => open.said.map(({ id }) => id))),
  });
}

const issued = (draft: Draft): Plan => {
  const made = issueDraft(draft, { date: '2027-02-10', number: '' });
  if (!made.ok) throw new Error(made.error[0]?.text);
  return made.value;
};

describe('editing a draft that has values', () => {
  it('[PL53] values follow the id of their row through names, order, targets and weights', async () => {
    const storage = await begin();
    await edit(storage, (rows) => [...rows].reverse());
    await edit(storage, changed('d1', { name: '改了名', target: '9', weight: '', owner: '综合科' }));
    expect(await waiting(storage)).toStrictEqual([]);
    expect((await stored(storage)).waiting).toBeUndefined();
    expect(await standingTable(storage, ID)).toStrictEqual({ 'month/d1/1': 2, 'month/d2/1': 3 });
  });

  it('[PL53] another unit, roll-up or decimals, and a row that is gone, make them wait; edited back they stand', async () => {
    const storage = await begin();
    for (const change of [
      { unit: '家' },
      { rollup: 'latest' as const },
      { decimals: 2 as const },
      { operator: '定性' as const },
    ]) {
      await edit(storage, changed('d1', change));
      expect([...waitingRows(await stored(storage))]).toStrictEqual(['d1']);
      expect((await waiting(storage)).map(({ kind }) => kind)).toStrictEqual(['changed']);
      // As any number of further edits do not change.
      await edit(storage, changed('d1', { unit: '户', name: '再改' }));
      expect((await waiting(storage)).map(({ was }) => was.unit)).toStrictEqual(['个']);
      await edit(storage, () => BASE.rows);
      expect((await stored(storage)).waiting).toBeUndefined();
    }
    await edit(storage, (rows) => rows.filter(({ id }) => id !== 'd2'));
    expect((await waiting(storage)).map(({ kind, was }) => [kind, was.name])).toStrictEqual([
      ['gone', '新增水质监测点'],
    ]);
    await edit(storage, changed('d1', { unit: '' }));
    expect((await waiting(storage)).map(({ kind }) => kind)).toStrictEqual(['gone', 'lacking']);
    await edit(storage, () => BASE.rows);
    expect(await waiting(storage)).toStrictEqual([]);
  });

  it('[PL54] is decided with the draft in one step: converted exactly, moved, cleared; the log keeps all', async () => {
    const storage = await begin();
    await edit(storage, (rows) =>
      changed('d1', { unit: '万个', decimals: 4 })(rows.filter(({ id }) => id !== 'd2')),
    );
    await edit(storage, changed('d5', { unit: '个' }));
    const [one, two] = await waiting(storage);
    const draft = (await stored(storage)).draft as Draft;
    const year = yearStatements((await storage.load(ID)).statements);
    expect(one === undefined ? [] : decisionsOf(one, draft, year)).toStrictEqual([
      { kind: 'keep' },
      { kind: 'convert' },
      { kind: 'clear' },
    ]);
    const offered = two === undefined ? [] : decisionsOf(two, draft, year);
    expect(offered[0]).toStrictEqual({ kind: 'stay' });
    // A row that reads numbers the same way, and on which nothing stands.
    expect(offered).toContainEqual({ kind: 'move', to: 'd5' });
    expect(offered).not.toContainEqual({ kind: 'move', to: 'd1' });
    const done = await decide(storage, ({ kind }) =>
      kind === 'gone' ? { kind: 'move', to: 'd5' } : { kind: 'convert' },
    );
    expect(done).toBe(true);
    expect(await standingTable(storage, ID)).toStrictEqual({
      'month/d1/1': 0.0002,
      'month/d2/1': null,
      'month/d5/1': 3,
    });
    expect(await waiting(storage)).toStrictEqual([]);
    expect(await storage.revisions(ID)).toHaveLength(5);
  });

  it('[PL54] values go to no row on which a number of that month stands already', async () => {
    const storage = await begin();
    await edit(storage, (rows) => rows.filter(({ id }) => id !== 'd1'));
    const rowsOffered = async () => {
      const [open] = await waiting(storage);
      const year = yearStatements((await storage.load(ID)).statements);
      const draft = (await stored(storage)).draft as Draft;
      return open === undefined
        ? []
        : decisionsOf(open, draft, year).flatMap((each) => (each.kind === 'move' ? [each.to] : []));
    };
    expect(await rowsOffered()).not.toContain('d2');
    const clear = { plan: ID, intent: 'clear', origin: 'typed', author: TESTER } as const;
    await storage.write({ ...clear, said: [number('d2', 1, null)] });
    expect(await rowsOffered()).toContain('d2');
  });

  it('[PL53] a note that stands without a value waits as well when its row is deleted', async () => {
    const storage = await begin();
    const type = { plan: ID, intent: 'type', origin: 'typed', author: TESTER } as const;
    await storage.write({ ...type, said: [number('d1', 1, null), number('d1', 2, null, '等批复')] });
    await edit(storage, (rows) => rows.filter(({ id }) => id !== 'd1'));
    expect((await waiting(storage)).map(({ kind, said }) => [kind, said.map(({ note }) => note)])).toEqual([
      ['gone', ['等批复']],
    ]);
  });

  it('[PL54] undo, and a restore point of before, do not reach back over it; it is taken back itself', async () => {
    const storage = await begin();
    await edit(storage, changed('d1', { unit: '家' }));
    expect(await decide(storage, () => ({ kind: 'keep' }))).toBe(true);
    expect((await storage.undoState(ID)).undo).toBeNull();
    for (const { seq } of await storage.points(ID)) {
      const state = await storage.pointState(ID, seq);
      expect(state?.unread.has('month/d1/1' as never)).toBe(true);
    }
    const life = await storage.planLife();
    expect(await life.unsettle(ID, TESTER)).not.toBeNull();
    expect((await waiting(storage)).map(({ was }) => was.unit)).toStrictEqual(['个']);
    // Once something was said since, it stays.
    await decide(storage, () => ({ kind: 'clear' }));
    expect(await standingTable(storage, ID)).toHaveProperty(['month/d1/1'], null);
    await say(storage, 'd2', 2, 1);
    expect(await life.unsettle(ID, TESTER)).toBeNull();
  });

  it.each([
    ['another value', number('d1', 2, 8)],
    ['a note alone', number('d1', 2, null, '等批复')],
  ])('[PL54] is refused where %s stands by then', async (_, said) => {
    const storage = await begin();
    await edit(storage, changed('d1', { unit: '家' }));
    const now = await stored(storage);
    const [open] = await waiting(storage);
    await storage.write({ plan: ID, intent: 'type', origin: 'typed', author: TESTER, said: [said] });
    const settlement = {
      author: TESTER,
      rows: new Set(['d1']),
      said: open === undefined ? [] : decisionSaid(open, { kind: 'clear' }),
      seen: new Set(open?.said.map(({ id }) => id)),
    };
    const next = { id: ID, draft: now.draft, savedAt: now.savedAt + 1 };
    expect(await storage.saveDraft(next, now.savedAt, settlement)).toBe(false);
    expect(await standingTable(storage, ID)).toHaveProperty(['month/d1/1'], 2);
  });

  it('[PL55] nothing is put in force while values wait, or that reads them otherwise', async () => {
    const storage = await begin();
    expect(await storage.issuePlan(issued({ ...BASE, rows: changed('d1', { unit: '家' })(BASE.rows) }))).toBe(
      false,
    );
    await edit(storage, changed('d1', { unit: '家' }));
    const draft = (await stored(storage)).draft as Draft;
    expect(await storage.issuePlan(issued(draft))).toBe(false);
    await decide(storage, () => ({ kind: 'keep' }));
    expect(await storage.issuePlan(issued(draft))).toBe(true);
    expect(await standingTable(storage, ID)).toStrictEqual({ 'month/d1/1': 2, 'month/d2/1': 3 });
    // A restore point of the draft's days leaves what was decided alone, in force too.
    for (const { seq } of await storage.points(ID))
      expect((await storage.pointState(ID, seq))?.unread.has('month/d1/1' as never)).toBe(true);
  });

  it('[PL55] a draft that was deleted comes back with its values, and what waited waits', async () => {
    const storage = await begin();
    await edit(storage, changed('d1', { unit: '家' }));
    const before = await stored(storage);
    await dropDraft(storage);
    expect((await storage.plans()).drafts).toStrictEqual([]);
    await storage.saveDraft({ ...before, savedAt: before.savedAt + 1 }, null);
    expect((await waiting(storage)).map(({ was }) => was.unit)).toStrictEqual(['个']);
    expect(await standingTable(storage, ID)).toStrictEqual({ 'month/d1/1': 2, 'month/d2/1': 3 });
  });
});

const arriving = async (from: TrackerStorage) => {
  const { savedAt, waiting: open } = await stored(from);
  const editor = { device: from.device, name: '王馆', section: '办公室' };
  const whole = await readWholeDraft(from, (await stored(from)).draft as Draft, {
    savedAt,
    editor,
    ...(open === undefined ? {} : { waiting: open }),
  });
  const read = readDraftFile(draftFileText(whole));
  if (!read.ok) throw new Error(read.error);
  const { draft, statements = [], waiting: there } = read.value;
  return {
    draft: { id: ID, draft, savedAt, editor, ...(there === undefined ? {} : { waiting: there }) },
    statements,
    author: TESTER,
    fileName: '草稿.jxd.json',
  };
};

describe('a draft with values on another PC', () => {
  it('[PL56] brings its values, their history, and what waits; taken in twice it changes nothing', async () => {
    const there = await begin();
    await say(there, 'd1', 1, 4);
    await edit(there, changed('d2', { unit: '家' }));
    const here = await openTestStorage();
    const file = await arriving(there);
    expect(await here.takeDraft(file, null)).toMatchObject({ intent: 'merge', count: 2 });
    expect(await standingTable(here, ID)).toStrictEqual(await standingTable(there, ID));
    expect(await here.revisions(ID)).toHaveLength(3);
    expect((await waiting(here)).map(({ was }) => was.unit)).toStrictEqual(['个']);
    expect(await here.takeDraft(file, (await stored(here)).savedAt)).toBeNull();
    expect(await here.revisions(ID)).toHaveLength(3);
  });

  it('[PL56] values of this PC alone wait where what arrived reads their row otherwise; the merge is taken back', async () => {
    const there = await openTestStorage();
    await there.saveDraft({ id: ID, draft: BASE, savedAt: 5 }, null);
    await edit(there, changed('d1', { unit: '家' }));
    await say(there, 'd2', 1, 9);
    const here = await begin();
    const brought = await here.takeDraft(await arriving(there), (await stored(here)).savedAt);
    expect((await waiting(here)).map(({ was }) => [was.id, was.unit])).toStrictEqual([['d1', '个']]);
    expect(await standingTable(here, ID)).toHaveProperty(['month/d1/1'], 2);
    const { id } = brought === false || brought === null ? { id: undefined } : brought;
    await here.undo(ID, TESTER, id);
    expect(await standingTable(here, ID)).toStrictEqual({ 'month/d1/1': 2, 'month/d2/1': 3 });
  });

  it('[PL56] is refused where the draft is in force here, or was stored since', async () => {
    const there = await begin();
    const here = await begin();
    const file = await arriving(there);
    expect(await here.takeDraft(file, 0)).toBe(false);
    await here.issuePlan(issued(BASE));
    expect(await here.takeDraft(file, 1)).toBe(false);
    expect(await here.revisions(ID)).toHaveLength(2);
  });

  it('[PL56] a file that says more than a month takes is refused; one without values is as it was', async () => {
    const there = await begin();
    const { draft, statements } = await arriving(there);
    const editor = { device: there.device, name: '王馆', section: '办公室' };
    const about = { draft: draft.draft, savedAt: 1, editor };
    expect(JSON.parse(draftFileText(about))).not.toHaveProperty('statements');
    const sealed = statements.map((each) => ({ ...each, subject: { kind: 'seal' }, content: null }));
    const { digest: _, ...content } = JSON.parse(draftFileText({ ...about, statements })) as Record<
      string,
      unknown
    >;
    const bad = { ...content, statements: sealed };
    expect(readDraftFile(JSON.stringify({ ...bad, digest: digestOf(bad) })).ok).toBe(false);
    const broken = { ...content, statements: [{ id: 'x' }] };
    expect(readDraftFile(JSON.stringify({ ...broken, digest: digestOf(broken) })).ok).toBe(false);
  });
});

describe('[PL65] what was taken back before a row was edited', () => {
  const standing = async (storage: TrackerStorage) => (await standingTable(storage, ID))['month/d1/1'];
  const stepsOf = (storage: TrackerStorage) => ({
    undo: () => storage.undo(ID, TESTER),
    redo: () => storage.redo(ID, TESTER),
  });

  async function undone() {
    const storage = await openTestStorage();
    await storage.saveDraft({ id: ID, draft: BASE, savedAt: 1 }, null);
    await say(storage, 'd1', 1, 2);
    await storage.undo(ID, TESTER);
    return { storage, ...stepsOf(storage) };
  }

  it.each([
    { unit: '家' },
    { rollup: 'latest' as const },
    { decimals: 2 as const },
    { operator: '定性' as const },
  ])('[PL65] redo does not say it again under %j, and says why', async (change) => {
    const { storage, redo } = await undone();
    await edit(storage, changed('d1', change));
    expect(await redo()).toMatchObject({ statements: [], skipped: 0, otherwise: 1 });
    expect(await standing(storage)).toBeNull();
  });

  it('[PL65] edited back it does, and what says the same in another order of edits does too', async () => {
    const { storage, redo, undo } = await undone();
    await edit(storage, changed('d1', { unit: '家' }));
    await edit(storage, changed('d1', { unit: '' }));
    await edit(storage, changed('d1', { unit: '个', name: '改了名', weight: '9' }));
    expect(await redo()).toMatchObject({ skipped: 0 });
    expect(await standing(storage)).toBe(2);
    await undo();
    await edit(storage, changed('d1', { unit: '家' }));
    expect(await redo()).toMatchObject({ otherwise: 1 });
  });

  it('[PL65] undo does not bring back what was cleared; other rows go on', async () => {
    const storage = await begin();
    await storage.write({
      plan: ID,
      intent: 'clear',
      origin: 'typed',
      author: TESTER,
      said: [number('d1', 1, null), number('d2', 1, null)],
    });
    await edit(storage, changed('d1', { unit: '家' }));
    expect(await storage.undo(ID, TESTER)).toMatchObject({ otherwise: 1 });
    expect(await standingTable(storage, ID)).toStrictEqual({ 'month/d1/1': null, 'month/d2/1': 3 });
  });

  it('[PL65] a restore point leaves it alone, in the draft and once it is in force', async () => {
    const storage = await begin();
    await storage.write({
      plan: ID,
      intent: 'plan',
      origin: 'typed',
      author: TESTER,
      said: [number('d1', 1, null)],
    });
    await edit(storage, changed('d1', { unit: '家' }));
    const [point] = await storage.points(ID);
    const seq = point?.seq ?? 0;
    const left = { operation: null, otherwise: 1, skipped: 0 };
    expect(await storage.returnTo(ID, seq, TESTER)).toMatchObject(left);
    expect(await storage.issuePlan(issued((await stored(storage)).draft as Draft))).toBe(true);
    expect(await storage.returnTo(ID, seq, TESTER)).toMatchObject(left);
    // The last step was what cleared it.
    expect(await storage.undo(ID, TESTER)).toMatchObject({ otherwise: 1 });
    expect(await standing(storage)).toBeNull();
  });

  it('[PL65] in force, the history knows it in the unit of its day', async () => {
    const { storage } = await undone();
    await edit(storage, changed('d1', { unit: '家' }));
    await storage.issuePlan(issued((await stored(storage)).draft as Draft));
    const [plan] = (await storage.plans()).plans;
    const told = [...(plan?.drafted ?? [])].map(([id, then]) => [
      id,
      then.indicators.map((each) => 'unit' in each && each.unit),
    ]);
    const [first] = await storage.revisions(ID);
    expect(told).toStrictEqual([[first?.id, ['个']]]);
  });

  /** Values of the plan in force that were said while its row read them otherwise, with the unit of that day. */
  async function drafted(storage: TrackerStorage) {
    const [plan] = (await storage.plans()).plans;
    return new Map(
      [...(plan?.drafted ?? [])].map(([id, then]) => [
        id,
        then.indicators.map((each) => ('unit' in each ? each.unit : '')).join(),
      ]),
    );
  }
  const revision = async (storage: TrackerStorage, value: number) => {
    const found = (await storage.revisions(ID)).find(
      ({ content }) => content !== null && 'value' in content && content.value === value * 10_000,
    );
    if (found === undefined) throw new Error(`nobody said ${value}`);
    return found.id;
  };

  it('[PL65] what was replaced before a person decided to keep the number is told in the unit of its day', async () => {
    const storage = await begin();
    await say(storage, 'd1', 1, 5);
    await edit(storage, changed('d1', { unit: '家' }));
    await decide(storage, () => ({ kind: 'keep' }));
    await storage.issuePlan(issued((await stored(storage)).draft as Draft));
    expect(await drafted(storage)).toStrictEqual(new Map([[await revision(storage, 2), '个']]));
    // Off this PC and taken in again, it still is.
    const life = await storage.planLife();
    const [plan] = (await storage.plans()).plans;
    await life.remove(ID);
    if (plan !== undefined) await storage.issuePlan(plan.plan);
    expect(await drafted(storage)).toStrictEqual(new Map([[await revision(storage, 2), '个']]));
  });

  it('[PL65] what was decided, and taken back after another edit, is told as it was decided', async () => {
    const storage = await begin();
    await edit(storage, changed('d1', { unit: '万个', decimals: 4 }));
    await decide(storage, () => ({ kind: 'convert' }));
    await edit(storage, changed('d1', { unit: '个', decimals: 0 }));
    await (await storage.planLife()).unsettle(ID, TESTER);
    await storage.issuePlan(issued((await stored(storage)).draft as Draft));
    expect((await drafted(storage)).get(await revision(storage, 0.0002))).toBe('万个');
  });

  it('[PL65] what waits counts as it was said, through any number of edits, until it is edited back', async () => {
    const storage = await begin();
    await say(storage, 'd1', 1, 5);
    for (const unit of ['家', '户', '个']) await edit(storage, changed('d1', { unit }));
    expect(await storage.undo(ID, TESTER)).not.toHaveProperty('otherwise');
    expect(await standing(storage)).toBe(2);
  });

  it('[PL56][PL65] what both PCs know, and theirs took back under another unit, does not stand again here', async () => {
    const here = await begin();
    const there = await openTestStorage();
    await there.takeDraft(await arriving(here), null);
    await edit(there, changed('d1', { unit: '家' }));
    await decide(there, () => ({ kind: 'clear' }));
    await here.takeDraft(await arriving(there), (await stored(here)).savedAt);
    expect(await standing(here)).toBeNull();
    expect(await here.undo(ID, TESTER)).toMatchObject({ otherwise: 1 });
    expect(await standing(here)).toBeNull();
  });

  it('[PL56][PL65] what theirs had replaced before it came is told in their unit, ours in ours', async () => {
    const here = await begin();
    const there = await openTestStorage();
    await there.saveDraft({ id: ID, draft: BASE, savedAt: 5 }, null);
    await edit(there, changed('d1', { unit: '家' }));
    await say(there, 'd1', 1, 8);
    await say(there, 'd1', 1, 9);
    await here.takeDraft(await arriving(there), (await stored(here)).savedAt);
    await here.issuePlan(issued((await stored(here)).draft as Draft));
    expect(await drafted(here)).toStrictEqual(new Map([[await revision(here, 2), '个']]));
  });

  it('[PL65] holds where the draft was deleted meanwhile, and where its row was', async () => {
    const { storage, redo } = await undone();
    await dropDraft(storage);
    const other = { ...BASE, rows: changed('d1', { unit: '家' })(BASE.rows) };
    expect(await storage.saveDraft({ id: ID, draft: other, savedAt: 9 }, null)).toBe(true);
    expect(await redo()).toMatchObject({ otherwise: 1 });
    const again = await undone();
    await edit(again.storage, (rows) => rows.slice(1));
    expect(await again.redo()).toMatchObject({ otherwise: 1 });
    expect(await standing(again.storage)).toBeNull();
  });

  it('[PL65] what a person decided to keep is of the new unit, also when it is cleared and comes back', async () => {
    const storage = await begin();
    await edit(storage, changed('d1', { unit: '家' }));
    await decide(storage, () => ({ kind: 'keep' }));
    await storage.write({
      plan: ID,
      intent: 'clear',
      origin: 'typed',
      author: TESTER,
      said: [number('d1', 1, null)],
    });
    expect(await storage.undo(ID, TESTER)).not.toHaveProperty('otherwise');
    expect(await standing(storage)).toBe(2);
  });

  it('[PL54][PL65] a decision is taken back to the row of its day, though the draft was edited since', async () => {
    const storage = await begin();
    await edit(storage, changed('d1', { unit: '万个', decimals: 4 }));
    await decide(storage, () => ({ kind: 'convert' }));
    await edit(storage, changed('d1', { unit: '个', decimals: 0 }));
    expect((await waiting(storage)).map(({ was }) => was.unit)).toStrictEqual(['万个']);
    await (await storage.planLife()).unsettle(ID, TESTER);
    expect(await standing(storage)).toBe(2);
    expect(await waiting(storage)).toStrictEqual([]);
  });

  it('[PL65] a window that shows the row as it was stores no number, and may clear', async () => {
    const storage = await begin();
    const asRead = shownRows(BASE, 'd1');
    await edit(storage, changed('d1', { unit: '家' }));
    await decide(storage, () => ({ kind: 'clear' }));
    const late = (value: number | null) =>
      storage.write({
        plan: ID,
        intent: 'type',
        origin: 'typed',
        author: TESTER,
        said: [number('d1', 2, value)],
        asRead,
      });
    await expect(late(7)).rejects.toMatchObject({ problem: { kind: 'row-changed' } });
    expect(await standingTable(storage, ID)).not.toHaveProperty(['month/d1/2']);
    await late(null);
    const draft = (await stored(storage)).draft as Draft;
    await storage.issuePlan(issued(draft));
    await expect(late(7)).rejects.toMatchObject({ problem: { kind: 'row-changed' } });
    await sayLate(storage, shownRows(draft, 'd1'));
    expect(await standingTable(storage, ID)).toHaveProperty(['month/d1/2'], 8);
  });

  it('[PL56][PL65] a draft that took the place of ours is put back with the values that stood', async () => {
    const here = await begin();
    const fresh = await begin();
    const there = await openTestStorage();
    await there.saveDraft({ id: ID, draft: BASE, savedAt: 5 }, null);
    await edit(there, changed('d1', { unit: '家' }));
    await say(there, 'd1', 1, 8);
    await say(there, 'd1', 1, 9);
    const mine = await stored(here);
    const brought = await here.takeDraft(await arriving(there), mine.savedAt);
    expect(await standing(here)).toBe(9);
    if (brought === false) throw new Error('not taken');
    // Ctrl+Z under their draft does not put the old number under their unit.
    expect(await here.undo(ID, TESTER)).toMatchObject({ otherwise: 1 });
    await here.redo(ID, TESTER);
    expect(await standing(here)).toBe(9);
    const back = { draft: { ...mine, savedAt: 99 }, brought };
    // Something was done since.
    expect(await here.returnDraft(back, (await stored(here)).savedAt)).toBe(false);

    const own = await stored(fresh);
    const taken = await fresh.takeDraft(await arriving(there), own.savedAt);
    if (taken === false) throw new Error('not taken');
    const again = { draft: { ...own, savedAt: 99 }, brought: taken };
    expect(await fresh.returnDraft(again, (await stored(fresh)).savedAt)).toBe(true);
    expect(await standingTable(fresh, ID)).toStrictEqual({ 'month/d1/1': 2, 'month/d2/1': 3 });
    expect(await waiting(fresh)).toStrictEqual([]);
    expect((await stored(fresh)).draft).toStrictEqual(BASE);
  });

  it('[PL56] where nothing was said it is put back too, unless the draft was stored since: the later edit stays', async () => {
    const here = await begin();
    const was = await stored(here);
    await edit(here, changed('d1', { name: '另一个名称' }));
    const now = await stored(here);
    await edit(here, changed('d2', { name: '后来改的' }));
    const back = { draft: { ...was, savedAt: 99 }, brought: null };
    expect(await here.returnDraft(back, now.savedAt)).toBe(false);
    const names = (draft: Draft) => draft.rows.slice(0, 2).map(({ name }) => name);
    expect(names((await stored(here)).draft as Draft)).toStrictEqual(['另一个名称', '后来改的']);
    const revisions = await here.revisions(ID);
    expect(await here.returnDraft(back, (await stored(here)).savedAt)).toBe(true);
    expect((await stored(here)).draft).toStrictEqual(BASE);
    expect(await here.revisions(ID)).toStrictEqual(revisions);
    expect(await standingTable(here, ID)).toStrictEqual({ 'month/d1/1': 2, 'month/d2/1': 3 });
  });
});

const sayLate = (storage: TrackerStorage, asRead: readonly (readonly [string, string])[]) =>
  storage.write({
    plan: ID,
    intent: 'type',
    origin: 'typed',
    author: TESTER,
    said: [number('d1', 2, 8)],
    asRead,
  });

/** How a window that shows a draft reads a row of it. */
function shownRows(draft: Draft, row: string): readonly (readonly [string, string])[] {
  return [[row, readings(draft, draft.rows).get(row) ?? '']];
}

type Step =
  | { readonly kind: 'say' | 'say late'; readonly row: number; readonly month: number }
  | { readonly kind: 'clear'; readonly row: number; readonly month: number }
  | { readonly kind: 'edit'; readonly row: number; readonly change: Partial<DraftRow> }
  | { readonly kind: 'delete' | 'move'; readonly row: number }
  | { readonly kind: 'decide' | 'return'; readonly choice: number }
  | {
      readonly kind: 'unsettle' | 'back' | 'undo' | 'redo' | 'look' | 'drop';
    };

const row = fc.nat({ max: 3 });
const month = fc.integer({ min: 1, max: 2 });
const STEP: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constantFrom('say' as const, 'say late' as const), row, month }),
  },
  fc.record({ kind: fc.constant('clear' as const), row, month }),
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('edit' as const),
      row,
      change: fc.constantFrom<Partial<DraftRow>>(
        { unit: '家' },
        { unit: '万个', decimals: 4 },
        { unit: '个', decimals: 0 },
        { unit: '' },
        { name: '改名' },
        { rollup: 'latest' },
        { rollup: 'sum' },
        { weight: '5' },
        { operator: '定性' },
        { operator: '≥' },
      ),
    }),
  },
  fc.record({ kind: fc.constantFrom('delete' as const, 'move' as const), row }),
  fc.record({ kind: fc.constantFrom('decide' as const, 'return' as const), choice: fc.nat({ max: 4 }) }),
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }),
  },
  fc.record({
    kind: fc.constantFrom('unsettle' as const, 'back' as const, 'look' as const, 'drop' as const),
  }),
);
const AFTER: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }),
  fc.record({ kind: fc.constant('return' as const), choice: fc.nat({ max: 4 }) }),
);

/** What was said and decided, and what a second window shows. No two numbers are the same, so that each is known again. */
interface Play {
  said: number;
  /** Under which readings a number may stand: it was said under them, or a person decided so. */
  readonly under: Map<number, Set<string>>;
  /** What the last decision added to them. */
  decided: readonly (readonly [number, string])[];
  late: Draft;
}

describe('whatever is done to a draft', () => {
  it('[PL53][PL54][PL55][PL65] no value is lost, and none stands where it was not said or decided', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(STEP, { minLength: 1, maxLength: 16 }),
        fc.array(AFTER, { maxLength: 4 }),
        async (steps, after) => {
          const storage = await openTestStorage();
          const four = { ...BASE, rows: BASE.rows.slice(0, 2).concat(BASE.rows.slice(4, 6)) };
          await storage.saveDraft({ id: ID, draft: four, savedAt: 1 }, null);
          const play: Play = { said: 0, under: new Map(), decided: [], late: four };
          const log = new Set<string>();
          const goOn = async (step: Step, draft: Draft) => {
            await take(storage, step, four, play, draft);
            const revisions = new Set((await storage.revisions(ID)).map(({ id }) => id as string));
            for (const id of log) expect(revisions.has(id)).toBe(true);
            for (const id of revisions) log.add(id);
          };
          for (const step of steps) {
            await goOn(step, (await stored(storage)).draft as Draft);
            await holds(storage);
            await means(storage, play, (await stored(storage)).draft as Draft, await waiting(storage));
          }
          const { draft: last } = await stored(storage);
          const before = await standingTable(storage, ID);
          const open = await waiting(storage);
          const draft = last as Draft;
          const plan = issueDraft(
            { ...draft, rows: draft.rows.map(weighed(draft.rows.length)) },
            { date: '2027-02-10', number: '' },
          );
          const isTaken = plan.ok ? await storage.issuePlan(plan.value) : open.length === 0;
          expect(isTaken).toBe(open.length === 0);
          expect(await standingTable(storage, ID)).toStrictEqual(before);
          for (const step of plan.ok && isTaken ? after : []) {
            await goOn(step, draft);
            await means(storage, play, draft, []);
          }
          storage.close();
        },
      ),
      { numRuns: 60 },
    );
  });
});

const weighed = (count: number) => (each: DraftRow, at: number) =>
  Object.assign({}, each, { weight: String(at === 0 ? 100 - (count - 1) : 1) });

/** Every number that stands is on a row that is there and read, or in the list of what waits. */
async function holds(storage: TrackerStorage) {
  const now = await stored(storage);
  const rows = new Set((now.draft as Draft).rows.map(({ id }) => id));
  const open = new Set((await waiting(storage)).map(({ was }) => was.id));
  for (const [key, value] of Object.entries(await standingTable(storage, ID))) {
    const id = key.split('/')[1] ?? '';
    expect(value === null || rows.has(id) || open.has(id)).toBe(true);
  }
  // What waits is kept with the draft, for every window.
  for (const id of open) expect(waitingRows(now).has(id) || rows.has(id)).toBe(true);
}

/** Every number stands under a reading that it was said under, or that a person decided on; what waits, under that of its day [PL65]. */
async function means(storage: TrackerStorage, { under }: Play, draft: Draft, open: readonly OpenRow[]) {
  const now = readings(draft, [...open.map(({ was }) => was), ...draft.rows]);
  for (const [key, value] of Object.entries(await standingTable(storage, ID))) {
    if (typeof value !== 'number') continue;
    const reading = now.get(key.split('/')[1] ?? '') ?? '';
    expect([value, [...(under.get(value) ?? [])]]).toStrictEqual([value, expect.arrayContaining([reading])]);
  }
}

async function take(
  storage: TrackerStorage,
  step: Step,
  four: Draft,
  play: Play,
  draft: Draft,
): Promise<void> {
  const { rows } = draft;
  switch (step.kind) {
    case 'say':
    case 'say late': {
      const seen = step.kind === 'say' ? draft : play.late;
      const to = seen.rows[step.row];
      const isOpen = step.kind === 'say' && waitingRows(await stored(storage)).has(to?.id ?? '');
      const reading = to === undefined ? null : (readings(seen, seen.rows).get(to.id) ?? null);
      if (to === undefined || reading === null || isOpen) return;
      play.said += 1;
      play.under.set(play.said, new Set([reading]));
      const request = {
        plan: ID,
        intent: 'type' as const,
        origin: 'typed' as const,
        author: TESTER,
        said: [number(to.id, step.month, play.said)],
        asRead: [[to.id, reading]] as const,
      };
      await storage.write(request).catch((error: unknown) => {
        const isRefused = error instanceof StorageError && error.problem.kind === 'row-changed';
        if (step.kind === 'say' || !isRefused) throw error;
      });
      return;
    }
    case 'clear':
      if (rows[step.row] !== undefined)
        await storage.write({
          plan: ID,
          intent: 'clear',
          origin: 'typed',
          author: TESTER,
          said: [number(rows[step.row]?.id ?? '', step.month, null)],
        });
      return;
    case 'edit':
      await edit(storage, changed(rows[step.row]?.id ?? '', step.change));
      return;
    case 'delete':
      await edit(storage, (all) => all.filter((_, at) => at !== step.row));
      return;
    case 'move':
      await edit(storage, (all) => [...all.slice(step.row), ...all.slice(0, step.row)]);
      return;
    case 'back':
      await edit(storage, () => four.rows);
      return;
    case 'drop': {
      const before = await stored(storage);
      await dropDraft(storage);
      await storage.saveDraft({ id: ID, draft: four, savedAt: before.savedAt + 1 }, null);
      return;
    }
    case 'look':
      play.late = draft;
      return;
    case 'undo':
      await storage.undo(ID, TESTER);
      return;
    case 'redo':
      await storage.redo(ID, TESTER);
      return;
    case 'return': {
      const points = await storage.points(ID);
      const point = points[step.choice % Math.max(1, points.length)];
      if (point !== undefined) await storage.returnTo(ID, point.seq, TESTER);
      return;
    }
    case 'unsettle': {
      const receipt = await (await storage.planLife()).unsettle(ID, TESTER);
      if (receipt !== null)
        for (const [value, reading] of play.decided) play.under.get(value)?.delete(reading);
      return;
    }
    case 'decide': {
      const year = yearStatements((await storage.load(ID)).statements);
      const chosen = new Set<string>();
      const isDone = await decide(storage, (open) => {
        const offered = decisionsOf(open, draft, year).filter(({ kind }) => kind !== 'stay');
        const decision = offered[step.choice % Math.max(1, offered.length)];
        if (decision !== undefined) chosen.add(decision.kind === 'move' ? decision.to : open.was.id);
        return decision;
      });
      if (!isDone || chosen.size === 0) return;
      const now = readings(draft, draft.rows);
      const decided: (readonly [number, string])[] = [];
      for (const [key, value] of Object.entries(await standingTable(storage, ID))) {
        const id = key.split('/')[1] ?? '';
        const reading = now.get(id) ?? '';
        const under =
          typeof value === 'number' && chosen.has(id) ? (play.under.get(value) ?? new Set()) : null;
        if (typeof value !== 'number' || under === null || under.has(reading)) continue;
        play.under.set(value, under.add(reading));
        decided.push([value, reading]);
      }
      play.decided = decided;
      return;
    }
  }
}
