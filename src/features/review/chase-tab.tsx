import { useMemo } from 'react';
import { chaseList } from '#src/domain/papers/chase-list.ts';
import { hasSections } from '#src/domain/words/chase-words.ts';
import { ChaseListPaper } from '#src/features/review/chase-list-paper.tsx';
import { ChaseMatrix } from '#src/features/review/chase-matrix.tsx';
import { ChaseMonthPanel } from '#src/features/review/chase-month-panel.tsx';
import { PaperTools } from '#src/features/review/paper-tools.tsx';
import { useChase } from '#src/features/review/use-chase.ts';
import { useYear } from '#src/queries/year.ts';
import type { PageProps } from '#src/session/page.ts';
import { Reading } from '#src/ui/coming.tsx';
import styles from './chase.module.css';

/** 催报: who has reported, who has not, what to send them, and the list for the file [MO16]–[MO19]. */
export function ChaseTab({ plan, place, month, go }: PageProps) {
  const { year } = useYear(plan.id);
  const chased = useChase(plan, year);
  const chase = chased?.chase ?? null;
  const list = useMemo(
    () => (chase === null ? null : chaseList(chase, month, place.isSample)),
    [chase, month, place.isSample],
  );
  if (chase === null || list === null) return <Reading />;
  const isKnown = place.section !== null && chase.sections.some(({ section }) => section === place.section);
  const section = isKnown && hasSections(chase) ? place.section : null;
  return (
    <>
      <div className={styles['screen']}>
        <ChaseMonthPanel
          chase={chase}
          place={place}
          month={month}
          section={section}
          onSection={(next) => go({ section: next }, 'replace')}
        />
        <ChaseMatrix
          chase={chase}
          place={place}
          month={month}
          onMonth={(next) => go({ month: next }, 'replace')}
        />
      </div>
      <PaperTools hint="催报清单：A4 横向，所见即所印；上面的表和文字不打印" files={[]} lacks={[]} />
      <ChaseListPaper list={list} />
    </>
  );
}
