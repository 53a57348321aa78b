import { screen, waitFor } from '@testing-library/react';
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import type * as doubts from '#src/domain/year/doubts.ts';
import type * as yearReports from '#src/domain/year/year-report.ts';
import { EntryPage } from '#src/features/entry/entry-page.tsx';
// What the page fetches once it stands comes with the test: when it arrives is no part of a key.
import '#src/features/entry/cell-panel.tsx';
import '#src/features/entry/month-card.tsx';
import '#src/features/entry/month-close-control.tsx';
import '#src/features/entry/paste-part.ts';
import '#src/domain/words/outlook-impact.ts';
import type * as entrySheet from '#src/features/entry/use-entry-sheet.ts';
import { saveQueue } from '#src/queries/save-queue.ts';
import { useEntrySession } from '#src/session/entry-session.ts';
import { renderPage } from '#test/support/annex-10.tsx';
import { countStore } from '#test/support/counted-work.ts';
import { openTestStorage } from '#test/support/render-page.tsx';

// Work and not milliseconds, so that a busy machine counts the same. A bound is what was measured; one that is passed wants a reason.

const count = vi.hoisted(() => ({ renders: 0, reports: 0, rows: 0 }));
const made = vi.hoisted(() => ({ components: 0 }));

// What the compiler makes of JSX: the real one, of which those are counted that React calls.
vi.mock('react/jsx-dev-runtime', async (original) => {
  const { jsxDEV, ...rest } = await original<{ jsxDEV: (type: unknown, ...more: unknown[]) => unknown }>();
  const countedJsx: typeof jsxDEV = (type, ...more) => {
    if (typeof type !== 'string' && typeof type !== 'symbol') made.components += 1;
    return jsxDEV(type, ...more);
  };
  return { ...rest, jsxDEV: countedJsx };
});

// Called once a render of the workspace: the real one, counted.
vi.mock('#src/features/entry/use-entry-sheet.ts', async (original) => {
  const { useEntrySheet: real } = await original<typeof entrySheet>();
  function useEntrySheet(...args: Parameters<typeof real>): ReturnType<typeof real> {
    count.renders += 1;
    return real(...args);
  }
  return { useEntrySheet };
});
// The real one, counted.
vi.mock('#src/domain/year/year-report.ts', async (original) => {
  const { yearReport, ...rest } = await original<typeof yearReports>();
  const countedReport: typeof yearReport = (...args) => {
    count.reports += 1;
    return yearReport(...args);
  };
  return { ...rest, yearReport: countedReport };
});

// Asked once a row that is made: the real one, counted.
vi.mock('#src/domain/year/doubts.ts', async (original) => {
  const { rowDoubts, ...rest } = await original<typeof doubts>();
  const countedDoubts: typeof rowDoubts = (...args) => {
    count.rows += 1;
    return rowDoubts(...args);
  };
  return { ...rest, rowDoubts: countedDoubts };
});

const store = countStore();
afterAll(() => store.restore());
afterEach(() => useEntrySession.setState({ byPlan: {} }));

const VIEWS = [
  ['month', '/entry?year=2025&month=6'],
  ['year', '/entry?year=2025&view=year'],
] as const;

async function openGrid(route: string) {
  const page = await renderPage(EntryPage, { route, said: sampleYear(ANNEX_10_2025) });
  await screen.findByRole('grid');
  await screen.findByText(/前后（截至/);
  // What the first key fetches, and the point of the day, are no part of a key.
  await page.user.keyboard('4{Enter}4');
  await quiet();
  return page;
}

/** Until nothing more comes: nothing was painted or asked for during three looks, however slow the machine is. */
async function quiet(): Promise<void> {
  const look = () => JSON.stringify([count.renders, count.reports, store.requests()]);
  for (let still = 0, before = ''; still < 3; ) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    const now = look();
    still = now === before ? still + 1 : 0;
    before = now;
  }
}

/** What work was done meanwhile, and until nothing was left to do. */
async function counted(work: () => Promise<void>) {
  Object.assign(count, { renders: 0, reports: 0, rows: 0 });
  const before = { rounds: store.rounds(), writes: store.writes() };
  await work();
  return { ...count, rounds: store.rounds() - before.rounds, writes: store.writes() - before.writes };
}

it('[SP21] the first picture of a year is made of few components, and its cells are none', async () => {
  made.components = 0;
  await renderPage(EntryPage, { route: VIEWS[1][1], said: sampleYear(ANNEX_10_2025) });
  await screen.findByRole('grid');
  const cells = screen.getAllByRole('gridcell').length;
  expect(cells).toBeGreaterThan(390);
  // 157 were measured, what stands around the grid among them.
  expect(made.components).toBeLessThan(cells / 2);
});

describe('the work of a key', () => {
  it.each(VIEWS)(
    '[SP1] %s: one render of the workspace, one report, nothing asked of the disk',
    async (_, route) => {
      const { user } = await openGrid(route);
      for (const key of ['7', '1', '2'])
        expect(await counted(() => user.keyboard(key))).toEqual({
          renders: 1,
          reports: 1,
          rows: 2,
          rounds: 0,
          writes: 0,
        });
    },
  );
});

describe('what follows a key', () => {
  it('[SP11] comes after the row, and at once for whoever goes to work there', async () => {
    await openGrid(VIEWS[1][1]);
    const field = screen.getByRole('textbox', { name: /月，单位/ });
    const note = screen.getByRole('textbox', { name: /说明$/ });
    const grid = screen.getByRole('grid');
    const panel = screen.getByRole('complementary', { name: '当前格' });
    // As a browser does it: in act() all that is put off is done at once.
    vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
    const type = async (text: string) => {
      const before = { row: grid.textContent, beside: panel.textContent };
      Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set?.call(field, text);
      field.dispatchEvent(new InputEvent('input', { bubbles: true }));
      await Promise.resolve();
      expect(grid.textContent).not.toBe(before.row);
      expect(panel.textContent).toBe(before.beside);
      return before.beside;
    };
    const beside = await type('47');
    await waitFor(() => expect(panel.textContent).not.toBe(beside));

    const then = await type('471');
    note.focus();
    await Promise.resolve();
    expect(panel.textContent).not.toBe(then);
    expect(note).toHaveFocus();
    vi.unstubAllGlobals();
  });
});

describe('the work of an Enter', () => {
  it.each(VIEWS)(
    '[SP2] [SP10] %s: two renders of the workspace, two reports, its own row made anew, the acknowledged year none',
    async (_, route) => {
      const { user, storage, plan } = await openGrid(route);
      const queue = saveQueue(storage, plan.id);
      const work = await counted(async () => {
        await user.keyboard('{Enter}');
        await waitFor(() => expect(queue.snapshot()).toEqual([]));
        // The bridge, the buttons and the announcement come after it.
        await new Promise((resolve) => setTimeout(resolve, 200));
      });
      expect(work.renders).toBeLessThanOrEqual(2);
      expect(work.reports).toBeLessThanOrEqual(2);
      expect(work.rows).toBeLessThanOrEqual(7);
      expect(work.writes).toBe(1);
    },
  );
});

describe('a save alone', () => {
  const author = { name: '周艳', section: '综合科' };
  const said = (note: string) =>
    sampleYear(ANNEX_10_2025)
      .slice(0, 1)
      .map((each) => Object.assign({}, each, { note }));
  const request = (note: string) => ({ intent: 'type', origin: 'typed', said: said(note) }) as const;

  it('[SP3] waits for the disk twice: what stands is read, what is new is written', async () => {
    const storage = await openTestStorage();
    const write = (note: string) => storage.write({ plan: ANNEX_10_2025.id, author, ...request(note) });
    // The first three are about the day's restore point.
    for (const note of ['one', 'two', 'three']) await write(note);
    expect(await counted(async () => void (await write('four')))).toMatchObject({ rounds: 2, writes: 1 });
  });

  it('[SP4] has asked for its transaction before anybody who is told of it paints', async () => {
    const storage = await openTestStorage();
    const queue = saveQueue(storage, ANNEX_10_2025.id);
    const before = store.writes();
    let atPaint = 0;
    queue.subscribe(() => queueMicrotask(() => (atPaint ||= store.writes() - before)));
    const saving = queue.save(request('one'), author);
    await saving;
    expect(atPaint).toBe(1);
  });

  it('[SP9] is called stored before the year has it, and what is said meanwhile finds it there', async () => {
    const storage = await openTestStorage();
    const queue = saveQueue(storage, ANNEX_10_2025.id);
    const rest: (() => void)[] = [];
    const told: string[] = [];
    queue.subscribeSaving(
      () => told.push(queue.isSaving() ? 'saving' : 'stored'),
      (work) => rest.push(work),
    );
    queue.subscribe(() => told.push(`${queue.shown().length} not in the year`));
    storage.feed.subscribe((change) => {
      if (change.kind === 'said') queue.putCommitted(change.statements, () => told.push('in the year'));
    });
    await queue.save(request('one'), author);
    expect(told.splice(0)).toEqual(['saving', '1 not in the year', 'stored']);
    expect(queue.snapshot()).toEqual([]);

    const saving = queue.save(request('two'), author);
    expect(told.splice(0)).toEqual(['in the year', 'saving', '1 not in the year']);
    await saving;
    for (const work of rest) work();
    expect(told).toEqual([
      'stored',
      'in the year',
      'stored',
      '0 not in the year',
      'stored',
      '0 not in the year',
    ]);
  });
});
