import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { copyPlan } from '#src/domain/draft/copy-plan.ts';
import { readDraft } from '#src/domain/draft/draft.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { PlansPage } from '#src/features/plans/plans-page.tsx';
import { useNotices } from '#src/session/notices.ts';
import { openTestStorage, renderPage, TESTER } from '#test/support/render-page.tsx';
import { number, standingTable } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

const TABLE = [
  ['2027年部门整体绩效目标表'],
  ['单位名称', '青石县供水服务中心'],
  ['一级指标', '二级指标', '三级指标', '计量单位', '指标性质', '指标值', '权重'],
  ['产出指标', '数量指标', '新建加压泵站', '处', '=', '4', '30'],
  ['产出指标', '数量指标', '供水安全应急演练', '次', '≥', '7', '40'],
  ['产出指标', '数量指标', '水质监测点巡检', '次', '≥', '12', '30'],
];

/** A draft of three rows with a number in January on each, and the published table pasted. */
async function pasted(table: readonly (readonly string[])[] = TABLE) {
  const storage = await openTestStorage();
  await storage.issuePlan(WATER);
  let made = 0;
  const from = { digest: planDigest(WATER) };
  const copy = copyPlan(WATER, from, () => `n${(made += 1)}`);
  const draft = { ...copy, rows: copy.rows.slice(0, 3) };
  const ids = draft.rows.map(({ id }) => id);
  await storage.saveDraft({ id: draft.id, draft, savedAt: 1 }, null);
  const said = ids.map((id, at) => number(id, 1, at + 1));
  await storage.write({ plan: draft.id, intent: 'type', origin: 'typed', author: TESTER, said });
  const page = await renderPage(PlansPage, { storage, route: '/plans?year=2026' });
  const text = table.map((row) => row.join('\t')).join('\n');
  fireEvent.paste(await screen.findByRole('textbox', { name: '粘贴目标表' }), {
    clipboardData: {
      getData: (type: string) => (type === 'text/plain' ? text : ''),
      files: [],
      items: [],
      types: [],
    },
  });
  return { ...page, storage, draft, ids };
}

it('[NY16][NY22] nothing is laid over before renames are confirmed and what was recorded is decided on; then it follows its row', async () => {
  const { user, storage, draft, ids } = await pasted();
  const use = await screen.findByRole('combobox', { name: '这张表用作' });
  // The draft of the same unit and year is proposed, and in sight.
  expect(use).toHaveDisplayValue('套到草稿：2027 整体绩效');
  await user.click(screen.getByRole('button', { name: '逐项对应…' }));
  const take = await screen.findByRole('button', { name: '套用' });
  expect(take).toBeDisabled();
  expect(screen.getByRole('status')).toHaveTextContent('还有 2 项疑似更名待确认，还有 1 项的填报数待决定');
  await user.click(screen.getByRole('button', { name: '不是：第 2 项与“水质监测点巡检”' }));
  await user.click(screen.getByRole('button', { name: '确认是同一项：第 3 项与“供水安全应急演练”' }));
  expect(screen.getByRole('status')).toHaveTextContent('还有 2 项的填报数待决定');
  const unit = screen.getByRole('group', { name: /^已有 1 处记录/ });
  // Another unit with no way to convert: the numbers stay, or are said anew.
  expect(within(unit).getAllByRole('radio')).toHaveLength(2);
  await user.click(within(unit).getByRole('radio', { name: /^数字不变/ }));
  const gone = screen.getByRole('combobox', { name: '“新增水质监测点”填过的数' });
  expect(
    within(gone)
      .getAllByRole('option')
      .map((each) => each.textContent),
  ).toStrictEqual(['请选择', '这一项留在草稿里', '不再计入，留在修改记录']);
  await user.selectOptions(gone, '不再计入，留在修改记录');
  expect(await standingTable(storage, draft.id)).toHaveProperty([`month/${ids[1]}/1`], 2);
  await user.click(take);
  expect(await screen.findByRole('heading', { name: /^草稿/ })).toBeVisible();
  const stored = (await storage.plans()).drafts.find(({ id }) => id === draft.id);
  expect(
    readDraft(stored?.draft)?.rows.map(({ id, previous, name, weight }) => [id, previous, name, weight]),
  ).toStrictEqual([
    [ids[0], 'exact', '新建加压泵站', '30'],
    [ids[2], 'steps', '供水安全应急演练', '40'],
    [expect.any(String), undefined, '水质监测点巡检', '30'],
  ]);
  expect(await standingTable(storage, draft.id)).toStrictEqual({
    [`month/${ids[0]}/1`]: 1,
    [`month/${ids[1]}/1`]: null,
    [`month/${ids[2]}/1`]: 3,
  });
  // Decided with the table in one step, and nothing waits any more.
  expect(stored?.waiting).toBeUndefined();
  expect((await storage.undoState(draft.id)).undo).toBeNull();
  // The log has it for good.
  expect(await storage.revisions(draft.id)).toHaveLength(4);

  // Taken back in one step: the rows, and what was recorded on the one that was dropped.
  useNotices.getState().notice?.action?.run();
  expect(await screen.findByRole('heading', { name: /^方案目录/ })).toBeVisible();
  const back = (await storage.plans()).drafts.find(({ id }) => id === draft.id);
  expect(readDraft(back?.draft)).toStrictEqual(draft);
  expect(back?.waiting).toBeUndefined();
  expect(await standingTable(storage, draft.id)).toStrictEqual({
    [`month/${ids[0]}/1`]: 1,
    [`month/${ids[1]}/1`]: 2,
    [`month/${ids[2]}/1`]: 3,
  });
});

it('[NY22] once the draft was edited after it, the table is not taken back', async () => {
  const { storage, draft } = await pasted();
  fireEvent.click(await screen.findByText('逐项对应…'));
  await screen.findByText('套用');
  for (const each of screen.getAllByText('确认是同一项')) fireEvent.click(each);
  for (const each of screen.getAllByLabelText(/^数字不变/)) fireEvent.click(each);
  fireEvent.click(screen.getByText('套用'));
  fireEvent.change(await screen.findByLabelText('第 1 项指标名称'), { target: { value: '换名' } });
  await screen.findByText('草稿已保存到本机');
  useNotices.getState().notice?.action?.run();
  await waitFor(() => expect(useNotices.getState().notice?.text).toMatch(/没有撤回/));
  const stored = (await storage.plans()).drafts.find(({ id }) => id === draft.id);
  expect(readDraft(stored?.draft)?.rows[0]?.name).toBe('换名');
});

it('[NY16] giving up leaves the draft as it was', async () => {
  const { user, storage, draft } = await pasted();
  await user.click(await screen.findByRole('button', { name: '逐项对应…' }));
  await user.click(await screen.findByRole('button', { name: '返回，不改草稿' }));
  expect(await screen.findByRole('heading', { name: '导入目标表' })).toBeVisible();
  const stored = (await storage.plans()).drafts.find(({ id }) => id === draft.id);
  expect(readDraft(stored?.draft)).toStrictEqual(draft);
});

it('[IM22] of a table without weights the preview does not say that each cell was read', async () => {
  await pasted(TABLE);
  expect(await screen.findByText('每一格都读清了。')).toBeVisible();
  cleanup();
  await pasted(TABLE.map((row) => row.slice(0, 6)));
  expect(await screen.findByText(/没有权重列/)).toBeVisible();
  expect(screen.queryByText('每一格都读清了。')).toBeNull();
});
