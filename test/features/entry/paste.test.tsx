import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { EntryPage } from '#src/features/entry/entry-page.tsx';
import { clipboardRows, quotedCell } from '#src/features/entry/model/clipboard-table.ts';
import { useEntrySession } from '#src/session/entry-session.ts';
import { useNotices } from '#src/session/notices.ts';
import { renderPage, type RenderedPage } from '#test/support/render-page.tsx';

beforeEach(() => {
  window.localStorage.clear();
  useEntrySession.setState({ byPlan: {} });
  useNotices.setState({ notice: null });
});

function seven(units: number): Said {
  return {
    subject: { kind: 'month', indicator: '07' as IndicatorId, month: 3 },
    content: { kind: 'number', value: (units * 10_000) as Quantity },
    note: '',
  };
}

async function open(said: readonly Said[] = [], at = '01'): Promise<RenderedPage> {
  const page = await renderPage(EntryPage, { route: '/entry?month=3', said });
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

/** '07/3' → units, or 'cleared', with its note behind it. */
async function stored({ storage, plan }: RenderedPage): Promise<Record<string, unknown>> {
  const { statements } = await storage.load(plan.id);
  return Object.fromEntries(
    statements.map(({ subject, content, note }) => [
      'indicator' in subject && 'month' in subject ? `${subject.indicator}/${subject.month}` : subject.kind,
      `${content !== null && 'value' in content ? Number(content.value) / 10_000 : 'cleared'}${note === '' ? '' : ` ${note}`}`,
    ]),
  );
}

const dialog = () => screen.getByRole('dialog', { name: '粘贴预览', hidden: true });
const button = (name: string) => within(dialog()).getByRole('button', { name, hidden: true });

describe('a table in the grid', () => {
  it('[G23] number, name and value are shown first, and stored by name as one operation', async () => {
    const page = await open();
    paste(
      '序号\t指标名称\t3月\t备注\r\n7\t公开信息数\t1286\t门户\r\n1\t网站群新增单位网站\t4\t\r\n9\t不是指标\t5\t\r\n',
    );
    expect(within(dialog()).getByText('按名称对上 2 项，1 项没对上')).toBeInTheDocument();
    expect(await stored(page)).toEqual({});
    expect(within(dialog()).getByText(/方案里没有这个名称或序号/)).toBeInTheDocument();
    await page.user.click(button('存入 3 格'));
    await waitFor(async () => expect(await stored(page)).toEqual({ '07/3': '1286 门户', '01/3': '4' }));
    expect((await page.storage.operations(page.plan.id, 10)).map(({ count }) => count)).toEqual([2]);
    expect(screen.queryByRole('dialog', { hidden: true })).not.toBeInTheDocument();
  });

  it('[G23] cancelling stores nothing', async () => {
    const page = await open();
    paste('公开信息数\t1286\r\n');
    await page.user.click(button('取消'));
    expect(await stored(page)).toEqual({});
  });

  it('[G23][G27] what is refused, left out and rated is counted', async () => {
    const page = await open();
    paste(
      '指标\t3月\r\n公开信息数\t12.5\r\n编制潼南政报期数\t7\r\n方便群众了解政策，展示政府良好形象\t1\r\n不是指标\t2\r\n',
    );
    await page.user.click(button('存入 1 格'));
    expect(useNotices.getState().notice?.text).toBe('已粘贴 1 格；2 格没有存下；1 处没有导入');
    await waitFor(async () => expect(await stored(page)).toEqual({ '08/3': '7' }));
  });

  it('[G24] the table of the page decides where the text has more lines', async () => {
    const page = await open();
    paste(
      '1\r\n2\r\n二\r\n3\r\n',
      '<table><tr><td><p>1</p></td></tr><tr><td><p>2</p><p>二</p></td></tr><tr><td>3</td></tr></table>',
    );
    await waitFor(async () => expect(await stored(page)).toEqual({ '01/3': '1', '03/3': '3' }));
    expect(document.getElementById('cell-02-3-value')).toHaveTextContent('2');
  });

  it('[G26] a blank over a value is shown and counted before it clears', async () => {
    const page = await open([seven(5)], '06');
    paste('1\r\n\r\n3\r\n');
    expect(await stored(page)).toEqual({ '07/3': '5' });
    await page.user.click(button('存入 2 格，清除 1 格'));
    await waitFor(async () =>
      expect(await stored(page)).toEqual({ '06/3': '1', '07/3': 'cleared', '08/3': '3' }),
    );
    expect(useNotices.getState().notice?.text).toBe('已粘贴 2 格；清除 1 格');
  });

  it('[G26] in a table with names a blank leaves what stands, unless it is ticked', async () => {
    const page = await open([seven(5)]);
    paste('公开信息数\t\r\n编制潼南政报期数\t3\r\n');
    await page.user.click(button('存入 1 格'));
    await waitFor(async () => expect(await stored(page)).toEqual({ '07/3': '5', '08/3': '3' }));
  });
});

describe('what the clipboard holds', () => {
  it('[G24] cells over several rows and columns keep the others in their place', () => {
    const html =
      '<table><tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td><td>d</td></tr></table>';
    expect(clipboardRows({ text: 'a', html })).toEqual([
      ['a', 'b', ''],
      ['', 'c', 'd'],
    ]);
  });

  it('[G24] a page whose rows are those of the text says nothing more', () => {
    expect(
      clipboardRows({ text: '1,234\t2\r\n', html: '<table><tr><td>1 234</td><td>2</td></tr></table>' }),
    ).toEqual([['1,234', '2']]);
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
