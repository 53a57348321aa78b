import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { RatedCoefficient } from '#src/domain/catalogue/tier.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { EntryPage } from '#src/features/entry/entry-page.tsx';
import { StorageError } from '#src/storage/problem.ts';
import { carryDrafts, takeCarriedDrafts } from '#src/session/carried-drafts.ts';
import { useEntrySession } from '#src/session/entry-session.ts';
import { useNotices } from '#src/session/notices.ts';
import { rowStopped } from '#test/support/added-row.ts';
import { type RenderedPage, renderPage } from '#test/support/render-page.tsx';

const ROUTE = '/entry?month=3';
/** The editor of rated rows is fetched when it is first opened. */
const LAZY = { timeout: 10_000 };

beforeEach(() => {
  window.localStorage.clear();
  useEntrySession.setState({ byPlan: {} });
  useNotices.setState({ notice: null });
});

function number(row: string, month: Month, units: number, note = ''): Said {
  return {
    subject: { kind: 'month', indicator: row as IndicatorId, month },
    content: { kind: 'number', value: (units * 10_000) as Quantity },
    note,
  };
}

async function open(setup: Parameters<typeof renderPage>[1] = {}): Promise<RenderedPage> {
  const page = await renderPage(EntryPage, { route: ROUTE, ...setup });
  await screen.findByRole('grid');
  // What stands beside it comes once it is there [SP18].
  const beside = screen.getByRole('complementary', { name: '当前格' });
  await waitFor(() => expect(beside).not.toBeEmptyDOMElement());
  return page;
}

function cell(row: string, month = 3, field = 'value'): HTMLElement {
  const found = document.getElementById(`cell-${row}-${month}-${field}`);
  if (found === null) throw new Error(`no cell ${row}/${month}/${field}`);
  return found;
}

/** Where typing goes. */
function activeCell(): string | null {
  return document.querySelector('[aria-controls]')?.getAttribute('aria-activedescendant') ?? null;
}

async function stored(page: RenderedPage) {
  const { statements } = await page.storage.load(page.plan.id);
  return statements.map(({ subject, content, note }) => ({
    at: 'indicator' in subject && 'month' in subject ? `${subject.indicator}/${subject.month}` : subject.kind,
    content,
    note,
  }));
}

describe('typing', () => {
  it('[G1][G2] types over, saves with Enter and goes down', async () => {
    const page = await open();
    await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
    await page.user.keyboard('1286{Enter}');
    expect(cell('sum')).toHaveTextContent('1,286');
    expect(cell('count')).toHaveAttribute('aria-selected', 'true');
    await waitFor(async () => {
      expect(await stored(page)).toMatchObject([{ at: 'sum/3', content: { value: 12_860_000 } }]);
    });
  });

  it('[G2] Enter after a Tab goes back to the column where the Tabs began', async () => {
    const page = await open();
    await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
    await page.user.keyboard('1286{Tab}门户 812 条{Enter}');
    expect(cell('sum', 3, 'note')).toHaveTextContent('门户 812 条');
    expect(activeCell()).toBe('cell-count-3-value');
  });

  it('[G1] F2 edits what is there, and Esc brings it back', async () => {
    const page = await open({ said: [number('sum', 3, 1286)] });
    await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
    await page.user.keyboard('{F2}5');
    expect(cell('sum')).toHaveTextContent('12865');
    await page.user.keyboard('{Escape}');
    expect(cell('sum')).toHaveTextContent('1,286');
  });

  it('[G13] counts what is being typed at once, in the row and in the total', async () => {
    const page = await open();
    await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
    await page.user.keyboard('9000');
    const row = within(cell('sum').closest('tr') as HTMLElement);
    expect(row.getByText('4.50')).toBeInTheDocument();
    expect(screen.getByText(/已得 4.50 分/)).toBeInTheDocument();
    expect(await stored(page)).toEqual([]);
  });

  it('[O18] the panel says what the number does to what the year may end at', async () => {
    const page = await open();
    await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
    await page.user.keyboard('9000');
    // What the year comes to at that pace, and the milestones that are still to fall due
    const outlook = await screen.findByRole('row', { name: /^年末预计/ });
    await waitFor(() => expect(outlook).toHaveTextContent(/^年末预计—→\d+\.\d\d\+\d+\.\d\d$/));
  });

  it('[G4][G18] a refused text stays in its cell, marked and listed, and Enter goes on', async () => {
    const page = await open();
    await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
    await page.user.keyboard('12.5{Enter}2{Enter}3{Enter}');
    expect(cell('sum')).toHaveTextContent('12.5');
    expect(cell('sum')).toHaveAttribute('aria-invalid', 'true');
    expect(cell('count')).toHaveTextContent('2');
    expect(cell('ceiling')).toHaveTextContent('3');
    const list = screen.getByRole('region', { name: '1 格没有存下' });
    expect(list).toHaveTextContent('第 7 项「水样检测份数」3月：此项只填整数');
    await page.user.click(within(list).getByRole('button', { name: '第 7 项「水样检测份数」3月' }));
    await page.user.keyboard('{F2}{Backspace}{Backspace}{Enter}');
    expect(cell('sum')).toHaveTextContent('12');
    expect(screen.queryByRole('region', { name: /没有存下/ })).not.toBeInTheDocument();
  });

  it('[G4] what is given up from the list can be had back, and comes over nothing newer', async () => {
    const page = await open();
    await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
    await page.user.keyboard('12.5{Enter}2.5{Enter}');
    await page.user.click(screen.getByRole('button', { name: '全部放弃' }));
    expect(cell('sum')).toHaveTextContent('未填');
    await page.user.keyboard('{ArrowUp}3.5{Enter}');
    expect(useNotices.getState().notice?.text).toBe('已放弃 2 格没有存下的内容');
    act(() => useNotices.getState().notice?.action?.run());
    expect(cell('sum')).toHaveTextContent('12.5');
    expect(cell('count')).toHaveTextContent('3.5');
  });

  it('[G4][G1] typing over a refused text begins a new one, and Esc brings the refused one back', async () => {
    const page = await open();
    await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
    await page.user.keyboard('12.5{Enter}{ArrowUp}');
    expect(screen.getByText(/^原文留在格内/)).toBeInTheDocument();
    await page.user.keyboard('9{Escape}');
    expect(cell('sum')).toHaveTextContent('12.5');
    await page.user.keyboard('9{Enter}');
    expect(cell('sum')).toHaveTextContent(/^9$/);
  });

  it('[G4][G18] a refund waits for its note in the list, and typing goes on meanwhile', async () => {
    const page = await open();
    await page.user.pointer({ target: cell('money'), keys: '[MouseLeft]' });
    await page.user.keyboard('-0.5{Enter}3{Enter}{ArrowUp}');
    expect(cell('money')).toHaveTextContent('-0.5');
    expect(cell('money-cap')).toHaveTextContent('3');
    await page.user.type(
      screen.getByRole('textbox', { name: /^第 14 项.*冲减说明$/ }),
      '退回 2 月多付{Enter}',
    );
    await waitFor(async () => {
      expect(await stored(page)).toMatchObject([
        { at: 'money/3', content: { value: -5_000 }, note: '退回 2 月多付' },
        { at: 'money-cap/3', content: { value: 30_000 } },
      ]);
    });
    expect(screen.getByRole('textbox', { name: /3月，单位/ })).toHaveFocus();
  });

  it('[G4] marks what looks wrong and says it beside the cell', async () => {
    const page = await open({ said: [number('worst', 2, 2)] });
    await page.user.pointer({ target: cell('worst'), keys: '[MouseLeft]' });
    await page.user.keyboard('120{Enter}');
    expect(within(cell('worst')).getByText('数值存疑')).toBeInTheDocument();
    expect(cell('worst', 3, 'note')).toHaveTextContent('相差约 60 倍');
  });
});

describe('a number out of all proportion', () => {
  const panel = () => screen.getByRole('complementary', { name: '当前格' });
  const doubtBox = () => within(panel()).queryByRole('group', { name: /^待核对的数/ });
  const type = async (page: RenderedPage, text: string, row = 'money') => {
    await page.user.pointer({ target: cell(row), keys: '[MouseLeft]' });
    await page.user.keyboard(text);
  };

  it('[G32] F8 puts the likely reading in its place, from the next cell too, and is taken back', async () => {
    const page = await open();
    await type(page, '200000');
    expect(await within(panel()).findByText(/^请核对：可能是按元填的，折合 20 万元/)).toBeInTheDocument();
    await page.user.keyboard('{Enter}');
    // The caret is in row 15; the panel names the place of what it asks about.
    expect(await within(panel()).findByText(/^第 14 项.*请核对：可能是按元填的/)).toBeInTheDocument();
    expect(doubtBox()).toHaveAccessibleName(/第 14 项.*3月$/);
    await page.user.keyboard('{F8}');
    await waitFor(async () => {
      expect(await stored(page)).toMatchObject([{ at: 'money/3', content: { value: 200_000 } }]);
    });
    expect(activeCell()).toBe('cell-money-cap-3-value');
    expect(screen.getByRole('textbox', { name: /3月，单位/ })).toHaveFocus();
    await waitFor(() => expect(doubtBox()).toBeNull());
    const history = await page.storage.history(page.plan.id, 'money' as IndicatorId);
    expect(history.map(({ content }) => content)).toMatchObject([
      { value: 2_000_000_000 },
      { value: 200_000 },
    ]);
    await page.user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(cell('money')).toHaveTextContent('200,000'));
    await waitFor(() => expect(doubtBox()).not.toBeNull());
  });

  it('[G32] F8 while it is typed stores the reading alone', async () => {
    const page = await open();
    await type(page, '200000{F8}');
    await waitFor(async () => {
      expect(await stored(page)).toMatchObject([{ at: 'money/3', content: { value: 200_000 } }]);
    });
    expect(await page.storage.history(page.plan.id, 'money' as IndicatorId)).toHaveLength(1);
  });

  it('[G32][W11] F9 finds it right; a new revision is asked about anew', async () => {
    const page = await open({ said: [number('money', 3, 200_000)] });
    await page.user.pointer({ target: cell('money'), keys: '[MouseLeft]' });
    expect(within(cell('money')).getByText('数值存疑')).toBeInTheDocument();
    await page.user.keyboard('{F9}');
    await waitFor(() => expect(doubtBox()).toBeNull());
    expect(within(cell('money')).queryByText('数值存疑')).toBeNull();
    const kinds = async () => (await stored(page)).map(({ at, content }) => [at, content]);
    await waitFor(async () => expect(await kinds()).toHaveLength(2));
    await type(page, '210000{Enter}');
    await waitFor(() => expect(within(cell('money')).getByText('数值存疑')).toBeInTheDocument());
    await page.user.keyboard('{Control>}z{/Control}{Control>}z{/Control}');
    await waitFor(async () => {
      const word = (await page.storage.load(page.plan.id)).statements.find(
        ({ subject }) => subject.kind === 'month-checked',
      );
      expect(word?.content).toBeNull();
    });
    expect(within(cell('money')).getByText('数值存疑')).toBeInTheDocument();
  });

  it('[G32][W11] F9 right after Enter finds right what is still on its way to the disk, and is the last that is heard of it', async () => {
    const page = await open();
    await type(page, '200000{Enter}{F9}');
    await waitFor(async () => {
      expect((await stored(page)).map(({ at }) => at).sort()).toEqual(['money/3', 'money/3']);
    });
    const { statements } = await page.storage.load(page.plan.id);
    const value = statements.find(({ subject }) => subject.kind === 'month');
    const checked = statements.find(({ subject }) => subject.kind === 'month-checked');
    expect(checked?.content).toEqual({ revision: value?.id });
    await waitFor(() => expect(within(cell('money')).queryByText('数值存疑')).toBeNull());
    // The doubt would have been said a moment after the number.
    await new Promise((resolve) => setTimeout(resolve, 400));
    expect(screen.getByText(/已确认数没错$/)).toBeInTheDocument();
  });

  it('[G32][W11] F9 right after Enter says so where the disk takes nothing, and stores nothing', async () => {
    const page = await open();
    vi.spyOn(page.storage, 'write').mockRejectedValue(new StorageError({ kind: 'quota' }));
    await type(page, '200000{Enter}{F9}');
    expect(await screen.findByText('这个数还没有存下，存下后再确认')).toBeInTheDocument();
    expect(await stored(page)).toEqual([]);
  });

  it('[G32] both answers can be clicked in the row and in the panel, and leave the focus in the grid', async () => {
    const page = await open({ said: [number('money', 3, 200_000), number('money-cap', 3, 300_000)] });
    const row = within(cell('money', 3, 'note'));
    await page.user.click(row.getByRole('button', { name: '按 20 万元填' }));
    await waitFor(() => expect(cell('money')).toHaveTextContent(/^20$/));
    expect(screen.getByRole('textbox', { name: /3月，单位/ })).toHaveFocus();
    await page.user.pointer({ target: cell('money-cap'), keys: '[MouseLeft]' });
    await page.user.click(await within(panel()).findByRole('button', { name: /^数没错/ }));
    await waitFor(() => expect(doubtBox()).toBeNull());
    expect(screen.getByRole('textbox', { name: /3月，单位/ })).toHaveFocus();
    expect(cell('money-cap', 3, 'note')).toHaveTextContent('');
  });

  it('[G32] without a doubt the keys change nothing', async () => {
    const page = await open({ said: [number('money', 3, 1)] });
    await page.user.pointer({ target: cell('money'), keys: '[MouseLeft]' });
    await page.user.keyboard('{F8}{F9}');
    expect(screen.getByText('这里没有待核对的数')).toBeInTheDocument();
    expect(await stored(page)).toHaveLength(1);
  });

  it('[G33] shows what a unit word makes of a number, and says it', async () => {
    const page = await open();
    await type(page, '20500元');
    expect(screen.getByText('折合 2.05 万元')).toBeInTheDocument();
    await page.user.keyboard('{Enter}');
    expect(cell('money')).toHaveTextContent('2.05');
    expect(await screen.findByText(/第 14 项.*3月：折合 2.05 万元/)).toBeInTheDocument();
    await type(page, '2.05');
    expect(screen.queryByText('折合 2.05 万元')).toBeNull();
  });
});

describe('ranges', () => {
  it('[G6] pastes a column as one operation and lists what it refuses', async () => {
    const page = await open();
    await page.user.pointer({ target: cell('cases'), keys: '[MouseLeft]' });
    await page.user.paste('1\n很多\n10\n');
    await waitFor(() => expect(cell('cases')).toHaveTextContent('1'));
    expect(cell('sum')).toHaveTextContent('很多');
    expect(cell('count')).toHaveTextContent('10');
    expect(screen.getByRole('region', { name: '1 格没有存下' })).toHaveTextContent(
      '第 7 项「水样检测份数」3月',
    );
    await waitFor(async () => {
      expect(await page.storage.operations(page.plan.id, 9)).toMatchObject([{ intent: 'paste', count: 2 }]);
    });
  });

  it('[G7] clears a range that was selected with Shift', async () => {
    const page = await open({
      said: [number('cases', 3, 1), number('sum', 3, 2, '留着'), number('count', 3, 3)],
    });
    await page.user.pointer({ target: cell('cases'), keys: '[MouseLeft]' });
    await page.user.keyboard('{Shift>}{ArrowDown}{ArrowDown}{/Shift}{Delete}');
    expect(cell('sum')).toHaveTextContent('未填');
    expect(cell('sum', 3, 'note')).toHaveTextContent('留着');
    await waitFor(async () => {
      expect(await page.storage.operations(page.plan.id, 9)).toMatchObject([
        {},
        { intent: 'clear', count: 3 },
      ]);
    });
  });

  it('[G9] takes a paste back as a whole, after a reload too', async () => {
    const page = await open();
    await page.user.pointer({ target: cell('cases'), keys: '[MouseLeft]' });
    await page.user.paste('1\n2\n3');
    await waitFor(async () => expect(await stored(page)).toHaveLength(3));
    page.unmount();
    const again = await open({ storage: page.storage });
    await again.user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(cell('sum')).toHaveTextContent('未填'));
    await waitFor(() => expect(useNotices.getState().notice?.text).toContain('粘贴 3 处'));
    expect(activeCell()).toBe('cell-cases-3-value');
    await again.user.keyboard('{Control>}y{/Control}');
    await waitFor(() => expect(cell('sum')).toHaveTextContent('2'));
  });
});

describe('无发生', () => {
  it('[G8] N alone says it, and counts while it is typed', async () => {
    const page = await open();
    await page.user.pointer({ target: cell('cases'), keys: '[MouseLeft]' });
    await page.user.keyboard('n{Enter}Ｎ');
    expect(cell('cases')).toHaveTextContent('无发生');
    await page.user.keyboard('{Enter}');
    expect(cell('sum')).toHaveTextContent('无发生');
    expect(activeCell()).toBe('cell-count-3-value');
  });

  it.each([
    ['n/a', '无发生'],
    ['na', '无发生'],
    ['no', 'no'],
  ])('[G8] %s is in its own cell, and nothing of it in the next', async (text, shown) => {
    const page = await open();
    await page.user.pointer({ target: cell('cases'), keys: '[MouseLeft]' });
    await page.user.keyboard(`${text}{Enter}`);
    expect(cell('cases')).toHaveTextContent(shown);
    expect(cell('sum')).toHaveTextContent('未填');
    expect(activeCell()).toBe('cell-sum-3-value');
  });

  it('[G8] says it of what is left, once it has said what that scores; ceilings only when they are ticked', async () => {
    const page = await open({ said: [number('sum', 3, 5)] });
    await page.user.click(screen.getByRole('button', { name: '其余都记无发生' }));
    const dialog = await screen.findByRole('dialog', { name: '3月其余 15 项未填的都记为无发生' }, LAZY);
    const group = (name: RegExp) => within(within(dialog).getByRole('group', { name }));
    const full = group(/^记了就得满分：/);
    expect(full.getByRole('checkbox', { name: /^9\. 供水安全事故数（≤ 2 起，6 分）$/ })).not.toBeChecked();
    expect(group(/^记了得 0 分：/).getByRole('checkbox', { name: /^6\. / })).toBeChecked();
    expect(group(/^记了不能计分：/).getByRole('checkbox', { name: /^11\. / })).toBeChecked();
    await page.user.click(full.getByRole('checkbox', { name: /^9\. / }));
    await page.user.click(group(/^记了得 0 分：/).getByRole('checkbox', { name: /^8\. / }));
    await page.user.click(within(dialog).getByRole('button', { name: /^记 \d+ 项为无发生$/ }));
    expect(cell('cases')).toHaveTextContent('无发生');
    expect(cell('ceiling')).toHaveTextContent('无发生');
    expect(cell('count')).toHaveTextContent('未填');
    expect(cell('worst')).toHaveTextContent('未填');
    expect(cell('sum')).toHaveTextContent('5');
    expect(cell('rated')).toHaveTextContent('定性');
    await page.user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(cell('cases')).toHaveTextContent('未填'));
  });

  it('[G8] lists what is open now: what another window fills leaves it, and another month begins anew', async () => {
    const page = await open();
    await page.user.click(screen.getByRole('button', { name: '其余都记无发生' }));
    const dialog = await screen.findByRole('dialog', { name: '3月其余 16 项未填的都记为无发生' }, LAZY);
    await page.user.click(within(dialog).getByRole('checkbox', { name: /^9\. / }));
    await page.storage.write({
      plan: page.plan.id,
      intent: 'type',
      origin: 'typed',
      author: { name: '李明', section: '综合科' },
      said: [number('cases', 3, 9)],
    });
    await screen.findByRole('dialog', { name: '3月其余 15 项未填的都记为无发生' });
    expect(within(dialog).getByRole('checkbox', { name: /^9\. / })).toBeChecked();
    fireEvent.click(screen.getByRole('button', { name: /^4月/ }));
    const other = await screen.findByRole('dialog', { name: '4月其余 16 项未填的都记为无发生' });
    expect(within(other).getByRole('checkbox', { name: /^9\. / })).not.toBeChecked();
    fireEvent.click(screen.getByRole('button', { name: /^3月/ }));
    await screen.findByRole('dialog', { name: '3月其余 15 项未填的都记为无发生' });
    await page.user.click(screen.getByRole('button', { name: /^记 \d+ 项为无发生$/ }));
    await waitFor(() => expect(cell('sum')).toHaveTextContent('无发生'));
    expect(cell('cases')).toHaveTextContent('9');
  });
});

describe('around the grid', () => {
  it('[G10] budget execution is entered in the last row', async () => {
    const page = await open();
    await page.user.pointer({ target: cell('execution'), keys: '[MouseLeft]' });
    await page.user.keyboard('309.3{Enter}');
    const row = within(cell('execution').closest('tr') as HTMLElement);
    expect(row.getByRole('img', { name: '执行率 50%' })).toBeInTheDocument();
    expect(row.getByText('5.00')).toBeInTheDocument();
    // Executed money is no score of a row [S12].
    expect(screen.getByText('截至 3月尚无得分')).toBeInTheDocument();
  });

  it('[G12] keeps a row that was missing in sight while it is filled', async () => {
    const page = await open({ said: [number('sum', 3, 5)] });
    await page.user.click(screen.getByRole('checkbox', { name: '只看未填' }));
    expect(document.getElementById('cell-sum-3-value')).toBeNull();
    await page.user.pointer({ target: cell('cases'), keys: '[MouseLeft]' });
    await page.user.keyboard('1{Enter}');
    expect(cell('cases')).toHaveTextContent('1');
  });

  it('[G12] the section is put into the address and remembered', async () => {
    const page = await open();
    await page.user.click(screen.getByTitle('安全科，应填 2 项，已填 0 项'));
    expect(page.route()).toContain(`section=${encodeURIComponent('安全科')}`);
    expect(within(screen.getByRole('grid')).getAllByRole('row')).toHaveLength(4);
    page.unmount();
    const again = await open({ storage: page.storage });
    await waitFor(() => expect(again.route()).toContain(encodeURIComponent('安全科')));
  });

  it('[G14] what is being typed survives leaving the page', async () => {
    const page = await open();
    await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
    await page.user.keyboard('12');
    page.unmount();
    const again = await open({ storage: page.storage });
    await again.user.keyboard('86{Enter}');
    expect(cell('sum')).toHaveTextContent('1,286');
  });

  it('[G15][G18] what is typed before somebody is named waits in its cells, and is saved then', async () => {
    const page = await open({ author: null });
    await page.user.pointer({ target: cell('cases'), keys: '[MouseLeft]' });
    await page.user.keyboard('1{Enter}1286{Enter}many{Enter}');
    expect(page.asked()).toBe(0);
    expect(cell('cases')).toHaveTextContent('1');
    expect(cell('sum')).toHaveTextContent('1286');
    expect(screen.getByRole('region', { name: '3 格没有存下' })).toHaveTextContent('写明填报人后保存');
    expect(await stored(page)).toEqual([]);
    page.unmount();
    const again = await open({ storage: page.storage });
    await waitFor(async () =>
      expect(await stored(again)).toMatchObject([{ at: 'cases/3' }, { at: 'sum/3' }]),
    );
    expect(cell('sum')).toHaveTextContent('1,286');
    expect(cell('count')).toHaveTextContent('many');
  });

  it('[G15] what waited for a name still does after a reload that carried it', async () => {
    const page = await open({ author: null });
    await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
    await page.user.keyboard('1286{Enter}');
    expect(screen.getByRole('region', { name: '1 格待保存' })).toHaveTextContent('写明填报人后保存');
    expect(carryDrafts()).toBe(true);
    page.unmount();
    takeCarriedDrafts();
    const again = await open({ storage: page.storage });
    await waitFor(async () => expect(await stored(again)).toMatchObject([{ at: 'sum/3' }]));
  });

  it.each([
    ['with a text that waits', '1286', '1286'],
    ['with nothing typed', '{ArrowDown}{ArrowUp}', ''],
  ])('[B30] after a reload the next key goes where it would have gone: %s', async (_, keys, text) => {
    const page = await open();
    await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
    await page.user.keyboard(keys);
    expect(carryDrafts()).toBe(true);
    page.unmount();
    useEntrySession.setState({ byPlan: {} });
    takeCarriedDrafts();
    await open({ storage: page.storage });
    expect(cell('sum')).toHaveAttribute('aria-selected', 'true');
    expect(cell('sum')).toHaveTextContent(new RegExp(text));
    expect(screen.getAllByRole('gridcell', { selected: true })).toHaveLength(1);
  });

  it('[G13] the panel says what the number does, and keeps the note', async () => {
    const page = await open({ said: [number('sum', 2, 3000), number('sum', 3, 4500)] });
    await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
    const panel = within(screen.getByRole('complementary', { name: '当前格' }));
    expect(panel.getByRole('row', { name: /本项得分 1.50 3.75 \+2.25/ })).toBeInTheDocument();
    expect(panel.getByRole('img', { name: '2月 3,000，3月 4,500' })).toBeInTheDocument();
    await page.user.type(panel.getByRole('textbox', { name: /说明$/ }), '镇街 474 条');
    await page.user.tab();
    await waitFor(() => expect(cell('sum', 3, 'note')).toHaveTextContent('镇街 474 条'));
  });

  it('[G20] says so when another window changes the cell that is being typed in', async () => {
    const page = await open({ said: [number('sum', 3, 5)] });
    await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
    await page.user.keyboard('12');
    await page.storage.write({
      plan: page.plan.id,
      intent: 'type',
      origin: 'typed',
      author: { name: '李明', section: '综合科' },
      said: [number('sum', 3, 9), number('count', 3, 1)],
    });
    await waitFor(() =>
      expect(useNotices.getState().notice?.text).toContain('另一窗口刚把第 7 项「水样检测份数」3月改为「9」'),
    );
    expect(cell('sum')).toHaveTextContent('12');
    await page.user.keyboard('{Escape}');
    expect(cell('sum')).toHaveTextContent('9');
  });

  describe('a row that another window stops', () => {
    const stop = (page: RenderedPage, from = 3) =>
      act(() =>
        page.storage.write({
          plan: page.plan.id,
          intent: 'adjust-plan',
          origin: 'typed',
          author: { name: '李明', section: '综合科' },
          said: [rowStopped('sum', from, 1_200)],
        }),
      );

    it('[G39] leads whoever is typing in it out of the grid, and keeps the text under its own name', async () => {
      const page = await open({ said: [number('sum', 3, 5)] });
      await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
      await page.user.keyboard('12');
      await stop(page);
      await waitFor(() => expect(document.getElementById('cell-sum-3-value')).toBeNull());
      expect(useNotices.getState().notice?.text).toBe(
        '方案在另一窗口改过：第 7 项「水样检测份数」3月不再填报，输入的「12」没有存，列在表格旁。接着填请先点要填的格',
      );
      // The hand goes on for a moment: nothing of that lands in another row.
      await page.user.keyboard('34{Enter}5{Enter}');
      const list = screen.getByRole('region', { name: '1 格没有存下' });
      expect(list).toHaveTextContent('第 7 项「水样检测份数」3月：本项已停止，3月不再填报12');
      expect(within(list).queryByRole('button', { name: /第 7 项/ })).toBeNull();
      expect((await stored(page)).filter(({ at }) => at !== 'adjustment')).toEqual([
        { at: 'sum/3', content: { kind: 'number', value: 50_000 }, note: '' },
      ]);
      await page.user.pointer({ target: cell('count'), keys: '[MouseLeft]' });
      await page.user.keyboard('4{Enter}');
      await waitFor(async () => expect((await stored(page)).map(({ at }) => at)).toContain('count/3'));
    });

    it('[G39] so it does where nothing was typed yet: the next number was meant for it', async () => {
      const page = await open();
      await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
      await stop(page);
      await waitFor(() => expect(document.getElementById('cell-sum-3-value')).toBeNull());
      await page.user.keyboard('7{Enter}');
      expect(useNotices.getState().notice?.text).toBe(
        '方案在另一窗口改过：第 7 项「水样检测份数」3月不再填报。接着填请先点要填的格',
      );
      expect((await stored(page)).map(({ at }) => at)).toEqual(['adjustment']);
    });

    it('[G39] a text that waits in a month before is its own row’s still, seen from a month after', async () => {
      const page = await open({ said: [rowStopped('sum', 5, 1_200)], author: null });
      await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
      await page.user.keyboard('1.5{Enter}');
      await page.user.pointer({ target: cell('cases'), keys: '[MouseLeft]' });
      await page.user.keyboard('9{Enter}');
      await page.user.click(screen.getByTitle(/^6月/));
      await waitFor(() => expect(document.getElementById('cell-sum-6-value')).toBeNull());
      const list = await screen.findByRole('region', { name: '2 格没有存下' });
      expect(list).toHaveTextContent('第 7 项「水样检测份数」3月：此项只填整数');
      page.tell({ name: '李明', section: '综合科' });
      await waitFor(async () =>
        expect((await stored(page)).map(({ at }) => at)).toEqual(expect.arrayContaining(['cases/3'])),
      );
      await page.user.click(within(list).getByRole('button', { name: '第 7 项「水样检测份数」3月' }));
      await waitFor(() => expect(activeCell()).toBe('cell-sum-3-value'));
    });
  });

  it('[G21] undo names a step of another place, and takes it back on a second word only', async () => {
    const page = await open({ said: [number('sum', 3, 5)] });
    await page.storage.write({
      plan: page.plan.id,
      intent: 'manual-score',
      origin: 'typed',
      author: { name: '周艳', section: '综合科' },
      said: [
        {
          subject: { kind: 'manual-score', indicator: 'sum' as IndicatorId },
          content: { score: 100 as Points, reason: '核减' },
          note: '',
        },
      ],
    });
    await waitFor(() => expect(screen.getByRole('button', { name: '撤销' }).title).toContain('人工评分'));
    await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
    await page.user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(useNotices.getState().notice?.text).toContain('上一步不在表格里'));
    const { notice } = useNotices.getState();
    expect(await page.storage.operations(page.plan.id, 9)).not.toContainEqual(
      expect.objectContaining({ kind: 'undo' }),
    );
    notice?.action?.run();
    await waitFor(async () =>
      expect(await page.storage.operations(page.plan.id, 9)).toContainEqual(
        expect.objectContaining({ kind: 'undo' }),
      ),
    );
  });

  describe('undo at the speed of the hand', () => {
    const manual: Said = {
      subject: { kind: 'manual-score', indicator: 'sum' as IndicatorId },
      content: { score: 100 as Points, reason: '核减' },
      note: '',
    };
    const say = (
      page: RenderedPage,
      intent: 'manual-score' | 'type' | 'close-month',
      said: readonly Said[],
    ) =>
      page.storage.write({
        plan: page.plan.id,
        intent,
        origin: 'typed',
        author: { name: '周艳', section: '综合科' },
        said,
      });
    const undone = async (page: RenderedPage) =>
      (await page.storage.operations(page.plan.id, 9)).flatMap(({ kind, intent }) =>
        kind === 'undo' ? [intent] : [],
      );
    const nextIs = (step: string) =>
      waitFor(() => expect(screen.getByRole('button', { name: '撤销' }).title).toContain(step));
    const notice = () => useNotices.getState().notice;
    /** Before anything of what came before is painted. */
    const key = (name: string, more = {}) =>
      fireEvent.keyDown(document.activeElement ?? document.body, { key: name, ...more });

    it('[G21] takes back what Enter has just said, after a step of another place too', async () => {
      const page = await open();
      await say(page, 'manual-score', [manual]);
      await nextIs('人工评分');
      await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
      await page.user.keyboard('12{Enter}{Control>}z{/Control}');
      await waitFor(async () => expect(await undone(page)).toEqual(['type']));
      expect(cell('sum')).toHaveTextContent('未填');
    });

    it('[G21] asks about a step of another place that was taken a moment ago, and takes no later one for it', async () => {
      const page = await open({ said: [number('sum', 3, 5)] });
      await nextIs('录入');
      await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
      const saying = say(page, 'manual-score', [manual]);
      key('z', { ctrlKey: true });
      await saying;
      await waitFor(() => expect(notice()?.text).toContain('上一步不在表格里'));
      const second = notice()?.action;
      await say(page, 'type', [number('sum', 3, 6)]);
      second?.run();
      await waitFor(() => expect(notice()?.text).toBe('之后又有新的操作，那一步没有动'));
      expect(await undone(page)).toEqual([]);
    });

    it('[G21][Y2] takes nothing back while what Enter has just said waits for a reason', async () => {
      const page = await open();
      await say(page, 'close-month', [
        { subject: { kind: 'month-close', month: 3 }, content: { reported: 0, due: 1 }, note: '' },
      ]);
      await say(page, 'type', [number('sum', 4, 6)]);
      await nextIs('录入');
      await page.user.pointer({ target: cell('sum'), keys: '[MouseLeft]' });
      await page.user.keyboard('12');
      key('Enter');
      key('z', { ctrlKey: true });
      await waitFor(() => expect(notice()?.text).toContain('有更正待写理由'));
      expect(await undone(page)).toEqual([]);
    });
  });

  it('[G8] the year says 无 quietly, and the panel speaks of the year there', async () => {
    await open({
      route: '/entry?view=year&month=3',
      said: [
        {
          subject: { kind: 'month', indicator: 'cases' as IndicatorId, month: 3 },
          content: { kind: 'none' },
          note: '',
        },
      ],
    });
    expect(cell('cases')).toHaveTextContent(/^无$/);
    expect(screen.getByText(/^计入 .*数前后（截至 12月）$/)).toBeInTheDocument();
  });

  it('[G16] follows the grid pattern', async () => {
    await open();
    const grid = screen.getByRole('grid', { name: '2026 年 3月填报' });
    expect(grid).toHaveAttribute('aria-rowcount', '21');
    const field = screen.getByRole('textbox', { name: '第 1 项「新建加压泵站」3月，单位 座' });
    expect(field).toHaveFocus();
    expect(field).toHaveAttribute('aria-controls', grid.id);
    expect(cell('exact')).toHaveAttribute('aria-selected', 'true');
    expect(cell('exact').closest('tr')).toHaveAttribute('aria-rowindex', '2');
  });
});

describe('rated rows', () => {
  it('[G11][G18] what is typed into one stays in its cell and opens nothing', async () => {
    const page = await open();
    await page.user.pointer({ target: cell('money-cap'), keys: '[MouseLeft]' });
    await page.user.keyboard('1{Enter}0.9{Enter}{Enter}95{Enter}');
    expect(cell('rated')).toHaveTextContent('0.9');
    expect(cell('rated')).toHaveAttribute('aria-invalid', 'true');
    expect(cell('latest')).toHaveTextContent('95');
    expect(screen.queryByRole('dialog')).not.toBeInTheDocument();
    expect(screen.getByRole('region', { name: '1 格没有存下' })).toHaveTextContent('请按 F2 打开评定');
  });

  it('[G22] Ctrl+Enter saves a rating, and 取消 asks before it drops one', async () => {
    const page = await open({ route: '/entry?month=12' });
    await page.user.pointer({ target: cell('rated', 12), keys: '[MouseLeft]' });
    await page.user.keyboard('{F2}');
    const dialog = within(await screen.findByRole('dialog', { name: /16/ }, LAZY));
    await page.user.click(dialog.getByRole('radio', { name: /^达成/ }));
    await page.user.type(dialog.getByRole('textbox', { name: '系数' }), '0.9');
    await page.user.click(dialog.getByRole('button', { name: '取消' }));
    expect(dialog.getByRole('alert')).toHaveTextContent('改过的还没有保存');
    await page.user.click(dialog.getByRole('button', { name: '继续修改' }));
    await page.user.type(
      dialog.getByRole('textbox', { name: '评定依据' }),
      '问卷{Control>}{Enter}{/Control}',
    );
    await waitFor(() => expect(cell('rated', 12)).toHaveTextContent('0.90'));
    expect(document.querySelector('[data-focus-home]')).toHaveFocus();
  });

  it('[G39] the editor says so when another window stops its row, keeps what is typed and stores nothing', async () => {
    const page = await open({ route: '/entry?month=12' });
    await page.user.pointer({ target: cell('rated', 12), keys: '[MouseLeft]' });
    await page.user.keyboard('{F2}');
    const dialog = within(await screen.findByRole('dialog', { name: /改善镇区供水条件/ }, LAZY));
    await page.user.keyboard('0.9');
    await page.user.type(dialog.getByRole('textbox', { name: /评定依据/ }), '验收单');
    await act(() =>
      page.storage.write({
        plan: page.plan.id,
        intent: 'adjust-plan',
        origin: 'typed',
        author: { name: '李明', section: '综合科' },
        said: [rowStopped('rated', 9, 800)],
      }),
    );
    expect(await dialog.findByRole('alert')).toHaveTextContent(
      '方案在另一窗口改过：本项不再评定，没有存下。写好的要留，请先复制',
    );
    expect(dialog.getByRole('textbox', { name: /评定依据/ })).toHaveValue('验收单');
    expect(dialog.getByRole('button', { name: '保存评定' })).toBeDisabled();
    await page.user.keyboard('{Control>}{Enter}{/Control}');
    expect((await stored(page)).map(({ at }) => at)).toEqual(['adjustment']);
  });

  it('[G20] the editor says so when another window rates its row, and keeps what is typed', async () => {
    const page = await open();
    await page.user.pointer({ target: cell('rated'), keys: '[MouseLeft]' });
    await page.user.keyboard('{F2}');
    const dialog = within(await screen.findByRole('dialog', { name: /16/ }, LAZY));
    await page.user.type(dialog.getByRole('textbox', { name: '系数' }), '0.95');
    await page.storage.write({
      plan: page.plan.id,
      intent: 'rate',
      origin: 'typed',
      author: { name: '李明', section: '综合科' },
      said: [
        {
          subject: { kind: 'rating', indicator: 'rated' as IndicatorId, month: 3 },
          content: { tier: 'met', coefficient: 850_000 as RatedCoefficient, evidence: '群众座谈' },
          note: '',
        },
      ],
    });
    expect(await dialog.findByText(/^另一窗口刚把这一项的评定改为「.*0\.85.*」/)).toBeVisible();
    expect(dialog.getByRole('textbox', { name: '系数' })).toHaveValue('0.95');
  });

  it('[G11] refuses a coefficient outside the band, naming it, and wants evidence', async () => {
    const page = await open({ route: '/entry?month=12' });
    await page.user.pointer({ target: cell('rated', 12), keys: '[MouseLeft]' });
    await page.user.click(screen.getByRole('button', { name: '评定…' }));
    const dialog = within(await screen.findByRole('dialog', { name: /16/ }, LAZY));
    await page.user.click(dialog.getByRole('radio', { name: /部分达成/ }));
    await page.user.type(dialog.getByRole('textbox', { name: '系数' }), '0.85');
    await page.user.click(dialog.getByRole('button', { name: '保存评定' }));
    expect(dialog.getByText('「部分达成并具有一定效果」的系数须在 [0.60, 0.80) 之内')).toBeInTheDocument();
    expect(dialog.getByText('请写评定依据')).toBeInTheDocument();
    await page.user.clear(dialog.getByRole('textbox', { name: '系数' }));
    await page.user.type(dialog.getByRole('textbox', { name: '系数' }), '0.75');
    await page.user.type(dialog.getByRole('textbox', { name: '评定依据' }), '问卷 312 份');
    expect(dialog.getByText('3.75')).toBeInTheDocument();
    await page.user.click(dialog.getByRole('button', { name: '保存评定' }));
    expect(cell('rated', 12)).toHaveTextContent('0.75');
    await waitFor(async () => {
      expect(await stored(page)).toMatchObject([{ content: { tier: 'partly', coefficient: 750_000 } }]);
    });
  });

  it('[G11] the parts of the compound row suggest a rating that is taken over', async () => {
    const page = await open({ route: '/entry?month=12' });
    await page.user.pointer({ target: cell('parts', 12), keys: '[MouseLeft]' });
    await page.user.keyboard('{F2}');
    const dialog = within(await screen.findByRole('dialog', { name: /19/ }, LAZY));
    await page.user.type(dialog.getByRole('textbox', { name: /办结率/ }), '99');
    await page.user.type(dialog.getByRole('textbox', { name: /^回访满意率/ }), '85');
    expect(dialog.getByText(/按分项建议：部分达成并具有一定效果 0.79/)).toBeInTheDocument();
    await page.user.click(dialog.getByRole('button', { name: '采用建议' }));
    await page.user.type(dialog.getByRole('textbox', { name: '评定依据' }), '年度测评');
    await page.user.click(dialog.getByRole('button', { name: '保存评定' }));
    expect(cell('parts', 12)).toHaveTextContent('0.79');
    await waitFor(async () => {
      expect(await page.storage.operations(page.plan.id, 9)).toMatchObject([{ intent: 'rate', count: 3 }]);
    });
  });
});

it('[G53] a figure that may be cut stands whole in its title, in doubt too', async () => {
  await open({
    route: '/entry?month=3&view=year',
    said: [number('sum', 2, 7), number('sum', 3, 1_234_567_890)],
  });
  const doubtful = cell('sum');
  await waitFor(() => expect(doubtful.title).toMatch(/^1,234,567,890。./));
  const row = within(doubtful.closest('tr') as HTMLElement);
  expect(row.getByText('1,234,567,897')).toHaveAttribute('title', '1,234,567,897');
  expect(cell('sum', 2)).toHaveAttribute('title', '7');
});
