import { act, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { App } from '#src/app/app.tsx';
import { loadFrameParts } from '#src/app/load-frame-parts.ts';
import { isComing } from '#src/ui/coming.tsx';
import { useEntrySession } from '#src/session/entry-session.ts';
import { withWater } from '#test/support/held-back.ts';
import { TESTER } from '#test/support/render-page.tsx';
import { WATER } from '#test/support/water-plan.ts';

// What the frame shows later comes late, or not at all.

vi.mock('#src/app/after-first-screen.ts', () => {
  throw new Error('not fetched');
});
vi.mock('#src/app/load-frame-parts.ts', () => ({ loadFrameParts: vi.fn<typeof loadFrameParts>() }));

beforeEach(() => {
  window.localStorage.clear();
  useEntrySession.setState({ byPlan: {} });
});

async function openAt(route: string) {
  const storage = await withWater();
  await storage.saveAuthor(TESTER);
  window.location.hash = `#/${route}?plan=${WATER.id}&month=3`;
  render(<App opening={Promise.resolve(storage)} />);
}

describe('what the frame shows besides the place', () => {
  it('[H12] says that it did not come, for a page would be printed without its head', async () => {
    await openAt('plan');
    expect(await screen.findByText(/^页眉、提醒和/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '重试' })).toBeEnabled();
    expect(isComing()).toBe(true);
  });

  it('[G18] a dialog opens nothing over whoever has gone on in the grid while it was fetched', async () => {
    let come: () => void = () => undefined;
    const parts = vi.importActual<Awaited<ReturnType<typeof loadFrameParts>>>('#src/app/frame-parts.ts');
    vi.mocked(loadFrameParts).mockReturnValue(
      new Promise((resolve) => {
        come = () => resolve(parts);
      }),
    );
    await openAt('entry');
    await screen.findByRole('grid');
    const cell = document.getElementById('cell-sum-3-value') as Element;
    await userEvent.pointer({ target: cell, keys: '[MouseLeft]' });
    const field = document.activeElement as HTMLElement;
    fireEvent.keyDown(window, { key: 'F1' });
    fireEvent.input(field, { target: { value: '7' } });
    await act(async () => {
      come();
      await parts;
    });
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(cell).toHaveTextContent('7');
    fireEvent.keyDown(window, { key: 'F1' });
    expect(await screen.findByRole('dialog')).toBeInTheDocument();
  });
});
