import { screen, waitFor, within } from '@testing-library/react';
import { createRef } from 'react';
import { describe, expect, it } from 'vitest';
import { draftFileText } from '#src/domain/package/draft-file.ts';
import type { DeviceId } from '#src/domain/statements/statement.ts';
import { Finder } from '#src/app/finder.tsx';
import { DataPage } from '#src/features/data/data-page.tsx';
import { IndicatorPage } from '#src/features/indicator/indicator-page.tsx';
import { PlanPage } from '#src/features/plan/plan-page.tsx';
import { PlansPage } from '#src/features/plans/plans-page.tsx';
import { ChaseTab } from '#src/features/review/chase-tab.tsx';
import { ReportTab } from '#src/features/review/report-tab.tsx';
import { SealTab } from '#src/features/review/seal-tab.tsx';
import { SummaryTab } from '#src/features/review/summary-tab.tsx';
import type { PageProps } from '#src/session/page.ts';
import { draftOf } from '#test/support/draft-plan.ts';
import { heldBack, withWater } from '#test/support/held-back.ts';
import { nextYear } from '#test/support/next-year.ts';
import { fixturePlan } from '#test/support/read-fixture-plan.ts';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';
import { AUTHOR, number, typed } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

// A disk that takes its time: what is said of a thing before anybody has read it.

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const noButton = (name: string | RegExp) => expect(screen.queryByRole('button', { name })).toBeNull();

describe('what nobody has read yet', () => {
  it('[H28] nobody who may stand in a year is called not found in it', async () => {
    const { storage, answer } = heldBack(await withWater(), 'load');
    const keysRef = { current: null };
    const Looked = (props: PageProps) => (
      <Finder
        {...props}
        {...{ keysRef }}
        query={AUTHOR.name}
        plans={[]}
        isDraft={false}
        field={createRef()}
      />
    );
    await renderPage(Looked, { storage, isReading: true });
    expect(screen.getByRole('status')).toHaveTextContent(/^还没有找到；本年的记录正在读取…$/);
    answer();
    expect(await screen.findByRole('option', { name: /^填报人/ })).toHaveTextContent(AUTHOR.name);
    expect(screen.getByRole('status')).toHaveTextContent(/^1 个，↑ ↓ 选，回车打开$/);
  });

  it('[H28] seals are not called none, and no file is held against them', async () => {
    const { storage, answer } = heldBack(await withWater(), 'seals');
    await renderPage(SealTab, { route: '/review/seal', storage });
    expect(screen.getByRole('region', { name: '历次定稿' })).toHaveTextContent('正在读取…');
    expect(button('选择文件校验')).toBeDisabled();
    answer();
    expect(await screen.findByText('还没有定稿过。')).toBeInTheDocument();
    expect(button('选择文件校验')).toBeEnabled();
  });

  it('[H28] restore points are not called none', async () => {
    const { storage, answer } = heldBack(await withWater(), 'points');
    await renderPage(DataPage, { route: '/data', storage });
    const panel = screen.getByRole('region', { name: '还原点' });
    expect(panel).not.toHaveTextContent('还没有还原点');
    answer();
    await waitFor(() => expect(panel).toHaveTextContent('还没有还原点'));
  });

  it('[H28] what was filled in on a row is not called nothing, nor said without how it came', async () => {
    const first = heldBack(await withWater(), 'history');
    const second = heldBack(first.storage, 'arrivals');
    await renderPage(IndicatorPage, { route: '/indicator/sum', storage: second.storage });
    const panel = await screen.findByRole('region', { name: '修改记录' });
    expect(panel).toHaveTextContent('正在读取…');
    expect(panel).not.toHaveTextContent('还没有人填过');
    first.answer();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(panel).toHaveTextContent('正在读取…');
    second.answer();
    await waitFor(() => expect(panel).toHaveTextContent('共 1 次'));
  });

  it('[H28] nobody is called late or in time before it is known when what came from elsewhere came', async () => {
    const { storage, answer } = heldBack(await withWater(), 'arrivalTimes');
    await renderPage(ChaseTab, { route: '/month/chase?month=3', storage });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(screen.getByText('正在读取…')).toBeInTheDocument();
    expect(screen.queryByRole('table')).toBeNull();
    answer();
    expect(await screen.findByRole('table', { name: '3月各科室填报情况' })).toBeInTheDocument();
  });

  it.each([
    ['摘要', SummaryTab, '/review/summary'],
    ['报告', ReportTab, '/review/report'],
  ])('[H28] %s is not handed over or printed without last year', async (_name, Tab, route) => {
    const next = nextYear();
    const real = await withWater();
    await real.issuePlan(next);
    const { storage, answer } = heldBack(real, 'load', WATER.id);
    await renderPage(Tab, { plan: next, route, storage });
    expect(screen.getByText('正在读取…')).toBeInTheDocument();
    noButton('导出 Word');
    answer();
    expect(await screen.findByRole('button', { name: '导出 Word' })).toBeEnabled();
  });

  it('[H28] before 撤回下达 it is known whether the plan was handed over', async () => {
    const plan = fixturePlan('archive-3');
    const real = await openTestStorage();
    await real.issuePlan(plan);
    const receipt = await real.write(typed([number('甲', 1, 5)], { plan: plan.id }));
    if (receipt.operation === null) throw new Error('nothing said');
    await real.markBackup(plan.id, { at: Date.UTC(2025, 6, 1), operation: receipt.operation.id });
    const { storage, answer } = heldBack(real, 'backup');
    const { user } = await renderPage(PlanPage, { plan, route: '/plan', storage });
    await user.click(await screen.findByRole('button', { name: '撤回下达…' }));
    const dialog = screen.getByRole('dialog');
    const withdraw = within(dialog).getByRole('button', { name: '撤回下达' });
    expect(withdraw).toBeDisabled();
    answer();
    await waitFor(() => expect(withdraw).toBeEnabled());
    expect(dialog).toHaveTextContent('交出过文件');
  });

  it('[H28] a draft from elsewhere is not said to bring what is here, and replaces nothing meanwhile', async () => {
    const real = await withWater();
    const draft = draftOf();
    await real.saveDraft({ id: draft.id, draft, savedAt: 1 }, null);
    await real.write(typed([number('d1', 1, 2)], { plan: draft.id }));
    const editor = { device: '0123456789abcdef' as DeviceId, name: '王馆', section: '办公室' };
    const statements = await real.revisions(draft.id);
    const text = draftFileText({ draft, savedAt: 2_000, editor, statements });
    const { storage, answer } = heldBack(real, 'revisions', draft.id);
    const { user } = await renderPage(DataPage, { route: '/data', storage });
    await user.upload(screen.getByLabelText(/选择文件/), new File([text], '草稿.jxd.json'));
    const list = await screen.findByRole('list', { name: '读到的文件' });
    await waitFor(() => expect(list).toHaveTextContent('正在比对…'));
    expect(list).not.toHaveTextContent('本机没有');
    noButton('用它替换本机的草稿');
    answer();
    await waitFor(() => expect(list).toHaveTextContent('本机的草稿和它一样'));
  });

  it('[H28] January of the next year is not called empty', async () => {
    const real = await withWater();
    const next = nextYear();
    await real.issuePlan(next);
    const { storage, answer } = heldBack(real, 'load', next.id);
    await renderPage(PlansPage, { route: '/plans?year=2026', storage });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(screen.queryByText(/填报 2027 年 1 月/)).toBeNull();
    answer();
    expect(await screen.findByText(/填报 2027 年 1 月/)).toBeInTheDocument();
  });
});
