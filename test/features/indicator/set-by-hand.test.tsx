import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { wholeUnits } from '#src/domain/quantity/quantity.ts';
import { IndicatorPage } from '#src/features/indicator/indicator-page.tsx';
import { useNotices } from '#src/session/notices.ts';
import { renderPage } from '#test/support/render-page.tsx';
import { waterYear } from '#test/support/water-plan.ts';

const id = 'sum' as IndicatorId;

const open = (route = '/indicator/sum?month=11') => renderPage(IndicatorPage, { route, said: waterYear() });

async function editor(name: string) {
  return screen.findByRole('region', { name });
}

describe('an adjusted target', () => {
  it('[I6] changes the score, keeps the original in sight, and can be withdrawn', async () => {
    const { user, storage, plan } = await open();
    const panel = await editor('调整指标值');
    await user.click(within(panel).getByRole('button', { name: '填写调整指标值' }));
    await user.type(within(panel).getByRole('textbox', { name: /调整后的指标值/ }), '1.5万');
    await user.selectOptions(within(panel).getByRole('combobox', { name: '从哪个月起' }), '7');
    await user.type(within(panel).getByRole('textbox', { name: '批复文号或原因' }), '青财〔2026〕12 号');
    await user.click(within(panel).getByRole('button', { name: '保存' }));
    // 17,683 less the 1,552 of December: 16,131 ≥ 15,000, met
    await waitFor(() => expect(screen.getByText('16,131 / ≥ 15,000 份')).toBeInTheDocument());
    expect(panel).toHaveTextContent(
      '≥ 15,000 份，自 7月起；依据：青财〔2026〕12 号；年初指标值 ≥ 18,000 份 保留',
    );
    expect(within(screen.getByRole('region', { name: '定义' })).getByText('18000')).toBeInTheDocument();
    await waitFor(() => expect(within(panel).getByText(/综合科 周艳，/)).toBeInTheDocument());

    await user.click(within(panel).getByRole('button', { name: '撤回调整指标值' }));
    await waitFor(() => expect(screen.getByText('16,131 / ≥ 18,000 份')).toBeInTheDocument());
    await waitFor(async () => {
      const log = await storage.history(plan.id, id);
      expect(log.filter(({ subject }) => subject.kind === 'adjusted-target')).toHaveLength(2);
    });
  });

  it('[I6][I9] refuses one without a document, without a change, or with decimals the row has not', async () => {
    const { user, storage, plan } = await open();
    const before = await storage.counts(plan.id);
    const panel = await editor('调整指标值');
    await user.click(within(panel).getByRole('button', { name: '填写调整指标值' }));
    const target = within(panel).getByRole('textbox', { name: /调整后的指标值/ });
    await user.type(target, '12000.5{Enter}');
    expect(
      within(panel)
        .getAllByRole('alert')
        .map((alert) => alert.textContent),
    ).toEqual(['此项只填整数', '请写批复文号或调整原因']);
    await user.clear(target);
    await user.type(target, '18000{Enter}');
    expect(within(panel).getAllByRole('alert')[0]).toHaveTextContent('与年初指标值相同');
    expect(target).toHaveValue('18000');
    expect(await storage.counts(plan.id)).toEqual(before);
  });
});

describe('an adjusted target out of proportion', () => {
  it('[I13][W9][W11] is questioned while it is typed and beside it, until somebody confirms it', async () => {
    const { user, storage, plan } = await open();
    const panel = await editor('调整指标值');
    await user.click(within(panel).getByRole('button', { name: '填写调整指标值' }));
    const target = within(panel).getByRole('textbox', { name: /调整后的指标值/ });
    await user.type(target, '18万');
    expect(panel).toHaveTextContent('请核对：与年初指标值相差 10 倍以上（≥ 18,000 份）');
    await user.clear(target);
    await user.type(target, '19000');
    expect(panel).not.toHaveTextContent('请核对');
    await user.clear(target);
    await user.type(target, '1800');
    await user.type(within(panel).getByRole('textbox', { name: '批复文号或原因' }), '批复');
    await user.click(within(panel).getByRole('button', { name: '保存' }));
    const asks = await within(panel).findByRole('group', { name: '待核对的调整指标值' });
    const right = within(asks).getByRole('button', { name: '数没错' });
    await waitFor(() => expect(right).toBeEnabled());
    await user.click(right);
    await waitFor(() => expect(panel).not.toHaveTextContent('请核对'));
    await waitFor(async () => {
      const log = await storage.history(plan.id, id);
      expect(log.filter(({ subject }) => subject.kind === 'target-checked')).toHaveLength(1);
    });
  });
});

describe('a manual score', () => {
  it('[I7] stands beside the computed one', async () => {
    const { user } = await open();
    const panel = await editor('人工评分');
    await user.click(within(panel).getByRole('button', { name: '填写人工评分' }));
    await user.type(within(panel).getByRole('textbox', { name: /评分/ }), '7.2');
    await user.type(within(panel).getByRole('textbox', { name: '理由' }), '抽查核减');
    await user.click(within(panel).getByRole('button', { name: '保存' }));
    // computed: 9 × 16,131 ÷ 18,000 = 8.0655
    await waitFor(() => expect(panel).toHaveTextContent('7.20 分（计算得分 8.07 分）；理由：抽查核减'));
    expect(screen.getByText('人工评分；计算得分 8.07')).toBeInTheDocument();
  });

  it.each([
    ['9.01', '分数须在 0 至 9 之间（本项权重 9 分）'],
    ['-1', '分数须在 0 至 9 之间（本项权重 9 分）'],
    ['4.555', '分数最多两位小数'],
    ['很好', '请填分数，例如 4.5'],
    ['', '请填分数；不再人工评分请点「撤回」'],
  ])('[I7][I9] refuses «%s»', async (text, message) => {
    const { user } = await open();
    const panel = await editor('人工评分');
    await user.click(within(panel).getByRole('button', { name: '填写人工评分' }));
    if (text !== '') await user.type(within(panel).getByRole('textbox', { name: /评分/ }), text);
    await user.type(within(panel).getByRole('textbox', { name: '理由' }), '理由{Enter}');
    await user.click(within(panel).getByRole('button', { name: '保存' }));
    expect(within(panel).getByRole('alert')).toHaveTextContent(message);
  });

  it('[I7][I9] refuses one without a reason', async () => {
    const { user } = await open();
    const panel = await editor('人工评分');
    await user.click(within(panel).getByRole('button', { name: '填写人工评分' }));
    await user.type(within(panel).getByRole('textbox', { name: /评分/ }), '4{Enter}');
    expect(within(panel).getByRole('alert')).toHaveTextContent('请写评分理由');
  });
});

describe('an expected full-year value', () => {
  it('[I8] stands over the forecast until it is withdrawn', async () => {
    const { user } = await open('/indicator/sum?month=8');
    const panel = await editor('全年预计完成情况');
    expect(panel).toHaveTextContent('没有填，按系统推算');
    await user.click(within(panel).getByRole('button', { name: '填写全年预计完成情况' }));
    await user.type(within(panel).getByRole('textbox', { name: '全年预计完成值' }), '18200{Enter}');
    await waitFor(() => expect(screen.getByText('人工填报的全年预计')).toBeInTheDocument());
    expect(screen.getByText(/^年末预计中计入「按近月推算」[+−]/)).toBeInTheDocument();
    await user.click(within(panel).getByRole('button', { name: '撤回全年预计完成情况' }));
    await waitFor(() => expect(screen.getByText('按近月推算（已报月份的月均）')).toBeInTheDocument());
  });

  it('[I8] is taken back from the notice that told of it, and not when somebody has gone on since', async () => {
    const { user, storage, plan } = await open('/indicator/sum?month=8');
    const panel = await editor('全年预计完成情况');
    await user.click(within(panel).getByRole('button', { name: '填写全年预计完成情况' }));
    await user.type(within(panel).getByRole('textbox', { name: '全年预计完成值' }), '18200{Enter}');
    await waitFor(() => expect(useNotices.getState().notice?.text).toContain('全年预计已存为 18,200 份'));
    await storage.write({
      plan: plan.id,
      intent: 'type',
      origin: 'typed',
      author: { name: '李强', section: '综合科' },
      said: [
        {
          subject: { kind: 'month', indicator: id, month: 8 },
          content: { kind: 'number', value: wholeUnits(1) },
          note: '',
        },
      ],
    });
    useNotices.getState().notice?.action?.run();
    await waitFor(() => expect(useNotices.getState().notice?.text).toContain('没有撤销'));
    const standing = (await storage.load(plan.id)).statements.find(
      ({ subject }) => subject.kind === 'expected',
    );
    expect(standing?.content).toEqual({ value: wholeUnits(18_200) });
  });
});

describe('who is working here', () => {
  it('[I11] is asked before anything is saved, and what was typed stays', async () => {
    const page = await renderPage(IndicatorPage, {
      route: '/indicator/sum?month=8',
      said: waterYear(),
      author: null,
    });
    const before = await page.storage.counts(page.plan.id);
    const panel = await editor('全年预计完成情况');
    await page.user.click(within(panel).getByRole('button', { name: '填写全年预计完成情况' }));
    await page.user.type(within(panel).getByRole('textbox', { name: '全年预计完成值' }), '18200{Enter}');
    expect(page.asked()).toBe(1);
    expect(within(panel).getByRole('textbox', { name: '全年预计完成值' })).toHaveValue('18200');
    expect(await page.storage.counts(page.plan.id)).toEqual(before);
  });
});
