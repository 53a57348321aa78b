import { isCeiling } from '#src/domain/catalogue/indicator.ts';
import { SUMMARY_NAME } from '#src/domain/papers/paper-names.ts';
import { sumPoints } from '#src/domain/quantity/points.ts';
import { ROWS_TOTAL_LABEL, EXECUTION_RATE_LABEL, OUTLOOK_LABEL } from '#src/domain/words/figure-labels.ts';
import { MOST_LOST_TITLE } from '#src/domain/words/panel-titles.ts';
import { losses, rowsToWin } from '#src/domain/year/breakdown.ts';
import { paragraph, paragraphsOf, type DocumentChart } from '#src/domain/papers/document.ts';
import { partsText, scoreText, weightText } from '#src/domain/words/format.ts';
import { coveredText, executionWords } from '#src/domain/words/headline.ts';
import { needText } from '#src/domain/words/need.ts';
import { closeUp, pending, someRowsPhrase } from '#src/domain/words/prose.ts';
import {
  reportFacts,
  textIn,
  type ReportFacts,
  type ReportSource,
} from '#src/domain/papers/self-report-facts.ts';
import {
  countsSentence,
  noScoresText,
  ruleChart,
  totalSentence,
} from '#src/domain/papers/self-report-goal.ts';
import { NOTHING_SHORT, shortRows, slightRows } from '#src/domain/papers/self-report-deviation.ts';
import { marksOf, SAMPLE_STAMP } from '#src/domain/papers/self-report.ts';
import { hasDraftChanged } from '#src/domain/papers/stale-draft.ts';
import { quoted } from '#src/domain/words/quoted.ts';
import { standText } from '#src/domain/words/value-text.ts';
import { yearOnYearProse } from '#src/domain/words/year-on-year-words.ts';
import { yearOutlook } from '#src/domain/words/year-outlook.ts';
import { yearOnYear } from '#src/domain/year/year-on-year.ts';
import { wholeTotal, type ReportRow, type YearReport } from '#src/domain/year/year-report.ts';
import { paperTitle } from '#src/domain/words/plan-title.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { clipped, evenLines, widthOf } from '#src/domain/words/clipped.ts';

/** A figure at the head of the page. */
interface SummaryFigure {
  readonly label: string;
  readonly value: string;
  readonly sub: string;
}

/** A line of the two lists: number, name, where it stands, points. */
interface SummaryRow {
  readonly seq: number;
  readonly name: string;
  readonly stand: string;
  readonly points: string;
}

export interface SummaryList {
  readonly title: string;
  readonly rows: readonly SummaryRow[];
  /** How many more there are, in words; '' when all are shown. */
  readonly more: string;
}

/** 领导摘要: one page of A4, whatever the plan and its names are like [J9]. */
export interface Summary {
  readonly title: string;
  readonly titleLines: readonly string[];
  readonly unitName: string;
  /** null: 部门整体. */
  readonly project: string | null;
  /** The unit and the cut-off, in one line or under each other. */
  readonly heads: readonly string[];
  /** The year is not sealed. */
  readonly isDraft: boolean;
  readonly stamps: readonly string[];
  /** For the head of the page; '' for none. */
  readonly marks: string;
  readonly year: number;
  readonly isSample: boolean;
  readonly figures: readonly SummaryFigure[];
  /** null while nothing is scored. */
  readonly rule: DocumentChart | null;
  /** Three sentences written from the data, and what there is room for of the year before. */
  readonly draft: readonly string[];
  /** The person's words in their place, or null. */
  readonly own: readonly string[] | null;
  /** The person's words as written; '' when there are none. */
  readonly written: string;
  /** Some of the person's words have no room on the page. */
  readonly isCut: boolean;
  /** The data have changed since the person wrote [J5]. */
  readonly isStale: boolean;
  readonly best: SummaryList;
  readonly worst: SummaryList;
  readonly toDo: readonly string[];
}

/** What a person's text may be long; in short paragraphs, less of it has room. */
export const SUMMARY_ROOM = 240;
export const OVERALL_HEADING = '总体情况';
export const TO_DO_HEADING = '要办的事';

/** Room of one line, or of a part of it, in Chinese letters; others take half of one. */
const ROOM = { unit: 108, name: 17, stand: 13, toDoName: 12, toDoNeed: 12, owner: 6 } as const;
const LIST = 5;
const MOVERS = 2;
/** Lines of the page for the three sentences, and letters of a line. */
const TEXT_LINES = 8;
const ON_YEAR_LINES = 3;
const LINE = 34;
/** The same in the lines of the head, which are not set in, and of the title. */
const HEAD_LINE = 36;
const TITLE_LINE = 24;
const INDENT = 2;

export function leaderSummary(source: ReportSource): Summary {
  const facts = reportFacts(source);
  const { report, texts, isSample } = facts;
  const { plan } = report;
  const own = textIn(texts, 'summary');
  const title = paperTitle(plan, SUMMARY_NAME);
  return {
    title,
    titleLines: evenLines(title, TITLE_LINE),
    unitName: plan.unitName,
    heads: headsOf(report),
    isDraft: !facts.isSealed,
    stamps: stampLines(facts),
    marks: marksOf(facts),
    project: plan.project,
    year: plan.year,
    isSample,
    figures: figures(facts),
    rule: facts.hasScores ? ruleChart(report) : null,
    draft: draftOf(facts),
    written: own,
    ...(own === '' ? { own: null, isCut: false } : ownWords(own, TEXT_LINES - extraLines(report))),
    isStale: own !== '' && hasDraftChanged('summary', (each) => draftOf(each).map(paragraph), facts),
    best: bestList(facts),
    worst: worstList(facts),
    toDo: toDoLines(facts),
  };
}

/** A unit is called by its whole name; a long one takes lines of its own. */
function headsOf({ plan, cutOff }: YearReport): readonly string[] {
  const unit = clipped(plan.unitName, ROOM.unit);
  const asOf = `数据截至${plan.year}年${cutOff}月`;
  return lineCount(`${unit}　${asOf}`, HEAD_LINE) === 1 ? [`${unit}　${asOf}`] : [unit, asOf];
}

/** What title and head take more of the page than one line each: the text has that much less [J9]. */
function extraLines(report: YearReport): number {
  const title = lineCount(paperTitle(report.plan, SUMMARY_NAME), TITLE_LINE);
  const heads = headsOf(report).reduce((lines, each) => lines + lineCount(each, HEAD_LINE), 0);
  // A line of the title is half as high again.
  return Math.ceil((title - 1) * 1.5) + heads - 1;
}

/** Rows of each of the two lists: with a head of several lines fewer, and the list says how many more there are. */
function listRoom(report: YearReport): number {
  return LIST - Math.floor(extraLines(report) / 2);
}

/** Why it is no final page, in one line each. */
function stampLines({ report, isYearEnd, isSealed, isSample, counts }: ReportFacts): readonly string[] {
  const reasons = [
    ...(isYearEnd ? [] : [`数据截至${report.cutOff}月`]),
    ...(counts.open.length === 0 ? [] : [`${counts.open.length}项未填报或未评定`]),
  ];
  return [
    ...(isSealed ? [] : [['未定稿', reasons.join('，')].filter((each) => each !== '').join('：')]),
    ...(isSample ? [SAMPLE_STAMP] : []),
  ];
}

function figures(facts: ReportFacts): readonly SummaryFigure[] {
  const { report, table, counts, isYearEnd, hasScores } = facts;
  const { card, tenNinety } = report;
  const execution = executionWords(report);
  const outlook = yearOutlook(report);
  return [
    {
      label: ROWS_TOTAL_LABEL,
      value: hasScores ? scoreText(card.total) : '—',
      sub: hasScores
        ? [
            card.unreported.length === 0
              ? `满分${weightText(card.weight)}分`
              : `已计分${closeUp(coveredText(report))}`,
            ...(isYearEnd && !table.isOneView ? [`等次${table.hundred.grade}`] : []),
          ].join('，')
        : '尚无已计分的指标',
    },
    isYearEnd
      ? {
          label: `自评总分（${partsText(report.plan.settings, '＋')}）`,
          value: scoreText(wholeTotal(report)),
          sub: tenNinety === null ? '执行率未定，暂缺' : `等次${table.tenNinety.grade}`,
        }
      : {
          label: OUTLOOK_LABEL,
          value: outlook?.value ?? '—',
          sub: outlook === null ? '尚无法预计' : `等次可能为${outlook.grades}`,
        },
    {
      label: EXECUTION_RATE_LABEL,
      value: execution?.rate ?? '—',
      sub: execution === null ? '执行数未填报或没有预算数' : closeUp(execution.amounts),
    },
    {
      label: isYearEnd ? '达成指标' : '已达到指标值',
      value: `${counts.met.length}项`,
      sub: `共${report.rows.length}项，未计分${counts.open.length}项`,
    },
  ];
}

/** Three sentences: what was scored, how many rows came to what, what it lost or what is to be expected [J9]. */
function draftOf(facts: ReportFacts): readonly string[] {
  const { report, hasScores, isYearEnd } = facts;
  if (!hasScores) return [noScoresText(report.cutOff)];
  const short = shortRows(facts);
  const lostBy = (rows: readonly ReportRow[]) =>
    sumPoints(losses(report).flatMap(({ row, loss }) => (rows.includes(row) ? [loss] : [])));
  const slight = slightRows(report, short);
  const rest = slight.length === 0 ? '' : `，其他未得满分的${slight.length}项${scoreText(lostBy(slight))}分`;
  const third = isYearEnd
    ? short.length === 0
      ? NOTHING_SHORT
      : `未完全达成的${short.length}项合计失分${scoreText(lostBy(short))}分${rest}，原因和改进措施见自评报告。`
    : short.length === 0
      ? '已计分的指标均未滞后于时序。'
      : `进度滞后或超出指标值的${short.length}项：${someRowsPhrase(short)}。`;
  const draft = [totalSentence(facts), countsSentence(facts), third];
  const beside = onYearSentences(facts);
  return beside === '' ? draft : [...draft, beside];
}

/** Beside the year before, in whole sentences as far as the page has room for them [NY14]. */
function onYearSentences({ report, last = null }: ReportFacts): string {
  let taken = '';
  for (const sentence of last === null ? [] : yearOnYearProse(yearOnYear(report, last), MOVERS)) {
    if (linesOf(taken + sentence) > ON_YEAR_LINES - extraLines(report)) break;
    taken += sentence;
  }
  return taken;
}

/** Met in full, the heaviest first. */
function bestList({ report, isYearEnd }: ReportFacts): SummaryList {
  const best = report.rows
    .filter(({ score, indicator }) => score.met === true && score.score === indicator.weight)
    .sort((a, b) => b.indicator.weight - a.indicator.weight || a.indicator.seq - b.indicator.seq);
  return listOf(
    isYearEnd ? '得满分的指标' : '已得满分的指标',
    best,
    listRoom(report),
    ({ score }) => `${scoreText(score.score)}分`,
  );
}

/** The largest losses; before December the most points still to be had. */
function worstList({ report, isYearEnd }: ReportFacts): SummaryList {
  const steps = losses(report).filter(({ isOpen }) => !isOpen);
  const byRow = new Map(steps.map(({ row, loss }) => [row, loss]));
  return listOf(
    isYearEnd ? MOST_LOST_TITLE : '与满分相差较多的指标',
    [...byRow.keys()],
    listRoom(report),
    (row) => `−${weightText(byRow.get(row) ?? row.indicator.weight)}分`,
  );
}

function listOf(
  title: string,
  rows: readonly ReportRow[],
  room: number,
  points: (row: ReportRow) => string,
): SummaryList {
  const left = rows.length - room;
  return {
    title: `${title}（${rows.length}项）`,
    rows: rows.slice(0, room).map((row) => ({
      seq: row.indicator.seq,
      name: clipped(row.indicator.source.name, ROOM.name),
      stand: clipped(closeUp(standText(row)), ROOM.stand),
      points: points(row),
    })),
    more: left > 0 ? `另有${left}项，见自评报告` : '',
  };
}

/** What is left to do: in the year the rows with most to win, at its end what keeps the papers open. */
function toDoLines(facts: ReportFacts): readonly string[] {
  const { report, isYearEnd, counts, table } = facts;
  if (!isYearEnd)
    return rowsToWin(report)
      .filter((row) => needText(row, report.cutOff) !== '' && !isSafe(row))
      .slice(0, listRoom(report))
      .map((row) => {
        const { seq, source, owner } = row.indicator;
        const need = clipped(closeUp(needText(row, report.cutOff)), ROOM.toDoNeed);
        return `第${seq}项${quoted(clipped(source.name, ROOM.toDoName))}：${need}（${clipped(ownerText(owner), ROOM.owner)}）`;
      });
  const noted = table.rows.filter(({ remark }) => remark.required !== null && remark.text.trim() === '');
  const unnoted = report.rows.filter((row) => noted.some(({ seq }) => seq === row.indicator.seq));
  return [
    ...(counts.open.length === 0
      ? []
      : [`填报或评定${counts.open.length}项：${someRowsPhrase(counts.open)}`]),
    ...(unnoted.length === 0 ? [] : [`补写说明${unnoted.length}项：${someRowsPhrase(unnoted)}`]),
    ...(report.executed === null ? ['填报预算执行数'] : []),
    ...(counts.open.length + unnoted.length === 0 && report.executed !== null
      ? ['指标均已计分，须写的说明均已填写']
      : []),
  ];
}

/** A ceiling that nobody has broken asks for nothing but to go on. */
function isSafe({ goal, score }: ReportRow): boolean {
  return goal !== null && isCeiling(goal.operator) && score.met === true;
}

/** A person's text in the lines that the page has for it: whole sentences only. */
function ownWords(text: string, room: number): { readonly own: readonly string[]; readonly isCut: boolean } {
  const paragraphs = paragraphsOf(text);
  const own: string[] = [];
  let left = room;
  for (const each of paragraphs) {
    let taken = '';
    for (const sentence of each.match(/[^。！？；]+[。！？；]?/g) ?? []) {
      if (linesOf(taken + sentence) > left) break;
      taken += sentence;
    }
    if (taken !== '') own.push(taken);
    left -= linesOf(taken);
    if (taken !== each) break;
  }
  if (own.length === 0)
    return { own: [pending(`摘要文字过长，请分成短句，共${SUMMARY_ROOM}字以内`)], isCut: true };
  return { own, isCut: own.join() !== paragraphs.join() };
}

function linesOf(text: string): number {
  return text === '' ? 0 : lineCount(text, LINE, INDENT);
}

function lineCount(text: string, line: number, indent = 0): number {
  let width = indent;
  for (const letter of text) width += widthOf(letter);
  return Math.ceil(width / line);
}
