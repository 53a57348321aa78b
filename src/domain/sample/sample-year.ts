import type { PlanIndicator, Plan } from '#src/domain/catalogue/plan.ts';
import { DEFAULT_RULES } from '#src/domain/catalogue/rules.ts';
import { clipToBand } from '#src/domain/catalogue/tier.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { textToQuantity } from '#src/domain/quantity/decimal-text.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';

/**
 * A believable year for annex 10: what each month says, January first; '' = not reported, '-' = 无发生. Written by hand so that
 * every state of the dashboard occurs: met, over 130 %, short, a ceiling broken once, a survey once, costs paid late.
 */
const MONTHLY: Readonly<Record<string, readonly string[]>> = {
  '01': ['-', '-', '1', '-', '-', '1', '-', '-', '1', '-', '-', '-'],
  '02': ['-', '-', '-', '-', '1', '-', '-', '-', '-', '-', '-', '-'],
  '03': ['-', '-', '1', '-', '-', '1', '-', '-', '1', '-', '-', '1'],
  '04': ['4', '4', '4', '4', '4', '4', '4', '4', '4', '4', '4', '4'],
  '05': ['-', '-', '-', '1', '-', '-', '-', '-', '1', '-', '-', '-'],
  '06': ['1', '-', '1', '1', '-', '1', '1', '-', '1', '1', '1', '-'],
  '07': ['1180', '965', '1322', '1274', '1296', '1341', '1265', '1204', '1310', '1188', '1286', '1352'],
  '08': ['10', '8', '10', '10', '10', '10', '10', '10', '10', '10', '10', '10'],
  '09': ['0', '0', '0', '0', '0', '1', '0', '0', '0', '0', '0', '0'],
  '10': ['0.5', '-', '0.75', '-', '0.4', '1.25', '-', '0.6', '0.5', '-', '0.8', '0.5'],
  '11': [
    '99.82',
    '99.91',
    '99.76',
    '99.88',
    '99.95',
    '99.41',
    '99.87',
    '99.9',
    '99.93',
    '99.85',
    '99.9',
    '99.92',
  ],
  '12': ['1', '1', '1', '1', '1', '1', '1', '1', '1', '1', '1', '1'],
  '13': ['4', '5', '3', '4', '3', '4', '4', '5', '3', '4', '4', '3'],
  '14': ['0.86', '0.91', '0.88', '0.84', '0.82', '0.95', '0.9', '0.87', '0.85', '0.83', '0.86', '0.84'],
  '15': ['-', '-', '-', '-', '1.5', '-', '-', '-', '-', '1.5', '-', '-'],
  '16': ['-', '-', '2.5', '-', '-', '2.5', '-', '-', '2.5', '-', '-', '2.5'],
  '17': [
    '0.575',
    '0.575',
    '0.575',
    '0.575',
    '0.575',
    '0.575',
    '0.575',
    '0.575',
    '0.575',
    '0.575',
    '0.575',
    '0.575',
  ],
  '18': ['-', '-', '-', '6', '-', '-', '4.8', '-', '-', '3.2', '-', '4.35'],
  '19': ['-', '0.8', '-', '-', '0.9', '-', '0.7', '-', '0.5', '-', '0.2', '-'],
  '20': ['0.5', '0.5', '0.5', '0.5', '0.5', '0.5', '0.5', '0.5', '0.5', '0.5', '0.5', '0.5'],
  '21': ['-', '-', '-', '-', '-', '-', '-', '0.98', '-', '-', '-', '-'],
  '22': ['-', '-', '-', '1', '-', '-', '-', '-', '1', '-', '-', '-'],
  '23': ['-', '-', '-', '-', '-', '-', '-', '-', '-', '-', '0.6', '-'],
  '24': ['-', '-', '-', '-', '-', '-', '-', '-', '1', '-', '-', '-'],
  '25': ['-', '-', '-', '-', '-', '-', '-', '-', '-', '-', '-', '0'],
  '26': ['-', '-', '1.7', '-', '-', '1.7', '-', '-', '1.7', '-', '-', '-'],
  '27': ['-', '0.5', '-', '0.5', '-', '0.5', '-', '0.5', '-', '0.5', '-', '0.5'],
  '28': ['0.6', '0.55', '0.7', '0.65', '0.7', '0.65', '0.7', '0.6', '0.7', '0.75', '0.75', '0.75'],
  '31': ['-', '-', '-', '-', '-', '95.6', '-', '-', '-', '-', '-', '96.4'],
};

const EXECUTION = [
  '28.6',
  '25.4',
  '36.2',
  '38.9',
  '35.7',
  '41.3',
  '37.8',
  '34.1',
  '40.6',
  '36.9',
  '39.8',
  '43.3',
];

const NOTES: Readonly<Record<string, string>> = {
  'month/07/2': '春节假期，信息量偏低',
  'month/09/6': '6 月 18 日栏目页被篡改，2 小时内恢复，已上报',
  'month/10/6': '线路割接，恢复 75 分钟',
  'month/18/12': '二期改版验收后支付尾款',
  'month/25/12': '培训改为线上，未产生费用',
};

/** Everything the sample year says about a plan made from annex 10. Rows the sample does not know stay empty. */
export function sampleYear(plan: Plan): readonly Said[] {
  return [
    ...plan.indicators.flatMap(indicatorSaid),
    ...EXECUTION.map(
      (amount, index): Said => ({
        subject: { kind: 'execution', month: monthAt(index) },
        content: { kind: 'number', value: quantity(amount) },
        note: '',
      }),
    ),
  ];
}

function indicatorSaid(indicator: PlanIndicator): readonly Said[] {
  if (indicator.kind === 'quantitative') {
    return (MONTHLY[indicator.id] ?? []).flatMap((text, index): Said[] => {
      if (text === '') return [];
      const month = monthAt(index);
      const note = NOTES[`month/${indicator.id}/${month}`] ?? '';
      return [
        {
          subject: { kind: 'month', indicator: indicator.id, month },
          content: text === '-' ? { kind: 'none' } : { kind: 'number', value: quantity(text) },
          note,
        },
      ];
    });
  }
  const rating: Said = {
    subject: { kind: 'rating', indicator: indicator.id, month: 12 },
    content:
      indicator.kind === 'compound'
        ? {
            tier: 'partly',
            coefficient: clipToBand('partly', 750_000, DEFAULT_RULES),
            evidence: '网上办结率 96.1%，满意度 94.2%（信件办理系统年终统计）',
          }
        : {
            tier: 'met',
            coefficient: clipToBand('met', 950_000, DEFAULT_RULES),
            evidence: '年度政务公开第三方评估报告',
          },
    note: '',
  };
  if (indicator.kind === 'qualitative') return [rating];
  const values = ['96.1', '94.2'];
  const parts = indicator.parts.map(
    (part, index): Said => ({
      subject: { kind: 'part', indicator: indicator.id, part: part.id, month: 12 },
      content: { kind: 'number', value: quantity(values[index] ?? '95') },
      note: '',
    }),
  );
  return [...parts, rating];
}

function monthAt(index: number): Month {
  const month = MONTHS[index];
  if (month === undefined) throw new Error(`sample: month ${index + 1}`);
  return month;
}

/** The sample is ours: a fault in it is a bug. */
function quantity(text: string): Quantity {
  const parsed = textToQuantity(text);
  if (typeof parsed === 'string') throw new Error(`sample: «${text}»: ${parsed}`);
  return parsed;
}
