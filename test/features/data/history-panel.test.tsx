import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { useNotices } from '#src/session/notices.ts';
import { reRead } from '#test/export/support/re-read.ts';
import { DataPage } from '#src/features/data/data-page.tsx';
import { isComing, WHOLE_WANTED } from '#src/ui/coming.tsx';
import { sentFrom, takeIn } from '#test/support/exchange.ts';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';
import { number, say, standingTable, typed } from '#test/support/saying.ts';

async function open() {
  const here = await openTestStorage();
  const there = await openTestStorage();
  await there.write(typed([number('count', 1, 5)], { author: { name: '李强', section: '水质科' } }));
  await say(here, number('sum', 3, 10));
  await say(here, number('sum', 3, 11, '更正'));
  await takeIn(here, await sentFrom(there));
  const page = await renderPage(DataPage, { route: '/data', storage: here });
  await screen.findByRole('button', { name: /^恢复此值：.*3月完成值/ });
  const panel = screen.getByRole('region', { name: '修改记录' });
  return { ...page, here, panel };
}

it('[N5] lists every revision with who, from what to what, why, and the file it came with', async () => {
  const { panel } = await open();
  await waitFor(() => expect(panel).toHaveTextContent('并入自 a.jxb.json'));
  expect(within(panel).getAllByRole('row')).toHaveLength(4);
  expect(panel).toHaveTextContent('共 3 次，列出 3 次');
  expect(panel).toHaveTextContent(/→ 11/);
  expect(panel).toHaveTextContent('更正');
});

it('[N5] is filtered by person, section, month and indicator', async () => {
  const { user, panel } = await open();
  for (const [filter, option, count] of [
    ['填报人', '李强', 1],
    ['填报人', '全部填报人', 3],
    ['填报人科室', '综合科', 2],
    ['填报人科室', '全部科室', 3],
    ['记录月份', '1月', 1],
  ] as const) {
    await user.selectOptions(within(panel).getByRole('combobox', { name: filter }), option);
    expect(panel).toHaveTextContent(`列出 ${count} 次`);
  }
  await user.selectOptions(within(panel).getByRole('combobox', { name: '指标' }), 'sum');
  expect(panel).toHaveTextContent('没有符合的修改记录');
});

it('[N5] says an earlier word again, as a revision of its own', async () => {
  const { user, here, panel } = await open();
  await user.click(within(panel).getByRole('button', { name: /^恢复此值：.*3月完成值/ }));
  await waitFor(async () => expect(await standingTable(here)).toMatchObject({ 'month/sum/3': 10 }));
  await waitFor(() => expect(panel).toHaveTextContent('共 4 次'));
});

it('[N8] leaves as a workbook: all of it, or what the filter lists', async () => {
  const saved: { name: string; blob: Blob }[] = [];
  let blob = new Blob();
  vi.spyOn(URL, 'createObjectURL').mockImplementation((given) => {
    blob = given as Blob;
    return 'blob:test';
  });
  // jsdom cannot download: the click on the link is where the browser would take over.
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    saved.push({ name: this.download, blob });
  });
  const { user, panel } = await open();
  expect(within(panel).queryByRole('button', { name: /^导出列出的/ })).not.toBeInTheDocument();
  await user.click(within(panel).getByRole('button', { name: '导出全部修改记录' }));
  await waitFor(() => expect(saved).toHaveLength(1));
  await waitFor(() => expect(useNotices.getState().notice?.text).toMatch(/^已导出 3 次修改记录：.*_全部_/));
  await user.selectOptions(within(panel).getByRole('combobox', { name: '填报人' }), '李强');
  await user.click(within(panel).getByRole('button', { name: '导出列出的 1 次' }));
  await waitFor(() => expect(saved).toHaveLength(2));
  expect(saved[1]?.name).toMatch(/_2026年度修改记录_李强_\d{8}-\d{4}\.xlsx$/);
  const bytes = await Promise.all(saved.map((each) => each.blob.arrayBuffer()));
  const books = await Promise.all(bytes.map((each) => reRead(new Uint8Array(each))));
  expect(books.map(({ worksheets }) => worksheets[0]?.rowCount)).toEqual([6, 4]);
});

it('[SP12] reads the log while it is in sight, or to be printed: what is written meanwhile costs nothing', async () => {
  const watched: IntersectionObserverCallback[] = [];
  class PlacedByTest {
    constructor(told: IntersectionObserverCallback) {
      watched.push(told);
    }
    observe(): void {}
    disconnect(): void {}
  }
  vi.stubGlobal('IntersectionObserver', PlacedByTest);
  const isSeen = (isIntersecting: boolean) =>
    act(() => watched[0]?.([{ isIntersecting } as IntersectionObserverEntry], {} as IntersectionObserver));
  const storage = await openTestStorage();
  await say(storage, number('sum', 3, 10));
  const reads = vi.spyOn(storage, 'revisions');
  await renderPage(DataPage, { route: '/data', storage });
  const panel = screen.getByRole('region', { name: '修改记录' });
  await screen.findByText(/^列出 1 次/);
  expect(reads).not.toHaveBeenCalled();
  expect(isComing()).toBe(true);

  isSeen(true);
  await waitFor(() => expect(panel).toHaveTextContent('共 1 次'));
  expect(isComing()).toBe(false);
  isSeen(false);
  await say(storage, number('sum', 4, 11));
  await screen.findByText(/^列出 2 次/);
  expect(reads).toHaveBeenCalledTimes(1);

  act(() => void document.dispatchEvent(new Event(WHOLE_WANTED)));
  await waitFor(() => expect(panel).toHaveTextContent('共 2 次'));
  expect(reads).toHaveBeenCalledTimes(2);
  act(() => void window.dispatchEvent(new Event('afterprint')));
  await say(storage, number('sum', 5, 12));
  await screen.findByText(/^列出 3 次/);
  expect(reads).toHaveBeenCalledTimes(2);
  vi.unstubAllGlobals();
});
