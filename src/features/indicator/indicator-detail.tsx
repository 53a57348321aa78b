import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { CoursePanel } from '#src/features/indicator/course-panel.tsx';
import { DefinitionPanel } from '#src/features/indicator/definition-panel.tsx';
import { EvidencePanel } from '#src/features/indicator/evidence-panel.tsx';
import { HistoryPanel } from '#src/features/indicator/history-panel.tsx';
import { IndicatorHead } from '#src/features/indicator/indicator-head.tsx';
import { KeyFigures } from '#src/features/indicator/key-figures.tsx';
import { lastCourseOf } from '#src/queries/last-course.ts';
import { LastYearPanel } from '#src/features/indicator/last-year-panel.tsx';
import { MeetingPanel } from '#src/features/indicator/meeting-panel.tsx';
import { MonthsPanel } from '#src/features/indicator/months-panel.tsx';
import { PersonPanel } from '#src/features/indicator/person-panel.tsx';
import { RatedPanel } from '#src/features/indicator/rated-panel.tsx';
import { RulePanel } from '#src/features/indicator/rule-panel.tsx';
import { WhatIfPanel } from '#src/features/indicator/what-if-panel.tsx';
import { useLastYear } from '#src/queries/year-on-year.ts';
import { useSaying } from '#src/queries/saying.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import styles from './indicator.module.css';

const NO_LOG: readonly Statement[] = [];

interface IndicatorDetailProps extends PageProps {
  readonly year: YearStatements;
  readonly report: YearReport;
  readonly row: ReportRow;
}

/** Everything about one indicator: left what happened, right what it means and what a person may say about it. */
export function IndicatorDetail(props: IndicatorDetailProps) {
  const { plan, place, month, author, askAuthor, go, year, report, row } = props;
  const { indicator } = row;
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const speak = useSaying({ plan: plan.id, author, askAuthor, say });
  const { data: log = null } = useQuery(trackerQueries.history(storage, plan.id, indicator.id));
  const [about, setAbout] = useState<string | null>(null);
  const proposed = plan.indicators.find(({ id }) => id === indicator.id) ?? indicator;
  const last = useLastYear(report);
  const lastCourse = useMemo(() => lastCourseOf(last, row), [last, row]);
  const isMeasured = indicator.kind === 'quantitative';
  const definition = <DefinitionPanel row={row} proposed={proposed} place={place} />;
  const evidence = <EvidencePanel key={`evidence-${indicator.id}`} {...props} />;
  return (
    <>
      <IndicatorHead report={report} row={row} go={go} />
      <KeyFigures report={report} row={row} />
      <LastYearPanel last={last} row={row} />
      <div className={styles['columns']}>
        <div className={styles['column']}>
          {isMeasured ? (
            <>
              <CoursePanel row={row} month={month} last={lastCourse} />
              <MonthsPanel
                row={row}
                month={month}
                year={year}
                last={lastCourse}
                log={log ?? NO_LOG}
                place={place}
                onHistory={setAbout}
              />
            </>
          ) : (
            <RatedPanel row={row} settings={report.plan.settings} year={year} place={place} />
          )}
          <WhatIfPanel key={`what-if-${indicator.id}`} report={report} row={row} />
          {/* A rated row has no course and no months: its definition fills the place beside the rule, that of others the place beside those. */}
          {isMeasured ? evidence : definition}
        </div>
        <div className={styles['column']}>
          <RulePanel row={row} month={month} settings={report.plan.settings} />
          <PersonPanel key={`person-${indicator.id}`} row={row} year={year} speak={speak} />
          <MeetingPanel report={report} row={row} year={year} />
          {isMeasured ? definition : evidence}
        </div>
      </div>
      <HistoryPanel
        key={`history-${indicator.id}`}
        plan={plan.id}
        log={log}
        indicator={indicator}
        about={about}
        onAbout={setAbout}
        speak={speak}
      />
    </>
  );
}
