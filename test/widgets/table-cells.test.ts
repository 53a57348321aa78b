// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { tableCells } from '#src/widgets/table-cells.ts';

function cellsOf(rows: string) {
  document.body.innerHTML = `<table>${rows}</table>`;
  const table = document.querySelector('table');
  if (table === null) throw new Error('no table');
  return tableCells(table);
}

it('[MO37] merged cells keep every text in its column', () => {
  const { text, html } = cellsOf(
    '<tr><th rowspan="2">指标</th><th colspan="2">完成</th></tr><tr><th>1月</th><th>2月</th></tr><tr><td>a</td><td>1</td><td>2</td></tr>',
  );
  expect(text.split('\r\n')).toEqual(['指标\t完成\t', '\t1月\t2月', 'a\t1\t2']);
  expect(html).toContain('rowspan="2"');
  expect(html).toContain('colspan="2"');
});

it('[MO37] fields give what stands in them, and what only screen readers read is left out', () => {
  const { text } = cellsOf(
    '<tr><td>1<span class="sr-only">已达成</span><i aria-hidden="true">✓</i></td><td><input value="3.5"></td><td><select><option>甲</option><option selected>乙</option></select></td><td><div>一</div><div>二</div></td></tr>',
  );
  expect(text).toBe('1\t3.5\t乙\t一 二');
});

it('[MO37] a text of several lines is one cell, as it stands by now; a tick is said, a hidden column left out', () => {
  document.body.innerHTML =
    '<table><tr><td><textarea>旧</textarea></td><td style="display: none">藏</td><td><input type="checkbox" checked></td><td><input type="radio"></td></tr></table>';
  const [table, field] = [document.querySelector('table'), document.querySelector('textarea')];
  if (table === null || field === null) throw new Error('no table');
  field.value = '一\n二';
  const { text, html } = tableCells(table);
  expect(text).toBe('一 二\t✓\t');
  expect(html).not.toContain('藏');
});

it('[MO37] nothing that a spreadsheet would compute, in either form; numbers stay numbers', () => {
  const { text, html } = cellsOf(
    '<tr><td>= 2 个</td><td>-3.5</td><td>@x</td><td>1,286</td><td>&lt;b&gt;</td></tr>',
  );
  expect(text).toBe("'= 2 个\t-3.5\t'@x\t1,286\t<b>");
  expect(html).toContain(`<td style="mso-number-format:'\\@'">= 2 个</td><td>-3.5</td>`);
  expect(html).toContain('&lt;b&gt;');
});
