import type { Lack, LackingRow } from '#src/domain/draft/entry-plan.ts';

/** What a row does not say yet. */
export const LACK_WORDS: Record<Lack, string> = {
  name: '没有名称',
  operator: '没有指标性质（≥ ≤ = 或定性）',
  target: '没有能读懂的指标值',
  unit: '没有计量单位',
  twice: '编号与前面一项相同',
  undecided: '填过的数还没有决定怎么办',
};

/** '第 3 项“网站群检测”：没有计量单位' [PL52]. */
export function lackText({ seq, name, lack }: LackingRow): string {
  return `第 ${seq} 项${name === '' ? '' : `“${name}”`}：${LACK_WORDS[lack]}`;
}
