import { describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type {
  AdjustmentId,
  Instant,
  Said,
  Statement,
  StatementId,
} from '#src/domain/statements/statement.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { chaseList } from '#src/domain/papers/chase-list.ts';
import {
  cellAt,
  cellMark,
  cellTold,
  cellSaying,
  chaseText,
  monthHeadText,
  monthOf,
  monthStanding,
  openSections,
  timelinessText,
} from '#src/domain/words/chase-words.ts';
import { chaseOf, type Chase } from '#src/domain/year/chase.ts';
import { monthSaid } from '#test/domain/support/revision.ts';
import { CITY, EVERY_PLAN } from '#test/support/fixture-plans.ts';
import { WATER as plan } from '#test/support/water-plan.ts';

/** Noon of a day in UTC: the tests' clock has no zone. */
const day = (text: string) => Date.parse(`${text}T12:00:00Z`) as Instant;
const dateOf = (at: Instant) => new Date(at).toISOString().slice(0, 10);

interface Word {
  readonly said: Said;
  readonly on: string;
  readonly who?: string;
  readonly replaces?: readonly string[];
  readonly correction?: string;
  readonly origin?: Statement['origin'];
}

/** The log of what was said on which day, 's0', 's1', …. */
function logOf(words: readonly Word[]): readonly Statement[] {
  return words.map(({ said, on, who = '李娜', replaces = [], correction, origin = 'typed' }, index) =>
    Object.assign({}, said, {
      id: `s${index}` as StatementId,
      operation: `o${index}`,
      replaces,
      at: day(on),
      author: { name: who, section: '营业科' },
      device: 'a',
      origin,
      ...(correction === undefined ? {} : { correction }),
    } as unknown as Statement),
  );
}

interface Setting {
  readonly words?: readonly Word[];
  readonly today?: string;
  readonly arrivals?: ReadonlyMap<StatementId, Instant>;
  readonly of?: Plan;
}

function chased({ words = [], today = '2026-08-07', arrivals = new Map(), of = plan }: Setting): Chase {
  const log = logOf(words);
  const year = yearStatements(currentStatements(log).values());
  return chaseOf({ published: of, year, log, arrivals, today, dateOf });
}

/** 营业科 has rows 5 and 12. */
const cellOf = (chase: Chase, month: Month, section = '营业科') => {
  const found = chase.sections.find((each) => each.section === section);
  if (found === undefined) throw new Error(section);
  return cellAt(found, month);
};
const five = (month: number, value: string | null = '0.5') => monthSaid({ indicator: 'twice', month, value });
const twelve = (month: number, value: string | null = '0.8') =>
  monthSaid({ indicator: 'longest', month, value });
const both = (month: number, on: string, who?: string): Word[] => [
  { said: five(month), on, ...(who === undefined ? {} : { who }) },
  { said: twelve(month), on, ...(who === undefined ? {} : { who }) },
];
const close = (month: number): Said =>
  ({ subject: { kind: 'month-close', month }, content: { reported: 1, due: 2 }, note: '' }) as Said;

describe('who has reported, month by month', () => {
  it('[MO16] what is reported in full is not called late, however long ago that was', () => {
    const of = {
      ...plan,
      indicators: plan.indicators.filter(({ id }) => id === 'twice' || id === 'longest'),
    };
    const chase = chased({ words: both(5, '2026-06-03'), today: '2027-08-07', of });
    expect(monthHeadText(monthOf(chase, 5), 2026, dateOf)).toBe('6月5日截止');
    expect(monthHeadText(monthOf(chase, 6), 2026, dateOf)).toBe('7月5日截止，逾期 398 天');
  });

  it('[MO16] a month that was closed before it is asked for is closed', () => {
    const chase = chased({ words: [{ said: close(9), on: '2026-08-01' }] });
    expect([9, 10].map((month) => cellOf(chase, month as Month).state)).toStrictEqual(['closed', 'ahead']);
  });

  it('[MO17] whether a month was in time nobody knows while one of its numbers has no time', () => {
    const words: Word[] = [
      { said: five(5), on: '2026-06-03' },
      { said: twelve(5), on: '2026-06-03', origin: 'sample' },
    ];
    expect(cellOf(chased({ words }), 5)).toMatchObject({ state: 'reported', isInTime: null });
    // The day itself is in time.
    expect(cellOf(chased({ words: both(5, '2026-06-05') }), 5)).toMatchObject({ isInTime: true });
    expect(cellOf(chased({ words: both(5, '2026-06-06') }), 5)).toMatchObject({ isInTime: false });
  });

  it('[MO16] reported, open, late, closed, not asked yet and nothing to ask', () => {
    const words: Word[] = [
      ...both(5, '2026-06-03'),
      { said: five(6), on: '2026-07-02' },
      { said: five(4), on: '2026-05-02' },
      { said: close(4), on: '2026-05-08' },
    ];
    const chase = chased({ words });
    expect([4, 5, 6, 7, 8].map((month) => cellOf(chase, month as Month).state)).toStrictEqual([
      'closed',
      'reported',
      'late',
      'late',
      'ahead',
    ]);
    expect(cellOf(chased({ words, today: '2026-08-05' }), 7).state).toBe('open');
    expect(cellOf(chase, 6).missing.map(({ id }) => id)).toStrictEqual(['longest']);
    expect(cellSaying(cellOf(chase, 6))).toBe('逾期差 1 项');
    expect(cellMark(cellOf(chase, 6))).toBe('▲ 1');
    expect(monthHeadText(monthOf(chase, 7), 2026, dateOf)).toBe('8月5日截止，逾期 2 天');
    expect(monthHeadText(monthOf(chase, 4), 2026, dateOf)).toBe('已关账（5月8日 李娜）');
    // 客服科 rates row 19 in December; rows 6, 13 and 18 are asked every month.
    expect(cellOf(chase, 12, '客服科').expected).toBe(4);
    expect(cellOf(chase, 11, '客服科').expected).toBe(3);
  });

  it('[MO16] the execution is asked of the collecting section', () => {
    const chase = chased({});
    expect(cellOf(chase, 7, '综合科').isExecutionMissing).toBe(true);
    expect(cellOf(chase, 7).isExecutionMissing).toBe(false);
    const poor = { ...plan, settings: { ...plan.settings, budget: null } };
    expect(cellOf(chased({ of: poor }), 7, '综合科').isExecutionMissing).toBe(false);
  });

  it('[MO16] a row that was stopped is asked for no longer', () => {
    const stop: Said = {
      subject: { kind: 'adjustment', adjustment: 'a' as AdjustmentId },
      content: {
        from: 7,
        date: '2026-07-01',
        number: '',
        reason: '项目调整',
        weights: [],
        stopped: ['longest' as IndicatorId],
        added: [],
      },
      note: '',
    };
    const chase = chased({ words: [{ said: stop, on: '2026-07-01' }] });
    expect(cellOf(chase, 6).expected).toBe(2);
    expect(cellOf(chase, 7).expected).toBe(1);
  });

  it.each(EVERY_PLAN)('[MO16] the sections of a month add up to its rows: $name', ({ plan: of }) => {
    const chase = chased({ of });
    const rated = of.indicators.filter(({ kind }) => kind !== 'quantitative').length;
    expect(monthOf(chase, 12).expected).toBe(of.indicators.length);
    expect(monthOf(chase, 11).expected).toBe(of.indicators.length - rated);
    expect(monthOf(chase, 11).reported).toBe(0);
  });
});

describe('when it was reported, and by whom', () => {
  it('[MO17] by the clock of who said it; who put it right later does not make it late', () => {
    const chase = chased({
      words: [
        ...both(6, '2026-07-03', '赵磊'),
        { said: twelve(6, '0.9'), on: '2026-07-20', who: '王敏', replaces: ['s1'] },
      ],
    });
    const cell = cellOf(chase, 6);
    expect(cell.isInTime).toBe(true);
    expect(cellTold(cell, 2026, dateOf)).toBe('营业科 6月：已报，应报 2 项；最近 7月3日 赵磊');
  });

  it('[MO17] a number that was cleared meanwhile counts from when it was said again', () => {
    const chase = chased({
      words: [
        ...both(6, '2026-07-03'),
        { said: twelve(6, null), on: '2026-07-04', replaces: ['s1'] },
        { said: twelve(6), on: '2026-07-09', who: '王敏', replaces: ['s2'] },
      ],
    });
    const cell = cellOf(chase, 6);
    expect(cell.isInTime).toBe(false);
    expect(cellSaying(cell)).toBe('迟报');
    expect(cellMark(cell)).toBe('✓迟');
    expect(cellTold(cell, 2026, dateOf)).toContain('最近 7月9日 王敏等 2 人');
  });

  it('[MO17] both days are shown where it came here more than a day later, and the first one counts', () => {
    const words = both(6, '2026-07-04');
    const on = (text: string) =>
      new Map([['s0', 's1'].map((id) => id as StatementId)].flat().map((id) => [id, day(text)]));
    const late = cellOf(chased({ words, arrivals: on('2026-07-09') }), 6);
    expect(late.isInTime).toBe(true);
    expect(cellTold(late, 2026, dateOf)).toContain('7月4日 李娜，7月9日收到');
    const soon = cellOf(chased({ words, arrivals: on('2026-07-05') }), 6);
    expect(cellTold(soon, 2026, dateOf)).not.toContain('收到');
  });

  it('[MO17] over the year: in time, late, overdue and corrected, without a rank', () => {
    const chase = chased({
      words: [
        ...both(4, '2026-05-03'),
        ...both(5, '2026-06-09'),
        { said: five(6), on: '2026-07-02' },
        { said: close(4), on: '2026-05-10' },
        { said: twelve(4, '0.7'), on: '2026-06-01', replaces: ['s1'], correction: '漏计' },
      ],
    });
    const own = chase.sections.find(({ section }) => section === '营业科');
    if (own === undefined) throw new Error('no section');
    expect(own.timeliness).toStrictEqual({
      inTime: 1,
      late: 1,
      undated: 0,
      open: 0,
      overdue: 5,
      closed: 0,
      corrections: 1,
    });
    expect(timelinessText(own.timeliness)).toBe('按时 1 个月，迟报 1 个月，逾期未报 5 个月，更正 1 处');
    expect(chase.sections.map(({ section }) => section)).toStrictEqual(
      plan.sections.filter((each) => plan.indicators.some(({ owner }) => owner === each)),
    );
  });

  it('[MO17] nothing is said of time without a date, and of sample data', () => {
    const undated = { ...plan, settings: { ...plan.settings, dueDay: null } };
    expect(cellOf(chased({ words: both(6, '2026-07-20'), of: undated }), 6).isInTime).toBeNull();
    expect(cellOf(chased({ words: [], of: undated }), 6).state).toBe('open');
    const sample = both(6, '2027-07-20').map((word) =>
      Object.assign({}, word, { origin: 'sample' as const }),
    );
    expect(cellOf(chased({ words: sample }), 6)).toMatchObject({ isInTime: null, last: null });
  });
});

describe('texts ready to send', () => {
  it('[MO18] to a section: what was due, which rows, which of earlier months, what to do', () => {
    const words: Word[] = [
      ...both(1, '2026-02-01'),
      ...both(2, '2026-03-01'),
      ...both(3, '2026-04-01'),
      ...both(4, '2026-05-01'),
      ...both(5, '2026-06-01'),
      { said: five(6), on: '2026-07-01' },
      { said: five(7), on: '2026-08-01' },
    ];
    expect(chaseText(chased({ words, today: '2026-08-03' }), 7, '营业科')).toBe(
      [
        '营业科：',
        '　　2026年7月绩效指标完成情况应于8月5日前报送。截至8月3日，贵科室尚有1项未报：第12项“报装办结时限”。',
        '　　此前月份尚缺：6月第12项“报装办结时限”。',
        '　　请于8月5日前填报；当月没有发生的请填“无”，确有困难的请及时告知。谢谢支持。',
        '',
        '综合科',
        '2026年8月3日',
      ].join('\n'),
    );
    expect(chaseText(chased({ words }), 7, '营业科')).toContain('现已逾期2天，请抓紧补报；');
    expect(chaseText(chased({ words, today: '2026-08-05' }), 7, '营业科')).toContain('请于今天内填报；');
  });

  it('[MO18] rows that earlier months lack are drawn together by their months', () => {
    const indicators = plan.indicators.map((row) =>
      row.id === 'twice' ? Object.assign({}, row, { owner: '客服科' }) : row,
    );
    const text = chaseText(chased({ today: '2026-12-03', of: { ...plan, indicators } }), 11, '客服科');
    expect(text).toContain('　　此前月份尚缺：1—10月第5、6、13、18项。');
  });

  it('[MO18] to all: each section that is still to be asked, and ratings apart', () => {
    const text = chaseText(chased({ today: '2027-01-03' }), 12, null);
    expect(text.split('\n')[0]).toBe('各科室：');
    expect(text).toContain('截至2027年1月3日，应报19项，已报0项，以下科室尚未报齐：');
    expect(text).toContain('　　客服科：3项未报：');
    expect(text).toContain('；1项待评定：第19项“诉求办理”');
    expect(text).toContain('预算执行数未填');
  });

  it('[MO18] nobody is asked who owes nothing, nor for a closed month', () => {
    const words: Word[] = [1, 2, 3, 4, 5, 6, 7].flatMap((month) => both(month, '2026-08-01'));
    expect(chaseText(chased({ words }), 7, '营业科')).toBe('');
    const closed = chased({ words: [{ said: close(1), on: '2026-02-06' }], today: '2026-02-07' });
    expect(chaseText(closed, 1, '营业科')).toBe('');
    expect(openSections(closed, 1)).toStrictEqual([]);
    expect(monthStanding(closed, 1)).toBe('应报 16 项，已报 0 项；7 个科室未报齐，差 16 项');
  });

  it('[MO18] a plan without sections asks without naming one; many rows go by their numbers', () => {
    const bare = {
      ...plan,
      sections: [],
      collectingSection: '',
      indicators: plan.indicators.map((row) => Object.assign({}, row, { owner: '' })),
    };
    const text = chaseText(chased({ of: bare, today: '2026-02-03' }), 1, null);
    expect(text).toContain('截至2月3日，尚有16项未报：第1—15、18项');
    expect(text).not.toContain('科室');
    expect(text).toContain(`\n${plan.unitName}\n`);
    expect(monthStanding(chased({ of: bare }), 1)).toBe('应报 16 项，已报 0 项；差 16 项');
  });
});

describe('催报清单', () => {
  it('[MO19] each missing row once, with its months and its oldest date, and who owes nothing', () => {
    const words: Word[] = [1, 2, 3, 4, 5, 6, 7]
      .flatMap((month) => both(month, '2026-08-01'))
      .filter(
        ({ said: { subject } }) =>
          !(subject.kind === 'month' && subject.indicator === 'longest' && subject.month > 5),
      );
    const list = chaseList(chased({ words }), 7, true);
    const own = list.rows.filter(({ section }) => section === '营业科');
    expect(own).toStrictEqual([
      {
        key: '营业科/longest',
        section: '营业科',
        seq: '12',
        name: '报装办结时限',
        unit: '天',
        months: '6、7月',
        due: '7月5日，逾期33天',
      },
    ]);
    expect(list.marks).toEqual(['示例数据']);
    expect(list.complete).toBe('');
    // One row for each of the plan's and the execution; every section owes something.
    expect(list.rows).toHaveLength(16);
  });

  it('[MO19] holds 200 rows, each once', () => {
    const list = chaseList(chased({ of: CITY, today: `${CITY.year + 1}-01-03` }), 12, false);
    const seqs = list.rows.map(({ seq }) => seq).filter((seq) => seq !== '');
    expect(new Set(seqs).size).toBe(CITY.indicators.length);
    expect(seqs).toHaveLength(CITY.indicators.length);
  });
});
