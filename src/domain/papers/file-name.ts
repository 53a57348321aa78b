import {
  DECLARATION_NAME,
  type EVALUATION_NAME,
  type MONITORING_NAME,
  SCORECARD_NAME,
  SNAPSHOT_NAME,
} from '#src/domain/papers/paper-names.ts';
import { cutText, plainLine } from '#src/kernel/plain-text.ts';
import { projectPart } from '#src/domain/words/plan-title.ts';

const MAX_PART = 80;

/** 'a_b_c.xlsx' of what tells one file from another; empty parts are left out. Safe as a file name on Windows [V16]. */
export function fileName(parts: readonly string[], extension: string): string {
  const safe = parts.map((part) => safeName(part)).filter((part) => part !== '');
  return `${safe.join('_')}.${extension}`;
}

/** What the name of every paper tells. */
export interface NamedPaper {
  readonly unitName: string;
  readonly project: string | null;
  readonly year: number;
  /** 未定稿; absent for papers that are never final. */
  readonly isDraft?: boolean;
  readonly isSample: boolean;
}

interface PaperNaming {
  /** Behind the year: '绩效评分表'. */
  readonly paper: string;
  readonly extension: string;
  /** What tells it from others of its kind: as of when, chosen by what. */
  readonly more?: readonly string[];
  /** 'YYYY-MM-DD hh:mm' by the office's clock: when it was made. */
  readonly madeAt?: string;
}

/** '重庆市潼南区电子政务中心_2025年度绩效快照_截至11月_未定稿_示例_20251202-0915.html' [V16]. */
export function paperFileName(
  { unitName, project, year, isDraft = false, isSample }: NamedPaper,
  { paper, extension, more = [], madeAt = '' }: PaperNaming,
): string {
  return fileName(
    [
      unitName,
      `${year}年度${paper}`,
      projectPart(project),
      ...more,
      isDraft ? '未定稿' : '',
      isSample ? '示例' : '',
      compactTime(madeAt),
    ],
    extension,
  );
}

/** A paper as of a month. */
export type DatedPaper = NamedPaper & { readonly cutOff: number };

export type ScorecardFormat = 'xlsx' | 'csv' | 'json';

export function scorecardFileName(
  table: DatedPaper & {
    readonly view: 'hundred' | 'ten-ninety';
    readonly tenNinety: { readonly whole: string };
  },
  extension: ScorecardFormat,
): string {
  const view = table.view === 'ten-ninety' ? [table.tenNinety.whole.replace('+', '加')] : [];
  return paperFileName(table, { paper: SCORECARD_NAME, extension, more: [asOf(table), ...view] });
}

/** Which year, as of when, and when it was made [Z1]. */
export function snapshotFileName(table: DatedPaper, madeAt: string): string {
  return paperFileName(table, {
    paper: SNAPSHOT_NAME,
    extension: 'html',
    more: [asOf(table)],
    madeAt,
  });
}

/** The official forms of a year. */
export type FormName = typeof EVALUATION_NAME | typeof MONITORING_NAME;

export function formFileName(form: DatedPaper, paper: FormName, extension: 'xlsx' | 'docx'): string {
  return paperFileName(form, { paper, extension, more: [asOf(form)] });
}

/** 总表 of a unit's year. */
export function unitTableFileName(table: DatedPaper, extension: 'xlsx' | 'docx'): string {
  return paperFileName(table, { paper: '整体及项目绩效自评汇总表', extension, more: [asOf(table)] });
}

/** 绩效目标申报表 of a plan or a draft, whose year may not be said yet. */
export function declarationFileName(
  paper: Omit<NamedPaper, 'year' | 'isDraft'> & { readonly year: string; readonly isDraft: boolean },
  extension: 'xlsx' | 'docx',
): string {
  return fileName(
    [
      paper.unitName,
      `${paper.year === '' ? '' : `${paper.year}年度`}${DECLARATION_NAME}`,
      projectPart(paper.project),
      paper.isDraft ? '草稿' : '',
      paper.isSample ? '示例' : '',
    ],
    extension,
  );
}

/** 自评报告 and 领导摘要 in Word: the paper of a whole year, or of a project's. */
export function reportFileName(report: NamedPaper, paper: string): string {
  const kind = report.project === null ? '部门整体' : '';
  return paperFileName(report, { paper: `${kind}${paper}`, extension: 'docx' });
}

export function packFileName(pack: NamedPaper, madeAt: string): string {
  return paperFileName(pack, { paper: '绩效自评材料包', extension: 'zip', madeAt });
}

/** '20260310-0915' */
export function compactTime(madeAt: string): string {
  return madeAt.replace(/[-:]/g, '').replace(' ', '-');
}

const asOf = ({ cutOff }: DatedPaper): string => `截至${cutOff}月`;

/** Without what Windows forbids in names, characters that nobody sees, and, once cut, dots or spaces at the ends. */
function safeName(name: string): string {
  const named = plainLine(name.replace(/[\\/:*?"<>|]/g, ''), Number.POSITIVE_INFINITY).replace(/^[. ]+/, '');
  return cutText(named, MAX_PART).replace(/[. ]+$/, '');
}
