import { fileName } from '#src/domain/papers/file-name.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { projectPart } from '#src/domain/words/plan-title.ts';

/**
 * '重庆市潼南区电子政务中心_2025年度绩效快照_截至11月_未定稿_示例_20251202-0915.html': which year, as of when, and when it was made [Z1].
 * @param localTime 'YYYY-MM-DD hh:mm' by the office's clock
 */
export function snapshotFileName(
  table: Pick<ScorecardTable, 'unitName' | 'project' | 'year' | 'cutOff' | 'unfinished' | 'isSample'>,
  localTime: string,
): string {
  const parts = [
    table.unitName,
    `${table.year}年度绩效快照`,
    projectPart(table.project),
    `截至${table.cutOff}月`,
    ...(table.unfinished.length > 0 ? ['未定稿'] : []),
    ...(table.isSample ? ['示例'] : []),
    localTime.replace(/[-:]/g, '').replace(' ', '-'),
  ];
  return fileName(parts, 'html');
}
