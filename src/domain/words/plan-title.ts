import { cutText, plainLine } from '#src/kernel/plain-text.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { asOfText } from '#src/domain/words/format.ts';
import { quoted } from '#src/domain/words/quoted.ts';

/** A title has to stay in sight of a page's width. */
const MAX_TITLE = 40;
const MAX_NAME = 24;

export const WHOLE_UNIT = '部门（单位）整体';
export const WHOLE_PERFORMANCE = '整体绩效';

type Kind = Pick<Plan, 'year' | 'project'>;

/**
 * '2025年度部门（单位）整体绩效评分表', or '2025年度“档案数字化加工”项目绩效评分表': what a paper is called, so that two plans of one year
 * are never taken for each other [PL14].
 * @param paper '绩效评分表'
 */
export function paperTitle({ year, project }: Kind, paper: string): string {
  return `${year}年度${project === null ? WHOLE_UNIT : `${quoted(shortName(project, MAX_TITLE))}项目`}${paper}`;
}

/** '2025 年度整体绩效', or '2025 年度“档案数字化加工”项目绩效': the same where words stand apart. */
export function performanceOf({ year, project }: Kind): string {
  return `${year} 年度${project === null ? '整体' : `${quoted(shortName(project, MAX_TITLE))}项目`}绩效`;
}

/** '重庆市潼南区电子政务中心 · 2025 年度绩效 · 截至 6 月': what a page is of, wherever it lies [O19] [MO46]. */
export function pageHead(plan: Kind & Pick<Plan, 'unitName'>, cutOff: Month): string {
  return `${plan.unitName} · ${plan.project === null ? `${plan.year} 年度绩效` : performanceOf(plan)} · ${asOfText(cutOff)}`;
}

/** '“档案数字化加工”项目', to stand in a title behind the year; '' for 整体, whose titles stay as they were. */
export function inTitle(project: string | null): string {
  return project === null ? '' : `${quoted(shortName(project, MAX_TITLE))}项目`;
}

/** What a file's name says of the project; '' for 整体, whose names stay as they were. */
export function projectPart(project: string | null): string {
  return project === null ? '' : `项目${shortName(project, MAX_NAME)}`;
}

function shortName(project: string, most: number): string {
  const name = plainLine(project, Number.POSITIVE_INFINITY).replace(/项目$/, '');
  return cutText(name === '' ? project : name, most);
}
