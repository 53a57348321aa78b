import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { bridgeChanges } from '#src/queries/change-bridge.ts';
import { useReasonQuestion, useSave, useUndoRedo, useUnsaved, type SaveRequest } from '#src/queries/save.ts';
import { StorageContext } from '#src/queries/storage-context.ts';
import { useYear } from '#src/queries/year.ts';
import { freezeForStorage } from '#src/domain/seal/seal-file.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { StorageError } from '#src/storage/problem.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { fillDisk } from '#test/support/planted-faults.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { AUTHOR, number, PLAN, say, standingTable, toTable } from '#test/support/saying.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

/** What a screen has of a plan. */
function useScreen() {
  const save = useSave(PLAN);
  const steps = useUndoRedo(PLAN);
  return {
    ...useYear(PLAN),
    unsaved: useUnsaved(PLAN),
    save: (request: SaveRequest) => save(request, AUTHOR),
    undo: () => steps.undo(AUTHOR),
    stepBack: () => steps.stepIf('undo', AUTHOR, () => true),
  };
}

async function openScreen(storage: TrackerStorage) {
  const client = new QueryClient({
    defaultOptions: { queries: { networkMode: 'always', staleTime: Infinity, retry: false } },
  });
  bridgeChanges(storage, client);
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <StorageContext.Provider value={storage}>
      <QueryClientProvider client={client}>{children}</QueryClientProvider>
    </StorageContext.Provider>
  );
  const { result } = renderHook(useScreen, { wrapper });
  await waitFor(() => expect(result.current.isLoading).toBe(false));
  return {
    screen: () => result.current,
    table: () => toTable(result.current.year.bySubject.values()),
    save: (...said: readonly Said[]) =>
      act(() =>
        result.current.save({ intent: 'type', origin: 'typed', said }).catch((error: unknown) => error),
      ),
    retry: async () => {
      act(() => result.current.unsaved.retry());
      await waitFor(() => expect(result.current.unsaved.failed).toEqual([]));
    },
  };
}

describe('what the screen shows', () => {
  it('[B7] shows what is said at once, and still the same once it is stored', async () => {
    const storage = await openTestStorage();
    const { screen, table } = await openScreen(storage);
    const seen: unknown[] = [];
    let saving: Promise<unknown> = Promise.resolve();
    act(() => {
      saving = screen().save({ intent: 'type', origin: 'typed', said: [number('sum', 1, 5)] });
    });
    seen.push(table(), screen().unsaved.requests.length);
    await act(() => saving);
    seen.push(table(), screen().unsaved.requests.length);
    expect(seen).toEqual([{ 'month/sum/1': 5 }, 1, { 'month/sum/1': 5 }, 0]);
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 5 });
  });

  it('[B9] shows what another tab has saved, and who works there', async () => {
    const name = `tabs-${Math.random()}`;
    const [here, there] = [await openTestStorage(name), await openTestStorage(name)];
    await say(here, number('sum', 1, 1));
    const { table } = await openScreen(here);
    await say(there, number('sum', 1, 2), number('count', 1, 3));
    await waitFor(() => expect(table()).toEqual({ 'month/sum/1': 2, 'month/count/1': 3 }));
  });

  it('[B9] puts another tab’s revisions in without reading the year again', async () => {
    const name = `cheap-${Math.random()}`;
    const [here, there] = [await openTestStorage(name), await openTestStorage(name)];
    let loads = 0;
    const counted: TrackerStorage = {
      ...here,
      load: (plan) => {
        loads += 1;
        return here.load(plan);
      },
    };
    const { table } = await openScreen(counted);
    for (let month = 1; month <= 12; month += 1) await say(there, number('sum', month, month));
    await waitFor(() => expect(Object.keys(table())).toHaveLength(12));
    expect(loads).toBe(1);
  });

  it('[B9] reads again when it missed a change of another tab', async () => {
    const name = `missed-${Math.random()}`;
    const [here, there] = [await openTestStorage(name), await openTestStorage(name)];
    const { table, save } = await openScreen(here);
    const deaf = { ...there.feed };
    // A commit whose message never arrives (a tab that died in between).
    deaf.close();
    await say(there, number('sum', 1, 2), number('count', 1, 9));
    await save(number('sum', 1, 3));
    await waitFor(() => expect(table()).toEqual({ 'month/sum/1': 3, 'month/count/1': 9 }));
  });

  it('[B9] does not show a first read as it was when a commit overtook it', async () => {
    const name = `overtaken-${Math.random()}`;
    const [here, there] = [await openTestStorage(name), await openTestStorage(name)];
    let hasSaid = false;
    const slow: TrackerStorage = {
      ...here,
      load: async (plan) => {
        const load = await here.load(plan);
        if (!hasSaid) {
          hasSaid = true;
          // Committed, and told, after the snapshot was taken and before it is handed over.
          await say(here, number('sum', 1, 5));
          await here.rebuild(PLAN);
        }
        return load;
      },
    };
    const { table } = await openScreen(slow);
    expect(table()).toEqual({ 'month/sum/1': 5 });
    await say(there, number('sum', 1, 6));
    await waitFor(() => expect(table()).toEqual({ 'month/sum/1': 6 }));
  });

  it('[B9] shows the sample anew after it was discarded and made again', async () => {
    const storage = await openTestStorage();
    const { table } = await openScreen(storage);
    // As the banner does it: past the queue, straight to the storage.
    await act(() => say(storage, number('sum', 1, 5)));
    await waitFor(() => expect(table()).toEqual({ 'month/sum/1': 5 }));
  });
});

describe('saves that fail', () => {
  it('[B7] keeps what was said on the screen, says why, and saves it on retry', async () => {
    const storage = await openTestStorage();
    const { screen, table, save, retry } = await openScreen(storage);
    await save(number('sum', 1, 1));
    const makeRoom = fillDisk();
    await save(number('sum', 2, 2));
    await save(number('sum', 3, 3));
    expect(table()).toEqual({ 'month/sum/1': 1, 'month/sum/2': 2, 'month/sum/3': 3 });
    expect(screen().unsaved.failed.map(({ problem }) => problem.kind)).toEqual(['quota', 'quota']);
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 1 });
    makeRoom();
    await retry();
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 1, 'month/sum/2': 2, 'month/sum/3': 3 });
    expect(screen().unsaved.requests).toEqual([]);
  });

  it('[B7] a retry brings no older word back over a newer one', async () => {
    const storage = await openTestStorage();
    const { screen, table, save } = await openScreen(storage);
    const makeRoom = fillDisk();
    await save(number('sum', 1, 1), number('count', 1, 8));
    makeRoom();
    await save(number('sum', 1, 2));
    expect(table()).toEqual({ 'month/sum/1': 2, 'month/count/1': 8 });
    expect(screen().unsaved.failed).toHaveLength(1);
    act(() => screen().unsaved.retry());
    await waitFor(() => expect(screen().unsaved.requests).toEqual([]));
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 2, 'month/count/1': 8 });
  });

  it('[B7] retries in the order in which things were said', async () => {
    const storage = await openTestStorage();
    const { save, retry } = await openScreen(storage);
    const makeRoom = fillDisk();
    for (const units of [1, 2, 3]) await save(number('sum', 1, units));
    makeRoom();
    await retry();
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 3 });
    const history = await storage.history(PLAN, 'sum' as never);
    expect(history.map(({ content }) => (content as { value: number }).value / 10_000)).toEqual([1, 2, 3]);
  });

  it('[B7] forgets a failed save whose every word was said anew', async () => {
    const storage = await openTestStorage();
    const { screen, save } = await openScreen(storage);
    const makeRoom = fillDisk();
    await save(number('sum', 1, 1));
    makeRoom();
    await save(number('sum', 1, 2));
    expect(screen().unsaved.requests).toEqual([]);
  });

  it('[B7] a failed save that is overtaken while it fails again brings no older word back', async () => {
    const storage = await openTestStorage();
    const { screen, table, save, retry } = await openScreen(storage);
    const full = new StorageError({ kind: 'quota' });
    vi.spyOn(storage, 'write').mockRejectedValueOnce(full).mockRejectedValueOnce(full);
    await save(number('sum', 1, 1), number('count', 1, 8));
    // Said while the retry is under way: it is stored after the retry has failed.
    act(() => screen().unsaved.retry());
    await save(number('sum', 1, 2));
    expect(table()).toEqual({ 'month/sum/1': 2, 'month/count/1': 8 });
    expect(screen().unsaved.failed).toHaveLength(1);
    await retry();
    expect(await standingTable(storage)).toEqual({ 'month/sum/1': 2, 'month/count/1': 8 });
    expect(await storage.history(PLAN, 'sum' as never)).toHaveLength(1);
  });

  it('[B7] a save that is given up while another one is tried again is not written', async () => {
    const storage = await openTestStorage();
    const { screen, save } = await openScreen(storage);
    const write = storage.write.bind(storage);
    const full = new StorageError({ kind: 'quota' });
    vi.spyOn(storage, 'write')
      .mockRejectedValueOnce(full)
      .mockRejectedValueOnce(full)
      .mockImplementationOnce((request) => {
        screen().unsaved.abandon();
        return write(request);
      });
    await save(number('sum', 1, 1));
    await save(number('sum', 2, 2));
    await act(() => screen().undo());
    expect(await storage.history(PLAN, 'sum' as never)).toMatchObject([
      { subject: { month: 1 } },
      { subject: { month: 1 }, content: null },
    ]);
    expect(screen().unsaved.requests).toEqual([]);
  });

  it('[B7][B8] a refused save stands in nobody’s way', async () => {
    const storage = await openTestStorage();
    const { screen, table, save } = await openScreen(storage);
    await save(number('count', 1, 8));
    await save(number('sum', 1, 1, '长'.repeat(5_000)));
    expect(screen().unsaved.failed.map(({ problem }) => problem.kind)).toEqual(['refused']);
    await act(() => screen().undo());
    expect(await standingTable(storage)).toEqual({ 'month/count/1': null });
    await save(number('sum', 1, 1, '短'));
    expect(screen().unsaved.requests).toEqual([]);
    expect(table()).toMatchObject({ 'month/sum/1': 1 });
  });

  it('[B7] undo does not take back something older while what was said last is not stored', async () => {
    const storage = await openTestStorage();
    const { screen, table, save } = await openScreen(storage);
    await save(number('sum', 1, 1));
    const makeRoom = fillDisk();
    await save(number('sum', 2, 2));
    await expect(act(() => screen().undo())).rejects.toMatchObject({ problem: { kind: 'quota' } });
    expect(table()).toEqual({ 'month/sum/1': 1, 'month/sum/2': 2 });
    makeRoom();
    await act(() => screen().undo());
    await waitFor(() => expect(table()).toEqual({ 'month/sum/1': 1, 'month/sum/2': null }));
    expect(await standingTable(storage)).toEqual(table());
  });

  it('[B7] gives failed saves up only when asked to', async () => {
    const storage = await openTestStorage();
    const { screen, table, save } = await openScreen(storage);
    const makeRoom = fillDisk();
    await save(number('sum', 1, 1));
    makeRoom();
    act(() => screen().unsaved.abandon());
    expect(table()).toEqual({});
    expect(screen().unsaved.requests).toEqual([]);
  });

  it('[B7] keeps two hundred saves in their order and nothing of them afterwards', async () => {
    const storage = await openTestStorage();
    const { screen, table } = await openScreen(storage);
    let last: Promise<unknown> = Promise.resolve();
    act(() => {
      for (let round = 1; round <= 200; round += 1)
        last = screen().save({
          intent: 'type',
          origin: 'typed',
          said: [number('sum', (round % 3) + 1, round)],
        });
    });
    expect(table()).toEqual({ 'month/sum/1': 198, 'month/sum/2': 199, 'month/sum/3': 200 });
    await act(() => last);
    expect(await standingTable(storage)).toEqual(table());
    expect(screen().unsaved.requests).toEqual([]);
    expect(await storage.counts(PLAN)).toMatchObject({ statements: 200, operations: 200 });
  });
});

describe('a save into a closed month', () => {
  const closing: Said = {
    subject: { kind: 'month-close', month: 1 },
    content: { reported: 1, due: 19 },
    note: '',
  };

  async function asking() {
    const storage = await openTestStorage();
    await say(storage, number('sum', 1, 5), number('sum', 2, 5));
    await say(storage, closing);
    const { table, screen } = await openScreen(storage);
    const { result } = renderHook(() => useReasonQuestion(PLAN), {
      wrapper: ({ children }: { readonly children: ReactNode }) => (
        <StorageContext.Provider value={storage}>{children}</StorageContext.Provider>
      ),
    });
    const start = (work: () => Promise<unknown>) => {
      let done: Promise<unknown> = Promise.resolve();
      act(() => {
        done = work().catch((error: unknown) => error);
      });
      return done;
    };
    const answer = async (reason: string | null) => {
      await waitFor(() => expect(result.current).not.toBeNull());
      act(() => result.current?.answer(reason));
      await waitFor(() => expect(result.current).toBeNull());
    };
    return { storage, screen, table, start, answer, question: () => result.current };
  }

  it('[Y2] is asked about once for all of it, and written with the reason', async () => {
    const { storage, screen, start, answer, question } = await asking();
    const pasted = [number('sum', 1, 6), number('count', 1, 1), number('sum', 2, 6)];
    const done = start(() => screen().save({ intent: 'paste', origin: 'pasted', said: pasted }));
    await waitFor(() => expect(question()?.months).toEqual([1]));
    expect(await standingTable(storage)).toMatchObject({ 'month/sum/1': 5, 'month/sum/2': 5 });
    await answer('漏计');
    await act(() => done);
    expect(await standingTable(storage)).toMatchObject({
      'month/sum/1': 6,
      'month/count/1': 1,
      'month/sum/2': 6,
    });
    expect((await storage.history(PLAN, 'count' as never)).map(({ correction }) => correction)).toEqual([
      '漏计',
    ]);
    expect(screen().unsaved.requests).toEqual([]);
  });

  it('[Y2] leaves everything as it was when no reason is given, and later saves go on', async () => {
    const { storage, screen, table, start, answer } = await asking();
    const done = start(() => screen().save({ intent: 'type', origin: 'typed', said: [number('sum', 1, 6)] }));
    const next = start(() => screen().save({ intent: 'type', origin: 'typed', said: [number('sum', 3, 7)] }));
    await answer(null);
    expect(await act(() => done)).toMatchObject({ problem: { kind: 'declined' } });
    await act(() => next);
    expect(screen().unsaved.requests).toEqual([]);
    expect(table()).toMatchObject({ 'month/sum/1': 5, 'month/sum/3': 7 });
    expect(await standingTable(storage)).toMatchObject({ 'month/sum/1': 5, 'month/sum/3': 7 });
  });

  it('[Y2] one reason serves all that waits, and what is said of open months does not wait', async () => {
    const { storage, screen, start, answer, question } = await asking();
    const save = (row: string, month: 1 | 3, value: number) =>
      start(() => screen().save({ intent: 'type', origin: 'typed', said: [number(row, month, value)] }));
    const held = [save('sum', 1, 6), save('count', 1, 2)];
    await act(() => save('sum', 3, 9));
    expect(question()).toMatchObject({ about: 'saves', months: [1], said: [{}, {}] });
    expect(screen().unsaved.held).toHaveLength(2);
    expect(screen().unsaved.failed).toEqual([]);
    expect(await standingTable(storage)).toMatchObject({ 'month/sum/1': 5, 'month/sum/3': 9 });
    await answer('漏计');
    await act(() => Promise.all(held));
    expect(await standingTable(storage)).toMatchObject({ 'month/sum/1': 6, 'month/count/1': 2 });
    expect(screen().unsaved.requests).toEqual([]);
  });

  it('[Y2] a later word about the same cell takes the place of one that waits', async () => {
    const { storage, screen, start, answer, question } = await asking();
    const first = start(() =>
      screen().save({ intent: 'type', origin: 'typed', said: [number('sum', 1, 6)] }),
    );
    const second = start(() =>
      screen().save({ intent: 'type', origin: 'typed', said: [number('sum', 1, 7)] }),
    );
    // The second is held as well by then: one reason serves both.
    await waitFor(() => expect(question()?.said).toHaveLength(2));
    await answer('漏计');
    await act(() => Promise.all([first, second]));
    expect(await standingTable(storage)).toMatchObject({ 'month/sum/1': 7 });
    expect(screen().unsaved.requests).toEqual([]);
  });

  it('[Y2] asks before an undo, and undoes with the reason or not at all', async () => {
    const { storage, screen, start, answer } = await asking();
    const typing = start(() =>
      screen().save({ intent: 'type', origin: 'typed', said: [number('sum', 1, 10)] }),
    );
    await answer('漏计');
    await act(() => typing);
    const declined = start(() => screen().undo());
    await answer(null);
    expect(await act(() => declined)).toMatchObject({ problem: { kind: 'declined' } });
    expect(await standingTable(storage)).toMatchObject({ 'month/sum/1': 10 });
    const undone = start(() => screen().undo());
    await answer('改错了格');
    await act(() => undone);
    expect(await standingTable(storage)).toMatchObject({ 'month/sum/1': 5 });
  });

  it('[G21][Y2] a reason is for the step that asked for it: what another tab has done meanwhile stays, and so does that', async () => {
    const { storage, screen, start, answer, question } = await asking();
    const typing = start(() =>
      screen().save({ intent: 'type', origin: 'typed', said: [number('sum', 1, 10)] }),
    );
    await answer('漏计');
    await act(() => typing);
    const step = start(() => screen().stepBack());
    await waitFor(() => expect(question()?.about).toBe('step'));
    await act(() => say(storage, number('sum', 4, 8)));
    await answer('改错了格');
    expect(await act(() => step)).toEqual({ kind: 'overtaken' });
    expect(await standingTable(storage)).toMatchObject({ 'month/sum/1': 10, 'month/sum/4': 8 });
  });
});

describe('a save into a sealed year', () => {
  it('[Y6] is kept and said, but never shown as part of the year, and can be given up', async () => {
    const storage = await openTestStorage();
    await say(storage, ...waterYear());
    await storage.seal({ plan: PLAN, author: AUTHOR, freeze: freezeForStorage(WATER) });
    const { screen, table, save } = await openScreen(storage);
    const before = table();
    expect(await save(number('sum', 1, 6))).toMatchObject({ problem: { kind: 'sealed' } });
    expect(screen().unsaved.failed).toMatchObject([{ problem: { kind: 'sealed' } }]);
    expect(table()).toEqual(before);
    await storage.unseal(PLAN, AUTHOR, '补充');
    await waitFor(() => expect(table()).toMatchObject({ seal: null }));
    act(() => screen().unsaved.retry());
    await waitFor(() => expect(table()).toMatchObject({ 'month/sum/1': 6 }));
    await waitFor(() => expect(screen().unsaved.requests).toEqual([]));
    await storage.seal({ plan: PLAN, author: AUTHOR, freeze: freezeForStorage(WATER) });
    await save(number('sum', 1, 8));
    act(() => screen().unsaved.abandon());
    expect(screen().unsaved.requests).toEqual([]);
  });
});
