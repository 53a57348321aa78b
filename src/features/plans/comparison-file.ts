import {
  comparisonCells,
  comparisonHeads,
  countLine,
  weightLine,
} from '#src/domain/draft/comparison-table.ts';
import type { PlanComparison, RowComparison } from '#src/domain/draft/plan-comparison.ts';
import { fileName } from '#src/domain/papers/file-name.ts';
import { projectPart } from '#src/domain/words/plan-title.ts';
import { saveFile, XLSX_TYPE } from '#src/export/save-file.ts';

interface ComparisonFile {
  readonly title: string;
  readonly unitName: string;
  /** '' for 整体. */
  readonly project: string;
  readonly comparison: PlanComparison;
  /** What the screen shows. */
  readonly rows: readonly RowComparison[];
  readonly isChangedOnly: boolean;
}

const COLUMNS = [
  { width: 6, isCentred: true },
  { width: 12, isCentred: true },
  { width: 34 },
  { width: 18, isCentred: true },
  { width: 8, isCentred: true },
  { width: 34 },
  { width: 18, isCentred: true },
  { width: 8, isCentred: true },
  { width: 26 },
];

/** 对照 as a workbook of the office, with what the screen lists [NY11]. The writer is fetched now, not with the page. */
export async function comparisonFile(file: ComparisonFile): Promise<void> {
  const { title, unitName, project, comparison, rows, isChangedOnly } = file;
  const { textListWorkbook } = await import('#src/export/text-list-workbook.ts');
  const meta = `${unitName}　${countLine(comparison)}　${weightLine(comparison)}${isChangedOnly ? '　只列有变化的' : ''}`;
  const bytes = await textListWorkbook(
    { title, meta, unitName, rows: rows.map(comparisonCells) },
    '两年对照',
    comparisonHeads(comparison.years),
    COLUMNS,
  );
  const [before, after] = comparison.years;
  const name = fileName(
    [unitName, `${before}与${after}年度指标对照`, project === '' ? '' : projectPart(project)],
    'xlsx',
  );
  saveFile(name, XLSX_TYPE, bytes);
}
