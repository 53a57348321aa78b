import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { READY_RULES, rulesMember } from '#src/domain/catalogue/rules.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { monthBefore, MONTHS, type Month } from '#src/domain/period/month.ts';
import { draftText, sectionBlocks } from '#src/domain/papers/document.ts';
import { monthBrief, type MonthBrief } from '#src/domain/papers/month-brief.ts';
import type { BriefSlot, Instant, Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { changeWords, dueNeedText, riskText } from '#src/domain/words/answer-words.ts';
import { chaseText } from '#src/domain/words/chase-words.ts';
import { needText } from '#src/domain/words/need.ts';
import { closeUp } from '#src/domain/words/prose.ts';
import { stateText } from '#src/domain/words/words.ts';
import { rowsAtRisk } from '#src/domain/year/breakdown.ts';
import { chaseOf } from '#src/domain/year/chase.ts';
import { sinceMonth, type RowChange } from '#src/domain/year/last-look.ts';
import { turnsBetween } from '#src/domain/year/month-turns.ts';
import { nextDue } from '#src/domain/year/next-due.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { q } from '#test/domain/support/build.ts';
import { monthSaid } from '#test/domain/support/revision.ts';
import { nextYear, rowFrom } from '#test/support/next-year.ts';
import { number } from '#test/support/saying.ts';
import { CITY, EVERY_PLAN, LIBRARY } from '#test/support/fixture-plans.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const SAID = waterYear();
const dateOf = (at: Instant) => new Date(at).toISOString().slice(0, 10);

interface Setting {
  readonly plan?: Plan;
  readonly said?: readonly Said[];
  readonly log?: readonly Statement[];
  /** What was said of the water works, in the year before. */
  readonly lastSaid?: readonly Said[];
}

/** The brief three days after the month, with what was said of it and before. */
function briefOf(month: Month, { plan = WATER, said = SAID, log = [], lastSaid }: Setting = {}): MonthBrief {
  const known = said.filter(({ subject }) => !('month' in subject) || subject.month <= month);
  const year = supposing(NO_STATEMENTS, known);
  const next = MONTHS[month];
  const today =
    next === undefined ? `${plan.year + 1}-01-03` : `${plan.year}-${String(next).padStart(2, '0')}-03`;
  return monthBrief({
    report: yearReport(plan, year, month),
    published: plan,
    year,
    chase: chaseOf({ published: plan, year, log, arrivals: new Map(), today, dateOf }),
    log,
    isSample: false,
    dateOf,
    ...(lastSaid === undefined ? {} : { last: yearReport(WATER, supposing(NO_STATEMENTS, lastSaid), month) }),
  });
}

const partOf = ({ parts }: MonthBrief, slot: BriefSlot) => {
  const found = parts.find((each) => each.slot === slot);
  if (found === undefined) throw new Error(slot);
  return found;
};
const words = (brief: MonthBrief, slot: BriefSlot) => draftText(partOf(brief, slot));
const tableOf = (brief: MonthBrief, slot: BriefSlot) =>
  partOf(brief, slot).draft.flatMap((block) => (block.kind === 'table' ? [block.table] : []))[0];

describe('月度通报 of a month', () => {
  it('[MO20] June: the outlook in its parts, what turned, what is at risk, what falls due', () => {
    const brief = briefOf(6);
    expect(brief.title).toBe('2026年6月绩效指标运行情况通报');
    expect(tableOf(brief, 'overall')?.columns.map(({ label }) => label)).toStrictEqual([
      '已得',
      '按近月推算',
      '假定如期完成',
      '待评定',
      '年末预计',
      '预计区间',
      '预计等次',
    ]);
    expect(tableOf(brief, 'overall')?.rows).toStrictEqual([
      ['54.65', '+7.23', '+15.38（5项）', '未计入（4项21分）', '77.26', '54.55—77.69', '差至优'],
    ]);
    expect(partOf(brief, 'overall').draft.filter(({ kind }) => kind === 'chart')).toHaveLength(2);
    expect(words(brief, 'changes')).toContain('转差1项：第10项“爆管抢修到场时间”在范围内→超上限，−1.2分。');
    expect(tableOf(brief, 'risks')?.rows).toStrictEqual([
      ['10', '爆管抢修到场时间', '2.5/≤2小时', '超上限', '6月超出0.5小时，已无法补回', '1.2', '设备科'],
    ]);
    // A twelfth of 3, of 9 and of 3 points.
    expect(words(brief, 'coming')).toBe(
      '9月：第3项“供水应急演练”还需1次（安全科）。逐月到期3项，7月1.25分。',
    );
    expect(words(brief, 'asks')).toBe('请设备科对照差距抓紧推进第10项。');
    expect(brief.marks).toBe('');
  });

  it('[MO20][O18] of a first value the rows without any are told beside those that wait for their rating', () => {
    const said = SAID.filter(({ subject }) => 'indicator' in subject && subject.indicator === 'equal');
    const { columns = [], rows = [] } = tableOf(briefOf(3, { said }), 'overall') ?? {};
    const told = new Map(columns.map(({ label }, at) => [label, rows[0]?.[at]]));
    expect(told.get('待评定')).toBe('未计入（3项13分）');
    expect(told.get('尚无数据')).toMatch(/^未计入（\d+项\d+分）$/);
  });

  it('[MO20] of four kinds of change and more two rows each are named, and for many rows the first that stand in the table', () => {
    const city = EVERY_PLAN.find(({ plan }) => plan.id === CITY.id);
    if (city === undefined) throw new Error('There is no such plan.');
    const brief = briefOf(6, city);
    const kinds = words(brief, 'changes').match(/(?:转|新有|状态未变).*?。/g) ?? [];
    expect(kinds).toHaveLength(4);
    for (const text of kinds) {
      const [, all] = /^\D+(\d+)项：/.exec(text) ?? [];
      expect(text.match(/第\d+项“/g)).toHaveLength(2);
      expect(text).toContain(`另有${Number(all) - 2}项`);
    }
    expect(words(brief, 'asks')).toMatch(/推进第\d+(?:、\d+){4}项等\d+项。/);
  });

  it('[MO20] December: totals and grades, what was lost, and nothing to come', () => {
    const brief = briefOf(12);
    expect(tableOf(brief, 'overall')?.rows).toStrictEqual([['88.66', '优', '89.59', '优']]);
    expect(words(brief, 'changes')).toContain('年末未达成6项：第14项“老旧管网改造经费”未到期→部分完成');
    expect(words(brief, 'coming')).toBe('年度已结束，没有待到期的节点。');
    expect(words(brief, 'risks')).toBe('失分12项，11.34分，列出前5项。');
  });

  it('[MO20] January has no month before, an empty year no figures', () => {
    expect(words(briefOf(1), 'changes')).toBe('本月为年度第一个月，没有上月可比。');
    const empty = briefOf(6, { said: [] });
    expect(words(empty, 'overall')).toBe('截至6月尚无已计分的指标。');
    expect(partOf(empty, 'overall').draft.every(({ kind }) => kind === 'paragraph')).toBe(true);
    expect(words(empty, 'changes')).toBe('尚无数据，不作比较。');
    expect(words(empty, 'reporting')).toContain('未报：综合科第8项、营业科第5、12项、');
    // More than twenty are too many to name one by one, and seven sections too many for a sentence.
    const library = words(briefOf(6, { plan: LIBRARY, said: [] }), 'reporting');
    expect(library).toContain('未报：办公室13项、读者服务部14项、采编部14项、');
    expect(words(empty, 'asks')).toBe('请相关科室于7月5日前补报本月数据。');
  });

  it('[MO20] one section is missing: it is named, and the figures are 暂计', () => {
    const said = SAID.filter(
      ({ subject }) =>
        !(
          'month' in subject &&
          'indicator' in subject &&
          subject.month === 11 &&
          subject.indicator === 'mean-cap'
        ),
    );
    const brief = briefOf(11, { said });
    expect(brief.marks).toBe('暂计');
    expect(words(brief, 'overall')).toContain('以上为暂计。');
    expect(words(brief, 'reporting')).toBe(
      '应报16项，已报15项；1个科室未报齐，差1项（12月5日截止，还有2天）。未报：客服科第13项。1—11月没有关账后的更正。',
    );
    expect(words(brief, 'asks')).toContain('请客服科于12月5日前补报本月数据。');
    expect(briefOf(11).marks).toBe('');
  });

  it('[MO20] a correction after a close is told with both values, who, when and why', () => {
    const stamp = {
      operation: 'o',
      author: { name: '王敏', section: '水质科' },
      device: 'a',
      origin: 'typed',
    };
    const log = [
      { ...monthSaid({ indicator: 'sum', month: 6, value: '1541' }), ...stamp, id: 'a', replaces: [], at: 1 },
      {
        ...monthSaid({ indicator: 'sum', month: 6, value: '1553' }),
        ...stamp,
        id: 'b' as StatementId,
        replaces: ['a'],
        at: Date.parse('2026-11-20T03:00:00Z'),
        correction: '漏计末梢水样',
      },
    ] as unknown as Statement[];
    expect(words(briefOf(11, { log }), 'reporting')).toContain(
      '1—11月关账后更正1处：6月第7项“水样检测份数”1541份→1553份（王敏，11月20日：漏计末梢水样）。',
    );
    expect(words(briefOf(5, { log }), 'reporting')).toContain('1—5月没有关账后的更正。');
  });

  it.each(EVERY_PLAN)('[MO20] of any plan, at June, November and December: $name', ({ plan, said }) => {
    for (const month of [6, 11, 12] as const) {
      const brief = briefOf(month, { plan, said });
      expect(brief.parts).toHaveLength(6);
      expect(tableOf(brief, 'risks')?.rows.length ?? 0).toBeLessThanOrEqual(5);
      // Bounded, so that it is one page: about 34 letters a line.
      const letters = brief.parts.reduce((sum, part) => sum + draftText(part).length, 0);
      expect(letters).toBeLessThan(1_100);
      expect(brief.text).not.toMatch(/undefined|NaN|null|科室科室/);
      expect(plan.sections.length > 0 || !brief.text.includes('相关科室')).toBe(true);
    }
  });
});

it('[NY14] beside the year before it says the total, the classes and the rows that moved most; nothing where that has no score', () => {
  const plan = nextYear();
  const said = [number(rowFrom(plan, 'steps'), 2, 4)];
  // Of 4.5 points for 6 those of 2, and of 4.
  const overall = words(briefOf(6, { plan, said, lastSaid: [number('steps', 3, 2)] }), 'overall');
  expect(overall).toContain('与2026年同期（截至6月）相比，总分由1.50分到3.00分，多1.5分');
  expect(overall).toContain('其中数量指标多1.5分。变化较大的是第3项“供水应急演练”多1.5分');
  expect(words(briefOf(6, { plan, said, lastSaid: [] }), 'overall')).not.toContain('同期');
  expect(words(briefOf(6, { plan, said }), 'overall')).not.toContain('同期');
});

it('[MO45] what a name quotes stands in ‘ ’ within the “ ” of its sentence', () => {
  const first = LIBRARY.indicators.find(({ source }) => source.name.includes('“'));
  if (first === undefined) throw new Error('the plan has such a name');
  const plan = { ...LIBRARY, indicators: [first] };
  const chase = chaseOf({
    published: plan,
    year: NO_STATEMENTS,
    log: [],
    arrivals: new Map(),
    today: `${plan.year}-07-03`,
    dateOf,
  });
  expect(chaseText(chase, 6, null)).toContain('“少儿阅读推广活动（含‘小小图书管理员’‘亲子绘本故事会’');
  for (const month of [6, 11, 12] as const)
    expect(briefOf(month, { plan: LIBRARY, said: EVERY_PLAN[1]?.said ?? [] }).text).not.toMatch(/“[^”]*“/);
});

describe('one word for one row', () => {
  it.each([6, 11, 12] as const)('[MO21] 通报 says of each row what 总览 says: month %s', (month) => {
    for (const { plan, said } of [
      { plan: WATER, said: SAID },
      { plan: LIBRARY, said: EVERY_PLAN[1]?.said ?? [] },
    ]) {
      const brief = briefOf(month, { plan, said });
      const known = said.filter(({ subject }) => !('month' in subject) || subject.month <= month);
      const at = (of: Month) => yearReport(plan, supposing(NO_STATEMENTS, known), of);
      const report = at(month);
      expect(words(brief, 'risks')).toContain(closeUp(riskText(report)));
      for (const [index, row] of rowsAtRisk(report).slice(0, 5).entries()) {
        const cells = tableOf(brief, 'risks')?.rows[index] ?? [];
        expect(cells).toContain(stateText(row.state));
        expect(cells).toContain(closeUp(needText(row, month)));
      }
      const due = nextDue(report, null).dated.filter((each) => each.month <= month + 3);
      const before = monthBefore(month);
      const changes = before === null ? [] : sinceMonth(turnsBetween(report, at(before)));
      // What keeps its state is told after all that turned, by its points.
      const told = (change: RowChange) =>
        change.from === change.row.state.kind ? '状态未变、得分有变化' : changeWords(change);
      const shared = [...due.slice(0, 1).map(dueNeedText), ...changes.slice(0, 1).map(told)];
      const text = `${words(brief, 'coming')}${words(brief, 'changes')}`;
      for (const each of shared) expect(text).toContain(closeUp(each));
    }
  });
});

it('[MO24] what was noted of a row in that month’s meeting is asked for, with its owner', () => {
  const note = (month: Month): Said => ({
    subject: { kind: 'meeting-note', indicator: 'money' as IndicatorId, month },
    content: { text: '月底前付清尾款。' },
    note: '',
  });
  const asks = words(briefOf(11, { said: [...SAID, note(11), note(10)] }), 'asks');
  expect(asks).toBe(
    '请安全科、设备科、客服科对照差距抓紧推进第9、10、18项。会议要求：第14项“老旧管网改造经费”月底前付清尾款（管网科）。',
  );
});

describe('what a person writes', () => {
  const own = (draft: string): Said => ({
    subject: { kind: 'brief', month: 11, slot: 'asks' },
    content: { text: '请各科室月底前完成。', draft },
    note: '',
  });

  it('[MO23] stands in place of the sentences and leaves tables and charts', () => {
    const overall: Said = {
      subject: { kind: 'brief', month: 11, slot: 'overall' },
      content: { text: '总体平稳。', draft: words(briefOf(11), 'overall') },
      note: '',
    };
    const part = partOf(briefOf(11, { said: [...SAID, overall] }), 'overall');
    expect(part.isStale).toBe(false);
    expect(sectionBlocks(part).map(({ kind }) => kind)).toStrictEqual([
      'paragraph',
      'table',
      'chart',
      'chart',
    ]);
    // Another month has texts of its own.
    expect(partOf(briefOf(10, { said: [...SAID, overall] }), 'overall').own).toBeNull();
  });

  it('[MO23] is marked once the data say something else there', () => {
    const same = partOf(briefOf(11, { said: [...SAID, own(words(briefOf(11), 'asks'))] }), 'asks');
    expect([same.own, same.isStale]).toStrictEqual(['请各科室月底前完成。', false]);
    const other = partOf(briefOf(11, { said: [...SAID, own('请按计划继续推进。')] }), 'asks');
    expect(other.isStale).toBe(true);
  });

  it('[MO22] is in the message, which has every heading and every row', () => {
    const { text } = briefOf(11, { said: [...SAID, own('')] });
    expect(text).toContain('六、工作要求\n请各科室月底前完成。');
    // Carried on, 40 cases, 17,597 samples and 47 bulletins: 0.22 + 0.73 + 0.25.
    expect(text).toContain('一、总体情况\n已得75.75，按近月推算+1.20，');
    expect(text).toContain('\n第10项“爆管抢修到场时间”：2.5/≤2小时，超上限，');
    expect(text.split('\n')[0]).toBe('2026年11月绩效指标运行情况通报');
  });
});

const CAPPED: Plan = {
  ...WATER,
  settings: { ...WATER.settings, ...rulesMember(READY_RULES.capped.rules) },
};
/** 385 of 618.6: 62.24 %, below 70 %. */
const SHORT_OF_MONEY: readonly Said[] = [
  ...SAID.filter(({ subject }) => subject.kind !== 'execution'),
  {
    subject: { kind: 'execution', month: 6 },
    content: { kind: 'number', value: q('385') },
    note: '',
  },
];

it('[KJ8] 通报 of the year end says why the total was lowered, and of a month before it nothing', () => {
  const overall = (month: Month) => words(briefOf(month, { plan: CAPPED, said: SHORT_OF_MONEY }), 'overall');
  // 6.22 for the execution, 79.79 for the rows.
  expect(overall(12)).toContain('执行率62.24%，低于70%：自评总分合计86.01分，封顶按79分计。');
  expect(overall(11)).not.toContain('封顶');
});
