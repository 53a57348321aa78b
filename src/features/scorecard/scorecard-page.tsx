import { formTexts } from '#src/domain/papers/form-texts.ts';
import { useMemo } from 'react';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { ScorecardView } from '#src/domain/papers/scorecard-row.ts';
import { scorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { ExportButtons } from '#src/features/scorecard/export-buttons.tsx';
import { FormState } from '#src/features/scorecard/form-state.tsx';
import { ScorecardSheet } from '#src/features/scorecard/scorecard-sheet.tsx';
import { ViewSwitch } from '#src/features/scorecard/view-switch.tsx';
import { WhatIsLeft } from '#src/features/scorecard/what-is-left.tsx';
import { useSave } from '#src/queries/save.ts';
import { useReport, useYear } from '#src/queries/year.ts';
import { asAuthor } from '#src/session/as-author.ts';
import type { PageProps } from '#src/session/page.ts';
import { REVIEW_TITLES } from '#src/session/paper-titles.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { placeHref } from '#src/session/place.ts';
import styles from './scorecard-page.module.css';
import { Coming } from '#src/ui/coming.tsx';

/** 年终评分表: paper on screen; what is seen is what prints and exports. */
export function ScorecardPage({ plan, place, month, author, askAuthor, go }: PageProps) {
  const { year, isLoading } = useYear(plan.id);
  const report = useReport(plan, year, month);
  const save = useSave(plan.id);
  const view: ScorecardView = place.view === 'ninety' ? 'ten-ninety' : 'hundred';
  const table = useMemo(
    () =>
      scorecardTable(report, {
        view,
        isSample: place.isSample,
        published: plan,
        texts: formTexts(year),
      }),
    [report, view, place.isSample, plan, year],
  );
  const saveRemark = (indicator: IndicatorId, text: string) => {
    const content = text === '' ? null : { text };
    const said = [{ subject: { kind: 'remark', indicator }, content, note: '' }] as const;
    asAuthor(author, askAuthor, (by) => void save({ intent: 'remark', origin: 'typed', said }, by));
  };

  if (isLoading) return <Coming what={PLACE_TITLES.scorecard} />;
  return (
    <>
      <div className={styles['tools']}>
        <h1 className={styles['heading']}>
          {PLACE_TITLES.scorecard} <small>所见即所印：A4 横向，导出的表格与此一致</small>
        </h1>
        <a
          className={styles['ready']}
          href={placeHref({ ...place, name: 'review', tab: 'ready', view: null })}
        >
          {REVIEW_TITLES.ready}
          <WhatIsLeft plan={plan} year={year} />
        </a>
        <div className={styles['bar']}>
          <ExportButtons table={table} />
          {table.isOneView ? null : (
            <ViewSwitch
              table={table}
              onChange={(next) => go({ view: next === 'ten-ninety' ? 'ninety' : null }, 'replace')}
            />
          )}
        </div>
        <FormState table={table} />
      </div>
      <ScorecardSheet
        table={table}
        report={report}
        hrefOf={(indicator) => placeHref({ ...place, name: 'indicator', indicator, view: null })}
        isLocked={author === null}
        onLocked={askAuthor}
        onSave={saveRemark}
      />
    </>
  );
}
