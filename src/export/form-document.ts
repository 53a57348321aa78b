import type { Paragraph } from 'docx';
import { SIGNATURE_LINES, type FootLine } from '#src/domain/papers/form-foot.ts';
import { line } from '#src/export/document-parts.ts';

/** What both official forms have above and below their tables. */

/** Title, and the line with the unit below it. */
export function formTitle(title: string, meta: readonly string[]): readonly Paragraph[] {
  return [
    line(title, { font: 'title', size: '小二', align: 'center', after: 4 }),
    line(meta.join('　　　　'), { size: '小五', align: 'center', after: 2 }),
  ];
}

/** The rules in force, the marks, and the lines to sign on: together on one page, for nobody signs an empty one. */
export function formFoot(lines: readonly FootLine[]): readonly Paragraph[] {
  return [
    ...lines.map(({ text, isStrong }) =>
      line(text, { size: '小五', isBold: isStrong, before: 2, isKeptWithNext: true }),
    ),
    line(SIGNATURE_LINES.join('　　　　　　　　'), {
      size: '五号',
      before: 16,
    }),
  ];
}
