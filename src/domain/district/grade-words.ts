import { gradeCaveat, gradeSaying } from '#src/domain/words/headline.ts';
import { yearOutlook } from '#src/domain/words/year-outlook.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';

/** The grade, or while the year runs the range of what it may become; '' for neither. */
export function gradeText(report: YearReport): string {
  const grade = gradeSaying(report);
  if (grade !== null) return grade;
  if (gradeCaveat(report) !== null) return '未定';
  const range = yearOutlook(report)?.grades ?? '';
  return range === '' ? '' : `预计${range}`;
}
