import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { expect, it, vi } from 'vitest';
import { ok } from '#src/kernel/result.ts';
import type { PackageSeal } from '#src/domain/package/package-seal.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { points } from '#test/domain/support/build.ts';
import type { PageProps } from '#src/session/page.ts';
import { EvidenceTab } from '#src/features/review/evidence-tab.tsx';
import { saveFile } from '#src/export/save-file.ts';
import { saveQueue } from '#src/queries/save-queue.ts';
import { useNotices } from '#src/session/notices.ts';
import { openTestStorage, renderPage, TESTER } from '#test/support/render-page.tsx';
import { bytesOf, digestOf, evidenceSaid, pdf, pointerSaid, storedFile } from '#test/support/evidence.ts';
import { fillDisk } from '#test/support/planted-faults.ts';
import { PLAN, standingTable, typed } from '#test/support/saying.ts';

// What is handed to the browser's downloads is looked at here; that it arrives is shown in a real browser.
vi.mock('#src/export/save-file.ts', () => ({ XLSX_TYPE: 'xlsx', saveFile: vi.fn<typeof saveFile>() }));

const row = (seq: number): HTMLElement => {
  const found = screen
    .getAllByRole('row')
    .find((each) => each.querySelector('td')?.textContent === String(seq));
  if (found === undefined) throw new Error(`no row ${seq}`);
  return found;
};
const listOf = (seq: number) =>
  within(row(seq))
    .queryAllByRole('listitem')
    .map((item) => item.textContent);
const pick = (seq: number) => screen.getByLabelText(`给第 ${seq} 项添加文件：选取文件`);
const open = (setup: Parameters<typeof renderPage>[1] = {}) =>
  renderPage(EvidenceTab, { route: '/review/evidence', ...setup });

it('[A1] says the limits before anything is picked', async () => {
  await open();
  expect(screen.getByText(/每个文件不超过 20 MB，全年合计不超过 500 MB，已用 0 B。可收：PDF/)).toBeVisible();
});

it('[A2] files are picked onto a row, numbered in form order, and survive a reload', async () => {
  const { user, storage, unmount } = await open();
  await user.upload(pick(7), [pdf('一季度签到.pdf'), pdf('培训照片.pdf')]);
  await user.upload(pick(2), pdf('方案.pdf'));
  await waitFor(() =>
    expect(listOf(2)).toEqual([expect.stringMatching(/^02-1方案PDF，\d+ B　综合科 周艳 2025/)]),
  );
  expect(listOf(7)).toEqual([
    expect.stringMatching(/^07-1一季度签到/),
    expect.stringMatching(/^07-2培训照片/),
  ]);
  expect(screen.getByText(/共 3 份；17 项还没有佐证。/)).toBeVisible();
  unmount();
  const again = await open({ storage });
  // What was still being stored shows before what is stored has been read: all three are the latter.
  expect(await screen.findByText(/共 3 份；17 项还没有佐证。/)).toBeVisible();
  expect(listOf(7)).toHaveLength(2);
  await again.user.click(screen.getByLabelText('只看没有佐证的'));
  expect(screen.queryByRole('button', { name: '给第 7 项添加文件' })).toBeNull();
  expect(screen.getByRole('button', { name: '给第 1 项添加文件' })).toBeVisible();
});

it('[A2] files are dropped or pasted onto a row; a pasted picture has a name', async () => {
  await open();
  fireEvent.drop(row(5), { dataTransfer: { files: [pdf('纪要.pdf')], types: ['Files'] } });
  await waitFor(() => expect(listOf(5)).toHaveLength(1));
  const picture = new File([Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a)], 'image.png', {
    type: 'image/png',
  });
  fireEvent.paste(screen.getByRole('button', { name: '给第 6 项添加文件' }), {
    clipboardData: { files: [picture] },
  });
  await waitFor(() => expect(listOf(6)).toEqual([expect.stringMatching(/^06-1截图PNG，6 B/)]));
});

it('[A2] the section filter stands in the address, and leads to the rows of that section', async () => {
  const { user, route, plan } = await open();
  const [section = ''] = plan.sections;
  await user.selectOptions(screen.getByLabelText('责任科室'), section);
  expect(route()).toContain(`section=${encodeURIComponent(section)}`);
  const owned = plan.indicators.filter(({ owner }) => owner === section).length;
  expect(screen.getAllByRole('button', { name: /添加文件$/ })).toHaveLength(owned);
});

it('[A2] a document number stands for a paper that may not be copied', async () => {
  const { user, storage } = await open();
  await user.click(screen.getByRole('button', { name: '给第 9 项登记存放处' }));
  await user.click(screen.getByRole('button', { name: '保存' }));
  expect(screen.getByText('请填材料名称')).toBeVisible();
  await user.type(screen.getByLabelText('材料名称'), '安全检查通报');
  await user.type(screen.getByLabelText('文号或存放处'), '青密〔2026〕3 号，机要室');
  await user.selectOptions(within(row(9)).getByLabelText('所属月份'), '6');
  await user.click(screen.getByRole('button', { name: '保存' }));
  await waitFor(() =>
    expect(listOf(9)).toEqual([expect.stringContaining('09-1安全检查通报6月　存放处：青密〔2026〕3 号')]),
  );
  const [content] = Object.values(await standingTable(storage));
  expect(content).toEqual({
    month: 6,
    title: '安全检查通报',
    source: { kind: 'pointer', text: '青密〔2026〕3 号，机要室' },
  });
});

it('[A1] what is refused is named with its reason, and the rest of the same drop is taken', async () => {
  const { storage } = await open();
  const files = [
    new File(['MZ'], '工具.exe'),
    pdf('好的.pdf'),
    new File(['<html>'], '网页.pdf'),
    pdf('又一份.pdf', '好的.pdf'),
    new File([], '空.txt'),
  ];
  fireEvent.drop(row(3), { dataTransfer: { files, types: ['Files'] } });
  const alert = await screen.findByRole('alert');
  expect(
    within(alert)
      .getAllByRole('listitem')
      .map((item) => item.textContent),
  ).toEqual([
    expect.stringMatching(/^工具\.exe：不收「\.exe」文件。可收：PDF/),
    '网页.pdf：内容与扩展名「.pdf」不符，没有收下。请用原来的软件打开后另存',
    '又一份.pdf：本项已有同一文件（本次所选），没有重复收下',
    '空.txt：文件是空的，没有收下',
  ]);
  await waitFor(() => expect(listOf(3)).toHaveLength(1));
  expect(await storage.files()).toEqual(new Set([digestOf(bytesOf('%PDF-1.7 好的.pdf'))]));
});

it('[A3] a name is changed, an entry removed, and each is taken back from its notice', async () => {
  const file = storedFile('%PDF- 一');
  const storage = await openTestStorage();
  await storage.write(
    typed([evidenceSaid('sum', 'a', file), pointerSaid('sum', 'b', '台账', '档案室')], { files: [file] }),
  );
  const { user } = await open({ storage });
  await user.click(await screen.findByRole('button', { name: '修改 07-1 签到表' }));
  const title = screen.getByLabelText('材料名称');
  await user.clear(title);
  await user.type(title, '六月签到表');
  await user.click(screen.getByRole('button', { name: '保存' }));
  await user.click(await screen.findByRole('button', { name: '移除 07-1 六月签到表' }));
  // The other one keeps its place in the list, and becomes the first.
  await waitFor(() => expect(listOf(7)).toEqual([expect.stringMatching(/^07-1台账/)]));
  await waitFor(() => expect(useNotices.getState().notice?.text).toBe('已移除 07-1 六月签到表'));
  useNotices.getState().notice?.action?.run();
  await waitFor(() => expect(listOf(7)[0]).toMatch(/^07-1六月签到表/));
  expect(await storage.readFile(file.sha256)).toMatchObject({ kind: 'sound' });
});

it('[A4] a file is handed to the downloads under the type that it was taken in as', async () => {
  const { user } = await open();
  // A browser may call a file whatever its name says.
  await user.upload(pick(7), new File([bytesOf('%PDF-1.7 x')], '签到.pdf', { type: 'text/html' }));
  await user.click(await screen.findByRole('button', { name: '签到' }));
  await waitFor(() => expect(saveFile).toHaveBeenCalledTimes(1));
  const [name, type, content] = vi.mocked(saveFile).mock.calls[0] ?? [];
  expect([name, type]).toEqual(['签到.pdf', 'application/pdf']);
  expect(Buffer.from(content as Uint8Array).toString()).toBe('%PDF-1.7 x');
});

it('[A4] what a package calls a program is not handed out, whatever the file was', async () => {
  vi.mocked(saveFile).mockClear();
  const text = 'echo 1';
  // The word came with somebody's package; its file would be taken in as the text that it is.
  const { user } = await open({
    said: [evidenceSaid('sum', 'a', storedFile(text), { title: '清单', name: '清单.bat' })],
  });
  await screen.findByText('文件不在本机');
  fireEvent.drop(row(7), {
    dataTransfer: { files: [new File([bytesOf(text)], '清单.txt')], types: ['Files'] },
  });
  await user.click(await screen.findByRole('button', { name: '清单' }));
  await waitFor(() =>
    expect(useNotices.getState().notice?.text).toMatch(/^「清单\.bat」没有打开：不收「\.bat」文件/),
  );
  expect(saveFile).not.toHaveBeenCalled();
});

it('[A4] an entry without its file says so; the same file puts it right, another one does not', async () => {
  const text = '%PDF-1.7 原件';
  const { user, storage } = await open({
    said: [evidenceSaid('sum', 'a', storedFile(text), { title: '原件' })],
  });
  expect(await screen.findByText('文件不在本机')).toBeVisible();
  await user.upload(screen.getByLabelText('补上 07-1 原件 的文件：选取文件'), pdf('别的.pdf'));
  expect(await screen.findByText(/与登记的「原件\.pdf」内容不同，没有收下/)).toBeVisible();
  // Dropped onto the row, whatever it is called now.
  fireEvent.drop(row(7), {
    dataTransfer: { files: [new File([bytesOf(text)], '改了名.pdf')], types: ['Files'] },
  });
  await waitFor(() => expect(screen.queryByText('文件不在本机')).toBeNull());
  expect(listOf(7)).toHaveLength(1);
  expect(await storage.readFile(storedFile(text).sha256)).toMatchObject({ kind: 'sound' });
});

it('[A4] many missing files are supplied at once from a folder, told by what is in them', async () => {
  const [one, two] = ['%PDF-1.7 一', '%PDF-1.7 二'];
  const { user, storage } = await open({
    said: [
      evidenceSaid('sum', 'a', storedFile(one), { title: '一' }),
      evidenceSaid('count', 'b', storedFile(two), { title: '二' }),
      evidenceSaid('ceiling', 'c', storedFile('%PDF-1.7 没人有'), { title: '三' }),
    ],
  });
  expect(await screen.findByText(/^3 个文件不在本机/)).toBeVisible();
  const folder = screen.getByLabelText('选文件夹补齐缺的文件：选取文件');
  expect(folder).toHaveAttribute('webkitdirectory');
  fireEvent.change(folder, {
    target: {
      files: [pdf('别的.pdf'), new File([bytesOf(two)], 'x.pdf'), new File([bytesOf(one)], 'y.pdf')],
    },
  });
  expect(await screen.findByText(/^1 个文件不在本机/)).toBeVisible();
  await waitFor(() => expect(useNotices.getState().notice?.text).toBe('补上 2 个文件，还缺 1 个'));
  expect(await storage.files()).toEqual(new Set([storedFile(one).sha256, storedFile(two).sha256]));
  expect(within(row(9)).getByText('文件不在本机')).toBeVisible();
  await user.click(within(row(7)).getByRole('button', { name: '一' }));
  await waitFor(() => expect(vi.mocked(saveFile).mock.lastCall?.[0]).toBe('一.pdf'));
});

it('[A4] a file that is dropped beside a row does not make the browser leave the page', async () => {
  await open();
  // Left alone, the browser would show the file in place of the app.
  const isLeftAlone = fireEvent.drop(document.body, { dataTransfer: { files: [], types: ['Files'] } });
  expect(isLeftAlone).toBe(false);
});

it('[A5] a full disk: nothing is written, the entry waits, and a retry stores it with its file', async () => {
  const { user, storage } = await open();
  const makeRoom = fillDisk(['blobs']);
  await user.upload(pick(7), pdf('大文件.pdf'));
  expect(await screen.findByText(/尚未存下/)).toBeVisible();
  const queue = saveQueue(storage, PLAN);
  await waitFor(() => expect(queue.snapshot()[0]?.problem).toEqual({ kind: 'quota' }));
  expect(await storage.files()).toEqual(new Set());
  expect(await standingTable(storage)).toEqual({});
  makeRoom();
  queue.retry();
  await waitFor(() => expect(screen.queryByText(/尚未存下/)).toBeNull());
  const [content] = Object.values(await standingTable(storage)) as { source: { sha256: string } }[];
  expect(await storage.readFile(content?.source.sha256 ?? '')).toMatchObject({ kind: 'sound' });
});

it('[A2] files wait until somebody has said who they are', async () => {
  // The shell asks; here the page is told at the second look.
  const storage = await openTestStorage();
  let author: Author | null = null;
  const Page = (props: PageProps) => {
    const [, look] = useState(0);
    return <EvidenceTab {...props} author={author} askAuthor={() => look((times) => times + 1)} />;
  };
  const { user } = await renderPage(Page, { route: '/review/evidence', storage });
  await user.upload(pick(7), pdf('签到.pdf'));
  expect(await storage.files()).toEqual(new Set());
  author = TESTER;
  // Picking another one renders the page anew.
  await user.upload(pick(8), pdf('方案.pdf'));
  await waitFor(() => expect([listOf(7).length, listOf(8).length]).toEqual([1, 1]));
});

it('[A3] a sealed year takes no evidence, and says what to do', async () => {
  const { user, storage } = await open({ said: [pointerSaid('sum', 'a', '台账', '档案室')] });
  await screen.findByRole('button', { name: '移除 07-1 台账' });
  await storage.seal({
    plan: PLAN,
    author: TESTER,
    freeze: (_, { id }) =>
      ok({
        // What is frozen does not matter here, only that it is sealed.
        file: { id } as unknown as PackageSeal,
        content: { id, digest: 'ab'.repeat(32), total: points('90'), grade: '优' },
      }),
  });
  await user.click(await screen.findByRole('button', { name: '移除 07-1 台账' }));
  expect(useNotices.getState().notice?.text).toMatch(
    /^本年度已定稿，佐证不能增删。确需修改，请先到「定稿与校验」/,
  );
  await user.upload(pick(8), pdf('方案.pdf'));
  expect(await storage.files()).toEqual(new Set());
  expect(listOf(7)).toHaveLength(1);
  expect(saveQueue(storage, PLAN).snapshot()).toEqual([]);
});
