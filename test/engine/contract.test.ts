import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import type { Author, OperationId, Said } from '#src/domain/statements/statement.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';
import { FolderSync } from '#src/queries/folder-sync.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import type { KeptFolder } from '#src/storage/folder-mark.ts';
import { TrackerDatabase } from '#src/storage/schema.ts';
import { openTrackerStorage, type TrackerStorage } from '#src/storage/tracker-storage.ts';
import { engineDevice } from '#test/support/engine-device.ts';
import { SECTIONS, SERVER, TestEngine } from '#test/support/engine-server.ts';
import { MemoryFolder } from '#test/support/memory-folder.ts';
import { number, PLAN, standingTable, typed } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

// What carries words from PC to PC says the same of them, whatever it is: one suite, once over the shared folder and once over the engine.

const AUTHORS = {
  zhk: { name: '周艳', section: '综合科' },
  s1: { name: '李强', section: '管网科' },
  s2: { name: '王芳', section: '水质科' },
} as const satisfies Readonly<Record<string, Author>>;
type Subject = keyof typeof AUTHORS;

/** A PC of a section. */
interface Pc {
  readonly storage: TrackerStorage;
  /** Reads what others left, takes in what may be taken in, and leaves what is its own. */
  readonly exchange: () => Promise<void>;
  /** What waits here for a person. */
  readonly held: () => Promise<readonly OpenedPackage[]>;
  /** What was taken in without one. */
  readonly merges: readonly { readonly operation: OperationId; readonly count: number }[];
}

interface Carrier {
  readonly pc: (subject: Subject) => Promise<Pc>;
  readonly close: () => Promise<void>;
}

let folders = 0;

function sharedFolder(): Promise<Carrier> {
  // Node has none before 21; of the locks between tabs there is nothing to show here.
  vi.stubGlobal('navigator', {});
  const folder = new MemoryFolder();
  const opened: TrackerStorage[] = [];
  const pc = async (subject: Subject): Promise<Pc> => {
    folders += 1;
    const name = `contract-${folders}-${Math.random().toString(36).slice(2)}`;
    const real = await openTrackerStorage(new TrackerDatabase(name), openChangeFeed(name), Date.now);
    opened.push(real);
    await real.saveAuthor(AUTHORS[subject]);
    await real.issuePlan(WATER);
    // Only the browser's own handles can be stored: this one is kept beside the database.
    const kept: KeptFolder = { handle: folder.asHandle(), isAutomatic: true };
    const storage: TrackerStorage = { ...real, folder: () => Promise.resolve(kept) };
    const sync = new FolderSync(storage, WATER);
    const merges: Pc['merges'][number][] = [];
    sync.onMerged((merge) => merges.push(merge));
    return {
      storage,
      merges,
      exchange: async () => {
        await sync.round();
        const { problem } = sync.snapshot();
        if (problem !== null) throw new Error(problem.kind);
      },
      held: () =>
        Promise.resolve(
          sync
            .snapshot()
            .files.flatMap(({ state, file }) =>
              state.kind === 'offered' && state.waiting > 0 && file !== null ? [file] : [],
            ),
        ),
    };
  };
  return Promise.resolve({
    pc,
    close: () => {
      for (const each of opened) each.close();
      return Promise.resolve();
    },
  });
}

async function engineCarrier(): Promise<Carrier> {
  const engine = await TestEngine.start();
  const opened: { readonly close: () => void }[] = [];
  return {
    pc: async (subject) => {
      const device = await engineDevice(engine, { subject, author: AUTHORS[subject], sections: SECTIONS });
      opened.push(device);
      return {
        storage: device.storage,
        merges: device.merges,
        exchange: async () => {
          await device.sync.round();
          await device.until(({ link }) => link === 'open');
        },
        held: () => Promise.resolve(device.sync.snapshot().held.map(({ file }) => file)),
      };
    },
    close: async () => {
      for (const each of opened) each.close();
      await engine.close();
    },
  };
}

/** What both say alike. */
function contract(open: () => Promise<Carrier>): void {
  let carrier: Carrier;
  beforeEach(async () => {
    carrier = await open();
  });
  afterEach(() => carrier.close());

  const says = (pc: Pc, subject: Subject, ...said: readonly Said[]) =>
    pc.storage.write(typed(said, { author: AUTHORS[subject] }));

  /** Everybody leaves, and then everybody reads. */
  async function allExchange(...pcs: readonly Pc[]): Promise<void> {
    for (const pc of [...pcs, ...pcs]) await pc.exchange();
  }

  const table = (pc: Pc) => standingTable(pc.storage);
  const ids = async (pc: Pc) => new Set((await pc.storage.revisions(PLAN)).map(({ id }) => id));

  /** The subjects that wait, and why. */
  async function waiting(pc: Pc): Promise<readonly string[]> {
    const files = await pc.held();
    const planned = planMerge(WATER, await pc.storage.revisions(PLAN), ...files);
    if (!planned.ok) throw new Error(planned.error.kind);
    return planned.value.items
      .filter(({ arriving }) => arriving.length > 0)
      .map(({ subject, waits }) => `${subjectKey(subject)} ${JSON.stringify(waits)}`)
      .sort();
  }

  it('[EN7][K9] takes in a section’s own words of open months by itself, and each PC ends with the same log', async () => {
    const zhk = await carrier.pc('zhk');
    const s1 = await carrier.pc('s1');
    const s2 = await carrier.pc('s2');
    await says(s1, 's1', number('exact', 3, 7), number('exact', 4, 8));
    await says(s2, 's2', number('equal', 3, 1));
    await allExchange(zhk, s1, s2);
    for (const pc of [zhk, s1, s2]) {
      expect(await table(pc)).toEqual({ 'month/exact/3': 7, 'month/exact/4': 8, 'month/equal/3': 1 });
      expect(await ids(pc)).toEqual(await ids(zhk));
      expect(await waiting(pc)).toEqual([]);
    }
    await says(s1, 's1', number('exact', 3, 9), number('exact', 4, null));
    await allExchange(zhk, s1, s2);
    for (const pc of [zhk, s2])
      expect(await table(pc)).toEqual({ 'month/exact/3': 9, 'month/exact/4': null, 'month/equal/3': 1 });
  });

  it('[EN7][K9] does nothing twice, and what it took in is taken back in one step', async () => {
    const zhk = await carrier.pc('zhk');
    const s1 = await carrier.pc('s1');
    await says(s1, 's1', number('exact', 3, 7));
    await allExchange(s1, zhk);
    await allExchange(s1, zhk);
    expect(zhk.merges.map(({ count }) => count)).toEqual([1]);
    expect(s1.merges).toEqual([]);
    await zhk.storage.undo(PLAN, AUTHORS.zhk, zhk.merges[0]?.operation);
    expect(await table(zhk)).toEqual({ 'month/exact/3': null });
  });

  it('[EN6][EN7][M15] leaves to a person what needs one, with the same reasons, and holds back nothing else', async () => {
    const zhk = await carrier.pc('zhk');
    const s1 = await carrier.pc('s1');
    const s2 = await carrier.pc('s2');
    await says(zhk, 'zhk', number('exact', 1, 5));
    // Over another's word that was not seen; another section's row; a close; and one that needs nobody.
    await says(s1, 's1', number('exact', 1, 6), number('equal', 2, 2), number('exact', 2, 4));
    await says(zhk, 'zhk', {
      subject: { kind: 'month-close', month: 12 },
      content: { reported: 0, due: 16 },
      note: '',
    } as unknown as Said);
    await allExchange(zhk, s1, s2);
    expect(await table(zhk)).toMatchObject({ 'month/exact/1': 5, 'month/exact/2': 4 });
    expect(await table(zhk)).not.toHaveProperty('month/equal/2');
    expect(await table(s1)).toMatchObject({ 'month/exact/1': 6 });
    expect(await table(s1)).not.toHaveProperty('month-close/12');
    const close = ['close-list/12 {"kind":"no-value"}', 'month-close/12 {"kind":"no-value"}'];
    const conflict = 'month/exact/1 {"kind":"conflict"}';
    const otherRow = 'month/equal/2 {"kind":"other-section"}';
    expect(await waiting(zhk)).toEqual([otherRow, conflict]);
    expect(await waiting(s1)).toEqual([...close, conflict]);
    expect(await waiting(s2)).toEqual([...close, otherRow, conflict]);
  });
}

describe('the shared folder', () => {
  contract(sharedFolder);
});

describe.skipIf(SERVER === null)('the engine', () => {
  contract(engineCarrier);
});
