import { screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import { readiness } from '#src/domain/papers/readiness.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { saveFile } from '#src/export/save-file.ts';
import { ReadyTab } from '#src/features/review/ready-tab.tsx';
import { SealTab } from '#src/features/review/seal-tab.tsx';
import { ScorecardPage } from '#src/features/scorecard/scorecard-page.tsx';
import { textOf } from '#test/support/exchange.ts';
import { fixturePlan } from '#test/support/read-fixture-plan.ts';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';
import { standingYear } from '#test/domain/seal/support/sealed-year.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

// What is handed to the browser's downloads is looked at here; that it arrives is shown in a real browser.
vi.mock('#src/export/save-file.ts', () => ({
  XLSX_TYPE: 'xlsx',
  DOCX_TYPE: 'docx',
  saveFile: vi.fn<typeof saveFile>(),
}));

/** The year with every 说明 that must be there. */
function readyYear(): readonly Said[] {
  const due = readiness(WATER, yearStatements(standingYear()))
    .filter(({ severity }) => severity === 'must')
    .flatMap(({ place }) => place.indicator ?? []);
  return [
    ...waterYear(),
    ...due.map(
      (indicator): Said => ({
        subject: { kind: 'remark', indicator },
        content: { text: '已说明' },
        note: '',
      }),
    ),
  ];
}

const open = (said: readonly Said[] = readyYear()) =>
  renderPage(SealTab, { route: '/review/seal?month=12', said });

async function sealed() {
  const page = await open();
  await page.user.click(await screen.findByRole('button', { name: '定稿…' }));
  const dialog = await screen.findByRole('dialog', { name: '2026 年度定稿' });
  expect(dialog).toHaveTextContent('自评总分 89.59 分，优');
  await page.user.click(within(dialog).getByRole('button', { name: '定稿' }));
  await screen.findByRole('heading', { name: '本年度已定稿' });
  await screen.findByText('校验码（SHA-256）');
  return page;
}

/** The file that was last handed to the browser. */
function handedOver(): { name: string; text: string } {
  const [name, , text] = vi.mocked(saveFile).mock.calls[vi.mocked(saveFile).mock.calls.length - 1] ?? [];
  return { name: name ?? '', text: typeof text === 'string' ? text : '' };
}

it('[Y4] a year with something that must be done cannot be sealed, and the count leads to the list', async () => {
  await open([]);
  expect(await screen.findByRole('button', { name: '定稿…' })).toBeDisabled();
  expect(screen.getByText(/还有 20 项必须处理/)).toBeVisible();
  expect(screen.getByRole('link', { name: '查看定稿前检查' })).toHaveAttribute(
    'href',
    expect.stringContaining('/review/ready'),
  );
});

it('[Y5][Y9] is sealed, shown from its own texts, opened with a reason, and the seal is kept', async () => {
  const { user } = await sealed();
  await user.click(screen.getByRole('button', { name: '查看定稿内容' }));
  const form = screen.getByRole('table', { name: '2026年度部门（单位）整体绩效评分表' });
  expect(within(form).getAllByRole('row')).toHaveLength(20);
  await user.click(screen.getByRole('button', { name: '重新打开…' }));
  const dialog = await screen.findByRole('dialog', { name: '重新打开年度' });
  const confirm = within(dialog).getByRole('button', { name: '重新打开' });
  expect(confirm).toBeDisabled();
  await user.type(within(dialog).getByRole('textbox', { name: '重新打开的理由' }), '财政部门要求补充');
  await user.click(confirm);
  await screen.findByRole('heading', { name: '本年度未定稿' });
  expect(screen.getByText(/重新打开，理由：财政部门要求补充/)).toBeVisible();
  expect(screen.getByText('共 1 次，重新打开后仍然保留')).toBeVisible();
});

it('[Y7][Y8] a sealed file is checked, and one changed digit is found', async () => {
  const { user } = await sealed();
  await user.click(screen.getByRole('button', { name: '导出定稿文件' }));
  const { name, text } = handedOver();
  expect(name).toMatch(/^青石县供水服务中心_2026年度_定稿_\d{8}-\d{4}\.json$/);
  const pick = (content: string) =>
    user.upload(screen.getByLabelText('选择要校验的文件'), new File([content], 'a.json'));
  await pick(text);
  expect(await screen.findByText('a.json：与本机留存的定稿一致。')).toBeVisible();
  const line = text.split('\n').find((each) => each.includes('"indicator":"sum","kind":"month","month":3}'));
  if (line === undefined) throw new Error('no such line');
  await pick(
    text.replace(
      line,
      line.replace(/"value":(\d)/, (_, digit) => `"value":${(Number(digit) % 9) + 1}`),
    ),
  );
  expect(
    await screen.findByText('a.json：定稿后被改动过：填报数据。与本机留存的定稿有 1 处不同，列在下面。'),
  ).toBeVisible();
  expect(
    within(screen.getByRole('table', { name: '与定稿不同的值' })).getByText('7 水样检测份数 3月完成值'),
  ).toBeVisible();
  await pick('别的');
  expect(await screen.findByText(/^a\.json：文件不是数据包/)).toBeVisible();
});

it('[Y8] what was changed after a reopening is listed against the seal', async () => {
  const { user, storage, plan } = await sealed();
  await user.click(screen.getByRole('button', { name: '与现在比对' }));
  expect(await screen.findByText('现在的数据和评分与这次定稿一致。')).toBeVisible();
  await storage.unseal(plan.id, { name: '周艳', section: '综合科' }, '补充');
  await storage.write({
    plan: plan.id,
    intent: 'type',
    origin: 'typed',
    author: { name: '周艳', section: '综合科' },
    said: [
      {
        subject: { kind: 'month', indicator: 'sum' as never, month: 3 },
        content: { kind: 'number', value: 10_000 as never },
        note: '',
      },
    ],
  });
  expect(await screen.findByText(/^现在与这次定稿有 \d+ 处不同。$/)).toBeVisible();
  expect(screen.getByText('7 水样检测份数 3月完成值')).toBeVisible();
});

it('[Y11] each item of the check leads to where it is put right', async () => {
  const { user } = await renderPage(ReadyTab, { route: '/review/ready?month=12', said: [] });
  expect(await screen.findByText(/还有 20 项必须处理/)).toBeVisible();
  const link = screen.getByRole('link', { name: '去填报：第 8 项「发布水质公报」全年未填报，没有得分' });
  expect(link).toHaveAttribute('href', expect.stringMatching(/^#\/entry\?.*month=1(&|$)/));
  await user.click(link);
  const { useEntrySession } = await import('#src/session/entry-session.ts');
  expect(useEntrySession.getState().byPlan[WATER.id]?.active).toEqual({
    row: 'count',
    month: 1,
    field: 'value',
  });
  expect(screen.getByRole('link', { name: /^去佐证材料/ })).toHaveAttribute(
    'href',
    expect.stringContaining('/review/evidence'),
  );
});

it('[Y11] the scorecard says how much is left, and leads to the list', async () => {
  await renderPage(ScorecardPage, { route: '/scorecard?month=12', said: [] });
  const link = await screen.findByRole('link', { name: /^定稿前检查：还有 20 项必须处理/ });
  await waitFor(() => expect(link).toHaveAttribute('href', expect.stringContaining('/review/ready')));
});

it('[PL17] a file of a plan that is not here is looked at, with its scorecard, and taken in by nobody', async () => {
  const { user, storage } = await open();
  const text = await textOf(await openTestStorage(), fixturePlan('archive-3'));
  await user.upload(screen.getByLabelText('选择要校验的文件'), new File([text], '档案馆.jxb.json'));
  expect(
    await screen.findByText(/这是另一个方案的文件（澄海区档案局 2024 年度 项目：档案库房改造）/),
  ).toBeVisible();
  const form = screen.getByRole('table', { name: '2024年度“档案库房改造”项目绩效评分表' });
  expect(within(form).getAllByRole('row')).toHaveLength(4);
  expect((await storage.plans()).plans).toEqual([]);
});
