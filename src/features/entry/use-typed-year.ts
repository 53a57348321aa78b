import { useMemo } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { readTexts, typedText, type Reading } from '#src/features/entry/model/reading.ts';
import { useReport } from '#src/queries/year.ts';
import type { EntryDraft } from '#src/session/entry-session.ts';

interface TypedYear {
  /** What the text in the active cell says; null where none waits there. */
  readonly reading: Reading | null;
  /** The year as it would stand with it. */
  readonly typed: YearStatements;
  readonly report: YearReport;
}

/**
 * What is being typed counts already: on the row, in the total, beside the cell [G13].
 * @param stored the report of the year without it
 */
export function useTypedYear(
  published: Plan,
  year: YearStatements,
  stored: YearReport,
  cutOff: Month,
  draft: EntryDraft | undefined,
): TypedYear {
  const { plan } = stored;
  const reading = useMemo(
    () => (draft === undefined ? null : readTexts(plan, year, [typedText(draft)])),
    [plan, year, draft],
  );
  const typed = useMemo(() => supposing(year, reading?.said ?? []), [year, reading]);
  const report = useReport(published, typed, cutOff);
  return { reading, typed, report };
}
