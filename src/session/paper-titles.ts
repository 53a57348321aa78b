import { EVALUATION_NAME } from '#src/domain/papers/paper-names.ts';
import { SEAL_TITLE } from '#src/session/place-titles.ts';
import type { MonthTab, ReviewTab } from '#src/session/place.ts';

/** What the papers of 年终材料 are called. */
export const REVIEW_TITLES: Record<ReviewTab, string> = {
  ready: '定稿前检查',
  form: EVALUATION_NAME,
  monitor: '运行监控表',
  report: '自评报告',
  summary: '领导摘要',
  projects: '项目总表',
  evidence: '佐证材料',
  seal: SEAL_TITLE,
  pack: '材料包',
};

/** What the papers of 月度办理 are called. */
export const MONTH_TITLES: Record<MonthTab, string> = {
  sheet: '月度填报表',
  chase: '催报',
  brief: '月度通报',
};
