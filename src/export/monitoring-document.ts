import { marksText } from '#src/domain/papers/paper-marks.ts';
import type { Table } from 'docx';
import {
  monitoringMark,
  type MonitoredFigure,
  type MonitoringForm,
  type MonitoringRow,
} from '#src/domain/papers/monitoring-form.ts';
import { BY_HAND } from '#src/domain/words/words.ts';
import { CAUSE_KINDS, LIKELIHOODS } from '#src/domain/statements/statement.ts';
import {
  documentBytes,
  headCell,
  LANDSCAPE_PAPER,
  line,
  paperSection,
  ruledTable,
  tableCell,
  tableRow,
  type CellLook,
} from '#src/export/document-parts.ts';
import { flowedRow } from '#src/export/document-rows.ts';
import { formFoot, formTitle } from '#src/export/form-document.ts';
import { numberedName } from '#src/export/marked-cell.ts';

const SMALL = { size: '小五' } as const;
const TINY = { size: '六号' } as const;
const CENTERED = { ...SMALL, align: 'center' } as const;

/** 运行监控表 in Word [U9]. */
export function monitoringDocument(form: MonitoringForm): Promise<Uint8Array> {
  const { title, unitName, asOf, marks } = form;
  return documentBytes({ title, author: unitName }, [
    paperSection(LANDSCAPE_PAPER, marksText(marks), [
      ...formTitle(title, [`部门（单位）名称：${unitName}`, `监控期间：${asOf}`, '金额单位：万元']),
      headTable(form),
      line('', { lineHeight: 4 }),
      rowsTable(form),
      ...formFoot(form.foot),
    ]),
  ]);
}

function headTable({ head, execution }: MonitoringForm): Table {
  const pairs = (all: readonly (readonly [string, string])[]) =>
    tableRow(all.flatMap(([label, text]) => [headCell(label, SMALL), tableCell(text, CENTERED)]));
  return ruledTable(
    [
      pairs([
        [head.authority.label, head.authority.text],
        [head.contact.label, head.contact.text],
        [head.phone.label, head.phone.text],
        ['执行率(%)', execution.rate.text],
      ]),
      pairs([
        ['年初预算数', execution.budgetAtStart.text],
        ['全年（调整）预算数', execution.budget.text],
        [execution.executedLabel, execution.executed.text],
        ['', ''],
      ]),
    ],
    [11, 17, 14, 12, 12, 14, 9, 11],
    LANDSCAPE_PAPER.textWidth,
  );
}

function rowsTable({ columns, rows }: MonitoringForm): Table {
  const isGroupStart = (index: number) => columns[index]?.group !== columns[index - 1]?.group;
  const groupRow = tableRow(
    columns.flatMap(({ label, group }, index) => {
      if (group === null) return [headCell(label, { ...SMALL, rows: 2 })];
      if (!isGroupStart(index)) return [];
      return [headCell(group, { ...SMALL, columns: columns.filter((each) => each.group === group).length })];
    }),
    true,
  );
  const labelRow = tableRow(
    columns.flatMap(({ label, group }) => (group === null ? [] : [headCell(label, TINY)])),
    true,
  );
  return ruledTable(
    [groupRow, labelRow, ...rows.flatMap((row) => rowOf(columns, row))],
    columns.map(({ width }) => width),
    LANDSCAPE_PAPER.textWidth,
  );
}

function rowOf(columns: MonitoringForm['columns'], row: MonitoringRow) {
  const cells: readonly (readonly [texts: readonly string[], look: CellLook])[] = [
    [[numberedName(row.seq, row.name, row.marks.name)], SMALL],
    [[row.target + row.marks.target], CENTERED],
    [figureTexts(row.soFar, row.standing), CENTERED],
    [figureTexts(row.expected, ''), CENTERED],
    ...CAUSE_KINDS.map((kind) => [row.causes[kind].split('\n'), TINY] as const),
    ...LIKELIHOODS.map((each) => [[monitoringMark(row, each)], CENTERED] as const),
    [row.remark.split('\n'), TINY],
  ];
  return flowedRow(
    columns.map(({ label, group, width }, column) => ({
      label: group === null ? label : `${group}（${label}）`,
      texts: cells[column]?.[0] ?? [],
      width,
      look: cells[column]?.[1] ?? SMALL,
    })),
    `第 ${row.seq} 项`,
    LANDSCAPE_PAPER.textWidth,
  );
}

/** The number, what kind it is of, and the light. */
function figureTexts({ cell, note, isByHand }: MonitoredFigure, light: string): readonly string[] {
  return [isByHand ? `${cell.text}（${BY_HAND}）` : cell.text, note, light].filter((text) => text !== '');
}
