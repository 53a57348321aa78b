import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Dialog } from '#src/ui/dialog.tsx';
import { CopyChart, CopyTable } from '#src/widgets/copy-out.tsx';
import { onCopyCommand } from '#test/support/copy-command.ts';
import { renderPage } from '#test/support/render-page.tsx';

/** A row of two cells. */
const table = (text: string) => (
  <table>
    <tbody>
      <tr>
        <td>{text}</td>
        <td>2</td>
      </tr>
    </tbody>
  </table>
);

/** A table on the page, and one in a dialog over it. */
function Page() {
  return (
    <section aria-label="页">
      {table('页上的')}
      <Dialog title="对话框" onClose={() => undefined}>
        <CopyTable />
        {table('框里的')}
      </Dialog>
    </section>
  );
}

/** A table on the page, and one in the panel beside it. */
function Beside() {
  return (
    <section aria-label="页">
      {table('页上的')}
      <aside>
        <CopyTable />
        {table('旁边的')}
      </aside>
    </section>
  );
}

it.each([
  ['in a dialog', Page, '框里的\t2'],
  ['beside the page', Beside, '旁边的\t2'],
] as const)('[MO37] %s its own table is copied, and not that of the page', async (_, page, text) => {
  const copied = new Map<string, string>();
  onCopyCommand(() => {
    const clipboardData = { setData: (type: string, said: string) => copied.set(type, said) };
    document.dispatchEvent(Object.assign(new Event('copy', { cancelable: true }), { clipboardData }));
    return true;
  });
  const { user } = await renderPage(page);
  await user.click(screen.getByText('复制表格'));
  await waitFor(() => expect(screen.getByText('已复制')).toBeVisible());
  expect(copied.get('text/plain')).toBe(text);
});

it('[H29] one picture is made at a time', async () => {
  await renderPage(CopyChart as typeof Page);
  const save = screen.getByRole('button', { name: '存为图片' });
  fireEvent.click(save);
  expect(save).toBeDisabled();
  // There is no chart here.
  await waitFor(() => expect(screen.getByText('没有成功，请重试')).toBeVisible());
  expect(save).toBeEnabled();
});
