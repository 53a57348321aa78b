import type { SnapshotCheck } from '#src/domain/package/snapshot-file.ts';
import { kindText, SAMPLE_MARK } from '#src/domain/catalogue/plan.ts';

/** The words of a snapshot that was looked at again (zh-CN): what it is, whether it was changed, what to do [Z3]. */
export interface SnapshotCheckWords {
  readonly isSound: boolean;
  readonly text: string;
  /** What the file says it is; '' when that cannot be trusted. */
  readonly about: string;
}

/** @param timeText the clock of the office for an instant: '2026-03-02 09:15' */
export function snapshotCheckWords(
  check: SnapshotCheck,
  timeText: (at: number) => string,
): SnapshotCheckWords {
  switch (check.kind) {
    case 'sound':
      return {
        isSound: true,
        text: '数据、页面与文件中的摘要相符，导出后没有损坏或单独改动。要确认就是对方导出的那一份，请把摘要与对方告知的或纸面上的核对。',
        about: aboutText(check, timeText),
      };
    case 'page-changed':
      return {
        isSound: false,
        text: '内嵌的数据没有改动，但页面文字与导出时不同（用浏览器「另存为」也会这样）。请以对方重新发来的原文件为准。',
        about: aboutText(check, timeText),
      };
    case 'data-changed':
      return {
        isSound: false,
        text: '数据与摘要不符：导出后被改动过，或文件已损坏。请不要使用，请对方重新导出。',
        about: '',
      };
    case 'unreadable':
      return {
        isSound: false,
        text: '快照里的数据读不出来，文件可能不完整或已损坏。请重新取一份。',
        about: '',
      };
    case 'no-snapshot':
      return {
        isSound: false,
        text: '这不是本系统导出的快照。请选择文件名里有「绩效快照」、以 .html 结尾的文件。',
        about: '',
      };
    case 'future-version':
      return {
        isSound: false,
        text: `快照是第 ${check.version} 版格式，由更新的软件写成。数据与摘要相符，页面请用新版软件核对。`,
        about: '',
      };
  }
}

function aboutText(
  { head, digest }: Extract<SnapshotCheck, { kind: 'sound' | 'page-changed' }>,
  timeText: (at: number) => string,
): string {
  const { unitName, year, project, asOf, total, author, exportedAt, isSample, unfinished } = head;
  return [
    `${unitName} ${year} 年度${project === undefined ? '' : ` ${kindText(project)}`}，数据截至 ${asOf} 月，指标得分 ${total}`,
    ...(isSample ? [SAMPLE_MARK] : []),
    ...(unfinished.length > 0 ? ['未定稿'] : []),
    `${author.section} ${author.name} 于 ${timeText(exportedAt)} 导出`,
    `摘要 ${digest}`,
  ].join('；');
}
