/** Whether the year is final; the caller has the clock and the calendar. */
export type SealState =
  | { readonly state: 'open' }
  | {
      readonly state: 'sealed';
      /** SHA-256, 64 hex digits. */
      readonly digest: string;
      /** Local time, as it is printed. */
      readonly at: string;
      readonly by: string;
    };

/** A line below a form. */
export interface FootLine {
  readonly text: string;
  readonly isStrong: boolean;
}

/** Who signs below a form, with room behind each. */
export const SIGNATURES = ['填报人', '审核人', '负责人'] as const;

/** To be written by hand. */
export const SIGNED_ON = '日期：　　　　年　　月　　日';

export const plainLine = (text: string): FootLine => ({ text, isStrong: false });
export const strongLine = (text: string): FootLine => ({ text, isStrong: true });

/** 未定稿 and 示例数据, as every sheet of a form says them; '' for a final form of real data. */
export function formMarks(seal: SealState | null, isSample: boolean): string {
  return [...(seal?.state === 'open' ? ['未定稿'] : []), ...(isSample ? ['示例数据'] : [])].join('　');
}

/** What makes the form final, or keeps it from being so. @param reasons why it cannot be final yet */
export function sealLines(seal: SealState, reasons: readonly string[]): readonly FootLine[] {
  if (seal.state === 'sealed') {
    return [
      plainLine(`已定稿：${seal.at}，${seal.by}。校验码（SHA-256）：${seal.digest}`),
      ...reasons.map((text) => plainLine(`定稿时：${text}`)),
    ];
  }
  return reasons.length === 0
    ? [strongLine('未定稿：内容已齐，尚未定稿')]
    : reasons.map((text) => strongLine(`未定稿：${text}`));
}

export const SAMPLE_LINE = strongLine('示例数据：不是真实填报');
