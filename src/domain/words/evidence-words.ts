import { cutText } from '#src/kernel/plain-text.ts';
import {
  EVIDENCE_EXTENSIONS,
  MAX_EVIDENCE_FILE,
  MAX_EVIDENCE_YEAR,
  type EvidenceRefusal,
} from '#src/domain/statements/evidence-file.ts';

const megabytes = (bytes: number): string => `${bytes / 2 ** 20} MB`;

/** Said before anything is picked [A1]. */
export const EVIDENCE_LIMITS = `每个文件不超过 ${megabytes(MAX_EVIDENCE_FILE)}，全年合计不超过 ${megabytes(MAX_EVIDENCE_YEAR)}`;

export const EVIDENCE_TYPES = 'PDF、图片、Word/Excel/PPT/WPS、OFD、文本、zip';

/** What is wrong with a file, and what to do. */
export function evidenceRefusalText(refusal: EvidenceRefusal): string {
  switch (refusal.kind) {
    case 'empty':
      return '文件是空的，没有收下';
    case 'too-large':
      return `超过 ${megabytes(MAX_EVIDENCE_FILE)}，没有收下。请压缩或拆分，也可改为登记存放处`;
    case 'year-full':
      return `全年佐证合计将超过 ${megabytes(MAX_EVIDENCE_YEAR)}，没有收下。可改为登记存放处`;
    case 'other-type':
      return refusal.extension === ''
        ? `文件名没有扩展名，没有收下。可收：${EVIDENCE_TYPES}`
        : `不收「.${cutText(refusal.extension, 10)}」文件。可收：${EVIDENCE_TYPES}`;
    case 'other-content':
      return `内容与扩展名「.${refusal.extension}」不符，没有收下。请用原来的软件打开后另存`;
    case 'same':
      return `本项已有同一文件（${refusal.number}），没有重复收下`;
    case 'unreadable':
      return '文件读不出来（可能已移走、被占用或没有权限）';
  }
}

/** '.pdf,.jpg,…' for a file picker. */
export const EVIDENCE_ACCEPT = EVIDENCE_EXTENSIONS.join(',');
