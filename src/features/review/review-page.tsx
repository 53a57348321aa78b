import type { ComponentType } from 'react';
import { EvidenceTab } from '#src/features/review/evidence-tab.tsx';
import { FormTab } from '#src/features/review/form-tab.tsx';
import { MonitorTab } from '#src/features/review/monitor-tab.tsx';
import { PackTab } from '#src/features/review/pack-tab.tsx';
import { ProjectsTab } from '#src/features/review/projects-tab.tsx';
import { ReadyTab } from '#src/features/review/ready-tab.tsx';
import { ReportTab } from '#src/features/review/report-tab.tsx';
import { SealTab } from '#src/features/review/seal-tab.tsx';
import { SummaryTab } from '#src/features/review/summary-tab.tsx';
import { TabbedPage } from '#src/features/review/tabbed-page.tsx';
import type { PageProps } from '#src/session/page.ts';
import { REVIEW_TITLES } from '#src/session/paper-titles.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { REVIEW_TABS, type ReviewTab } from '#src/session/place.ts';

const TABS: Record<ReviewTab, ComponentType<PageProps>> = {
  ready: ReadyTab,
  form: FormTab,
  monitor: MonitorTab,
  report: ReportTab,
  summary: SummaryTab,
  projects: ProjectsTab,
  evidence: EvidenceTab,
  seal: SealTab,
  pack: PackTab,
};

/** 年终材料: the papers of the review, and what is still missing in them. */
export function ReviewPage(props: PageProps) {
  return (
    <TabbedPage
      title={PLACE_TITLES.review}
      tabs={TABS}
      titles={REVIEW_TITLES}
      order={REVIEW_TABS}
      page={props}
    />
  );
}
