import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { SectionStrip } from '#src/features/entry/section-strip.tsx';
import { useSideParts } from '#src/features/entry/side-parts.ts';
import { ViewSwitch } from '#src/features/entry/view-switch.tsx';
import type { PageProps } from '#src/session/page.ts';
import { FollowingSave } from '#src/features/entry/following-save.tsx';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import styles from './entry-page.module.css';

interface EntryHeadProps extends Pick<PageProps, 'place' | 'month' | 'author' | 'askAuthor' | 'go'> {
  /** The plan in force. */
  readonly plan: Plan;
  /** Of the whole year. */
  readonly indicators: readonly PlanIndicator[];
  readonly year: YearStatements;
  readonly view: 'month' | 'year';
  readonly onSection: (section: string | null) => void;
}

/** What the page is about: the section, the month or the year, and whether the month is closed. */
export function EntryHead({
  plan,
  indicators,
  year,
  place,
  month,
  author,
  askAuthor,
  go,
  view,
  onSection,
}: EntryHeadProps) {
  const parts = useSideParts();
  const shown = `${month}/${place.section}`;
  return (
    <div className={styles['top']}>
      <h1 className={styles['title']}>{PLACE_TITLES.entry}</h1>
      <FollowingSave planId={plan.id} of={shown}>
        <SectionStrip {...{ plan, indicators, year, month }} section={place.section} onChoose={onSection} />
      </FollowingSave>
      <ViewSwitch view={view} onChoose={(chosen) => go({ view: chosen }, 'replace')} />
      {parts.kind === 'here' ? (
        <FollowingSave planId={plan.id} of={shown}>
          <parts.code.MonthCloseControl {...{ plan, indicators, year, month, author, askAuthor }} />
        </FollowingSave>
      ) : null}
    </div>
  );
}
