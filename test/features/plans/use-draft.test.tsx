// @vitest-environment jsdom
import { act, renderHook, waitFor } from '@testing-library/react';
import type { ReactNode } from 'react';
import { expect, it } from 'vitest';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { emptyDraft } from '#src/domain/draft/draft.ts';
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
  const { result } = renderHook(() => useDraft(draft, 1, 1), { wrapper });
  return {
    now: () => result.current,
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
