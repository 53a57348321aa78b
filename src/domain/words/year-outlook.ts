import { YEAR_END } from '#src/domain/period/month.ts';
import { addPoints, NO_POINTS, sumPoints, type Points } from '#src/domain/quantity/points.ts';
import {
  EXECUTION_LABEL,
  OUTLOOK_LABEL,
  PACED_LABEL,
  ON_TIME_LABEL,
  UNTOLD_LABEL,
  LIKELY_GRADES_LABEL,
} from '#src/domain/words/figure-labels.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { projectedTotal, type ProjectedYear } from '#src/domain/year/projected.ts';
import { rowNumbersText } from '#src/domain/words/row-numbers.ts';
import { capsAheadText } from '#src/domain/words/rules-words.ts';
import { GRADE_WORDS } from '#src/domain/words/words.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import type { PointsBand } from '#src/domain/score/forecast.ts';
import type { ProjectedPart, ProjectedTotal } from '#src/domain/score/projection.ts';
import { gradeOf } from '#src/domain/score/scorecard.ts';

/** The four parts of what the year may end at, in their order [F7], and the execution where it is part of the plan [PL30]. */
type OutlookPartId = 'earned' | 'execution' | 'paced' | 'on-time' | 'rated';

/** One part, in the words that every screen, form and document has it in [O18]. */
interface OutlookPart {
  readonly id: OutlookPartId;
  readonly label: string;
  /** '51.26', '+12.30', '−0.40'; '未计入' where it is not counted. */
  readonly points: string;
  /** Of what: '区间 +8.10—+13.00 分', '13 项，最低值不计'; '' for nothing to add. */
  readonly note: string;
  /** The rows of the part, each with its points, for those who ask; of the second part only those that a person expects. */
  readonly rows: readonly OutlookRow[];
}

interface OutlookRow {
  readonly row: ReportRow;
  readonly points: Points;
}

/** What the year may end at, in words: made here and nowhere else [O18]. */
export interface YearOutlook {
  /** '85.36' */
  readonly value: string;
  /** '50.11—88.30'; the value where both ends are it. */
  readonly range: string;
  /** '区间 50.11—88.30 分'; '' when both ends are the value. */
  readonly band: string;
  /** '良', '中至优'; '' in December, when nothing is left to expect [O3]. */
  readonly grades: string;
  /** The same were everything done that is assumed: what is worth knowing beside a wide range. */
  readonly gradesOnTime: string;
  /** Empty in December. */
  readonly parts: readonly OutlookPart[];
  /** What is in none of the parts: '待评定 3 项 9 分，尚无数据 1 项 4 分'; '' for nothing. */
  readonly open: string;
  /** Of that what nothing was said of: '1 项 4 分'; '' for nothing. */
  readonly unknown: string;
  /** What the execution rate may still lower the total to; '' for nothing, and in December [KJ10]. */
  readonly caps: string;
}

/** null while nothing is reported: of an empty year nothing is expected [F9]. */
export function yearOutlook(report: YearReport): YearOutlook | null {
  const projected = projectedTotal(report);
  const { cutOff } = report;
  if (projected === null) return null;
  const isOver = cutOff === YEAR_END;
  return {
    value: scoreText(projected.value),
    range: rangeText(projected),
    band: bandText(projected),
    grades: isOver ? '' : gradeRange(projected, report),
    gradesOnTime: isOver
      ? ''
      : gradeRange({ ...projected, low: addPoints(projected.low, projected.onTime) }, report),
    parts: isOver ? [] : partsOf(projected, report),
    open: openText(projected, report),
    unknown: weightOf(untoldRows(projected, report)),
    caps: isOver ? '' : capsAheadText(report.execution, report.plan.settings),
  };
}

/** At the low end with nothing of what is not counted, at the high end with all of it. */
function gradeRange(
  { low, high, open }: Pick<ProjectedTotal, 'low' | 'high' | 'open'>,
  { plan }: YearReport,
): string {
  const { gradeThresholds } = plan.settings;
  const worst = GRADE_WORDS[gradeOf(low, gradeThresholds)];
  const best = GRADE_WORDS[gradeOf(addPoints(high, open), gradeThresholds)];
  return worst === best ? worst : `${worst}至${best}`;
}

function bandText(band: PointsBand): string {
  return band.low === band.high ? '' : `区间 ${rangeText(band)} 分`;
}

function rangeText({ low, high }: PointsBand): string {
  return low === high ? scoreText(low) : `${scoreText(low)}—${scoreText(high)}`;
}

function partsOf(projected: ProjectedYear, report: YearReport): readonly OutlookPart[] {
  const { earned, paced, onTime, rated } = projected;
  const onTimeRows = rowsOf('on-time', projected, report).filter(({ points }) => points !== NO_POINTS);
  const byPerson = rowsOf('paced', projected, report, true);
  return [
    { id: 'earned', label: '已得', points: scoreText(earned), note: '', rows: [] },
    ...(projected.execution === null
      ? []
      : [
          {
            id: 'execution' as const,
            label: EXECUTION_LABEL,
            points: signed(projected.execution.score),
            note: '按已执行数',
            rows: [],
          },
        ]),
    {
      id: 'paced',
      label: PACED_LABEL,
      points: signed(paced.value),
      note: [
        paced.low === paced.high ? '' : `区间 ${signed(paced.low)}—${signed(paced.high)} 分`,
        byPerson.length === 0 ? '' : `${numbersOf(byPerson)}按人工预计`,
      ]
        .filter((each) => each !== '')
        .join('，'),
      rows: byPerson,
    },
    {
      id: 'on-time',
      label: ON_TIME_LABEL,
      points: signed(onTime),
      note: onTimeRows.length === 0 ? '' : `${onTimeRows.length} 项，区间下限不计`,
      rows: onTimeRows,
    },
    ratedPart(rated, rowsOf('rated', projected, report), waitingRows(projected, report)),
  ];
}

/** '3 项 9 分'; '' for none. */
function weightOf(rows: readonly OutlookRow[]): string {
  const weights = sumPoints(rows.map(({ row }) => row.indicator.weight));
  return rows.length === 0 ? '' : `${rows.length} 项 ${weightText(weights)} 分`;
}

/** @param waiting what is counted by no setting, for no tier can be expected of it */
function ratedPart(
  rated: PointsBand | null,
  graded: readonly OutlookRow[],
  waiting: readonly OutlookRow[],
): OutlookPart {
  const rows = inOrder([...graded, ...waiting]);
  const part = { id: 'rated', label: '待评定', rows } as const;
  if (rows.length === 0) return { ...part, points: '+0.00', note: '' };
  if (rated === null || graded.length === 0) return { ...part, points: '未计入', note: weightOf(rows) };
  const aside = waiting.length === 0 ? '' : `，另 ${weightOf(waiting)}未计入`;
  return { ...part, points: signed(rated.value), note: `${weightOf(graded)}，按 0.80 起计${aside}` };
}

/** Rows of which the months say 无发生 and no more: they wait for a person, as their state says [O18] [D11]. */
function waitingRows(projected: ProjectedYear, report: YearReport): readonly OutlookRow[] {
  return rowsOf('unknown', projected, report).filter(({ row }) => row.state.kind === 'unrated');
}

/** Rows of which nothing was said. */
function untoldRows(projected: ProjectedYear, report: YearReport): readonly OutlookRow[] {
  return rowsOf('unknown', projected, report).filter(({ row }) => row.state.kind !== 'unrated');
}

function inOrder(rows: readonly OutlookRow[]): readonly OutlookRow[] {
  return [...rows].sort((a, b) => a.row.indicator.seq - b.row.indicator.seq);
}

function rowsOf(
  part: ProjectedPart,
  { rows }: ProjectedTotal,
  report: YearReport,
  isByPerson = false,
): readonly OutlookRow[] {
  const byId = new Map(report.rows.map((row) => [row.indicator.id, row]));
  return rows.flatMap((each): OutlookRow[] => {
    const row = byId.get(each.indicator.id);
    if (row === undefined || each.part !== part || (isByPerson && !each.isByPerson)) return [];
    return [{ row, points: each.points }];
  });
}

/** '第 1、2、15—19 项' */
function numbersOf(rows: readonly OutlookRow[]): string {
  return rowNumbersText(rows.map(({ row }) => row.indicator.seq));
}

function signed(points: Points): string {
  return points < 0 ? `−${scoreText(-points as Points)}` : `+${scoreText(points)}`;
}

function openText(projected: ProjectedYear, report: YearReport): string {
  const { execution } = projected;
  const waiting = waitingRows(projected, report);
  const words = [
    ['待评定', projected.rated === null ? [...rowsOf('rated', projected, report), ...waiting] : waiting],
    [UNTOLD_LABEL, untoldRows(projected, report)],
  ] as const;
  const ofRows = words.flatMap(([word, rows]) => (rows.length === 0 ? [] : [`${word} ${weightOf(rows)}`]));
  const ofExecution =
    execution === null || execution.open === 0 ? [] : [`预算执行 ${weightText(execution.open)} 分`];
  return [...ofRows, ...ofExecution].join('，');
}

/** The same in lines for a narrow column: band and grade, the parts, what is not counted. */
export function outlookLines({ band, grades, parts, open, caps }: YearOutlook): readonly string[] {
  const isCounted = ({ points }: OutlookPart) => points !== '未计入';
  return [
    [band, grades === '' ? '' : `预计等次 ${grades}`].filter((each) => each !== '').join('，'),
    ...parts.filter(isCounted).map(({ label, points, note }) => {
      return `${label} ${points} 分${note === '' ? '' : `（${note}）`}`;
    }),
    open === '' ? '' : `${open}，未计入`,
    caps,
  ].filter((line) => line !== '');
}

/** What stands under the range: the grades, what it comes to as it is counted and of which parts, what is not counted. */
export function outlookParts({ value, grades, parts, open, caps }: YearOutlook): readonly string[] {
  const phrases = parts.flatMap(partPhrase);
  return [
    grades === '' ? '' : `预计等次 ${grades}`,
    phrases.length === 0 ? '' : `按此推算 ${value} 分：${phrases.join('，')}`,
    open === '' ? '' : `${open}，未计入`,
    caps,
  ].filter((line) => line !== '');
}

/**
 * The whole of it in one sentence: '预计全年 85.36 分（区间 50.11—88.30 分）：已得 51.26 分，按近月推算 +12.30 分，假定 13 项如期完成
 * +21.80 分；待评定 3 项 9 分未计入'. '' while nothing is reported; in December only what is still open.
 */
export function outlookSentence(report: YearReport): string {
  const outlook = yearOutlook(report);
  if (outlook === null) return '';
  const open = outlook.open === '' ? [] : [`${outlook.open}未计入`];
  if (outlook.parts.length === 0) return open.join();
  const band = outlook.band === '' ? '' : `（${outlook.band}）`;
  const parts = outlook.parts.flatMap(partPhrase);
  const caps = outlook.caps === '' ? [] : [outlook.caps];
  return [`预计全年 ${outlook.value} 分${band}：${parts.join('，')}`, ...open, ...caps].join('；');
}

function partPhrase({ id, label, points, note, rows }: OutlookPart): readonly string[] {
  switch (id) {
    case 'earned':
    case 'execution':
      return [`${label} ${points} 分`];
    case 'paced':
      return [`${label} ${points} 分${rows.length === 0 ? '' : `（${numbersOf(rows)}按人工预计）`}`];
    case 'on-time':
      return rows.length === 0 ? [] : [`假定 ${rows.length} 项如期完成 ${points} 分`];
    case 'rated':
      return points === '未计入' || rows.length === 0 ? [] : [`${label} ${points} 分（${note}）`];
  }
}

/** Papers name the rows too: '假定如期完成的为第 1、2、15—19 项'; '' for none. */
export function onTimePhrase(report: YearReport): string {
  const rows = yearOutlook(report)?.parts.find(({ id }) => id === 'on-time')?.rows ?? [];
  return rows.length === 0 ? '' : `假定如期完成的为${numbersOf(rows)}`;
}

/** Where a row stands in the outlook of the year: '计入「假定如期完成」+2.00 分'; '' where nothing can come to it. */
export function rowPartText(report: YearReport, row: ReportRow): string {
  const projected = projectedTotal(report);
  const found = projected?.rows.find((each) => each.indicator.id === row.indicator.id);
  if (found === undefined || report.cutOff === YEAR_END) return '';
  switch (found.part) {
    case 'paced':
      return `年末预计中计入「按近月推算」${signed(found.points)} 分`;
    case 'on-time':
      return `年末预计中计入「假定如期完成」${signed(found.points)} 分，区间下限不计`;
    case 'rated':
      return projected?.rated === null ? '待评定，年末预计未计入' : '年末预计按 0.80 起计入';
    case 'unknown':
      return row.state.kind === 'unrated' ? '待评定，年末预计未计入' : '尚无数据，年末预计未计入';
  }
}

/** Each part with its rows by name, for the detail behind the figure. */
export function outlookSteps(report: YearReport): readonly OutlookStep[] {
  const outlook = yearOutlook(report);
  if (outlook === null) return [];
  const sum = outlook.parts.flatMap(({ points }) => (points === '未计入' ? [] : [points]));
  return [
    ...outlook.parts.map((part) => ({
      label: part.label,
      arithmetic: [part.points === '未计入' ? part.points : `${part.points} 分`, part.note]
        .filter((each) => each !== '')
        .join('，'),
      rule: ruleOf(part),
    })),
    {
      label: OUTLOOK_LABEL,
      arithmetic: `${sum.join(' ').replace(/([+−])/g, '$1 ')} = ${outlook.value} 分${outlook.band === '' ? '' : `，${outlook.band}`}`,
      rule: [
        '区间下限不计假定如期完成的分，并留出推算的偏差',
        outlook.open === '' ? '' : `${outlook.open}未计入`,
      ]
        .filter((each) => each !== '')
        .join('；'),
    },
    ...(outlook.grades === ''
      ? []
      : [
          {
            label: LIKELY_GRADES_LABEL,
            arithmetic: outlook.grades,
            rule: `假定如期完成的各项都完成时：${outlook.gradesOnTime}。等次由区间两端定，上端含未计入的分`,
          },
        ]),
    ...(outlook.caps === '' ? [] : [{ label: '执行率封顶', arithmetic: outlook.caps, rule: '' }]),
  ];
}

interface OutlookStep {
  readonly label: string;
  readonly arithmetic: string;
  readonly rule: string;
}

function ruleOf({ id, rows }: OutlookPart): string {
  const named = rows
    .map(({ row: { indicator }, points }) => {
      const amount = id === 'rated' ? weightText(indicator.weight) : signed(points);
      return `${indicator.seq}. ${indicator.name} ${amount} 分`;
    })
    .join('；');
  switch (id) {
    case 'earned':
      return '截至目前各项得分之和';
    case 'execution':
      return '截至目前的执行率得分；其余未计入';
    case 'paced':
      return named === '' ? '按已报月份的月均推算到年底；每月对照的指标以目前值计' : `人工预计：${named}`;
    case 'on-time':
      return named === '' ? '没有尚未到期的节点' : named;
    case 'rated':
      return named === '' ? '没有待评定的指标' : named;
  }
}
