import type { ComponentType } from 'react';
import { BriefTab } from '#src/features/review/brief-tab.tsx';
import { ChaseTab } from '#src/features/review/chase-tab.tsx';
import { MonthSheetTab } from '#src/features/review/month-sheet-tab.tsx';
import { TabbedPage } from '#src/features/review/tabbed-page.tsx';
import type { PageProps } from '#src/session/page.ts';
import { MONTH_TITLES } from '#src/session/paper-titles.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { MONTH_TABS, type MonthTab } from '#src/session/place.ts';

const TABS: Record<MonthTab, ComponentType<PageProps>> = {
  sheet: MonthSheetTab,
  chase: ChaseTab,
  brief: BriefTab,
};

/** 月度办理: the papers of a month, beside those of the year. */
export function MonthPage(props: PageProps) {
  return (
    <TabbedPage
      title={PLACE_TITLES.month}
      tabs={TABS}
      titles={MONTH_TITLES}
      order={MONTH_TABS}
      page={props}
    />
  );
}
