import { INTENT_WORDS } from '#src/domain/words/operation-words.ts';

/** Why an earlier word cannot be said again [I5]. */
export const RESTORE_WORDS = {
  otherwise: '这是改单位或口径之前的记录，本项现在的读法不同，请按现在的单位重新填',
  attribute: '方案属性请到「绩效方案」修改',
  settings: '计分设置请到「绩效方案」修改',
  closing: '关账和定稿不能从记录里恢复',
  gone: '这一行已不在方案里，不能恢复',
  checked: '核对只对当时的数有效，请在数的旁边重新确认',
} as const;

/** Where a row of the history is about no indicator. */
export const WHOLE_PLAN = '方案';

/** Where it is about a row that nobody knows any more. */
export const GONE_ROW = '已不在方案里的行';

/** @param file the package that brought it */
export function arrivedText(file: string): string {
  return `并入自 ${file}`;
}

/** A change of a closed month. @param reason '' where nobody wrote one */
export function correctionText(reason: string): string {
  return reason === '' ? '更正（关账后改动，未写理由）' : `更正：${reason}`;
}

/** A new version of the plan's text, or its taking back. */
export function versionTurnText(isTakenBack: boolean, reason: string): string {
  if (isTakenBack) return INTENT_WORDS['uncorrect-plan'];
  const corrected = INTENT_WORDS['correct-plan'];
  return reason === '' ? corrected : `${corrected}：${reason}`;
}
