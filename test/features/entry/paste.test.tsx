import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { EntryPage } from '#src/features/entry/entry-page.tsx';
import { readTabSeparated } from '#src/features/entry/model/tab-separated.ts';
import { quotedCell } from '#src/features/entry/paste-quoted.ts';
import { clipboardTable, type Clipboard } from '#src/reading/clipboard-table.ts';
import { useEntrySession } from '#src/session/entry-session.ts';
import { useNotices } from '#src/session/notices.ts';
import { workbook } from '#test/tables/support/workbook.ts';
import { freezeForStorage } from '#src/domain/seal/seal-file.ts';
import { hasUnsavedWork } from '#src/queries/save-queue.ts';
import { type RenderedPage, renderPage, TESTER } from '#test/support/render-page.tsx';
import { WATER, waterYear } from '#test/support/water-plan.ts';

beforeEach(() => {
  window.localStorage.clear();
  useEntrySession.setState({ byPlan: {} });
  useNotices.setState({ notice: null });
});

function seven(units: number): Said {
  return {
    subject: { kind: 'month', indicator: 'sum' as IndicatorId, month: 3 },
    content: { kind: 'number', value: (units * 10_000) as Quantity },
    note: '',
  };
}

async function open(
  said: readonly Said[] = [],
  at = 'exact',
  search = '',
  whose: { readonly author?: null } = {},
): Promise<RenderedPage> {
  const page = await renderPage(EntryPage, { route: `/entry?month=3${search}`, said, ...whose });
  await screen.findByRole('grid');
  const cell = document.getElementById(`cell-${at}-3-value`);
  if (cell === null) throw new Error(`no cell ${at}`);
  await page.user.pointer({ target: cell, keys: '[MouseLeft]' });
  return page;
}

/** Hands over both kinds, as spreadsheets and Word do. */
function paste(text: string, html = ''): void {
  const target = document.activeElement ?? document.body;
  const kinds: Record<string, string> = { 'text/plain': text, 'text/html': html };
  fireEvent.paste(target, { clipboardData: { getData: (kind: string) => kinds[kind] ?? '', files: [] } });
}

/** 'sum/3' → units, or 'cleared', with its note behind it. */
async function stored({ storage, plan }: RenderedPage): Promise<Record<string, unknown>> {
  const { statements } = await storage.load(plan.id);
  return Object.fromEntries(
    statements.map(({ subject, content, note }) => [
      'indicator' in subject && 'month' in subject ? `${subject.indicator}/${subject.month}` : subject.kind,
      `${content !== null && 'value' in content ? Number(content.value) / 10_000 : 'cleared'}${note === '' ? '' : ` ${note}`}`,
    ]),
  );
}

/** Fetched when the page opens: it may take a moment. */
const dialog = (name: string | RegExp = '粘贴预览') =>
  screen.findByRole('dialog', { name, hidden: true }, { timeout: 10_000 });
const button = async (name: string) =>
  within(await screen.findByRole('dialog', { hidden: true })).getByRole('button', { name, hidden: true });

describe('a table in the grid', () => {
  it('[G23] number, name and value are shown first, and stored by name as one operation', async () => {
    const page = await open();
    paste(
      '序号\t指标名称\t3月\t备注\r\n7\t水样检测份数\t1286\t门户\r\n1\t新建加压泵站\t4\t\r\n9\t不是指标\t5\t\r\n',
    );
    expect(within(await dialog()).getByText('按名称对上 2 项，1 项没对上')).toBeInTheDocument();
    expect(await stored(page)).toEqual({});
    expect(within(await dialog()).getByText(/方案里没有这个名称或序号/)).toBeInTheDocument();
    await page.user.click(await button('存入 3 格'));
    await waitFor(async () => expect(await stored(page)).toEqual({ 'sum/3': '1286 门户', 'exact/3': '4' }));
    expect((await page.storage.operations(page.plan.id, 10)).map(({ count }) => count)).toEqual([2]);
    expect(screen.queryByRole('dialog', { hidden: true })).not.toBeInTheDocument();
  });

  it('[G38] a number that is stored otherwise than it is written is shown as it is stored', async () => {
    const page = await open([], 'sum');
    paste(
      '指标名称\t3月\r\n老旧管网改造经费\t￥１２，０００元\r\n水样检测份数\t1,286\r\n供水安全事故数\t无\r\n出厂水合格率\t９９.５\r\n',
    );
    const preview = within(await dialog());
    expect(await preview.findByText('存入（存为 1.2 万元）')).toBeInTheDocument();
    expect(preview.getByText('存入（存为 99.5%）')).toBeInTheDocument();
    expect(preview.getAllByText('存入')).toHaveLength(2);
    await page.user.click(await button('存入 4 格'));
    await waitFor(async () =>
      expect(await stored(page)).toMatchObject({ 'money/3': '1.2', 'mean/3': '99.5' }),
    );
  });

  it('[G23] cancelling stores nothing', async () => {
    const page = await open();
    paste('水样检测份数\t1286\r\n');
    await page.user.click(await button('取消'));
    expect(await stored(page)).toEqual({});
  });

  it('[G23][G27] what is refused, left out and rated is counted', async () => {
    const page = await open();
    paste('指标\t3月\r\n水样检测份数\t12.5\r\n发布水质公报\t7\r\n改善镇区供水条件\t1\r\n不是指标\t2\r\n');
    await page.user.click(await button('存入 1 格'));
    await waitFor(async () => expect(await stored(page)).toEqual({ 'count/3': '7' }));
    await waitFor(() =>
      expect(useNotices.getState().notice?.text).toBe('已粘贴 1 格；2 格没有存下；1 处没有导入'),
    );
  });

  it('[G27] nothing is counted as pasted into a year that is sealed', async () => {
    const page = await open(waterYear());
    await act(() => page.storage.seal({ plan: WATER.id, author: TESTER, freeze: freezeForStorage(WATER) }));
    paste('指标\t3月\r\n水样检测份数\t125\r\n发布水质公报\t7\r\n不是指标\t2\r\n');
    await page.user.click(await button('存入 2 格'));
    await waitFor(() => expect(hasUnsavedWork(page.storage)).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect(useNotices.getState().notice).toBeNull();
    expect(screen.queryByText(/已粘贴/)).toBeNull();
  });

  it('[G24] the table of the page decides where the text has more lines', async () => {
    const page = await open();
    paste(
      '1\r\n2\r\n二\r\n3\r\n',
      '<table><tr><td><p>1</p></td></tr><tr><td><p>2</p><p>二</p></td></tr><tr><td>3</td></tr></table>',
    );
    await waitFor(async () => expect(await stored(page)).toEqual({ 'exact/3': '1', 'steps/3': '3' }));
    expect(document.getElementById('cell-equal-3-value')).toHaveTextContent('2');
  });

  it('[G26] a blank over a value is shown and counted before it clears', async () => {
    const page = await open([seven(5)], 'cases');
    paste('1\r\n\r\n3\r\n');
    expect(await stored(page)).toEqual({ 'sum/3': '5' });
    await page.user.click(await button('存入 2 格，清除 1 格'));
    await waitFor(async () =>
      expect(await stored(page)).toEqual({ 'cases/3': '1', 'sum/3': 'cleared', 'count/3': '3' }),
    );
    await waitFor(() => expect(useNotices.getState().notice?.text).toBe('已粘贴 2 格；清除 1 格'));
  });

  it('[G26] in a table with names a blank leaves what stands, unless it is ticked', async () => {
    const page = await open([seven(5)]);
    paste('水样检测份数\t\r\n发布水质公报\t3\r\n');
    await page.user.click(await button('存入 1 格'));
    await waitFor(async () => expect(await stored(page)).toEqual({ 'sum/3': '5', 'count/3': '3' }));
  });
});

/** Lays a file on the grid, as from a folder. */
function drop(file: File): void {
  fireEvent.drop(screen.getByRole('grid'), { dataTransfer: { files: [file], types: ['Files'] } });
}

const GBK = [
  0xd6, 0xb8, 0xb1, 0xea, 0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0x33, 0xd4, 0xc2, 0xd, 0xa, 0xcb, 0xae, 0xd1, 0xf9,
  0xbc, 0xec, 0xb2, 0xe2, 0xb7, 0xdd, 0xca, 0xfd, 0x2c, 0x31, 0x32, 0x38, 0x36, 0xd, 0xa, 0xb2, 0xbb, 0xca,
  0xc7, 0xd6, 0xb8, 0xb1, 0xea, 0x2c, 0x32, 0xd, 0xa,
];
const gbk = (bytes: readonly number[]) => new File([new Uint8Array(bytes)], '三月.csv');

describe('what the table does not say', () => {
  const choose = (name: RegExp) => screen.findByRole('combobox', { name, hidden: true });

  it('[G28][IN10] a line is given its row by hand, and all of it is one step back', async () => {
    const page = await open();
    paste('指标名称\t3月\r\n水样检测份数\t1286\r\n公报\t7\r\n');
    await page.user.selectOptions(await choose(/公报：填到哪一项/), 'count');
    expect(
      within(await dialog()).getByText('按名称对上 1 项，手工指定 1 项，0 项没对上'),
    ).toBeInTheDocument();
    await page.user.click(await button('存入 2 格'));
    await waitFor(async () => expect(await stored(page)).toEqual({ 'sum/3': '1286', 'count/3': '7' }));
    await page.user.keyboard('{Control>}z{/Control}');
    await waitFor(async () =>
      expect(await stored(page)).toEqual({ 'sum/3': 'cleared', 'count/3': 'cleared' }),
    );
  });

  it('[G28] what was given by hand can be taken back before it is stored', async () => {
    const page = await open();
    paste('指标名称\t3月\r\n水样检测份数\t1286\r\n公报\t7\r\n');
    await page.user.selectOptions(await choose(/公报：填到哪一项/), 'count');
    await page.user.selectOptions(await choose(/公报：填到哪一项/), '');
    await page.user.click(await button('存入 1 格'));
    await waitFor(async () => expect(await stored(page)).toEqual({ 'sum/3': '1286' }));
  });

  it.each(['all', '不导入'])('[G41] a choice keeps its place and the focus, listed %s', async (filter) => {
    const page = await open();
    paste('指标名称\t3月\r\n水样检测份数\t1286\r\n公报\t7\r\n巡查\t9\r\n');
    const before = await choose(/公报：填到哪一项/);
    if (filter !== 'all') await page.user.click(await button(`${filter} 2`));
    const rows = () =>
      [...document.querySelectorAll('dialog tbody tr')].map((row) => row.querySelector('td')?.textContent);
    const order = rows();
    act(() => before.focus());
    await page.user.selectOptions(before, 'count');
    await button('存入 2 格');
    expect(before).toBeInTheDocument();
    expect(before).toHaveFocus();
    expect(rows()).toEqual(order);
    await page.user.selectOptions(before, 'exact');
    await page.user.selectOptions(await choose(/巡查：填到哪一项/), 'count');
    await page.user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(async () =>
      expect(await stored(page)).toEqual({ 'sum/3': '1286', 'exact/3': '7', 'count/3': '9' }),
    );
  });

  it('[G22][G28] what was chosen by hand is not dropped without asking', async () => {
    const page = await open();
    paste('指标名称\t3月\r\n水样检测份数\t1286\r\n公报\t7\r\n');
    await page.user.selectOptions(await choose(/公报：填到哪一项/), 'count');
    await page.user.click(await button('取消'));
    await page.user.click(await button('继续修改'));
    await page.user.click(await button('取消'));
    await page.user.click(await button('放弃修改'));
    await waitFor(() => expect(screen.queryByRole('dialog', { hidden: true })).not.toBeInTheDocument());
    expect(await stored(page)).toEqual({});
  });

  it('[G28][IN10] a column is given its month by hand, or left out', async () => {
    const page = await open();
    paste('指标名称\t线上\t4月\r\n水样检测份数\t5\t6\r\n');
    await page.user.selectOptions(await choose(/「线上」是几月的/), '2月数');
    await page.user.selectOptions(await choose(/「4月」是几月的/), '不导入');
    await page.user.click(await button('存入 1 格'));
    await waitFor(async () => expect(await stored(page)).toEqual({ 'sum/2': '5' }));
  });

  it('[G29] rows of other sections are said, and stored only when somebody wants it', async () => {
    const page = await open([], 'sum', '&section=水质科');
    paste('指标名称\t3月\r\n水样检测份数\t1286\r\n新建加压泵站\t4\r\n');
    expect(await screen.findByText(/不在当前科室筛选内：\d 项/)).toBeInTheDocument();
    const others = screen.getByRole('checkbox', { name: /不在当前科室筛选内/, hidden: true });
    expect(others).not.toBeChecked();
    await page.user.click(others);
    await page.user.click(await button('存入 2 格'));
    await waitFor(async () => expect(await stored(page)).toEqual({ 'sum/3': '1286', 'exact/3': '4' }));
  });

  it('[G23] what stands is shown beside what takes its place', async () => {
    await open([seven(5)]);
    paste('指标名称\t3月\r\n水样检测份数\t6\r\n');
    expect(await screen.findByText('存入（原为 5）')).toBeInTheDocument();
  });
});

it('[MO13] what is changed, what is the same otherwise written, and what looks wrong are told apart', async () => {
  const page = await open([seven(1286)]);
  paste('序号\t指标名称\t3月\r\n7\t水样检测份数\t1,286\r\n15\t加压用电经费\t19000\r\n');
  const preview = within(await dialog());
  expect(await button('其中更改 0')).toBeInTheDocument();
  await page.user.click(await button('待核对 1'));
  expect(preview.getByText(/请核对：可能是按元填的/)).toBeInTheDocument();
  expect(preview.queryByText('第 2 行 水样检测份数')).not.toBeInTheDocument();
});

it('[MO13] a number over one that waits for a name is a change, and a blank over it asks', async () => {
  const page = await open([], 'sum', '', { author: null });
  await page.user.keyboard('1286{Enter}');
  paste('指标名称\t3月\r\n水样检测份数\t1300\r\n发布水质公报\t9\r\n');
  expect(await button('其中更改 1')).toBeInTheDocument();
  const preview = within(await dialog());
  expect(preview.getByText('存入（原为 1286）')).toBeInTheDocument();
  await page.user.click(await button('取消'));
  paste('指标名称\t3月\r\n水样检测份数\t1286\r\n');
  expect(await button('其中更改 0')).toBeInTheDocument();
  await page.user.click(await button('取消'));
  paste('指标名称\t3月\r\n水样检测份数\t\r\n发布水质公报\t9\r\n');
  expect(within(await dialog()).getByText(/空白，保留 1286/)).toBeInTheDocument();
});

describe('a file on the grid', () => {
  it('[G30][MO37] a GBK list of two columns is matched by name and shown first', async () => {
    const page = await open();
    // 指标名称,3月 / 水样检测份数,1286 / 不是指标,2 / in GBK, as Excel writes it.
    drop(gbk(GBK));
    expect(await dialog('导入预览：三月.csv')).toHaveTextContent('按名称对上 1 项，1 项没对上');
    expect(await button('复制表格')).toBeVisible();
    expect(await stored(page)).toEqual({});
    await page.user.click(await button('存入 1 格'));
    await waitFor(async () => expect(await stored(page)).toEqual({ 'sum/3': '1286' }));
  });

  it('[G30][IN9] hidden rows and columns are left out, hidden sheets named, and a sheet is chosen', async () => {
    const page = await open();
    const rows = (value: number) =>
      `<row r="1"><c r="A1" t="inlineStr"><is><t>指标名称</t></is></c><c r="B1" t="inlineStr"><is><t>3月</t></is></c><c r="C1" t="inlineStr"><is><t>4月</t></is></c></row>
       <row r="3"><c r="A3" t="inlineStr"><is><t>水样检测份数</t></is></c><c r="B3"><v>${value}</v></c><c r="C3"><v>9</v></c></row>
       <row r="4" hidden="1"><c r="A4" t="inlineStr"><is><t>发布水质公报</t></is></c><c r="B4"><v>7</v></c></row>`;
    const hidden = '<cols><col min="3" max="3" hidden="1"/></cols>';
    const bytes = workbook({
      sheets: [
        { name: '封面', rows: '<row r="1"><c r="A1" t="inlineStr"><is><t>三月报表</t></is></c></row>' },
        { name: '数据', rows: rows(1286), before: hidden },
        { name: '底稿', rows: rows(1), state: 'hidden' },
      ],
    });
    drop(new File([new Uint8Array(bytes)], '三月.xlsx'));
    const shown = await dialog('导入预览：三月.xlsx');
    expect(shown).toHaveTextContent('隐藏的 1 行、1 列没有读');
    expect(shown).toHaveTextContent('1 张隐藏的工作表没有读：底稿');
    expect(shown).toHaveTextContent('第 3 行 水样检测份数');
    expect(within(shown).getByRole('combobox', { name: '工作表', hidden: true })).toHaveDisplayValue('数据');
    await page.user.click(await button('存入 1 格'));
    await waitFor(async () => expect(await stored(page)).toEqual({ 'sum/3': '1286' }));
  });

  it('[G30] bare numbers are shown too, and go by position', async () => {
    const page = await open();
    drop(new File(['1\r\n2\r\n'], '三月.txt'));
    expect(await dialog(/导入预览/)).toHaveTextContent('按位置填入');
    await page.user.click(await button('存入 2 格'));
    await waitFor(async () => expect(await stored(page)).toEqual({ 'exact/3': '1', 'equal/3': '2' }));
  });

  it.each([
    ['a picture', '图.png', [0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0], /文件不是表格或文字/],
    ['a package', '数据.jxb.json', [0x7b, 0x7d], /数据包请到「数据与协作」导入/],
    ['nothing', '空.xlsx', [], /文件是空的/],
  ])('[G30] %s is refused in words, and nothing changes', async (_, name, bytes, words) => {
    const page = await open();
    drop(new File([new Uint8Array(bytes)], name));
    await waitFor(() => expect(useNotices.getState().notice?.text).toMatch(words));
    expect(await stored(page)).toEqual({});
  });

  it('[G30] the same by a button, and one file at a time', async () => {
    const page = await open();
    const input = screen.getByLabelText('打开表格，按名称填入：选取文件');
    await page.user.upload(input, new File(['指标名称,3月\n水样检测份数,5\n'], '三月.csv'));
    await page.user.click(await button('存入 1 格'));
    await waitFor(async () => expect(await stored(page)).toEqual({ 'sum/3': '5' }));
    fireEvent.drop(screen.getByRole('grid'), {
      dataTransfer: { files: [gbk(GBK), gbk(GBK)], types: ['Files'] },
    });
    expect(useNotices.getState().notice?.text).toMatch(/一次只读一个文件/);
  });
});

describe('what the clipboard holds', () => {
  const tableOf = ({ text, html }: Clipboard) => clipboardTable(readTabSeparated(text), html);
  const clipboardRows = (clipboard: Clipboard) => tableOf(clipboard).cells;

  it('[G24] cells over several rows and columns keep the others in their place', () => {
    const html =
      '<table><tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr></table>';
    expect(clipboardRows({ text: 'a', html })).toEqual([
      ['a', 'b', ''],
      ['', 'c', 'd'],
    ]);
  });

  it('[G40] a text without the places that merged cells cover leaves the table to decide, one with them does not', () => {
    const html =
      '<table><tr><th rowspan="2">序号</th><th rowspan="2">指标名称</th><th colspan="2">完成情况</th></tr>' +
      '<tr><th>3月</th><th>4月</th></tr><tr><td>7</td><td>水样检测份数</td><td>1 300</td><td>1 234</td></tr></table>';
    expect(
      clipboardRows({ text: '序号\t指标名称\t完成情况\n3月\t4月\n7\t水样检测份数\t1 300\t1 234\n', html }),
    ).toEqual([
      ['序号', '指标名称', '完成情况', ''],
      ['', '', '3月', '4月'],
      ['7', '水样检测份数', '1 300', '1 234'],
    ]);
    // A spreadsheet's: its numbers as it shows them.
    expect(
      clipboardRows({
        text: '序号\t指标名称\t完成情况\t\r\n\t\t3月\t4月\r\n7\t水样检测份数\t1,300\t1,234\r\n',
        html,
      })[2],
    ).toEqual(['7', '水样检测份数', '1,300', '1,234']);
  });

  it('[G24] a page whose rows are those of the text says nothing more', () => {
    expect(
      clipboardRows({ text: '1,234\t2\r\n', html: '<table><tr><td>1 234</td><td>2</td></tr></table>' }),
    ).toEqual([['1,234', '2']]);
  });

  const OUT = 'style="display:none"';
  /** A page as Excel writes it: hidden rows and columns in their places, and a row for the widths at its end. */
  const page = (columns: string, rows: string) =>
    `<table>${columns}${rows}<tr ${OUT}><td width="64"></td><td width="64"></td></tr></table>`;

  it('[G42] rows and columns that the page hides are known, in a text that has them and in one that has not', () => {
    const html = page(
      `<col><col width=0 ${OUT}><col>`,
      `<tr><td>指标</td><td>1月</td><td>2月</td></tr><tr height=0 ${OUT}><td>甲</td><td>1</td><td>2</td></tr>` +
        '<tr><td>乙</td><td>3</td><td>4</td></tr>',
    );
    for (const text of ['指标\t1月\t2月\r\n甲\t1\t2\r\n乙\t3\t4\r\n', '指标\t2月\r\n乙\t4\r\n']) {
      expect(tableOf({ text, html })).toEqual({
        cells: [
          ['指标', '1月', '2月'],
          ['甲', '1', '2'],
          ['乙', '3', '4'],
        ],
        hiddenRows: new Set([1]),
        hiddenColumns: new Set([1]),
      });
    }
  });

  it('[G42] a page without what it hides decides over a text with it', () => {
    const html = '<table><tr><td>指标</td><td>2月</td></tr><tr><td>乙</td><td>4</td></tr></table>';
    expect(clipboardRows({ text: '指标\t1月\t2月\n乙\t3\t4\n', html })).toEqual([
      ['指标', '2月'],
      ['乙', '4'],
    ]);
    // Blank columns at the end are none that it hides.
    expect(clipboardRows({ text: '指标\t2月\t\n乙\t4,0\t\n', html })[1]).toEqual(['乙', '4,0', '']);
  });

  it('[G42] a merged cell whose beginning is hidden counts in what is left of it, a cell under one stands in no place', () => {
    const html =
      `<table><colgroup ${OUT}><col></colgroup><col><col><tr><td colspan="2">3月</td><td>4月</td></tr>` +
      `<tr ${OUT}><td>1</td><td rowspan="2">甲</td><td>2</td></tr><tr><td>3</td><td>4</td></tr>` +
      `<tr><td>5</td><td colspan="2">6</td><td ${OUT}>7</td></tr></table>`;
    expect(tableOf({ text: '', html }).cells).toEqual([
      ['', '3月', '4月'],
      ['1', '', '2'],
      ['3', '甲', '4'],
      ['5', '6', ''],
    ]);
    // At the end of its rows too, where it begins in a row and in a column that are hidden.
    const corner =
      `<table><col><col ${OUT}><col><tr ${OUT}><td>1</td><td rowspan="2" colspan="2">甲</td></tr>` +
      '<tr><td>3</td></tr></table>';
    expect(tableOf({ text: '', html: corner }).cells).toEqual([
      ['1', '', ''],
      ['3', '', '甲'],
    ]);
  });

  it('[G42] a block with a hidden row is shown before it goes by position, without that row', async () => {
    const page1 = await open();
    paste('1\r\n2\r\n3\r\n', page('', `<tr><td>1</td></tr><tr ${OUT}><td>2</td></tr><tr><td>3</td></tr>`));
    expect(within(await dialog()).getByText('隐藏的 1 行没有读')).toBeInTheDocument();
    expect(await stored(page1)).toEqual({});
    await page1.user.click(await button('存入 2 格'));
    await waitFor(async () => expect(await stored(page1)).toEqual({ 'exact/3': '1', 'equal/3': '3' }));
  });

  it('[G42] nothing that is hidden lands in a row or month of a table with names', async () => {
    const page1 = await open();
    paste(
      '指标\t1月\t2月\r\n水样检测份数\t1\t2\r\n发布水质公报\t3\t4\r\n',
      page(
        `<col><col width=0 ${OUT}><col>`,
        `<tr><td>指标</td><td>1月</td><td>2月</td></tr><tr ${OUT}><td>水样检测份数</td><td>1</td><td>2</td></tr>` +
          '<tr><td>发布水质公报</td><td>3</td><td>4</td></tr>',
      ),
    );
    expect(within(await dialog()).getByText('隐藏的 1 行、1 列没有读')).toBeInTheDocument();
    await page1.user.click(await button('存入 1 格'));
    await waitFor(async () => expect(await stored(page1)).toEqual({ 'count/2': '4' }));
  });

  it.each<[string, string, string | null]>([
    ['[G25] a cell with Alt+Enter', '"甲\n乙"\r\n', '甲\n乙'],
    ['[G25] with quotes of its own', '"甲""一""\n乙"', '甲"一"\n乙'],
    ['[G25] a text that is quoted by hand', '"甲"', null],
    ['[G25] several cells', '"甲\n乙"\t1', null],
    ['[G25] plain text', '甲', null],
  ])('%s', (_, text, cell) => {
    expect(quotedCell(text)).toBe(cell);
  });
});
