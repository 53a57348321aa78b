import { NAME_LABEL } from '#src/domain/catalogue/field-words.ts';
import type { PackFault, PackedFile } from '#src/domain/papers/pack.ts';
import type { SelfCheck } from '#src/domain/papers/self-check.ts';

/** What 自查页 says of the pack it lies in. */
export interface SelfCheckPage {
  readonly title: string;
  /** '单位：…', '数据截至：…', who made it when. */
  readonly head: readonly string[];
  readonly check: SelfCheck;
  /** Why the form is 未定稿; empty when it is not. */
  readonly unfinished: readonly string[];
  readonly files: readonly PackedFile[];
  readonly faults: readonly PackFault[];
}

/** Nothing in it runs and nothing is fetched, whatever the names in it spell. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'";

const STYLE = `
body { max-width: 1080px; margin: 24px auto; padding: 0 16px; color: #17222e; font: 14px/1.6 "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif; }
h1 { font-size: 20px; } h2 { margin-top: 28px; font-size: 16px; }
.verdict { padding: 10px 14px; border: 1px solid #1b7f5c; background: #dff1ea; font-size: 16px; }
.verdict.bad { border-color: #b8322a; background: #f9e3e1; }
table { width: 100%; border-collapse: collapse; } thead { display: table-header-group; }
th, td { padding: 3px 8px; border: 1px solid #c3ccd5; text-align: left; vertical-align: top; }
th { background: #f3f5f7; font-weight: 400; }
td.n { text-align: right; white-space: nowrap; font-variant-numeric: tabular-nums; }
td.d { font: 11px/1.5 Consolas, monospace; word-break: break-all; }
tr.bad td { background: #f9e3e1; }
p.note { color: #4a5866; }
@page { size: A4; margin: 15mm; }
@media print { body { margin: 0; font-size: 11px; } tr { break-inside: avoid; } }
`;

/** 自查页: one page that opens by double click and can be printed: both routes row by row, and what the pack holds [A9] [A10]. */
export function selfCheckPage({ title, head, check, unfinished, files, faults }: SelfCheckPage): string {
  return `<!DOCTYPE html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<title>${escaped(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<h1>${escaped(title)}</h1>
<p>${head.map(escaped).join('　')}</p>
<p class="verdict${check.isSame ? '' : ' bad'}">${check.isSame ? '✓' : '✕'} ${escaped(check.sentence)}</p>
${listOf('未定稿：', unfinished)}
${
  faults.length === 0
    ? ''
    : listOf(
        '没有收入本包的部分：',
        faults.map(({ name, reason }) => `${name}：${reason}`),
      )
}
<h2>一、总分</h2>
${tableOf(
  ['项目', '算法一', '算法二', '是否一致'],
  check.totals.map(({ label, first, second, isSame }) =>
    rowOf([label, ...numbers(first, second), sameText(isSame)], isSame),
  ),
)}
<p class="note">算法一：系统平时显示、打印和导出所用。算法二：另写的一套程序，从全部修改记录逐条重新算起，不用前者的累计、系数和舍入。</p>
<h2>二、逐项</h2>
${tableOf(
  [
    '序号',
    NAME_LABEL,
    '权重',
    '完成值（一）',
    '完成值（二）',
    '得分（一）',
    '得分（二）',
    `${check.ninetyLabel}（一）`,
    `${check.ninetyLabel}（二）`,
    '是否一致',
  ],
  check.rows.map(({ seq, name, weight, first, second, isSame }) =>
    rowOf(
      [
        ...numbers(String(seq)),
        name,
        ...numbers(weight, first.value, second.value, first.score, second.score, first.ninety, second.ninety),
        sameText(isSame),
      ],
      isSame,
    ),
  ),
)}
<h2>三、本包文件</h2>
<p class="note">每个文件的 SHA-256 校验码。文件改动一个字节，校验码就不同。</p>
${tableOf(
  ['文件', '大小（字节）', 'SHA-256'],
  files.map(({ path, size, sha256 }) =>
    rowOf([path, ...numbers(String(size)), { text: sha256, look: 'd' }], true),
  ),
)}
</body>
</html>
`;
}

type CellOf = string | { readonly text: string; readonly look: 'n' | 'd' };

function numbers(...texts: readonly string[]): readonly CellOf[] {
  return texts.map((text) => ({ text, look: 'n' }));
}

function sameText(isSame: boolean): string {
  return isSame ? '一致' : '不一致';
}

function rowOf(cells: readonly CellOf[], isSame: boolean): string {
  const inner = cells.map((cell) =>
    typeof cell === 'string'
      ? `<td>${escaped(cell)}</td>`
      : `<td class="${cell.look}">${escaped(cell.text)}</td>`,
  );
  return `<tr${isSame ? '' : ' class="bad"'}>${inner.join('')}</tr>`;
}

function tableOf(heads: readonly string[], rows: readonly string[]): string {
  return `<table><thead><tr>${heads.map((head) => `<th>${escaped(head)}</th>`).join('')}</tr></thead><tbody>
${rows.join('\n')}
</tbody></table>`;
}

function listOf(label: string, items: readonly string[]): string {
  if (items.length === 0) return '';
  return `<p>${escaped(label)}</p><ul>${items.map((item) => `<li>${escaped(item)}</li>`).join('')}</ul>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Names and titles are shown as text, whatever they spell. */
function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (each) => ENTITIES[each] ?? each);
}
