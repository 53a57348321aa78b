import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { describe, expect, it } from 'vitest';
import type { Points } from '#src/domain/quantity/points.ts';
import { selfReport } from '#src/domain/papers/self-report.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { ReportSheet } from '#src/features/review/report-sheet.tsx';
import type { Said, SealId } from '#src/domain/statements/statement.ts';
import { ReportTab } from '#src/features/review/report-tab.tsx';
import { SummaryTab } from '#src/features/review/summary-tab.tsx';
import { useNotices } from '#src/session/notices.ts';
import { type RenderedPage, renderPage, TESTER } from '#test/support/render-page.tsx';
import { standingTable } from '#test/support/saying.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const SAID = waterYear();
const ROUTE = '/review/report?month=12';
const PLACE = '（一）预算执行情况';

const openReport = async (more: Parameters<typeof renderPage>[1] = {}): Promise<RenderedPage> => {
  const page = await renderPage(ReportTab, { route: ROUTE, said: SAID, ...more });
  await screen.findByRole('article');
  return page;
};

const stored = async ({ storage }: RenderedPage, slot: 'execution-analysis' | 'summary') =>
  (await standingTable(storage))[`text/${slot}`];

describe('自评报告 on screen', () => {
  it('[J10] shows the draft as paper, with what is still to be written', async () => {
    await openReport();
    const paper = screen.getByRole('article', { name: /自评报告$/ });
    expect(within(paper).getByText(/得88\.66分，等次为优/)).toBeVisible();
    expect(within(paper).getAllByRole('table')).toHaveLength(9);
    expect(within(paper).getByRole('img', { name: /^百分标尺：已达成8项/ })).toBeVisible();
    // The causes of the 11 rows that fell short, and 6 texts that no figure tells.
    expect(screen.getByText(/尚有 17 处【待补充】/)).toBeVisible();
  });

  it('[J10] a section is written where it stands, saved on leaving, and stays after a reload', async () => {
    const page = await openReport();
    await page.user.click(screen.getByRole('button', { name: `改写：${PLACE}` }));
    const field = screen.getByRole('textbox', { name: PLACE });
    expect(field).toHaveFocus();
    // It begins with the draft.
    expect(field).toHaveValue(
      '全年（调整）预算数618.6万元，全年执行606万元，预算执行率97.96%，按权重10分计，得9.80分。【待补充：年末结余情况和原因】',
    );
    await page.user.clear(field);
    await page.user.type(field, '执行平稳。');
    await page.user.click(screen.getByRole('button', { name: `完成：${PLACE}` }));
    await waitFor(async () =>
      expect(await stored(page, 'execution-analysis')).toEqual({ text: '执行平稳。' }),
    );
    expect(screen.getByRole('button', { name: `改写：${PLACE}` })).toHaveFocus();
    // Said once: not once for leaving the field and once more for closing it.
    const revisions = await page.storage.revisions(page.plan.id);
    expect(revisions.filter(({ subject }) => subject.kind === 'text')).toHaveLength(1);
    expect(screen.queryByRole('textbox')).toBeNull();
    expect(screen.getByText('执行平稳。')).toBeVisible();
    expect(screen.getByRole('table', { name: /^表1/ })).toBeVisible();

    page.unmount();
    await openReport({ storage: page.storage, said: [] });
    expect(await screen.findByText('执行平稳。')).toBeVisible();
    expect(screen.queryByText(/预算执行率97\.96%/)).toBeNull();
  });

  it('[J10] the draft comes back by a button, with a way back to the words', async () => {
    const own: Said = {
      subject: { kind: 'text', slot: 'execution-analysis' },
      content: { text: '自己写的。' },
      note: '',
    };
    const page = await openReport({ said: [...SAID, own] });
    await page.user.click(await screen.findByRole('button', { name: `恢复自动草稿：${PLACE}` }));
    expect(await screen.findByText(/预算执行率97\.96%/)).toBeVisible();
    await waitFor(() => expect(useNotices.getState().notice?.text).toBe('已恢复自动草稿'));
    useNotices.getState().notice?.action?.run();
    expect(await screen.findByText('自己写的。')).toBeVisible();
  });

  it('[J5] when the data have changed since, the draft of today stands beside the words', async () => {
    const own: Said = {
      subject: { kind: 'text', slot: 'execution-analysis' },
      content: { text: '自己写的。' },
      note: '',
    };
    const page = await openReport({ said: [...SAID, own] });
    expect(screen.queryByRole('complementary')).toBeNull();
    const later: Said = {
      subject: { kind: 'execution', month: 12 },
      content: null,
      note: '',
    };
    await page.storage.write({
      plan: page.plan.id,
      intent: 'type',
      origin: 'typed',
      author: TESTER,
      said: [later],
    });
    const hint = await screen.findByRole('complementary', { name: `现在的自动草稿：${PLACE}` });
    expect(within(hint).getByText(/全年执行551\.2万元（12月未填报，未计入）/)).toBeVisible();
    expect(screen.getByText('自己写的。')).toBeVisible();
  });

  it('[J10] nobody writes before saying who they are', async () => {
    const page = await openReport({ author: null });
    await page.user.click(screen.getByRole('button', { name: `改写：${PLACE}` }));
    expect(page.asked()).toBe(1);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('[J10] a sealed year is not written in, and says why', async () => {
    const seal: Said = {
      subject: { kind: 'seal' },
      content: { id: 'seal-1' as SealId, digest: '0'.repeat(64), total: 8_866 as Points, grade: '优' },
      note: '',
    };
    const year = supposing(NO_STATEMENTS, [...SAID, seal]);
    const report = selfReport({
      report: yearReport(WATER, year, 12),
      published: WATER,
      year,
      isSample: false,
    });
    const told: string[] = [];
    const user = userEvent.setup();
    render(
      <ReportSheet
        report={report}
        pen={{
          isLocked: true,
          onLocked: () => told.push('locked'),
          press: () => told.push('pressed'),
          saveText: () => told.push('saved'),
          restore: () => told.push('restored'),
        }}
      />,
    );
    expect(screen.queryByText(/未定稿/)).toBeNull();
    await user.click(screen.getByRole('button', { name: `改写：${PLACE}` }));
    expect(told).toEqual(['locked']);
    expect(screen.queryByRole('textbox')).toBeNull();
  });

  it('[J2] an empty year is a report of places to be written', async () => {
    await openReport({ said: [] });
    expect(screen.getByText(/得分和等次，待指标填报、评定后生成/)).toBeVisible();
    expect(screen.queryByRole('img')).toBeNull();
  });
});

describe('领导摘要 on screen', () => {
  it('[J9] has the figures, the rule and the lists; a segment leads to its indicator', async () => {
    const page = await renderPage(SummaryTab, { route: '/review/summary?month=12', said: SAID });
    await screen.findByRole('article', { name: /自评摘要$/ });
    expect(screen.getByText('88.66')).toBeVisible();
    expect(screen.getByRole('table', { name: '失分较多的指标（12项）' })).toBeVisible();
    await page.user.click(screen.getByRole('button', { name: /^7\. 水样检测份数/ }));
    expect(page.route()).toContain('/indicator/sum');
  });

  it('[J9] the three sentences can be written anew, as long as the page has room', async () => {
    const page = await renderPage(SummaryTab, { route: '/review/summary?month=12', said: SAID });
    await screen.findByRole('article');
    await page.user.click(screen.getByRole('button', { name: '改写：总体情况' }));
    const field = screen.getByRole('textbox', { name: '总体情况' });
    expect(field).toHaveAttribute('maxLength', '240');
    await page.user.clear(field);
    await page.user.type(field, '总体较好。');
    await page.user.click(screen.getByRole('button', { name: '完成：总体情况' }));
    await waitFor(async () => expect(await stored(page, 'summary')).toEqual({ text: '总体较好。' }));
    expect(screen.getByText('总体较好。')).toBeVisible();
  });
});
