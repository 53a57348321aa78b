import { readSign } from '#src/domain/import/target-cell.ts';
import { bare, headWord } from '#src/domain/import/words.ts';

export type Role =
  | 'name'
  | 'class1'
  | 'class2'
  | 'unit'
  | 'operator'
  | 'direction'
  | 'type'
  | 'target'
  | 'weight'
  | 'project'
  | 'owner'
  | 'none';

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
const LEFT_OUT = /长期|中期|实施期|实施周期|三年|上年|实际|完成值|得分|解释|标准|备注|偏差/;
const FAMILIES: readonly (readonly [RegExp, Role])[] = [
  [/^(?:一级指标|指标类别)(?:名称)?$/, 'class1'],
  [/^二级指标(?:名称)?$/, 'class2'],
  [
    /^(?:(?:20\d\d年)?(?:年度|年初|绩效)?(?:绩效)?指标值|(?:指标|年度)?目标值|本年度计划水平|预期当年实现值|指标值及单位)$/,
    'target',
  ],
  [/^(?:(?:绩效)?指标性质|计算符号|运算符号|比较符号?|符号|指标方向性?)$/, 'operator'],
  [/^(?:计量|度量|绩效度量|指标)?单位$/, 'unit'],
  [/^(?:指标)?(?:权重|分值)(?:权重)?$/, 'weight'],
  [/^指标值?类型$/, 'type'],
  [/^项目名称$/, 'project'],
  [/^(?:单位名称|预算单位|部门名称)$/, 'owner'],
];

/** The role that a header word gives to its column; content may still change it. */
export function roleOfHeader(text: string): Role {
  const word = headWord(text);
  if (LEFT_OUT.test(bare(text))) return 'none';
  if (NAMES.includes(word)) return 'name';
  return FAMILIES.find(([pattern]) => pattern.test(word))?.[1] ?? 'none';
}

/** Which of two columns that could name the indicator does: 三级指标 before 绩效指标. */
export const nameRank = (text: string): number => NAMES.indexOf(headWord(text));

/** What the filled cells of a column are: signs, directions, or neither. */
export function roleOfContent(texts: readonly string[]): Role {
  const filled = texts.map(bare).filter((text) => text !== '');
  if (filled.length === 0) return 'none';
  if (filled.every((text) => /^(?:正向|反向|负向|逆向)(?:指标)?$/.test(text))) return 'direction';
  if (filled.every((text) => /^(?:定性|定量)(?:指标)?$/.test(text))) return 'type';
  if (filled.every((text) => readSign(text) !== null || text === '定性')) return 'operator';
  return 'none';
}
