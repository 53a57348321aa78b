import { fileName } from '#src/domain/papers/file-name.ts';
import { projectPart } from '#src/domain/words/plan-title.ts';

interface NamedForm {
  readonly unitName: string;
  readonly project: string | null;
  readonly year: number;
  readonly cutOff: number;
  /** 未定稿 and 示例数据, as the form bears them. */
  readonly marks: string;
}

/** '重庆市潼南区电子政务中心_2025年度绩效自评表_截至12月_未定稿.docx' [V16]. */
export function formFileName(
  { unitName, project, year, cutOff, marks }: NamedForm,
  paper: '绩效自评表' | '绩效运行监控表',
  extension: 'xlsx' | 'docx',
): string {
  const marked = marks.split('　').map((mark) => (mark === '示例数据' ? '示例' : mark));
  return fileName(
    [unitName, `${year}年度${paper}`, projectPart(project), `截至${cutOff}月`, ...marked],
    extension,
  );
}
