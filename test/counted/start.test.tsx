import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterAll, expect, it, vi } from 'vitest';
import '#src/app/after-first-screen.ts';
import { App } from '#src/app/app.tsx';
import { keepLastUsed } from '#src/app/last-plan.ts';
import '#src/app/update.ts';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
// What the page and the frame fetch once they stand comes with the test: when it arrives is no part of what is counted.
import '#src/domain/words/outlook-impact.ts';
import '#src/features/entry/cell-panel.tsx';
import '#src/features/entry/entry-page.tsx';
import '#src/features/entry/month-card.tsx';
import '#src/features/entry/month-close-control.tsx';
import '#src/features/entry/paste-part.ts';
import type * as entrySheet from '#src/features/entry/use-entry-sheet.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import { openKeptStorage } from '#src/storage/kept-storage.ts';
import { DATABASE_NAME } from '#src/storage/schema.ts';
import { countStore } from '#test/support/counted-work.ts';
import { openTestStorage } from '#test/support/render-page.tsx';

const count = vi.hoisted(() => ({ renders: 0 }));

// Called once a render of the workspace: the real one, counted.
vi.mock('#src/features/entry/use-entry-sheet.ts', async (original) => {
  const { useEntrySheet: real } = await original<typeof entrySheet>();
  function useEntrySheet(...args: Parameters<typeof real>): ReturnType<typeof real> {
    count.renders += 1;
    return real(...args);
  }
  return { useEntrySheet };
});

const store = countStore();
afterAll(() => store.restore());

/** The shortest of what the app itself puts off. */
const PUT_OFF_MS = 500;
const counts = () => ({ rounds: store.rounds(), writes: store.writes() });
type Counts = ReturnType<typeof counts>;

it('[SP6] the grid stands after five waits for the disk, and nothing is written before it, whatever was said before', async () => {
  const author = { name: '周艳', section: '综合科' };
  const seeded = await openTestStorage('counted-start');
  const said = sampleYear(ANNEX_10_2025);
  for (const note of ['', 'a', 'b', 'c'])
    await seeded.write({
      plan: ANNEX_10_2025.id,
      intent: 'type',
      origin: 'typed',
      author,
      said: said.map((each) => Object.assign({}, each, { note })),
    });
  await seeded.saveAuthor(author);
  seeded.close();

  // What is put off until the first screen stands is put off here for as long as that takes on a busy machine.
  const soon = globalThis.setTimeout;
  vi.stubGlobal('setTimeout', (work: () => void, ms = 0) => (ms < PUT_OFF_MS ? soon(work, ms) : undefined));
  window.location.hash = '#/entry?year=2025&month=6';
  const before = counts();
  const standing = new Promise<Counts>((resolve) => {
    new MutationObserver(() => {
      if (document.querySelector('[role="grid"]') !== null) resolve(counts());
    }).observe(document, { subtree: true, childList: true });
  });
  render(<App opening={openKeptStorage('counted-start', openChangeFeed('counted-start'), Date.now)} />);
  const now = await standing;
  expect(now.rounds - before.rounds).toBeLessThanOrEqual(5);
  expect(now.writes - before.writes).toBe(0);
});

it('[SP14] what was read early stands without asking the disk anything, and the database is opened behind it', async () => {
  const seeded = await openTestStorage(DATABASE_NAME);
  const author = { name: '周艳', section: '综合科' };
  const said = sampleYear(ANNEX_10_2025);
  await seeded.write({ plan: ANNEX_10_2025.id, intent: 'type', origin: 'typed', author, said });
  await seeded.saveAuthor(author);
  seeded.close();
  keepLastUsed(ANNEX_10_2025.id);
  window.location.hash = '#/entry?year=2025&month=6';

  const atFirst = counts();
  const { early } = await import('#src/early.ts');
  await early.rows;
  const before = counts();
  // To open it and to read of it, once more for what is known of the sample.
  expect(before.rounds - atFirst.rounds).toBeLessThanOrEqual(2);
  const standing = new Promise<Counts>((resolve) => {
    new MutationObserver(() => {
      if (document.querySelector('[role="grid"]') !== null) resolve(counts());
    }).observe(document, { subtree: true, childList: true });
  });
  const feed = openChangeFeed(DATABASE_NAME, early.channel);
  const opening = openKeptStorage(DATABASE_NAME, feed, Date.now, early);
  const { unmount } = render(<App opening={opening} />);
  expect((await standing).rounds).toBe(before.rounds);
  const storage = await opening;
  await storage.opened();
  expect(counts().rounds).toBeGreaterThan(before.rounds);
  unmount();
});

/** Until nothing more comes: nothing was painted or asked for during three looks, however slow the machine is. */
async function quiet(): Promise<void> {
  const look = () => JSON.stringify([count.renders, store.requests(), document.body.innerHTML.length]);
  for (let still = 0, before = ''; still < 3; ) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    const now = look();
    still = now === before ? still + 1 : 0;
    before = now;
  }
}

/** How often the grid was rendered when the line of the frame said so, after it had said that it was being saved. */
function atWord(word: string): Promise<number> {
  const line = () => document.querySelector('header [role="status"]')?.textContent ?? '';
  return new Promise((resolve) => {
    let isSaving = false;
    const watch = new MutationObserver(() => {
      isSaving ||= line().startsWith('正在保存');
      if (!isSaving || !line().startsWith(word)) return;
      watch.disconnect();
      resolve(count.renders);
    });
    watch.observe(document, { subtree: true, childList: true, characterData: true });
  });
}

it('[SP8] [SP9] a start renders the grid twice and an Enter twice, the second time once 已保存 is said, whatever comes for the frame', async () => {
  const user = userEvent.setup();
  const seeded = await openTestStorage('counted-frame');
  await seeded.saveAuthor({ name: '周艳', section: '综合科' });
  seeded.close();
  window.location.hash = '#/entry?year=2025&month=6';
  count.renders = 0;
  const { unmount } = render(
    <App opening={openKeptStorage('counted-frame', openChangeFeed('counted-frame'), Date.now)} />,
  );
  await screen.findByRole('grid');
  // Of what comes after the first screen.
  await screen.findByText(/数据只存在本机/);
  await quiet();
  expect(count.renders).toBeLessThanOrEqual(2);

  await user.keyboard('4{Enter}4');
  await quiet();
  count.renders = 0;
  const told = atWord('已保存');
  await user.keyboard('{Enter}');
  expect(await told).toBe(1);
  await quiet();
  expect(count.renders).toBeGreaterThan(0);
  expect(count.renders).toBeLessThanOrEqual(2);
  unmount();
});
