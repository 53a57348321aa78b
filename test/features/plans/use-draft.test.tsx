// @vitest-environment jsdom
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { emptyDraft, type Draft } from '#src/domain/draft/draft.ts';
import { useDraft } from '#src/features/plans/use-draft.ts';
import { StorageContext } from '#src/queries/storage-context.ts';
import { asksBeforeClosing } from '#test/support/closing.ts';
import { openTestStorage } from '#test/support/render-page.tsx';

/** A draft that is stored, edited on this screen. */
async function editing() {
  const storage = await openTestStorage();
  const draft = emptyDraft('p-0000' as PlanId, '2026-01-05');
  await storage.saveDraft({ id: draft.id, draft, savedAt: 1 }, null);
  const wrapper = ({ children }: { readonly children: ReactNode }) => (
    <StorageContext value={storage}>{children}</StorageContext>
  );
  /** @param at what the page was told is stored, and since when */
  const look = (at: readonly [Draft, number] = [draft, 1]) =>
    renderHook(() => useDraft(...at, at[1]), { wrapper });
  let shown = look();
  return {
    storage,
    draft,
    now: () => shown.result.current,
    /** Back, and Forward again. */
    again: (at?: readonly [Draft, number]) => {
      shown.unmount();
      shown = look(at);
    },
  };
}

it('[PL78] says that it is being stored from each step on, and that it is stored once it is', async () => {
  const { now } = await editing();
  expect([now().standing, asksBeforeClosing()]).toEqual(['stored', false]);
  const steps = [
    () => now().edit((draft) => ({ ...draft, unitName: '水务局' })),
    () => now().undo?.(),
    () => now().redo?.(),
  ];
  for (const step of steps) {
    act(step);
    expect([now().standing, asksBeforeClosing()]).toEqual(['storing', true]);
    await waitFor(() => expect([now().standing, asksBeforeClosing()]).toEqual(['stored', false]));
  }
  expect(now().draft.unitName).toBe('水务局');
});

it('[PL79] Back and Forward go on with the draft as it was left, though the page is told yet what stood before', async () => {
  const { now, again, draft, storage } = await editing();
  act(() => now().edit((before) => ({ ...before, unitName: '水务局' })));
  again();
  expect(now().draft.unitName).toBe('水务局');
  act(() => now().edit((before) => ({ ...before, source: '附件 10' })));
  await waitFor(() => expect(now().standing).toBe('stored'));
  const [stored] = (await storage.plans()).drafts;
  expect(stored?.draft).toMatchObject({ unitName: '水务局', source: '附件 10' });
  // What somebody else has stored is another draft, whatever clock it was stored by.
  const arrived = { ...draft, unitName: '自来水公司' };
  again([arrived, 0]);
  expect(now().draft.unitName).toBe('自来水公司');
});

it('[PL79] what was refused is not gone on with', async () => {
  const { now, again, draft, storage } = await editing();
  const theirs = { ...draft, unitName: '自来水公司' };
  await storage.saveDraft({ id: draft.id, draft: theirs, savedAt: 5 }, 1);
  act(() => now().edit((before) => ({ ...before, source: '附件 10' })));
  await waitFor(() => expect(now().standing).toBe('overtaken'));
  again([theirs, 5]);
  expect(now().draft).toMatchObject({ unitName: '自来水公司', source: '' });
});
