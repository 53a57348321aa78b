import { render } from '@testing-library/react';
import { afterAll, expect, it, vi } from 'vitest';
import { App } from '#src/app/app.tsx';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import { openKeptStorage } from '#src/storage/kept-storage.ts';
import { countStore } from '#test/support/counted-work.ts';
import { openTestStorage } from '#test/support/render-page.tsx';

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
