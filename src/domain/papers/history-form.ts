import { HISTORY_NAME } from '#src/domain/papers/paper-names.ts';
import { cutText } from '#src/kernel/plain-text.ts';
import { SAMPLE_IN_TITLE, type Plan } from '#src/domain/catalogue/plan.ts';
import { paperFileName } from '#src/domain/papers/file-name.ts';
import { monthText } from '#src/domain/words/format.ts';
import type { HistoryFilter, YearEntry } from '#src/domain/history/year-history.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import { inTitle } from '#src/domain/words/plan-title.ts';

const DEVICE_LENGTH = 6;
const MAX_PERSON = 20;

export const HISTORY_COLUMNS = [
  '时间',
  '指标',
  '月份/内容',
  '原值',
  '新值',
  '填报人',
  '科室',
  '设备',
  '来源',
  '说明/原因',
] as const;

/** 修改记录 as a form: all text, newest first [N8]. */
export interface HistoryForm {
  readonly title: string;
  readonly unitName: string;
  /** Whose, which and how many revisions these are, and when they were put together. */
  readonly meta: string;
  /** One revision a row, in the order of HISTORY_COLUMNS. */
  readonly rows: readonly (readonly string[])[];
  readonly fileName: string;
}

/** What the form says beside its rows. */
export interface HistoryFormHead {
  readonly plan: Plan;
  /** What the entries were chosen by; all of them with ALL_HISTORY. */
  readonly filter: HistoryFilter;
  readonly isSample: boolean;
  /** When the form is made. */
  readonly at: Instant;
  /** 'YYYY-MM-DD hh:mm' by the office's clock: the domain has none. */
  readonly timeText: (at: Instant) => string;
}

/** The revisions as a form that can be filed: what was changed from what to what, by whom, where, how and why [N8]. */
export function historyForm(
  entries: readonly YearEntry[],
  { plan, filter, isSample, at, timeText }: HistoryFormHead,
): HistoryForm {
  const chosen = filterWords(filter, plan);
  const made = timeText(at);
  return {
    title: `${plan.year}年度${inTitle(plan.project)}绩效指标${HISTORY_NAME}${isSample ? SAMPLE_IN_TITLE : ''}`,
    unitName: plan.unitName,
    meta: `${plan.unitName}　范围：${chosen.length === 0 ? '全部' : chosen.join('、')}　共 ${entries.length} 次　${made} 导出`,
    rows: entries.map(({ statement, row, about, from, to, origin }) => [
      timeText(statement.at),
      row,
      about,
      from,
      to,
      statement.author.name,
      statement.author.section,
      statement.device.slice(0, DEVICE_LENGTH),
      origin,
      statement.note,
    ]),
    fileName: paperFileName(
      { unitName: plan.unitName, project: plan.project, year: plan.year, isSample },
      {
        paper: HISTORY_NAME,
        extension: 'xlsx',
        more: chosen.length === 0 ? ['全部'] : chosen.map((word) => cutText(word, MAX_PERSON)),
        madeAt: made,
      },
    ),
  };
}

function filterWords({ person, section, month, indicator }: HistoryFilter, plan: Plan): readonly string[] {
  const row = plan.indicators.find(({ id }) => id === indicator);
  return [
    person,
    section,
    month === null ? '' : monthText(month),
    row === undefined ? '' : `${row.seq} ${row.source.name}`,
  ].filter((word) => word !== '');
}
