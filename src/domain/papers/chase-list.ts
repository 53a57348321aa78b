import { paperMarks } from '#src/domain/papers/paper-marks.ts';
import type { Month } from '#src/domain/period/month.ts';
import {
  cellAt,
  hasSections,
  missedMonths,
  monthOf,
  monthStanding,
  openSections,
} from '#src/domain/words/chase-words.ts';
import { dayText, daysText, wholeDayText, NO_DUE_DAY } from '#src/domain/words/due-words.ts';
import { EXECUTION_LABEL } from '#src/domain/words/figure-labels.ts';
import { monthText } from '#src/domain/words/format.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { inTitle } from '#src/domain/words/plan-title.ts';
import type { Chase, ChaseSection } from '#src/domain/year/chase.ts';
import { closeUp } from '#src/domain/words/prose.ts';
import { runsText } from '#src/domain/words/row-numbers.ts';

interface ChaseListRow {
  readonly key: string;
  readonly section: string;
  readonly seq: string;
  readonly name: string;
  readonly unit: string;
  /** '9、11月' */
  readonly months: string;
  readonly due: string;
}

/** 催报清单: every row that a month, or one before it, still waits for, with room to write what was answered [MO19]. */
export interface ChaseList {
  readonly title: string;
  readonly unitName: string;
  readonly marks: readonly string[];
  /** '数据截至2025年12月3日' */
  readonly asOf: string;
  readonly standing: string;
  readonly rows: readonly ChaseListRow[];
  /** Sections that owe nothing; '' for none. */
  readonly complete: string;
}

export function chaseList(chase: Chase, month: Month, isSample: boolean): ChaseList {
  const { plan, today } = chase;
  const open = openSections(chase, month);
  const complete = chase.sections.filter((each) => {
    const { expected, missing } = cellAt(each, month);
    return expected > 0 && missing.length === 0 && !open.includes(each);
  });
  return {
    title: `${plan.year}年${monthText(month)}${inTitle(plan.project)}绩效指标催报清单`,
    unitName: plan.unitName,
    marks: paperMarks({ isDraft: false, isSample }),
    asOf: `截至${wholeDayText(today)}`,
    standing: closeUp(monthStanding(chase, month)),
    rows: open.flatMap((section) => rowsOf(chase, month, section)),
    complete:
      complete.length === 0 || !hasSections(chase) ? '' : `已报齐：${complete.map(nameOf).join('、')}。`,
  };
}

function nameOf({ section }: ChaseSection): string {
  return ownerText(section);
}

function rowsOf(chase: Chase, until: Month, section: ChaseSection): readonly ChaseListRow[] {
  const waiting = section.cells.filter(
    ({ month, state }) =>
      month <= until &&
      (state === 'open' ||
        state === 'late' ||
        (month === until && state !== 'closed' && state !== 'not-asked')),
  );
  const name = ownerText(section.section);
  const rows = [...missedMonths(waiting)].map(([row, months]) => ({
    key: `${section.section}/${row.id}`,
    section: name,
    seq: String(row.seq),
    name: row.source.name,
    unit: row.kind === 'quantitative' ? row.unit : '待评定',
    months: `${runsText(months)}月`,
    due: dueText(chase, months[0] ?? until),
  }));
  if (!cellAt(section, until).isExecutionMissing) return rows;
  const execution = {
    key: `${section.section}/execution`,
    section: name,
    seq: '',
    name: EXECUTION_LABEL,
    unit: '万元',
    months: monthText(until),
    due: dueText(chase, until),
  };
  return [...rows, execution];
}

/** Of the oldest month that is missing: '12月5日，逾期 2 天'. */
function dueText(chase: Chase, month: Month): string {
  const { date, days, isAhead } = monthOf(chase, month);
  if (date === null || days === null) return NO_DUE_DAY;
  const day = dayText(date, chase.plan.year);
  return isAhead ? day : `${day}，${closeUp(daysText(days))}`;
}
