import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { intakeRows, type IntakeRow } from '#src/domain/intake/intake-row.ts';
import type { IntakeTable } from '#src/domain/intake/intake-table.ts';
import {
  readIntake,
  type Intake,
  type IntakeSetting,
  type PickedColumn,
} from '#src/domain/intake/read-intake.ts';
import { WATER } from '#test/support/water-plan.ts';

const WORKS: IntakeSetting = {
  rows: intakeRows(WATER),
  year: 2026,
  month: 3,
  positions: intakeRows(WATER).map(({ id }) => id),
};

const row = (seq: number, name: string, unit: string): IntakeRow => ({
  id: `r${seq}` as IndicatorId,
  seq,
  names: [name],
  units: [unit],
});
/** Another unit's plan: similar names, one with a number of its own, names twice, one with a stray bracket, one of many signs. */
const LIBRARY: IntakeSetting = {
  rows: [
    row(1, '图书借阅量（册）', '册'),
    row(2, '图书借阅率', '%'),
    row(3, '12345热线办件', '件'),
    row(4, '培训(线上)', '次'),
    row(5, '培训(线下)', '次'),
    row(6, '购书经费', '万元'),
    row(7, '读者满意度', '%'),
    row(8, '读者满意度', '分'),
    row(9, '阅读推广活动)', '场'),
    row(10, '期刊、报纸、数据库采购、综合成本', '万元'),
    row(11, '总馆无障碍设施检查', '次'),
    row(12, '分馆无障碍设施检查', '次'),
    row(13, '办馆效益', '%'),
    row(14, '办馆效益', '定性'),
  ],
  year: 2026,
  month: 5,
  positions: Array.from({ length: 14 }, (_, at) => `r${at + 1}` as IndicatorId),
};

function table(text: string): IntakeTable {
  return { cells: text.split('\n').map((line) => line.split('|').map((cell) => cell.trim())) };
}

/** 'sum/3=1286', notes as 'sum/3 note=…'; what is in conflict is not said. */
function said({ lines }: Intake): string[] {
  return lines.flatMap(({ cells }) =>
    cells.flatMap(({ row: id, month, field, text, fault }) =>
      fault !== null ? [] : [`${id}/${month}${field === 'note' ? ' note' : ''}=${text}`],
    ),
  );
}

function kinds({ lines }: Intake): string[] {
  return lines.map(({ match }) => match.kind);
}

const read = (text: string, setting = WORKS) => readIntake(table(text), setting);

describe('what is no table', () => {
  it.each([
    ['[IN1] one column', '1\n2\n3'],
    ['[IN1] a block of months', '1|2|3\n1|5|6'],
    ['[IN1] values and notes', '5|门户 3 条\n7|公众号'],
    ['[IN1] a refused text among numbers', '1\n约 1200\n10'],
    ['[IN1] one cell, whatever it spells', '用水户满意度'],
    ['[IN1] notes that spell a header', '说明\n3月'],
    ['[IN1] decimals that resemble months', '2026.3\n202603'],
  ])('%s', (_, text) => {
    expect(read(text).isLabelled).toBe(false);
  });
});

describe('rows of a table', () => {
  it.each<[string, string, string[]]>([
    [
      '[IN2] number, name and value, without a header',
      '1|新建加压泵站|4\n2|新增水质监测点|5',
      ['exact/3=4', 'equal/3=5'],
    ],
    ['[IN2] names in another order', '水样检测份数|1286\n办理用水报装|3', ['sum/3=1286', 'cases/3=3']],
    [
      '[IN2] blanks, line breaks, width',
      '水 样 检测份数|1\n热线接通时间(平均数)|2',
      ['sum/3=1', 'mean-cap/3=2'],
    ],
    ['[IN2] a number in front', '7、水样检测份数|1286\n（8）发布水质公报|2', ['sum/3=1286', 'count/3=2']],
    ['[IN2] the unit in brackets behind', '水样检测份数（份）|5', ['sum/3=5']],
    ['[IN3] running numbers alone', '1|4\n2|5\n3|6', ['exact/3=4', 'equal/3=5', 'steps/3=6']],
    ['[IN3] a number does not overrule a name', '1|新建加压泵站|4\n2|新增取水口|5', ['exact/3=4']],
    ['[IN3] a number for a blank name', '1|新建加压泵站|4\n2||5', ['exact/3=4', 'equal/3=5']],
    ['[IN2] the execution of the budget', '指标|3月\n预算执行数|37.61', ['execution/3=37.61']],
  ])('%s', (_, text, cells) => {
    const intake = read(text);
    expect(intake.isLabelled).toBe(true);
    expect(said(intake)).toEqual(cells);
  });

  it('[IN2] names of another plan name nothing, and nothing is said', () => {
    const intake = read('借阅量|5\n办证数|6');
    expect([intake.isLabelled, kinds(intake), said(intake)]).toEqual([true, ['none', 'none'], []]);
  });

  it.each<[string, string, string[]]>([
    ['[IN2] the stray bracket of a row', '阅读推广活动)|1', ['r9/5=1']],
    ['[IN2] the stray bracket left away', '阅读推广活动|1', ['r9/5=1']],
    ['[IN2] other punctuation', '期刊，报纸，数据库采购，综合成本|1', ['r10/5=1']],
    ['[IN2] the neighbour is not the row', '总馆无障碍设施检查|1\n无障碍设施检查|2', ['r11/5=1']],
    [
      '[IN3] two rows of one name by their numbers',
      '序号|指标名称|完成值\n7|读者满意度|96\n8|读者满意度|97',
      ['r7/5=96', 'r8/5=97'],
    ],
    [
      '[IN3] two rows of one name by their units, of which one is none',
      '指标|单位|完成值\n办馆效益|定性|1\n办馆效益|%|96',
      ['r14/5=1', 'r13/5=96'],
    ],
    ['[IN3] two rows of one name by nothing', '图书借阅率|5\n读者满意度|96', ['r2/5=5']],
    ['[IN3] a numbering of its own says nothing', '1|购书经费|5\n2|读者满意度|96', ['r6/5=5']],
    ['[IN2] a bracket of the plan itself', '图书借阅量(册)|9', ['r1/5=9']],
    ['[IN2] a name that begins with a number', '12345热线办件|7', ['r3/5=7']],
    ['[IN2] what a bracket says is part of the name', '培训|1\n培训（线下）|2\n培训（骨干）|3', ['r5/5=2']],
    [
      '[IN3] one name, two units',
      '指标|计量单位|5月\n读者满意度|分|9\n读者满意度|%|95',
      ['r8/5=9', 'r7/5=95'],
    ],
    ['[IN5] 元 beside a row in 万元', '指标|单位|本月完成\n购书经费|元|200000', ['r6/5=200000元']],
    [
      '[IN5] 元 in the header is about money',
      '指标|本月完成（元）\n购书经费|5000\n12345热线办件|3',
      ['r6/5=5000元', 'r3/5=3'],
    ],
  ])('%s, on another plan', (_, text, cells) => {
    const intake = read(text, LIBRARY);
    expect(intake.isLabelled).toBe(true);
    expect(said(intake)).toEqual(cells);
  });

  it('[IN7] totals, footers and repeated heads are named and say nothing', () => {
    const intake = read('指标名称|3月\n水样检测份数|5\n指标名称|3月\n合计|5\n填表人：周艳|');
    expect(kinds(intake)).toEqual(['head', 'row', 'head', 'total', 'foot']);
    expect(said(intake)).toEqual(['sum/3=5']);
  });

  it('[IN7] a header without names goes by position and shifts nothing', () => {
    expect(said(read('3月\n4\n5'))).toEqual(['exact/3=4', 'equal/3=5']);
  });

  it('[IN7] hidden rows and columns are not read', () => {
    const hidden = { hiddenRows: new Set([1]), hiddenColumns: new Set([2]) };
    const intake = readIntake(
      { ...table('指标|3月|4月\n水样检测份数|5|6\n发布水质公报|7|8'), ...hidden },
      WORKS,
    );
    expect(said(intake)).toEqual(['count/3=7']);
    expect(intake.columns[2]?.role).toEqual({ kind: 'out', why: { kind: 'hidden' } });
  });
});

describe('columns of a table', () => {
  const header = (head: string, values = '5') => read(`指标名称|${head}\n水样检测份数|${values}`);

  it.each<[string, string]>([
    ['[IN4] 1月', 'sum/1=5'],
    ['[IN4] 3月份', 'sum/3=5'],
    ['[IN4] 2026年4月', 'sum/4=5'],
    ['[IN4] 一月', 'sum/1=5'],
    ['[IN4] 十二月份', 'sum/12=5'],
    ['[IN4] 2026-06', 'sum/6=5'],
    ['[IN4] 2026/7/1', 'sum/7=5'],
    ['[IN4] Aug-26', 'sum/8=5'],
    ['[IN4] ９月完成值', 'sum/9=5'],
    ['[IN4] 10月（份）', 'sum/10=5'],
    ['[IN4] 完成值', 'sum/3=5'],
  ])('%s', (title, cell) => {
    expect(said(header(title.replace('[IN4] ', '')))).toEqual([cell]);
  });

  it.each<[string, string]>([
    ['[IN4] 1-3月', 'span'],
    ['[IN4] 1至6月', 'span'],
    ['[IN4] 3月累计', 'span'],
    ['[IN4] 全年完成值', 'span'],
    ['[IN4] 一季度', 'span'],
    ['[IN4] 2025年3月', 'other-year'],
    ['[IN4] 年初指标值', 'plan'],
    ['[IN4] 3月目标', 'plan'],
    ['[IN4] 权重', 'plan'],
    ['[IN4] 报送', 'unknown'],
  ])('%s is no month', (title, why) => {
    const intake = header(title.replace('[IN4] ', ''));
    expect(said(intake)).toEqual([]);
    expect(intake.columns[1]?.role).toMatchObject({ kind: 'out', why: { kind: why } });
  });

  it('[IN4] months with their notes, under a head of two rows', () => {
    const text = '序号|指标|2026年||||\n||1月||2月||\n||完成值|备注|完成值|备注|\n7|水样检测份数|5|甲|6|乙';
    expect(said(read(text))).toEqual(['sum/1=5', 'sum/1 note=甲', 'sum/2=6', 'sum/2 note=乙']);
  });

  it('[IN4] texts are notes only where the header says so', () => {
    expect(said(read('水样检测份数|5|门户'))).toEqual(['sum/3=5']);
    expect(said(header('3月|说明', '5|门户'))).toEqual(['sum/3=5', 'sum/3 note=门户']);
    expect(said(header('3月|4月|说明', '5|6|门户'))).toEqual(['sum/3=5', 'sum/4=6']);
  });

  it('[IN4] the title names the month, and the wrong year', () => {
    expect(said(read('2026年6月完成情况表||\n序号|指标|完成值\n7|水样检测份数|5'))).toEqual(['sum/6=5']);
    expect(said(read('2025年6月完成情况表||\n序号|指标|完成值\n7|水样检测份数|5'))).toEqual([]);
  });

  it('[IN4] several numbers without a header wait for a person', () => {
    expect(said(read('水样检测份数|18000|5|1286'))).toEqual([]);
  });
});

describe('what competes', () => {
  it('[IN6] two lines of one row are both left out, the same twice is once', () => {
    const intake = read(
      '水样检测份数|5\n水样检测份数|6\n发布水质公报|7\n发布水质公报|7\n供水安全事故数|\n供水安全事故数|1',
    );
    expect(said(intake)).toEqual(['count/3=7', 'ceiling/3=1']);
    expect(intake.lines.slice(0, 2).map(({ cells }) => cells[0]?.fault)).toEqual(['conflict', 'conflict']);
  });

  it('[IN6] two columns of one month', () => {
    expect(said(read('指标|3月|2026年3月\n水样检测份数|5|6'))).toEqual([]);
  });
});

describe.each([WORKS, LIBRARY])('whatever the order, in $year', (setting) => {
  const month = `${setting.month}月`;
  // The execution has no number.
  const rows = setting.rows.flatMap(({ id, seq, names, units }) =>
    seq === null ? [] : [{ id, seq, name: names[0] ?? '', unit: units[0] ?? '' }],
  );
  const lines = rows.map(({ seq, name, unit }) => [String(seq), name, unit, String(seq * 11)]);
  const expected = rows.map(({ id, seq }) => `${id}/${setting.month}=${seq * 11}`).sort();

  it('[IN8] shuffled lines with numbers say the same', () => {
    const all = { minLength: lines.length, maxLength: lines.length };
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, all), (shuffled) => {
        const intake = readIntake({ cells: [['序号', '指标名称', '计量单位', month], ...shuffled] }, setting);
        expect(said(intake).sort()).toEqual(expected);
      }),
    );
  });

  it('[IN8] no value goes to a row that its line does not name, with a header or without', () => {
    const columns = fc
      .subarray([0, 1, 2], { minLength: 1 })
      .map((kept) => [...kept.filter((at) => at !== 1), 1].sort((x, y) => x - y));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(lines, { minLength: 2 }),
        columns,
        fc.boolean(),
        (shuffled, kept, isHeaded) => {
          const pick = (line: readonly string[]) => [...kept.map((at) => line[at] ?? ''), line[3] ?? ''];
          const head = isHeaded ? [pick(['序号', '名称', '单位', month])] : [];
          for (const cell of said(readIntake({ cells: [...head, ...shuffled.map(pick)] }, setting)))
            expect(expected).toContain(cell);
        },
      ),
    );
  });
});

describe('tables that were met', () => {
  it('[IN1] a title that sounds like a header is none where a header follows', () => {
    const text = '2026年度月度数据||\n青石县供水服务中心　截至12月||\n序号|指标名称|3月\n7|水样检测份数|5';
    expect(said(read(text))).toEqual(['sum/3=5']);
  });

  it('[IN1] the form above a table is not its header', () => {
    const text = '项目名称|公园养护经费|\n填报月份|2026年3月|\n序号|指标名称|3月\n7|水样检测份数|5';
    expect(said(read(text))).toEqual(['sum/3=5']);
  });

  it('[IN1][IN4] a header of several rows is read whole, whichever has most words', () => {
    expect(said(read('指标名称|2026年||\n|2月|3月|4月\n水样检测份数|4|5|6'))).toEqual([
      'sum/2=4',
      'sum/3=5',
      'sum/4=6',
    ]);
  });

  it('[IN3] in a numbered table a line without a number is not known by its unit', () => {
    const text = '序号|指标名称|单位|5月\n7|读者满意度|%|\n|读者满意度|%|94.2';
    expect(kinds(read(text, LIBRARY))).toEqual(['head', 'row', 'several']);
    expect(said(read(text, LIBRARY)).filter((each) => !each.endsWith('='))).toEqual([]);
  });
});

describe('lines that say more than a name', () => {
  it.each<[string, string, string[]]>([
    [
      '[IN11] a column of months',
      '月份|指标|完成值\n1月|水样检测份数|5\n2月|水样检测份数|5',
      ['sum/1=5', 'sum/2=5'],
    ],
    [
      '[IN11] months as digits',
      '序号|年月|指标|完成数\n1|202601|水样检测份数|5\n2|2026-2|发布水质公报|6',
      ['sum/1=5', 'count/2=6'],
    ],
    [
      '[IN11] a month over several lines',
      '月份|指标|完成值|说明\n4月|水样检测份数|5|甲\n|发布水质公报|6|',
      ['sum/4=5', 'sum/4 note=甲', 'count/4=6', 'count/4 note='],
    ],
    ['[IN11] without a header', '4月|水样检测份数|5\n5月|水样检测份数|6', ['sum/4=5', 'sum/5=6']],
    [
      '[IN11] months of one row, in which they are put',
      '月份|完成值\n1月|5\n2月|6',
      ['exact/1=5', 'exact/2=6'],
    ],
    ['[IN11] the same without a header', '1月|5\n2月|6', ['exact/1=5', 'exact/2=6']],
    [
      '[IN11] other years, and several months, are of none',
      '月份|指标|完成值\n2025年1月|水样检测份数|5\n1-3月|发布水质公报|6',
      [],
    ],
    [
      '[IN11] a column of deadlines is none',
      '指标|完成时限|完成值\n水样检测份数|12月|5\n发布水质公报|6月|6',
      ['sum/3=5', 'count/3=6'],
    ],
    ['[IN11] a header that names the month itself', '月份|指标|4月\n1月|水样检测份数|5', ['sum/4=5']],
    [
      '[IN12] planned and done below one another',
      '指标||2月|3月\n水样检测份数|计划|9|9\n|实际|5|6',
      ['sum/2=5', 'sum/3=6'],
    ],
    [
      '[IN12] each with its name',
      '指标|类别|3月\n水样检测份数|目标值|9\n水样检测份数|完成值|5\n水样检测份数|累计完成|14',
      ['sum/3=5'],
    ],
    [
      '[IN12] words of a state are none',
      '指标|进展|3月\n水样检测份数|按计划|5\n发布水质公报|完成|6',
      ['sum/3=5', 'count/3=6'],
    ],
    ['[IN13] two tables beside one another', '指标|3月|指标|3月\n水样检测份数||发布水质公报|6', ['sum/3=']],
    [
      '[IN13] notes of the second table',
      '指标|3月|指标|3月|说明\n水样检测份数|5|发布水质公报|6|迟了',
      ['sum/3=5'],
    ],
    [
      '[IN13] both with notes',
      '指标|3月|说明|指标|3月|说明\n水样检测份数|5|早了|发布水质公报|6|迟了',
      ['sum/3=5', 'sum/3 note=早了'],
    ],
    [
      '[IN13] the unit of the second table',
      '指标|3月|指标|单位|3月\n老旧管网改造经费|5|水样检测份数|元|6',
      ['money/3=5'],
    ],
    [
      '[IN13] the name once more at the end of its line',
      '指标|2月|指标|3月\n水样检测份数|5|水样检测份数|6',
      ['sum/2=5', 'sum/3=6'],
    ],
    ['[IN4] the end of a month', '指标|4月末\n水样检测份数|5', ['sum/4=5']],
    ['[IN4] a month with other words is not the month of the cell', '指标|4月工作量\n水样检测份数|5', []],
    [
      '[IN4] a title of several months is none of a column without a month',
      '2026年1-6月完成情况表||\n序号|指标|完成值\n7|水样检测份数|5',
      [],
    ],
    [
      '[IN4] and says which month 本月 is',
      '截至2026年6月完成情况表||\n序号|指标|本月完成|累计完成\n7|水样检测份数|5|9',
      ['sum/6=5'],
    ],
  ])('%s', (_, text, cells) => {
    expect(read(text).isLabelled).toBe(true);
    expect(said(read(text))).toEqual(cells);
  });

  it('[IN11][IN12] a line that is left out is of no row', () => {
    expect(kinds(read('月份|指标|完成值\n1-3月|水样检测份数|5\n|发布水质公报|5'))).toEqual([
      'head',
      'no-month',
      'no-month',
    ]);
    expect(kinds(read('指标|类别|3月\n水样检测份数|计划|5\n|实际|4'))).toEqual(['head', 'figure', 'row']);
  });

  it.each<[string, string, string[]]>([
    [
      '[IN5] 万份 over 份',
      '指标|3月（万份）\n水样检测份数|1.2\n发布水质公报|5',
      ['sum/3=1.2万份', 'count/3=5'],
    ],
    [
      '[IN5] 万份 above the table',
      '单位：万份|\n指标|3月\n水样检测份数|1.2\n老旧管网改造经费|5',
      ['sum/3=1.2万份', 'money/3=5'],
    ],
    [
      '[IN5] 万 over all but rates',
      '指标|3月（万）\n水样检测份数|1.2\n出厂水合格率|99',
      ['sum/3=1.2万', 'mean/3=99'],
    ],
  ])('%s', (_, text, cells) => {
    expect(said(read(text))).toEqual(cells);
  });

  it('[IN5] 单位：元 above a table is about the money in it', () => {
    const text =
      '2026年5月支出表||\n||金额单位：元\n指标|目标|支出数\n购书经费|90000|5000\n12345热线办件|9|3';
    expect(said(read(text, LIBRARY))).toEqual(['r6/5=5000元', 'r3/5=3']);
    const two = '2026年5月支出表||\n单位：元||单位：万元\n指标|目标|支出数\n购书经费|90000|5';
    expect(said(read(two, LIBRARY))).toEqual(['r6/5=5']);
  });
});

describe('tables in another shape', () => {
  it.each<[string, string, string[]]>([
    [
      '[IN14] indicators side by side, their months below',
      '月份|水样检测份数|发布水质公报\n1月|5|6\n2月|7|8',
      ['sum/1=5', 'sum/2=7', 'count/1=6', 'count/2=8'],
    ],
    [
      '[IN14] with title, numbers, units, target and sum',
      '2026年完成情况表||\n序号|1|2\n指标|水样检测份数|老旧管网改造经费\n单位|份|元\n年度目标|9|9\n1月|5|6\n合计|5|6',
      ['sum/1=5', 'money/1=6元'],
    ],
    [
      '[IN14] planned and done of each month',
      '月份||水样检测份数|发布水质公报\n1月|计划|9|9\n|实际|5|6\n2月|计划|9|9\n|实际|7|',
      ['sum/1=5', 'sum/2=7', 'count/1=6', 'count/2='],
    ],
    ['[IN14] one indicator over its months', '月份|水样检测份数\n1月|5\n2月|7', ['sum/1=5', 'sum/2=7']],
    ['[IN14] of one month', '水样检测份数|发布水质公报\n5|6', ['sum/3=5', 'count/3=6']],
    [
      '[IN14] in two blocks',
      '月份|水样检测份数|发布水质公报\n1月|5|6\n月份|新建加压泵站|\n2月|1|',
      ['sum/1=5', 'count/1=6', 'exact/2=1'],
    ],
    [
      '[IN14][IN15] the later months beside the first',
      '月份|水样检测份数|月份|发布水质公报\n1月|5|7月|6\n2月|7|8月|8',
      ['sum/1=5', 'sum/2=7', 'count/7=6', 'count/8=8'],
    ],
    [
      '[IN15] other months below, under a header of their own',
      '指标|1月|2月\n水样检测份数|5|6\n指标|3月|4月\n水样检测份数|7|8\n发布水质公报|7|8',
      ['sum/1=5', 'sum/2=6', 'sum/3=7', 'sum/4=8', 'count/3=7', 'count/4=8'],
    ],
    [
      '[IN15] the same header under the title of another month',
      '2026年1月完成情况|\n指标|完成值\n水样检测份数|5\n2026年2月完成情况|\n指标|完成值\n发布水质公报|6',
      ['sum/1=5', 'count/2=6'],
    ],
    [
      '[IN15] lines that say a month',
      '指标|完成值\n1月|\n水样检测份数|5\n2月|\n发布水质公报|6',
      ['sum/1=5', 'count/2=6'],
    ],
    ['[IN15] one line that says a month', '序号|指标|完成值\n6月||\n7|水样检测份数|5', ['sum/6=5']],
    ['[IN15] without a header', '1月|\n水样检测份数|5\n2月|\n水样检测份数|6', ['sum/1=5', 'sum/2=6']],
    [
      '[IN15] the year above is that of the months below it',
      '2025年|\n1月|\n水样检测份数|5\n2月|\n水样检测份数|6\n2026年|\n1月|\n水样检测份数|7',
      ['sum/1=7'],
    ],
    [
      '[IN15] of a title too',
      '2025年完成情况表|\n指标|完成值\n1月|\n水样检测份数|5\n2月|\n水样检测份数|6',
      [],
    ],
    [
      '[IN15] the unit of money above is of all below',
      '单位：元|\n指标|1月\n老旧管网改造经费|5\n指标|2月\n老旧管网改造经费|6',
      ['money/1=5元', 'money/2=6元'],
    ],
    [
      '[IN15] a name alone above its months',
      '水样检测份数|\n1月|5\n2月|6\n发布水质公报|\n1月|7',
      ['sum/1=5', 'sum/2=6', 'count/1=7'],
    ],
    [
      '[IN15] a name alone above a header',
      '水样检测份数||\n1月|2月|3月\n5|6|7\n发布水质公报||\n月份|完成值|\n1月|8|',
      ['sum/1=5', 'sum/2=6', 'sum/3=7', 'count/1=8'],
    ],
    [
      '[IN15] a name without a value is none of the next page',
      '指标|1月\n水样检测份数|5\n发布水质公报|\n指标|1月\n新建加压泵站|6',
      ['sum/1=5', 'count/1=', 'exact/1=6'],
    ],
    [
      '[IN16] a name merged over its months',
      '指标|月份|完成值\n水样检测份数|1月|5\n|2月|7\n发布水质公报|1月|8\n|2月|9',
      ['sum/1=5', 'sum/2=7', 'count/1=8', 'count/2=9'],
    ],
    [
      '[IN16] a number of its own is another row',
      '序号|指标|月份|完成值\n7|水样检测份数|1月|5\n1||1月|7',
      ['sum/1=5', 'exact/1=7'],
    ],
    [
      '[IN16] a name over lines that nothing tells apart gives none of them',
      '指标||3月\n水样检测份数|线上|5\n|线下|7\n发布水质公报||6',
      ['count/3=6'],
    ],
    [
      '[IN17] months as digits behind 月份',
      '月份|水样检测份数|发布水质公报\n1|5|6',
      ['sum/1=5', 'count/1=6'],
    ],
    [
      '[IN18] 1, 2, 3 beside 指标名称',
      '序号|指标名称|单位|1|2|3|合计\n7|水样检测份数|份|5|6||11',
      ['sum/1=5', 'sum/2=6', 'sum/3='],
    ],
    [
      '[IN18] from another month on, with noughts',
      '指标名称|05|06\n水样检测份数|5|6',
      ['sum/5=5', 'sum/6=6'],
    ],
    [
      '[IN18] under one heading',
      '指标名称|各月完成数||\n|1|2|3\n水样检测份数|5|6|7',
      ['sum/1=5', 'sum/2=6', 'sum/3=7'],
    ],
    ['[IN18] under 月份', '指标名称|月份|\n|1|2\n水样检测份数|5|6', ['sum/1=5', 'sum/2=6']],
    [
      '[IN18] under 完成数, and under a title of months',
      '2026年1-3月各单位完成情况\n指标名称|完成数||\n|1|2|3\n水样检测份数|5|6|7',
      ['sum/1=5', 'sum/2=6', 'sum/3=7'],
    ],
    [
      '[IN18] quarters by the title are no months',
      '分季度完成情况\n指标名称|1|2|3|4\n水样检测份数|5|6|7|8',
      [],
    ],
    ['[IN18] quarters by the heading', '指标名称|季度完成数||\n|1|2|3\n水样检测份数|5|6|7', []],
    ['[IN18] works', '|各水厂||\n指标名称|1|2|3\n水样检测份数|5|6|7', []],
    ['[IN18] weeks', '指标名称|第几周||\n|1|2|3\n水样检测份数|5|6|7', []],
    ['[IN18] whatever a heading of no known word counts', '指标名称|抽查||\n|1|2|3\n水样检测份数|5|6|7', []],
    [
      '[IN18] columns that are numbered under words of their own',
      '指标名称|单位|1月|2月\n|1|2|3\n水样检测份数|份|5|6',
      ['sum/1=5', 'sum/2=6'],
    ],
    [
      '[IN18] one number alone, and numbers that do not count on, are no months',
      '指标名称|1|3\n水样检测份数|5|6',
      [],
    ],
  ])('%s', (_, text, cells) => {
    expect(read(text).isLabelled).toBe(true);
    expect(said(read(text))).toEqual(cells);
  });

  it('[IN14] calls the columns of the table its lines, and leaves out what the file hides', () => {
    const hidden = { hiddenRows: new Set([1]), hiddenColumns: new Set([2]), unreadCells: new Set(['2 3']) };
    const text = '月份|水样检测份数|发布水质公报|新建加压泵站\n1月|5|6|1\n2月|7|8|2';
    const intake = readIntake({ ...table(text), ...hidden }, WORKS);
    expect(intake.isTurned).toBe(true);
    expect(said(intake)).toEqual(['sum/2=7']);
    expect(intake.lines.map(({ number, label }) => [number, label])).toEqual([
      [1, '月份'],
      [2, '水样检测份数'],
      [4, '新建加压泵站'],
    ]);
    expect(read('指标|3月|指标|3月\n水样检测份数|5|发布水质公报|6').isTurned).toBe(false);
  });

  it('[IN16][IN10] a person says which of the lines is the row', () => {
    const text = '指标||3月\n水样检测份数|线上|5\n|合并|12\n|线下|7';
    expect(kinds(read(text))).toEqual(['head', 'shared', 'shared', 'shared']);
    const picks = { lines: new Map([[3, 'sum' as IndicatorId]]), columns: new Map() };
    expect(said(read(text, { ...WORKS, picks }))).toEqual(['sum/3=12']);
  });

  it('[IN15] choices of columns are of their own table', () => {
    const text = '指标|1月|线上\n水样检测份数|5|6\n指标|2月|线下\n水样检测份数|7|8';
    const picks = { lines: new Map(), columns: new Map([[5, { kind: 'value', month: 4 } as const]]) };
    expect(said(read(text, { ...WORKS, picks }))).toEqual(['sum/1=5', 'sum/2=7', 'sum/4=8']);
  });

  it.each<[string, string, string[]]>([
    ['[IN17] a title above names and numbers', '2026年6月完成情况|\n水样检测份数|5', ['sum/6=5']],
    ['[IN17] of another year', '2025年6月完成情况|\n水样检测份数|5', []],
    ['[IN17] of several months', '2026年1-6月完成情况|\n水样检测份数|5', []],
    [
      '[IN17] when it was made is not what it is of',
      '2026年6月情况|\n填报时间：2026年7月|\n指标|完成值\n水样检测份数|5',
      ['sum/6=5'],
    ],
    ['[IN17] two months', '2026年6月、7月情况|\n指标|完成值\n水样检测份数|5', []],
    ['[IN17] one month twice', '水务局6月|\n2026年6月|\n指标|完成值\n水样检测份数|5', ['sum/6=5']],
    [
      '[IN4] planned and done over the months',
      '指标|计划||实际|\n|1月|2月|1月|2月\n水样检测份数|9|9|5|',
      ['sum/1=5', 'sum/2='],
    ],
    [
      '[IN4] 累计 over the months',
      '指标|当月||累计|\n|1月|2月|1月|2月\n水样检测份数|5|6|5|11',
      ['sum/1=5', 'sum/2=6'],
    ],
    [
      '[IN4] a target that is merged down is not over the months beside it',
      '指标|年度目标|||\n||1月|2月|3月\n水样检测份数|100|5|6|7',
      ['sum/1=5', 'sum/2=6', 'sum/3=7'],
    ],
    [
      '[IN7] the header once more takes no place',
      '3月\n4\n5\n3月\n6',
      ['exact/3=4', 'equal/3=5', 'steps/3=6'],
    ],
  ])('%s', (_, text, cells) => {
    expect(said(read(text))).toEqual(cells);
  });

  it.each(['202606', '2026.6', '2026.06', '2026-06-30', '2026/6/30', '26年6月', '第6个月'])(
    '[IN17] %s beside 指标名称',
    (month) => {
      expect(said(read(`指标名称|${month}\n水样检测份数|5`))).toEqual(['sum/6=5']);
    },
  );
});

describe('what a person decides', () => {
  const picks = (
    lines: [number, string][],
    columns: [number, PickedColumn | null][] = [],
    setting = WORKS,
  ) => ({
    ...setting,
    picks: {
      lines: new Map(lines.map(([line, id]) => [line, id as IndicatorId])),
      columns: new Map(columns),
    },
  });

  it('[IN10] gives a row to a line that fits none or several, and to no other', () => {
    const text = '指标名称|5月\n借阅|7\n读者满意度|95\n12345热线办件|5\n合计|9';
    const lines: [number, string][] = [
      [2, 'r1'],
      [3, 'r7'],
      [4, 'r4'],
      [5, 'r6'],
    ];
    expect(said(read(text, picks(lines, [], LIBRARY)))).toEqual(['r1/5=7', 'r7/5=95', 'r3/5=5']);
  });

  it('[IN10][IN6] a row given twice is a conflict', () => {
    expect(said(read('指标名称|3月\n公报|7\n水样检测份数|5', picks([[2, 'sum']])))).toEqual([]);
  });

  it('[IN10] gives a month to a column, or leaves it out', () => {
    const text = '指标名称|线上|4月|目标\n水样检测份数|5|6|7';
    const value = (month: 2 | 5): PickedColumn => ({ kind: 'value', month });
    expect(said(read(text, picks([], [[1, value(2)]])))).toEqual(['sum/2=5', 'sum/4=6']);
    expect(said(read(text, picks([], [[2, null]])))).toEqual([]);
    expect(said(read(text, picks([], [[1, { kind: 'note', month: 4 }]])))).toEqual([
      'sum/4 note=5',
      'sum/4=6',
    ]);
    // A target is none of a month, whoever says so.
    expect(said(read(text, picks([], [[3, value(5)]])))).toEqual(['sum/4=6']);
  });

  it('[IN1][IN4] a header of words that nobody knows is still one, and a target is no sum of months', () => {
    const intake = read('指标名称|线上|线下|年度目标\n水样检测份数|5|6|18000');
    expect(kinds(intake)).toEqual(['head', 'row']);
    expect(intake.columns.map(({ role }) => (role.kind === 'out' ? role.why.kind : role.kind))).toEqual([
      'name',
      'unknown',
      'unknown',
      'plan',
    ]);
  });

  it('[IN10] shows what an unmatched line holds', () => {
    expect(read('指标名称|3月|4月\n公报|7|8').lines[1]?.shown).toBe('7、8');
  });
});
