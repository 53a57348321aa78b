import { act, cleanup, fireEvent, renderHook, screen, waitFor, within } from '@testing-library/react';
import { dueSentence, yearSentence } from '#src/domain/words/headline.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { lookOf } from '#src/domain/year/last-look.ts';
import { keepLook } from '#src/session/last-look.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { useShow } from '#src/session/show.ts';
import { useWhatIf } from '#src/session/what-if.ts';
import { READY_RULES, rulesMember } from '#src/domain/catalogue/rules.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { yearOutlook } from '#src/domain/words/year-outlook.ts';
import { asksBeforeClosing } from '#test/support/closing.ts';
import { q } from '#test/domain/support/build.ts';
import { freezeForStorage } from '#src/domain/seal/seal-file.ts';
import { hasUnsavedWork } from '#src/queries/save-queue.ts';
import { OverviewPage } from '#src/features/overview/overview-page.tsx';
import { reportAt } from '#test/domain/year/filled.ts';
import { renderPage, TESTER } from '#test/support/render-page.tsx';
import { says, WATER, waterYear } from '#test/support/water-plan.ts';

// jsdom has no canvas; the drawn charts are looked at in a real browser (test/e2e/overview.spec.ts).
vi.mock('#src/charts/echarts-core.ts', () => ({
  initChart: () => ({ setOption: () => {}, resize: () => {}, dispose: () => {} }),
}));

beforeEach(() => {
  window.localStorage.clear();
  const { result } = renderHook(() => useWhatIf(WATER.id));
  act(() => result.current.clear());
});

const SAID = waterYear();
const open = (route: string, said = SAID) => renderPage(OverviewPage, { route, said });

/** The band of the outlook, as it stands between its words. */
const bandAt = (month: 6 | 11) =>
  /[\d.]+—[\d.]+/.exec(yearOutlook(reportAt(month))?.band ?? '')?.[0] ?? 'none';

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
    expect(score.getByText('75.75')).toBeVisible();
    expect(score.queryByText('等次')).toBeNull();
    expect(score.getByText(/已覆盖 87 分、16 项/)).toBeVisible();
    expect(score.getByText(dueSentence(reportAt(11)))).toBeVisible();
    expect(within(await region('变化')).getByText('较 10月 +1.98 分')).toBeVisible();
  });

  it('[O3] the outlook with its band, what is open, and the grades it may end at', async () => {
    await open('/overview?month=11');
    const outlook = await figure('年末预计');
    expect(outlook.getByText(bandAt(11))).toBeVisible();
    expect(outlook.getByText(/按此推算 83\.45 分/)).toBeVisible();
    expect(outlook.getByText('良至优')).toBeVisible();
  });

  it('[O18] its four parts, and behind a click the rows of each by name', async () => {
    const { user } = await open('/overview?month=11');
    const outlook = await figure('年末预计');
    for (const part of ['已得', '按近月推算', '假定如期完成', '待评定'])
      expect(outlook.getAllByText(new RegExp(`^${part}`))[0]).toBeVisible();
    await user.click(outlook.getByRole('button', { name: '逐项看' }));
    const dialog = screen.getByRole('dialog', { name: '年末预计：四部分' });
    expect(dialog).toHaveTextContent('14. 老旧管网改造经费 +2.52 分');
    expect(dialog).toHaveTextContent('16. 改善镇区供水条件 5 分');
    expect(dialog).toHaveTextContent('75.75 + 1.20 + 6.50 = 83.45 分');
  });

  it('[O18] what nobody has reported is told as not counted, as in 汇报: the grades go up to it', async () => {
    await open(
      '/overview?month=3',
      SAID.filter(({ subject }) => 'indicator' in subject && subject.indicator === 'equal'),
    );
    const outlook = await figure('年末预计');
    expect(outlook.getByText(/^待评定 3 项 13 分，尚无数据 12 项 66 分/)).toHaveTextContent(/未计入$/);
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
    expect(form.getByText('89.59')).toBeVisible();
    expect(form.getByText('预算执行率 97.96%')).toBeVisible();
    expect(form.getByText('606 / 618.6 万元')).toBeVisible();
  });

  it('[O14] sections that miss cells are named, and lead to the first month they miss', async () => {
    await open('/overview?month=3', [...says('sum: 1200 _ 1300')]);
    const missing = within(await region('尚未填报'));
    expect(missing.getByText('1—3月应填 48 格，已填 2 格')).toBeVisible();
    const link = missing.getByRole('link', { name: /^水质科 \d+ 格$/ });
    expect(link).toHaveAttribute('href', expect.stringMatching(/^#\/entry\?year=2026&month=1&section=/));
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
    expect(rule.getByRole('button', { name: '待填报 16' })).toBeVisible();
  });
});

describe('the rule and what it filters', () => {
  it('[O10] a legend entry shows only its rows, below the rule too, and can be taken off', async () => {
    const { user } = await open('/overview?month=12');
    const win = await region('失分的指标');
    expect(win.querySelector('[data-label]')).toHaveAttribute('data-label', '失分');
    const rule = within(await region('百分标尺'));
    await user.click(rule.getByRole('button', { name: '部分完成 8' }));
    expect(rule.getByText(/^只看：/)).toHaveTextContent('只看：部分完成');
    expect(
      within(win)
        .getAllByRole('rowheader')
        .map((each) => each.textContent?.slice(0, 3)),
    ).toHaveLength(8);
    const months = await region('逐月进度');
    await waitFor(() => expect(months.querySelectorAll('tbody tr')).toHaveLength(8));
    await user.click(screen.getByText('取消筛选'));
    expect(months.querySelectorAll('tbody tr')).toHaveLength(19);
  });

  it('[O10] a segment shows only its row, even one with nothing to win', async () => {
    const { user } = await open('/overview?month=12');
    const rule = within(await region('百分标尺'));
    await user.click(rule.getByRole('button', { name: /^4\. 在用二次供水设备/ }));
    const win = await region('失分的指标');
    expect(within(win).getAllByRole('rowheader')).toHaveLength(1);
    expect(within(rule.getByText(/^只看：/)).getByRole('link')).toHaveTextContent('4. 在用二次供水设备');
  });

  it('[O9] Enter opens the indicator', async () => {
    const { user, route } = await open('/overview?month=11');
    within(await region('百分标尺'))
      .getByRole('button', { name: /^14\. / })
      .focus();
    await user.keyboard('{Enter}');
    expect(route()).toBe('/indicator/money?year=2026&month=11');
  });
});

describe('what to do next', () => {
  it('[O5] rows by state and points to be won, with what each needs; the rest at a click', async () => {
    const { user } = await open('/overview?month=11');
    const win = await region('最该抓的指标');
    expect(within(win).getAllByRole('rowheader')).toHaveLength(7);
    const row = within(win).getByRole('row', { name: / 14\. / });
    for (const cell of ['2.52', '5.48 / 8', '管网科', '12 月前还需 11.5 万元'])
      expect(within(row).getByRole('cell', { name: cell })).toBeVisible();
    expect(row).toHaveTextContent('25 / ≥ 36.5 万元');
    expect(within(row).getByRole('link')).toHaveAttribute('href', '#/indicator/money?year=2026&month=11');
    await user.click(within(win).getByRole('button', { name: '全部 13 项' }));
    expect(within(win).getAllByRole('rowheader')).toHaveLength(13);
  });

  it('[O5] a score can be asked why', async () => {
    const { user } = await open('/overview?month=11');
    const row = within(await region('最该抓的指标')).getByRole('row', { name: / 14\. / });
    await user.click(within(row).getByRole('button', { name: '5.48' }));
    expect(await screen.findByText(/8 × ≈0\.6849 = 5\.48 分/)).toBeInTheDocument();
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
      '9月3. 供水应急演练安全科还需 1 次0.75 分',
      '12月14. 老旧管网改造经费管网科还需 27.5 万元8 分',
      '12月16. 改善镇区供水条件综合科待评定5 分',
      '12月19. 诉求办理客服科待评定5 分',
    ]);
    // 1, 2, 3, 5 and 17: 4 + 3.5 + 1.5 + 3.67 + 3; a twelfth of 3, 9 and 3
    expect(due).toHaveTextContent('另有 5 项 15.67 分：水质科 2 项');
    expect(due).toHaveTextContent('逐月到期 3 项，7月 1.25 分');
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
    expect(await region('尚未填报')).toHaveTextContent('1月应填 16 格，已填 0 格');
  });

  it('[MO6] a section that has named itself comes first: in what to do, what falls due, who has not reported', async () => {
    const author = { name: '刘洋', section: '营业科' };
    await renderPage(OverviewPage, { route: '/overview?month=3', said: says('money: 6'), author });
    const win = await region('最该抓的指标');
    expect(within(win).getAllByRole('row')[1]).toHaveTextContent('本科室 2 项');
    const [first] = within(await region('即将到期')).getAllByRole('listitem');
    expect(first).toHaveTextContent('营业科');
    const [link] = within(await region('尚未填报')).getAllByRole('link');
    expect(link).toHaveTextContent('营业科');
  });

  it('[MO27] rows at risk lead, and how many there are is said; a calm year says that there are none', async () => {
    await open('/overview?month=11');
    const win = await region('最该抓的指标');
    // 2.00 and 1.20 above their limits, 0.09 below 92
    expect(win).toHaveTextContent('有风险 3 项，涉及 3.29 分');
    const lines = within(win)
      .getAllByRole('row')
      .slice(1, 6)
      .map((each) => each.textContent);
    expect(lines).toEqual([
      '有风险 3 项',
      expect.stringContaining('9. 供水安全事故数'),
      expect.stringContaining('10. 爆管抢修到场时间'),
      expect.stringContaining('18. 用水户满意度'),
      '其余可争取 10 项',
    ]);
    cleanup();
    await open('/overview?month=1');
    expect(await region('最该抓的指标')).toHaveTextContent('没有滞后、超限或未达标准的指标');
  });

  it('[MO28] what changed since the month before: rows that turned first, and by how much', async () => {
    await open('/overview?month=6');
    const changed = await region('变化');
    // 54.65 − 52.44
    expect(changed).toHaveTextContent('较 5月 +2.21 分');
    const [first] = within(changed).getAllByRole('listitem');
    expect(first).toHaveTextContent('10. 爆管抢修到场时间在范围内 → 超上限−1.2');
    expect(changed).toHaveTextContent('另有 3 项变化');
    expect(within(changed).queryByRole('button')).toBeNull();
  });

  it('[MO28] what changed since one last looked, once there was a visit before', async () => {
    const seen = lookOf(reportAt(11, says('sum: 1200')));
    keepLook(WATER.id, 11, seen, Date.now() - 86_400_000);
    const { user } = await open('/overview?month=11', [...says('sum: 1200 1300')]);
    const changed = await region('变化');
    await user.click(within(changed).getByRole('button', { name: '上次查看后 1 项' }));
    expect(changed).toHaveTextContent(/查看后 \+0\.65 分/);
    expect(within(changed).getByRole('listitem')).toHaveTextContent('7. 水样检测份数严重滞后+0.65');
    await user.click(within(changed).getByRole('button', { name: '看较上月' }));
    expect(changed).toHaveTextContent('较 10月');
  });
});

describe('假设测算', () => {
  it('[MO33] supposes a course for all rows and values for some, and says what comes of it', async () => {
    const { user, storage } = await open('/overview?month=6');
    const panel = within(await region('假设测算'));
    expect(panel.getByRole('status')).toHaveTextContent('假设：不再有新进展。年底总分 54.65 分，等次 差至良');
    await user.click(panel.getByRole('radio', { name: '节点都按期完成' }));
    expect(panel.getByRole('status')).toHaveTextContent('年底总分 77.26 分，等次 良至优（比现在 +22.61 分');
    // 18 has 8 points, and of the 2.74 still missing the 3 of 17 are the least that suffices.
    expect(panel.getByRole('status')).toHaveTextContent('最少再做成 2 项即到 88 分（优），合 88.26 分');
    expect(panel.getByRole('link', { name: /^17\. / })).toHaveAttribute(
      'href',
      '#/indicator/rated-too?year=2026&month=6',
    );
    await user.click(panel.getByRole('button', { name: '逐项假设（19 项）' }));
    const typed = panel.getByRole('textbox', { name: /^假设 14\. / });
    expect(typed).toHaveAttribute('placeholder', '36.5');
    await user.type(typed, '30');
    const rated = panel.getByRole('textbox', { name: /^假设 16\. / });
    await user.type(rated, '1.2');
    expect(rated).toHaveAccessibleDescription('系数须在 0 至 1 之间，最多六位小数');
    await user.clear(rated);
    await user.type(rated, '0.9');
    await user.type(panel.getByRole('textbox', { name: /^假设 18\. / }), '92');
    // 14: 6.58 points instead of 8; 16: 4.5 of 5; 18: all of 8.
    expect(panel.getByRole('status')).toHaveTextContent(
      '节点都按期完成；第 14 项 30 万元，第 16 项系数 0.90，第 18 项 92%。年底总分 88.34 分',
    );
    expect(panel.getByRole('status')).toHaveTextContent('按此假设已到 88 分（优）');
    expect((await figure('截至 6 月已得分')).getByText('54.65')).toBeVisible();
    expect((await storage.revisions(WATER.id)).length).toBe(SAID.length);
    await user.click(panel.getByRole('button', { name: '清除假设' }));
    expect(panel.getByRole('status')).toHaveTextContent('年底总分 54.65 分');
  });

  it('[KJ10] it says what the execution rate may still hold a supposed total to, in December too', async () => {
    const settings = { ...WATER.settings, ...rulesMember(READY_RULES.capped.rules) };
    const plan = { ...WATER, settings };
    const spent = (amount: string): Said => ({
      subject: { kind: 'execution', month: 1 },
      content: { kind: 'number', value: q(amount) },
      note: '',
    });
    const said = SAID.filter(({ subject }) => subject.kind !== 'execution');
    for (const month of [6, 12]) {
      // 400 of 618.6
      await renderPage(OverviewPage, {
        route: `/overview?month=${month}`,
        plan,
        said: [...said, spent('400')],
      });
      expect(within(await region('假设测算')).getByRole('status')).toHaveTextContent(
        '自评总分另按年末执行率封顶（目前 64.66%）：低于 80% 最高 89 分，低于 70% 最高 79 分。',
      );
      cleanup();
    }
    await renderPage(OverviewPage, { route: '/overview?month=12', plan, said: [...said, spent('550')] });
    expect(within(await region('假设测算')).getByRole('status')).not.toHaveTextContent('封顶');
  });

  it('[MO33] in December there is no course left, and single rows can still be supposed', async () => {
    const { user } = await open('/overview?month=12');
    const panel = within(await region('假设测算'));
    expect(panel.queryByRole('radio')).toBeNull();
    await user.click(panel.getByRole('button', { name: '逐项假设（19 项）' }));
    await user.type(panel.getByRole('textbox', { name: /^假设 14\. / }), '36.5');
    expect(panel.getByRole('status')).toHaveTextContent(
      '假设：第 14 项 36.5 万元。年底总分 89.79 分，等次 优',
    );
  });

  it('[MO33] [S12] of an empty year it says what would be enough', async () => {
    await open('/overview?month=6', []);
    const panel = within(await region('假设测算'));
    expect(panel.getByRole('status')).toHaveTextContent('年底尚无得分，等次未定');
    // All but three of 3 points: a fourth would leave 87.5.
    expect(panel.getByRole('status')).toHaveTextContent('最少再做成 16 项即到 88 分（优）');
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
    expect(within(table).getByRole('row', { name: /^11月/ })).toHaveTextContent('11月75.758765.08—');
    expect(within(table).getByRole('row', { name: /^12月/ })).toHaveTextContent(`83.45（${bandAt(11)}）`);
    await user.click(within(course).getByRole('button', { name: '看图' }));
    expect(await within(course).findByRole('img')).toBeVisible();
  });

  it('[O7] the losses as a table add up', async () => {
    const { user } = await open('/overview?month=11');
    const loss = await region('失分瀑布');
    await user.click(within(loss).getByRole('button', { name: '看表格' }));
    expect(within(loss).getByRole('row', { name: /^合计/ })).toHaveTextContent('合计（已得分）75.75100');
    expect(within(loss).getAllByRole('row')).toHaveLength(1 + 13 + 1);
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
    for (const page of ['1 / 20', '2 / 20']) {
      expect(show).toHaveTextContent('青石县供水服务中心 · 2026 年度绩效 · 截至 6 月');
      expect(within(show).getByRole('status')).toHaveTextContent(page);
      await user.keyboard('{ArrowRight}');
    }
  });

  it('[O13] pages by ← → PageUp PageDown Home End and buttons, and Esc leaves', async () => {
    const { user, route } = await open('/overview?month=6');
    await user.click(await screen.findByText('汇报', { selector: 'button' }));
    expect(route()).toContain('view=present');
    const show = await screen.findByRole('dialog', { name: '汇报' });
    const heading = () => within(show).getByRole('heading', { level: 1 }).textContent;
    expect(heading()).toBe('全年总览');
    await user.keyboard('{ArrowRight}');
    // The one at risk leads, then the order of the plan [MO29].
    expect(heading()).toBe('爆管抢修到场时间');
    await user.keyboard('{PageDown}{PageDown}{ArrowLeft}');
    expect(heading()).toBe('新建加压泵站');
    await user.keyboard('{End}');
    expect(within(show).getByRole('status')).toHaveTextContent('20 / 20');
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
      // The show is on the screen a moment before it hears of it.
      await waitFor(() => {
        act(() => useShow.getState().turnTo('money' as IndicatorId));
        expect(heading()).toBe('老旧管网改造经费');
      });
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
    const rule = within(await screen.findByRole('toolbar', { name: /^百分标尺/ }));
    await user.click(rule.getByRole('button', { name: /^7\. 水样检测份数/ }));
    const show = screen.getByRole('dialog', { name: '汇报' });
    expect(within(show).getByRole('heading', { level: 1 })).toHaveTextContent('水样检测份数');
    expect(show).toHaveTextContent('16,131 / ≥ 18,000');
    expect(show).toHaveTextContent('8.07 / 9');
    expect(show).toHaveTextContent('12月还需 1,869 份');
    expect(show).toHaveTextContent('春节停产，送检偏少');
    await user.keyboard('{ArrowRight}');
    expect(within(show).getByRole('heading', { level: 1 })).toHaveTextContent('发布水质公报');
  });

  it('[MO29] begins with the answers of the first screen; a row on it leads to its page', async () => {
    const { user } = await open('/overview?month=6&view=present');
    const show = await screen.findByRole('dialog', { name: '汇报' });
    expect(show).toHaveTextContent(`年末预计${bandAt(6)} 分预计等次 差至优按此推算 77.26 分`);
    expect(show).toHaveTextContent('有风险 1 项，涉及 1.2 分');
    const due = within(show).getByRole('region', { name: '即将到期' });
    expect(due).toHaveTextContent('12月14. 老旧管网改造经费8 分管网科 · 还需 27.5 万元');
    expect(within(show).getByRole('region', { name: '填报与变化' })).toHaveTextContent('较 5月 +2.21 分');
    await user.click(within(due).getByRole('button', { name: /^14\. / }));
    expect(within(show).getByRole('heading', { level: 1 })).toHaveTextContent('老旧管网改造经费');
  });

  it('[MO29][MO30] a note is written on the page of a row, stands on it, and turns no page', async () => {
    const { user, storage } = await open('/overview?month=6&view=present');
    const show = await screen.findByRole('dialog', { name: '汇报' });
    await user.keyboard('{ArrowRight}');
    const field = within(show).getByRole('textbox', { name: /会议要求（6 月/ });
    await user.type(field, '七月底前报方案{ArrowLeft}{Home}');
    expect(asksBeforeClosing()).toBe(true);
    expect(within(show).getByRole('heading', { level: 1 })).toHaveTextContent('爆管抢修到场时间');
    await user.keyboard('{Escape}');
    expect(field).toHaveValue('');
    expect(asksBeforeClosing()).toBe(false);
    await user.type(field, '七月底前报方案');
    await user.click(within(show).getByRole('button', { name: '下一页' }));
    await waitFor(async () => {
      const log = await storage.revisions(WATER.id);
      expect(log.find(({ subject }) => subject.kind === 'meeting-note')).toMatchObject({
        subject: { indicator: 'worst', month: 6 },
        content: { text: '七月底前报方案' },
      });
    });
    await user.keyboard('{PageUp}');
    expect(await within(show).findByText('6月会议要求')).toBeVisible();
  });

  it.each([
    ['the show ends', cleanup],
    [
      'the page is loaded anew',
      () => {
        vi.spyOn(document, 'visibilityState', 'get').mockReturnValue('hidden');
        fireEvent(document, new Event('visibilitychange'));
      },
    ],
  ])('[MO29] a note that is being written is kept when %s', async (_, leave) => {
    const { user, storage } = await open('/overview?month=6&view=present');
    const show = await screen.findByRole('dialog', { name: '汇报' });
    await user.keyboard('{End}');
    await user.type(within(show).getByRole('textbox', { name: /会议要求/ }), '补评定依据');
    leave();
    await waitFor(async () =>
      expect((await storage.revisions(WATER.id)).map(({ content }) => content)).toContainEqual({
        text: '补评定依据',
      }),
    );
  });

  it('[MO29] Esc in the field ends the show where nothing is written', async () => {
    const page = await open('/overview?month=6&view=present');
    const show = await screen.findByRole('dialog', { name: '汇报' });
    await page.user.keyboard('{End}');
    await page.user.type(within(show).getByRole('textbox', { name: /会议要求/ }), '补{Escape}');
    expect(page.route()).toContain('view=present');
    await page.user.keyboard('{Escape}');
    await waitFor(() => expect(page.route()).not.toContain('view=present'));
  });

  it('[MO29][Y6] of a sealed year the field says so; what was being written stays in sight, and is not lost with the page', async () => {
    const { user, storage } = await open('/overview?month=6&view=present');
    const show = await screen.findByRole('dialog', { name: '汇报' });
    await user.keyboard('{End}');
    await user.type(within(show).getByRole('textbox', { name: /会议要求/ }), '补评定依据');
    await act(() => storage.seal({ plan: WATER.id, author: TESTER, freeze: freezeForStorage(WATER) }));
    const field = await within(show).findByRole('textbox', {
      name: '会议要求（6 月，本年度已定稿，不再记录）',
    });
    await user.type(field, '再写{Control>}{Enter}{/Control}');
    expect(field).toHaveValue('补评定依据');
    await user.click(within(show).getByRole('button', { name: '退出（Esc）' }));
    await waitFor(() => expect(hasUnsavedWork(storage)).toBe(true));
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
    expect(show).toHaveTextContent('假设：近三个月照旧。年底总分 72.61 分，等次 中至优');
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
