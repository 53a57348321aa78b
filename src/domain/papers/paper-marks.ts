import { SAMPLE_MARK } from '#src/domain/catalogue/plan.ts';

/** 未定稿 and 示例数据, as every page of a paper says them; none for a final paper of real data. */
export function paperMarks({
  isDraft,
  isSample,
}: {
  readonly isDraft: boolean;
  readonly isSample: boolean;
}): readonly string[] {
  return [...(isDraft ? ['未定稿'] : []), ...(isSample ? [SAMPLE_MARK] : [])];
}

/** The same in one line; '' without any. */
export function marksText(marks: readonly string[]): string {
  return marks.join('　');
}
