// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { planName, samplePlanId, type PlanId } from '#src/domain/catalogue/plan.ts';
import { digestOf } from '#src/domain/package/canonical-json.ts';
import { draftFileText, folderDraftName, readDraftFile } from '#src/domain/package/draft-file.ts';
import { packageText, planPackage } from '#src/domain/package/package-file.ts';
import { parsePackage } from '#src/domain/package/parse-package.ts';
import { folderFileName } from '#src/domain/package/shared-folder.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import { folderSync } from '#src/queries/folder-sync.ts';
import { folderProblemWords } from '#src/queries/folder-words.ts';
import type { UnattendedMerge } from '#src/queries/folder-view.ts';
import type { KeptFolder } from '#src/storage/folder-mark.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { draftOf } from '#test/support/draft-plan.ts';
import { sentFrom, takeIn, textOf } from '#test/support/exchange.ts';
import { ARCHIVE } from '#test/support/fixture-plans.ts';
import { MemoryFolder } from '#test/support/memory-folder.ts';
import { openTestStorage, TESTER } from '#test/support/render-page.tsx';
import { number, PLAN, say, standingTable, typed } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

interface Setup {
  readonly isAutomatic?: boolean;
  readonly isNamed?: boolean;
  readonly said?: readonly ReturnType<typeof number>[];
}

/** A device with a folder that was picked, and one that puts its packages there by hand. */
async function open({ isAutomatic = false, isNamed = true, said = [number('sum', 3, 10)] }: Setup = {}) {
  const folder = new MemoryFolder();
  const real = await openTestStorage();
  const there = await openTestStorage();
  if (isNamed) await real.saveAuthor(TESTER);
  if (said.length > 0) await say(real, ...said);
  let kept: KeptFolder | null = { handle: folder.asHandle(), isAutomatic };
  // Only the browser's own handles can be stored: this one is kept beside the database.
  const here: TrackerStorage = {
    ...real,
    folder: () => Promise.resolve(kept),
    keepFolder: (next) => {
      kept = next;
      return Promise.resolve();
    },
  };
  const sync = folderSync(here, WATER);
  const merges: UnattendedMerge[] = [];
  sync.onMerged((merge) => merges.push(merge));
  return { folder, here, there, sync, merges };
}

function packageIn(folder: MemoryFolder, name: string) {
  const read = parsePackage(folder.textOf(name));
  if (!read.ok) throw new Error(read.error.kind);
  return read.value;
}

describe('writing', () => {
  it('[K7][B25] puts everything of the plan under the name of the device, once, and counts as a backup', async () => {
    const { folder, here, sync } = await open();
    expect(await here.backup(PLAN)).toBeNull();
    await sync.round();
    expect([...folder.files.keys()]).toEqual([sync.fileName]);
    expect(packageIn(folder, sync.fileName)).toMatchObject({
      scope: { kind: 'all' },
      device: here.device,
      author: TESTER,
      statements: await here.revisions(PLAN),
    });
    expect(await here.backup(PLAN)).not.toBeNull();
    const first = folder.files.get(sync.fileName);
    await sync.round();
    expect(folder.files.get(sync.fileName)).toBe(first);
    await say(here, number('sum', 4, 11));
    await sync.round();
    expect(packageIn(folder, sync.fileName).statements).toHaveLength(2);
  });

  it('[PL43][PL14] writes every plan on which something was said, each into its own file and once', async () => {
    const { folder, here, sync } = await open();
    await here.issuePlan(ARCHIVE);
    const silent = { ...ARCHIVE, id: 'p-silent' as PlanId, project: '没有填报的项目' };
    await here.issuePlan(silent);
    await here.write(typed([number('甲', 1, 2)], { plan: ARCHIVE.id }));
    await sync.round();
    const other = folderFileName(ARCHIVE, here.device);
    expect([...folder.files.keys()].sort()).toEqual([other, sync.fileName].sort());
    expect(packageIn(folder, other)).toMatchObject({
      plan: ARCHIVE.id,
      statements: await here.revisions(ARCHIVE.id),
    });
    expect(await here.backup(ARCHIVE.id)).not.toBeNull();
    const first = folder.files.get(other);
    folder.reads.length = 0;
    await sync.round();
    expect(folder.files.get(other)).toBe(first);
    // Its own file of another plan is nothing to be taken in.
    expect(sync.snapshot().files).toEqual([]);
    await here.write(typed([number('乙', 1, 2)], { plan: ARCHIVE.id }));
    await sync.round();
    expect(packageIn(folder, other).statements).toHaveLength(2);
  });

  it('[PL43][B26] a plan that is not open is never written over what is not here, and stops no other', async () => {
    const { folder, here, there, sync } = await open();
    await here.issuePlan(ARCHIVE);
    await here.write(typed([number('甲', 1, 2)], { plan: ARCHIVE.id }));
    await there.write(typed([number('甲', 1, 3)], { plan: ARCHIVE.id }));
    const other = folderFileName(ARCHIVE, here.device);
    const foreign = packageText(
      planPackage(ARCHIVE, {
        scope: { kind: 'all' },
        createdAt: 0 as Instant,
        device: here.device,
        author: TESTER,
        statements: await there.revisions(ARCHIVE.id),
      }),
    );
    folder.put(other, foreign);
    await sync.round();
    expect(folder.textOf(other)).toBe(foreign);
    expect(packageIn(folder, sync.fileName).statements).toHaveLength(1);
    expect(sync.snapshot()).toMatchObject({
      problem: null,
      unwritten: [{ plan: planName(ARCHIVE), problem: { kind: 'taken' } }],
    });
  });

  it('[K7] writes on demand though all of it lies there, and again when the file is gone or was changed', async () => {
    const { folder, sync } = await open();
    await sync.round();
    const first = folder.files.get(sync.fileName);
    await sync.round(true);
    expect(folder.files.get(sync.fileName)).not.toBe(first);
    folder.files.delete(sync.fileName);
    await sync.round();
    expect(packageIn(folder, sync.fileName).statements).toHaveLength(1);
    folder.put(sync.fileName, folder.textOf(sync.fileName).slice(0, -50));
    await sync.round();
    expect(packageIn(folder, sync.fileName).statements).toHaveLength(1);
  });

  it('[K7] writes nothing before something was said, and somebody has said who they are', async () => {
    const empty = await open({ said: [] });
    await empty.sync.round(true);
    expect(empty.folder.files.size).toBe(0);
    const nameless = await open({ isNamed: false });
    await nameless.sync.round();
    expect(nameless.folder.files.size).toBe(0);
    expect(nameless.sync.snapshot()).toMatchObject({ link: 'open', needsAuthor: true, problem: null });
  });

  it('[K7] writes by itself after a save, and after who is asked is known', async () => {
    const { folder, here, sync } = await open({ said: [], isNamed: false });
    const stop = sync.watch();
    await say(here, number('sum', 3, 10));
    await here.saveAuthor(TESTER);
    await expect.poll(() => folder.files.has(sync.fileName), { timeout: 30_000 }).toBe(true);
    stop();
  });

  it('[K12][B26] what one file does not hold lies in several, beside those that stand until all are there', async () => {
    const { folder, here, sync } = await open();
    await sync.round();
    const cells = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12].flatMap((month) =>
      WATER.indicators.map(({ id }) => ({ id, month })),
    );
    // 228 notes of 12 kB, six times: more than 15 MB.
    for (const word of ['一', '二', '三', '四', '五', '六'])
      await say(here, ...cells.map(({ id, month }) => number(id, month, 1, word.repeat(4_000))));
    const single = folder.files.get(sync.fileName);
    folder.broken = { on: 'write', name: 'QuotaExceededError' };
    await sync.round();
    expect(sync.snapshot().problem).toEqual({ kind: 'full' });
    expect(folder.files.get(sync.fileName)).toBe(single);
    folder.broken = null;
    await sync.round();
    const stem = sync.fileName.replace('.jxb.json', '');
    const names = (set: string) => [1, 2].map((part) => `${stem}_第${part}份共2份${set}.jxb.json`);
    expect([...folder.files.keys()].sort()).toEqual(names('甲'));
    expect(sync.snapshot()).toMatchObject({ problem: null, ownFiles: names('甲'), files: [] });
    const log = await here.revisions(PLAN);
    const ids = names('甲').flatMap((name) => packageIn(folder, name).statements.map(({ id }) => id));
    expect(new Set(ids)).toEqual(new Set(log.map(({ id }) => id)));
    const before = new Map(folder.files);
    await sync.round();
    expect(folder.files).toEqual(before);

    // Another device sees nothing of a set that is not whole, and all of it once it is.
    const other = await open({ said: [number('count', 1, 5)] });
    const [first = '', second = ''] = names('甲');
    other.folder.put(first, folder.textOf(first));
    await other.sync.round();
    expect(other.sync.snapshot().files).toMatchObject([
      { name: first, state: { kind: 'incomplete', missing: [2], count: 2 } },
    ]);
    other.folder.put(second, folder.textOf(second));
    await other.sync.round();
    expect(other.sync.snapshot().files.map(({ state }) => state.kind)).toEqual(['offered', 'offered']);

    // The next set is written beside the one that stands.
    await say(here, number('sum', 5, 12));
    await sync.round();
    expect([...folder.files.keys()].sort()).toEqual(names('乙'));
    // One of ours that holds what is not here is neither overwritten nor taken away.
    folder.put(first, await textOf(other.here));
    await say(here, number('sum', 6, 13));
    await sync.round();
    expect(sync.snapshot().problem).toEqual({ kind: 'taken' });
    expect([...folder.files.keys()].sort()).toEqual([first, ...names('乙')].sort());
  });

  it('[B25] what is read back otherwise than written is no backup', async () => {
    const { folder, here, sync } = await open();
    folder.alter = (text) => text.slice(0, -1);
    await sync.round();
    expect(sync.snapshot().problem).toEqual({ kind: 'altered' });
    expect(await here.backup(PLAN)).toBeNull();
    folder.alter = (text) => text;
    await sync.round();
    expect(sync.snapshot().problem).toBeNull();
    expect(await here.backup(PLAN)).not.toBeNull();
  });

  it('[B26] never overwrites a file under our name with anything in it that is not here, but offers it', async () => {
    const { folder, here, there, sync } = await open();
    await say(there, number('count', 1, 5));
    const theirs = await textOf(there);
    folder.put(sync.fileName, theirs);
    await sync.round(true);
    expect(sync.snapshot().problem).toEqual({ kind: 'taken' });
    expect(folder.textOf(sync.fileName)).toBe(theirs);
    expect(sync.snapshot().files).toMatchObject([{ name: sync.fileName, state: { kind: 'offered' } }]);
    await takeIn(here, await sentFrom(there));
    await sync.round();
    expect(sync.snapshot()).toMatchObject({ problem: null, files: [] });
    expect(packageIn(folder, sync.fileName).statements).toHaveLength(2);
  });

  it('[B26] leaves a file of a newer version under our name alone', async () => {
    const { folder, sync } = await open();
    await sync.round();
    folder.put(sync.fileName, folder.textOf(sync.fileName).replace('"version": 1', '"version": 99'));
    const newer = folder.textOf(sync.fileName);
    await sync.round(true);
    expect(sync.snapshot().problem).toEqual({ kind: 'taken' });
    expect(folder.textOf(sync.fileName)).toBe(newer);
  });

  it('[K6] the sample has no folder', async () => {
    const { here } = await open();
    const sample = { ...WATER, id: samplePlanId(WATER.id) };
    expect(() => folderSync(here, sample)).toThrow('sample');
  });
});

describe('reading', () => {
  it('[K8] offers what others put there, reads only what changed, and is done once it is taken in', async () => {
    const { folder, here, there, sync } = await open();
    await say(there, number('sum', 3, 12), number('count', 1, 5));
    folder.put('周.jxb.json', await textOf(there));
    await sync.round();
    expect(sync.snapshot().files).toMatchObject([
      {
        name: '周.jxb.json',
        head: { author: TESTER },
        state: { kind: 'offered', subjects: 2, waiting: 1 },
      },
    ]);
    await sync.round();
    expect(folder.reads.filter((name) => name === '周.jxb.json')).toHaveLength(1);
    expect(await standingTable(here)).toEqual({ 'month/sum/3': 10 });
    await takeIn(here, await sentFrom(there));
    await sync.round();
    expect(sync.snapshot().files).toMatchObject([{ state: { kind: 'known' }, file: null }]);
    await say(there, number('ceiling', 1, 1));
    folder.put('周.jxb.json', await textOf(there));
    await sync.round();
    expect(sync.snapshot().files).toMatchObject([{ state: { kind: 'offered', subjects: 1, waiting: 0 } }]);
  });

  it('[K8] compares a file again once it or what is here has changed, and not before', async () => {
    const { folder, here, there, sync } = await open();
    await say(there, number('sum', 5, 20));
    folder.put('周.jxb.json', await textOf(there));
    const state = () => sync.snapshot().files[0]?.state;
    await sync.round();
    const first = state();
    expect(first).toMatchObject({ kind: 'offered', subjects: 1, waiting: 0 });
    await sync.round();
    expect(state()).toBe(first);
    await say(here, number('sum', 5, 21));
    await sync.round();
    expect(state()).toMatchObject({ kind: 'offered', subjects: 1, waiting: 1 });
    await say(there, number('sum', 6, 20));
    folder.put('周.jxb.json', await textOf(there));
    await sync.round();
    expect(state()).toMatchObject({ kind: 'offered', subjects: 2, waiting: 1 });
  });

  it('[K8] names what cannot be read, each with why, and goes on with the others', async () => {
    const { folder, there, sync } = await open();
    await say(there, number('count', 1, 5));
    const text = await textOf(there);
    folder.put('半截.jxb.json', text.slice(0, -40));
    folder.put('别的.jxb.json', '{"a": 1}');
    folder.put('新版.jxb.json', text.replace('"version": 1', '"version": 7'));
    folder.put('空的.jxb.json', '');
    folder.put('通知.docx', 'PK');
    folder.put('过大.jxb.json', new Uint8Array(16 * 1024 * 1024 + 1));
    folder.put('改过.jxb.json', text.replace('周艳', '周艶'));
    folder.put('好的.jxb.json', text);
    await sync.round();
    const { files, others, problem } = sync.snapshot();
    const words = Object.fromEntries(
      files.map(({ name, state }) => [name, state.kind === 'unreadable' ? state.words : state.kind]),
    );
    expect(words).toEqual({
      '半截.jxb.json': expect.stringContaining('文件不完整，在中途断了') as string,
      '别的.jxb.json': expect.stringContaining('不是绩效数据包') as string,
      '新版.jxb.json': expect.stringContaining('第 7 版格式') as string,
      '空的.jxb.json': expect.stringContaining('文件是空的') as string,
      '过大.jxb.json': expect.stringContaining('超过 16 MB') as string,
      '改过.jxb.json': expect.stringContaining('与校验码不符') as string,
      '好的.jxb.json': 'offered',
    });
    expect(others).toEqual(['通知.docx']);
    expect(folder.reads).not.toContain('过大.jxb.json');
    expect(problem).toBeNull();
  });

  it('[K8] tries a file again that was held by somebody', async () => {
    const { folder, there, sync } = await open();
    await say(there, number('count', 1, 5));
    folder.put('周.jxb.json', await textOf(there));
    folder.broken = { on: 'read', name: 'NotReadableError' };
    await sync.round();
    expect(sync.snapshot().files).toMatchObject([{ state: { kind: 'unreadable' } }]);
    folder.broken = null;
    await sync.round();
    expect(sync.snapshot().files).toMatchObject([{ state: { kind: 'offered' } }]);
  });
});

describe('without a person', () => {
  it('[K9] takes in nothing until it is switched on; then each file is one step that can be taken back', async () => {
    const { folder, here, there, sync, merges } = await open();
    await say(there, number('count', 1, 5), number('ceiling', 1, 6));
    folder.put('周.jxb.json', await textOf(there));
    await sync.round();
    expect(merges).toEqual([]);
    await sync.setAutomatic(true);
    expect(merges).toMatchObject([{ count: 2, fileName: '周.jxb.json', author: TESTER }]);
    expect(await standingTable(here)).toEqual({
      'month/sum/3': 10,
      'month/count/1': 5,
      'month/ceiling/1': 6,
    });
    expect(await here.points(PLAN)).toMatchObject([{ reason: 'merge', values: 1 }]);
    expect(packageIn(folder, sync.fileName).statements).toHaveLength(3);
    await here.undo(PLAN, TESTER, merges[0]?.operation);
    await sync.round();
    expect(merges).toHaveLength(1);
    expect(await standingTable(here)).toEqual({
      'month/sum/3': 10,
      'month/count/1': null,
      'month/ceiling/1': null,
    });
  });

  it('[K9][EN21] takes in several files one after the other, says of all but the last that more comes, and leaves what conflicts to a person', async () => {
    const { folder, here, there, sync, merges } = await open({ isAutomatic: true });
    const third = await openTestStorage();
    const fourth = await openTestStorage();
    await say(there, number('sum', 3, 99), number('mean', 1, 1));
    await say(third, number('count', 1, 5));
    await say(fourth, number('ceiling', 1, 6));
    folder.put('a.jxb.json', await textOf(there));
    folder.put('b.jxb.json', await textOf(third));
    folder.put('c.jxb.json', await textOf(fourth));
    const heard: boolean[] = [];
    here.feed.subscribe((change) => {
      if (change.kind === 'anew') heard.push(change.goesOn === true);
    });
    await sync.round();
    expect(heard).toEqual([true, true, false]);
    expect(merges.map(({ fileName, count, waiting }) => [fileName, count, waiting])).toEqual([
      ['a.jxb.json', 1, 1],
      ['b.jxb.json', 1, 0],
      ['c.jxb.json', 1, 0],
    ]);
    expect(await standingTable(here)).toEqual({
      'month/sum/3': 10,
      'month/count/1': 5,
      'month/ceiling/1': 6,
      'month/mean/1': 1,
    });
    expect(await here.points(PLAN)).toHaveLength(3);
    expect(sync.snapshot().files).toMatchObject([
      { name: 'a.jxb.json', state: { subjects: 1, waiting: 1, unattended: null } },
      {},
      {},
    ]);
    expect(sync.snapshot().files.map(({ state }) => state.kind)).toEqual(['offered', 'known', 'known']);
  });

  it('[K9] two devices with the switch on come to the same, and then rest', async () => {
    const folder = new MemoryFolder();
    const open2 = async (row: string) => {
      const real = await openTestStorage();
      await real.saveAuthor(TESTER);
      await say(real, number(row, 1, 5));
      const kept = { handle: folder.asHandle(), isAutomatic: true };
      const storage: TrackerStorage = { ...real, folder: () => Promise.resolve(kept) };
      return { storage, sync: folderSync(storage, WATER) };
    };
    const one = await open2('sum');
    const other = await open2('count');
    for (const { sync } of [one, other, one, other]) await sync.round();
    const table = { 'month/sum/1': 5, 'month/count/1': 5 };
    expect([await standingTable(one.storage), await standingTable(other.storage)]).toEqual([table, table]);
    const files = [...folder.files.values()];
    for (const { sync } of [one, other]) await sync.round();
    expect([...folder.files.values()]).toEqual(files);
  });
});

describe('trouble', () => {
  it('[K10] permission that must be asked for again: one click, and what is missing is written', async () => {
    const { folder, sync } = await open();
    folder.permission = 'prompt';
    folder.answer = 'denied';
    await sync.round();
    expect(sync.snapshot()).toMatchObject({ link: 'ask', name: '绩效共享' });
    await sync.reconnect();
    expect(sync.snapshot()).toMatchObject({ link: 'ask', problem: { kind: 'denied' } });
    expect(folder.files.size).toBe(0);
    folder.answer = 'granted';
    await sync.reconnect();
    expect(sync.snapshot()).toMatchObject({ link: 'open', problem: null });
    expect(folder.files.has(sync.fileName)).toBe(true);
  });

  it.each([
    ['list', 'NotFoundError', 'gone'],
    ['write', 'QuotaExceededError', 'full'],
    ['write', 'NoModificationAllowedError', 'busy'],
    ['write', 'AbortError', 'stopped'],
    ['write', 'NotAllowedError', 'read-only'],
    ['write', 'DataCloneError', 'unknown'],
  ] as const)(
    '[K10] %s fails with %s: says so, loses nothing, writes when it is back',
    async (on, name, kind) => {
      const { folder, here, sync } = await open();
      folder.broken = { on, name };
      await sync.round();
      const { problem, link } = sync.snapshot();
      expect(problem?.kind).toBe(kind);
      expect(link).toBe('open');
      expect(problem === null ? '' : folderProblemWords(problem).safe).toContain('本机数据完好');
      expect(await standingTable(here)).toEqual({ 'month/sum/3': 10 });
      expect(await here.backup(PLAN)).toBeNull();
      folder.broken = null;
      await sync.round();
      expect(sync.snapshot().problem).toBeNull();
      expect(packageIn(folder, sync.fileName).statements).toHaveLength(1);
    },
  );

  it('[K10] permission taken away in the middle is asked for again', async () => {
    const { folder, sync } = await open();
    folder.broken = { on: 'write', name: 'NotAllowedError', leaves: 'prompt' };
    await sync.round();
    expect(sync.snapshot()).toMatchObject({ link: 'ask', problem: null });
    folder.broken = null;
    await sync.reconnect();
    expect(packageIn(folder, sync.fileName).statements).toHaveLength(1);
  });

  it('[K6] a folder given up is forgotten, and what lies there stays', async () => {
    const { folder, sync } = await open();
    await sync.round();
    await sync.forget();
    expect(sync.snapshot().link).toBe('none');
    expect(folder.files.has(sync.fileName)).toBe(true);
  });
});

describe('drafts of plans', () => {
  const DRAFT = draftOf();
  const draftIn = (folder: MemoryFolder, name: string) => {
    const read = readDraftFile(folder.textOf(name));
    if (!read.ok) throw new Error(read.error);
    return read.value;
  };

  it('[PL67] are left whole with what was recorded, once, under one name, and count as a backup', async () => {
    const { folder, here, sync } = await open();
    await here.saveDraft({ id: DRAFT.id, draft: DRAFT, savedAt: 1 }, null);
    const sample = {
      ...DRAFT,
      id: 'p-sample' as PlanId,
      previous: { plan: samplePlanId(PLAN), digest: 'a'.repeat(64) },
    };
    await here.saveDraft({ id: sample.id, draft: sample, savedAt: 1 }, null);
    await here.write({ ...typed([number('d1', 1, 2)]), plan: DRAFT.id });
    await sync.round();
    const name = folderDraftName(DRAFT.id, here.device);
    expect([...folder.files.keys()].sort()).toEqual([name, sync.fileName].sort());
    expect(draftIn(folder, name)).toMatchObject({
      draft: DRAFT,
      editor: { device: here.device, name: TESTER.name },
      statements: await here.revisions(DRAFT.id),
    });
    const [newest] = await here.operations(DRAFT.id, 1);
    expect(await here.backup(DRAFT.id)).toMatchObject({ operation: newest?.id });
    const first = folder.files.get(name);
    await sync.round();
    expect(folder.files.get(name)).toBe(first);
    await here.saveDraft({ id: DRAFT.id, draft: { ...DRAFT, unitName: '改了名' }, savedAt: 2 }, 1);
    await sync.round();
    expect(draftIn(folder, name).draft.unitName).toBe('改了名');
    expect(sync.snapshot()).toMatchObject({ drafts: [], unwritten: [], others: [] });
  });

  it('[PL67][B26] one that lies there under our name and holds more is not overwritten', async () => {
    const { folder, here, there, sync } = await open();
    await here.saveDraft({ id: DRAFT.id, draft: DRAFT, savedAt: 1 }, null);
    await there.write({ ...typed([number('d1', 1, 9)]), plan: DRAFT.id });
    const editor = { device: here.device, name: '', section: '' };
    const statements = await there.revisions(DRAFT.id);
    const name = folderDraftName(DRAFT.id, here.device);
    folder.put(name, draftFileText({ draft: DRAFT, savedAt: 1, editor, statements }));
    const before = folder.files.get(name);
    await sync.round();
    expect(folder.files.get(name)).toBe(before);
    expect(sync.snapshot().unwritten.map(({ plan, problem }) => [plan.slice(0, 2), problem.kind])).toEqual([
      ['草稿', 'taken'],
    ]);
    // The plan itself was written all the same.
    expect(folder.files.has(sync.fileName)).toBe(true);
  });

  it('[PL67][B26] nor is one that another PC of our name edited later, though it recorded nothing', async () => {
    const { folder, here, sync } = await open();
    await here.saveDraft({ id: DRAFT.id, draft: DRAFT, savedAt: 1 }, null);
    const editor = { device: here.device, name: '', section: '' };
    const name = folderDraftName(DRAFT.id, here.device);
    const later = draftFileText({ draft: { ...DRAFT, unitName: '改了名' }, savedAt: 9, editor });
    folder.put(name, later);
    await sync.round();
    expect(folder.textOf(name)).toBe(later);
    expect(sync.snapshot().unwritten.map(({ problem }) => problem.kind)).toEqual(['taken']);
  });

  it('[PL67][B26] nor is one that cannot be read now, is too large, or is of a newer version; a torn one is', async () => {
    const { folder, here, sync } = await open();
    const name = folderDraftName(DRAFT.id, here.device);
    const editor = { device: here.device, name: '', section: '' };
    const whole = JSON.parse(draftFileText({ draft: DRAFT, savedAt: 1, editor })) as Record<string, unknown>;
    const { digest: _, ...content } = whole;
    const known = { ...content, draft: { ...DRAFT, rows: [{ id: 'd1', kind: '以后才有的' }] } };
    await here.saveDraft({ id: DRAFT.id, draft: DRAFT, savedAt: 1 }, null);
    await here.write({ ...typed([number('d1', 1, 9)]), plan: DRAFT.id });

    const problems = async (lying: string) => {
      folder.put(name, lying);
      await sync.round();
      const isKept = folder.textOf(name) === lying;
      return [isKept, ...sync.snapshot().unwritten.map(({ problem }) => problem.kind)];
    };
    expect(await problems(JSON.stringify({ ...whole, version: 2 }))).toEqual([true, 'taken']);
    expect(await problems(JSON.stringify({ ...known, digest: digestOf(known) }))).toEqual([true, 'taken']);
    expect(await problems(' '.repeat(17 * 1024 * 1024))).toEqual([true, 'taken']);
    folder.unreadable = name;
    expect(await problems('{"held by another program')).toEqual([true, 'busy']);
    folder.unreadable = null;
    expect(await problems('{"torn')).toEqual([false]);
    expect(draftIn(folder, name).statements).toHaveLength(1);
  });

  it('[PL67] of others are read and offered; what is no draft says so; what is edited elsewhere is not ours to leave', async () => {
    const { folder, here, there, sync } = await open();
    const editor = { device: there.device, name: '王敏', section: '综合科' };
    await here.saveDraft({ id: DRAFT.id, draft: DRAFT, savedAt: 1, editor }, null);
    const name = folderDraftName(DRAFT.id, there.device);
    folder.put(name, draftFileText({ draft: DRAFT, savedAt: 5, editor }));
    folder.put('坏的.jxd.json', '{');
    await sync.round();
    expect(folder.files.has(folderDraftName(DRAFT.id, here.device))).toBe(false);
    expect(sync.snapshot().drafts.map((each) => [each.name, each.file?.savedAt ?? each.words])).toEqual(
      [
        [name, 5],
        ['坏的.jxd.json', '文件不完整或格式有误，不是方案草稿。请重新取一份。'],
      ].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1)),
    );
    const { length } = folder.reads;
    await sync.round();
    expect(folder.reads.slice(length)).not.toContain(name);
  });
});
