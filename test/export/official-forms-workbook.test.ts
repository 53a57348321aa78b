import { beforeAll, describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { MonitoringForm } from '#src/domain/papers/monitoring-form.ts';
import type { SelfEvaluationForm } from '#src/domain/papers/self-evaluation-form.ts';
import { CAUSE_KINDS, type Said } from '#src/domain/statements/statement.ts';
import { evaluationWorkbook } from '#src/export/evaluation-workbook.ts';
import { cellValue } from '#src/export/sheet-grid.ts';
import { points, q } from '#test/domain/support/build.ts';
import { findLibreOffice, recalculated } from '#test/export/support/libre-office.ts';
import {
  evaluationOf,
  evaluationPaperOf,
  HOSTILE_TEXTS,
  monitoringOf,
  monitoringWorkbook,
  outlookAt,
  writtenRemark,
  writtenText,
} from '#test/export/support/official-forms.ts';
import { reRead, shown } from '#test/export/support/re-read.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const YEAR = waterYear();
const BY_HAND: readonly Said[] = [
  ...YEAR,
  {
    subject: { kind: 'manual-score', indicator: 'sum' as IndicatorId },
    content: { score: points('4.55'), reason: '复核' },
    note: '',
  },
  {
    subject: { kind: 'adjusted-target', indicator: 'cases' as IndicatorId },
    content: { target: q('36'), from: 7, basis: '' },
    note: '',
  },
  writtenText('initial-budget-note', '年中未调整'),
];
const FORMS: readonly [title: string, form: SelfEvaluationForm][] = [
  ['the whole year', evaluationOf()],
  ['half of it', evaluationOf({ month: 6, isSample: true })],
  ['nothing', evaluationOf({ said: [] })],
  ['set by hand, with a note on the budget', evaluationOf({ said: BY_HAND })],
  ['a budget of 0', evaluationOf({ plan: { ...WATER, settings: { ...WATER.settings, budget: q('0') } } })],
  [
    'execution below nothing',
    evaluationOf({
      said: [
        ...YEAR,
        {
          subject: { kind: 'execution', month: 12 },
          content: { kind: 'number', value: q('-900') },
          note: '冲减',
        },
      ],
    }),
  ],
  // Of any unit; a project has lines of its own for its funds.
  ...EVERY_PLAN.filter(({ plan }) => plan.project === null).map(
    ({ name, plan, said }): [string, SelfEvaluationForm] => [name, evaluationOf({ plan, said })],
  ),
];

/** Rows of the head of the table: one more where the budget has a note. */
const headRowOf = (form: SelfEvaluationForm) => (form.budgetNote.text === '' ? 10 : 11);

async function evaluationCells(bytes: Uint8Array, form: SelfEvaluationForm) {
  const sheet = (await reRead(bytes)).worksheets[0];
  const head = headRowOf(form);
  const at = (address: string) => {
    if (sheet === undefined) throw new Error('no sheet');
    return shown(sheet.getCell(address));
  };
  const sumRow = head + 1 + form.rows.length;
  return {
    // As plain text: LibreOffice sets off Latin letters in runs of their own.
    labels: form.columns.map((_, column) => sheet?.getCell(head, column + 1).text),
    rows: form.rows.map((_, index) => [at(`F${head + 1 + index}`), at(`I${head + 1 + index}`)]),
    sum: [at(`H${sumRow}`), at(`I${sumRow}`)],
    total: at('H3'),
    execution: [at('B6'), at('D6'), at('F6'), at('G6'), at('K6')],
  };
}

const wanted = (form: SelfEvaluationForm) => ({
  labels: form.columns.map(({ label }) => label),
  rows: form.rows.map(({ cells }) => [cellValue(cells.value), cellValue(cells.score)]),
  sum: [cellValue(form.sum.weight), cellValue(form.sum.score)],
  total: cellValue(form.total.score),
});

describe('自评表 as a workbook, read by another library', () => {
  it.each(FORMS)('[U7] has the labels, rows, sums and total of the form: %s', async (_, form) => {
    const read = await evaluationCells(await evaluationWorkbook(evaluationPaperOf(form)), form);
    expect(read).toMatchObject(wanted(form));
    expect(read.execution).toEqual(
      [
        form.execution.budgetAtStart,
        form.execution.budget,
        form.execution.executed,
        form.execution.rate,
        form.execution.score,
      ].map(cellValue),
    );
  });

  it('[U7] its formulas go from the months to the total', async () => {
    const sheet = (await reRead(await evaluationWorkbook(evaluationPaperOf(evaluationOf())))).worksheets[0];
    const formula = (address: string) => sheet?.getCell(address).formula;
    expect(formula('F17')).toBe(`IF(COUNTA('月度数据'!E10:P10)=0,"未填报",ROUND(SUM('月度数据'!E10:P10),4))`);
    expect(formula('I17')).toBe('IF(ISNUMBER(G17),ROUND(H17*G17/100,2),"—")');
    expect(formula('I30')).toBe('IF(COUNT(I11:I29)=0,"—",ROUND(SUM(I11:I29),2))');
    expect(formula('H3')).toBe('IF(ISNUMBER(G6),ROUND(K6+N(I30),2),"—")');
    expect(sheet?.pageSetup).toMatchObject({
      orientation: 'landscape',
      paperSize: 9,
      printTitlesRow: '10:10',
    });
    expect(sheet?.headerFooter.oddHeader).toBe('&R未定稿');
  });

  it('[U7] text stays text, and none of it is in a formula', async () => {
    const said = [
      ...YEAR,
      ...HOSTILE_TEXTS.map((text, index) => writtenRemark(WATER.indicators[index]?.id ?? '', text)),
      writtenText('authority', '=HYPERLINK("http://example.org")'),
    ];
    const sheet = (await reRead(await evaluationWorkbook(evaluationPaperOf(evaluationOf({ said })))))
      .worksheets[0];
    expect(HOSTILE_TEXTS.map((_, index) => sheet?.getCell(`K${11 + index}`).text)).toEqual([
      ...HOSTILE_TEXTS,
    ]);
    expect(sheet?.getCell('B3').text).toBe('=HYPERLINK("http://example.org")');
    sheet?.eachRow((row) =>
      row.eachCell((cell) => expect(cell.formula ?? '').not.toMatch(/HYPERLINK|1\+1|A1\)/)),
    );
  });
});

describe('运行监控表 as a workbook, read by another library', () => {
  const staff = [{ kind: 'staff', text: '=人手不足' }] as const;
  const form: MonitoringForm = monitoringOf({
    said: [
      ...YEAR,
      outlookAt('sum', 6, { soFar: q('8900'), expected: q('18200'), likelihood: 'certain', causes: staff }),
    ],
    isSample: true,
  });

  it('[U8] has every cell of the form, two rows of heads, numbers as numbers', async () => {
    const sheet = (await reRead(await monitoringWorkbook(form))).worksheets[0];
    if (sheet === undefined) throw new Error('no sheet');
    const at = (column: number, row: number) => shown(sheet.getCell(row, column + 1));
    expect(form.columns.map((_, column) => at(column, 7))).toEqual(form.columns.map(({ label }) => label));
    expect([at(4, 6), at(9, 6)]).toEqual(['偏差原因', '完成目标可能性']);
    expect(form.rows.map((_, index) => [0, 1, 2, 3].map((column) => at(column, 8 + index)))).toEqual(
      form.rows.map(({ seq, name, target, marks, soFar, expected }) => [
        `${seq}．${name}${marks.name}`,
        `${target}${marks.target}`,
        cellValue(soFar.cell),
        cellValue(expected.cell),
      ]),
    );
    expect(form.rows.map((_, index) => CAUSE_KINDS.map((__, kind) => at(4 + kind, 8 + index) ?? ''))).toEqual(
      form.rows.map(({ causes }) => CAUSE_KINDS.map((kind) => causes[kind])),
    );
    // 二次供水设备, the fourth row, has 12 of 12 in each month.
    expect([at(9, 14), at(10, 14), at(9, 11)]).toEqual(['√', null, '（√）']);
    expect(sheet.getCell('C14').numFmt).toBe('"人工 "0');
    expect(sheet.getCell('C13').numFmt).toBe('0');
    expect(sheet.getCell('J5').formula).toContain('100*F5/D5');
    expect(sheet.pageSetup.printTitlesRow).toBe('6:7');
    expect(sheet.headerFooter.oddHeader).toBe('&R示例数据');
  });
});

describe('long texts', () => {
  it('[U8] [V19] make rows as high as they need, and go on below a row that would be too high', async () => {
    const causes = (text: string) => [{ kind: 'staff', text }] as const;
    const form = monitoringOf({
      said: [
        ...YEAR,
        outlookAt('sum', 6, { causes: causes('人手不足，'.repeat(8)) }),
        outlookAt('count', 6, { causes: causes('人手不足，'.repeat(200)) }),
      ],
    });
    const sheet = (await reRead(await monitoringWorkbook(form))).worksheets[0];
    const height = (row: number) => sheet?.getRow(row).height ?? 0;
    expect(height(14)).toBeGreaterThan(3 * height(8));
    expect(height(15)).toBeLessThan(205);
    expect(sheet?.getCell('G15').text).toMatch(/^(?:人手不足，)+（下接续行）$/);
    expect(sheet?.getCell('A16').text).toMatch(/^第 8 项偏差原因（人员保障）（续）：(?:人手不足，)+$/);
    expect(sheet?.getCell('A16').master.address).toBe('A16');
    const all = `${sheet?.getCell('G15').text ?? ''}${sheet?.getCell('A16').text ?? ''}`;
    expect(all.match(/人手不足，/g)).toHaveLength(200);
  });
});

const program = findLibreOffice('calc');

describe.skipIf(program === null)('LibreOffice (skipped where there is none on the PATH)', () => {
  let results: readonly Uint8Array[] = [];

  beforeAll(async () => {
    const workbooks = await Promise.all(FORMS.map(([, form]) => evaluationWorkbook(evaluationPaperOf(form))));
    results = program === null ? [] : await recalculated(program, workbooks);
  });

  it.each(FORMS.map(([title, form], index) => ({ title, form, index })))(
    '[U7] computes the same rows, sums and total: $title',
    async ({ form, index }) => {
      const read = await evaluationCells(results[index] ?? new Uint8Array(), form);
      expect(read).toMatchObject(wanted(form));
      const rate = read.execution[3];
      expect(typeof rate === 'number' ? rate.toFixed(2) : rate).toBe(
        form.execution.rate.kind === 'number' ? Number(form.execution.rate.text).toFixed(2) : '—',
      );
    },
  );
});
