import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import { READY_RULES, rulesMember, type GradeThresholds } from '#src/domain/catalogue/rules.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import { settingsSaid } from '#src/domain/statements/profile-edit.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { PlanPage } from '#src/features/plan/plan-page.tsx';
import { useNotices } from '#src/session/notices.ts';
import { renderPage, TESTER } from '#test/support/render-page.tsx';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const open = (more: readonly Said[] = [], route = '/plan?month=12') =>
  renderPage(PlanPage, { route, said: [...waterYear(), ...more] });

async function standingProfile(storage: Awaited<ReturnType<typeof open>>['storage'], id: string) {
  const { statements } = await storage.load(WATER.id);
  return (
    statements.find(({ subject }) => subject.kind === 'profile' && subject.indicator === id)?.content ?? null
  );
}

const owner = (id: string, section: string): Said => ({
  subject: { kind: 'profile', indicator: id as IndicatorId },
  content: { owner: section },
  note: '',
});

/** Row 15 has the oddity of row 14, after one of its unit. */
const ODD: Plan = {
  ...WATER,
  indicators: WATER.indicators.map((row) =>
    row.id === 'money-cap'
      ? Object.assign({}, row, {
          oddities: [
            { column: 'unit', text: '以万元计' },
            { column: 'operator', text: '成本类而用「≥」，原文如此' },
          ],
        })
      : row,
  ),
};

describe('the plan', () => {
  it('[L1] lists the 19 rows as the table prints them, with a running sum that ends at 100', async () => {
    await open();
    const money = await screen.findByRole('row', { name: /^14 / });
    const cells = within(money)
      .getAllByRole('cell')
      .map((cell) => cell.textContent);
    expect(cells.slice(0, 6)).toEqual(['14', '8', '73', '万元', '≥', '36.5']);
    expect(within(money).getByRole('rowheader')).toHaveTextContent('老旧管网改造经费');
    const parts = screen.getByRole('row', { name: /^19 / });
    expect(parts).toHaveTextContent('办结率 98%，回访满意率 ≥90%');
    expect(screen.getByRole('row', { name: /权重合计/ })).toHaveTextContent('100✓ 等于 100 分');
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('[L1] has the 口径 above them by its name, with what it has that others have not', async () => {
    const { rules, ...rest } = READY_RULES.capped;
    const settings = { ...WATER.settings, ...rest, ...rulesMember(rules) };
    await renderPage(PlanPage, { route: '/plan?month=12', plan: { ...WATER, settings } });
    const said = (await screen.findByText('执行率封顶与偏离扣分口径')).textContent;
    expect(said).toContain('按权重扣 2 分后计分');
    expect(said).toContain('执行率低于 80% 最高 89 分');
  });

  it('[L1] numbers the oddities like the notes of a form', async () => {
    await renderPage(PlanPage, { route: '/plan?month=12', plan: ODD });
    const notes = await screen.findByRole('list', { name: '原文如此' });
    // Of 12, 14, 15, 16 and 19: what 15 has of its operator stands there from 14 on.
    expect(within(notes).getAllByRole('listitem')).toHaveLength(5);
    expect(screen.getByRole('row', { name: /^14 / })).toHaveTextContent(/②（注：成本类/);
    expect(screen.getByRole('row', { name: /^15 / })).toHaveTextContent(/③（注：以万元.*②（注：成本类/);
  });

  it('[L1] filters by section, class and oddity', async () => {
    const { user, route } = await open();
    await user.selectOptions(await screen.findByRole('combobox', { name: '科室' }), '客服科');
    expect(route()).toContain('section=');
    expect(screen.getAllByRole('button', { name: /^修改第/ })).toHaveLength(4);
    await user.selectOptions(screen.getByRole('combobox', { name: '只看' }), 'odd');
    expect(screen.getAllByRole('button', { name: /^修改第/ })).toHaveLength(1);
  });

  it('[L1] leads to 方案目录, where other tables become plans', async () => {
    await open();
    expect(await screen.findByRole('link', { name: '方案目录' })).toHaveAttribute(
      'href',
      '#/plans?year=2026&month=12',
    );
  });
});

describe('the settings', () => {
  it('[L2] shows what R2 does before it is saved, and can be put back', async () => {
    const { user, storage } = await open();
    await user.click(await screen.findByRole('button', { name: '修改设置' }));
    const dialog = screen.getByRole('dialog', { name: '修改计分设置' });
    await user.click(within(dialog).getByRole('radio', { name: /R2/ }));
    const effect = within(dialog).getByRole('region', { name: '影响预览' });
    // #10: 6 × 2/2.5 = 4.80 under R1, 6 × (1 − 0.5/2) = 4.50 under R2
    expect(effect).toHaveTextContent('10. 爆管抢修到场时间：4.80 ▲ 超上限 → 4.50 ▲ 超上限（−0.3 分）');
    expect((await storage.load(WATER.id)).statements.some(({ subject }) => subject.kind === 'settings')).toBe(
      false,
    );
    await user.click(within(dialog).getByRole('button', { name: '保存' }));
    await waitFor(() => expect(screen.getByText(/R2：超出上限时/)).toBeInTheDocument());
    await user.click(await screen.findByRole('button', { name: '恢复内置设置' }));
    await waitFor(() => expect(screen.getByText(/R1：超出上限时/)).toBeInTheDocument());
  });

  it('[L3] saved, puts nothing back that another window has changed while they were open', async () => {
    const { user, storage } = await open();
    await user.click(await screen.findByRole('button', { name: '修改设置' }));
    const dialog = screen.getByRole('dialog', { name: '修改计分设置' });
    await user.click(within(dialog).getByRole('radio', { name: /R2/ }));
    const fromElsewhere: readonly Said[] = [
      { subject: { kind: 'due-day' }, content: { day: 10 }, note: '' },
      { subject: { kind: 'count-rated' }, content: { counted: true }, note: '' },
    ];
    await storage.write({
      plan: WATER.id,
      intent: 'plan',
      origin: 'typed',
      said: fromElsewhere,
      author: TESTER,
    });
    await waitFor(() =>
      expect(within(dialog).getByRole('textbox', { name: '填报期限：次月' })).toHaveValue('10'),
    );
    expect(within(dialog).getByRole('radio', { name: /R2/ })).toBeChecked();
    await user.click(within(dialog).getByRole('button', { name: '保存' }));
    expect(await screen.findByText(/R2：超出上限时/)).toBeInTheDocument();
    expect(screen.getByText('次月 10 日前')).toBeInTheDocument();
    expect(screen.getByText('计入待评定的指标，按 0.80 起')).toBeInTheDocument();
  });

  it('[L3] the line of one grade is a field of its own: another window may change the next', async () => {
    const { user, storage } = await open();
    await user.click(await screen.findByRole('button', { name: '修改设置' }));
    const dialog = screen.getByRole('dialog', { name: '修改计分设置' });
    const good = within(dialog).getByRole('textbox', { name: '良（不低于）' });
    await user.clear(good);
    await user.type(good, '82');
    const gradeThresholds: GradeThresholds = [9_500 as Points, 8_000 as Points, 6_000 as Points];
    const settings = { ...WATER.settings, gradeThresholds };
    await storage.write({
      plan: WATER.id,
      intent: 'plan',
      origin: 'typed',
      said: [{ subject: { kind: 'settings' }, content: settingsSaid(WATER.settings, settings), note: '' }],
      author: TESTER,
    });
    await waitFor(() =>
      expect(within(dialog).getByRole('textbox', { name: '优（不低于）' })).toHaveValue('95'),
    );
    await user.click(within(dialog).getByRole('button', { name: '保存' }));
    expect(await screen.findByText(/^优 ≥ 95，良 ≥ 82，中 ≥ 60/)).toBeInTheDocument();
  });

  it('[F9] counts rows that wait for their rating once it is told to, shows it before, and is put back', async () => {
    const { user, storage } = await open([], '/plan?month=6');
    const isSaid = async () =>
      (await storage.load(WATER.id)).statements.some(({ subject }) => subject.kind === 'count-rated');
    await user.click(await screen.findByRole('button', { name: '修改设置' }));
    const dialog = screen.getByRole('dialog', { name: '修改计分设置' });
    await user.click(within(dialog).getByRole('checkbox', { name: /计入待评定的指标/ }));
    // 13 points × 0.80 on the 77.26 of June
    expect(within(dialog).getByRole('row', { name: /年末预计/ })).toHaveTextContent('年末预计77.2687.66');
    expect(await isSaid()).toBe(false);
    await user.click(within(dialog).getByRole('button', { name: '保存' }));
    expect(await screen.findByText('计入待评定的指标，按 0.80 起')).toBeInTheDocument();
    expect(await isSaid()).toBe(true);
    await user.click(await screen.findByRole('button', { name: '恢复内置设置' }));
    expect(await screen.findByText('待评定的指标只列名，不计入')).toBeInTheDocument();
  });

  it('[MO1] sets by which day a month is to be reported, none too, refuses other days, and is put back', async () => {
    const { user } = await open();
    expect(await screen.findByText('次月 5 日前')).toBeInTheDocument();
    const edit = async (day: string) => {
      await user.click(await screen.findByRole('button', { name: '修改设置' }));
      const field = screen.getByRole('textbox', { name: '填报期限：次月' });
      await user.clear(field);
      if (day !== '') await user.type(field, day);
      return screen.getByRole('button', { name: '保存' });
    };
    const refused = await edit('31');
    expect(refused).toBeDisabled();
    expect(screen.getByText('请填 1 至 28 的整数，不设期限请留空')).toBeInTheDocument();
    await user.clear(screen.getByRole('textbox', { name: '填报期限：次月' }));
    await user.type(screen.getByRole('textbox', { name: '填报期限：次月' }), '10');
    await user.click(refused);
    expect(await screen.findByText('次月 10 日前')).toBeInTheDocument();
    await user.click(await edit(''));
    expect(await screen.findByText('不设期限')).toBeInTheDocument();
    await user.click(await screen.findByRole('button', { name: '恢复内置设置' }));
    expect(await screen.findByText('次月 5 日前')).toBeInTheDocument();
  });

  it('[L5] refuses thresholds that do not fall, and what is no number', async () => {
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: '修改设置' }));
    const dialog = screen.getByRole('dialog');
    const good = within(dialog).getByRole('textbox', { name: '良（不低于）' });
    await user.clear(good);
    await user.type(good, '95');
    expect(within(dialog).getByRole('alert')).toHaveTextContent('等次分数线须由高到低');
    expect(within(dialog).getByRole('button', { name: '保存' })).toBeDisabled();
    await user.clear(good);
    await user.type(good, '101');
    expect(within(dialog).getByRole('alert')).toHaveTextContent('分数线须在 0 至 100 之间');
    const budget = within(dialog).getByRole('textbox', { name: '全年预算数' });
    await user.clear(budget);
    expect(within(dialog).getByText('请填预算数')).toBeInTheDocument();
  });
});

describe('a row', () => {
  async function edit(seq: number, more: readonly Said[] = [], route?: string) {
    const page = await open(more, route);
    await page.user.click(await screen.findByRole('button', { name: `修改第 ${seq} 项的属性` }));
    return { ...page, dialog: screen.getByRole('dialog') };
  }

  it('[L2][L3] shows what other milestones do to the light, stores only that, and marks it', async () => {
    const { user, dialog, storage } = await edit(5, [], '/plan?month=3');
    await user.selectOptions(within(dialog).getByRole('combobox', { name: '节点 1 的月份' }), '2');
    expect(within(dialog).getByRole('region', { name: '影响预览' })).toHaveTextContent(
      '5. 抄表员业务培训：0.00 · 未到期 → 0.00 ▼ 严重滞后',
    );
    await user.click(within(dialog).getByRole('button', { name: '保存' }));
    const row = await screen.findByRole('row', { name: /^5 / });
    await waitFor(() => expect(within(row).getByText('已改')).toBeInTheDocument());
    expect(Object.keys((await standingProfile(storage, 'twice')) ?? {})).toEqual(['pacing']);

    await user.click(screen.getByRole('button', { name: '修改第 5 项的属性' }));
    await user.click(screen.getByRole('button', { name: '时序恢复建议' }));
    await user.click(screen.getByRole('button', { name: '保存' }));
    await waitFor(() => expect(within(row).queryByText('已改')).toBeNull());
    expect(await standingProfile(storage, 'twice')).toBeNull();
  });

  it('[L4] refuses fewer decimals than recorded values carry, naming the months', async () => {
    const { user, dialog } = await edit(11);
    await user.selectOptions(within(dialog).getByRole('combobox', { name: '小数位数' }), '1');
    expect(within(dialog).getByRole('alert')).toHaveTextContent(
      '已有更多位小数的值：1月、2月、3月、4月、5月、6月、7月、9月、10月、12月的数。减少小数位数会丢掉尾数，请先更正这些值',
    );
    expect(within(dialog).getByRole('button', { name: '保存' })).toBeDisabled();
  });

  it('[L5] lets a level have no pacing that needs a sum, and says that its numbers are read anew', async () => {
    const { user, dialog } = await edit(7);
    await user.selectOptions(within(dialog).getByRole('combobox', { name: '汇总方式' }), 'latest');
    const pacings = within(within(dialog).getByRole('combobox', { name: '时序' })).getAllByRole('option');
    expect(pacings.map((option) => option.textContent)).toEqual(['每月对照全年值', '年终评定']);
    expect(dialog).toHaveTextContent('已填的 12 个月的数不变');
  });

  it('[L5] refuses milestones that do not rise, fall short of the target, or are no numbers', async () => {
    const { user, dialog } = await edit(5);
    const second = within(dialog).getByRole('textbox', { name: '节点 2 累计应完成' });
    await user.clear(second);
    expect(within(dialog).getByText('请填累计应完成数')).toBeInTheDocument();
    await user.type(second, '1');
    expect(within(dialog).getByRole('alert')).toHaveTextContent('最后一个节点的应完成数低于全年指标值');
    await user.selectOptions(within(dialog).getByRole('combobox', { name: '节点 1 的月份' }), '12');
    expect(
      within(dialog)
        .getAllByRole('alert')
        .map((alert) => alert.textContent),
    ).toContain('第 5 项：节点月份须逐个推后，应完成数不得减少');
    expect(within(dialog).getByRole('button', { name: '保存' })).toBeDisabled();
  });

  it('[MO49] another owner is that of the whole year, and the dialog says so before it is saved', async () => {
    const { user, dialog } = await edit(7);
    expect(dialog).not.toHaveTextContent('全年各月都算这个科室的');
    const [section = ''] = WATER.sections.slice(-1);
    await user.selectOptions(within(dialog).getByRole('combobox', { name: '主责科室' }), section);
    expect(dialog).toHaveTextContent('全年各月都算这个科室的，以前月份的应填、逾期也改算');
  });

  it('[L3] of a rated kind has class, owner and core only', async () => {
    const { user, dialog, storage } = await edit(16);
    expect(within(dialog).queryByRole('combobox', { name: '汇总方式' })).toBeNull();
    await user.click(within(dialog).getByRole('checkbox', { name: '是核心指标' }));
    await user.click(within(dialog).getByRole('button', { name: '保存' }));
    await waitFor(async () => expect(await standingProfile(storage, 'rated')).toEqual({ core: true }));
  });

  it('[L3] saved, puts nothing back that another window has changed while it was open', async () => {
    const { user, dialog, storage } = await edit(16);
    const [section = ''] = WATER.sections.slice(-1);
    const said = [owner('rated', section)];
    await storage.write({ plan: WATER.id, intent: 'plan', origin: 'typed', said, author: TESTER });
    await waitFor(() =>
      expect(within(dialog).getByRole('combobox', { name: /科室|责任/ })).toHaveValue(section),
    );
    await user.click(within(dialog).getByRole('checkbox', { name: '是核心指标' }));
    await user.click(within(dialog).getByRole('button', { name: '保存' }));
    await waitFor(async () =>
      expect(await standingProfile(storage, 'rated')).toEqual({ owner: section, core: true }),
    );
  });
});

describe('an edit that the row cannot follow', () => {
  it('[L7] is marked in the table, with what is wrong above it, and the row stays as proposed', async () => {
    await open([
      {
        subject: { kind: 'profile', indicator: 'sum' as IndicatorId },
        content: { rollup: 'latest' },
        note: '',
      },
    ]);
    const row = await screen.findByRole('row', { name: /^7 / });
    expect(row).toHaveTextContent('✕ 改为「取最新月」未采用');
    expect(row).toHaveTextContent('逐月累加');
    expect(screen.getByRole('alert')).toHaveTextContent(
      '第 7 项有改过的属性没有采用，仍按建议计（第 7 项：不是逐月累加的指标，不能按月均衡或按节点判断进度）',
    );
    expect(screen.getByRole('row', { name: /^8 / })).not.toHaveTextContent('未采用');
  });
});

describe('a form that was changed', () => {
  it('[L8] is not closed by Esc without asking', async () => {
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: '修改第 7 项的属性' }));
    const dialog = screen.getByRole('dialog');
    await user.selectOptions(within(dialog).getByRole('combobox', { name: '小数位数' }), '2');
    const esc = () => fireEvent(dialog, new Event('cancel', { cancelable: true }));
    esc();
    expect(within(dialog).getByRole('alert')).toHaveTextContent('改过的还没有保存');
    await user.click(within(dialog).getByRole('button', { name: '继续修改' }));
    expect(within(dialog).getByRole('combobox', { name: '小数位数' })).toHaveValue('2');
    esc();
    await user.click(within(dialog).getByRole('button', { name: '放弃修改' }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('[L8] is closed by Esc when nothing was changed', async () => {
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: '修改第 7 项的属性' }));
    fireEvent(screen.getByRole('dialog'), new Event('cancel', { cancelable: true }));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('putting everything back', () => {
  it('[L6] lists what changes, is one operation, and can be taken back', async () => {
    const { user, storage } = await open([owner('exact', '综合科'), owner('equal', '综合科')]);
    await user.click(await screen.findByRole('button', { name: '全部恢复建议' }));
    const dialog = screen.getByRole('dialog', { name: '全部恢复建议？' });
    expect(
      within(dialog)
        .getAllByRole('listitem')
        .map((item) => item.textContent),
    ).toEqual(['1. 新建加压泵站：主责科室 综合科 → 管网科', '2. 新增水质监测点：主责科室 综合科 → 水质科']);
    await user.click(within(dialog).getByRole('button', { name: '恢复 2 项' }));
    await waitFor(() => expect(screen.getByText(/与建议不同 0 项/)).toBeInTheDocument());
    await waitFor(() => expect(useNotices.getState().notice?.text).toBe('2 项已恢复建议'));
    await storage.undo(WATER.id, TESTER);
    await waitFor(() => expect(screen.getByText(/与建议不同 2 项/)).toBeInTheDocument());
  });

  it('[L6] leaves a row alone whose values no longer fit the proposal, and says why', async () => {
    const { user } = await open([
      {
        subject: { kind: 'profile', indicator: 'cases' as IndicatorId },
        content: { decimals: 1 },
        note: '',
      },
      {
        subject: { kind: 'month', indicator: 'cases' as IndicatorId, month: 2 },
        content: { kind: 'number', value: 15_000 as never },
        note: '',
      },
    ]);
    await user.click(await screen.findByRole('button', { name: '全部恢复建议' }));
    const dialog = screen.getByRole('dialog');
    expect(dialog).toHaveTextContent('不恢复：已有更多位小数的值：2月的数');
    expect(within(dialog).getByRole('button', { name: '恢复 0 项' })).toBeDisabled();
  });
});
