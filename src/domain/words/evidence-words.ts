import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
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

export const EVIDENCE_TITLE_LABEL = '材料名称';
export const FILE_NOT_HERE = '文件不在本机';

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
      return OUTCOME_WORDS.unreadableFile;
  }
}

/** '.pdf,.jpg,…' for a file picker. */
export const EVIDENCE_ACCEPT = EVIDENCE_EXTENSIONS.join(',');

/** What is said while evidence is taken in, and of what became of it. */
export const EVIDENCE_WORDS = {
  sealed: '本年度已定稿，佐证不能增删。确需修改，请先到「定稿与校验」重新打开',
  reading: (index: number, count: number, name: string) => `正在读取第 ${index} 个，共 ${count} 个：${name}`,
  comparing: (index: number, count: number, name: string) =>
    `正在核对第 ${index} 个，共 ${count} 个：${name}`,
  taken: (count: number) => `已收下佐证 ${count} 份`,
  supplied: (name: string) => `已补上文件：${name}`,
  suppliedOf: (found: number, still: number) => `补上 ${found} 个文件，还缺 ${still} 个`,
  noted: (title: string) => `已登记：${title}`,
  changed: (title: string) => `已修改：${title}`,
  removed: (number: string, title: string) => `已移除 ${number} ${title}`,
  notOpened: (name: string, why: string) => `「${name}」没有打开：${why}`,
  otherFile: (name: string) => `与登记的「${name}」内容不同，没有收下`,
  missing: (name: string) =>
    `「${name}」文件不在本机：登记随数据包并入，文件要另拷。把同一文件拖到这一行即可补上`,
  damaged: (name: string) => `「${name}」本机的文件已损坏，没有打开。把同一文件拖到这一行即可补上`,
} as const;
