import { ADJUSTED_TARGET_LABEL, MANUAL_SCORE_LABEL } from '#src/domain/catalogue/field-words.ts';
import type { Intent, Operation } from '#src/domain/statements/operation.ts';

/** What people did, in words: apart from what they said, for the grid tells of it from the first moment. */

export const INTENT_WORDS: Record<Intent, string> = {
  type: '录入',
  none: '填无发生',
  clear: '清除',
  paste: '粘贴',
  cut: '剪切',
  fill: '填充',
  rate: '评定',
  part: '填分项',
  execution: '填预算执行数',
  note: '写备注',
  remark: '写说明',
  'manual-score': MANUAL_SCORE_LABEL,
  'adjust-target': ADJUSTED_TARGET_LABEL,
  'adjust-plan': '调整方案',
  'correct-plan': '更正原文',
  'uncorrect-plan': '撤回更正原文',
  'settle-draft': '决定草稿里填过的数',
  'unsettle-draft': '撤回对草稿里填过的数的决定',
  expect: '填全年预计',
  restore: '恢复旧值',
  plan: '修改方案',
  merge: '并入数据包',
  'restore-point': '恢复到还原点',
  'restore-file': '恢复为文件的状态',
  carry: '转入另一方案的填报',
  text: '写年终材料文字',
  outlook: '填运行监控表',
  meeting: '记会议要求',
  evidence: '增删佐证材料',
  'close-month': '关账',
  'open-month': '重新打开月份',
  check: '确认数没错',
  seal: '年度定稿',
  unseal: '重新打开年度',
  sample: '生成示例数据',
};

/** '粘贴 36 处', '撤销：粘贴 36 处'. */
export function operationText({ kind, intent, count, source }: Operation): string {
  const changed = count === 1 ? INTENT_WORDS[intent] : `${INTENT_WORDS[intent]} ${count} 处`;
  const what = source === undefined ? changed : `${changed}（${source}）`;
  switch (kind) {
    case 'do':
      return what;
    case 'undo':
      return `撤销：${what}`;
    case 'redo':
      return `重做：${what}`;
  }
}
