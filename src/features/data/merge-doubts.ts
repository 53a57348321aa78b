import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { MergeItem } from '#src/domain/package/merge-item.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';
import { supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { suspicionText } from '#src/domain/words/words.ts';
import { rowDoubts } from '#src/domain/year/doubts.ts';
import { yearReport } from '#src/domain/year/year-report.ts';

/** What looks wrong about a number of theirs once all of theirs is taken in [N3]. */
export function mergeDoubts(
  plan: Plan,
  year: YearStatements,
  items: readonly MergeItem[],
): ReadonlyMap<SubjectKey, string> {
  const coming = items.filter(({ kind }) => kind !== 'same' && kind !== 'mine-newer');
  const after = supposing(
    year,
    coming.map(({ theirs }) => theirs),
  );
  const report = yearReport(plan, after, YEAR_END);
  const doubts = [...report.rows, null].flatMap((row) => rowDoubts(row, report, after));
  return new Map(doubts.map(({ subject, suspicion }) => [subjectKey(subject), suspicionText(suspicion)]));
}
