import { useMemo } from 'react';
import { leaderSummary } from '#src/domain/papers/summary.ts';
import { PaperTools } from '#src/features/review/paper-tools.tsx';
import { summaryFile } from '#src/features/review/report-files.ts';
import { SummarySheet } from '#src/features/review/summary-sheet.tsx';
import { usePaperPen } from '#src/features/review/use-paper-pen.ts';
import { useLastReport } from '#src/queries/year-on-year.ts';
import { useReport, useYear } from '#src/queries/year.ts';
import type { PageProps } from '#src/session/page.ts';
import { Reading } from '#src/ui/coming.tsx';

/** 领导摘要: one page of the year, and its file. */
export function SummaryTab({ plan, place, month, author, askAuthor, go }: PageProps) {
  const { year } = useYear(plan.id);
  const report = useReport(plan, year, month);
  const last = useLastReport(report);
  const summary = useMemo(
    () => leaderSummary({ report, published: plan, year, isSample: place.isSample, last: last ?? null }),
    [report, plan, year, place.isSample, last],
  );
  const pen = usePaperPen(plan.id, year, author, askAuthor);

  // Half a paper would be printed and handed over [H28].
  if (last === undefined) return <Reading />;
  return (
    <>
      <PaperTools
        orientation="portrait"
        hint="一页 A4；总体情况可改写，数字取自数据"
        files={[summaryFile(summary)]}
        lacks={summary.isCut ? ['总体情况的文字在一页里放不下，后面的没有列入：请缩短或少分段'] : []}
      />
      <SummarySheet
        summary={summary}
        report={report}
        pen={pen}
        onOpen={(indicator) => go({ name: 'indicator', indicator, tab: null, view: null })}
      />
    </>
  );
}
