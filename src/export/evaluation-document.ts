import { marksText } from '#src/domain/papers/paper-marks.ts';
import type { Table } from 'docx';
import { monthText } from '#src/domain/words/format.ts';
import { marksAt } from '#src/domain/papers/scorecard-notes.ts';
import type { SelfEvaluationForm } from '#src/domain/papers/self-evaluation-form.ts';
import {
  documentBytes,
  headCell,
  LANDSCAPE_PAPER,
  line,
  paperSection,
  ruledTable,
  tableCell,
  tableRow,
} from '#src/export/document-parts.ts';
import { flowedRow } from '#src/export/document-rows.ts';
import { formFoot, formTitle } from '#src/export/form-document.ts';
import { numberedName } from '#src/export/marked-cell.ts';

const SMALL = { size: '小五' } as const;
const CENTERED = { ...SMALL, align: 'center' } as const;

/** 自评表 in Word [U9]. */
export function evaluationDocument(form: SelfEvaluationForm): Promise<Uint8Array> {
  const { title, unitName, year, cutOff, marks } = form;
  return documentBytes({ title, author: unitName }, [
    paperSection(LANDSCAPE_PAPER, marksText(marks), [
      ...formTitle(title, [
        `部门（单位）名称：${unitName}`,
        `数据截至：${year}年${monthText(cutOff)}`,
        '金额单位：万元',
      ]),
      headTable(form),
      line('', { lineHeight: 4 }),
      rowsTable(form),
      ...formFoot(form.foot),
    ]),
  ]);
}

/** The office's fields, 预算执行 and 当年绩效目标. */
function headTable({ head, total, execution, budgetNote, goals }: SelfEvaluationForm): Table {
  const label = (text: string, columns = 1, rows = 1) => headCell(text, { ...SMALL, columns, rows });
  const figures = [
    ['年初预算数', execution.budgetAtStart.text],
    ['全年（调整）预算数', execution.budget.text],
    [execution.executedLabel, execution.executed.text],
    ['执行率(%)', execution.rate.text],
    ['执行率权重', execution.weight.text],
    ['执行率得分', execution.score.text],
  ] as const;
  const rows = [
    tableRow([
      label(head.authority.label),
      tableCell(head.authority.text, { ...SMALL, columns: 3 }),
      label(total.label),
      tableCell(total.score.text, { ...CENTERED, size: '五号', isBold: true, columns: 2 }),
    ]),
    tableRow([
      label(head.contact.label),
      tableCell(head.contact.text, { ...SMALL, columns: 3 }),
      label(head.phone.label),
      tableCell(head.phone.text, { ...SMALL, columns: 2 }),
    ]),
    tableRow([label('预算执行', 1, 2), ...figures.map(([text]) => label(text))]),
    tableRow(figures.map(([, text]) => tableCell(text, CENTERED))),
    ...(budgetNote.text === ''
      ? []
      : [tableRow([label(budgetNote.label), tableCell(budgetNote.text, { ...SMALL, columns: 6 })])]),
    ...goals.map((goal, index) =>
      tableRow([
        ...(index === 0 ? [label('当年绩效目标', 1, goals.length)] : []),
        label(goal.label),
        tableCell(goal.text, { ...SMALL, columns: 5 }),
      ]),
    ),
  ];
  return ruledTable(rows, [10, 16, 18, 14, 14, 14, 14], LANDSCAPE_PAPER.textWidth);
}

function rowsTable({ columns, rows, sum, table }: SelfEvaluationForm): Table {
  const weight = columns.findIndex(({ id }) => id === 'weight');
  return ruledTable(
    [
      tableRow(
        columns.map(({ label }) => headCell(label, SMALL)),
        true,
      ),
      ...rows.flatMap(({ row: { seq }, cells }) => {
        const texts = columns.map(({ id }) => {
          const marks = id === 'core' ? '' : marksAt(table.notes, seq, id);
          return id === 'name' ? numberedName(seq, cells.name.text, marks) : cells[id].text + marks;
        });
        return flowedRow(
          columns.map(({ id, label, align, width }, column) => ({
            label: label.replace(/（.*/, ''),
            texts: (texts[column] ?? '').split('\n'),
            width,
            look: {
              ...SMALL,
              align: align === 'right' && cells[id].kind !== 'number' ? ('center' as const) : align,
            },
          })),
          `第 ${seq} 项`,
          LANDSCAPE_PAPER.textWidth,
        );
      }),
      tableRow([
        headCell('合计', { ...SMALL, columns: weight }),
        tableCell(sum.weight.text, { ...SMALL, align: 'right', isBold: true }),
        tableCell(sum.score.text, { ...SMALL, align: 'right', isBold: true }),
        tableCell('', { ...SMALL, columns: columns.length - weight - 2 }),
      ]),
    ],
    columns.map(({ width }) => width),
    LANDSCAPE_PAPER.textWidth,
  );
}
