import type { EvidenceEntry } from '#src/domain/papers/evidence-index.ts';
import { fileName } from '#src/domain/papers/file-name.ts';
import type { SealState } from '#src/domain/papers/form-foot.ts';
import {
  EVALUATION_NAME,
  HISTORY_NAME,
  MONITORING_NAME,
  REPORT_NAME,
} from '#src/domain/papers/paper-names.ts';
import { openReasonText } from '#src/domain/words/finality-words.ts';
import { openReasons, type OpenReason } from '#src/domain/year/finality.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
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
  form: `01 ${EVALUATION_NAME}`,
  report: `02 ${REPORT_NAME}`,
  monitor: `03 ${MONITORING_NAME}`,
  summary: '04 领导摘要',
  evidence: '05 佐证材料',
  history: `06 ${HISTORY_NAME}`,
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

/** Why the pack is 未定稿: the scorecard cannot be final, or nobody has sealed the year. */
type PackReason = OpenReason | { readonly kind: 'not-sealed' };

/** Empty for the pack of a sealed year that is whole. */
export function packReasons(report: YearReport, { state }: SealState): readonly PackReason[] {
  return [...openReasons(report), ...(state === 'sealed' ? [] : [{ kind: 'not-sealed' as const }])];
}

export function packReasonText(reason: PackReason): string {
  return reason.kind === 'not-sealed' ? '年度还没有定稿' : openReasonText(reason);
}
