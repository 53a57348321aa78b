// @vitest-environment jsdom
import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Dialog } from '#src/ui/dialog.tsx';
import { useKeptFocus } from '#src/ui/focus-home.ts';

function Page({ step, button }: { readonly step: string | null; readonly button: string }) {
  useKeptFocus(step);
  return (
    <main id="main" tabIndex={-1}>
      <button key={button} type="button">
        {button}
      </button>
    </main>
  );
}

it('[PL77] what had the focus is gone with its step: the focus is at the text of the page', () => {
  const { rerender } = render(<Page step="list" button="粘贴" />);
  expect(document.body).toHaveFocus();
  screen.getByRole('button').focus();
  rerender(<Page step="table" button="存为草稿" />);
  expect(screen.getByRole('main')).toHaveFocus();
});

it('[PL77] what is still there keeps it, and so does a step that was not left', () => {
  const { rerender } = render(<Page step="list" button="粘贴" />);
  screen.getByRole('button').focus();
  rerender(<Page step="table" button="粘贴" />);
  expect(screen.getByRole('button')).toHaveFocus();
  rerender(<Page step="table" button="另一个" />);
  expect(document.body).toHaveFocus();
});

it('[H23] what comes after nothing has only been opened, and what comes after both is another', () => {
  const { rerender } = render(<Page step={null} button="正在读取" />);
  rerender(<Page step="draft" button="下达" />);
  expect(document.body).toHaveFocus();
  screen.getByRole('button').focus();
  rerender(<Page step={null} button="正在读取" />);
  rerender(<Page step="plan" button="调整" />);
  expect(screen.getByRole('main')).toHaveFocus();
});

it('[H23] a dialog whose button is gone when it closes leaves the focus at the text of the page', () => {
  function Place({ hasButton, isOpen }: { readonly hasButton: boolean; readonly isOpen: boolean }) {
    return (
      <main id="main" tabIndex={-1}>
        {hasButton ? <button type="button">调整方案…</button> : null}
        {isOpen ? (
          <Dialog title="调整方案" onClose={() => undefined}>
            <input aria-label="理由" />
          </Dialog>
        ) : null}
      </main>
    );
  }
  const { rerender } = render(<Place hasButton isOpen={false} />);
  const opener = screen.getByRole('button', { name: '调整方案…' });
  opener.focus();
  rerender(<Place hasButton isOpen />);
  rerender(<Place hasButton isOpen={false} />);
  expect(opener).toHaveFocus();
  rerender(<Place hasButton isOpen />);
  rerender(<Place hasButton={false} isOpen />);
  rerender(<Place hasButton={false} isOpen={false} />);
  expect(screen.getByRole('main')).toHaveFocus();
});
