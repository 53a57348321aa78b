import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { cellText, quotedSheet, sheetName } from '#src/export/cell-text.ts';
import { scorecardCsv } from '#src/export/scorecard-csv.ts';
import { scorecardJson } from '#src/export/scorecard-json.ts';
import { cardOf, ownPlan } from '#test/export/support/card.ts';
import { waterYear } from '#test/support/water-plan.ts';

describe('CSV', () => {
  it('[V18] has a BOM, CRLF, plain numbers and every row of the form', () => {
    const csv = scorecardCsv(cardOf());
    expect(csv.startsWith('\uFEFF2026年度部门（单位）整体绩效评分表\r\n')).toBe(true);
    expect(csv.replace(/\r\n/g, '')).not.toContain('\n');
    expect(csv).toContain('\r\n7,水样检测份数,份,≥,18000,,17683,98.24,9,8.84,\r\n');
    expect(csv).toContain('\r\n合计,,,,,,,,100,88.66,\r\n');
  });

  it('[V18] sets off what would come alive, and leaves numbers alone', () => {
    const names = ['=1+1', '+1', '-1', '@SUM(1)', '\t=1', '＝1+1', '说"话",逗号', '两\n行'];
    const { plan, said } = ownPlan(
      names.map((name) => ({ name, unit: '万元', months: '3 -0.5', decimals: 1 })),
    );
    const csv = scorecardCsv(cardOf({ plan, said }));
    for (const name of [
      "'=1+1",
      "'+1",
      "'-1",
      "'@SUM(1)",
      `"'\t=1"`,
      "'＝1+1",
      '"说""话"",逗号"',
      '"两\n行"',
    ])
      expect(csv).toContain(`,${name},万元,`);
    expect(csv).toContain(',12,,2.5,20.83,');
    expect(scorecardCsv(cardOf())).toContain(",座,'=,3,");
  });

  it('[V18] sets off what would become a date, a time or a power of ten, and holds no control', () => {
    const turned = [
      '3/4',
      '2025-03',
      '1-2',
      '2025.3.4',
      '3月4日',
      '12:30',
      '1 1/2',
      '1E5',
      '007',
      'MAR1',
      '1-Mar',
      '３／４',
      '１２：３０',
      '500243202512310017',
    ];
    const left = ['3.4', '一/二', '120', '3/4 季度', '2025 年度', '1 期'];
    const { plan, said } = ownPlan(
      [...turned, ...left, '甲\u0000\u000b乙\u202e'].map((name) => ({
        name,
        unit: '万元',
        months: '3',
        decimals: 1,
      })),
    );
    const csv = scorecardCsv(cardOf({ plan, said }));
    for (const name of turned) expect(csv).toContain(`,'${name},万元,`);
    for (const name of left) expect(csv).toContain(`,${name},万元,`);
    expect(csv).toContain(',"甲\n乙",万元,');
  });

  it('[V17] a workbook’s cell holds no control, half of a character, or mark that turns a line around', () => {
    expect(cellText('甲\u0000乙\u000b丙\u202e丁\u2066戊\ud800')).toBe('甲乙\n丙丁戊');
  });

  it('says 未定稿 and 示例', () => {
    const csv = scorecardCsv(cardOf({ month: 6, isSample: true }));
    expect(csv.split('\r\n')[0]).toBe('\uFEFF2026年度部门（单位）整体绩效评分表,未定稿,示例数据');
    expect(csv).toContain('未定稿：4 项未填报或未评定，没有得分：第 16—19 项');
  });
});

describe('JSON', () => {
  it('[V18] has every figure as decimal text, and null where there is none', () => {
    const json = JSON.parse(scorecardJson(cardOf({ month: 6 }))) as { rows: unknown[] };
    expect(json).toMatchObject({
      format: 'performance-scorecard',
      version: 1,
      unit: '青石县供水服务中心',
      year: 2026,
      asOf: 6,
      view: 'hundred',
      unfinished: [expect.any(String), expect.any(String)],
      execution: { budget: '618.6', executed: '300' },
      hundred: { score: '54.65' },
    });
    expect(json.rows[6]).toMatchObject({
      id: 'sum',
      target: '18000',
      value: '8878',
      // 8878 ÷ 18000 = 0.493222…, × 9 = 4.439
      coefficient: '0.493222',
      weight: '9',
      score: '4.44',
      isManual: false,
      months: ['1480', '1265', '1622', '1374', '1596', '1541', null, null, null, null, null, null],
    });
    expect(json.rows[15]).toMatchObject({
      value: null,
      valueText: '未评定',
      coefficient: null,
      score: null,
    });
  });

  it('keeps a remark as it was written', () => {
    const said = [
      ...waterYear(),
      {
        subject: { kind: 'remark' as const, indicator: 'equal' as IndicatorId },
        content: { text: '=未完成"\n' },
        note: '',
      },
    ];
    expect(JSON.parse(scorecardJson(cardOf({ said })))).toMatchObject({
      rows: expect.arrayContaining([
        expect.objectContaining({ id: 'equal', remark: '=未完成"\n' }),
      ]) as unknown,
    });
  });
});

describe('names and texts for a workbook', () => {
  it.each([
    ["'2025/预算[执行]:*?\\'", '2025预算执行'],
    ['', '工作表'],
    ['History', 'History_'],
    ['长'.repeat(40), '长'.repeat(31)],
  ])('[V17] sheet name of «%s»', (wanted, name) => {
    expect(sheetName(wanted)).toBe(name);
  });

  it('[V17] no two sheets get one name, whatever its case', () => {
    expect(sheetName('Data', ['data'])).toBe('Data_2');
    expect(sheetName('长'.repeat(31), ['长'.repeat(31)])).toBe(`${'长'.repeat(29)}_2`);
  });

  it('[V17] quotes are doubled in a quoted name', () => {
    expect(quotedSheet("it's")).toBe("'it''s'");
  });

  it('[V17] line ends become what a cell has, noncharacters go', () => {
    expect(cellText('a\r\nb\rc\uFFFE\uFFFF')).toBe('a\nb\nc');
  });
});

it('[PL68] JSON says of a class that it is proposed, and of a printed one nothing', () => {
  const { plan, said } = ownPlan([{ name: '甲' }, { name: '乙' }]);
  const printed = { class1: '产出指标', class2: '自定指标' };
  const [first, ...rest] = plan.indicators;
  const indicators = [Object.assign({}, first, { printed }), ...rest];
  const { rows } = JSON.parse(scorecardJson(cardOf({ plan: { ...plan, indicators }, said }))) as {
    readonly rows: readonly Record<string, unknown>[];
  };
  expect(rows.map((row) => [row['class'], row['classProposed']])).toEqual([
    ['自定指标', undefined],
    [plan.indicators[1]?.class, true],
  ]);
});
