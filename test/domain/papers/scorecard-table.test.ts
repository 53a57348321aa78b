import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { explainHundred, explainNinetyRow, explainTenNinety } from '#src/domain/words/explain-total.ts';
import type { ColumnId } from '#src/domain/papers/scorecard-columns.ts';
import { scorecardFileName } from '#src/domain/papers/file-name.ts';
import { rowNumbersText } from '#src/domain/words/row-numbers.ts';
import { marksAt } from '#src/domain/papers/scorecard-notes.ts';
import type { ScorecardView } from '#src/domain/papers/scorecard-row.ts';
import { scorecardTable, type ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { yearReport, type YearReport } from '#src/domain/year/year-report.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { points, q } from '#test/domain/support/build.ts';
import { FILLED, reportAt, rowOf } from '#test/domain/year/filled.ts';
import { says, WATER, waterYear } from '#test/support/water-plan.ts';

const table = (report: YearReport, view: ScorecardView = 'hundred', published: Plan = WATER) =>
  scorecardTable(report, { view, isSample: false, published });

/** What is printed in one row. */
const printed = (card: ScorecardTable, seq: number, ...ids: ColumnId[]) =>
  ids.map((id) => card.rows[seq - 1]?.cells[id].text);

const of = (seq: number) => ({ indicator: WATER.indicators[seq - 1]?.id ?? ('' as IndicatorId) });
const remark = (seq: number, text: string): Said => ({
  subject: { kind: 'remark', ...of(seq) },
  content: { text },
  note: '',
});
const manual = (seq: number, score: string): Said => ({
  subject: { kind: 'manual-score', ...of(seq) },
  content: { score: points(score), reason: '复核核减' },
  note: '',
});
const adjusted = (seq: number, target: string, from: 7 | 9): Said => ({
  subject: { kind: 'adjusted-target', ...of(seq) },
  content: { target: q(target), from, basis: '渝府办〔2026〕1号' },
  note: '',
});

describe('the scorecard as a table', () => {
  it('[V10] has the rows of the plan, its cells verbatim, figures as printed', () => {
    const card = table(reportAt(12));
    expect(card.rows.map(({ seq }) => seq)).toEqual(Array.from({ length: 19 }, (_, index) => index + 1));
    expect(
      printed(card, 7, 'name', 'unit', 'operator', 'target', 'value', 'coefficient', 'weight', 'score'),
    ).toEqual(['水样检测份数', '份', '≥', '18000', '17683', '98.24', '9', '8.84']);
    expect(printed(card, 13, 'name')).toEqual(['热线接通时间（平均数）']);
    expect(printed(card, 16, 'unit', 'operator', 'target', 'value')).toEqual([
      '定性',
      '',
      '明显',
      '达成年度指标',
    ]);
    expect(card.rows[18]?.valueNote).toBe('办结率 98.4%，回访满意率 88.5%');
    expect(card.rows[10]?.valueNote).toBe('12 个月平均');
  });

  const planWith = (source: Partial<PlanIndicator['source']>): Plan => {
    const indicators = WATER.indicators.map((row) =>
      row.id === 'sum' && row.kind === 'quantitative'
        ? { ...row, source: { ...row.source, ...source } }
        : row,
    );
    return { ...WATER, indicators };
  };
  const goalOf = (source: Partial<PlanIndicator['source']>) => {
    const plan = planWith(source);
    const card = table(yearReport(plan, FILLED, 12), 'hundred', plan);
    return printed(card, 7, 'unit', 'operator', 'target');
  };

  it.each([
    ['a target that the table left blank', { target: '' }, ['份', '≥', '18000']],
    ['a target of asterisks, with its unit', { unit: '', target: '**' }, ['份', '≥', '18000']],
    ['a range in the column of signs', { operator: '90%-95%', target: '' }, ['份', '≥', '18000']],
    ['a number that was put right', { target: '1800' }, ['份', '≥', '18000']],
    ['a text whose number was put right', { target: '不少于1800份' }, ['份', '≥', '18000']],
    ['a sign that was put right', { operator: '≤' }, ['份', '≥', '18000']],
    ['a sign that was chosen', { operator: '' }, ['份', '≥', '18000']],
    ['words that say it', { unit: '', operator: '', target: '不少于18000份' }, ['', '', '不少于18000份']],
    ['a sign in words', { operator: '不少于' }, ['份', '不少于', '18000']],
    ['thousands', { target: '18,000' }, ['份', '≥', '18,000']],
    ['another unit', { unit: '万份', target: '1.8' }, ['万份', '≥', '1.8']],
  ])('[PL85] prints the goal it reckons with: %s', (_, source, cells) => {
    expect(goalOf(source)).toEqual(cells);
  });

  it.each([
    ['words', { unit: '', operator: '', target: '不少于18000份' }, ['', '', '不少于18000份', '≥ 20000 份']],
    ['words of quality', { unit: '定性', operator: '', target: '全部' }, ['定性', '', '全部', '≥ 20000 份']],
    ['another unit', { unit: '万份', target: '1.8' }, ['万份', '≥', '1.8', '≥ 20000 份']],
    ['the number of the row', {}, ['份', '≥', '18000', '20000']],
    ['a sign in words', { operator: '不少于' }, ['份', '不少于', '18000', '20000']],
  ])('[PL89] an adjusted target has its sign and unit beside %s', (_, source, cells) => {
    const plan = planWith(source);
    const year = supposing(NO_STATEMENTS, [...waterYear(), adjusted(7, '20000', 7)]);
    const report = yearReport(plan, year, 12);
    expect(printed(table(report, 'hundred', plan), 7, 'unit', 'operator', 'target', 'adjusted')).toEqual(
      cells,
    );
  });

  it('[V10] names its columns as the official form does, and the months they cover', () => {
    expect(table(reportAt(12)).columns.map(({ label }) => label)).toEqual([
      '序号',
      '指标名称',
      '计量单位',
      '指标性质',
      '年初指标值',
      '调整指标值',
      '全年完成值',
      '得分系数(%)',
      '指标权重(分)',
      '指标得分(分)',
      '说明（未完成原因及改进措施）',
    ]);
    const label = (month: 1 | 6) => table(reportAt(month)).columns.find(({ id }) => id === 'value')?.label;
    expect([label(1), label(6)]).toEqual(['1月完成值', '1—6月完成值']);
  });

  it('[V10] adds up: the rows printed make the total printed, in both views', () => {
    for (const view of ['hundred', 'ten-ninety'] as const) {
      const card = table(reportAt(12), view);
      const sum = card.rows.reduce(
        (total, { cells }) => total + (cells.score.kind === 'number' ? cells.score.scaled : 0),
        0,
      );
      expect(card.sum.score).toMatchObject({ scaled: sum });
    }
    const card = table(reportAt(12), 'ten-ninety');
    expect([card.hundred.score.text, card.tenNinety.score.text, card.sum.weight.text]).toEqual([
      '88.66',
      '89.59',
      '90',
    ]);
    expect(printed(card, 7, 'weight', 'score')).toEqual(['8.1', '7.96']);
    expect(card.execution).toMatchObject({
      rate: { text: '97.96' },
      score: { text: '9.80' },
      noRate: null,
      mark: '',
    });
  });

  it('[V11] is 未定稿 while the year runs or a row has no score, and names the rows', () => {
    expect(table(reportAt(12))).toMatchObject({ unfinished: [], hundred: { grade: '优' } });
    expect(table(reportAt(6))).toMatchObject({
      unfinished: ['数据截至 6月，全年未结束', '4 项未填报或未评定，没有得分：第 16—19 项'],
      hundred: { grade: '—' },
      coverage: '已得分指标 15 项、权重 79 分（共 19 项、100 分）',
    });
    expect(table(reportAt(12, []))).toMatchObject({
      unfinished: ['19 项未填报或未评定，没有得分：第 1—19 项'],
      hundred: { score: { text: '—' }, grade: '—' },
      tenNinety: { score: { text: '—' }, grade: '—' },
      execution: { mark: '预算执行数未填报，执行率和自评总分暂缺' },
    });
  });

  it('[S15][V11] says why there is no rate with a budget of 0, and without one', () => {
    const withBudget = (budget: '0' | null): Plan => {
      const settings = { ...WATER.settings, budget: budget === null ? null : q(budget) };
      return { ...WATER, settings };
    };
    const why = (plan: Plan) => table(yearReport(plan, FILLED, 12), 'ten-ninety', plan);
    expect(why(withBudget('0'))).toMatchObject({
      execution: { rate: { text: '—' }, mark: '预算数为 0，执行率无意义，自评总分暂缺' },
      tenNinety: { score: { text: '—' }, grade: '—' },
    });
    expect(why(withBudget(null))).toMatchObject({
      execution: { mark: '方案没有预算数，执行率无法计算，自评总分暂缺' },
    });
  });

  it('prints 未填报, 未评定 and 无发生, never a 0 in their place', () => {
    const card = table(reportAt(12, says('worst: - -')));
    expect(printed(card, 10, 'value', 'coefficient', 'score')).toEqual(['无发生', '100', '6.00']);
    expect(printed(card, 1, 'value', 'coefficient', 'score')).toEqual(['未填报', '—', '—']);
    expect(printed(card, 17, 'value', 'score')).toEqual(['未评定', '—']);
  });

  it('shows an adjusted target from the month in which it is in force, and the original always', () => {
    const said = [...waterYear(), adjusted(6, '30', 7)];
    expect(printed(table(reportAt(12, said)), 6, 'target', 'adjusted', 'coefficient', 'remark')).toEqual([
      '40',
      '30',
      '100',
      '〔指标值调整：7月起，渝府办〔2026〕1号〕',
    ]);
    expect(printed(table(reportAt(6, said)), 6, 'target', 'adjusted', 'remark')).toEqual([
      '40',
      '',
      '〔指标值调整：30 自7月起，尚未执行，渝府办〔2026〕1号〕',
    ]);
  });

  it('[V13] puts a manual score into the column and the computed one beside it', () => {
    const report = reportAt(12, [...waterYear(), manual(7, '4.55')]);
    const card = table(report);
    expect(printed(card, 7, 'score', 'computed', 'remark')).toEqual([
      '4.55',
      '8.84',
      '〔人工评分：复核核减〕',
    ]);
    expect(printed(card, 8, 'computed')).toEqual(['']);
    expect(card.columns.map(({ id }) => id)).toContain('computed');
    // 4.55 × 0.9 = 4.095, half away from zero.
    expect(printed(table(report, 'ten-ninety'), 7, 'score', 'computed')).toEqual(['4.10', '7.96']);
    expect(table(reportAt(12)).columns.map(({ id }) => id)).not.toContain('computed');
  });

  it('[V14] asks for 说明 at 130 %, on a ceiling met by 无发生, and in December on what fell short', () => {
    const said = [...says('exact: 3 1'), ...says('worst: -'), ...says('equal: 1')];
    const required = (month: 6 | 12) => {
      const card = table(reportAt(month, said));
      return [1, 10, 2, 3].map((seq) => card.rows[seq - 1]?.remark.required);
    };
    const over = '完成达 130% 以上，须说明原因';
    const none = '均为无发生而记满分，须说明';
    expect(required(12)).toEqual([over, none, '未达标，须写原因及改进措施', null]);
    expect(required(6)).toEqual([over, none, null, null]);
  });

  it('[V10] prints the text of 说明 as it was written', () => {
    const card = table(reportAt(12, [remark(2, '采购延后\n12 月验收')]));
    expect(printed(card, 2, 'remark')).toEqual(['采购延后\n12 月验收']);
  });

  it('[V15] marks odd cells and explains them once', () => {
    // The next row is as odd as row 14, in the same words.
    const odd = WATER.indicators[13]?.oddities ?? [];
    const indicators = WATER.indicators.map((row) =>
      row.seq === 15 ? Object.assign({}, row, { oddities: odd }) : row,
    );
    const plan = { ...WATER, indicators };
    const { notes } = table(yearReport(plan, FILLED, 12), 'hundred', plan);
    expect(marksAt(notes, 12, 'name')).toBe('①');
    expect(marksAt(notes, 19, 'target')).toBe('④');
    expect(marksAt(notes, 14, 'operator')).toBe('②');
    expect(marksAt(notes, 14, 'name')).toBe('');
    expect(notes.find(({ mark }) => mark === '②')?.rows).toEqual([14, 15]);
    expect(notes.filter(({ mark }) => mark === '')).toHaveLength(1);
  });

  it('names what is wrong with the plan', () => {
    const report = reportAt(12);
    const light = { ...report, plan: { ...report.plan, indicators: report.plan.indicators.slice(1) } };
    expect(table(light).problems).toEqual(['权重合计 96，应为 100。得分不作折算，请核对方案']);
  });

  it.each([
    [[3, 1, 2, 7], '第 1—3、7 项'],
    [[29, 30, 32], '第 29、30、32 项'],
    [[5], '第 5 项'],
  ])('draws runs of row numbers together: %j', (numbers, text) => {
    expect(rowNumbersText(numbers)).toBe(text);
  });
});

describe('the name of a file', () => {
  const plain = {
    unitName: '青石县供水服务中心',
    project: null,
    year: 2026,
    cutOff: 12,
    view: 'hundred',
    tenNinety: { whole: '10+90' },
  } as const;

  it.each([
    [{ isDraft: false, isSample: false }, '青石县供水服务中心_2026年度绩效评分表_截至12月.xlsx'],
    [{ isDraft: true, isSample: true }, '青石县供水服务中心_2026年度绩效评分表_截至12月_未定稿_示例.xlsx'],
    [
      { isDraft: false, isSample: false, view: 'ten-ninety' as const },
      '青石县供水服务中心_2026年度绩效评分表_截至12月_10加90.xlsx',
    ],
    [
      { isDraft: false, isSample: false, view: 'ten-ninety' as const, tenNinety: { whole: '20+80' } },
      '青石县供水服务中心_2026年度绩效评分表_截至12月_20加80.xlsx',
    ],
    [
      { isDraft: false, isSample: false, unitName: ' a/b:c*?"<>|\u202E. ' },
      'abc_2026年度绩效评分表_截至12月.xlsx',
    ],
  ])('[V16] %j', (more, name) => {
    expect(scorecardFileName({ ...plain, ...more }, 'xlsx')).toBe(name);
  });
});

describe('why this total', () => {
  it('shows the classes that make 指标得分, and what is missing', () => {
    const [score, rest, grade] = explainHundred(reportAt(6));
    expect(score?.arithmetic).toMatch(/^数量指标 [\d.]+ \+ .* = 54\.65 分$/);
    expect(rest).toMatchObject({ arithmetic: '100 − 54.65 = 45.35 分', rule: '其中 21 分的指标还没有得分' });
    expect(grade?.arithmetic).toBe('—');
  });

  it('shows execution and the 90-point rows that make 自评总分', () => {
    expect(explainTenNinety(reportAt(12)).map(({ arithmetic }) => arithmetic)).toEqual([
      '606 ÷ 618.6 万元 = 97.96%',
      '10 × 执行率 = 9.80 分',
      '各行之和 79.79 分',
      '9.80 + 79.79 = 89.59 分',
    ]);
    expect(explainTenNinety(reportAt(12, []))).toEqual([
      { label: '自评总分', arithmetic: '—', rule: '没有预算执行率，自评总分暂缺' },
    ]);
  });

  it('shows how a row comes into the 90 points', () => {
    expect(explainNinetyRow(rowOf(reportAt(12), 'equal'), '1.89', WATER.settings).arithmetic).toBe(
      '3.5 × 0.9 × 系数 = 3.15 × 0.6 = 1.89 分',
    );
    const set = reportAt(12, [...waterYear(), manual(7, '4.55')]);
    expect(explainNinetyRow(rowOf(set, 'sum'), '4.10', WATER.settings).arithmetic).toBe(
      '4.55 × 0.9 = 4.10 分',
    );
  });
});
