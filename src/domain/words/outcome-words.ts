/** What became of something that was asked for, where several places say it; what one place says alone stays with it. */
export const OUTCOME_WORDS = {
  snapshotFailed: '快照没有导出，数据未受影响。请重试；若仍不行，请重新载入页面',
  exportFailed: '导出没有成功，数据未受影响。请重试；若仍不行，请改用其他格式',
  exportNotFetched: '没有导出：程序文件没有取到，请再点一次',
  /** Behind it: where to go step by step. */
  overtaken: '之后又有新的操作，没有撤销',
  overtakenMerge: '之后又有新的操作，没有撤销。可在「最近操作」逐步撤销',
  mergeUndone: '已撤销并入',
  undoFailed: '没有撤销：读写本机数据时出错，请重试',
  unreadableFile: '文件读不出来（可能已移走、被占用或没有权限）',
  chaseNotCopied: '浏览器没有复制成功：请选中催报文字，按 Ctrl+C',
  keyCopied: '公钥已复制',
  keyNotCopied: '没有复制成，请选中公钥后按 Ctrl+C',
  onlySupposed: '只在这里算，不保存，不影响任何数据',
} as const;

/** '2 个方案读不出来…': behind «本机有» or «本机另有». */
export function damagedPlansText(count: number): string {
  return `${count} 个方案读不出来（内容损坏），没有改动；请从备份的数据包重新导入。`;
}
