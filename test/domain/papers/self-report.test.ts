import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { READY_RULES, rulesMember } from '#src/domain/catalogue/rules.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { ATTAINMENTS, attainmentOf, byAttainment } from '#src/domain/year/attainment.ts';
import { losses } from '#src/domain/year/breakdown.ts';
import {
  draftText,
  sectionBlocks,
  type DocumentTable,
  type ReportSection,
} from '#src/domain/papers/document.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { asSentence, countPending, pendingRuns } from '#src/domain/words/prose.ts';
import { selfReport, type SelfReport } from '#src/domain/papers/self-report.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Instant, Said, SealId, Statement, TextSlot } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing, yearStatements } from '#src/domain/statements/year-statements.ts';
import { points, q } from '#test/domain/support/build.ts';
import { ownPlan, type OwnRow } from '#test/export/support/card.ts';
import { says, WATER, waterYear } from '#test/support/water-plan.ts';

const SAID = waterYear();
/** Two more in December than the year says: 8 of 6. */
const MANY_DRILLS = says('steps: _ _ _ _ _ _ _ _ _ _ _ 3');

interface Setup {
  readonly said?: readonly Said[];
  readonly month?: Month;
  readonly plan?: Plan;
  readonly isSample?: boolean;
}

/** The report of a year in which this was said; the whole year of the water works unless told otherwise. */
function reportOf({ said = SAID, month = 12, plan = WATER, isSample = false }: Setup = {}): SelfReport {
  const year = supposing(NO_STATEMENTS, said);
  return selfReport({ report: yearReport(plan, year, month), published: plan, year, isSample });
}

function section(report: SelfReport, slot: TextSlot): ReportSection {
  const found = report.parts.flatMap(({ sections }) => sections).find((each) => each.slot === slot);
  if (found === undefined) throw new Error(slot);
  return found;
}

const draftOf = (report: SelfReport, slot: TextSlot) => draftText(section(report, slot));

/** Everything the report says in words. */
const proseOf = (report: SelfReport) =>
  report.parts.flatMap(({ sections }) => sections.map(draftText)).join('\n');

/** Numbers in its sentences with nothing behind them that says of what; numbers of rows and coefficients count nothing. */
const withoutUnit = (report: SelfReport): readonly string[] =>
  [
    ...proseOf(report)
      .replace(/第[\d、—]+项/g, '')
      .replace(/(?:系数|系数：|记|最高为|指标值为|项目支出为)[01](?:\.\d+)?/g, '')
      .matchAll(/.{0,16}(?<![\d.,])\d[\d.,]*(?![\d.,])(?= ?(?:[，。；、（）“”]|$)).{0,8}/gm),
  ].map(([found]) => found);

const tablesOf = (report: SelfReport): readonly DocumentTable[] =>
  report.parts.flatMap(({ sections }) =>
    sections.flatMap(({ draft }) => draft.flatMap((block) => (block.kind === 'table' ? [block.table] : []))),
  );

const text = (slot: TextSlot, words: string): Said => ({
  subject: { kind: 'text', slot },
  content: { text: words },
  note: '',
});

const remark = (row: string, words: string): Said => ({
  subject: { kind: 'remark', indicator: row as IndicatorId },
  content: { text: words },
  note: '',
});

describe('the five parts', () => {
  it('[J1] stand in the official order, each place of which has its heading', () => {
    expect(
      reportOf().parts.map(({ heading, sections }) => [heading, sections.map((each) => each.heading)]),
    ).toEqual([
      ['一、基本情况', [null]],
      [
        '二、绩效目标完成情况分析',
        ['（一）预算执行情况', '（二）总体目标完成情况', '（三）各项指标完成情况'],
      ],
      ['三、偏离绩效目标的原因和下一步改进措施', ['（一）偏离绩效目标的原因', '（二）下一步改进措施']],
      ['四、绩效自评结果应用和公开情况', ['（一）自评结果应用情况', '（二）自评结果公开情况']],
      ['五、其他需要说明的情况', [null]],
    ]);
  });

  it('[J1] say unit, goal, indicators and budget, as the plan and the office have them', () => {
    const said = draftOf(reportOf(), 'basics');
    expect(said).toContain('共7个科室。');
    expect(said).toContain('2026年度总体绩效目标：全年供水 2600 万立方米');
    // 4 + 3.5 + 4.5 + 5 + 5.5 + 3 + 9 + 3, and 6 + 7 + 4.5.
    expect(said).toContain('共19项，权重合计100分，按类别分：数量指标8项、37.5分，质量指标3项、17.5分');
    const bare = WATER.indicators.map((row) => Object.assign({}, row, { printed: undefined }));
    expect(draftOf(reportOf({ plan: { ...WATER, indicators: bare } }), 'basics')).toContain(
      '共19项，权重合计100分，原表未列分类，按建议的类别分：数量指标8项、37.5分，质量指标3项、17.5分',
    );
    expect(said).toContain('2026年度预算数为618.6万元。');
    const own = draftOf(reportOf({ said: [...SAID, text('annual-goal', '保障全县供水')] }), 'basics');
    expect(own).toContain('2026年度总体绩效目标：保障全县供水。');
    expect(own).not.toContain('2600');
  });

  it('[J1] an adjusted budget stands beside the one of the beginning of the year', () => {
    const settings: Said = { subject: { kind: 'settings' }, content: { budget: q('630') }, note: '' };
    const report = reportOf({ said: [...SAID, settings] });
    expect(draftOf(report, 'basics')).toContain('2026年年初预算数为618.6万元，全年（调整）预算数为630万元。');
    // 606 ÷ 630 = 96.190…%, × 10 points
    expect(draftOf(report, 'execution-analysis')).toContain('预算执行率96.19%，按权重10分计，得9.62分。');
  });

  it('[J1] say the rule in force, what was adjusted and scored by hand, and the oddities of the source', () => {
    const said: readonly Said[] = [
      ...SAID,
      {
        subject: { kind: 'adjusted-target', indicator: 'sum' as IndicatorId },
        content: { target: q('16000'), from: 6, basis: '青财〔2026〕8号' },
        note: '',
      },
      {
        subject: { kind: 'manual-score', indicator: 'ceiling' as IndicatorId },
        content: { score: points('1.5'), reason: '东站误加氯一次' },
        note: '',
      },
    ];
    // Row 15 is as odd as row 14, in the same words.
    const odd = WATER.indicators[13]?.oddities ?? [];
    const indicators = WATER.indicators.map((row) =>
      row.seq === 15 ? Object.assign({}, row, { oddities: odd }) : row,
    );
    const other = draftOf(reportOf({ said, plan: { ...WATER, indicators } }), 'other');
    expect(other).toContain('评分规则：重庆口径（有改动）；得分系数：达到指标值记1（100%）');
    const usual = { ...WATER.settings, gradeThresholds: READY_RULES.chongqing.gradeThresholds };
    expect(draftOf(reportOf({ plan: { ...WATER, settings: usual } }), 'other')).toContain(
      '评分规则：重庆口径；得分系数：达到指标值记1（100%）',
    );
    expect(other).toContain('第7项“水样检测份数”自6月起由≥18000份调整为≥16000份，依据：青财〔2026〕8号。');
    expect(other).toContain('第9项“供水安全事故数”评为1.50分（计算得分4.00分），理由：东站误加氯一次。');
    expect(other).toContain('第14、15项成本类而用“≥”');
  });

  it('[J1] tables and charts are numbered through the whole report', () => {
    const report = reportOf();
    const captions = tablesOf(report).map(({ caption }) => caption.split('　')[0]);
    expect(captions).toEqual(captions.map((_, index) => `表${index + 1}`));
    expect(captions).toHaveLength(9);
  });
});

describe('nothing is invented', () => {
  it('[J2] an empty year has no score, no grade and no chart, and says what is missing', () => {
    const report = reportOf({ said: [] });
    const prose = proseOf(report);
    expect(draftOf(report, 'goal-analysis')).toBe(
      '全年尚无已计分的指标。【待补充：得分和等次，待指标填报、评定后生成】\n【待补充：全年总体目标的实际完成情况】',
    );
    expect(draftOf(report, 'execution-analysis')).toBe(
      '全年（调整）预算数618.6万元。【待补充：全年预算执行数，尚未填报】',
    );
    expect(prose).not.toMatch(/得\d|等次为|达成\d|失分\d|执行率\d/);
    expect(report.parts.flatMap(({ sections }) => sections.flatMap(({ draft }) => draft))).not.toContainEqual(
      expect.objectContaining({ kind: 'chart' }),
    );
    expect(report.stamps[0]).toBe('未定稿：19项未填报或未评定，没有得分：第1—19项');
  });

  it('[J2] what the data cannot know is left open, visibly, and counted', () => {
    const report = reportOf();
    expect(draftOf(report, 'application')).toMatch(/^【待补充：.+】$/);
    expect(draftOf(report, 'publicity')).toMatch(/^【待补充：.+】$/);
    expect(draftOf(report, 'improvement')).toContain('【待补充：改进措施、责任科室和完成时限】');
    expect(report.pending).toBe(countPending(proseOf(report)));
    const written = reportOf({ said: [...SAID, text('application', '已用于编制下一年度预算。')] });
    expect(written.pending).toBe(report.pending - 1);
  });

  it('[J2] what is open is told from what is written, letter by letter', () => {
    const line = '执行率97%。【待补充：原因】另见附件。【待补充：措施】';
    expect(pendingRuns(line)).toEqual([
      { text: '执行率97%。', isPending: false },
      { text: '【待补充：原因】', isPending: true },
      { text: '另见附件。', isPending: false },
      { text: '【待补充：措施】', isPending: true },
    ]);
    expect(pendingRuns('')).toEqual([]);
  });

  it('[J2] months without a word are said where they change what a figure means', () => {
    const said = says('sum: 1500 _ 1500');
    const execution: Said = {
      subject: { kind: 'execution', month: 1 },
      content: { kind: 'number', value: q('30') },
      note: '',
    };
    const report = reportOf({ said: [...said, execution], month: 3 });
    expect(draftOf(report, 'indicator-analysis')).toContain('1—3月应填报48项次，已填报2项次');
    expect(draftOf(report, 'execution-analysis')).toContain('1—3月执行30万元（2月、3月未填报，未计入）');
  });
});

describe('figures', () => {
  it('[J3] total, grade and both views are those of the form', () => {
    // 88.66 of the whole year, as every other test of it has; 8 rows are met, and the two ceilings are among the 10.
    expect(draftOf(reportOf(), 'goal-analysis').split('\n').slice(0, 2)).toEqual([
      '19项指标，权重合计100分，得88.66分，等次为优。按预算执行10分、绩效指标90分计算，预算执行得9.80分，绩效指标得79.79分，自评总分89.59分，等次为优。',
      '19项指标中，达成8项，部分达成10项（含超上限2项），未达成1项。',
    ]);
  });

  it('[J3] the table of classes says in its head which column has what is over its ceiling', () => {
    const heads = (report: ReturnType<typeof reportOf>) =>
      tablesOf(report)
        .find(({ caption }) => caption.includes('各类指标得分情况'))
        ?.columns.slice(4)
        .map(({ label }) => label);
    expect(heads(reportOf())).toEqual(['达成', '部分达成（含超上限）', '未达成', '未填报评定']);
    expect(heads(reportOf({ said: [] }))).toEqual(['达成', '部分达成', '未达成', '未填报评定']);
  });

  it('[J3] a year that has not ended says 截至, what was due, what is expected, and no grade', () => {
    const report = reportOf({ month: 6 });
    const said = draftOf(report, 'goal-analysis');
    expect(said).toContain('截至6月，19项指标，权重合计100分，其中已计分15项、79分，得54.65分。');
    expect(said).toContain(
      '按现有数据推算，预计全年77.26分（区间54.55—77.69分）：已得54.65分，按近月推算+7.23分，假定5项如期完成+15.38分；待评定4项21分未计入。假定如期完成的为第1—3、5、14项。',
    );
    expect(said).toContain('年度未结束，等次待年终评定。');
    expect(proseOf(report)).not.toMatch(/等次为|未达成\d|全年执行/);
    expect(draftOf(report, 'execution-analysis')).toContain('1—6月执行300万元，预算执行率48.5%');
    expect(draftOf(report, 'other')).toContain('本报告为未定稿：数据截至6月，全年未结束');
  });

  it('[J3] December with rows unscored has no grade and names them', () => {
    const said = draftOf(
      reportOf({ said: SAID.filter(({ subject }) => subject.kind !== 'rating') }),
      'goal-analysis',
    );
    // 88.66 less 4.50, 1.50 and 3.75.
    expect(said).toContain('得78.91分；第16、17、19项未填报或未评定，等次未定。');
    expect(said).not.toContain('等次为');
  });

  const anyRow = fc.record<OwnRow>({
    goal: fc.constantFrom('≥ 10', '> 10', '= 3', '≤ 2', '< 5', '= 0', '≥ 0.5'),
    rollup: fc.constantFrom('sum', 'mean', 'max', 'latest'),
    pacing: fc.constant('level'),
    months: fc
      .array(fc.constantFrom('0', '1', '3', '20', '-', '_'), { maxLength: 12 })
      .map((all) => all.join(' ')),
    weight: fc.constantFrom('0.5', '2', '3.25', '10'),
    name: fc.constantFrom('甲', '满意度', '<b>乙</b>&'),
  });

  it('[J2] a plan that names no source has none in the sentence, and no empty quotes', () => {
    const prose = proseOf(reportOf({ plan: { ...WATER, source: '' } }));
    expect(prose).toContain('绩效指标共19项，权重合计100分');
    expect(prose).not.toContain('“”');
  });

  it('[J3] whatever the year, every figure is the model’s and nothing contradicts', () => {
    fc.assert(
      fc.property(
        fc.array(anyRow, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...MONTHS),
        (rows, month) => {
          const own = ownPlan(rows);
          const { plan } = own;
          const year = supposing(NO_STATEMENTS, own.said);
          const report = yearReport(plan, year, month);
          const document = selfReport({ report, published: plan, year, isSample: false });
          const prose = proseOf(document);

          // Each row is counted once, in the sentence and in the table.
          const counts = byAttainment(report.rows);
          expect(ATTAINMENTS.reduce((sum, each) => sum + counts[each].length, 0)).toBe(rows.length);
          const goal = draftOf(document, 'goal-analysis');
          const isScored = report.card.coveredWeight > 0;
          expect(goal.includes(`得${scoreText(report.card.total)}分`)).toBe(isScored);
          const [, counted = ''] = /项指标中，(.*)。/.exec(goal) ?? [];
          // What the legend names apart is counted within.
          const over = [...counted.matchAll(/（含超上限(\d+)项）/g)].map(([, each]) => Number(each));
          const overRows = report.rows.filter(({ state }) => state.kind === 'over' && isScored).length;
          expect(over.reduce((sum, each) => sum + each, 0)).toBe(overRows);
          const numbers = counted
            .replace(/（.*?）/g, '')
            .split('，')
            .map((each) => Number(/(\d+)项$/.exec(each)?.[1] ?? 0));
          expect(numbers.reduce((sum, each) => sum + each, 0)).toBe(isScored ? rows.length : 0);
          const classes = tablesOf(document).find(({ caption }) => caption.includes('各类指标得分情况'));
          expect(classes?.total?.slice(1, 4)).toEqual([
            String(rows.length),
            weightText(report.card.weight),
            counts.open.length === rows.length ? '—' : scoreText(report.card.total),
          ]);

          // What was lost adds up to what is missing from the full score.
          const lost = [...draftOf(document, 'deviation').matchAll(/(?:合计失分|涉及)([\d.]+)分/g)].map(
            ([, each]) => points(each ?? ''),
          );
          expect(lost.reduce((sum, each) => sum + each, 0)).toBe(
            month === 12 && isScored ? report.card.weight - report.card.total : 0,
          );

          expect(prose).not.toMatch(/undefined|NaN|null|\[object|！|。。|；。|，。/);
          expect(prose.includes('等次为')).toBe(month === 12 && isScored && counts.open.length === 0);
        },
      ),
      { numRuns: 300 },
    );
  });

  it('[J3] the tables by class have the form’s own cells, an adjusted target only where one stands', () => {
    const plain = tablesOf(reportOf()).find(({ caption }) => caption.includes('数量指标完成'));
    expect(plain?.columns.map(({ label }) => label)).not.toContain('调整指标值');
    expect(plain?.rows[6]).toEqual(['7', '水样检测份数', '份', '≥18000', '17683', '98.24', '9', '8.84']);
    const adjusted: Said = {
      subject: { kind: 'adjusted-target', indicator: 'sum' as IndicatorId },
      content: { target: q('16000'), from: 6, basis: '' },
      note: '',
    };
    const table = tablesOf(reportOf({ said: [...SAID, adjusted] })).find(({ caption }) =>
      caption.includes('数量指标完成'),
    );
    expect(table?.rows[6]).toEqual([
      '7',
      '水样检测份数',
      '份',
      '≥18000',
      '16000',
      '17683',
      '100',
      '9',
      '9.00',
    ]);
  });

  it('[J3] a row that only a person’s score settles is told apart', () => {
    const { plan } = ownPlan([{ months: '' }]);
    const said: Said = {
      subject: { kind: 'manual-score', indicator: '01' as IndicatorId },
      content: { score: points('1'), reason: '按会议纪要' },
      note: '',
    };
    const report = yearReport(plan, supposing(NO_STATEMENTS, [said]), 12);
    expect(report.rows.map(attainmentOf)).toEqual(['by-hand']);
    expect(draftOf(reportOf({ plan, said: [said] }), 'goal-analysis')).toContain(
      '1项指标中，只有人工评分1项。',
    );
    expect(losses(report)).toHaveLength(1);
  });
});

describe('why the year differs from the plan', () => {
  it('[J6] what fell short and what went far over stands with its 说明', () => {
    const said = [
      ...SAID,
      ...MANY_DRILLS,
      remark('cases', '报装件少，\n已加强宣传'),
      remark('steps', '汛前加练两次'),
    ];
    const lines = draftOf(reportOf({ said }), 'deviation').split('\n');
    expect(lines).toContain(
      '第6项“办理用水报装”，指标值≥40件，完成值37件，得分系数92.5%，权重3分，得2.78分。说明：报装件少，已加强宣传。',
    );
    expect(lines).toContain(
      '第3项“供水应急演练”，指标值≥6次，完成值8次，为指标值的133.33%，权重4.5分，得4.50分。说明：汛前加练两次。',
    );
    // 11 rows that fell short, and one rated 0.9
    expect(lines[0]).toBe(
      '未完全达成的指标11项（第2、5—10、14、17—19项），合计失分10.84分。其他未得满分的指标1项（第16项），合计失分0.50分。',
    );
  });

  it('[KJ3] what over-achievement cost a row stands behind its score', () => {
    const settings = { ...WATER.settings, ...rulesMember(READY_RULES.capped.rules) };
    const said = [...SAID, ...MANY_DRILLS];
    const lines = draftOf(reportOf({ plan: { ...WATER, settings }, said }), 'deviation');
    expect(lines).toContain('为指标值的133.33%，权重4.5分，得2.50分（按权重扣2分）。');
  });

  it('[J6] without a 说明 the notes of the months stand there, and the reason is asked for', () => {
    expect(draftOf(reportOf(), 'deviation')).toContain(
      '填报备注：6月，6 月 18 日东站误加氯，2 小时内停供，已上报。【待补充：第9项未达到指标值的原因】',
    );
  });

  it('[J6] the causes of the monitoring form are reasons too', () => {
    const outlook: Said = {
      subject: { kind: 'outlook', indicator: 'worst' as IndicatorId, month: 6 },
      content: {
        soFar: null,
        expected: null,
        causes: [{ kind: 'hardware', text: '备用线路未到位' }],
        likelihood: null,
        remark: '',
      },
      note: '',
    };
    const said = draftOf(reportOf({ said: [...SAID, outlook], month: 6 }), 'deviation');
    expect(said).toContain('偏差原因：硬件条件保障方面，备用线路未到位。');
    expect(said).not.toContain('【待补充：第10项');
  });

  it('[J6] before December only rows behind what is due are deviations, and what they still ask for is said', () => {
    const report = reportOf({ month: 6 });
    expect(draftOf(report, 'deviation').split('\n')[0]).toBe(
      '截至6月，进度滞后或超出指标值的指标1项（第10项）。',
    );
    expect(draftOf(report, 'improvement')).toMatch(
      /^至年末：第10项“爆管抢修到场时间”6月超出0\.5小时，已无法补回。针对第10项/,
    );
  });

  it('[J6] a year of 无发生 on a ceiling asks what that rests on', () => {
    const { plan, said } = ownPlan([
      { goal: '≤ 1', rollup: 'max', pacing: 'level', months: '- - - - - - - - - - - -' },
    ]);
    expect(draftOf(reportOf({ plan, said }), 'deviation')).toContain(
      '各月均为无发生，按达到指标值计，权重2分，得2.00分。【待补充：第1项均为无发生的情况说明】',
    );
  });

  it('[J6] a value beyond all measure is printed without a percentage', () => {
    const { plan, said } = ownPlan([{ goal: '≥ 0.0001', decimals: 4, months: '9999999999' }]);
    expect(draftOf(reportOf({ plan, said }), 'deviation')).toContain('完成值9999999999次，权重2分');
  });

  it.each([
    ['已整改', '已整改。'],
    ['已整改。', '已整改。'],
    ['一是缺人；\n二是缺钱', '一是缺人；二是缺钱。'],
    ['一是缺人\n\n二是缺钱；', '一是缺人；二是缺钱。'],
    ['  见附件 ', '见附件。'],
  ])('[J6] «%s» ends a sentence', (typed, ended) => {
    expect(asSentence(typed)).toBe(ended);
  });
});

describe('a person’s own words', () => {
  it('[J4] stand in place of the drafted prose; tables and charts stay', () => {
    const said = [...SAID, text('goal-analysis', '  总体目标完成较好。\n\n详见附表。 ')];
    const blocks = sectionBlocks(section(reportOf({ said }), 'goal-analysis'));
    expect(blocks.map((block) => (block.kind === 'paragraph' ? block.text : block.kind))).toEqual([
      '总体目标完成较好。',
      '详见附表。',
      'chart',
      'chart',
    ]);
  });

  it('[J4] cleared, or of blanks only, they give the place back to the draft', () => {
    for (const content of [null, { text: ' \n ' }]) {
      const cleared: Said = { subject: { kind: 'text', slot: 'basics' }, content, note: '' };
      expect(section(reportOf({ said: [...SAID, cleared] }), 'basics').own).toBeNull();
    }
  });

  it('[J5] what was cleared since counts as a change wherever figures stand', () => {
    const at = (said: readonly Said[], instant: number) =>
      said.map((each) => ({ ...each, at: instant as Instant }) as Statement);
    const cleared: Said = { subject: { kind: 'execution', month: 12 }, content: null, note: '' };
    const own = [text('execution-analysis', '平稳。'), text('publicity', '已公开。')];
    const year = yearStatements([...at(SAID, 1), ...at(own, 2), ...at([cleared], 3)]);
    const report = selfReport({
      report: yearReport(WATER, year, 12),
      published: WATER,
      year,
      isSample: false,
    });
    expect(section(report, 'execution-analysis').isStale).toBe(true);
    expect(section(report, 'publicity').isStale).toBe(false);
  });

  it('[J5] a draft that reads differently since is told, and one that does not is not', () => {
    const at = (said: readonly Said[], instant: number) =>
      said.map((each) => ({ ...each, at: instant as Instant }) as Statement);
    const later = says('count: 12').slice(0, 1);
    const own = [text('goal-analysis', '已完成。'), text('basics', '单位情况。')];
    const stale = (slot: TextSlot) => {
      const year = yearStatements([...at(SAID, 1), ...at(own, 2), ...at(later, 3)]);
      const report = selfReport({
        report: yearReport(WATER, year, 12),
        published: WATER,
        year,
        isSample: false,
      });
      return section(report, slot).isStale;
    };
    expect(stale('goal-analysis')).toBe(true);
    expect(stale('basics')).toBe(false);
    const year = yearStatements([...at(SAID, 1), ...at(own, 2)]);
    const fresh = selfReport({
      report: yearReport(WATER, year, 12),
      published: WATER,
      year,
      isSample: false,
    });
    expect(section(fresh, 'goal-analysis').isStale).toBe(false);
  });
});

describe('marks', () => {
  it('[J1] a report is 未定稿 until the year is sealed, and a sample says so', () => {
    expect(reportOf({ isSample: true }).stamps).toEqual(['未定稿', '示例数据，不作为自评依据']);
    expect(reportOf({ isSample: true }).marks).toBe('未定稿　示例数据');
    expect(reportOf({ month: 6 }).stamps[0]).toContain('数据截至6月');
    const seal: Said = {
      subject: { kind: 'seal' },
      content: { id: 'seal-1' as SealId, digest: '0'.repeat(64), total: points('88.66'), grade: '优' },
      note: '',
    };
    const sealed = reportOf({ said: [...SAID, seal] });
    expect([sealed.stamps, sealed.marks]).toEqual([[], '']);
  });
});

it.each([1, 6, 11, 12] as const)(
  '[V24] no number in its sentences stands without a unit, as of month %s',
  (month) => {
    expect(withoutUnit(reportOf({ month }))).toEqual([]);
    expect(withoutUnit(reportOf({ month, said: [] }))).toEqual([]);
  },
);

describe('its tables on A4', () => {
  /** Between the margins, of a cell, and of a letter of 小四, in twentieths of a point. */
  const [TEXT_WIDTH, MARGINS, LETTER] = [8_844, 120, 240];

  it('[J7] no head of a table breaks within its unit, beside an adjusted target too', () => {
    const target: Said = {
      subject: { kind: 'adjusted-target', indicator: 'count' as IndicatorId },
      content: { target: q('44'), from: 8, basis: '水务〔2026〕8号' },
      note: '',
    };
    const tables = tablesOf(reportOf({ said: [...SAID, target] }));
    expect(tables.some(({ columns }) => columns.some(({ label }) => label === '调整指标值'))).toBe(true);
    for (const { columns } of tables) {
      const all = columns.reduce((sum, { width }) => sum + width, 0);
      for (const { label, width } of columns) {
        const unit = /（(?:分|%|项|万元)）$/.exec(label)?.[0] ?? '';
        const letters = Array.from(unit).reduce((sum, letter) => sum + (letter > '\u00ff' ? 1 : 0.85), 0);
        expect((width / all) * TEXT_WIDTH - MARGINS).toBeGreaterThanOrEqual(letters * LETTER);
      }
    }
  });
});
