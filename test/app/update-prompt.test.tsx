import { render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { NewVersion } from '#src/app/new-version.ts';
import { UpdatePrompt } from '#src/app/update-prompt.tsx';
import { planEntry, useEntrySession } from '#src/session/entry-session.ts';
import { WATER } from '#test/support/water-plan.ts';

const WAITING = '有新版本，点此更新';
const HELD_UP = '还有内容没有存好，存好后再点此更新';

/** The service worker is the browser's (test/e2e/offline.spec.ts has a real one); here a version is simply found. */
function foundAtOnce(version: NewVersion) {
  return (_: unknown, onFound: (found: NewVersion) => void) => {
    onFound(version);
    return () => undefined;
  };
}

function counted() {
  let taken = 0;
  return { version: { take: () => (taken += 1) }, taken: () => taken };
}

describe('the prompt for a newer version', () => {
  const { change } = useEntrySession.getState();
  const plan = WATER.id;
  afterEach(() => change(plan, () => ({ mode: null, drafts: new Map(), waiting: null })));

  it('[H2] says nothing while there is none', () => {
    render(<UpdatePrompt storage={null} watch={() => () => undefined} />);
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('[H2] takes the version on a click, and not before', async () => {
    const { version, taken } = counted();
    render(<UpdatePrompt storage={null} watch={foundAtOnce(version)} />);
    expect(screen.getByRole('status').textContent).toContain(WAITING);
    expect(taken()).toBe(0);
    await userEvent.click(screen.getByRole('button', { name: WAITING }));
    expect(taken()).toBe(1);
  });

  it('[H2] goes away for now', async () => {
    const { version, taken } = counted();
    render(<UpdatePrompt storage={null} watch={foundAtOnce(version)} />);
    await userEvent.click(screen.getByRole('button', { name: '稍后' }));
    expect(screen.queryByRole('button')).toBeNull();
    expect(taken()).toBe(0);
  });

  it('[H2] does not reload under a cell that is being edited, and says what holds it up', async () => {
    const { version, taken } = counted();
    render(<UpdatePrompt storage={null} watch={foundAtOnce(version)} />);
    change(plan, () => ({ mode: 'edit' }));
    await userEvent.click(screen.getByRole('button', { name: WAITING }));
    const heldUp = await screen.findByRole('button', { name: HELD_UP });
    expect(taken()).toBe(0);

    change(plan, () => ({ mode: null }));
    expect(taken(), 'a person asks again').toBe(0);
    await userEvent.click(heldUp);
    expect(taken()).toBe(1);
  });

  it('[H2] waits for the save that the click itself has started', async () => {
    const { version, taken } = counted();
    render(<UpdatePrompt storage={null} watch={foundAtOnce(version)} />);
    change(plan, () => ({ waiting: { intent: 'type', origin: 'typed' } }));
    await userEvent.click(screen.getByRole('button', { name: WAITING }));
    change(plan, () => ({ waiting: null }));
    await waitFor(() => expect(taken()).toBe(1));
    expect(planEntry(plan).waiting).toBeNull();
  });

  it('[H2] does not reload over a form that is half filled', async () => {
    const { version, taken } = counted();
    const { rerender } = render(
      <>
        <form aria-label="理由">
          <input aria-label="原因" />
        </form>
        <UpdatePrompt storage={null} watch={foundAtOnce(version)} />
      </>,
    );
    await userEvent.type(screen.getByLabelText('原因'), '多地');
    await userEvent.click(screen.getByRole('button', { name: WAITING }));
    await screen.findByRole('button', { name: HELD_UP });
    rerender(
      <>
        {null}
        <UpdatePrompt storage={null} watch={foundAtOnce(version)} />
      </>,
    );
    await userEvent.click(screen.getByRole('button', { name: /更新/ }));
    expect(taken()).toBe(1);
  });
});
