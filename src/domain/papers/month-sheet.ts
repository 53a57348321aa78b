import { NAME_LABEL, UNIT_LABEL } from '#src/domain/catalogue/field-words.ts';
import { paperMarks } from '#src/domain/papers/paper-marks.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { dueDate } from '#src/domain/period/due-date.ts';
import { monthBefore, type Month } from '#src/domain/period/month.ts';
import { BLANK, NONE_TEXT, quantityCell, textCell, type TableCell } from '#src/domain/papers/table-cell.ts';
import type { Decimals } from '#src/domain/quantity/quantity.ts';
import type { MonthContent } from '#src/domain/statements/statement.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { ratingText } from '#src/domain/words/cell-text.ts';
import { ALL_SECTIONS } from '#src/domain/words/choice-words.ts';
import { dayText } from '#src/domain/words/due-words.ts';
import { entryFigures, executionFigures } from '#src/domain/words/entry-figures.ts';
import { YEAR_TARGET_LABEL } from '#src/domain/words/figure-labels.ts';
import { closeUp } from '#src/domain/words/prose.ts';
import { inTitle } from '#src/domain/words/plan-title.ts';
import { cellDuty } from '#src/domain/year/completeness.ts';
import { dueDayOf } from '#src/domain/year/month-due.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';

const COLUMN_IDS = ['seq', 'name', 'unit', 'target', 'before', 'last', 'value', 'note'] as const;

type MonthSheetColumnId = (typeof COLUMN_IDS)[number];

interface MonthSheetColumn {
  readonly id: MonthSheetColumnId;
  readonly label: string;
  /** Thousandths of the table's width. */
  readonly width: number;
}

export interface MonthSheetRow {
  /** null: a row that a person rates in the app; nothing of it is taken in from the sheet. */
  readonly id: IndicatorId | 'execution' | null;
  readonly key: string;
  readonly seq: string;
  readonly name: string;
  readonly unit: string;
  readonly target: string;
  /** The value up to the month before, and that month's own number. */
  readonly before: string;
  readonly last: string;
  readonly value: TableCell;
  readonly note: string;
}

/** 月度填报表 of a section and a month, filled or blank: the same on screen, on paper and in the workbook [MO10]. */
export interface MonthSheet {
  readonly title: string;
  readonly unitName: string;
  readonly project: string | null;
  readonly section: string;
  readonly year: number;
  readonly month: Month;
  readonly isBlank: boolean;
  readonly isSample: boolean;
  readonly marks: readonly string[];
  /** '请于2026年1月5日前报送'; '' where the plan has no due date. */
  readonly due: string;
  readonly columns: readonly MonthSheetColumn[];
  readonly rows: readonly MonthSheetRow[];
  /** Below the table: how it is filled in. */
  readonly hints: readonly string[];
}

/** Who signs 月度填报表. */
export const SHEET_SIGNATURES = ['填报人', '审核人', '日期'] as const;

interface SheetSetting {
  /** null: all of them. */
  readonly section: string | null;
  readonly isBlank: boolean;
  readonly isSample: boolean;
}

/** @param report as of the month of the sheet */
export function monthSheet(report: YearReport, year: YearStatements, setting: SheetSetting): MonthSheet {
  const { plan, cutOff: month } = report;
  const { section, isBlank, isSample } = setting;
  const date = dueDate(plan.year, month, dueDayOf(plan));
  const rows = report.rows.flatMap((row): readonly MonthSheetRow[] => {
    const { indicator } = row;
    if (section !== null && indicator.owner !== section) return [];
    if (cellDuty(indicator, year, month) === 'not-expected') return [];
    const { seq, name, unit, target, before } = entryFigures(row, month);
    const shown = { key: indicator.id, seq, name, unit, target: closeUp(target), before: closeUp(before) };
    return [{ ...shown, ...entered(indicator, year, month, isBlank) }];
  });
  return {
    title: `${plan.year}年${month}月${inTitle(plan.project)}绩效指标月度填报表`,
    unitName: plan.unitName,
    project: plan.project,
    section: section ?? ALL_SECTIONS,
    year: plan.year,
    month,
    isBlank,
    isSample,
    marks: paperMarks({ isDraft: false, isSample }),
    due: date === null ? '' : `请于${dayText(date, plan.year)}前报送`,
    columns: columnsOf(month),
    // The execution of the budget is the office's own number, not a section's.
    rows:
      section === null || section === plan.collectingSection
        ? [...rows, executionRow(report, year, isBlank)]
        : rows,
    hints: [
      `数填在「${month}月完成数」，没有发生的填「无」，没有数据的留空；情况写在「${month}月说明」。负数（冲减）须写说明。`,
    ],
  };
}

function columnsOf(month: Month): readonly MonthSheetColumn[] {
  return [
    { id: 'seq', label: '序号', width: 40 },
    { id: 'name', label: NAME_LABEL, width: 260 },
    { id: 'unit', label: UNIT_LABEL, width: 70 },
    { id: 'target', label: YEAR_TARGET_LABEL, width: 95 },
    { id: 'before', label: '至上月累计', width: 95 },
    { id: 'last', label: '上月数', width: 95 },
    { id: 'value', label: `${month}月完成数`, width: 110 },
    { id: 'note', label: `${month}月说明`, width: 235 },
  ];
}

type Entered = Pick<MonthSheetRow, 'id' | 'last' | 'value' | 'note'>;

function entered(indicator: PlanIndicator, year: YearStatements, month: Month, isBlank: boolean): Entered {
  const { id } = indicator;
  if (indicator.kind !== 'quantitative') {
    const rating = standing(year, { kind: 'rating', indicator: id, month })?.content ?? null;
    const value = isBlank || rating === null ? BLANK : textCell(ratingText(rating));
    return { id: null, last: '—', value, note: isBlank ? '' : (rating?.evidence ?? '') };
  }
  const at = (of: Month) => standing(year, { kind: 'month', indicator: id, month: of });
  return { id, ...numbers(at, month, isBlank, indicator.decimals) };
}

function executionRow(report: YearReport, year: YearStatements, isBlank: boolean): MonthSheetRow {
  const { name, unit, target, before } = executionFigures(report);
  const at = (of: Month) => standing(year, { kind: 'execution', month: of });
  const shown = {
    key: 'execution',
    id: 'execution' as const,
    seq: '',
    name,
    unit,
    target: closeUp(target),
    before: closeUp(before),
  };
  return { ...shown, ...numbers(at, report.cutOff, isBlank, 4) };
}

function numbers(
  at: (month: Month) => { readonly content: MonthContent | null; readonly note: string } | null,
  month: Month,
  isBlank: boolean,
  decimals: Decimals,
): Omit<Entered, 'id'> {
  const previous = monthBefore(month);
  const last = previous === null ? null : (at(previous)?.content ?? null);
  const own = isBlank ? null : at(month);
  return {
    last: contentCell(last, decimals).text || '—',
    value: contentCell(own?.content ?? null, decimals),
    note: own?.note ?? '',
  };
}

function contentCell(content: MonthContent | null, decimals: Decimals): TableCell {
  if (content === null) return BLANK;
  return content.kind === 'none' ? NONE_TEXT : quantityCell(content.value, decimals);
}
