import { beforeEach, expect, it, vi } from 'vitest';
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import type { DraftRow } from '#src/domain/draft/draft.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { DraftTable } from '#src/features/plans/draft-table.tsx';
import { tableEdits } from '#src/features/plans/table-edits.ts';
import type { DraftSteps } from '#src/features/plans/use-steps.ts';
import { useNotices } from '#src/session/notices.ts';
import { WATER } from '#test/support/water-plan.ts';

beforeEach(() => {
  useNotices.setState({ notice: null });
});

function Table() {
  const [rows, setRows] = useState<readonly DraftRow[]>(draftOfPlan(WATER).rows);
  return (
    <DraftTable
      rows={rows}
      problems={[]}
      sections={[]}
      onChange={(id, change) =>
        setRows(rows.map((row) => (row.id === id ? Object.assign({}, row, change) : row)))
      }
      onPaste={(changes) => setRows(rows.map((row) => Object.assign({}, row, changes.get(row.id))))}
    />
  );
}

/** Over what the field holds; what the page leaves to the browser is put in as the browser would. */
function paste(label: string, text: string, html = ''): string {
  const field = screen.getByLabelText<HTMLTextAreaElement>(label);
  field.setSelectionRange(0, field.value.length);
  const kinds: Record<string, string> = { 'text/plain': text, 'text/html': html };
  const isLeft = fireEvent.paste(field, { clipboardData: { getData: (kind: string) => kinds[kind] ?? '' } });
  if (isLeft) fireEvent.change(field, { target: { value: text } });
  return field.value;
}

const TARGET = '第 1 项指标值';
const NAME = '第 1 项指标名称';
const UNIT = '第 1 项计量单位';

const valueOf = (label: string) => screen.getByLabelText<HTMLTextAreaElement>(label).value;
const notice = () => useNotices.getState().notice?.text ?? '';

it.each([
  ['a cell of another kind', NAME, '公开信息数\t≥\t15000\t条\r\n', '第 1 项的分类不能是「≥」'],
  ['a number for a unit', UNIT, '条\t≥\t5\r\n9\t≥\t5\r\n', '第 2 项的计量单位不能是「9」'],
  ['a word for a number', TARGET, '5\t3\r\n条\t2\r\n', '第 2 项的指标值不能是「条」'],
  ['a word for points', TARGET, '5\t三\r\n', '第 1 项的权重不能是「三」'],
  ['too many columns', TARGET, '5\t2\t3\r\n', '从「指标值」起往右只有 2 列可以粘贴'],
  [
    'too many rows',
    TARGET,
    '5\r\n'.repeat(WATER.indicators.length + 1),
    `只有 ${WATER.indicators.length} 项`,
  ],
  ['a header', TARGET, '目标值\t权重（分）\r\n5\t2\r\n', '第一行是表头'],
])(
  '[PL82][PL80] %s is refused with its cell, and nothing of the block is put in',
  (_, label, text, reason) => {
    render(<Table />);
    const before = [label, TARGET, NAME, UNIT].map(valueOf);
    expect(paste(label, text)).toBe(before[0]);
    expect([label, TARGET, NAME, UNIT].map(valueOf)).toEqual(before);
    expect(notice()).toMatch(/^没有填入：.*「新方案」里粘贴。$/);
    expect(notice()).toContain(reason);
  },
);

it('[PL82] a block goes in from its cell on, to the right and down, and a blank leaves what stands', () => {
  render(<Table />);
  const second = valueOf('第 2 项权重');
  paste(UNIT, '条\t不低于\t1,500\t3\r\n%\t=\t99.5\t\r\n');
  expect([1, 2].map((row) => valueOf(`第 ${row} 项计量单位`))).toEqual(['条', '%']);
  expect([1, 2].map((row) => valueOf(`第 ${row} 项指标性质`))).toEqual(['≥', '=']);
  expect([1, 2].map((row) => valueOf(`第 ${row} 项指标值`))).toEqual(['1,500', '99.5']);
  expect([1, 2].map((row) => valueOf(`第 ${row} 项权重`))).toEqual(['3', second]);
  expect(notice()).toBe('已填入第 1–2 项的计量单位至权重，空白的 1 格没有动');
});

it('[PL82] a column of names is told from one name by the table that comes with it, and hidden rows stay out', () => {
  render(<Table />);
  const third = valueOf('第 3 项指标名称');
  const row = (name: string, style = '') => `<tr${style}><td>${name}</td></tr>`;
  const html = `<table>${row('公开信息')}${row('旧项', ' style="display:none"')}${row('政报期数')}</table>`;
  paste(NAME, '公开信息\n旧项\n政报期数\n', html);
  expect([1, 2, 3].map((at) => valueOf(`第 ${at} 项指标名称`))).toEqual(['公开信息', '政报期数', third]);
  expect(paste(NAME, '方便群众了解政策，\n展示政府良好形象')).toBe('方便群众了解政策，展示政府良好形象');
});

it('[PL82] a block is one step', () => {
  const edit = vi.fn<DraftSteps['edit']>();
  const draft = draftOfPlan(WATER);
  const changes = new Map(draft.rows.slice(0, 2).map(({ id }) => [id, { weight: '7' }]));
  tableEdits(edit).onPaste(changes);
  expect(edit.mock.calls.length).toBe(1);
  const after = edit.mock.calls[0]?.[0](draft);
  expect(after?.rows.slice(0, 3).map(({ weight }) => weight)).toEqual(['7', '7', draft.rows[2]?.weight]);
});

it('[PL80] one cell comes without its quotes and breaks, where the caret stands', () => {
  render(<Table />);
  expect(paste(TARGET, '1,200\r\n')).toBe('1,200');
  expect(paste(NAME, '"公开信息\n（条）"\r\n')).toBe('公开信息（条）');
  expect(paste(NAME, '水样 检测')).toBe('水样 检测');
  expect(useNotices.getState().notice).toBeNull();
});
