import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { absentRowText } from '#src/domain/words/absent-row.ts';
import { reportRowById } from '#src/domain/year/year-report.ts';
import { IndicatorDetail } from '#src/features/indicator/indicator-detail.tsx';
import { IndicatorIndex } from '#src/features/indicator/indicator-index.tsx';
import { useReport, useYear } from '#src/queries/year.ts';
import type { PageProps } from '#src/session/page.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { Coming } from '#src/ui/coming.tsx';
import { useKeptFocus } from '#src/ui/focus-home.ts';

/** One indicator in full, or, without a number in the address, all of them to choose from. */
export function IndicatorPage(props: PageProps) {
  const { plan, place, month } = props;
  const { year, isLoading } = useYear(plan.id);
  const report = useReport(plan, year, month);
  const row = place.indicator === null ? null : reportRowById(report, place.indicator as IndicatorId);
  // Another window may stop the row under whoever is at work in it [H23].
  useKeptFocus(isLoading ? null : row === null ? 'list' : 'row');
  if (isLoading) return <Coming what={PLACE_TITLES.indicator} />;
  if (place.indicator === null) return <IndicatorIndex {...props} report={report} />;
  if (row === null) {
    const notFound = absentRowText(plan, year, place.indicator, month);
    return <IndicatorIndex {...props} report={report} notFound={notFound} />;
  }
  return <IndicatorDetail {...props} year={year} report={report} row={row} />;
}
