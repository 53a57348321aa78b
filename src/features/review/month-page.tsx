import type { ComponentType } from 'react';
import { MonthSheetTab } from '#src/features/review/month-sheet-tab.tsx';
import type { PageProps } from '#src/session/page.ts';
import { MONTH_TABS, placeHref, type MonthTab } from '#src/session/place.ts';
import styles from './review-page.module.css';

const TABS: Record<MonthTab, { readonly title: string; readonly Tab: ComponentType<PageProps> }> = {
  sheet: { title: '月度填报表', Tab: MonthSheetTab },
};

/** 月度办理: the papers of a month, beside those of the year. */
export function MonthPage(props: PageProps) {
  const { place } = props;
  const current = MONTH_TABS.find((each) => each === place.tab) ?? MONTH_TABS[0];
  const { Tab } = TABS[current];
  return (
    <>
      <div className={styles['top']}>
        <h1 className={styles['heading']}>月度办理</h1>
        <nav className={styles['tabs']} aria-label="月度办理">
          {MONTH_TABS.map((tab) => (
            <a
              key={tab}
              className={styles['tab']}
              href={placeHref({ ...place, tab })}
              aria-current={tab === current ? 'page' : undefined}
            >
              {TABS[tab].title}
            </a>
          ))}
        </nav>
      </div>
      <Tab {...props} />
    </>
  );
}
