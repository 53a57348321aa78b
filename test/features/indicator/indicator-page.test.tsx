import { act, screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { wholeUnits } from '#src/domain/quantity/quantity.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { IndicatorPage } from '#src/features/indicator/indicator-page.tsx';
import type { PageProps } from '#src/session/page.ts';
import { rowStopped } from '#test/support/added-row.ts';
import { fixturePlan } from '#test/support/read-fixture-plan.ts';
import { renderPage, TESTER } from '#test/support/render-page.tsx';
import { waterYear } from '#test/support/water-plan.ts';

const id = 'sum' as IndicatorId;

const month7 = (value: number | null, note = ''): Said => ({
  subject: { kind: 'month', indicator: id, month: 7 },
  content: value === null ? null : { kind: 'number', value: wholeUnits(value) },
  note,
});

const open = (route: string, said: readonly Said[] = waterYear()) =>
  renderPage(IndicatorPage, { route, said });

describe('all indicators', () => {
  it('[I1] lists the 19 rows, each a way to its own page', async () => {
    await open('/indicator?month=8');
    // The heading stands from the first moment, the rows come with the year.
    await screen.findByRole('heading', { name: /指标/, level: 1 });
    expect(await screen.findAllByRole('row')).toHaveLength(20);
    expect(screen.getByRole('link', { name: '水样检测份数' })).toHaveAttribute(
      'href',
      '#/indicator/sum?year=2026&month=8',
    );
  });

  it.each([
    ['12', ['报装办结时限']],
    ['1', ['新建加压泵站']],
    ['满意度', ['用水户满意度', '诉求办理']],
    ['时效', ['爆管抢修到场时间', '报装办结时限']],
  ])('[I1] finds «%s»', async (text, names) => {
    const { user } = await open('/indicator?month=8');
    await user.type(await screen.findByRole('searchbox', { name: '查找指标' }), text);
    expect(screen.getAllByRole('link').map((link) => link.textContent)).toEqual(names);
  });

  it('[I1] says when nothing is found, and when the address names no row', async () => {
    const { user } = await open('/indicator/99?month=8');
    expect(await screen.findByRole('alert')).toHaveTextContent('没有编号为「99」的指标');
    await user.type(screen.getByRole('searchbox'), '不存在的');
    expect(screen.getByText(/没有符合条件的指标/)).toBeInTheDocument();
  });

  it('[I1][H23] a row that another window stops gives its place to the list, and the focus to the text of the page', async () => {
    const Place = (props: PageProps) => (
      <main id="main" tabIndex={-1}>
        <IndicatorPage {...props} />
      </main>
    );
    const page = await renderPage(Place, { route: '/indicator/sum?month=6', said: waterYear() });
    await page.user.click(await screen.findByRole('textbox', { name: /^假设全年完成值为/ }));
    await page.user.keyboard('9');
    await act(() =>
      page.storage.write({
        plan: page.plan.id,
        intent: 'adjust-plan',
        origin: 'typed',
        author: TESTER,
        said: [rowStopped('sum', 4, 1_200)],
      }),
    );
    expect(await screen.findByRole('alert')).toHaveTextContent('第 7 项「水样检测份数」自 4 月起停止');
    expect(screen.getByRole('main')).toHaveFocus();
  });

  it('[I1] keeps the section in the address', async () => {
    const { user, route } = await open('/indicator?month=8');
    await user.selectOptions(await screen.findByRole('combobox', { name: '科室' }), '安全科');
    expect(route()).toContain('section=%E5%AE%89');
    expect(screen.getAllByRole('link')).toHaveLength(2);
  });
});

describe('one indicator', () => {
  it('[I2] says its course in a sentence, draws it, and lists it month by month', async () => {
    await open('/indicator/sum?month=11');
    // 16,131 ÷ 18,000 = 0.89616…; 18,000 × 11/12 = 16,500
    const sentence =
      '截至 11月累计 16,131 份，为全年指标值（≥ 18,000 份）的 89.62%；按时序应完成 16,500 份，还差 369。';
    expect(await screen.findByRole('img', { name: sentence })).toBeInTheDocument();
    const months = screen.getByRole('region', { name: '逐月' });
    await within(months).findByRole('button', { name: /^7月共 1 次/ });
    const july = within(months).getByRole('row', { name: /^7月/ });
    expect(
      within(july)
        .getAllByRole('cell')
        .map((cell) => cell.textContent),
    ).toEqual(['1,465', '10,343', '10,500', '18,000', '', '综合科 周艳', '2025-07-15 12:00', '1 次']);
  });

  it('[I2] never shows a month that nobody has reported as 0', async () => {
    await open('/indicator/sum?month=2', [month7(10)]);
    const months = await screen.findByRole('region', { name: '逐月' });
    expect(within(months).getByRole('row', { name: /^1月/ })).toHaveTextContent('未填报');
    expect(screen.getByText('截至 2月未填报。')).toBeInTheDocument();
  });

  it('[I12] keeps the source cells apart from what is proposed, oddities beside them', async () => {
    await open('/indicator/longest?month=8');
    const definition = await screen.findByRole('region', { name: '定义' });
    expect(definition).toHaveTextContent('报装办结时限');
    expect(definition).toHaveTextContent('名为「时限」而未说从何日起算，原文如此');
    expect(definition).toHaveTextContent('分类产出指标 · 时效指标');
    expect(within(definition).getAllByText('建议').length).toBe(5);
  });

  it('[I12] a class that the source does not print is proposed as well', async () => {
    await renderPage(IndicatorPage, { plan: fixturePlan('archive-3'), route: '/indicator/甲?month=8' });
    const definition = await screen.findByRole('region', { name: '定义' });
    expect(within(definition).getAllByText('建议').length).toBe(6);
  });

  it('[I10] goes to its neighbours by button, by Alt+↑/↓ and by the list', async () => {
    const { user, route } = await open('/indicator/sum?month=8');
    await user.click(await screen.findByRole('button', { name: '下一项' }));
    expect(route()).toContain('/indicator/count');
    await user.keyboard('{Alt>}{ArrowUp}{ArrowUp}{/Alt}');
    expect(route()).toContain('/indicator/cases');
    await user.selectOptions(screen.getByRole('combobox', { name: '跳到指标' }), 'rated');
    expect(await screen.findByRole('heading', { level: 1 })).toHaveTextContent('16.');
    await user.selectOptions(screen.getByRole('combobox', { name: '跳到指标' }), 'exact');
    expect(screen.getByRole('button', { name: '上一项' })).toBeDisabled();
  });

  it('[I12] shows names and notes as text, whatever they spell', async () => {
    await open('/indicator/sum?month=8', [month7(10, '<img src=x onerror=alert(1)>')]);
    const months = await screen.findByRole('region', { name: '逐月' });
    expect(within(months).getByText('<img src=x onerror=alert(1)>')).toBeInTheDocument();
    expect(document.querySelector('img')).toBeNull();
  });

  it('shows a rated row with its evidence, and its parts month by month', async () => {
    await open('/indicator/parts?month=12');
    const rated = await screen.findByRole('region', { name: '评定' });
    expect(rated).toHaveTextContent('办结率 98.4%，回访满意率 88.5%（热线系统年终统计）');
    expect(within(rated).getByRole('row', { name: /办结率/ })).toHaveTextContent('98.4');
    // One of two is met: (1 + 88.5/90)/2 is above what that may be.
    expect(rated).toHaveTextContent('分项的数建议：部分达成并具有一定效果，系数 0.79');
  });
});

describe('what if', () => {
  it('[I3] scores a supposed total, against the total as it stands, and stores nothing', async () => {
    const { user, storage, plan } = await open('/indicator/sum?month=12');
    const before = await storage.counts(plan.id);
    const panel = await screen.findByRole('region', { name: '假设测算' });
    expect(panel).toHaveTextContent('不保存');
    await user.type(within(panel).getByRole('textbox', { name: '假设全年完成值为' }), '16200');
    expect(within(panel).getByRole('status')).toHaveTextContent(/本项 8\.10 \/ 9 分（现 8\.84）/);
    expect(within(panel).getByRole('status')).toHaveTextContent('−0.74');
    expect(await storage.counts(plan.id)).toEqual(before);
  });

  it('[I3] adds what is still to come to a sum, and refuses what is no number', async () => {
    const { user } = await open('/indicator/sum?month=8');
    const panel = await screen.findByRole('region', { name: '假设测算' });
    await user.click(within(panel).getByRole('radio', { name: '再完成多少' }));
    const field = within(panel).getByRole('textbox');
    // 8,878 to June, 1,465 and 1,304 since: 11,647
    await user.type(field, '6,353');
    expect(within(panel).getByRole('status')).toHaveTextContent('全年 18,000 份，本项 9.00 / 9 分');
    await user.clear(field);
    await user.type(field, '很多');
    expect(within(panel).getByRole('alert')).toHaveTextContent('请填数字');
  });

  it('[I3] scores a supposed coefficient of a rated row', async () => {
    const { user } = await open('/indicator/rated?month=11');
    const panel = await screen.findByRole('region', { name: '假设测算' });
    await user.type(within(panel).getByRole('textbox', { name: '假设评定系数为' }), '0.85');
    expect(within(panel).getByRole('status')).toHaveTextContent('本项 4.25 / 5 分（现 —）');
  });
});

describe('history', () => {
  async function corrected() {
    const page = await open('/indicator/sum?month=8', [month7(1265)]);
    await page.storage.write({
      plan: page.plan.id,
      intent: 'type',
      origin: 'typed',
      author: { name: '李强', section: '水质科' },
      said: [month7(1256, '核对台账')],
    });
    await page.storage.write({
      plan: page.plan.id,
      intent: 'clear',
      origin: 'typed',
      author: TESTER,
      said: [month7(null)],
    });
    return page;
  }

  it('[I4] lists every revision with who, from what and to what', async () => {
    await corrected();
    const history = await screen.findByRole('region', { name: '修改记录' });
    await waitFor(() => expect(within(history).getAllByRole('row')).toHaveLength(4));
    const rows = within(history).getAllByRole('row').slice(1);
    expect(rows.map((row) => within(row).getAllByRole('cell')[3]?.textContent)).toEqual([
      '1,256 份 → 空',
      '1,265 份 → 1,256 份',
      '空 → 1,265 份',
    ]);
    expect(rows[1]).toHaveTextContent('水质科 李强');
    expect(rows[1]).toHaveTextContent('核对台账');
    expect(rows[0]).toHaveTextContent('现行');
    expect(rows[0]).toHaveTextContent('本机');
  });

  it('[I5] brings an earlier value back as a new revision, and the others stay', async () => {
    const { user, storage, plan } = await corrected();
    await user.click(await screen.findByRole('button', { name: '恢复此值：7月完成值 1,256 份' }));
    const history = screen.getByRole('region', { name: '修改记录' });
    await waitFor(() => expect(within(history).getAllByRole('row')).toHaveLength(5));
    const log = await storage.history(plan.id, id);
    expect(log[log.length - 1]).toMatchObject({
      content: { kind: 'number', value: wholeUnits(1256) },
      note: '核对台账',
      origin: 'restored',
      author: TESTER,
    });
    expect(
      within(screen.getByRole('region', { name: '逐月' })).getByRole('row', { name: /^7月/ }),
    ).toHaveTextContent('1,256');
  });

  it('[I4] shows the revisions of one month from its row', async () => {
    const { user } = await open('/indicator/sum?month=8');
    await user.click(await screen.findByRole('button', { name: '3月共 1 次记录，看修改记录' }));
    const history = screen.getByRole('region', { name: '修改记录' });
    expect(within(history).getAllByRole('row')).toHaveLength(2);
    await user.selectOptions(within(history).getByRole('combobox'), '');
    expect(within(history).getAllByRole('row')).toHaveLength(13);
  });
});
