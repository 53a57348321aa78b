import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 as annex } from '#src/domain/catalogue/annex10.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { intakeRows, type IntakeRow } from '#src/domain/intake/intake-row.ts';
import type { IntakeTable } from '#src/domain/intake/intake-table.ts';
import {
  readIntake,
  type Intake,
  type IntakeSetting,
  type PickedColumn,
} from '#src/domain/intake/read-intake.ts';

const ANNEX: IntakeSetting = {
  rows: intakeRows(annex),
  year: 2025,
  month: 3,
  positions: intakeRows(annex).map(({ id }) => id),
};

const row = (seq: number, name: string, unit: string): IntakeRow => ({
  id: `r${seq}` as IndicatorId,
  seq,
  names: [name],
  units: [unit],
});
/** Another unit's plan: similar names, one with a number of its own, one name twice. */
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
  ],
  year: 2026,
  month: 5,
  positions: ['r1', 'r2', 'r3', 'r4', 'r5', 'r6', 'r7', 'r8'] as IndicatorId[],
};

function table(text: string): IntakeTable {
  return { cells: text.split('\n').map((line) => line.split('|').map((cell) => cell.trim())) };
}

/** '07/3=1286', notes as '07/3 note=…'; what is in conflict is not said. */
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

const read = (text: string, setting = ANNEX) => readIntake(table(text), setting);

describe('what is no table', () => {
  it.each([
    ['[IN1] one column', '1\n2\n3'],
    ['[IN1] a block of months', '1|2|3\n1|5|6'],
    ['[IN1] values and notes', '5|门户 3 条\n7|公众号'],
    ['[IN1] a refused text among numbers', '1\n约 1200\n10'],
    ['[IN1] one cell, whatever it spells', '满意度'],
    ['[IN1] notes that spell a header', '说明\n3月'],
    ['[IN1] decimals that resemble months', '2025.3\n202503'],
  ])('%s', (_, text) => {
    expect(read(text).isLabelled).toBe(false);
  });
});

describe('rows of a table', () => {
  it.each<[string, string, string[]]>([
    [
      '[IN2] number, name and value, without a header',
      '1|网站群新增单位网站|4\n2|新增政务新媒体|5',
      ['01/3=4', '02/3=5'],
    ],
    ['[IN2] names in another order', '公开信息数|1286\n办理依申请公开件数|3', ['07/3=1286', '06/3=3']],
    [
      '[IN2] blanks, line breaks, width',
      '公 开 信息数|1\n政府网站公开信息频率(工作日)|2',
      ['07/3=1', '12/3=2'],
    ],
    ['[IN2] the stray bracket of row 26, and without it', '全区政务信息培训)|1', ['26/3=1']],
    ['[IN2] the stray bracket left away', '全区政务信息培训|1', ['26/3=1']],
    ['[IN2] other punctuation', '潼南政报，合订本，大事记编撰印刷，综合成本|1', ['28/3=1']],
    ['[IN2] a number in front', '7、公开信息数|1286\n（8）编制潼南政报期数|2', ['07/3=1286', '08/3=2']],
    ['[IN2] the unit in brackets behind', '公开信息数（条）|5', ['07/3=5']],
    ['[IN2] the neighbour is not the row', '政府网站内容安全云检测|1\n内容安全云检测|2', ['16/3=1']],
    [
      '[IN3] two rows of one name by their numbers',
      '序号|指标名称|完成值\n31|满意度|96\n32|满意度|97',
      ['31/3=96', '32/3=97'],
    ],
    [
      '[IN3] two rows of one name by their units',
      '指标|单位|完成值\n满意度|定性|1\n满意度|%|96',
      ['32/3=1', '31/3=96'],
    ],
    ['[IN3] two rows of one name by nothing', '公开信息数|5\n满意度|96', ['07/3=5']],
    ['[IN3] a numbering of its own says nothing', '1|公开信息数|5\n2|满意度|96', ['07/3=5']],
    ['[IN3] running numbers alone', '1|4\n2|5\n3|6', ['01/3=4', '02/3=5', '03/3=6']],
    ['[IN3] a number does not overrule a name', '1|网站群新增单位网站|4\n2|新增公众号|5', ['01/3=4']],
    ['[IN3] a number for a blank name', '1|网站群新增单位网站|4\n2||5', ['01/3=4', '02/3=5']],
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
    expect(said(read(text, LIBRARY))).toEqual(cells);
  });

  it('[IN7] totals, footers and repeated heads are named and say nothing', () => {
    const intake = read('指标名称|3月\n公开信息数|5\n指标名称|3月\n合计|5\n填表人：周艳|');
    expect(kinds(intake)).toEqual(['head', 'row', 'head', 'total', 'foot']);
    expect(said(intake)).toEqual(['07/3=5']);
  });

  it('[IN7] a header without names goes by position and shifts nothing', () => {
    expect(said(read('3月\n4\n5'))).toEqual(['01/3=4', '02/3=5']);
  });

  it('[IN7] hidden rows and columns are not read', () => {
    const hidden = { hiddenRows: new Set([1]), hiddenColumns: new Set([2]) };
    const intake = readIntake(
      { ...table('指标|3月|4月\n公开信息数|5|6\n编制潼南政报期数|7|8'), ...hidden },
      ANNEX,
    );
    expect(said(intake)).toEqual(['08/3=7']);
    expect(intake.columns[2]?.role).toEqual({ kind: 'out', why: { kind: 'hidden' } });
  });
});

describe('columns of a table', () => {
  const header = (head: string, values = '5') => read(`指标名称|${head}\n公开信息数|${values}`);

  it.each<[string, string]>([
    ['[IN4] 1月', '07/1=5'],
    ['[IN4] 3月份', '07/3=5'],
    ['[IN4] 2025年4月', '07/4=5'],
    ['[IN4] 一月', '07/1=5'],
    ['[IN4] 十二月份', '07/12=5'],
    ['[IN4] 2025-06', '07/6=5'],
    ['[IN4] 2025/7/1', '07/7=5'],
    ['[IN4] Aug-25', '07/8=5'],
    ['[IN4] ９月完成值', '07/9=5'],
    ['[IN4] 10月（条）', '07/10=5'],
    ['[IN4] 完成值', '07/3=5'],
  ])('%s', (title, cell) => {
    expect(said(header(title.replace('[IN4] ', '')))).toEqual([cell]);
  });

  it.each<[string, string]>([
    ['[IN4] 1-3月', 'span'],
    ['[IN4] 1至6月', 'span'],
    ['[IN4] 3月累计', 'span'],
    ['[IN4] 全年完成值', 'span'],
    ['[IN4] 一季度', 'span'],
    ['[IN4] 2024年3月', 'other-year'],
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
    const text = '序号|指标|2025年||||\n||1月||2月||\n||完成值|备注|完成值|备注|\n7|公开信息数|5|甲|6|乙';
    expect(said(read(text))).toEqual(['07/1=5', '07/1 note=甲', '07/2=6', '07/2 note=乙']);
  });

  it('[IN4] texts are notes only where the header says so', () => {
    expect(said(read('公开信息数|5|门户'))).toEqual(['07/3=5']);
    expect(said(header('3月|说明', '5|门户'))).toEqual(['07/3=5', '07/3 note=门户']);
    expect(said(header('3月|4月|说明', '5|6|门户'))).toEqual(['07/3=5', '07/4=6']);
  });

  it('[IN4] the title names the month, and the wrong year', () => {
    expect(said(read('2025年6月完成情况表||\n序号|指标|完成值\n7|公开信息数|5'))).toEqual(['07/6=5']);
    expect(said(read('2024年6月完成情况表||\n序号|指标|完成值\n7|公开信息数|5'))).toEqual([]);
  });

  it('[IN4] several numbers without a header wait for a person', () => {
    expect(said(read('公开信息数|15000|5|1286'))).toEqual([]);
  });
});

describe('what competes', () => {
  it('[IN6] two lines of one row are both left out, the same twice is once', () => {
    const intake = read(
      '公开信息数|5\n公开信息数|6\n编制潼南政报期数|7\n编制潼南政报期数|7\n网站安全事故数|\n网站安全事故数|1',
    );
    expect(said(intake)).toEqual(['08/3=7', '09/3=1']);
    expect(intake.lines.slice(0, 2).map(({ cells }) => cells[0]?.fault)).toEqual(['conflict', 'conflict']);
  });

  it('[IN6] two columns of one month', () => {
    expect(said(read('指标|3月|2025年3月\n公开信息数|5|6'))).toEqual([]);
  });
});

describe('whatever the order', () => {
  const lines = annex.indicators.map(({ seq, name, source }) => [
    String(seq),
    name,
    source.unit,
    String(seq * 11),
  ]);
  const expected = annex.indicators.map(({ id, seq }) => `${id}/3=${seq * 11}`).sort();

  it('[IN8] shuffled lines with numbers say the same', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(lines, { minLength: 32, maxLength: 32 }), (shuffled) => {
        const intake = readIntake({ cells: [['序号', '指标名称', '计量单位', '3月'], ...shuffled] }, ANNEX);
        expect(said(intake).sort()).toEqual(expected);
      }),
    );
  });

  it('[IN8] no value goes to a row that its line does not name, with a header or without', () => {
    const columns = fc
      .subarray([0, 1, 2], { minLength: 1 })
      .map((kept) => [...kept.filter((at) => at !== 1), 1].sort((a, b) => a - b));
    fc.assert(
      fc.property(
        fc.shuffledSubarray(lines, { minLength: 2 }),
        columns,
        fc.boolean(),
        (shuffled, kept, isHeaded) => {
          const pick = (line: readonly string[]) => [...kept.map((at) => line[at] ?? ''), line[3] ?? ''];
          const head = isHeaded ? [pick(['序号', '名称', '单位', '3月'])] : [];
          for (const cell of said(readIntake({ cells: [...head, ...shuffled.map(pick)] }, ANNEX)))
            expect(expected).toContain(cell);
        },
      ),
    );
  });
});

describe('tables that were met', () => {
  it('[IN1] a title that sounds like a header is none where a header follows', () => {
    const text = '2025年度月度数据||\n潼南区电子政务中心　截至12月||\n序号|指标名称|3月\n7|公开信息数|5';
    expect(said(read(text))).toEqual(['07/3=5']);
  });

  it('[IN1] the form above a table is not its header', () => {
    const text = '项目名称|公园养护经费|\n填报月份|2025年3月|\n序号|指标名称|3月\n7|公开信息数|5';
    expect(said(read(text))).toEqual(['07/3=5']);
  });

  it('[IN1][IN4] a header of several rows is read whole, whichever has most words', () => {
    expect(said(read('指标名称|2025年||\n|2月|3月|4月\n公开信息数|4|5|6'))).toEqual([
      '07/2=4',
      '07/3=5',
      '07/4=6',
    ]);
  });

  it('[IN3] in a numbered table a line without a number is not known by its unit', () => {
    const text = '序号|指标名称|单位|3月\n31|满意度|%|\n|满意度|%|94.2';
    expect(kinds(read(text))).toEqual(['head', 'row', 'several']);
    expect(said(read(text)).filter((each) => !each.endsWith('='))).toEqual([]);
  });
});

describe('what a person decides', () => {
  const picks = (lines: [number, string][], columns: [number, PickedColumn | null][] = []) => ({
    ...ANNEX,
    picks: {
      lines: new Map(lines.map(([line, id]) => [line, id as IndicatorId])),
      columns: new Map(columns),
    },
  });

  it('[IN10] gives a row to a line that fits none or several, and to no other', () => {
    const text = '指标名称|3月\n政报|7\n满意度|95\n公开信息数|5\n合计|9';
    const intake = read(
      text,
      picks([
        [2, '08'],
        [3, '31'],
        [4, '09'],
        [5, '10'],
      ]),
    );
    expect(said(intake)).toEqual(['08/3=7', '31/3=95', '07/3=5']);
  });

  it('[IN10][IN6] a row given twice is a conflict', () => {
    expect(said(read('指标名称|3月\n政报|7\n公开信息数|5', picks([[2, '07']])))).toEqual([]);
  });

  it('[IN10] gives a month to a column, or leaves it out', () => {
    const text = '指标名称|线上|4月|目标\n公开信息数|5|6|7';
    const value = (month: 2 | 5): PickedColumn => ({ kind: 'value', month });
    expect(said(read(text, picks([], [[1, value(2)]])))).toEqual(['07/2=5', '07/4=6']);
    expect(said(read(text, picks([], [[2, null]])))).toEqual([]);
    expect(said(read(text, picks([], [[1, { kind: 'note', month: 4 }]])))).toEqual(['07/4 note=5', '07/4=6']);
    // A target is none of a month, whoever says so.
    expect(said(read(text, picks([], [[3, value(5)]])))).toEqual(['07/4=6']);
  });

  it('[IN1][IN4] a header of words that nobody knows is still one, and a target is no sum of months', () => {
    const intake = read('指标名称|线上|线下|年度目标\n公开信息数|5|6|15000');
    expect(kinds(intake)).toEqual(['head', 'row']);
    expect(intake.columns.map(({ role }) => (role.kind === 'out' ? role.why.kind : role.kind))).toEqual([
      'name',
      'unknown',
      'unknown',
      'plan',
    ]);
  });

  it('[IN10] shows what an unmatched line holds', () => {
    expect(read('指标名称|3月|4月\n政报|7|8').lines[1]?.shown).toBe('7、8');
  });
});
