import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import { CorrectionQuestion } from '#src/app/correction-question.tsx';
import type { Said } from '#src/domain/statements/statement.ts';
import { EntryPage } from '#src/features/entry/entry-page.tsx';
import { useEntrySession } from '#src/session/entry-session.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { rowAdded } from '#test/support/added-row.ts';
import { renderPage } from '#test/support/render-page.tsx';
import { waterYear } from '#test/support/water-plan.ts';

/** The dialog is fetched when it is first opened. */
const LAZY = { timeout: 10_000 };

beforeEach(() => {
  window.localStorage.clear();
  useEntrySession.setState({ byPlan: {} });
  useNotices.setState({ notice: null });
});

/** The page, and what the shell has beside it. */
function Page(props: PageProps) {
  return (
    <>
      <EntryPage {...props} />
      <CorrectionQuestion plan={props.plan} />
    </>
  );
}

async function open(said: readonly Said[] = waterYear()) {
  const page = await renderPage(Page, { route: '/entry?month=3', said });
  await screen.findByRole('grid');
  return page;
}

async function stored(page: Awaited<ReturnType<typeof open>>, subject: Said['subject']) {
  const { statements } = await page.storage.load(page.plan.id);
  return statements.find((each) => JSON.stringify(each.subject) === JSON.stringify(subject));
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });

describe('closing a month', () => {
  it('[Y1] shows what is missing, closes, and opens again with who closed it and when', async () => {
    const page = await open([]);
    await page.user.click(await screen.findByRole('button', { name: '关账' }));
    const dialog = await screen.findByRole('dialog', { name: '3月关账' }, LAZY);
    expect(dialog).toHaveTextContent('全部科室已报 0/16 项');
    expect(dialog).toHaveTextContent('7 水样检测份数');
    expect(dialog).toHaveTextContent('本月预算执行数');
    await page.user.click(within(dialog).getByRole('button', { name: '关账' }));
    expect(await screen.findByText('已关账', { exact: false, selector: 'span' })).toBeInTheDocument();
    expect(screen.getByTitle(/^3月，.*已关账$/)).toHaveTextContent('关 0/16');
    await waitFor(async () =>
      expect(await stored(page, { kind: 'month-close', month: 3 })).toMatchObject({
        content: { reported: 0, due: 16 },
      }),
    );
    await page.user.click(button('重新打开'));
    const again = await screen.findByRole('dialog', { name: '重新打开3月' }, LAZY);
    expect(again).toHaveTextContent('于 2025-07-15');
    await page.user.type(within(again).getByRole('textbox', { name: '说明（可不填）' }), '补报');
    await page.user.click(within(again).getByRole('button', { name: '重新打开' }));
    await waitFor(async () =>
      expect(await stored(page, { kind: 'month-close', month: 3 })).toMatchObject({
        content: null,
        note: '补报',
      }),
    );
  });

  it('[Y2][PL62] a row that a 调整 has added is named there too', async () => {
    const page = await open();
    const said: readonly Said[] = [
      rowAdded(1),
      { subject: { kind: 'month-close', month: 3 }, content: { reported: 16, due: 16 }, note: '' },
    ];
    const author = { name: '周艳', section: '综合科' };
    await page.storage.write({ plan: page.plan.id, intent: 'type', origin: 'typed', author, said });
    await screen.findByText('已关账', { exact: false, selector: 'span' });
    await waitFor(() => expect(document.getElementById('cell-r-1-3-value')).not.toBeNull());
    const cell = document.getElementById('cell-r-1-3-value') ?? document.body;
    await page.user.pointer({ target: cell, keys: '[MouseLeft]' });
    await page.user.keyboard('4{Enter}');
    const strip = await screen.findByRole('form', { name: '更正3月' });
    await waitFor(() => expect(strip).toHaveTextContent('第 20 项 3月完成值 4 个'));
  });

  it('[Y2][G18] asks once, beside the grid, for a reason before values of a closed month are written', async () => {
    const page = await open();
    await page.storage.write({
      plan: page.plan.id,
      intent: 'close-month',
      origin: 'typed',
      author: { name: '周艳', section: '综合科' },
      said: [{ subject: { kind: 'month-close', month: 3 }, content: { reported: 16, due: 16 }, note: '' }],
    });
    await screen.findByText('已关账', { exact: false, selector: 'span' });
    const before = await stored(page, { kind: 'month', indicator: 'sum' as never, month: 3 });
    const cell = document.getElementById('cell-sum-3-value');
    if (cell === null) throw new Error('no cell');
    await page.user.pointer({ target: cell, keys: '[MouseLeft]' });
    await page.user.keyboard('1625{Enter}');
    const strip = await screen.findByRole('form', { name: '更正3月' });
    expect(cell).toHaveTextContent('1,625');
    expect(within(cell).getByText('更正待写理由')).toBeInTheDocument();
    expect(within(strip).getByRole('button', { name: '更正' })).toBeDisabled();
    await page.user.click(within(strip).getByRole('button', { name: '不更改' }));
    const asked = await screen.findByRole('region', { name: '不更改3月' });
    expect(asked).toHaveTextContent('1 处更正还没有存，放弃后格内回到原来的值：第 7 项 3月完成值 1,625 份');
    await page.user.click(within(asked).getByRole('button', { name: '继续写理由' }));
    expect(cell).toHaveTextContent('1,625');
    await page.user.click(await screen.findByRole('button', { name: '不更改' }));
    await page.user.click(screen.getByRole('button', { name: '放弃更正' }));
    await waitFor(() => expect(screen.queryByRole('form', { name: /更正/ })).not.toBeInTheDocument());
    expect(await stored(page, { kind: 'month', indicator: 'sum' as never, month: 3 })).toEqual(before);

    await page.user.pointer({ target: cell, keys: '[MouseLeft]' });
    await page.user.keyboard('1625{Enter}5{Enter}6{Enter}');
    const again = await screen.findByRole('form', { name: '更正3月' });
    await waitFor(() => expect(again).toHaveTextContent('3 处更正待写理由'));
    expect(again).toHaveTextContent('第 7 项 3月完成值 1,625 份');
    expect(document.getElementById('cell-ceiling-3-value')).toHaveTextContent('6');
    await page.user.type(within(again).getByRole('textbox', { name: '更正理由' }), '漏计三条{Enter}');
    expect(document.querySelector('[data-focus-home]')).toHaveFocus();
    await waitFor(async () =>
      expect(await stored(page, { kind: 'month', indicator: 'ceiling' as never, month: 3 })).toMatchObject({
        content: { value: 60_000 },
        correction: '漏计三条',
      }),
    );
    await waitFor(async () =>
      expect(await stored(page, { kind: 'month', indicator: 'sum' as never, month: 3 })).toMatchObject({
        content: { value: 16_250_000 },
        correction: '漏计三条',
      }),
    );
  });

  it('[G31][Y2] a paste over a closed month asks for one reason for all of it, and stores none before', async () => {
    const page = await open([]);
    await page.storage.write({
      plan: page.plan.id,
      intent: 'close-month',
      origin: 'typed',
      author: { name: '周艳', section: '综合科' },
      said: [{ subject: { kind: 'month-close', month: 3 }, content: { reported: 16, due: 16 }, note: '' }],
    });
    await screen.findByText('已关账', { exact: false, selector: 'span' });
    const text = '指标名称\t3月\t4月\r\n水样检测份数\t5\t6\r\n发布水质公报\t7\t8\r\n';
    fireEvent.paste(document.activeElement ?? document.body, {
      clipboardData: { getData: (kind: string) => (kind === 'text/plain' ? text : ''), files: [] },
    });
    const preview = await screen.findByRole('dialog', { name: '粘贴预览' }, LAZY);
    expect(preview).toHaveTextContent('3月已关账：确认后请写一次更正理由，写明之前一格都不存。');
    await page.user.click(within(preview).getByRole('button', { name: '存入 4 格' }));
    expect(useNotices.getState().notice?.text).toBe('待写更正理由后存入 4 格');
    const strip = await screen.findByRole('form', { name: '更正3月' });
    expect(await stored(page, { kind: 'month', indicator: 'sum' as never, month: 4 })).toBeUndefined();
    await page.user.type(within(strip).getByRole('textbox', { name: '更正理由' }), '补报{Enter}');
    for (const [indicator, month] of [
      ['sum', 3],
      ['count', 3],
    ] as const)
      await waitFor(async () =>
        expect(await stored(page, { kind: 'month', indicator: indicator as never, month })).toMatchObject({
          correction: '补报',
        }),
      );
    expect(await stored(page, { kind: 'month', indicator: 'count' as never, month: 4 })).toMatchObject({
      content: { value: 80_000 },
    });
    expect((await page.storage.operations(page.plan.id, 10)).map(({ count }) => count)).toContain(4);
  });
});
