import { classHead } from '#src/domain/catalogue/row-class.ts';
import type { ReactNode } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { CLASSES_TITLE, SECTIONS_TITLE } from '#src/domain/words/panel-titles.ts';
import { scoreBy, scoreByClass } from '#src/domain/year/breakdown.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { CoursePanel } from '#src/features/overview/course-panel.tsx';
import { GroupPanel } from '#src/features/overview/group-panel.tsx';
import { LossPanel } from '#src/features/overview/loss-panel.tsx';
import { MatrixPanel } from '#src/features/overview/matrix-panel.tsx';
import { useMonthReports } from '#src/features/overview/month-reports.ts';
import { WhatIfPanel } from '#src/features/overview/what-if-panel.tsx';
import { placeHref, type Place } from '#src/session/place.ts';
import type { RowFilter } from '#src/widgets/row-filter.ts';
import styles from './overview-page.module.css';

interface OverviewBelowProps {
  readonly plan: Plan;
  readonly report: YearReport;
  readonly year: YearStatements;
  readonly filter: RowFilter | null;
  readonly place: Place;
  /** The year before, where there is one. */
  readonly children: ReactNode;
}

/** Below the first screen: the course, the losses, classes and sections, the months. Not fetched before the first screen stands. */
export function OverviewBelow({ plan, report, year, filter, place, children }: OverviewBelowProps) {
  const reports = useMonthReports(plan, year);
  return (
    <>
      <WhatIfPanel plan={plan.id} report={report} place={place} />
      <div className={styles['columns']}>
        <div className={styles['stack']}>
          <LossPanel report={report} />
          {children}
          <GroupPanel
            title={CLASSES_TITLE}
            head={classHead(report.plan.indicators)}
            groups={scoreByClass(report)}
          />
        </div>
        <div className={styles['stack']}>
          <CoursePanel report={report} reports={reports} />
          {report.rows.every(({ indicator }) => indicator.owner === '') ? null : (
            <GroupPanel
              title={SECTIONS_TITLE}
              head="科室"
              groups={scoreBy(report, (indicator) => indicator.owner)}
              hrefOf={(section) =>
                placeHref({ ...place, name: 'entry', section: section === '' ? null : section, view: null })
              }
            />
          )}
        </div>
      </div>
      <MatrixPanel report={report} reports={reports} year={year} filter={filter} place={place} />
    </>
  );
}
