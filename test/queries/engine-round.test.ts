import { afterEach, describe, expect, it, vi } from 'vitest';
import { Dexie } from 'dexie';
import { isSamplePlan, type Plan } from '#src/domain/catalogue/plan.ts';
import { letterText } from '#src/domain/engine/letters.ts';
import { PLAN_TEXTS, planLetter, sealLetter } from '#src/domain/engine/plan-letters.ts';
import { planToken } from '#src/domain/engine/subjects.ts';
import { decideMerge } from '#src/domain/package/merge-decision.ts';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { freezeForStorage } from '#src/domain/seal/seal-file.ts';
import type { Instant, Said, Statement } from '#src/domain/statements/statement.ts';
import { MailboxError } from '#src/engine/mailbox.ts';
import { engineRound, type EngineMerge, type EnginePlace } from '#src/queries/engine-round.ts';
import type { HeldLetters } from '#src/queries/engine-view.ts';
import { BUILT_IN, isBuiltIn, sampleOf } from '#src/queries/plans.ts';
import { openEngineStore } from '#src/storage/engine-store.ts';
import { countStore } from '#test/support/counted-work.ts';
import { firstRevisions, monthValue, planOfUnit } from '#test/support/district.ts';
import { manyWords } from '#test/support/many-words.ts';
import { MemoryMailbox } from '#test/support/memory-mailbox.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { AUTHOR, number, PLAN, typed } from '#test/support/saying.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const SECTIONS = [
  { name: '综合科', subject: 'zhk' },
  { name: '水质科', subject: 's1' },
  { name: '设备科', subject: 's2' },
];
const TOKEN = planToken(PLAN);
const LI = { name: '李强', section: '水质科' };

/** A PC of a section that was away, and the mailbox that it comes back to. */
async function away(plan: Plan = WATER) {
  const storage = await openTestStorage();
  await storage.saveAuthor(LI);
  if (plan.id !== PLAN && !isBuiltIn(plan) && !isSamplePlan(plan.id)) await storage.issuePlan(plan);
  const store = openEngineStore(`catch-up-${Math.random()}`);
  const mailbox = new MemoryMailbox('s1');
  const clock = { now: 1_764_100_000_000 };
  const place: EnginePlace = {
    storage,
    log: () => storage.revisions(plan.id),
    store,
    plan,
    sections: SECTIONS,
    writer: 's1',
    now: () => clock.now,
    texts: new Map(),
  };
  const merges: EngineMerge[] = [];
  const progress: ({ readonly done: number; readonly total: number } | null)[] = [];
  return {
    storage,
    store,
    mailbox,
    clock,
    merges,
    progress,
    place,
    lay: (said: readonly Statement[], writer = 'zhk') => {
      for (const each of said) mailbox.lay(writer, TOKEN, each.id, letterText(WATER, each));
    },
    round: () =>
      engineRound(place, mailbox, {
        progress: (each) => progress.push(each),
        merged: (merge) => merges.push(merge),
      }),
  };
}

type Pc = Awaited<ReturnType<typeof away>>;

/** The letters that are words of the plan: its own text lies there too. */
const words = (pc: Pc) => pc.mailbox.letters().filter(({ place }) => place.plan === TOKEN);

/** As a person does who looks at what waits and takes all of it. */
async function takenIn(pc: Pc, held: readonly HeldLetters[]): Promise<void> {
  const planned = planMerge(pc.place.plan, await pc.storage.revisions(PLAN), ...held.map(({ file }) => file));
  if (!planned.ok) throw new Error(planned.error.kind);
  const choices = new Map(planned.value.items.map(({ key }) => [key, 'theirs' as const]));
  const decided = decideMerge(planned.value, choices);
  if (!decided.ok) throw new Error(decided.error.join());
  const merged = await pc.storage.merge({ plan: PLAN, decided: decided.value, author: LI, fileName: 'held' });
  if (!merged.ok) throw new Error(merged.error.kind);
}

/** What catching up asks of the database and of the reader of letters. */
async function workOf(before: number, count: number) {
  const pc = await away();
  const said = manyWords(before + count, AUTHOR, WATER);
  if (before > 0) {
    pc.lay(said.slice(0, before));
    await pc.round();
  }
  pc.lay(said.slice(before));
  const counted = countStore();
  const parsed = vi.spyOn(JSON, 'parse');
  try {
    await pc.round();
    expect(await pc.storage.revisions(PLAN)).toHaveLength(before + count);
    return {
      rows: counted.rows(),
      requests: counted.requests(),
      together: counted.together(),
      writes: counted.writes(),
      parsed: parsed.mock.calls.length,
    };
  } finally {
    parsed.mockRestore();
    counted.restore();
  }
}

describe('[EN9] catching up', () => {
  afterEach(() => vi.restoreAllMocks());

  it('[EN9] writes a statement once, reads back none of what it has just written, and opens each letter once', async () => {
    const few = await workOf(0, 1_000);
    const many = await workOf(0, 4_000);
    const more = (what: keyof typeof few) => (many[what] - few[what]) / 3_000;
    // Adding it answers with its name; the test itself reads it once.
    expect(more('rows')).toBeLessThan(2.2);
    expect(more('requests')).toBeLessThan(1.2);
    expect(more('parsed')).toBeLessThan(1.1);
    expect(many.writes).toBeLessThanOrEqual(few.writes);
  });

  it('[EN9] reads what was said of a row before once for all that came of it', async () => {
    const onLittle = await workOf(500, 1_000);
    const onMuch = await workOf(2_500, 1_000);
    // The year at the beginning of the round, the log of each row, and the test itself.
    expect((onMuch.rows - onLittle.rows) / 2_000).toBeLessThan(3.2);
    expect(onMuch.requests).toBeLessThan(onLittle.requests * 1.2);
  });

  it('[EN9] holds no more than it must of what others put, however long each is', async () => {
    const pc = await away();
    const long = 'x'.repeat(40_000);
    for (let at = 0; at < 1_100; at += 1) pc.mailbox.lay('zhk', TOKEN, `letter-${at}`, long);
    const took = vi.spyOn(pc.store, 'took');
    expect(await pc.round()).toMatchObject({ unreadable: 1_100 });
    const ofPlan = took.mock.calls.flatMap(([plan, { letters }]) => (plan === PLAN ? [letters.length] : []));
    expect(ofPlan).toEqual([500, 500, 100]);
  });

  it('[EN9] says how far it is, and takes in by slices between which the page is free', async () => {
    const pc = await away();
    pc.lay(manyWords(6_000, AUTHOR, WATER));
    let turns = 0;
    const turn = () => {
      turns += 1;
      timer = setTimeout(turn);
    };
    let timer = setTimeout(turn);
    await pc.round();
    clearTimeout(timer);
    const told = pc.progress.filter((each) => each !== null);
    expect(told.every(({ total }) => total === 6_000)).toBe(true);
    expect(told.every(({ done }, index) => done >= (told[index - 1]?.done ?? 0))).toBe(true);
    expect(told.at(-1)?.done).toBe(6_000);
    // By rows: what is said of one row comes in at once.
    expect(pc.merges).toHaveLength(2);
    expect(turns).toBeGreaterThan(20);
  });
});

describe('[EN20] what a page that catches up is kept from', () => {
  afterEach(() => vi.restoreAllMocks());

  it('[EN20] reads letters in steps by time: on a PC as slow as that one a step', async () => {
    const pc = await away();
    pc.lay(manyWords(300, AUTHOR, WATER));
    let clock = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (clock += 40));
    let [turns, timer] = [0, setTimeout(() => undefined)];
    const turn = () => {
      turns += 1;
      timer = setTimeout(turn);
    };
    turn();
    await pc.round();
    clearTimeout(timer);
    expect(turns).toBeGreaterThan(300);
  });

  it('[EN20] hands the database two lots at most before it has answered, and all of it in the end', async () => {
    expect((await workOf(0, 1_000)).together).toBe(80);
  });
});

it('[EN22] of a year of many words no request brings all, and each comes once, behind what it replaced', async () => {
  const pc = await away();
  const said = manyWords(3_000, AUTHOR, WATER);
  pc.lay(said);
  await pc.round();
  const counted = countStore();
  const read = await pc.storage.revisions(PLAN);
  counted.restore();
  expect(read.map(({ id }) => id)).toEqual(said.map(({ id }) => id));
  expect(counted.widest()).toBeLessThan(1_500);
});

it('[EN21] says of each write of a catch-up but the last that more comes', async () => {
  const pc = await away();
  const heard: boolean[] = [];
  pc.storage.feed.subscribe((change) => {
    if (change.kind === 'anew') heard.push(change.goesOn === true);
  });
  pc.lay(manyWords(6_000, AUTHOR, WATER));
  await pc.round();
  expect(heard).toEqual([true, false]);
});

describe('what is taken in by rows', () => {
  const said = (row: string, month: number, id: string, more: Partial<Statement> = {}): Statement =>
    Object.assign({}, manyWords(1, AUTHOR, WATER)[0], number(row, month, 1), { id }, more) as Statement;

  it('[EN6] two letters under one name wait for a person, whichever row each speaks of', async () => {
    const pc = await away();
    const WANG = { name: '王芳', section: '设备科' };
    // More than are planned at a time are of the first of the rows.
    const line = Array.from({ length: 500 }, (_, at) =>
      said('sum', 2, `line-${at}`, { replaces: (at === 0 ? [] : [`line-${at - 1}`]) as never }),
    );
    pc.lay([said('sum', 1, 'twin'), ...line]);
    pc.lay([said('count', 1, 'twin', { author: WANG })], 's2');
    await pc.round();
    const here = await pc.storage.revisions(PLAN);
    expect(here).toHaveLength(500);
    expect(here.map(({ id }) => id)).not.toContain('twin');
  });

  it('[EN7] a closed month is closed for words of every row, and what is of others comes in at once', async () => {
    const pc = await away();
    const close = {
      subject: { kind: 'month-close', month: 3 },
      content: { reported: 17, due: 19 },
      note: '',
    };
    await pc.storage.write(typed([close as Said]));
    const merge = vi.spyOn(pc.place.storage, 'merge');
    pc.lay([said('sum', 3, 'of March'), said('sum', 4, 'of April')]);
    expect(await pc.round()).toMatchObject({ heldSubjects: 1 });
    expect(merge).toHaveBeenCalledTimes(1);
    expect((await pc.storage.revisions(PLAN)).map(({ id }) => id)).toContain('of April');
  });

  it('[EN7] a word that comes after those that replaced it is history, and needs nobody', async () => {
    const pc = await away();
    const line = (id: string, replaces: readonly string[], at: number) =>
      said('sum', 1, id, { ...number('sum', 1, at), replaces: replaces as never, at: at as Instant });
    pc.lay([line('second', ['first'], 2), line('third', ['second'], 3)]);
    await pc.round();
    pc.lay([line('first', [], 1)]);
    const took = vi.spyOn(pc.store, 'took');
    expect(await pc.round()).toMatchObject({ held: [] });
    // Nor is it kept to be looked at again.
    expect(took.mock.calls.flatMap(([, { letters }]) => letters)).toEqual([]);
    const { statements } = await pc.storage.load(PLAN);
    expect(statements.map(({ id }) => id)).toEqual(['third']);
    expect(await pc.storage.revisions(PLAN)).toHaveLength(3);
  });

  it('[EN4] what was read is not read again', async () => {
    const pc = await away();
    pc.lay(manyWords(10, AUTHOR, WATER));
    await pc.round();
    const after = vi.spyOn(pc.mailbox, 'after');
    await pc.round();
    expect(after.mock.calls.flatMap(([token, cursor]) => (token === TOKEN ? [cursor] : []))).toEqual([10]);
  });
});

describe('what is not believed', () => {
  it('[EN6] a word that another section’s account put waits for a person, until its own has put it', async () => {
    const pc = await away();
    const [word] = manyWords(1, AUTHOR, WATER);
    if (word === undefined) throw new Error('no word');
    pc.lay([word], 's2');
    const { held } = await pc.round();
    expect(held.map(({ name }) => name)).toEqual(['协作服务器 设备科（署名不符）']);
    expect(await pc.storage.revisions(PLAN)).toEqual([]);
    pc.lay([word], 'zhk');
    expect(await pc.round()).toMatchObject({ held: [] });
    expect(await pc.storage.revisions(PLAN)).toHaveLength(1);
  });

  it('[EN6] a letter under another id than its word’s is counted and left', async () => {
    const pc = await away();
    const [word] = manyWords(1, AUTHOR, WATER);
    if (word === undefined) throw new Error('no word');
    pc.mailbox.lay('zhk', TOKEN, 'another', letterText(WATER, word));
    expect(await pc.round()).toMatchObject({ unreadable: 1, held: [] });
    expect(await pc.storage.revisions(PLAN)).toEqual([]);
  });

  it('[EN6] a word of this section that another’s account put is put again by its own, though a person took it in', async () => {
    const pc = await away();
    const [word] = manyWords(1, LI, WATER);
    if (word === undefined) throw new Error('no word');
    pc.lay([word], 's2');
    const { held } = await pc.round();
    await takenIn(pc, held);
    expect(await pc.round()).toMatchObject({ waiting: 0 });
    expect(words(pc).map(({ place }) => `${place.writer} ${place.id}`)).toEqual([
      `s2 ${word.id}`,
      `s1 ${word.id}`,
    ]);
  });
});

describe('what the mailbox has lost', () => {
  const says = (pc: Pc, month: number) => pc.storage.write(typed([number('sum', month, 1)], { author: LI }));

  it('[EN4] is offered again where it was set back and went on with other letters', async () => {
    const pc = await away();
    await says(pc, 1);
    await says(pc, 2);
    await pc.round();
    const [, lost] = words(pc);
    pc.mailbox.keep((each) => each !== lost);
    const [word] = manyWords(1, AUTHOR, WATER);
    if (word === undefined) throw new Error('no word');
    pc.lay([word]);
    await pc.round();
    expect((await pc.storage.revisions(PLAN)).map(({ id }) => id)).toContain(word.id);
    expect(pc.mailbox.letters().map(({ place }) => place.id)).toContain(lost?.place.id);
  });

  it.each([
    ['a day later', 86_400_000],
    ['by a clock that was a day ahead', -86_400_000],
  ])('[EN4] is found by reading everything %s, and not before', async (_, more) => {
    const pc = await away();
    await says(pc, 1);
    await says(pc, 2);
    await pc.round();
    const [lost] = words(pc);
    pc.mailbox.keep((each) => each !== lost);
    pc.clock.now += more / 2;
    await pc.round();
    expect(words(pc)).toHaveLength(1);
    pc.clock.now += more / 2;
    expect(await pc.round()).toMatchObject({ waiting: 0 });
    expect(words(pc)).toHaveLength(2);
  });

  it('[EN4] is offered until it can be read there, whatever was acknowledged', async () => {
    const pc = await away();
    await says(pc, 1);
    const put = vi.spyOn(pc.mailbox, 'put').mockResolvedValue('stored');
    expect(await pc.round()).toMatchObject({ waiting: 1 });
    put.mockRestore();
    expect(await pc.round()).toMatchObject({ waiting: 0 });
    expect(words(pc)).toHaveLength(1);
  });
});

describe('plans and frozen years that others put', () => {
  const layPlan = (pc: Pc, plan: Plan) => {
    const { id, text } = planLetter(plan);
    pc.mailbox.lay('zhk', PLAN_TEXTS, id, text);
  };
  const housing = (source: string): readonly [Plan, Plan, Plan] => {
    const first: Plan = { ...planOfUnit(WATER, 'housing:2026', '区住房局'), source };
    const put = { date: '2026-03-01', reason: '抄错', author: '周艳' };
    const second: Plan = {
      ...first,
      source: `${source} 更正`,
      corrections: [{ of: planDigest(first), ...put }],
    };
    const corrections = [...(second.corrections ?? []), { of: planDigest(second), ...put }];
    return [first, second, { ...second, source: `${source} 再更正`, corrections }];
  };

  // Letters are looked at by their names, which are digests: whichever comes first.
  it.each(['附件', '附件一', '附件二', '附件三'])(
    '[EN10] of a plan that is not here the newest version alone is offered: %s',
    async (source) => {
      const pc = await away();
      const versions = housing(source);
      for (const plan of versions) layPlan(pc, plan);
      expect((await pc.round()).plans.map(({ file }) => file.planFile)).toEqual([versions[2]]);
    },
  );

  it('[EN10] of one that is here the newest of those that put it right, and a word of the one before is read', async () => {
    const [first, second, third] = housing('附件');
    const pc = await away(second);
    for (const plan of [first, third]) layPlan(pc, plan);
    const [word] = firstRevisions([monthValue('sum', 1, 3)], 'pc');
    if (word === undefined) throw new Error('no word');
    pc.mailbox.lay('zhk', planToken(second.id), word.id, letterText(first, word));
    const view = await pc.round();
    expect(view.plans.map(({ file }) => file.planFile)).toEqual([third]);
    expect(view.ofOtherText).toBe(0);
    expect(await pc.storage.revisions(second.id)).toHaveLength(1);

    const before = await away(first);
    for (const plan of [second, third]) layPlan(before, plan);
    expect((await before.round()).plans.map(({ file }) => file.planFile)).toEqual([third]);
  });

  it('[EN10] a frozen year that a person took in waits no more, and is put by nobody again', async () => {
    const zhk = await openTestStorage();
    await zhk.saveAuthor(AUTHOR);
    await zhk.write(typed(waterYear()));
    await zhk.seal({ plan: PLAN, author: AUTHOR, freeze: freezeForStorage(WATER) });
    const pc = await away();
    pc.lay(await zhk.revisions(PLAN));
    const seals = (await zhk.seals(PLAN)).map(sealLetter);
    for (const { id, text } of seals) pc.mailbox.lay('zhk', TOKEN, id, text);
    const { held } = await pc.round();
    expect(held.flatMap(({ file }) => file.seals ?? [])).toHaveLength(1);
    await takenIn(pc, held);
    const put = vi.spyOn(pc.mailbox, 'put');
    expect(await pc.round()).toMatchObject({ held: [] });
    expect(await pc.storage.seals(PLAN)).toEqual(await zhk.seals(PLAN));
    expect(put).not.toHaveBeenCalled();
    expect(await pc.store.letters(PLAN)).toEqual([]);
  });
});

describe('what a PC offers', () => {
  const says = (pc: Pc, row: string, month: number) =>
    pc.storage.write(typed([number(row, month, 1)], { author: LI }));
  const puts = (pc: Pc) => words(pc).flatMap(({ place }) => (place.writer === 's1' ? [place.id] : []));

  it('[EN2] one that is too long for the server waits and is counted, and the others go on', async () => {
    const pc = await away();
    const [long] = (await says(pc, 'sum', 1)).statements;
    const [other] = (await says(pc, 'sum', 2)).statements;
    const { put } = pc.mailbox;
    vi.spyOn(pc.mailbox, 'put').mockImplementation((place, text) =>
      place.id === long?.id ? Promise.reject(new MailboxError({ kind: 'too-long' })) : put(place, text),
    );
    expect(await pc.round()).toMatchObject({ waiting: 1 });
    expect(puts(pc)).toEqual([other?.id]);
  });

  it('[EN4] a word is there once its own section’s account put it, not when another one did', async () => {
    const pc = await away();
    const [said] = (await says(pc, 'sum', 1)).statements;
    if (said === undefined) throw new Error('nothing was said');
    pc.lay([said]);
    expect(await pc.round()).toMatchObject({ waiting: 0 });
    expect(puts(pc)).toEqual([said.id]);
  });

  it('[EN5] nothing that another section said, which has an account of its own', async () => {
    const pc = await away();
    await pc.storage.write(typed([number('sum', 1, 1)]));
    expect(await pc.round()).toMatchObject({ waiting: 0 });
    expect(puts(pc)).toEqual([]);
  });

  it('[EN10] no text of a plan as it was shipped, nor of 示例数据', async () => {
    for (const plan of [...BUILT_IN, ...BUILT_IN.map(sampleOf), sampleOf(WATER)]) {
      const pc = await away(plan);
      await pc.round();
      expect(pc.mailbox.letters()).toEqual([]);
    }
  });

  it('[EN4] is not offered again where an earlier version of the app has noted that it is there', async () => {
    const name = `engine-before-${Math.random()}`;
    const before = new Dexie(name);
    before.version(1).stores({ meta: 'key', known: '[plan+id]', letters: '[plan+writer+id]' });
    await before.table('known').bulkAdd([
      { plan: PLAN, id: 'old' },
      { plan: 'other', id: 'of another plan' },
    ]);
    before.close();
    const store = openEngineStore(name);
    await store.addKnown(PLAN, ['new']);
    expect([...(await store.known(PLAN))]).toEqual(['old', 'new']);
    await store.forget(PLAN);
    expect([...(await store.known(PLAN))]).toEqual([]);
    store.close();
  });
});
