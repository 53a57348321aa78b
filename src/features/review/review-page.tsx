import type { ComponentType } from 'react';
import { EvidenceTab } from '#src/features/review/evidence-tab.tsx';
import { FormTab } from '#src/features/review/form-tab.tsx';
import { MonitorTab } from '#src/features/review/monitor-tab.tsx';
import { PackTab } from '#src/features/review/pack-tab.tsx';
import { ReadyTab } from '#src/features/review/ready-tab.tsx';
import { ReportTab } from '#src/features/review/report-tab.tsx';
import { SealTab } from '#src/features/review/seal-tab.tsx';
import { SummaryTab } from '#src/features/review/summary-tab.tsx';
import { TabbedPage } from '#src/features/review/tabbed-page.tsx';
import type { PageProps } from '#src/session/page.ts';
import { REVIEW_TABS, type ReviewTab } from '#src/session/place.ts';

const TABS: Record<ReviewTab, { readonly title: string; readonly Tab: ComponentType<PageProps> }> = {
  ready: { title: '定稿前检查', Tab: ReadyTab },
  form: { title: '绩效自评表', Tab: FormTab },
  monitor: { title: '运行监控表', Tab: MonitorTab },
  report: { title: '自评报告', Tab: ReportTab },
  summary: { title: '领导摘要', Tab: SummaryTab },
  evidence: { title: '佐证材料', Tab: EvidenceTab },
  seal: { title: '定稿与校验', Tab: SealTab },
  pack: { title: '材料包', Tab: PackTab },
};

/** 年终材料: the papers of the review, and what is still missing in them. */
export function ReviewPage(props: PageProps) {
  return <TabbedPage title="年终材料" tabs={TABS} order={REVIEW_TABS} page={props} />;
}
