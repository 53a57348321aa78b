import { act, cleanup, renderHook, screen, waitFor, within } from '@testing-library/react';
import { dueSentence, yearSentence } from '#src/domain/words/headline.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { lookOf } from '#src/domain/year/last-look.ts';
import { keepLook } from '#src/session/last-look.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { useShow } from '#src/session/show.ts';
import { useWhatIf } from '#src/session/what-if.ts';
import { READY_RULES, rulesMember } from '#src/domain/catalogue/rules.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { q } from '#test/domain/support/build.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import { OverviewPage } from '#src/features/overview/overview-page.tsx';
import { reportAt, says } from '#test/domain/year/sample.ts';
import { renderPage } from '#test/support/annex-10.tsx';

// jsdom has no canvas; the drawn charts are looked at in a real browser (test/e2e/overview.spec.ts).
vi.mock('#src/charts/echarts-core.ts', () => ({
  initChart: () => ({ setOption: () => {}, resize: () => {}, dispose: () => {} }),
}));

beforeEach(() => {
  window.localStorage.clear();
  const { result } = renderHook(() => useWhatIf(ANNEX_10_2025.id));
  act(() => result.current.clear());
});

const SAID = sampleYear(ANNEX_10_2025);
const open = (route: string, said = SAID) => renderPage(OverviewPage, { route, said });

/** A panel by its heading. Asking the whole page for a role means asking 450 links what they are. */
async function region(name: string): Promise<HTMLElement> {
  const panel = (await screen.findByText(name, { selector: 'h2' })).closest('section');
  if (panel === null) throw new Error(`no panel ${name}`);
  return panel;
}
/** The cell of a figure on top, by its label. */
const figure = async (label: string) => {
  const term = await screen.findByText(label);
  return within(term.parentElement ?? term);
};

describe('figures on top', () => {
  it('[O2] the score with its cut-off, covered weight, change and due points', async () => {
    await open('/overview?month=11');
    const score = await figure('截至 11 月已得分');
    expect(score.getByText('78.88')).toBeVisible();
    expect(score.queryByText('等次')).toBeNull();
    expect(score.getByText(/已覆盖 91 分、29 项/)).toBeVisible();
    expect(score.getByText(dueSentence(reportAt(11)))).toBeVisible();
    expect(within(await region('变化')).getByText('较 10月 +3.63 分')).toBeVisible();
  });

  it('[O3] the outlook with its band, what is open, and the grades it may end at', async () => {
    await open('/overview?month=11');
    const outlook = await figure('年末预计');
    expect(outlook.getByText('78.82—90.48')).toBeVisible();
    expect(outlook.getByText(/按此推算 90\.27 分/)).toBeVisible();
    expect(outlook.getByText('中至优')).toBeVisible();
  });

  it('[O18] its four parts, and behind a click the rows of each by name', async () => {
    const { user } = await open('/overview?month=11');
    const outlook = await figure('年末预计');
    for (const part of ['已得', '按近月推算', '假定如期完成', '待评定'])
      expect(outlook.getAllByText(new RegExp(`^${part}`))[0]).toBeVisible();
    await user.click(outlook.getByRole('button', { name: '逐项看' }));
    const dialog = screen.getByRole('dialog', { name: '年末预计：四部分' });
    expect(dialog).toHaveTextContent('25. 推进数字政务赛道培训费 +3.00 分');
    expect(dialog).toHaveTextContent('29. 相比传统公开渠道，提升政府政务公开效益 4 分');
    expect(dialog).toHaveTextContent(/78\.88 \+ \d+\.\d\d \+ \d+\.\d\d = 90\.27 分/);
  });

  it('[O18] what nobody has reported is told as not counted, as in 汇报: the grades go up to it', async () => {
    await open(
      '/overview?month=3',
      SAID.filter(({ subject }) => 'indicator' in subject && subject.indicator === '02'),
    );
    const outlook = await figure('年末预计');
    expect(outlook.getByText(/^待评定 3 项 9 分，尚无数据 \d+ 项 \d+ 分/)).toHaveTextContent(/未计入$/);
  });

  it('[O3] in December it is the score, and has no grade of its own', async () => {
    await open('/overview?month=12');
    const outlook = await figure('年末预计');
    expect(outlook.getByText('年度已结束，即已得分')).toBeVisible();
    expect(outlook.queryByText(/等次/)).toBeNull();
  });

  it('[O2] 10 + 90 with the execution rate and its amounts', async () => {
    await open('/overview?month=12');
    const form = await figure('自评总分（10 + 90）');
    expect(form.getByText('92.13')).toBeVisible();
    expect(form.getByText('预算执行率 97.18%')).toBeVisible();
    expect(form.getByText('438.6 / 451.32 万元')).toBeVisible();
  });

  it('[O14] sections that miss cells are named, and lead to the first month they miss', async () => {
    await open('/overview?month=3', [...says('7: 1200 _ 1300')]);
    const missing = within(await region('尚未填报'));
    expect(missing.getByText('1—3月应填 87 格，已填 2 格')).toBeVisible();
    const link = missing.getByRole('link', { name: /^信息审核科 \d+ 格$/ });
    expect(link).toHaveAttribute('href', expect.stringMatching(/^#\/entry\?year=2025&month=1&section=/));
  });

  it('[O14] with nothing reported the figures say so, and no 0 pretends to be a score', async () => {
    await open('/overview?month=12', []);
    const score = await figure('全年已得分');
    expect(score.getByText('—')).toBeVisible();
    expect(score.getByText('尚无填报，填报后这里显示得分')).toBeVisible();
    expect((await figure('年末预计')).getByText('—')).toBeVisible();
    expect((await figure('年末预计')).queryByText(/等次/)).toBeNull();
    expect((await figure('自评总分（10 + 90）')).getByRole('link', { name: '到月度填报' })).toBeVisible();
    const rule = within(await region('百分标尺'));
    expect(rule.getByRole('button', { name: '待填报 29' })).toBeVisible();
  });
});

describe('the rule and what it filters', () => {
  it('[O10] a legend entry shows only its rows, below the rule too, and can be taken off', async () => {
    const { user } = await open('/overview?month=12');
    const win = await region('失分的指标');
    expect(win.querySelector('[data-label]')).toHaveAttribute('data-label', '失分');
    const rule = within(await region('百分标尺'));
    await user.click(rule.getByRole('button', { name: '部分完成 9' }));
    expect(rule.getByText(/^只看：/)).toHaveTextContent('只看：部分完成');
    expect(
      within(win)
        .getAllByRole('rowheader')
        .map((each) => each.textContent?.slice(0, 3)),
    ).toHaveLength(9);
    const months = await region('逐月进度');
    await waitFor(() => expect(months.querySelectorAll('tbody tr')).toHaveLength(9));
    await user.click(screen.getByText('取消筛选'));
    expect(months.querySelectorAll('tbody tr')).toHaveLength(32);
  });

  it('[O10] a segment shows only its row, even one with nothing to win', async () => {
    const { user } = await open('/overview?month=12');
    const rule = within(await region('百分标尺'));
    await user.click(rule.getByRole('button', { name: /^4\. 服务器硬件租赁/ }));
    const win = await region('失分的指标');
    expect(within(win).getAllByRole('rowheader')).toHaveLength(1);
    expect(within(rule.getByText(/^只看：/)).getByRole('link')).toHaveTextContent('4. 服务器硬件租赁');
  });

  it('[O9] Enter opens the indicator', async () => {
    const { user, route } = await open('/overview?month=11');
    within(await region('百分标尺'))
      .getByRole('button', { name: /^18\. / })
      .focus();
    await user.keyboard('{Enter}');
    expect(route()).toBe('/indicator/18?year=2025&month=11');
  });
});

describe('what to do next', () => {
  it('[O5] rows by state and points to be won, with what each needs; the rest at a click', async () => {
    const { user } = await open('/overview?month=11');
    const win = await region('最该抓的指标');
    expect(within(win).getAllByRole('rowheader')).toHaveLength(7);
    const row = within(win).getByRole('row', { name: / 18\. / });
    for (const cell of ['1.8', '4.20 / 6', '信息审核科', '12 月前还需 6 万元'])
      expect(within(row).getByRole('cell', { name: cell })).toBeVisible();
    expect(row).toHaveTextContent('14 / ≥ 20 万元');
    expect(within(row).getByRole('link')).toHaveAttribute('href', '#/indicator/18?year=2025&month=11');
    await user.click(within(win).getByRole('button', { name: '全部 19 项' }));
    expect(within(win).getAllByRole('rowheader')).toHaveLength(19);
  });

  it('[O5] a score can be asked why', async () => {
    const { user } = await open('/overview?month=11');
    const row = within(await region('最该抓的指标')).getByRole('row', { name: / 18\. / });
    await user.click(within(row).getByRole('button', { name: '4.20' }));
    expect(await screen.findByText(/6 × 0\.7 = 4\.20 分/)).toBeInTheDocument();
  });
});

describe('the answers of the first screen', () => {
  it('[MO26] in their order: standing, risk, due, reported, changed; charts after them', async () => {
    await open('/overview?month=6');
    await region('失分瀑布');
    const titles = screen.getAllByRole('heading', { level: 2 }).map((each) => each.textContent);
    expect(titles.slice(0, 7)).toEqual([
      '百分标尺',
      '最该抓的指标',
      '即将到期',
      '尚未填报',
      '变化',
      '假设测算',
      '失分瀑布',
    ]);
  });

  it('[MO26] what falls due next, whose it is, what of it is missing, and the rest by sections', async () => {
    await open('/overview?month=6');
    const due = await region('即将到期');
    const rows = within(due)
      .getAllByRole('listitem')
      .map((each) => each.textContent);
    expect(rows).toEqual([
      '9月3. 网站群云检测安全监管科还需 1 次0.5 分',
      '12月18. 政府网站升级改版信息审核科还需 14 万元6 分',
      '12月19. 政府网站新增专题费信息审核科还需 1.3 万元5 分',
      '12月27. 政务信息调研及政务信息沙龙费用综合科还需 1.5 万元4 分',
    ]);
    expect(due).toHaveTextContent('另有 15 项 36.5 分：应用推进科 5 项');
    expect(due).toHaveTextContent('逐月到期 5 项，7月 1.43 分');
  });

  it('[MO26][MO28] in December nothing falls due any more, and of an empty year no change is made up', async () => {
    await open('/overview?month=12');
    expect(await region('即将到期')).toHaveTextContent('年度已结束，没有待到期的节点');
    cleanup();
    await open('/overview?month=2', []);
    expect(await region('变化')).toHaveTextContent('没有变化');
    cleanup();
    await open('/overview?month=1', []);
    expect(await region('变化')).toHaveTextContent('1月没有上月可比');
    expect(await region('尚未填报')).toHaveTextContent('1月应填 29 格，已填 0 格');
  });

  it('[MO6] a section that has named itself comes first: in what to do, what falls due, who has not reported', async () => {
    const author = { name: '刘洋', section: '应用推进科' };
    await renderPage(OverviewPage, { route: '/overview?month=3', said: says('18: 6'), author });
    const win = await region('最该抓的指标');
    expect(within(win).getAllByRole('row')[1]).toHaveTextContent('本科室 5 项');
    const [first] = within(await region('即将到期')).getAllByRole('listitem');
    expect(first).toHaveTextContent('应用推进科');
    const [link] = within(await region('尚未填报')).getAllByRole('link');
    expect(link).toHaveTextContent('应用推进科');
  });

  it('[MO27] rows at risk lead, and how many there are is said; a calm year says that there are none', async () => {
    await open('/overview?month=11');
    const win = await region('最该抓的指标');
    expect(win).toHaveTextContent('有风险 1 项，涉及 0.4 分');
    const lines = within(win)
      .getAllByRole('row')
      .slice(1, 4)
      .map((each) => each.textContent);
    expect(lines).toEqual([
      '有风险 1 项',
      expect.stringContaining('10. 网站故障应急响应时间'),
      '其余可争取 18 项',
    ]);
    cleanup();
    await open('/overview?month=1');
    expect(await region('最该抓的指标')).toHaveTextContent('没有滞后、超限或未达标准的指标');
  });

  it('[MO28] what changed since the month before: rows that turned first, and by how much', async () => {
    await open('/overview?month=6');
    const changed = await region('变化');
    expect(changed).toHaveTextContent('较 5月 +8.72 分');
    const [first] = within(changed).getAllByRole('listitem');
    expect(first).toHaveTextContent('10. 网站故障应急响应时间在范围内 → 超上限−0.4');
    expect(changed).toHaveTextContent('另有 10 项变化');
    expect(within(changed).queryByRole('button')).toBeNull();
  });

  it('[MO28] what changed since one last looked, once there was a visit before', async () => {
    const seen = lookOf(reportAt(11, says('7: 1200')));
    keepLook(ANNEX_10_2025.id, 11, seen, Date.now() - 86_400_000);
    const { user } = await open('/overview?month=11', [...says('7: 1200 1300')]);
    const changed = await region('变化');
    await user.click(within(changed).getByRole('button', { name: '上次查看后 1 项' }));
    expect(changed).toHaveTextContent(/查看后 \+0\.43 分/);
    expect(within(changed).getByRole('listitem')).toHaveTextContent('7. 公开信息数严重滞后+0.43');
    await user.click(within(changed).getByRole('button', { name: '看较上月' }));
    expect(changed).toHaveTextContent('较 10月');
  });
});

describe('假设测算', () => {
  it('[MO33] supposes a course for all rows and values for some, and says what comes of it', async () => {
    const { user, storage } = await open('/overview?month=6');
    const panel = within(await region('假设测算'));
    expect(panel.getByRole('status')).toHaveTextContent('假设：不再有新进展。年底总分 52.94 分，等次 差至中');
    await user.click(panel.getByRole('radio', { name: '节点都按期完成' }));
    expect(panel.getByRole('status')).toHaveTextContent('年底总分 89.75 分，等次 良至优（比现在 +36.81 分');
    expect(panel.getByRole('status')).toHaveTextContent('最少再做成 1 项即到 90 分（优），合 90.05 分');
    expect(panel.getByRole('link', { name: /^28\. / })).toHaveAttribute(
      'href',
      '#/indicator/28?year=2025&month=6',
    );
    await user.click(panel.getByRole('button', { name: '逐项假设（32 项）' }));
    const typed = panel.getByRole('textbox', { name: /^假设 18\. / });
    expect(typed).toHaveAttribute('placeholder', '20');
    await user.type(typed, '10');
    const rated = panel.getByRole('textbox', { name: /^假设 29\. / });
    await user.type(rated, '1.2');
    expect(rated).toHaveAccessibleDescription('系数须在 0 至 1 之间，最多六位小数');
    await user.clear(rated);
    await user.type(rated, '0.9');
    // 18: 3 points instead of 6; 29: 3.6 of 4.
    expect(panel.getByRole('status')).toHaveTextContent(
      '节点都按期完成；第 18 项 10 万元，第 29 项系数 0.90。年底总分 90.35 分',
    );
    expect(panel.getByRole('status')).toHaveTextContent('按此假设已到 90 分（优）');
    expect((await figure('截至 6 月已得分')).getByText('52.94')).toBeVisible();
    expect((await storage.revisions(ANNEX_10_2025.id)).length).toBe(SAID.length);
    await user.click(panel.getByRole('button', { name: '清除假设' }));
    expect(panel.getByRole('status')).toHaveTextContent('年底总分 52.94 分');
  });

  it('[KJ10] it says what the execution rate may still hold a supposed total to, in December too', async () => {
    const settings = { ...ANNEX_10_2025.settings, ...rulesMember(READY_RULES.capped.rules) };
    const plan = { ...ANNEX_10_2025, settings };
    const spent = (amount: string): Said => ({
      subject: { kind: 'execution', month: 1 },
      content: { kind: 'number', value: q(amount) },
      note: '',
    });
    const said = SAID.filter(({ subject }) => subject.kind !== 'execution');
    for (const month of [6, 12]) {
      // 300 of 451.32
      await renderPage(OverviewPage, {
        route: `/overview?month=${month}`,
        plan,
        said: [...said, spent('300')],
      });
      expect(within(await region('假设测算')).getByRole('status')).toHaveTextContent(
        '自评总分另按年末执行率封顶（目前 66.47%）：低于 80% 最高 89 分，低于 70% 最高 79 分。',
      );
      cleanup();
    }
    await renderPage(OverviewPage, { route: '/overview?month=12', plan, said: [...said, spent('400')] });
    expect(within(await region('假设测算')).getByRole('status')).not.toHaveTextContent('封顶');
  });

  it('[MO33] in December there is no course left, and single rows can still be supposed', async () => {
    const { user } = await open('/overview?month=12');
    const panel = within(await region('假设测算'));
    expect(panel.queryByRole('radio')).toBeNull();
    await user.click(panel.getByRole('button', { name: '逐项假设（32 项）' }));
    await user.type(panel.getByRole('textbox', { name: /^假设 25\. / }), '2');
    expect(panel.getByRole('status')).toHaveTextContent('假设：第 25 项 2 万元。年底总分 94.58 分，等次 优');
  });

  it('[MO33] of an empty year it says what would be enough', async () => {
    await open('/overview?month=6', []);
    const panel = within(await region('假设测算'));
    expect(panel.getByRole('status')).toHaveTextContent('年底总分 0.00 分，等次 差至优');
    expect(panel.getByRole('status')).toHaveTextContent('最少再做成 27 项即到 90 分（优）');
  });
});

describe('charts', () => {
  it('[O11] each is also a table and a sentence', async () => {
    const { user } = await open('/overview?month=11');
    const course = await region('全年得分走势');
    const sentence = yearSentence(reportAt(11));
    expect(within(course).getByText(sentence)).toBeVisible();
    expect(await within(course).findByRole('img')).toHaveAccessibleName(`得分走势图：${sentence}`);
    await user.click(within(course).getByRole('button', { name: '看表格' }));
    const table = within(course).getByRole('table');
    expect(within(table).getByRole('row', { name: /^11月/ })).toHaveTextContent('11月78.889145.07—');
    expect(within(table).getByRole('row', { name: /^12月/ })).toHaveTextContent('90.27（78.82—90.48）');
    await user.click(within(course).getByRole('button', { name: '看图' }));
    expect(await within(course).findByRole('img')).toBeVisible();
  });

  it('[O7] the losses as a table add up', async () => {
    const { user } = await open('/overview?month=11');
    const loss = await region('失分瀑布');
    await user.click(within(loss).getByRole('button', { name: '看表格' }));
    expect(within(loss).getByRole('row', { name: /^合计/ })).toHaveTextContent('合计（已得分）78.88100');
    expect(within(loss).getAllByRole('row')).toHaveLength(1 + 19 + 1);
  });
});

describe('汇报', () => {
  it('[O14] of an empty year says no score and no outlook', async () => {
    await open('/overview?month=6&view=present', []);
    const show = await screen.findByRole('dialog', { name: '汇报' });
    expect(show).toHaveTextContent('截至 6 月已得分— / 100');
    expect(show).toHaveTextContent('年末预计— 尚无填报，不作预计');
    expect(show).not.toHaveTextContent(/0\.00|等次/);
  });

  it('[O19] every page says whose year it is, up to which month, and which page it is', async () => {
    const { user } = await open('/overview?month=6&view=present');
    const show = await screen.findByRole('dialog', { name: '汇报' });
    for (const page of ['1 / 33', '2 / 33']) {
      expect(show).toHaveTextContent('重庆市潼南区电子政务中心 · 2025 年度绩效 · 截至 6 月');
      expect(within(show).getByRole('status')).toHaveTextContent(page);
      await user.keyboard('{ArrowRight}');
    }
  });

  it('[O13] pages by ← → PageUp PageDown Home End and buttons, and Esc leaves', async () => {
    const { user, route } = await open('/overview?month=11');
    await user.click(await screen.findByText('汇报', { selector: 'button' }));
    expect(route()).toContain('view=present');
    const show = await screen.findByRole('dialog', { name: '汇报' });
    const heading = () => within(show).getByRole('heading', { level: 1 }).textContent;
    expect(heading()).toBe('全年总览');
    await user.keyboard('{ArrowRight}');
    // The one at risk leads, then the order of the plan [MO29].
    expect(heading()).toBe('网站故障应急响应时间');
    await user.keyboard('{PageDown}{PageDown}{ArrowLeft}');
    expect(heading()).toBe('网站群新增单位网站');
    await user.keyboard('{End}');
    expect(within(show).getByRole('status')).toHaveTextContent('33 / 33');
    await user.keyboard('{ArrowRight}{Home}');
    expect(heading()).toBe('全年总览');
    await user.click(within(show).getByRole('button', { name: '下一页' }));
    await user.keyboard('{PageUp}');
    expect(heading()).toBe('全年总览');
    await user.keyboard('{Escape}');
    expect(route()).not.toContain('view=present');
    expect(screen.getByText('汇报', { selector: 'button' })).toHaveFocus();
  });

  it('[MO34] has room for what the frame finds, and turns to the page of a row that is asked for, again too', async () => {
    const { user } = await open('/overview?month=11&view=present');
    const show = await screen.findByRole('dialog', { name: '汇报' });
    const heading = () => within(show).getByRole('heading', { level: 1 }).textContent;
    expect(show).toContainElement(useShow.getState().room);
    for (let time = 1; time <= 2; time += 1) {
      act(() => useShow.getState().turnTo('18' as IndicatorId));
      expect(heading()).toBe('政府网站升级改版');
      // The keys are the show's again.
      expect(show).toHaveFocus();
      await user.keyboard('{Home}');
      expect(heading()).toBe('全年总览');
    }
    await user.keyboard('{Escape}');
    expect(useShow.getState().room).toBeNull();
  });

  it('[O13] a page says all there is about its indicator', async () => {
    const { user } = await open('/overview?month=11&view=present');
    await user.click(await screen.findByRole('button', { name: /^7\. 公开信息数/ }));
    const show = screen.getByRole('dialog', { name: '汇报' });
    expect(within(show).getByRole('heading', { level: 1 })).toHaveTextContent('公开信息数');
    expect(show).toHaveTextContent('13,631 / ≥ 15,000');
    expect(show).toHaveTextContent('4.54 / 5');
    expect(show).toHaveTextContent('12月还需 1,369 条');
    expect(show).toHaveTextContent('春节假期，信息量偏低');
    await user.keyboard('{ArrowRight}');
    expect(within(show).getByRole('heading', { level: 1 })).toHaveTextContent('编制潼南政报期数');
  });

  it('[MO29] begins with the answers of the first screen; a row on it leads to its page', async () => {
    const { user } = await open('/overview?month=6&view=present');
    const show = await screen.findByRole('dialog', { name: '汇报' });
    expect(show).toHaveTextContent('年末预计56.32—90.38 分预计等次 差至优按此推算 89.75 分');
    expect(show).toHaveTextContent('有风险 1 项，涉及 0.4 分');
    const due = within(show).getByRole('region', { name: '即将到期' });
    expect(due).toHaveTextContent('12月18. 政府网站升级改版6 分信息审核科 · 还需 14 万元');
    expect(within(show).getByRole('region', { name: '填报与变化' })).toHaveTextContent('较 5月 +8.72 分');
    await user.click(within(due).getByRole('button', { name: /^18\. / }));
    expect(within(show).getByRole('heading', { level: 1 })).toHaveTextContent('政府网站升级改版');
  });

  it('[MO29][MO30] a note is written on the page of a row, stands on it, and turns no page', async () => {
    const { user, storage } = await open('/overview?month=6&view=present');
    const show = await screen.findByRole('dialog', { name: '汇报' });
    await user.keyboard('{ArrowRight}');
    const field = within(show).getByRole('textbox', { name: /会议要求（6 月/ });
    await user.type(field, '七月底前报方案{ArrowLeft}{Home}');
    expect(within(show).getByRole('heading', { level: 1 })).toHaveTextContent('网站故障应急响应时间');
    await user.keyboard('{Escape}');
    expect(field).toHaveValue('');
    await user.type(field, '七月底前报方案');
    await user.click(within(show).getByRole('button', { name: '下一页' }));
    await waitFor(async () => {
      const log = await storage.revisions(ANNEX_10_2025.id);
      expect(log.find(({ subject }) => subject.kind === 'meeting-note')).toMatchObject({
        subject: { indicator: '10', month: 6 },
        content: { text: '七月底前报方案' },
      });
    });
    await user.keyboard('{PageUp}');
    expect(await within(show).findByText('6月会议要求')).toBeVisible();
  });

  it('[MO29] a note that is being written is kept when the show ends', async () => {
    const { user, storage } = await open('/overview?month=6&view=present');
    const show = await screen.findByRole('dialog', { name: '汇报' });
    await user.keyboard('{End}');
    await user.type(within(show).getByRole('textbox', { name: /会议要求/ }), '补评定依据');
    cleanup();
    await waitFor(async () =>
      expect((await storage.revisions(ANNEX_10_2025.id)).map(({ content }) => content)).toContainEqual({
        text: '补评定依据',
      }),
    );
  });

  it('[MO29] nobody notes anything before saying who they are', async () => {
    const page = await renderPage(OverviewPage, {
      route: '/overview?month=6&view=present',
      said: SAID,
      author: null,
    });
    const show = await screen.findByRole('dialog', { name: '汇报' });
    await page.user.keyboard('{ArrowRight}');
    expect(within(show).queryByRole('textbox')).toBeNull();
    await page.user.click(within(show).getByRole('button', { name: '先登记填报人，再记录' }));
    expect(page.asked()).toBe(1);
    expect(page.route()).not.toContain('view=present');
  });

  it('[MO33] shows what is supposed only where somebody has said so, and says that it is', async () => {
    const { user } = await open('/overview?month=6');
    const panel = within(await region('假设测算'));
    await user.click(panel.getByRole('radio', { name: '近三个月照旧' }));
    await user.click(panel.getByRole('checkbox', { name: '放入汇报和打印，标明假设' }));
    await user.click(screen.getByText('汇报', { selector: 'button' }));
    const show = await screen.findByRole('dialog', { name: '汇报' });
    await user.keyboard('{ArrowRight}');
    expect(within(show).getByRole('heading', { level: 1 })).toHaveTextContent('假设测算');
    expect(show).toHaveTextContent('假设，不是实际数据');
    expect(show).toHaveTextContent('假设：近三个月照旧。年底总分 78.05 分，等次 中至良');
    expect(within(show).queryByRole('link')).toBeNull();
  });

  it('[O13] Tab stays inside', async () => {
    const { user } = await open('/overview?month=11&view=present');
    const show = await screen.findByRole('dialog', { name: '汇报' });
    for (let presses = 0; presses < 8; presses += 1) {
      await user.tab();
      expect(show).toContainElement(document.activeElement as HTMLElement);
    }
  });
});
