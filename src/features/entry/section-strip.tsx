import { memo } from 'react';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { ALL_SECTIONS } from '#src/domain/words/choice-words.ts';
import { monthCompleteness } from '#src/domain/year/completeness.ts';
import { completenessLabel, completenessText } from '#src/domain/words/entry-words.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { classNames } from '#src/ui/class-names.ts';
import styles from './entry-page.module.css';

interface SectionStripProps {
  /** The plan in force. */
  readonly plan: Plan;
  /** Of the whole year. */
  readonly indicators: readonly PlanIndicator[];
  readonly year: YearStatements;
  readonly month: Month;
  readonly section: string | null;
  readonly onChoose: (section: string | null) => void;
}

/** Whose rows are shown, with how much each section has filled of the month. */
export const SectionStrip = memo(function SectionStrip({
  plan,
  indicators,
  year,
  month,
  section,
  onChoose,
}: SectionStripProps) {
  const owners = plan.sections.filter((each) => plan.indicators.some(({ owner }) => owner === each));
  return (
    <div className={styles['sections']} role="group" aria-label="科室">
      {[null, ...owners].map((each) => {
        const owned = indicators.filter(({ owner }) => each === null || owner === each);
        const filled = monthCompleteness(owned, year, month);
        return (
          <button
            key={each ?? ''}
            type="button"
            className={classNames(
              styles['section'],
              filled.reported === filled.expected && styles['complete'],
            )}
            aria-pressed={each === section}
            title={completenessLabel(each ?? ALL_SECTIONS, filled)}
            onClick={() => onChoose(each)}
          >
            {each ?? ALL_SECTIONS} <small>{completenessText(filled)}</small>
          </button>
        );
      })}
    </div>
  );
});
