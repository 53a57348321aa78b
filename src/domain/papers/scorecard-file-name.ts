import { fileName } from '#src/domain/papers/file-name.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { projectPart } from '#src/domain/words/plan-title.ts';

export type ScorecardFormat = 'xlsx' | 'csv' | 'json';

/** '重庆市潼南区电子政务中心_2025年度绩效评分表_截至12月_未定稿_示例.xlsx': safe as a file name on Windows [V16]. */
export function scorecardFileName(
  table: Pick<
    ScorecardTable,
    'unitName' | 'project' | 'year' | 'cutOff' | 'unfinished' | 'isSample' | 'view'
  >,
  format: ScorecardFormat,
): string {
  const parts = [
    table.unitName,
    `${table.year}年度绩效评分表`,
    projectPart(table.project),
    `截至${table.cutOff}月`,
    ...(table.view === 'ten-ninety' ? ['10加90'] : []),
    ...(table.unfinished.length > 0 ? ['未定稿'] : []),
    ...(table.isSample ? ['示例'] : []),
  ];
  return fileName(parts, format);
}
