import { describe, expect, it, vi } from 'vitest';
import { openChangeFeed, type Change } from '#src/storage/change-feed.ts';
import { sentFrom, takeIn } from '#test/support/exchange.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { AUTHOR, number, PLAN, say, typed } from '#test/support/saying.ts';
import { until } from '#test/support/until.ts';

describe('the change feed', () => {
  it('[B9] tells every tab of every commit, with the revisions', async () => {
    const name = `feed-${Math.random()}`;
    const [here, there] = [await openTestStorage(name), await openTestStorage(name)];
    const heardHere: Change[] = [];
    const heardThere: Change[] = [];
    here.feed.subscribe((change) => heardHere.push(change));
    there.feed.subscribe((change) => heardThere.push(change));
    const receipt = await say(here, number('sum', 1, 5), number('count', 1, 6));
    await here.undo(PLAN, AUTHOR);
    await here.rebuild(PLAN);
    await here.saveAuthor(AUTHOR);
    await until(() => expect(heardThere).toHaveLength(4));
    expect(heardThere).toEqual(heardHere);
    expect(heardThere[0]).toEqual({ kind: 'said', plan: PLAN, statements: receipt.statements });
    expect(heardThere.map(({ kind }) => kind)).toEqual(['said', 'said', 'anew', 'author']);
  });

  it('[B9][EN9] tells this tab what a merge added, and the others to look for themselves', async () => {
    const [here, there] = [await openTestStorage(), await openTestStorage()];
    await say(there, number('ceiling', 3, 3));
    const heard: Change[] = [];
    here.feed.subscribe((change) => heard.push(change));
    const posted = vi.spyOn(BroadcastChannel.prototype, 'postMessage');
    const { statements } = await takeIn(here, await sentFrom(there));
    expect(statements).toHaveLength(1);
    expect(heard).toEqual([{ kind: 'anew', plan: PLAN, added: statements }]);
    expect(posted.mock.calls).toEqual([[{ kind: 'anew', plan: PLAN }]]);
  });

  it('[EN21] tells every tab that more is written right after', async () => {
    const name = `more-${Math.random()}`;
    const [here, there] = [await openTestStorage(name), await openTestStorage(name)];
    const heard: Change[] = [];
    there.feed.subscribe((change) => heard.push(change));
    here.feed.announce({ kind: 'anew', plan: PLAN, added: [], goesOn: true });
    here.feed.announce({ kind: 'anew', plan: PLAN, added: [] });
    await until(() => expect(heard).toHaveLength(2));
    expect(heard).toEqual([
      { kind: 'anew', plan: PLAN, goesOn: true },
      { kind: 'anew', plan: PLAN },
    ]);
  });

  it('[B9] is silent when nothing was committed', async () => {
    const storage = await openTestStorage();
    await say(storage, number('sum', 1, 5));
    const heard = vi.fn<(change: Change) => void>();
    storage.feed.subscribe(heard);
    await say(storage, number('sum', 1, 5));
    await expect(say(storage, number('sum', 13, 5))).rejects.toThrow('refused');
    await storage.redo(PLAN, AUTHOR);
    expect(heard).not.toHaveBeenCalled();
  });

  it('[B9] tells of an undo that found nothing left, for the next step is another now', async () => {
    const storage = await openTestStorage();
    const sample = `${PLAN}:sample` as typeof PLAN;
    await storage.write(typed([number('sum', 1, 5)], { plan: sample }));
    const heard: Change[] = [];
    storage.feed.subscribe((change) => heard.push(change));
    await storage.discard(sample);
    expect(heard).toEqual([{ kind: 'anew', plan: sample }]);
  });

  it.each([
    ['nothing', null],
    ['another program’s message', { hello: 1 }],
    ['a kind of a newer version', { kind: 'merged', plan: PLAN }],
  ])('[B5] takes %s for nothing', async (_, message) => {
    const { heard, post } = listen();
    post(message);
    post({ kind: 'author' });
    await until(() => expect(heard).toEqual([{ kind: 'author' }]));
  });

  it('[B5] takes revisions it cannot read for «look for yourself»', async () => {
    const { heard, post } = listen();
    post({ kind: 'said', plan: PLAN, statements: [{ id: 'x', subject: { kind: 'dance' } }] });
    await until(() => expect(heard).toEqual([{ kind: 'anew', plan: PLAN }]));
  });

  it('[B1] a fault in a listener does not make a committed save look failed', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout'] });
    const storage = await openTestStorage();
    const heard = vi.fn<() => void>();
    storage.feed.subscribe(() => {
      throw new Error('a bug on the screen');
    });
    storage.feed.subscribe(heard);
    await expect(say(storage, number('sum', 1, 5))).resolves.toMatchObject({ operation: { count: 1 } });
    expect(heard).toHaveBeenCalledOnce();
    // It still reaches the console.
    expect(() => vi.runAllTimers()).toThrow('a bug on the screen');
    vi.useRealTimers();
  });

  it('[B1] says nothing wrong of a commit that ends after the tab was told to close', async () => {
    const storage = await openTestStorage();
    const saving = say(storage, number('sum', 1, 5));
    storage.feed.close();
    await expect(saving).resolves.toMatchObject({ operation: { count: 1 } });
  });
});

function listen() {
  const name = `raw-${Math.random()}`;
  const feed = openChangeFeed(name);
  const heard: Change[] = [];
  feed.subscribe((change) => heard.push(change));
  const channel = new BroadcastChannel(name);
  return { heard, post: (message: unknown) => channel.postMessage(message) };
}
