import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { Dialog } from '#src/ui/dialog.tsx';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import { renderPage } from '#test/support/render-page.tsx';

/** A table on the page, and one in a dialog over it. */
function Page() {
  return (
    <section aria-label="页">
      <table>
        <tbody>
          <tr>
            <td>页上的</td>
          </tr>
        </tbody>
      </table>
      <Dialog title="对话框" onClose={() => undefined}>
        <CopyTable />
        <table>
          <tbody>
            <tr>
              <td>框里的</td>
              <td>2</td>
            </tr>
          </tbody>
        </table>
      </Dialog>
    </section>
  );
}

it('[MO37] in a dialog its own table is copied, and not that of the page under it', async () => {
  const copied = new Map<string, string>();
  // jsdom has no command: what the browser would ask for.
  Object.defineProperty(document, 'execCommand', {
    configurable: true,
    value: () => {
      const clipboardData = { setData: (type: string, text: string) => copied.set(type, text) };
      document.dispatchEvent(Object.assign(new Event('copy', { cancelable: true }), { clipboardData }));
      return true;
    },
  });
  const { user } = await renderPage(Page);
  await user.click(screen.getByText('复制表格'));
  await waitFor(() => expect(screen.getByText('已复制')).toBeVisible());
  expect(copied.get('text/plain')).toBe('框里的\t2');
});
