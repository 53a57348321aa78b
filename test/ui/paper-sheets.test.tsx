import { render, screen, waitFor, within } from '@testing-library/react';
import { flushSync } from 'react-dom';
import { createRoot } from 'react-dom/client';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isComing, wantWhole } from '#src/ui/coming.tsx';
import type { SheetOrientation } from '#src/ui/page-breaks.ts';
import { PaperFoot } from '#src/ui/paper-foot.tsx';
import { PaperSheets } from '#src/ui/paper-sheets.tsx';
import { PaperSum, type PaperColumn } from '#src/ui/paper-table.tsx';
import { copyTables } from '#src/widgets/copy-shown.ts';
import { onCopyCommand } from '#test/support/copy-command.ts';

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
  render(<Paper count={count} orientation={orientation} />);
  return screen.getAllByRole('region').map((sheet) => within(sheet));
}

function Paper({ count, orientation }: { count: number; orientation?: SheetOrientation | undefined }) {
  return (
    <PaperSheets
      form={formOf(count)}
      title="某表"
      owner="某单位"
      marks={['未定稿']}
      meta={['单位：某单位', '金额单位：万元']}
      fields={<p>表头各栏</p>}
      columns={COLUMNS}
      renderRow={(text, index, { from, to }) => (
        <tr key={text} data-part="row">
          <th scope="row">{text}</th>
          <td colSpan={4}>
            {`${index - from + 1}/${to - from}`}
            <textarea aria-label={`${text}说明`} />
          </td>
        </tr>
      )}
      sum={<PaperSum columns={COLUMNS} at="weight" texts={['100', '90']} />}
      foot={<PaperFoot lines={[{ text: '说明', isStrong: true }]} signatures={['填报人：', '日期：']} />}
      {...(orientation === undefined ? {} : { orientation })}
    />
  );
}

/** The same form for the same number of rows: nothing in it changes. */
const FORMS = new Map<number, { readonly rows: readonly string[] }>();

function formOf(count: number): { readonly rows: readonly string[] } {
  const form = FORMS.get(count) ?? {
    rows: Array.from({ length: count }, (_, index) => `第${index + 1}行`),
  };
  FORMS.set(count, form);
  return form;
}

const rowsThere = () => document.querySelectorAll('[data-part="row"]').length;

/** The first picture alone, as a browser shows it: what React does after it waits. */
async function firstPicture(count: number, look: (paper: HTMLElement) => void | Promise<void>) {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', false);
  const paper = document.body.appendChild(document.createElement('section'));
  const root = createRoot(paper);
  try {
    flushSync(() => root.render(<Paper count={count} />));
    await look(paper);
  } finally {
    flushSync(() => root.unmount());
    paper.remove();
  }
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

  it('[SP23] the first sheet is there before the others, which come by themselves', () =>
    firstPicture(40, async (paper) => {
      expect(rowsThere()).toBeLessThan(20);
      expect(isComing()).toBe(true);
      expect(paper).not.toHaveTextContent('合计');
      expect(paper).not.toHaveTextContent('共');
      const first = paper.querySelector('[data-part="row"]');
      await waitFor(() => expect(rowsThere()).toBe(40));
      expect(isComing()).toBe(false);
      expect(paper).toHaveTextContent('合计');
      expect(paper.querySelector('[data-part="row"]')).toBe(first);
    }));

  it.each([
    ['printed', () => window.dispatchEvent(new Event('beforeprint'))],
    ['wanted whole', wantWhole],
    [
      'copied',
      (paper: HTMLElement) => {
        onCopyCommand(() => true);
        copyTables(paper);
      },
    ],
  ])('[SP23] it is %s as a whole, and by sheets', (_, ask) =>
    firstPicture(40, (paper) => {
      ask(paper);
      expect(rowsThere()).toBe(40);
      expect(within(paper).getAllByRole('region').length).toBeGreaterThan(1);
      expect(isComing()).toBe(false);
    }),
  );

  it('[SP23] whoever writes in it while the rest comes keeps the place', () =>
    firstPicture(40, async () => {
      const field = screen.getByRole('textbox', { name: '第8行说明' });
      field.focus();
      await waitFor(() => expect(rowsThere()).toBe(40));
      expect(field).toHaveFocus();
      field.blur();
      await waitFor(() => expect(screen.getAllByRole('region').length).toBeGreaterThan(1));
    }));

  it('[P5] a head over several columns reaches over them; the sum stands under its columns', () => {
    const { first } = firstAndLast(show(3));
    const table = first.getByRole('table', { name: '某表，第 1 页' });
    expect(within(table).getByRole('columnheader', { name: '可能性' })).toHaveAttribute('colspan', '2');
    expect(within(table).getByRole('columnheader', { name: '名称' })).toHaveAttribute('rowspan', '2');
    expect(within(table).getByRole('rowheader', { name: '合计' })).toHaveAttribute('colspan', '3');
  });
});
