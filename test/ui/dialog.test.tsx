import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { Dialog } from '#src/ui/dialog.tsx';

it('[PL81] a filled field on which a dialog opens is selected, and what is typed takes its place', async () => {
  render(
    <Dialog title="下达" onClose={() => undefined}>
      {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- as the browser's own dialog does with its first field */}
      <input aria-label="下达日期" defaultValue="2026-11-29" autoFocus />
    </Dialog>,
  );
  const field = screen.getByRole<HTMLInputElement>('textbox', { name: '下达日期', hidden: true });
  expect(field).toHaveFocus();
  expect([field.selectionStart, field.selectionEnd]).toEqual([0, 10]);
  await userEvent.keyboard('20260105');
  expect(field).toHaveValue('20260105');
});
