import { openReasonText } from '#src/domain/words/finality-words.ts';
import type { OpenReason } from '#src/domain/year/finality.ts';

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

/** Who signs below a form, with room behind each, and the day; all to be written by hand. */
export const SIGNATURE_LINES: readonly string[] = [
  ...['填报人', '审核人', '负责人'].map((who) => `${who}（签字）：`),
  '日期：　　　　年　　月　　日',
];

export const plainLine = (text: string): FootLine => ({ text, isStrong: false });
export const strongLine = (text: string): FootLine => ({ text, isStrong: true });

/** What makes the form final, or keeps it from being so. @param open why it cannot be final yet */
export function sealLines(seal: SealState, open: readonly OpenReason[]): readonly FootLine[] {
  const reasons = open.map(openReasonText);
  if (seal.state === 'sealed') {
    return [
      plainLine(`已定稿：${seal.at}，${seal.by}。校验码（SHA-256）：${seal.digest}`),
      ...reasons.map((text) => plainLine(`定稿时：${text}`)),
    ];
  }
  return open.length === 0
    ? [strongLine('未定稿：内容已齐，尚未定稿')]
    : reasons.map((text) => strongLine(`未定稿：${text}`));
}

export const SAMPLE_LINE = strongLine('示例数据：不是真实填报');

/** The 口径 in force by name, and how it reckons, below every form [KJ8]. */
export const rulesText = (rules: readonly string[]): string => `评分规则：${rules.join('；')}。`;
