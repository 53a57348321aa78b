import { screen, waitFor, within } from '@testing-library/react';
import { zipSync, unzipSync, strFromU8, strToU8 } from 'fflate';
import { expect, it, vi } from 'vitest';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import type { ColumnChoice } from '#src/domain/package/column-choice.ts';
import { emptyDraft, emptyRow, readDraft, type Draft } from '#src/domain/draft/draft.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { saveFile } from '#src/export/save-file.ts';
import { DataPage } from '#src/features/data/data-page.tsx';
import { FIRST_PLAN } from '#src/queries/plans.ts';
import { handedTo } from '#src/session/handed-files.ts';
import { useNotices } from '#src/session/notices.ts';
import { fixturePlan } from '#test/support/read-fixture-plan.ts';
import { openTestStorage, renderPage, TESTER } from '#test/support/render-page.tsx';
import { number, typed } from '#test/support/saying.ts';

// What is handed to the browser's downloads is looked at here.
vi.mock('#src/export/save-file.ts', () => ({
  XLSX_TYPE: 'xlsx',
  DOCX_TYPE: 'docx',
  saveFile: vi.fn<typeof saveFile>(),
}));

/** Beside the plan that is built in. */
const ARCHIVE = fixturePlan('archive-3');

/** A third plan that bears the name of the second. */
const TWIN: Plan = { ...ARCHIVE, id: 'p-2' as PlanId };

const DRAFT: Draft = {
  ...emptyDraft('p-d1' as PlanId, '2026-01-05'),
  unitName: '临江区图书馆',
  rows: [{ ...emptyRow('r1'), name: '读书活动' }],
};

interface Index {
  readonly packages: readonly {
    readonly path: string;
    readonly plan: string;
    readonly planDigest: string;
    readonly statements: number;
  }[];
}

/** A PC with three plans, two of them with a value each, and the archive of all of it. */
async function exported(drafts: readonly Draft[] = [], columns: readonly ColumnChoice[] = []) {
  useNotices.setState({ notice: null });
  const storage = await openTestStorage();
  for (const choice of columns) await storage.keepColumnChoice(choice);
  for (const draft of drafts) await storage.saveDraft({ id: draft.id, draft, savedAt: 1_000 }, null);
  await storage.issuePlan(ARCHIVE);
  await storage.issuePlan(TWIN);
  await storage.write(typed([number(FIRST_PLAN.indicators[0]?.id ?? '', 1, 7)], { plan: FIRST_PLAN.id }));
  await storage.write(typed([number('甲', 1, 1)], { plan: ARCHIVE.id }));
  const { user, unmount } = await renderPage(DataPage, { route: '/data', plan: FIRST_PLAN, storage });
  await user.click(await screen.findByRole('button', { name: /^导出全部 3 个方案/ }));
  await waitFor(() =>
    expect(useNotices.getState().notice?.text).toMatch(/^已导出 3 个方案.*：全部方案_3个_/),
  );
  unmount();
  const [name, type, content] = vi.mocked(saveFile).mock.lastCall ?? [];
  if (!(content instanceof Blob) || name === undefined) throw new Error('nothing was handed over');
  expect(type).toBe('application/zip');
  const bytes = await new Promise<Uint8Array>((resolve) => {
    const reader = new FileReader();
    reader.onload = () => resolve(new Uint8Array(reader.result as ArrayBuffer));
    reader.readAsArrayBuffer(content);
  });
  return { storage, name, bytes, files: unzipSync(bytes) };
}

async function read(file: File) {
  const storage = await openTestStorage();
  const page = await renderPage(DataPage, { route: '/data', plan: FIRST_PLAN, storage });
  await page.user.upload(await screen.findByLabelText(/选择文件/), file);
  return { ...page, list: await screen.findByRole('list', { name: '读到的文件' }) };
}

/** What is said of each file; a plan that differs has a list of its own inside. */
function filesIn(list: HTMLElement): Element[] {
  return [...list.children];
}

it('[PL18] holds a package of each plan and an index with digests, and counts as a backup of each', async () => {
  const { storage, files } = await exported();
  const index = JSON.parse(strFromU8(files['目录.json'] ?? new Uint8Array())) as Index;
  const byPlan = new Map(index.packages.map((each) => [each.plan, each]));
  for (const [plan, statements] of [
    [FIRST_PLAN, 1],
    [ARCHIVE, 1],
    [TWIN, 0],
  ] as const) {
    expect(byPlan.get(plan.id)).toMatchObject({ planDigest: planDigest(plan), statements });
    expect(files[byPlan.get(plan.id)?.path ?? '']?.length).toBeGreaterThan(1000);
  }
  expect(Object.keys(files)).toHaveLength(4);
  expect(await storage.backup(FIRST_PLAN.id)).not.toBeNull();
  expect(await storage.backup(ARCHIVE.id)).not.toBeNull();
});

it('[PL18] is taken in again, plan by plan, each into its own', async () => {
  const { name, bytes } = await exported();
  const { user, list, storage, route } = await read(new File([bytes as BlobPart], name));
  expect(await screen.findByRole('region', { name: /^并入预览：0/ })).toBeInTheDocument();
  expect(filesIn(list)).toHaveLength(3);
  const [offer] = within(list).getAllByRole('button', { name: /^导入这个方案/ });
  if (offer === undefined) throw new Error('nothing is offered');
  await user.click(offer);
  await waitFor(() => expect(route()).toContain('plan='));
  const [taken] = (await storage.plans()).plans;
  if (taken === undefined) throw new Error('no plan was taken in');
  expect([ARCHIVE.id, TWIN.id]).toContain(taken.plan.id);
  // Whoever goes on there need not pick the archive again for the third.
  expect(new Set(handedTo(taken.plan.id).map(({ file }) => file.plan))).toEqual(
    new Set([FIRST_PLAN.id, ARCHIVE.id, TWIN.id]),
  );
});

it('[PL18] names what is missing or changed, and leaves it out', async () => {
  const { files } = await exported();
  const [first = '', second = '', third = ''] = Object.keys(files).filter((path) => path !== '目录.json');
  const { [third]: _, ...rest } = files;
  const changed = zipSync({
    ...rest,
    [first]: strToU8(strFromU8(files[first] ?? new Uint8Array()).replace('"version": 1', '"version":  1')),
  });
  const { list } = await read(new File([changed], 'a.zip'));
  expect(list).toHaveTextContent(`${first} 与目录里的摘要不符，可能被改动过。本机数据未改动。`);
  expect(list).toHaveTextContent(`${third} 目录里有，压缩包里没有。本机数据未改动。`);
  expect(filesIn(list)).toHaveLength(3);
  expect(list).toHaveTextContent(second);
});

it.each([
  ['压缩包已损坏或加密', new Uint8Array([80, 75, 3, 4, 0])],
  ['压缩包里没有数据包', zipSync({ 'a.txt': strToU8('a') })],
])('[PL18] says of another archive: %s', async (words, bytes) => {
  const { list } = await read(new File([bytes], 'b.zip'));
  expect(list).toHaveTextContent(words);
});

it('[PL18] is not offered where there is one plan: its package holds all of it', async () => {
  await renderPage(DataPage, { route: '/data', plan: FIRST_PLAN });
  expect(await screen.findByRole('button', { name: '导出数据包' })).toBeInTheDocument();
  expect(screen.queryByRole('button', { name: /个方案$/ })).toBeNull();
});

it('[PL48] holds the drafts too, and taking it in brings them back, to be edited where they were', async () => {
  const { storage, bytes } = await exported([DRAFT]);
  const notice = useNotices.getState().notice?.text;
  expect(notice).toMatch(/^已导出 3 个方案、1 份草稿：全部方案_3个_/);
  const { storage: there, list, user } = await read(new File([new Uint8Array(bytes)], '全部方案.zip'));
  await user.click(within(list).getByRole('button', { name: '存为本机的草稿' }));
  await waitFor(async () => expect((await there.plans()).drafts).toHaveLength(1));
  const [draft] = (await there.plans()).drafts;
  expect(draft).toMatchObject({ id: DRAFT.id, editor: { device: storage.device, name: TESTER.name } });
  expect(readDraft(draft?.draft)).toEqual(DRAFT);
});

it('[PL48] what one archive cannot hold goes into several that say so', async () => {
  const heavy = { ...emptyRow('r'), name: '长'.repeat(20_000) };
  const large = (id: string) => ({
    ...DRAFT,
    id: id as PlanId,
    rows: Array.from({ length: 300 }, (_, at) => Object.assign({}, heavy, { id: `r${at}` })),
  });
  await exported([large('p-a'), large('p-b')]);
  const names = vi.mocked(saveFile).mock.calls.map(([name]) => name);
  expect(names.slice(-2)).toEqual([
    expect.stringMatching(/^全部方案_3个_第1份共2份_/),
    expect.stringMatching(/^全部方案_3个_第2份共2份_/),
  ]);
  expect(useNotices.getState().notice?.text).toContain('分成 2 个压缩包，请一并保存、一并导入');
});

it('[IM20] carries what was chosen for columns; it is adopted by a click, and never over what was chosen here', async () => {
  const choice = (header: string, role: string): ColumnChoice => ({ header, roles: [[1, role]] });
  const { bytes } = await exported([], [choice('甲', 'unit'), choice('乙', 'weight')]);
  const { storage: there, list, user } = await read(new File([new Uint8Array(bytes)], '全部方案.zip'));
  expect(list).toHaveTextContent('导入目标表时人工认定过的列，2 种表头');
  expect(await there.columnChoices()).toEqual([]);
  await there.keepColumnChoice(choice('甲', 'target'));
  await user.click(within(list).getByRole('button', { name: '采用列的认定' }));
  await waitFor(() =>
    expect(useNotices.getState().notice?.text).toBe('已采用 1 种表头的列，导入目标表时照用'),
  );
  expect(await there.columnChoices()).toEqual([choice('乙', 'weight'), choice('甲', 'target')]);
});

it('[IM21] a single plan has 导出全部 as soon as columns were learned', async () => {
  const storage = await openTestStorage();
  const { unmount } = await renderPage(DataPage, { route: '/data', plan: FIRST_PLAN, storage });
  expect(await screen.findByRole('button', { name: '导出数据包' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /^导出全部 \d/ })).toBeNull();
  unmount();
  await storage.keepColumnChoice({ header: '甲', roles: [[1, 'unit']] });
  await renderPage(DataPage, { route: '/data', plan: FIRST_PLAN, storage });
  expect(await screen.findByRole('button', { name: '导出全部 1 个方案' })).toBeVisible();
});
