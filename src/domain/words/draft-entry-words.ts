import { NO_NAME, NO_UNIT } from '#src/domain/draft/draft-problems.ts';
import type { Lack, LackingRow } from '#src/domain/draft/entry-plan.ts';

export const READY_TO_ISSUE = '可以下达';

/** What a row does not say yet. */
export const LACK_WORDS: Record<Lack, string> = {
  name: NO_NAME,
  operator: '没有指标性质（≥ ≤ = 或定性）',
  target: '没有能读懂的指标值',
  unit: NO_UNIT,
  twice: '编号与前面一项相同',
  undecided: '填过的数还没有决定怎么办',
};

/** '第 3 项“网站群检测”：没有计量单位' [PL52]. */
export function lackText({ seq, name, lack }: LackingRow): string {
  return `第 ${seq} 项${name === '' ? '' : `“${name}”`}：${LACK_WORDS[lack]}`;
}
