import type { EvidenceEntry } from '#src/domain/papers/evidence-index.ts';
import { fileName } from '#src/domain/papers/file-name.ts';
import type { SealState } from '#src/domain/papers/form-foot.ts';
import type { SelfEvaluationForm } from '#src/domain/papers/self-evaluation-form.ts';
import { projectPart } from '#src/domain/words/plan-title.ts';
import { cutText } from '#src/kernel/plain-text.ts';

/** A file that is in the 材料包. */
export interface PackedFile {
  readonly name: string;
  readonly path: string;
  /** Bytes. */
  readonly size: number;
  /** 64 hex digits. */
  readonly sha256: string;
}

/** A part that is not in it, and why [A8]. */
export interface PackFault {
  readonly name: string;
  readonly path: string;
  readonly reason: string;
}

/** The folders of the 材料包, in the order in which a reviewer reads them [A6]. */
export const PACK_FOLDERS = {
  form: '01 绩效自评表',
  report: '02 绩效自评报告',
  monitor: '03 绩效运行监控表',
  summary: '04 领导摘要',
  evidence: '05 佐证材料',
  history: '06 修改记录',
  data: '07 数据包',
} as const;

export const SELF_CHECK_PATH = '00 自查页.html';

const MAX_FOLDER = 24;
const MAX_TITLE = 60;

/**
 * '05 佐证材料/07 公众号发文数/07-1 签到表.pdf': numbered, and a name that Windows accepts; numbers keep equal titles apart. Short, since
 * Windows allows 260 characters with the folder it is unpacked in.
 */
export function evidencePath({ indicator, number, title, source }: EvidenceEntry): string {
  const ending = source.kind === 'file' ? (/\.([A-Za-z0-9]{1,8})$/.exec(source.name)?.[1] ?? 'bin') : 'txt';
  const folder = folderName(`${String(indicator.seq).padStart(2, '0')} ${indicator.source.name}`);
  return `${PACK_FOLDERS.evidence}/${folder}/${fileName([cutText(`${number} ${title}`, MAX_TITLE)], ending.toLowerCase())}`;
}

function folderName(name: string): string {
  // As a file's name is made safe, without the ending.
  return fileName([cutText(name, MAX_FOLDER)], 'x').replace(/[. ]*\.x$/, '');
}

interface PackNameFacts {
  readonly unitName: string;
  readonly project: string | null;
  readonly year: number;
  readonly isSample: boolean;
  readonly isUnfinished: boolean;
  /** 'YYYY-MM-DD hh:mm' by the office's clock. */
  readonly localTime: string;
}

/** '重庆市潼南区电子政务中心_2025年度绩效自评材料包_未定稿_20260310-0915.zip' */
export function packFileName({
  unitName,
  project,
  year,
  isSample,
  isUnfinished,
  localTime,
}: PackNameFacts): string {
  return fileName(
    [
      unitName,
      `${year}年度绩效自评材料包`,
      projectPart(project),
      isUnfinished ? '未定稿' : '',
      isSample ? '示例' : '',
      localTime.replace(/[-:]/g, '').replace(' ', '-'),
    ],
    'zip',
  );
}

/** Why the pack is 未定稿; empty when it is not. */
export function unfinishedWords({ table }: SelfEvaluationForm, seal: SealState): readonly string[] {
  return [...table.unfinished, ...(seal.state === 'sealed' ? [] : ['年度还没有定稿'])];
}
