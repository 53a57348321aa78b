import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { SNAPSHOT_FORMAT, SNAPSHOT_VERSION, sealSnapshot } from '#src/domain/package/snapshot-file.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import { DistrictPage } from '#src/features/district/district-page.tsx';
import { useLaidOut } from '#src/session/laid-out.ts';
import { lateFile } from '#test/support/held-back.ts';
import { renderPage } from '#test/support/render-page.tsx';

const page = (unitName: string) =>
  sealSnapshot(
    {
      format: SNAPSHOT_FORMAT,
      version: SNAPSHOT_VERSION,
      unitName,
      year: 2025,
      asOf: 11,
      isSample: false,
      unfinished: ['数据截至 11月，全年未结束'],
      total: '78.88',
      exportedAt: 1_764_638_100_000 as Instant,
      author: { name: '周艳', section: '综合科' },
    },
    (digest, data) => `<!doctype html><b>${digest}</b>${data}\n`,
  );

describe('汇总各单位 out of snapshots', () => {
  it('[DI6] says which snapshot is being read, and of how many', async () => {
    useLaidOut.getState().clear();
    const { user } = await renderPage(DistrictPage, { route: '/district?year=2025&month=11' });
    const [first, second] = [lateFile(page('甲单位'), '甲.html'), lateFile(page('乙单位'), '乙.html')];
    await user.upload(screen.getByLabelText('选择文件…：选取文件'), [first.file, second.file]);
    const told = await screen.findByText('正在读取快照 第 1 个（共 2 个）甲.html…');
    expect(told).toHaveAttribute('role', 'status');
    first.arrive();
    await waitFor(() => expect(told).toHaveTextContent('正在读取快照 第 2 个（共 2 个）乙.html…'));
    second.arrive();
    expect(await screen.findByText(/已读 2 份快照/)).toBeVisible();
    await waitFor(() => expect(told).not.toBeInTheDocument());
    useLaidOut.getState().clear();
  });

  it('[DI8] shows each unit with month and total; a changed one is named, and all can be taken out again', async () => {
    const { user } = await renderPage(DistrictPage, { route: '/district?year=2025&month=11' });
    const file = (name: string, text: string) => new File([text], name, { type: 'text/html' });
    await user.upload(screen.getByLabelText('选择文件…：选取文件'), [
      file('甲.html', page('甲单位')),
      file('乙.html', page('乙单位').replace('"total":"78.88"', '"total":"98.88"')),
    ]);
    const table = await screen.findByRole('table');
    expect(
      within(table).getByRole('row', { name: /甲单位 2025 11 月 78.88 未定稿 综合科 周艳/ }),
    ).toBeVisible();
    expect(within(table).getAllByRole('row')).toHaveLength(2);
    expect(screen.getByText(/乙\.html：数据与摘要不符/)).toBeInTheDocument();
    expect(screen.getByText(/已读 1 份快照/)).toBeVisible();
    await user.click(screen.getByRole('button', { name: '全部移出' }));
    expect(screen.queryByRole('table')).toBeNull();
  });
});
