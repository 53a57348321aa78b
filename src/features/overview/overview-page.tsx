import { useEffect, useState } from 'react';
import { weightText } from '#src/domain/words/format.ts';
import { monthBefore } from '#src/domain/period/month.ts';
import { ON_YEAR_TITLE } from '#src/domain/words/panel-titles.ts';
import { AnswersPanel } from '#src/features/overview/answers-panel.tsx';
import { Headline } from '#src/features/overview/headline.tsx';
import { RulePanel } from '#src/features/overview/rule-panel.tsx';
import { SnapshotButton } from '#src/features/overview/snapshot-button.tsx';
import { ToWinPanel } from '#src/features/overview/to-win-panel.tsx';
import { useReport, useYear } from '#src/queries/year.ts';
import type { PageProps } from '#src/session/page.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { reloadWithDrafts } from '#src/session/reload-with-drafts.ts';
import { LOADING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { Coming, Reading } from '#src/ui/coming.tsx';
import { PartMissing } from '#src/ui/part-missing.tsx';
import { useLazy } from '#src/ui/use-lazy.ts';
import type { RowFilter } from '#src/widgets/row-filter.ts';
import styles from './overview-page.module.css';
import { performanceOf } from '#src/domain/words/plan-title.ts';

/** Where the focus comes back to after 汇报. */
const PRESENT_BUTTON = 'present-button';

const loadBelow = () => import('#src/features/overview/overview-below.tsx');
const loadYearOnYear = () => import('#src/features/overview/year-on-year-panel.tsx');
const loadPresent = () => import('#src/features/overview/present-mode.tsx');

/**
 * 总览: where the year stands, what is at risk, what falls due, who has not reported, what changed: on one screen, at first paint [MO26].
 * What is below comes after it, with code of its own.
 */
export function OverviewPage(props: PageProps) {
  const { plan, place, month, author, go } = props;
  const { year, isLoading } = useYear(plan.id);
  const report = useReport(plan, year, month);
  const monthEarlier = useReport(plan, year, monthBefore(month) ?? month);
  const before = monthEarlier === report ? null : monthEarlier;
  const [filter, setFilter] = useState<RowFilter | null>(null);
  const isPresenting = place.view === 'present';
  const present = useLazy(loadPresent, isPresenting);
  const below = useLazy(loadBelow, !isLoading && !isPresenting);
  // Not before this year's page stands: another year is never waited for.
  const onYear = useLazy(loadYearOnYear, !isLoading && !isPresenting && plan.previous !== undefined);
  useEffect(
    () => (isPresenting ? () => document.getElementById(PRESENT_BUTTON)?.focus() : undefined),
    [isPresenting],
  );
  if (isLoading) return <Coming what={PLACE_TITLES.overview} />;
  if (isPresenting) {
    if (present.kind === 'coming') return <Coming what="汇报" words={LOADING} />;
    if (present.kind === 'missing') {
      return <PartMissing what="汇报" onRetry={present.retry} onReload={reloadWithDrafts} />;
    }
    const { PresentMode } = present.code;
    const onLeave = () => go({ view: null }, 'replace');
    return <PresentMode {...props} report={report} before={before} year={year} onLeave={onLeave} />;
  }
  const own = author === null || author.section === plan.collectingSection ? null : author.section;
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h1>{PLACE_TITLES.overview}</h1>
        <span>
          {report.plan.project === null ? `${report.plan.year} 年度部门整体绩效` : performanceOf(report.plan)}
          ，{report.rows.length} 项指标，合计 {weightText(report.card.weight)} 分
        </span>
        <Button id={PRESENT_BUTTON} onClick={() => go({ view: 'present' })}>
          汇报
        </Button>
        <SnapshotButton {...props} year={year} />
      </header>
      <div className={styles['summary']}>
        <Headline report={report} place={place} />
        <RulePanel
          report={report}
          filter={filter}
          onFilter={setFilter}
          onOpen={(indicator) => go({ name: 'indicator', indicator })}
          place={place}
        />
      </div>
      <div className={styles['columns']}>
        <ToWinPanel report={report} filter={filter} place={place} own={own} />
        <AnswersPanel
          key={month}
          plan={plan}
          report={report}
          before={before}
          year={year}
          place={place}
          own={own}
          onYear={
            onYear.kind === 'here' && plan.previous !== undefined ? (
              <onYear.code.YearOnYearLine report={report} />
            ) : null
          }
        />
      </div>
      {below.kind === 'coming' ? (
        <div className={styles['coming']}>
          <Reading words={LOADING} />
        </div>
      ) : null}
      {below.kind === 'missing' ? (
        <PartMissing what="走势、失分与逐月进度" onRetry={below.retry} onReload={reloadWithDrafts} />
      ) : null}
      {below.kind === 'here' ? (
        <below.code.OverviewBelow plan={plan} report={report} year={year} filter={filter} place={place}>
          {onYear.kind === 'here' && plan.previous !== undefined ? (
            <onYear.code.YearOnYearPanel report={report} place={place} />
          ) : null}
          {onYear.kind === 'coming' && plan.previous !== undefined ? <Reading words={LOADING} /> : null}
          {onYear.kind === 'missing' ? (
            <PartMissing what={ON_YEAR_TITLE} onRetry={onYear.retry} onReload={reloadWithDrafts} />
          ) : null}
        </below.code.OverviewBelow>
      ) : null}
    </div>
  );
}
