import { useMemo } from 'react';
import { selfReport } from '#src/domain/papers/self-report.ts';
import { PaperTools } from '#src/features/review/paper-tools.tsx';
import { reportFile } from '#src/features/review/report-files.ts';
import { ReportSheet } from '#src/features/review/report-sheet.tsx';
import { usePaperPen } from '#src/features/review/use-paper-pen.ts';
import { useLastReport } from '#src/queries/year-on-year.ts';
import { projectSources, useUnitYears } from '#src/queries/unit-years.ts';
import { useReport, useYear } from '#src/queries/year.ts';
import type { PageProps } from '#src/session/page.ts';
import { Reading } from '#src/ui/coming.tsx';

/** 自评报告: written from the data as a draft, edited in its place, and its file. */
export function ReportTab({ plan, place, month, author, askAuthor }: PageProps) {
  const { year } = useYear(plan.id);
  const figures = useReport(plan, year, month);
  const last = useLastReport(figures);
  const others = useUnitYears(plan, month);
  const { isSample } = place;
  const report = useMemo(
    () =>
      selfReport({
        report: figures,
        published: plan,
        year,
        isSample,
        last: last ?? null,
        projects: projectSources(plan, others ?? []),
      }),
    [figures, plan, year, isSample, last, others],
  );
  const pen = usePaperPen(plan.id, year, author, askAuthor);

  if (others === null || last === undefined) return <Reading />;
  return (
    <>
      <PaperTools
        orientation="portrait"
        hint="自动草稿随数据更新；每节可改写，表和图始终取自数据"
        files={[reportFile(report)]}
        lacks={report.pending === 0 ? [] : [`尚有 ${report.pending} 处【待补充】，导出和打印时照样标出`]}
      />
      <ReportSheet report={report} pen={pen} />
    </>
  );
}
