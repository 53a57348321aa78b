import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { DEFAULT_RULES } from '#src/domain/catalogue/rules.ts';
import { clipToBand, type Tier } from '#src/domain/catalogue/tier.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { q } from '#test/domain/support/build.ts';
import { fixturePlan } from '#test/support/read-fixture-plan.ts';

/**
 * A water works of a county, 2026: 19 rows in printed classes, 618.6 万元, grades from 88, 75 and 60. The plan of a test that needs one and
 * does not ask which. Its rows are called by what they are:
 *
 * | id        | row                          | weight | | id        | row                            | weight |
 * | exact     | = 3, due in December         | 4      | | mean      | mean % ≥ 98.5                  | 7      |
 * | equal     | = 5, due in December         | 3.5    | | longest   | largest of days ≤ 3            | 4      |
 * | steps     | ≥ 6: 1, 3, 4, 6 by quarters  | 4.5    | | mean-cap  | mean ≤ 20 seconds              | 4.5    |
 * | stock     | latest ≥ 12                  | 5      | | money     | 万元, sum ≥ 36.5 in December   | 8      |
 * | twice     | ≥ 3: 1 by June, 3 by December| 5.5    | | money-cap | 万元, sum ≤ 24, linear         | 6      |
 * | cases     | sum ≥ 40, linear             | 3      | | rated     | 定性                           | 5      |
 * | sum       | sum ≥ 18000, linear          | 9      | | rated-too | 定性                           | 3      |
 * | count     | sum ≥ 48, linear             | 3      | | latest    | latest % ≥ 92                  | 8      |
 * | ceiling   | sum ≤ 2 of the year          | 6      | | parts     | two parts, ≥ 98 and ≥ 90       | 5      |
 * | worst     | largest of hours ≤ 2         | 6      | |           |                                |        |
 */
export const WATER = fixturePlan('water-19');

/**
 * A year of it, by hand: what each month says, January first; - is 无发生, _ nothing. After the bar: to June, and the year; the score of
 * the year where the target is missed. Met in December: exact, steps, stock, mean, longest, mean-cap, money-cap.
 */
const MONTHLY: Readonly<Record<string, string>> = {
  exact: '- - 1 - - 1 - - 1 - - -', // 2 | 3
  equal: '- - - - 2 - - - - 1 - -', // 2 | 3, 3.5 × 3/5 = 2.10
  steps: '- - 1 - 1 1 - - 1 - 1 1', // 3 | 6
  stock: '12 12 12 12 12 12 12 12 12 12 12 12',
  twice: '- - - 1 - - - - 1 - - -', // 1 | 2, 5.5 × 2/3 = 3.67
  cases: '3 - 4 5 2 4 3 4 4 5 3 -', // 18 | 37, 3 × 37/40 = 2.775 → 2.78
  sum: '1480 1265 1622 1374 1596 1541 1465 1304 1610 1388 1486 1552', // 8878 | 17683, 9 × 17683/18000 = 8.8415 → 8.84
  count: '4 3 4 4 4 4 4 4 4 4 4 4', // 23 | 47, 3 × 47/48 = 2.9375 → 2.94
  ceiling: '0 0 1 0 0 1 0 1 0 0 0 0', // 2 | 3, 6 × 2/3 = 4.00
  worst: '1.5 - 1.75 - 1.2 2.5 - 1.6 1 - 1.8 1', // 2.5 in June, 6 × 2/2.5 = 4.80
  mean: '98.82 98.91 98.76 98.88 98.95 98.41 98.87 98.9 98.93 98.85 98.9 98.92', // 592.73/6 = 98.79
  longest: '2 2 2.5 2 2 3 2 2.5 2 2 2 2', // 3 in June
  'mean-cap': '17.6 18.1 17.8 17.4 17.2 18.5 18 17.7 17.5 17.3 17.6 17.4', // 106.6/6 = 17.77
  money: '- - - 9 - - 8.8 - - 7.2 - 6.35', // 9 | 31.35, 8 × 31.35/36.5 = 6.8712… → 6.87
  'money-cap': '1.9 1.9 1.9 1.9 1.9 1.9 1.9 1.9 1.9 1.9 1.9 1.9', // 11.4 | 22.8
  latest: '- - - - - - - - - 91 - -', // 91, 8 × 91/92 = 7.913… → 7.91
};

const NOTES: Readonly<Record<string, string>> = {
  'sum/2': '春节停产，送检偏少',
  'ceiling/6': '6 月 18 日东站误加氯，2 小时内停供，已上报',
  'money/12': '三期管网验收后支付尾款',
};

/** 'sum: 10 - _ 3': what the months of one row say, January first; - is 无发生, _ nothing. */
export function says(text: string): readonly Said[] {
  const [row = '', cells = ''] = text.split(':');
  return cells
    .trim()
    .split(/\s+/)
    .flatMap((word, index): Said[] => {
      if (word === '_' || word === '') return [];
      return [
        {
          subject: { kind: 'month', indicator: row.trim() as IndicatorId, month: (index + 1) as Month },
          content: word === '-' ? { kind: 'none' } : { kind: 'number', value: q(word) },
          note: '',
        },
      ];
    });
}

function rated(row: string, tier: Tier, coefficient: number, evidence: string): Said {
  return {
    subject: { kind: 'rating', indicator: row as IndicatorId, month: 12 },
    content: { tier, coefficient: clipToBand(tier, coefficient, DEFAULT_RULES), evidence },
    note: '',
  };
}

function part(name: string, value: string): Said {
  return {
    subject: { kind: 'part', indicator: 'parts' as IndicatorId, part: name, month: 12 },
    content: { kind: 'number', value: q(value) },
    note: '',
  };
}

/** 300 万元 to June, 606 in the year. */
const EXECUTION = '48.2 45.1 51.6 52.3 49.8 53 50.4 47.9 52.2 49.6 51.1 54.8'.split(' ');

/**
 * 35 points of the rows that are met, 43.91 of those above that are not, and what is rated: 5 × 0.9 = 4.50, 3 × 0.5 = 1.50 and
 * 5 × 0.75 = 3.75: 88.66.
 */
const YEAR: readonly Said[] = [
  ...Object.entries(MONTHLY).flatMap(([row, cells]) =>
    says(`${row}: ${cells}`).map((said, at) =>
      Object.assign({}, said, { note: NOTES[`${row}/${at + 1}`] ?? '' }),
    ),
  ),
  ...EXECUTION.map(
    (amount, index): Said => ({
      subject: { kind: 'execution', month: MONTHS[index] ?? 12 },
      content: { kind: 'number', value: q(amount) },
      note: '',
    }),
  ),
  part('a', '98.4'),
  part('b', '88.5'),
  rated('rated', 'met', 900_000, '三个镇区改用自来水，入户回访记录'),
  rated('rated-too', 'unmet', 500_000, '保护区标识牌未更新'),
  rated('parts', 'partly', 750_000, '办结率 98.4%，回访满意率 88.5%（热线系统年终统计）'),
];

/** The year, for the rows that a plan made from this one still has. */
export function waterYear(plan: Plan = WATER): readonly Said[] {
  const rows = new Set<string>(plan.indicators.map(({ id }) => id));
  return YEAR.filter(({ subject }) => !('indicator' in subject) || rows.has(subject.indicator));
}
