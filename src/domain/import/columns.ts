import { isUnitText, readSign } from '#src/domain/import/target-cell.ts';
import { bare, headWord } from '#src/domain/import/words.ts';

export const ROLES = [
  'name',
  'class1',
  'class2',
  'unit',
  'operator',
  'direction',
  'type',
  'target',
  'weight',
  'project',
  'owner',
  'budget',
  'none',
] as const;
export type Role = (typeof ROLES)[number];

const NAMES = [
  '三级指标',
  '三级指标名称',
  '指标名称',
  '指标内容',
  '具体指标',
  '评价指标',
  '绩效指标',
  '指标',
];
/** Columns that are never the plan of the year. */
const LEFT_OUT = /上年|前年|去年|上一年|前三年|历史|实际|完成值|完成情况|得分|解释|说明|标准|备注|偏差|自评/;
/** What a period of several years is called. */
const SEVERAL_YEARS = /长期|中期|实施期|实施周期|三年|总体指标值|总目标/;
const FAMILIES: readonly (readonly [RegExp, Role])[] = [
  [/^(?:一级指标|指标类别)(?:名称)?$/, 'class1'],
  [/^二级指标(?:名称)?$/, 'class2'],
  [
    /^(?:(?:20\d\d年度?)?(?:本?年度|当年|年初|调整后?的?|全年)?(?:绩效)?指标(?:目标)?值|(?:20\d\d年度?)?(?:绩效)?(?:指标|本?年度|当年|年初)?目标值|本?年度计划水平|预期当年实现值|(?:年度)?指标值及单位)$/,
    'target',
  ],
  [/^(?:(?:绩效)?指标性质|计算符号|运算符号?|比较符号?|符号|指标方向性?)$/, 'operator'],
  [/^(?:(?:绩效|指标)?(?:计量|度量)|指标|绩效)?单位$/, 'unit'],
  [/^(?:三级)?(?:指标)?(?:权重|分值)(?:权重|\/权重|\/分值)?$/, 'weight'],
  [/^指标值?类型$/, 'type'],
  [/^项目名称$/, 'project'],
  [/^(?:部门\(单位\)名称|单位名称|预算单位|部门名称|实施单位|项目单位|填报单位)$/, 'owner'],
  [
    /^(?:部门支出预算数|年度资金总额|资金总额|预算数|预算金额|项目资金总额|年度预算数|年度预算金额)$/,
    'budget',
  ],
];

/** The role that a header word gives to its column; content may still change it. */
export function roleOfHeader(text: string): Role {
  const word = headWord(text);
  const whole = bare(text);
  if (LEFT_OUT.test(whole) || SEVERAL_YEARS.test(whole)) return 'none';
  // What somebody proposed is not what a table prints [ND6].
  if (whole.endsWith('(建议)')) return 'none';
  if (NAMES.includes(word)) return 'name';
  return FAMILIES.find(([pattern]) => pattern.test(word))?.[1] ?? 'none';
}

/** Known as a column's header, also when the column is left out. */
export function isHeaderWord(text: string): boolean {
  const word = bare(text);
  return (
    roleOfHeader(text) !== 'none' ||
    /^(?:序号|编号|备注|年度|本年度?|全年|年初|当年|今年|上年|20\d\d年度?|绩效目标|年度绩效目标|年度绩效指标|年度指标|数值|目标|计划)$/.test(
      headWord(text),
    ) ||
    (word.length < 16 && (LEFT_OUT.test(word) || SEVERAL_YEARS.test(word)))
  );
}

export const isSeveralYears = (text: string): boolean => SEVERAL_YEARS.test(bare(text));

/** Which of two columns that could name the indicator does: 三级指标 before 绩效指标. */
export const nameRank = (text: string): number => NAMES.indexOf(headWord(text));

const isDirection = (text: string): boolean => /^(?:正向|反向|负向|逆向|中性)(?:指标)?$/.test(text);
const isType = (text: string): boolean => /^(?:定性|定量)(?:指标)?$/.test(text);

/** What the filled cells of a column are: signs, directions, types, units, or none of these. */
export function roleOfContent(texts: readonly string[]): Role {
  const filled = texts.map(bare).filter((text) => text !== '' && !/^[-—/]+$/.test(text));
  if (filled.length === 0) return 'none';
  if (filled.every(isType)) return 'type';
  if (filled.every((text) => isDirection(text) || isType(text))) return 'direction';
  if (filled.every((text) => readSign(text) !== null || isType(text))) return 'operator';
  if (filled.every((text) => isUnitText(text) || text === '定性')) return 'unit';
  return 'none';
}
