import { INITIAL_BUDGET_LABEL, ADJUSTED_BUDGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import { paperMarks } from '#src/domain/papers/paper-marks.ts';
import { RATE_LABEL, RATE_SCORE_LABEL, RATE_WEIGHT_LABEL } from '#src/domain/papers/scorecard-columns.ts';
import { EXECUTION_LABEL } from '#src/domain/words/figure-labels.ts';
import { documentText } from '#src/export/document-text.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { noteLine } from '#src/domain/papers/scorecard-notes.ts';
import { plainText, type TableCell } from '#src/domain/papers/table-cell.ts';

/** Without it Excel reads UTF-8 as GBK. */
const BOM = '\uFEFF';
const LINE_END = '\r\n';

/** What a spreadsheet takes for the beginning of a formula when it opens a CSV, full-width forms included. */
const LIVE = /^[=+\-@\t\r\n＝＋－＠|]/;

/** What a spreadsheet turns into a date, a time, a fraction or a power of ten, and so into another text; full-width forms too. */
const DATE_LIKE: readonly RegExp[] = [
  /^\s*\d{1,4}\s*[-/年]\s*\d{1,4}(?:\s*[-/月]\s*\d{0,4}日?)?\s*$/,
  /^\s*\d{1,4}\.\d{1,2}\.\d{1,4}\s*$/,
  /^\s*\d{1,2}月(?:\d{1,2}日)?\s*$/,
  /^\s*\d{1,2}[:：]\d{2}/,
  /^\s*\d+\s+\d+\/\d+\s*$/,
  /^\s*\d+(?:\.\d+)?[eE][+-]?\d+\s*$/,
  /^\s*0\d+\s*$/,
  // Of longer numbers the digits past the fifteenth are lost, and from the twelfth on a power of ten is shown.
  /^\s*\d{12,}\s*$/,
  /^\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*[-\s]?\d+\s*$/i,
  /^\s*\d{1,2}[-\s]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*/i,
];

/** The scorecard as CSV: UTF-8 with BOM, CRLF, numbers as plain decimals, texts that would come alive or become a date set off by an apostrophe [V18]. */
export function scorecardCsv(table: ScorecardTable): string {
  const title = [table.title, ...paperMarks(table)];
  const { execution, hundred, tenNinety, sum } = table;
  const lines: (readonly (string | TableCell)[])[] = [
    title,
    table.head.flatMap(({ label, text }) => [label, text]),
    [
      EXECUTION_LABEL,
      INITIAL_BUDGET_LABEL,
      ADJUSTED_BUDGET_LABEL,
      execution.executedLabel,
      RATE_LABEL,
      RATE_WEIGHT_LABEL,
      RATE_SCORE_LABEL,
    ],
    [
      '',
      execution.budgetAtStart,
      execution.budget,
      execution.executed,
      execution.rate,
      execution.weight,
      execution.score,
    ],
    [
      `${hundred.label}(${hundred.whole})`,
      hundred.score,
      '等次',
      hundred.grade,
      `${tenNinety.label}(${tenNinety.whole})`,
      tenNinety.score,
      '等次',
      tenNinety.grade,
    ],
    table.columns.map(({ label }) => label),
    ...table.rows.map(({ cells }) => table.columns.map(({ id }) => cells[id])),
    table.columns.map(({ id }) =>
      id === 'seq' ? '合计' : id === 'weight' ? sum.weight : id === 'score' ? sum.score : '',
    ),
    [table.coverage],
    ...table.unfinished.map((text) => [`未定稿：${text}`]),
    ...table.problems.map((text) => [`方案问题：${text}`]),
    ...table.rules.map((text) => [text]),
    ...table.notes.map((note) => [noteLine(note)]),
  ];
  return BOM + lines.map((line) => line.map(field).join(',') + LINE_END).join('');
}

function field(cell: string | TableCell): string {
  if (typeof cell !== 'string' && cell.kind === 'number') return plainText(cell);
  const text = documentText(typeof cell === 'string' ? cell : cell.text);
  const safe =
    LIVE.test(text) || DATE_LIKE.some((form) => form.test(text.normalize('NFKC'))) ? `'${text}` : text;
  return /[",\r\n\t]/.test(safe) || safe !== safe.trim() ? `"${safe.replace(/"/g, '""')}"` : safe;
}
