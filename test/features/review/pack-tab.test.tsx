import { screen, waitFor, within } from '@testing-library/react';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import { expect, it, vi } from 'vitest';
import { parsePackage } from '#src/domain/package/parse-package.ts';
import type { DeviceId, Instant, Said } from '#src/domain/statements/statement.ts';
import { saveFile } from '#src/export/save-file.ts';
import { useNotices } from '#src/session/notices.ts';
import { packParts } from '#src/features/review/pack-parts.ts';
import { PackTab } from '#src/features/review/pack-tab.tsx';
import { NO_VERSIONS } from '#test/domain/support/revision.ts';
import { firstRevisions, monthValue } from '#test/support/district.ts';
import { evidenceSaid, pointerSaid, storedFile } from '#test/support/evidence.ts';
import { readDocument } from '#test/export/support/re-read-document.ts';
import { fixturePlan } from '#test/support/read-fixture-plan.ts';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';
import { PLAN, typed } from '#test/support/saying.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

// What is handed to the browser's downloads is looked at here; that it arrives is shown in a real browser.
vi.mock('#src/export/save-file.ts', () => ({
  XLSX_TYPE: 'xlsx',
  DOCX_TYPE: 'docx',
  saveFile: vi.fn<typeof saveFile>(),
}));
// jsdom has no canvas to draw pictures on.
vi.mock('#src/charts/picture-png.ts', () => ({
  picturePng: () => Promise.resolve(Uint8Array.of(0x89, 0x50, 0x4e, 0x47)),
}));

const FILE = storedFile('%PDF-1.7 签到');
const LOST = storedFile('%PDF-1.7 没带来');

async function open(said = [pointerSaid('ceiling', 'b', '通报', '机要室')]) {
  vi.mocked(saveFile).mockClear();
  const storage = await openTestStorage();
  const all = [...waterYear(), evidenceSaid('sum', 'a', FILE, { title: '签到表' }), ...said];
  await storage.write(typed(all, { files: [FILE] }));
  return renderPage(PackTab, { route: '/review/pack?month=12', storage });
}

/** The button, once all that goes into the pack has been read. */
async function make(): Promise<HTMLElement> {
  await waitFor(() => expect(screen.getByRole('button', { name: '生成材料包' })).toBeEnabled());
  return screen.getByRole('button', { name: '生成材料包' });
}

async function savedPack(): Promise<{ readonly name: string; readonly files: Record<string, Uint8Array> }> {
  await waitFor(() => expect(saveFile).toHaveBeenCalledTimes(1), { timeout: 60_000 });
  const [name = '', , zip] = vi.mocked(saveFile).mock.calls[0] ?? [];
  return { name, files: unzipSync(new Uint8Array(await (zip as Blob).arrayBuffer())) };
}

it('[A6][MO37] one click hands over every paper, the evidence, the change log, the data package and 自查页', async () => {
  const { user, storage } = await open();
  await user.click(await make());
  expect(screen.getByRole('button', { name: '复制表格' })).toBeVisible();
  const { name, files } = await savedPack();
  expect(name).toMatch(/^青石县供水服务中心_2026年度绩效自评材料包_未定稿_\d{8}-\d{4}\.zip$/);
  const folders = Object.keys(files).map((path) => path.replace(/\/[^/]*$/, ''));
  expect(folders).toEqual([
    '01 绩效自评表',
    '01 绩效自评表',
    '02 绩效自评报告',
    '03 绩效运行监控表',
    '03 绩效运行监控表',
    '04 领导摘要',
    expect.stringMatching(/^05 佐证材料\/07 /),
    '05 佐证材料',
    '06 修改记录',
    '07 数据包',
    '00 自查页.html',
  ]);
  const evidence = Object.entries(files).find(([path]) => path.endsWith('07-1 签到表.pdf'));
  expect(Buffer.from(evidence?.[1] ?? []).equals(Buffer.from(FILE.bytes))).toBe(true);
  const data = Object.entries(files).find(([path]) => path.startsWith('07 '))?.[1] ?? new Uint8Array();
  const read = parsePackage(strFromU8(data));
  expect(read.ok && read.value.statements).toEqual(await storage.revisions(PLAN));
  const page = strFromU8(files['00 自查页.html'] ?? new Uint8Array());
  expect(page).toContain('✓ 两种算法逐行一致：总分 88.66 分');
  expect(page).toContain('<li>年度还没有定稿</li>');
  for (const path of Object.keys(files).filter((each) => !each.startsWith('00')))
    expect(page).toContain(path);
  expect(await screen.findByText(/11 个文件/)).toBeVisible();
});

it('[A8] a part that cannot be made is named, and nothing is handed over before somebody says so', async () => {
  const { user } = await open([evidenceSaid('count', 'c', LOST, { title: '没带来' })]);
  await user.click(await make());
  const alert = await screen.findByRole('alert', {}, { timeout: 60_000 });
  expect(within(alert).getByRole('list', { name: '没有做成的部分' })).toHaveTextContent(
    '佐证 08-1 没带来：文件不在本机',
  );
  expect(saveFile).not.toHaveBeenCalled();
  await user.click(screen.getByRole('button', { name: /缺着保存/ }));
  const { files } = await savedPack();
  expect(Object.keys(files).filter((path) => path.includes('没带来'))).toEqual([]);
  expect(strFromU8(files['00 自查页.html'] ?? new Uint8Array())).toContain(
    '<li>佐证 08-1 没带来：文件不在本机</li>',
  );
});

it('[A8] what a package calls a program does not come into the pack under that name', async () => {
  const { user } = await open([evidenceSaid('count', 'c', FILE, { title: '清单', name: '清单.bat' })]);
  await user.click(await make());
  const alert = await screen.findByRole('alert', {}, { timeout: 60_000 });
  expect(alert).toHaveTextContent('佐证 08-1 清单：不收「.bat」文件');
});

it('[A7] the steps are shown by name, and cancelling hands nothing over', async () => {
  const { user } = await open();
  await user.click(await make());
  expect(screen.getByRole('progressbar', { name: '材料包进度' })).toBeVisible();
  await user.click(screen.getByRole('button', { name: '取消' }));
  expect(await screen.findByText('已取消，没有生成任何文件。')).toBeVisible();
  expect(saveFile).not.toHaveBeenCalled();
  expect(await make()).toBeEnabled();
});

it('[A7] leaving the page ends the run, and says so', async () => {
  const { user, unmount } = await open();
  await user.click(await make());
  unmount();
  expect(useNotices.getState().notice?.text).toBe('离开了页面，材料包没有生成');
  // The next run is over before this one would have been.
  const again = await open();
  await again.user.click(await make());
  await savedPack();
  expect(saveFile).toHaveBeenCalledTimes(1);
});

it('[ND33] the pack of 整体 has 总表 of its projects, and its report a chapter of each [ND34]', async () => {
  vi.mocked(saveFile).mockClear();
  const storage = await openTestStorage();
  await storage.issuePlan({
    ...fixturePlan('archive-3'),
    unitName: WATER.unitName,
    year: WATER.year,
  });
  const { user } = await renderPage(PackTab, { route: '/review/pack?month=12', storage });
  await user.click(await make());
  const { files } = await savedPack();
  const named = Object.entries(files).filter(([path]) => path.includes('整体及项目绩效自评汇总表'));
  expect(named.map(([path]) => path.replace(/.*\./, ''))).toEqual(['xlsx', 'docx']);
  const report = Object.entries(files).find(([path]) => path.startsWith('02 '))?.[1] ?? new Uint8Array();
  expect(readDocument(report).paragraphs).toContain('（一）档案库房改造');
});

it('[A6][PL62] the change log of the pack calls a row that a 调整 has stopped by its name', async () => {
  const stopped = {
    subject: { kind: 'adjustment', adjustment: 'a-1' },
    content: {
      from: 8,
      date: '2026-07-28',
      number: '',
      reason: '停办',
      weights: [],
      stopped: ['sum'],
      added: [],
    },
    note: '',
  } as unknown as Said;
  const log = firstRevisions([monthValue('sum', 3, 1286), stopped], 'pc');
  const parts = packParts({
    plan: WATER,
    cutOff: 12,
    log,
    seals: [],
    arrivals: new Map(),
    versions: NO_VERSIONS,
    isSample: false,
    last: null,
    projects: [],
    author: { name: '周艳', section: '综合科' },
    device: 'pc' as DeviceId,
    madeAt: 0 as Instant,
    readFile: () => Promise.resolve({ kind: 'missing' }),
  });
  const bytes = await parts.find(({ name }) => name.startsWith('修改记录'))?.make({ files: [], faults: [] });
  const { sheets } = await readXlsx(bytes instanceof Uint8Array ? bytes : new Uint8Array());
  const line = sheets[0]?.rows.find((row) => row.includes('3月完成值'));
  expect(line?.join('|')).toContain('7 水样检测份数');
});
