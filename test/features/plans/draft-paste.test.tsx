import { beforeEach, expect, it } from 'vitest';
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import type { DraftRow } from '#src/domain/draft/draft.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { DraftTable } from '#src/features/plans/draft-table.tsx';
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

it.each([
  ['a column of numbers', TARGET, '15000\r\n120\r\n99\r\n', 3],
  ['a row of a table', NAME, '公开信息数\t≥\t15000\t条\r\n', 4],
])(
  '[PL80] %s is not run together into one cell, and the notice says where it goes',
  (_, label, text, count) => {
    render(<Table />);
    const before = screen.getByLabelText<HTMLTextAreaElement>(label).value;
    expect(paste(label, text)).toBe(before);
    expect(useNotices.getState().notice?.text).toMatch(
      new RegExp(`粘贴的有 ${count} 格，这里一次填一格，没有填入。.*「新方案」`),
    );
  },
);

it('[PL80] a column of names is told from one name by the table that comes with it', () => {
  render(<Table />);
  const before = screen.getByLabelText<HTMLTextAreaElement>(NAME).value;
  expect(paste(NAME, '公开信息\n政报期数\n', '<table><tr><td>公开信息</td></tr></table>')).toBe(before);
  expect(paste(NAME, '方便群众了解政策，\n展示政府良好形象')).toBe('方便群众了解政策，展示政府良好形象');
});

it('[PL80] one cell comes without its quotes and breaks, where the caret stands', () => {
  render(<Table />);
  expect(paste(TARGET, '1,200\r\n')).toBe('1,200');
  expect(paste(NAME, '"公开信息\n（条）"\r\n')).toBe('公开信息（条）');
  expect(paste(NAME, '水样 检测')).toBe('水样 检测');
  expect(useNotices.getState().notice).toBeNull();
});
