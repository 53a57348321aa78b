import {
  NAME_LABEL,
  UNIT_LABEL,
  INITIAL_TARGET_LABEL,
  ADJUSTED_TARGET_LABEL,
} from '#src/domain/catalogue/field-words.ts';
import { WEIGHT_HEAD, SCORE_HEAD } from '#src/domain/papers/form-labels.ts';
import { WHOLE_YEAR, SO_FAR } from '#src/domain/papers/self-report-goal.ts';
import {
  ATTAINMENTS,
  type Attainment,
  byAttainment,
  rowsByClass,
  scoreOf,
  weightOf,
} from '#src/domain/year/attainment.ts';
import { scoreByClass } from '#src/domain/year/breakdown.ts';
import { completenessThrough } from '#src/domain/year/completeness.ts';
import {
  paragraph,
  type Block,
  type DocumentChart,
  type DocumentTable,
} from '#src/domain/papers/document.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { asSentence, periodText, rowPhrase, rowsPhrase } from '#src/domain/words/prose.ts';
import type { ColumnId } from '#src/domain/papers/scorecard-columns.ts';
import type { ScorecardRow } from '#src/domain/papers/scorecard-row.ts';
import type { ReportFacts } from '#src/domain/papers/self-report-facts.ts';
import { toDateText } from '#src/domain/words/value-text.ts';
import { STATE_WORDS, TIER_WORDS } from '#src/domain/words/words.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';

/** （三）各项指标完成情况: by class, each with its table [J3]. */
export function indicatorsDraft(facts: ReportFacts): readonly Block[] {
  const { report, hasScores } = facts;
  return [
    paragraph(`按指标类别分，得分情况如下。${completenessSentence(facts)}`),
    { kind: 'table', table: classTable(facts) },
    ...(hasScores ? [{ kind: 'chart' as const, chart: classChart(facts) }] : []),
    ...rowsByClass(report.rows).flatMap(({ title, rows }, index) => classBlocks(facts, title, rows, index)),
  ];
}

/** Silent when every cell is filled. */
function completenessSentence({ report, year }: ReportFacts): string {
  const { reported, expected } = completenessThrough(report.yearRows, year, report.cutOff);
  return reported >= expected
    ? ''
    : `${periodText(report.cutOff)}应填报${expected}项次，已填报${reported}项次，未填报的不计入完成值。`;
}

function classBlocks(
  facts: ReportFacts,
  title: string,
  rows: readonly ReportRow[],
  index: number,
): readonly Block[] {
  return [
    { kind: 'minor', text: `${index + 1}．${title}` },
    paragraph(`${classSentence(facts, rows)}${ratingSentences(rows)}`),
    { kind: 'table', table: rowsTable(facts, title, rows) },
  ];
}

function classSentence({ isYearEnd }: ReportFacts, rows: readonly ReportRow[]): string {
  const { met, partly, unmet, open, 'by-hand': byHand } = byAttainment(rows);
  const size = `共${rows.length}项，权重${weightText(weightOf(rows))}分`;
  if (open.length === rows.length) return `${size}，均未填报或未评定，尚未计分。`;
  const short = rows.filter((row) => partly.includes(row) || unmet.includes(row));
  const said = [
    ...(met.length === 0 ? [] : [`${isYearEnd ? '达成' : '达到或保持在指标值以内'}${met.length}项`]),
    ...(short.length === 0
      ? []
      : [`${isYearEnd ? '未完全达成' : '尚未达到指标值'}${short.length}项（${rowsPhrase(short)}）`]),
    ...(byHand.length === 0 ? [] : [`只有人工评分${byHand.length}项（${rowsPhrase(byHand)}）`]),
    ...(open.length === 0 ? [] : [`未填报或未评定${open.length}项（${rowsPhrase(open)}）`]),
  ];
  return `${size}，得${scoreText(scoreOf(rows))}分。其中${said.join('，')}。`;
}

/** Tier, coefficient and evidence of the rows that a person rated. */
function ratingSentences(rows: readonly ReportRow[]): string {
  return rows
    .flatMap((row) =>
      row.rating === null
        ? []
        : [
            `${rowPhrase(row)}评定为“${TIER_WORDS[row.rating.tier]}”，系数${toDateText(row)}，依据：${asSentence(row.rating.evidence)}`,
          ],
    )
    .join('');
}

/** Heads of narrow columns. */
const OPEN_HEAD = { open: '未填报评定' };
const WHOLE_YEAR_HEADS: Record<Attainment, string> = { ...WHOLE_YEAR, ...OPEN_HEAD };
const SO_FAR_HEADS: Record<Attainment, string> = { ...SO_FAR, ...OPEN_HEAD, met: '已达到' };

function classTable({ report, counts: all, isYearEnd }: ReportFacts): DocumentTable {
  const columns = ATTAINMENTS.filter((each) => each !== 'by-hand' || all['by-hand'].length > 0);
  const line = (name: string, rows: readonly ReportRow[]) => {
    const counts = byAttainment(rows);
    return [
      name,
      String(rows.length),
      weightText(weightOf(rows)),
      counts.open.length === rows.length ? '—' : scoreText(scoreOf(rows)),
      ...columns.map((each) => String(counts[each].length)),
    ];
  };
  const words = isYearEnd ? WHOLE_YEAR_HEADS : SO_FAR_HEADS;
  // What the legend of 百分标尺 and the counts in words tell apart.
  const over = (each: Attainment) =>
    all[each].some(({ state }) => state.kind === 'over') ? `（含${STATE_WORDS.over}）` : '';
  const labels = [
    '类别',
    '项数',
    WEIGHT_HEAD,
    SCORE_HEAD,
    ...columns.map((each) => `${words[each]}${over(each)}`),
  ];
  return {
    caption: '各类指标得分情况',
    columns: labels.map((label, index) => ({ label, align: 'center', width: index === 0 ? 2.2 : 1 })),
    rows: rowsByClass(report.rows).map(({ title, rows }) => line(title, rows)),
    total: line('合计', report.rows),
  };
}

function classChart({ report }: ReportFacts): DocumentChart {
  const groups = scoreByClass(report);
  const said = groups.map(
    ({ title, score, weight, coveredWeight }) =>
      `${title}${weightText(weight)}分${coveredWeight === 0 ? '未计分' : `得${scoreText(score)}分`}`,
  );
  return {
    caption: '各类指标得分（条为权重，实心为得分）',
    alt: `各类指标得分：${said.join('，')}。`,
    data: { kind: 'classes', groups },
  };
}

const COLUMNS: readonly { readonly id: ColumnId; readonly label: string; readonly width: number }[] = [
  { id: 'seq', label: '序号', width: 0.65 },
  { id: 'name', label: NAME_LABEL, width: 2.8 },
  { id: 'unit', label: UNIT_LABEL, width: 0.95 },
  { id: 'target', label: INITIAL_TARGET_LABEL, width: 1.4 },
  { id: 'adjusted', label: ADJUSTED_TARGET_LABEL, width: 1.2 },
  { id: 'value', label: '完成值', width: 1.4 },
  { id: 'coefficient', label: '系数（%）', width: 1.1 },
  // Beside an adjusted target too, «（分）» stays in one line.
  { id: 'weight', label: WEIGHT_HEAD, width: 1.2 },
  { id: 'score', label: SCORE_HEAD, width: 1.2 },
];

/** The form's own cells of a class [V10]; 调整指标值 only where one stands. */
function rowsTable({ table }: ReportFacts, title: string, rows: readonly ReportRow[]): DocumentTable {
  const seqs = new Set(rows.map((row) => row.indicator.seq));
  const own = table.rows.filter((row) => seqs.has(row.seq));
  const columns = COLUMNS.filter(
    ({ id }) => id !== 'adjusted' || own.some((row) => row.cells.adjusted.kind !== 'blank'),
  );
  return {
    caption: `${title}完成情况`,
    columns: columns.map(({ id, label, width }) => ({
      label,
      width,
      align: id === 'name' ? 'left' : 'center',
    })),
    rows: own.map((row) => columns.map(({ id }) => cellText(row, id))),
    total: null,
  };
}

function cellText({ cells }: ScorecardRow, id: ColumnId): string {
  return id === 'target' ? `${cells.operator.text}${cells.target.text}` : cells[id].text;
}
