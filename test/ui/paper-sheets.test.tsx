import { render, screen, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { SheetOrientation } from '#src/ui/page-breaks.ts';
import { PaperFoot } from '#src/ui/paper-foot.tsx';
import { PaperSheets } from '#src/ui/paper-sheets.tsx';
import { PaperSum, type PaperColumn } from '#src/ui/paper-table.tsx';

const COLUMNS: readonly PaperColumn[] = [
  { id: 'name', label: '名称', width: 400 },
  { id: 'hope', label: '可能', width: 150, group: '可能性' },
  { id: 'fear', label: '不能', width: 150, group: '可能性' },
  { id: 'weight', label: '权重', width: 150 },
  { id: 'score', label: '得分', width: 150 },
];

/** CSS pixels. */
const HEIGHTS: Readonly<Record<string, number>> = { head: 120, row: 30, sum: 30, foot: 60 };

function show(count: number, orientation?: SheetOrientation) {
  render(
    <PaperSheets
      form={{ rows: Array.from({ length: count }, (_, index) => `第${index + 1}行`) }}
      title="某表"
      owner="某单位"
      marks={['未定稿']}
      meta={['单位：某单位', '金额单位：万元']}
      fields={<p>表头各栏</p>}
      columns={COLUMNS}
      renderRow={(text, index, { from, to }) => (
        <tr key={text} data-part="row">
          <th scope="row">{text}</th>
          <td colSpan={4}>{`${index - from + 1}/${to - from}`}</td>
        </tr>
      )}
      sum={<PaperSum columns={COLUMNS} at="weight" texts={['100', '90']} />}
      foot={<PaperFoot lines={[{ text: '说明', isStrong: true }]} signatures={['填报人：', '日期：']} />}
      {...(orientation === undefined ? {} : { orientation })}
    />,
  );
  return screen.getAllByRole('region').map((sheet) => within(sheet));
}

function firstAndLast(sheets: ReturnType<typeof show>) {
  const [first] = sheets;
  const last = sheets[sheets.length - 1];
  if (first === undefined || last === undefined) throw new Error('no sheet');
  return { first, last };
}

describe('one paper under every form', () => {
  beforeEach(() => {
    // jsdom lays nothing out: each part is as high as the table above says.
    vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(function height(this: Element) {
      return new DOMRect(0, 0, 0, HEIGHTS[this.getAttribute('data-part') ?? ''] ?? 0);
    });
  });
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('[P5] head, fields and title on the first sheet; whose paper it is and the marks on every other', () => {
    const { first, last } = firstAndLast(show(40));
    expect(first.getByRole('heading', { name: '某表' })).toBeVisible();
    expect(first.getByText('表头各栏')).toBeVisible();
    expect(first.getByText('未定稿')).toBeVisible();
    expect(last.queryByRole('heading')).toBeNull();
    expect(last.getByText('某单位 某表（续）')).toBeVisible();
    expect(last.getByText('未定稿')).toBeVisible();
  });

  it('[P5] every row stands once and knows its sheet; the sum and the foot stand on the last alone', () => {
    const sheets = show(40);
    const { first, last } = firstAndLast(sheets);
    const rows = sheets.map((sheet) => sheet.getAllByRole('rowheader'));
    expect(rows.flat().map(({ textContent }) => textContent)).toEqual([
      ...Array.from({ length: 40 }, (_, index) => `第${index + 1}行`),
      '合计',
    ]);
    expect(first.getByText(`1/${first.getAllByRole('rowheader').length}`)).toBeVisible();
    expect(first.queryByText('说明')).toBeNull();
    expect(last.getByText('日期：')).toBeVisible();
    expect(last.getByText(`第 ${sheets.length} 页 共 ${sheets.length} 页`)).toBeVisible();
  });

  it('[P5] a sheet that stands upright holds more rows', () => {
    expect(show(24)).toHaveLength(2);
  });

  it('[P5] … all 24 of them', () => {
    expect(show(24, 'portrait')).toHaveLength(1);
  });

  it('[P5] a head over several columns reaches over them; the sum stands under its columns', () => {
    const { first } = firstAndLast(show(3));
    const table = first.getByRole('table', { name: '某表，第 1 页' });
    expect(within(table).getByRole('columnheader', { name: '可能性' })).toHaveAttribute('colspan', '2');
    expect(within(table).getByRole('columnheader', { name: '名称' })).toHaveAttribute('rowspan', '2');
    expect(within(table).getByRole('rowheader', { name: '合计' })).toHaveAttribute('colspan', '3');
  });
});
