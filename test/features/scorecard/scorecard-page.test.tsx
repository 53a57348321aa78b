import { render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { scorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { ExportButtons } from '#src/features/scorecard/export-buttons.tsx';
import { ScorecardPage } from '#src/features/scorecard/scorecard-page.tsx';
import { useNotices } from '#src/session/notices.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { asksBeforeClosing } from '#test/support/closing.ts';
import { renderPage } from '#test/support/render-page.tsx';
import { standingTable } from '#test/support/saying.ts';
import { says, WATER, waterYear } from '#test/support/water-plan.ts';

const YEAR = waterYear();
const remark = (seq: string, text: string): Said => ({
  subject: { kind: 'remark', indicator: seq as IndicatorId },
  content: { text },
  note: '',
});

const open = (route = '/scorecard?month=12', more: Parameters<typeof renderPage>[1] = {}) =>
  renderPage(ScorecardPage, { route, said: YEAR, ...more });
const field = (seq: number) => screen.findByRole('textbox', { name: `第 ${seq} 项说明` });
const stored = async (storage: TrackerStorage, seq: string) =>
  (await standingTable(storage))[`remark/${seq}`];

describe('the form on screen', () => {
  it('[P1] has the rows of the plan, the execution and both totals', async () => {
    await open();
    const form = await screen.findByRole('table', { name: /评分表，第 1 页/ });
    const rows = within(form).getAllByRole('row');
    expect(rows).toHaveLength(1 + 19 + 1);
    expect(within(rows[7] as HTMLElement).getByRole('rowheader')).toHaveTextContent('水样检测份数');
    // 17,683 ÷ 18,000 = 98.2388… %
    expect(rows[7]).toHaveTextContent('7水样检测份数份≥180001768398.2498.84');
    expect(rows[20]).toHaveTextContent('合计10088.66');
    const head = screen.getByRole('table', { name: '预算执行与得分' });
    expect(head).toHaveTextContent('618.6618.660697.96109.8088.66优89.59优');
    expect(screen.getByText('数据截至：2026年12月')).toBeVisible();
  });

  it('[P1] the view is chosen by a switch and stands in the address', async () => {
    const { user, route } = await open();
    await user.click(await screen.findByRole('radio', { name: /10\+90/ }));
    expect(route()).toContain('view=ninety');
    expect(screen.getByRole('row', { name: /水样检测份数/ })).toHaveTextContent('98.248.17.96');
    expect(screen.getByRole('row', { name: /合计/ })).toHaveTextContent('合计9079.79');
    await user.click(screen.getByRole('radio', { name: /百分制/ }));
    expect(route()).not.toContain('view');
  });

  it('[P1] half a year says so, and is 未定稿', async () => {
    await open('/scorecard?month=6');
    expect(await screen.findByText('未定稿')).toBeVisible();
    expect(screen.getByRole('columnheader', { name: '1—6月完成值' })).toBeVisible();
    const state = screen.getByRole('list', { name: '还缺什么' });
    expect(state).toHaveTextContent('4 项未填报或未评定，没有得分：第 16—19 项');
  });

  it('[P1] nothing reported: no score, no 0 in its place', async () => {
    await renderPage(ScorecardPage, { route: '/scorecard?month=12' });
    const row = await screen.findByRole('row', { name: /水样检测份数/ });
    expect(row).toHaveTextContent('未填报—9—');
  });

  it('[P2] a score opens its arithmetic, in the view that is shown', async () => {
    const { user } = await open('/scorecard?month=12&view=ninety');
    await user.click(await screen.findByRole('button', { name: '7.96' }));
    const dialog = screen.getByRole('dialog', { name: '7. 水样检测份数：怎么算的' });
    expect(dialog).toHaveTextContent('17,683 ÷ 18,000');
    expect(dialog).toHaveTextContent('9 × 0.9 × 系数 = 8.1 × 0.9824 = 7.96 分');
  });

  it.each([
    ['88.66', '指标得分：怎么算的', /数量指标 .* = 88\.66 分/],
    ['89.59', '自评总分：怎么算的', /9\.80 \+ 79\.79 = 89\.59 分/],
  ])('[P2] the total %s opens its arithmetic', async (total, title, arithmetic) => {
    const { user } = await open();
    const head = await screen.findByRole('table', { name: '预算执行与得分' });
    await user.click(within(head).getByRole('button', { name: total }));
    expect(screen.getByRole('dialog', { name: title })).toHaveTextContent(arithmetic);
  });

  it('leads from a row to its indicator, with month and year kept', async () => {
    await open();
    expect(await screen.findByRole('link', { name: '水样检测份数' })).toHaveAttribute(
      'href',
      '#/indicator/sum?year=2026&month=12',
    );
  });
});

describe('说明', () => {
  it('[P3] is saved on leaving the cell', async () => {
    const { user, storage } = await open();
    expect(asksBeforeClosing()).toBe(false);
    await user.type(await field(2), '采购延后');
    expect(await stored(storage, 'equal')).toBeUndefined();
    expect(asksBeforeClosing()).toBe(true);
    await user.tab();
    await waitFor(async () => expect(await stored(storage, 'equal')).toEqual({ text: '采购延后' }));
    await waitFor(() => expect(asksBeforeClosing()).toBe(false));
    expect(await field(2)).toHaveValue('采购延后');
  });

  it('[P3] is saved by Ctrl+Enter; Enter alone is a new line', async () => {
    const { user, storage } = await open();
    await user.type(await field(2), '一{Enter}二{Control>}{Enter}{/Control}');
    await waitFor(async () => expect(await stored(storage, 'equal')).toEqual({ text: '一\n二' }));
  });

  it('[P3] comes back as it stood on Esc, and nothing is stored', async () => {
    const { user, storage } = await open('/scorecard?month=12', {
      said: [...YEAR, remark('equal', '原来的')],
    });
    await user.type(await field(2), '改了{Escape}');
    expect(await field(2)).toHaveValue('原来的');
    await user.tab();
    expect(await stored(storage, 'equal')).toEqual({ text: '原来的' });
  });

  it('[P3] can be taken away: an empty text clears it', async () => {
    const { user, storage } = await open('/scorecard?month=12', {
      said: [...YEAR, remark('equal', '原来的')],
    });
    await user.clear(await field(2));
    await user.tab();
    await waitFor(async () => expect(await stored(storage, 'equal')).toBeNull());
  });

  it('[P3] is not lost when the place is left without leaving the cell', async () => {
    const { user, storage, unmount } = await open();
    await user.type(await field(2), '写到一半');
    unmount();
    await waitFor(async () => expect(await stored(storage, 'equal')).toEqual({ text: '写到一半' }));
  });

  it('[P3] asks who is writing before anything is written', async () => {
    const { user, storage, asked } = await open('/scorecard?month=12', { author: null });
    const text = await field(2);
    await user.click(text);
    expect(asked()).toBe(1);
    await user.keyboard('采');
    expect(text).toHaveValue('');
    await user.tab();
    expect(await stored(storage, 'equal')).toBeUndefined();
  });

  it('[P4] is asked for in words where it is due, and the first is one click away', async () => {
    // 5 of 3: above 130 %, so a note is due of what was met, too.
    const over = says('exact: _ _ _ _ _ _ _ _ _ _ _ 2');
    const { user } = await open('/scorecard?month=12', { said: [...YEAR, ...over] });
    const missing = await field(2);
    expect(missing).toHaveAccessibleDescription('未达标，须写原因及改进措施');
    expect(missing).toBeRequired();
    expect(await field(3)).not.toBeRequired();
    const state = screen.getByRole('list', { name: '还缺什么' });
    expect(state).toHaveTextContent('12 项须补说明：第 1、2、5—10、14、17—19 项');
    await user.click(within(state).getByRole('button', { name: '去填第一项' }));
    expect(await field(1)).toHaveFocus();
    await user.keyboard('年中追加两座');
    await user.tab();
    await waitFor(() => expect(state).toHaveTextContent('11 项须补说明'));
  });
});

describe('files', () => {
  let saved: { name: string; blob: Blob }[] = [];

  beforeEach(() => {
    saved = [];
    const blobs = new Map<string, Blob>();
    // jsdom has neither object addresses nor downloads.
    vi.stubGlobal(
      'URL',
      Object.assign(URL, {
        createObjectURL: (blob: Blob) => {
          const url = `blob:${blobs.size}`;
          blobs.set(url, blob);
          return url;
        },
        revokeObjectURL: () => undefined,
      }),
    );
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, blob: blobs.get(this.href) ?? new Blob() });
    });
  });

  afterEach(() => useNotices.getState().dismiss());

  it.each([
    ['导出 Excel', '青石县供水服务中心_2026年度绩效评分表_截至12月.xlsx'],
    ['导出 CSV', '青石县供水服务中心_2026年度绩效评分表_截至12月.csv'],
    ['导出 JSON', '青石县供水服务中心_2026年度绩效评分表_截至12月.json'],
  ])('[P6] %s hands over %s', async (button, name) => {
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: button }));
    await waitFor(() => expect(saved.map((file) => file.name)).toEqual([name]));
    expect(saved[0]?.blob.size).toBeGreaterThan(1_000);
    await waitFor(() => expect(useNotices.getState().notice?.text).toBe(`已导出：${name}`));
  });

  it('[P6] a long form is written by a worker, with progress, and can be stopped', async () => {
    const workers: { onmessage: ((event: { data: unknown }) => void) | null; isEnded: boolean }[] = [];
    // No workers in jsdom; what the real one says is tested in the browser.
    vi.stubGlobal(
      'Worker',
      class {
        onmessage = null;
        onerror = null;
        isEnded = false;
        constructor() {
          workers.push(this);
        }
        postMessage() {}
        terminate() {
          this.isEnded = true;
        }
      },
    );
    const { user } = renderLong();
    await user.click(await screen.findByRole('button', { name: '导出 Excel' }));
    await waitFor(() => expect(workers).toHaveLength(1));
    workers[0]?.onmessage?.({ data: { kind: 'progress', done: 300, total: 1536 } });
    expect(await screen.findByRole('progressbar', { name: '导出进度' })).toHaveAttribute('value', '300');
    await user.click(screen.getByRole('button', { name: '取消' }));
    await waitFor(() => expect(useNotices.getState().notice?.text).toBe('已取消导出'));
    expect([workers[0]?.isEnded, saved]).toEqual([true, []]);
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
  });

  it('[P6] a long form is written all the same where no worker can be started', async () => {
    vi.stubGlobal(
      'Worker',
      vi.fn(() => {
        throw new DOMException('file://', 'SecurityError');
      }),
    );
    const { user } = renderLong();
    await user.click(await screen.findByRole('button', { name: '导出 Excel' }));
    await waitFor(() => expect(saved).toHaveLength(1), { timeout: 8_000 });
    expect(saved[0]?.blob.size).toBeGreaterThan(50_000);
  });
});

/** The buttons over a form of 513 rows. */
function renderLong() {
  const indicators = Array.from({ length: 27 }, () => WATER.indicators).flat();
  const published = { ...WATER, indicators };
  const report = yearReport(published, NO_STATEMENTS, 12);
  render(<ExportButtons table={scorecardTable(report, { view: 'hundred', isSample: false, published })} />);
  return { user: userEvent.setup() };
}
