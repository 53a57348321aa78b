import { marksText } from '#src/domain/papers/paper-marks.ts';
import { SIGNATURE_LINES } from '#src/domain/papers/form-foot.ts';
import {
  monitoringMark,
  type MonitoredFigure,
  type MonitoringForm,
  type MonitoringRow,
} from '#src/domain/papers/monitoring-form.ts';
import { BY_HAND } from '#src/domain/words/words.ts';
import { CAUSE_KINDS, LIKELIHOODS } from '#src/domain/statements/statement.ts';
import { lettersOf, type PrintedSheet } from '#src/export/card-layout.ts';
import { sheetName } from '#src/export/cell-text.ts';
import {
  CENTER,
  figureStyle,
  HEAD,
  LANDSCAPE,
  LEFT,
  META,
  META_RIGHT,
  NOTE,
  NOTE_SIZE,
  smallStyle,
  TITLE,
} from '#src/export/form-styles.ts';
import {
  flowedLines,
  flowRow,
  pointsOf,
  SMALL_SIZE,
  stacked,
  type RowFlow,
} from '#src/export/flowing-text.ts';
import { numberedName } from '#src/export/marked-cell.ts';
import type { CellStyle } from '#src/export/hucre-writer.ts';
import { printedWorkbook } from '#src/export/printed-workbook.ts';
import { rateFormula } from '#src/export/scorecard-formulas.ts';
import { cachedOf, cellAt, columnLetter, SheetGrid } from '#src/export/sheet-grid.ts';

const [TITLE_ROW, META_ROW, CONTACT_ROW, LABEL_ROW, FIGURE_ROW, GROUP_ROW, HEAD_ROW] = [
  0, 1, 2, 3, 4, 5, 6,
] as const;
const FIRST_ROW = HEAD_ROW + 1;
/** Columns of the two figures and of the first cause, first likelihood and the remark. */
const [NAME, TARGET, SO_FAR, EXPECTED, CAUSE] = [0, 1, 2, 3, 4] as const;
const LIKELIHOOD = CAUSE + CAUSE_KINDS.length;
const REMARK = LIKELIHOOD + LIKELIHOODS.length;
const MONEY = figureStyle([0, 4]);
/** The five columns of causes are narrow: smaller print, and so many more characters in so much lower lines. */
const SMALL: CellStyle = smallStyle(LEFT);

/** 运行监控表 as an office workbook; the execution rate is live. */
export function monitoringWorkbook(form: MonitoringForm): Promise<Uint8Array> {
  return printedWorkbook([monitoringSheet(form)], { title: form.title, company: form.unitName });
}

function monitoringSheet(form: MonitoringForm): PrintedSheet {
  const grid = new SheetGrid(
    form.columns.map(({ width }, column) => ({
      width: lettersOf(width),
      style: styleOfColumn(column),
    })),
  );
  putHead(grid, form);
  const flows = form.rows.map((row) => flowOf(grid, form, row));
  const { at, end } = stacked(FIRST_ROW, flows);
  form.rows.forEach((row, index) => {
    const flow = flows[index];
    if (flow !== undefined) grid.flow(at[index] ?? FIRST_ROW, flow);
    putFigure(grid, at[index] ?? FIRST_ROW, SO_FAR, row.soFar);
    putFigure(grid, at[index] ?? FIRST_ROW, EXPECTED, row.expected);
  });
  const last = putFoot(grid, form, end);
  const sheet = grid.sheet(
    sheetName(`${form.year}年度监控表`),
    {
      freezePane: { rows: FIRST_ROW, columns: 1 },
      pageSetup: { ...LANDSCAPE, fitToHeight: grid.pages([GROUP_ROW, HEAD_ROW], last) },
      headerFooter: {
        ...(form.marks.length === 0 ? {} : { oddHeader: `&R${marksText(form.marks)}` }),
        oddFooter: '&C第 &P 页　共 &N 页',
      },
    },
    () => undefined,
  );
  return {
    sheet,
    titles: `$${GROUP_ROW + 1}:$${HEAD_ROW + 1}`,
    area: `$A$1:$${columnLetter(REMARK)}$${last + 1}`,
  };
}

function putHead(grid: SheetGrid, form: MonitoringForm): void {
  const span = (row: number, from: number, to: number, text: string, style: CellStyle) => {
    grid.put(row, from, text, style);
    grid.merge(row, from, row, to, style);
  };
  const { head, execution } = form;
  span(
    TITLE_ROW,
    NAME,
    REMARK,
    form.marks.length === 0 ? form.title : `${form.title}（${marksText(form.marks)}）`,
    TITLE,
  );
  grid.height(TITLE_ROW, 34);
  span(META_ROW, NAME, EXPECTED, `部门（单位）名称：${form.unitName}`, META);
  span(META_ROW, CAUSE, LIKELIHOOD - 1, `监控期间：${form.asOf}`, META);
  span(META_ROW, LIKELIHOOD, REMARK, '金额单位：万元', META_RIGHT);
  grid.height(META_ROW, 20);
  const contacts = [
    [head.authority, NAME, TARGET, EXPECTED],
    [head.contact, CAUSE, CAUSE + 1, CAUSE + 4],
    [head.phone, LIKELIHOOD, LIKELIHOOD + 2, REMARK],
  ] as const;
  for (const [field, label, from, to] of contacts) {
    span(CONTACT_ROW, label, from - 1, field.label, HEAD);
    span(CONTACT_ROW, from, to, field.text, CENTER);
  }
  grid.height(CONTACT_ROW, pointsOf(2));
  const [budget, executed] = [cellAt(FIGURE_ROW, TARGET), cellAt(FIGURE_ROW, EXPECTED)];
  const money = [
    [NAME, NAME, '年初预算数', execution.budgetAtStart],
    [TARGET, SO_FAR, '全年（调整）预算数', execution.budget],
    [EXPECTED, CAUSE, execution.executedLabel, execution.executed],
  ] as const;
  for (const [from, to, label, cell] of money) {
    span(LABEL_ROW, from, to, label, HEAD);
    grid.putCell(FIGURE_ROW, from, cell, MONEY);
    grid.merge(FIGURE_ROW, from, FIGURE_ROW, to, MONEY);
  }
  span(LABEL_ROW, CAUSE + 1, CAUSE + 2, '执行率(%)', HEAD);
  const rateStyle = figureStyle([0, 2]);
  grid.putLive(
    FIGURE_ROW,
    CAUSE + 1,
    { formula: rateFormula(executed, budget), cached: cachedOf(execution.rate) },
    rateStyle,
  );
  grid.merge(FIGURE_ROW, CAUSE + 1, FIGURE_ROW, CAUSE + 2, rateStyle);
  grid.put(LABEL_ROW, CAUSE + 3, execution.mark, LEFT);
  grid.merge(LABEL_ROW, CAUSE + 3, FIGURE_ROW, REMARK, LEFT);
  grid.height(LABEL_ROW, 22);
  grid.height(FIGURE_ROW, 22);
  form.columns.forEach(({ label, group }, column) => {
    if (group === null) {
      grid.put(GROUP_ROW, column, label, HEAD);
      grid.merge(GROUP_ROW, column, HEAD_ROW, column, HEAD);
      return;
    }
    grid.put(HEAD_ROW, column, label, HEAD);
    if (form.columns[column - 1]?.group === group) return;
    const columns = form.columns.filter((each) => each.group === group).length;
    span(GROUP_ROW, column, column + columns - 1, group, HEAD);
  });
  grid.height(GROUP_ROW, 20);
  grid.height(HEAD_ROW, 36);
}

/** The texts of a row with the room that they need. */
function flowOf(grid: SheetGrid, form: MonitoringForm, row: MonitoringRow): RowFlow {
  // A cell with a number has no room for words: the light and where the figures come from stand beside.
  const remark = [
    row.standing,
    row.soFar.note === '' ? '' : `完成：${row.soFar.note}`,
    row.expected.note === '' ? '' : `预计：${row.expected.note}`,
    row.remark,
  ]
    .filter((text) => text !== '')
    .join('\n');
  const texts = [
    numberedName(row.seq, row.name, row.marks.name),
    row.target + row.marks.target,
    row.soFar.cell.kind === 'number' ? '' : row.soFar.cell.text,
    row.expected.cell.kind === 'number' ? '' : row.expected.cell.text,
    ...CAUSE_KINDS.map((kind) => row.causes[kind]),
    ...LIKELIHOODS.map((each) => monitoringMark(row, each)),
    remark,
  ];
  const cells = form.columns.map(({ label, width, group }, column) => ({
    column,
    label: group === null ? label : `${group}（${label}）`,
    text: texts[column] ?? '',
    width: lettersOf(width),
    ...(isSmall(column) ? { size: SMALL_SIZE } : {}),
  }));
  return flowRow(cells, `第 ${row.seq} 项`, grid.width);
}

function styleOfColumn(column: number): CellStyle {
  if (column === NAME) return LEFT;
  return isSmall(column) ? SMALL : CENTER;
}

function isSmall(column: number): boolean {
  return (column >= CAUSE && column < LIKELIHOOD) || column === REMARK;
}

/** A number that a person put in stays a number and says 人工 by its format. */
function putFigure(grid: SheetGrid, at: number, column: number, { cell, isByHand }: MonitoredFigure): void {
  if (cell.kind !== 'number') {
    grid.putCell(at, column, cell, CENTER);
    return;
  }
  const decimals = cell.scaled % 10 ** cell.scale === 0 ? 0 : cell.decimals[1];
  const style = figureStyle([0, decimals]);
  grid.putCell(
    at,
    column,
    cell,
    isByHand ? { ...style, numFmt: `"${BY_HAND} "${style.numFmt ?? '0'}` } : style,
  );
}

/** @returns the last row */
function putFoot(grid: SheetGrid, form: MonitoringForm, firstRow: number): number {
  let at = firstRow;
  for (const { text } of form.foot) at = grid.lines(at, flowedLines(text, grid.width, NOTE_SIZE), NOTE);
  const signed = SIGNATURE_LINES;
  [NAME, SO_FAR, CAUSE + 1, CAUSE + 4].forEach((column, index) => {
    grid.put(at, column, signed[index] ?? '', META);
  });
  grid.height(at, 40);
  return at;
}
