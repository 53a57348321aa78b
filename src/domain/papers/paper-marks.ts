/** 未定稿 and 示例数据, as every page of a paper says them. */
export function paperMarks({
  isDraft,
  isSample,
}: {
  readonly isDraft: boolean;
  readonly isSample: boolean;
}): readonly string[] {
  return [...(isDraft ? ['未定稿'] : []), ...(isSample ? ['示例数据'] : [])];
}

/** The same in one line; '' for a final paper of real data. */
export function marksText(paper: Parameters<typeof paperMarks>[0]): string {
  return paperMarks(paper).join('　');
}
