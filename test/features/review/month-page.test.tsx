import { screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { MonthPage } from '#src/features/review/month-page.tsx';
import { useNotices } from '#src/session/notices.ts';
import { caughtDownloads } from '#test/support/caught-downloads.ts';
import { onCopyCommand } from '#test/support/copy-command.ts';
import { renderPage } from '#test/support/render-page.tsx';
import { standingTable } from '#test/support/saying.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const SAID = waterYear();
/** A year that is over, on whatever day this is looked at. */
const OVER: Plan = { ...WATER, year: 2025 };

beforeEach(() => {
  window.localStorage.clear();
  useNotices.setState({ notice: null });
  vi.restoreAllMocks();
});

const open = (route: string, setup: Parameters<typeof renderPage>[1] = {}) =>
  renderPage(MonthPage, { plan: OVER, route, said: SAID, ...setup });

describe('月度填报表 on screen', () => {
  it('[MO10] shows the sheet of one’s own section, blank on demand, and of another by choice', async () => {
    const page = await open('/month/sheet?month=11', { author: { name: '李娜', section: '设备科' } });
    const table = await screen.findByRole('table', { name: /2025年11月绩效指标月度填报表，设备科/ });
    expect(within(table).getAllByRole('row')).toHaveLength(4);
    expect(table).toHaveTextContent('1.8');
    await page.user.selectOptions(screen.getByRole('combobox', { name: '填写' }), 'blank');
    expect(screen.getByRole('table')).not.toHaveTextContent('1.8');
    expect(screen.getByText('填报人：')).toBeInTheDocument();
    await page.user.selectOptions(screen.getByRole('combobox', { name: '科室' }), '综合科');
    expect(page.route()).toContain(encodeURIComponent('综合科'));
    expect(screen.getByRole('table')).toHaveTextContent('预算执行');
  });

  it('[MO11] leaves as a workbook that says what it is in its name', async () => {
    const saved = caughtDownloads();
    const page = await open('/month/sheet?month=11&section=设备科');
    await screen.findByRole('table');
    await page.user.click(await screen.findByRole('button', { name: '导出 Excel' }));
    // The writer is fetched when it is first asked for.
    await waitFor(() => expect(saved).toHaveLength(1), { timeout: 20_000 });
    expect(saved[0]?.name).toBe('青石县供水服务中心_2025年11月填报表_设备科.xlsx');
  });
});

describe('催报 on screen', () => {
  const chase = (setup: Parameters<typeof renderPage>[1] = {}) => open('/month/chase?month=11', setup);
  /** What the browser would put on the clipboard. */
  const copies = (works = true) => {
    const copied: string[] = [];
    onCopyCommand(() => {
      const { activeElement } = document;
      if (works && activeElement instanceof HTMLTextAreaElement) copied.push(activeElement.value);
      return works;
    });
    return copied;
  };

  it('[MO16] shows sections by months and who reported the month when', async () => {
    const said = SAID.filter(
      ({ subject }) =>
        !(
          'month' in subject &&
          subject.month === 11 &&
          'indicator' in subject &&
          subject.indicator === 'worst'
        ),
    );
    const page = await chase({ said });
    const month = await screen.findByRole('table', { name: '11月各科室填报情况' });
    const row = within(month).getByRole('row', { name: /^设备科/ });
    expect(row).toHaveTextContent('2 / 3');
    expect(row).toHaveTextContent('逾期差 1 项');
    expect(row).toHaveTextContent('周艳');
    const matrix = screen.getByRole('table', { name: '科室与月份' });
    const cell = within(matrix).getByRole('link', { name: /^设备科 11月：逾期差 1 项，应报 3 项/ });
    expect(cell).toHaveAttribute('href', expect.stringContaining('/entry?'));
    await page.user.click(within(matrix).getByRole('button', { name: '6月' }));
    expect(page.route()).toContain('month=6');
    expect(screen.getByRole('table', { name: '6月各科室填报情况' })).toBeInTheDocument();
  });

  it('[MO18] a text is copied by one click, changed first where somebody wants to, and comes back', async () => {
    const copied = copies();
    const page = await chase({ said: [] });
    await page.user.click(await screen.findByRole('button', { name: '复制催报文字：设备科' }));
    expect(copied[0]).toMatch(/^设备科：\n　　2025年11月绩效指标完成情况应于12月5日前报送。/);
    expect(useNotices.getState().notice?.text).toBe('已复制催报文字：设备科');
    await page.user.click(screen.getByRole('button', { name: '看催报文字：设备科' }));
    const field = screen.getByRole('textbox', { name: '催报文字：设备科' });
    await page.user.clear(field);
    await page.user.type(field, '请报。');
    await page.user.click(screen.getByRole('button', { name: '复制' }));
    expect(copied[1]).toBe('请报。');
    // The changed text stays on the way to another one and back, and is what the row copies.
    await page.user.click(screen.getByRole('button', { name: '看全部科室的' }));
    expect(screen.getByRole('textbox', { name: '催报文字：全部科室' })).toHaveTextContent(/^各科室：/);
    await page.user.click(screen.getByRole('button', { name: '复制催报文字：设备科' }));
    expect(copied[2]).toBe('请报。');
    await page.user.click(screen.getByRole('button', { name: '看催报文字：设备科' }));
    await page.user.click(screen.getByRole('button', { name: '恢复自动文字' }));
    expect(screen.getByRole('textbox', { name: '催报文字：设备科' })).toHaveValue(copied[0]);
  });

  it('[MO18] where the browser refuses, it says what to do', async () => {
    copies(false);
    const page = await chase({ said: [] });
    await page.user.click(await screen.findByRole('button', { name: '复制' }));
    expect(useNotices.getState().notice?.text).toContain('请选中催报文字，按 Ctrl+C');
    expect(screen.getByRole('textbox')).toHaveFocus();
  });

  it('[MO19] the list for the file stands below, for a plan of one row too', async () => {
    await chase({ said: [] });
    expect(await screen.findByRole('table', { name: /^2025年11月绩效指标催报清单/ })).toHaveTextContent(
      '爆管抢修到场时间',
    );
  });
});

describe('月度通报 on screen', () => {
  it('[MO23] a text is written where it stands, kept for its month, and given back to the draft', async () => {
    const page = await open('/month/brief?month=11');
    const paper = await screen.findByRole('article', { name: '2025年11月绩效指标运行情况通报' });
    expect(within(paper).getByRole('table', { name: '得分和年末预计（分）' })).toHaveTextContent('75.75');
    expect(within(paper).getAllByRole('img')).toHaveLength(2);
    await page.user.click(screen.getByRole('button', { name: '改写：六、工作要求' }));
    const field = screen.getByRole('textbox', { name: '六、工作要求' });
    // Above their limits of 2, and 91 of 92.
    expect(field).toHaveValue('请安全科、设备科、客服科对照差距抓紧推进第9、10、18项。');
    await page.user.clear(field);
    await page.user.type(field, '请各科室月底前完成。');
    await page.user.click(screen.getByRole('button', { name: '完成：六、工作要求' }));
    await waitFor(async () =>
      expect((await standingTable(page.storage))['brief/11/asks']).toEqual({
        text: '请各科室月底前完成。',
        draft: '请安全科、设备科、客服科对照差距抓紧推进第9、10、18项。',
      }),
    );
    expect(await screen.findByText('请各科室月底前完成。')).toBeVisible();
    await page.user.click(screen.getByRole('button', { name: '恢复自动草稿：六、工作要求' }));
    expect(await screen.findByText('请安全科、设备科、客服科对照差距抓紧推进第9、10、18项。')).toBeVisible();
    expect((await standingTable(page.storage))['brief/11/asks']).toBeNull();
  });

  it('[MO23] nobody writes before saying who they are', async () => {
    const page = await open('/month/brief?month=11', { author: null });
    await page.user.click(await screen.findByRole('button', { name: '改写：六、工作要求' }));
    expect(page.asked()).toBe(1);
    expect(screen.queryByRole('textbox')).toBeNull();
  });
});
