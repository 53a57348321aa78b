import { screen, within } from '@testing-library/react';
import { readXlsx } from 'hucre';
import { expect, it, vi } from 'vitest';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { copyPlan } from '#src/domain/draft/copy-plan.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { saveFile } from '#src/export/save-file.ts';
import { PlansPage } from '#src/features/plans/plans-page.tsx';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';
import { WATER } from '#test/support/water-plan.ts';
import { until } from '#test/support/until.ts';

// What is handed to the browser's downloads is looked at here.
vi.mock('#src/export/save-file.ts', () => ({ XLSX_TYPE: 'xlsx', saveFile: vi.fn<typeof saveFile>() }));

async function withDraft(plan: PlanId = WATER.id) {
  const storage = await openTestStorage();
  await storage.issuePlan(WATER);
  let made = 0;
  const from = { digest: planDigest(WATER) };
  const copy = copyPlan({ ...WATER, id: plan }, from, () => `n${(made += 1)}`);
  const rows = copy.rows
    .filter(({ previous }) => previous !== 'equal')
    .map((row) =>
      row.previous === 'steps' ? Object.assign({}, row, { target: '7', name: '应急演练' }) : row,
    );
  await storage.saveDraft({ id: copy.id, draft: { ...copy, rows }, savedAt: 1 }, null);
  return renderPage(PlansPage, { storage, route: `/plans/${copy.id}?year=2026&view=compare` });
}

it('[NY11] a draft stands beside last year, the changes alone on demand, and leaves as the workbook of what is shown', async () => {
  const { user } = await withDraft();
  expect(
    await screen.findByText(/^未变 17、目标改 1、更名 1、取消 1。权重合计 2026 年 100 → 2027 年 96.5。/),
  ).toBeVisible();
  expect(screen.getAllByRole('row')).toHaveLength(1 + 18 + 1);
  await user.click(screen.getByRole('checkbox', { name: '只看有变化的' }));
  const [, renamed, gone] = screen.getAllByRole('row');
  expect(
    within(renamed as HTMLElement)
      .getAllByRole('cell')
      .map((cell) => cell.textContent),
  ).toStrictEqual(['2', '数量指标', '供水应急演练', '≥ 6 次', '4.5', '≥ 7 次', '4.5', '目标 6 → 7更名']);
  expect(gone).toHaveTextContent(/新增水质监测点.*取消$/);
  await user.click(screen.getByRole('button', { name: '导出 Excel' }));
  await until(() => expect(saveFile).toHaveBeenCalledOnce());
  const [name, , bytes] = vi.mocked(saveFile).mock.lastCall ?? [];
  expect(name).toBe('青石县供水服务中心_2026与2027年度指标对照.xlsx');
  const [sheet] = (await readXlsx(bytes as Uint8Array)).sheets;
  expect(sheet?.rows.slice(0, 4).map(([first]) => first)).toStrictEqual([
    '2026 与 2027 年度绩效指标对照（草稿）',
    expect.stringContaining('只列有变化的'),
    '序号',
    '2',
  ]);
  expect(sheet?.rows[3]?.[8]).toBe('目标 6 → 7；更名');
});

it('[NY11] where last year is not on this device, the page says how to get it', async () => {
  await withDraft('p-elsewhere' as PlanId);
  expect(await screen.findByText(/上年的方案不在这台电脑上：请从那里导出数据包/)).toBeVisible();
});
