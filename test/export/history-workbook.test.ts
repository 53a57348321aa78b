import { expect, it } from 'vitest';
import { historyForm } from '#src/domain/papers/history-form.ts';
import { ALL_HISTORY, filterHistory, yearHistory } from '#src/domain/history/year-history.ts';
import type { Instant, Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { historyWorkbook } from '#src/export/history-workbook.ts';
import type ExcelJS from 'exceljs';
import type { HistoryForm } from '#src/domain/papers/history-form.ts';
import { reRead } from '#test/export/support/re-read.ts';
import { number } from '#test/support/saying.ts';
import { NO_VERSIONS } from '#test/domain/support/revision.ts';
import { WATER } from '#test/support/water-plan.ts';

const HOSTILE = [
  '=1+1',
  '+SUM(A1)',
  '-2+3',
  '@SUM(A1)',
  '\t=1',
  '=HYPERLINK("http://example.org","x")',
  '#REF!',
];

function revision(name: string, at: number, said: Said, more: Partial<Statement> = {}): Statement {
  return {
    ...said,
    id: name as StatementId,
    operation: `${name}-op` as Statement['operation'],
    replaces: [],
    at: at as Instant,
    author: { name: '周艳', section: '综合科' },
    device: '0123456789' as Statement['device'],
    origin: 'typed',
    ...more,
  } as Statement;
}

const LOG = [
  revision('a', 1, number('sum', 3, 1322), { origin: 'pasted' }),
  revision('b', 2, number('sum', 3, 1232, '核对台账'), { replaces: ['a' as StatementId] }),
  revision('c', 3, number('count', 1, 5), { author: { name: '李强', section: '水质科' } }),
];
const FROM_FILE = new Map([['c' as StatementId, '水质科_1月.jxb.json']]);

function formOf(log: readonly Statement[], filter = ALL_HISTORY) {
  const entries = filterHistory(yearHistory(log, WATER, FROM_FILE, NO_VERSIONS), filter);
  return historyForm(entries, {
    plan: WATER,
    filter,
    isSample: false,
    at: 9 as Instant,
    timeText: (at) => `2026-07-15 12:0${at}`,
  });
}

async function sheetOf(form: HistoryForm): Promise<ExcelJS.Worksheet> {
  const [sheet] = (await reRead(await historyWorkbook(form))).worksheets;
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

it('[N8] one revision a row: when, what, from, to, who, where, how and why, as an office form', async () => {
  const form = formOf(LOG);
  const sheet = await sheetOf(form);
  const rows = [3, 4, 5, 6].map((row) => (sheet.getRow(row).values as unknown[]).slice(1));
  expect(rows).toEqual([
    ['时间', '指标', '月份/内容', '原值', '新值', '填报人', '科室', '设备', '来源', '说明/原因'],
    expect.arrayContaining(['2026-07-15 12:03', '空', '李强', '水质科', '录入；并入自 水质科_1月.jxb.json']),
    [
      '2026-07-15 12:02',
      expect.stringMatching(/^7 /),
      '3月完成值',
      '1,322 份',
      '1,232 份',
      '周艳',
      '综合科',
      '012345',
      '录入',
      '核对台账',
    ],
    expect.arrayContaining(['2026-07-15 12:01', '空', '1,322 份', '粘贴']),
  ]);
  expect(sheet.getCell('A1').value).toBe('2026年度绩效指标修改记录');
  expect(sheet.getCell('A2').value).toContain('范围：全部　共 3 次　2026-07-15 12:09 导出');
  expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
  expect(sheet.pageSetup).toMatchObject({
    orientation: 'landscape',
    printTitlesRow: '1:3',
    printArea: 'A1:J6',
  });
});

it('[N8] what was chosen stands on the form and in the name of the file', () => {
  const form = formOf(LOG, { ...ALL_HISTORY, person: '李强', month: 1, indicator: 'count' });
  expect(form.rows).toHaveLength(1);
  expect(form.meta).toContain('李强、1月、8 ');
  expect(form.fileName).toMatch(/^青石县供水服务中心_2026年度修改记录_李强_1月_8 .*_20260715-1209\.xlsx$/);
  expect(formOf(LOG).fileName).toContain('_2026年度修改记录_全部_');
});

it('[N8] text that begins like a formula is text in every column', async () => {
  const log = HOSTILE.map((text, index) =>
    revision(`h${index}`, index, number('sum', 1, index, text), { author: { name: text, section: text } }),
  );
  const sheet = await sheetOf(formOf(log));
  const seen: string[] = [];
  sheet.eachRow((row) =>
    row.eachCell((cell) => {
      expect(cell.formula).toBeUndefined();
      expect(cell.hyperlink).toBeUndefined();
      seen.push(cell.text);
    }),
  );
  for (const text of HOSTILE) expect(seen.filter((each) => each === text)).toHaveLength(3);
});

it('[N8] an empty log is a form without rows', async () => {
  const sheet = await sheetOf(formOf([]));
  expect(sheet.getCell('A2').value).toContain('共 0 次');
});
