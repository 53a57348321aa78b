import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { headStatements } from '#src/domain/statements/current.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { fillDisk } from '#test/support/planted-faults.ts';
import { openRaw, type RawDatabase } from '#test/support/raw-database.ts';
import { AUTHOR, number, PLAN, say, standingTable, typed } from '#test/support/saying.ts';
import { waterYear } from '#test/support/water-plan.ts';

const INDICATORS = ['sum', 'count', 'ceiling'];

const step = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('say' as const),
      cells: fc.array(
        fc.record({
          indicator: fc.constantFrom(...INDICATORS),
          month: fc.integer({ min: 1, max: 2 }),
          units: fc.option(fc.integer({ min: 0, max: 3 })),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
);

describe('derived records', () => {
  it('[B4] always equal the fold of the log, and a rebuild changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 14 }), async (steps) => {
        const storage = await openTestStorage();
        for (const each of steps) {
          if (each.kind === 'say')
            await say(storage, ...each.cells.map((cell) => number(cell.indicator, cell.month, cell.units)));
          else await storage[each.kind](PLAN, AUTHOR);
        }
        const { statements } = await storage.load(PLAN);
        expect(byId(statements)).toEqual(byId(await foldedLog(storage)));
        await storage.rebuild(PLAN);
        expect(byId((await storage.load(PLAN)).statements)).toEqual(byId(statements));
        storage.close();
      }),
      { numRuns: 60 },
    );
  });

  it('[B6] take every operation back down to nothing said, and bring everything back', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 10 }), async (steps) => {
        const storage = await openTestStorage();
        for (const each of steps) {
          if (each.kind === 'say')
            await say(storage, ...each.cells.map((cell) => number(cell.indicator, cell.month, cell.units)));
          else await storage[each.kind](PLAN, AUTHOR);
        }
        while ((await storage.undoState(PLAN)).redo !== null) await storage.redo(PLAN, AUTHOR);
        const full = filled(await standingTable(storage));
        let undone = 0;
        while ((await storage.undoState(PLAN)).undo !== null) {
          expect(await storage.undo(PLAN, AUTHOR)).toMatchObject({ skipped: 0 });
          undone += 1;
        }
        expect(filled(await standingTable(storage))).toEqual({});
        for (; undone > 0; undone -= 1) await storage.redo(PLAN, AUTHOR);
        expect(filled(await standingTable(storage))).toEqual(full);
        storage.close();
      }),
      { numRuns: 40 },
    );
  });

  it('[B4] are derived anew when they are gone', async () => {
    const { storage, raw } = await wholeYear();
    const before = await standingTable(storage);
    await raw.clear('standing');
    expect(await standingTable(storage)).toEqual({});
    await storage.rebuild(PLAN);
    expect(await standingTable(storage)).toEqual(before);
  });

  it.each([
    ['holds no list', { statements: 'damaged' }],
    ['holds something else in its list', { statements: [{ id: 1 }, null, 'x'] }],
    ['has lost its list', {}],
  ])('[B5] one that %s is derived anew from the log by itself', async (_, damage) => {
    const { storage, raw } = await wholeYear();
    const before = await standingTable(storage);
    await raw.put('standing', { plan: PLAN, group: 'sum', ...damage });
    expect(await storage.load(PLAN)).toMatchObject({ damaged: 0 });
    expect(await standingTable(storage)).toEqual(before);
    const row = (await raw.get('standing')).find((each) => (each as { group: string }).group === 'sum');
    expect((row as { statements: unknown[] }).statements).toHaveLength(12);
  });

  it('[B5] one that holds another indicator’s statement is derived anew', async () => {
    const { storage, raw } = await wholeYear();
    const recordOf = async (group: string) =>
      ((await raw.get('standing')) as { group: string; statements: unknown[] }[]).find(
        (row) => row.group === group,
      );
    const outdated = (await recordOf('sum'))?.statements ?? [];
    await say(storage, number('sum', 3, 1_111));
    const before = await storage.load(PLAN);
    const of08 = await recordOf('count');
    // What stood in another row's record once would stand beside its newer word, or over it.
    await raw.put('standing', { ...of08, statements: [...(of08?.statements ?? []), ...outdated] });
    expect(await storage.load(PLAN)).toEqual(before);
    expect(await recordOf('count')).toEqual(of08);
  });

  it('[B5] a write onto a damaged one builds upon the log, not upon the damage', async () => {
    const { storage, raw } = await wholeYear();
    const before = await standingTable(storage);
    await raw.put('standing', { plan: PLAN, group: 'sum', statements: [null] });
    const receipt = await say(storage, number('sum', 3, 1));
    expect(receipt.statements[0]?.replaces).toHaveLength(1);
    expect(await standingTable(storage)).toEqual({ ...before, 'month/sum/3': 1 });
  });

  it('[B5] a damaged revision is made up for by the derived record’s copy of it', async () => {
    const { storage, raw } = await wholeYear();
    const before = await standingTable(storage);
    await damageRevision(raw, 'month', 'sum', 3);
    await storage.rebuild(PLAN);
    expect(await storage.load(PLAN)).toMatchObject({ damaged: 0 });
    expect(await standingTable(storage)).toEqual(before);
  });

  it('[B5] what is lost is counted, and the outdated value does not stand up again', async () => {
    const { storage, raw } = await wholeYear();
    await say(storage, number('sum', 3, 1_111));
    const before = await standingTable(storage);
    await damageRevision(raw, 'month', 'sum', 3, 1_111);
    await raw.put('standing', { plan: PLAN, group: 'sum', statements: null });
    expect(await storage.load(PLAN)).toMatchObject({ damaged: 1 });
    const { 'month/sum/3': _, ...rest } = before;
    expect(await standingTable(storage)).toEqual(rest);
    // Still said at the next start, until somebody says the value anew.
    expect(await storage.load(PLAN)).toMatchObject({ damaged: 1 });
    await say(storage, number('count', 3, 4));
    expect(await storage.load(PLAN)).toMatchObject({ damaged: 1 });
    // Nor does another word in the same record make it forgotten.
    await say(storage, number('sum', 4, 4));
    expect(await storage.load(PLAN)).toMatchObject({ damaged: 1 });
  });

  it('[B5] on a full disk shows what is sound and counts the rest', async () => {
    const { storage, raw } = await wholeYear();
    await raw.put('standing', { plan: PLAN, group: 'sum', statements: null });
    const makeRoom = fillDisk(['standing']);
    expect(await storage.load(PLAN)).toMatchObject({ damaged: 1 });
    makeRoom();
    expect(await storage.load(PLAN)).toMatchObject({ damaged: 0 });
  });

  it('[B5] a damaged operation is stepped over by undo', async () => {
    const { storage, raw } = await wholeYear();
    await say(storage, number('sum', 3, 1_111));
    await say(storage, number('sum', 4, 1_112));
    const operations = (await raw.get('operations')) as { seq: number }[];
    await raw.put('operations', { ...operations[operations.length - 1], kind: 'odd' });
    await storage.undo(PLAN, AUTHOR);
    expect(await standingTable(storage)).toMatchObject({ 'month/sum/4': 1_112, 'month/sum/3': 1_622 });
  });

  it('[B4][B3] a revision replaces every competing head that a merge has left', async () => {
    const { storage, raw } = await wholeYear();
    const mine = (await storage.history(PLAN, 'sum' as never)).find(
      ({ subject }) => 'month' in subject && subject.month === 3,
    );
    const theirs = {
      ...(mine as Statement),
      id: 'f'.repeat(32),
      device: 'other-device',
      at: Date.UTC(2031, 0),
      content: { kind: 'number', value: 770_000 },
    };
    await raw.put('statements', { ...theirs, plan: PLAN, group: 'sum' });
    await storage.rebuild(PLAN);
    expect(await standingTable(storage)).toMatchObject({ 'month/sum/3': 77 });
    const { statements } = await say(storage, number('sum', 3, 1));
    expect(statements[0]?.replaces).toEqual([theirs.id, mine?.id]);
    expect(await standingTable(storage)).toMatchObject({ 'month/sum/3': 1 });
    await storage.rebuild(PLAN);
    expect(await standingTable(storage)).toMatchObject({ 'month/sum/3': 1 });
  });
});

async function wholeYear(): Promise<{ storage: TrackerStorage; raw: RawDatabase }> {
  const name = `year-${Math.random()}`;
  const storage = await openTestStorage(name);
  await storage.write(typed(waterYear(), { intent: 'sample', origin: 'sample' }));
  return { storage, raw: await openRaw(name) };
}

/** The log's own answer, found without the storage's. */
async function foldedLog(storage: TrackerStorage): Promise<readonly Statement[]> {
  return [...headStatements(await storage.revisions(PLAN)).values()].map(([first]) => first as Statement);
}

function byId(statements: readonly Statement[]): Record<string, Statement> {
  return Object.fromEntries(statements.map((each): [string, Statement] => [each.id, each]));
}

function filled(table: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(table).filter(([, value]) => value !== null));
}

async function damageRevision(
  raw: RawDatabase,
  kind: string,
  indicator: string,
  month: number,
  units?: number,
) {
  const rows = (await raw.get('statements')) as {
    subject: { kind: string; indicator?: string; month?: number };
    content: { value?: number } | null;
  }[];
  const row = rows.find(
    ({ subject, content }) =>
      subject.kind === kind &&
      subject.indicator === indicator &&
      subject.month === month &&
      (units === undefined || content?.value === units * 10_000),
  );
  await raw.put('statements', { ...row, content: { kind: 'number', value: 'garbage' } });
}
