import { isOneView } from '#src/domain/catalogue/rules.ts';
import {
  paragraph,
  paragraphsOf,
  draftText,
  type Block,
  type DocumentTable,
} from '#src/domain/papers/document.ts';
import { courseChart, ruleChart } from '#src/domain/papers/self-report-goal.ts';
import { SAMPLE_MARK, type Plan } from '#src/domain/catalogue/plan.ts';
import { monthBefore, YEAR_END, type Month } from '#src/domain/period/month.ts';
import { BRIEF_SLOTS, type BriefSlot, type Statement } from '#src/domain/statements/statement.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { pointsMissing } from '#src/domain/score/row-score.ts';
import {
  changeWords,
  dueNeedText,
  gradualText,
  nothingDueText,
  restDueText,
  riskText,
} from '#src/domain/words/answer-words.ts';
import {
  cellAt,
  hasSections,
  monthHeadText,
  monthOf,
  monthStanding,
  type DateOf,
} from '#src/domain/words/chase-words.ts';
import { clipped, evenLines } from '#src/domain/words/clipped.ts';
import { dayText } from '#src/domain/words/due-words.ts';
import {
  ROWS_TOTAL_LABEL,
  WHOLE_TOTAL_LABEL,
  EXECUTION_LABEL,
  OUTLOOK_LABEL,
  PACED_LABEL,
  ON_TIME_LABEL,
  UNTOLD_LABEL,
  LIKELY_GRADES_LABEL,
  IN_CHARGE_LABEL,
} from '#src/domain/words/figure-labels.ts';
import { monthText, scoreText, weightText } from '#src/domain/words/format.ts';
import {
  changeText,
  dueSentence,
  executionWords,
  gradeSaying,
  signedPointsText,
} from '#src/domain/words/headline.ts';
import { needText } from '#src/domain/words/need.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { MOST_LOST_TITLE } from '#src/domain/words/panel-titles.ts';
import { inTitle } from '#src/domain/words/plan-title.ts';
import { asOfPhrase, asSentence, closeUp, periodText, someRowsPhrase } from '#src/domain/words/prose.ts';
import { quoted } from '#src/domain/words/quoted.ts';
import { rowNumbersText } from '#src/domain/words/row-numbers.ts';
import { BRIEF_SLOT_WORDS, saidText } from '#src/domain/words/statement-words.ts';
import { standText } from '#src/domain/words/value-text.ts';
import { GRADE_WORDS, stateText } from '#src/domain/words/words.ts';
import { yearOnYearProse } from '#src/domain/words/year-on-year-words.ts';
import { yearOutlook } from '#src/domain/words/year-outlook.ts';
import { rowsAtRisk } from '#src/domain/year/breakdown.ts';
import { correctionsOf, type Chase } from '#src/domain/year/chase.ts';
import type { FallingDue } from '#src/domain/year/falling-due.ts';
import { hasGrade, isDraft } from '#src/domain/year/finality.ts';
import { sinceMonth, type RowChange } from '#src/domain/year/last-look.ts';
import { turnsBetween, type Turn } from '#src/domain/year/month-turns.ts';
import { nextDue } from '#src/domain/year/next-due.ts';
import { yearOnYear } from '#src/domain/year/year-on-year.ts';
import { cappedText } from '#src/domain/words/rules-words.ts';
import { yearReport, type ReportRow, type YearReport } from '#src/domain/year/year-report.ts';

/** A place of the brief that a person may write in its own words. */
export interface BriefPart {
  readonly slot: BriefSlot;
  /** '一、总体情况' */
  readonly heading: string;
  /** Written from the data. */
  readonly draft: readonly Block[];
  /** The person's words, or null. */
  readonly own: string | null;
  /** The data say something else than when the person wrote. */
  readonly isStale: boolean;
}

/** 月度通报: one page for the meeting, written from the data [MO20]. Screen, print, file and message render this and word nothing. */
export interface MonthBrief {
  readonly title: string;
  readonly titleLines: readonly string[];
  readonly unitName: string;
  readonly project: string | null;
  readonly year: number;
  readonly month: Month;
  /** Below the title: whose it is, and as of when. */
  readonly head: string;
  readonly isSample: boolean;
  /** '示例数据', '暂计': in the corner; '' for none. */
  readonly marks: string;
  readonly parts: readonly BriefPart[];
  /** All of it as plain text, for a message. */
  readonly text: string;
}

interface BriefSource {
  /** As of the month of the brief. */
  readonly report: YearReport;
  /** The plan as published. */
  readonly published: Plan;
  readonly year: YearStatements;
  readonly chase: Chase;
  /** Every revision of the plan. */
  readonly log: readonly Statement[];
  readonly isSample: boolean;
  readonly dateOf: DateOf;
  /** The year before as of the same month; null: there is none [NY14]. */
  readonly last?: YearReport | null;
}

/** The draft of a part, and its tables as lines for a message. */
interface Drafted {
  readonly blocks: readonly Block[];
  readonly lines: readonly string[];
}

/** Room for a name, in Chinese letters; lists are cut and say so. */
const NAME_ROOM = 16;
const SECTION_ROOM = 8;
/** Letters of a line of the title. */
const TITLE_LINE = 26;
const UNIT_ROOM = 22;
const RISKS = 5;
const CHANGES = 3;
const COMING = 3;
const CORRECTIONS = 3;
const MOVERS = 2;
const MONTHS_AHEAD = 3;
const NUMERALS = ['一', '二', '三', '四', '五', '六'] as const;

const DRAFTS: Record<BriefSlot, (source: BriefSource) => Drafted> = {
  overall: overallDraft,
  changes: changesDraft,
  risks: risksDraft,
  coming: comingDraft,
  reporting: reportingDraft,
  asks: asksDraft,
};

export function monthBrief(source: BriefSource): MonthBrief {
  const { report, year, isSample } = source;
  const { plan, cutOff: month } = report;
  const drafted = BRIEF_SLOTS.map((slot, index) => {
    const draft = DRAFTS[slot](source);
    const said = standing(year, { kind: 'brief', month, slot })?.content ?? null;
    const part: BriefPart = {
      slot,
      heading: `${NUMERALS[index]}、${BRIEF_SLOT_WORDS[slot]}`,
      draft: draft.blocks,
      own: said?.text ?? null,
      isStale: said !== null && said.draft !== draftText({ draft: draft.blocks }),
    };
    return { part, lines: draft.lines };
  });
  const title = `${plan.year}年${monthText(month)}${inTitle(plan.project)}绩效指标运行情况通报`;
  const asOf = `数据截至${plan.year}年${monthText(month)}`;
  const marks = [isProvisional(source) ? '暂计' : '', isSample ? SAMPLE_MARK : '']
    .filter((mark) => mark !== '')
    .join('　');
  const messages = drafted.flatMap(({ part, lines }) => [
    part.heading,
    // The figures lead; the rows follow their sentence.
    ...(part.slot === 'overall' ? [...lines, ...wordsOf(part)] : [...wordsOf(part), ...lines]),
  ]);
  return {
    title,
    titleLines: evenLines(title, TITLE_LINE),
    unitName: plan.unitName,
    head: `${clipped(plan.unitName, UNIT_ROOM)}　${asOf}`,
    project: plan.project,
    year: plan.year,
    month,
    isSample,
    marks,
    parts: drafted.map(({ part }) => part),
    text: [title, `${plan.unitName}　${asOf}${marks === '' ? '' : `（${marks}）`}`, ...messages].join('\n'),
  };
}

/** What a person wrote, or the sentences of the draft. */
function wordsOf({ own, draft }: BriefPart): readonly string[] {
  return paragraphsOf(own ?? draftText({ draft }));
}

/** Somebody is still to report the month, or the year is over and not all of it is scored: the figures will move [MO20]. */
function isProvisional({ report, chase }: BriefSource): boolean {
  const { expected, reported } = monthOf(chase, report.cutOff);
  return reported < expected || (report.cutOff === YEAR_END && isDraft(report));
}

function overallDraft(source: BriefSource): Drafted {
  const { report, published, year, last = null } = source;
  const { card, cutOff, plan } = report;
  if (card.coveredWeight === 0)
    return { blocks: [paragraph(`${asOfPhrase(cutOff)}尚无已计分的指标。`)], lines: [] };
  const table = standingTable(report);
  const execution = executionWords(report);
  const capped = cappedText(report.execution, report.tenNinety?.capped ?? null);
  const due = dueSentence(report);
  const change = changeText(report, beforeOf(source));
  const sentences = [
    ...(change === '' ? [] : [`已得分${change}。`]),
    ...(last === null ? [] : yearOnYearProse(yearOnYear(report, last), MOVERS)),
    ...(due === '' ? [] : [`${due}。`]),
    ...(execution === null ? [] : [`预算执行率${execution.rate}（${execution.amounts}）。`]),
    ...(capped === '' ? [] : [`${capped}。`]),
    ...(isProvisional(source) ? ['尚有未报或未评定的，以上为暂计。'] : []),
  ];
  return {
    blocks: [
      { kind: 'table', table },
      paragraph(closeUp(sentences.join(''))),
      { kind: 'chart', chart: ruleChart(report) },
      { kind: 'chart', chart: courseChart(report, published, year, true) },
    ],
    lines: [`${table.columns.map(({ label }, at) => `${label}${table.rows[0]?.[at] ?? ''}`).join('，')}。`],
  };

  function standingTable(of: YearReport): DocumentTable {
    const cells = of.cutOff === YEAR_END ? finalCells(of) : outlookCells(of);
    return {
      caption: of.cutOff === YEAR_END ? `${plan.year}年度得分（分）` : '得分和年末预计（分）',
      columns: cells.map(([label]) => ({ label, align: 'center', width: WIDE.has(label) ? 1.5 : 1 })),
      rows: [cells.map(([, text]) => text)],
      total: null,
    };
  }
}

/** Columns that hold more than one number. */
const WIDE: ReadonlySet<string> = new Set([PACED_LABEL, ON_TIME_LABEL, '待评定', UNTOLD_LABEL, '预计区间']);

type Cell = readonly [label: string, text: string];

/** The four parts of what the year may end at, and what they add up to: each number once. */
function outlookCells(report: YearReport): readonly Cell[] {
  const outlook = yearOutlook(report);
  if (outlook === null) return [['已得', scoreText(report.card.total)]];
  return [
    ...outlook.parts.map(
      ({ id, label, points, note }): Cell => [
        label,
        points === '未计入' || id === 'on-time'
          ? `${points}${note === '' ? '' : `（${closeUp(shortNote(note))}）`}`
          : points,
      ],
    ),
    ...(outlook.unknown === '' ? [] : [[UNTOLD_LABEL, `未计入（${closeUp(outlook.unknown)}）`] as const]),
    [OUTLOOK_LABEL, outlook.value],
    ...(outlook.band === '' ? [] : [['预计区间', outlook.range] as const]),
    [LIKELY_GRADES_LABEL, outlook.grades],
  ];
}

/** '13 项，区间下限不计' → '13 项'. */
function shortNote(note: string): string {
  return note.split('，')[0] ?? note;
}

function finalCells(report: YearReport): readonly Cell[] {
  const { card, tenNinety, plan } = report;
  const grade = gradeSaying(report) ?? '未定';
  return [
    [ROWS_TOTAL_LABEL, scoreText(card.total)],
    ...(isOneView(plan.settings) ? [] : [['指标等次', grade] as const]),
    ...(tenNinety === null
      ? []
      : [
          [WHOLE_TOTAL_LABEL, scoreText(tenNinety.total)] as const,
          ['自评等次', hasGrade(report) ? GRADE_WORDS[tenNinety.grade] : '未定'] as const,
        ]),
  ];
}

function beforeOf({ report, published, year }: BriefSource): YearReport | null {
  const before = monthBefore(report.cutOff);
  return before === null ? null : yearReport(published, year, before);
}

/** At the year's end what turned has come to something. */
const END_WORDS: Partial<Record<Turn, string>> = { worse: '年末未达成', better: '年末达成' };

const TURN_WORDS: Record<Turn, string> = {
  worse: '转差',
  waiting: '待重新填报',
  known: '新有数据',
  added: '新增',
  better: '转好',
};

/** Kinds of change in the order in which they are told; what keeps its state comes last. */
const CHANGED = ['worse', 'waiting', 'known', 'added', 'better'] as const;

function changesDraft(source: BriefSource): Drafted {
  const before = beforeOf(source);
  if (before === null) return { blocks: [paragraph('本月为年度第一个月，没有上月可比。')], lines: [] };
  if (source.report.card.coveredWeight === 0)
    return { blocks: [paragraph('尚无数据，不作比较。')], lines: [] };
  const turns = turnsBetween(source.report, before);
  const isOver = source.report.cutOff === YEAR_END;
  const changes = sinceMonth(turns);
  const turnOf = new Map(turns.rows.map(({ row, turn }) => [row.indicator.id, turn]));
  const kinds = ([...CHANGED, null] as const).flatMap((turn) => {
    const of = changes.filter(({ row }) => turnOf.get(row.indicator.id) === turn);
    return of.length === 0 ? [] : [{ turn, of }];
  });
  // As many rows as there is room for: of many kinds fewer each.
  const most = kinds.length > CHANGES ? CHANGES - 1 : CHANGES;
  const kept = kinds.map(({ turn, of }) => {
    const what =
      turn === null ? '状态未变、得分有变化' : ((isOver ? END_WORDS[turn] : undefined) ?? TURN_WORDS[turn]);
    return `${what}${of.length}项：${changesPhrase(of, turn === null ? () => '' : changeWords, most)}。`;
  });
  const stopped = turns.stopped.length === 0 ? [] : [`停止考核${someRowsPhrase(turns.stopped)}。`];
  const said = [...kept, ...stopped];
  return {
    blocks:
      said.length === 0 ? [paragraph('各项状态和得分较上月没有变化。')] : said.map((text) => paragraph(text)),
    lines: [],
  };
}

/** '第10项“网站故障应急响应时间”在范围内→超上限，−0.4分；…；另有3项' */
function changesPhrase(
  changes: readonly RowChange[],
  words: (change: RowChange) => string,
  most: number,
): string {
  const named = changes.slice(0, most).map((change) => {
    const said = closeUp(words(change));
    const points = change.points === 0 ? '' : `${signedPointsText(change.points)}分`;
    return `${namePhrase(change.row)}${[said, points].filter((each) => each !== '').join('，')}`;
  });
  const left = changes.length - named.length;
  return [...named, ...(left > 0 ? [`另有${left}项`] : [])].join('；');
}

/** '第7项“公开信息数”', the name in the room that it has. */
function namePhrase({ indicator }: ReportRow): string {
  return `第${indicator.seq}项${quoted(clipped(indicator.source.name, NAME_ROOM))}`;
}

function risksDraft({ report }: BriefSource): Drafted {
  const rows = rowsAtRisk(report);
  const shown = rows.slice(0, RISKS);
  const left = rows.length - shown.length;
  const sentence = `${closeUp(riskText(report))}${left > 0 ? `，列出前${shown.length}项` : ''}。`;
  if (rows.length === 0) return { blocks: [paragraph(sentence)], lines: [] };
  const isOver = report.cutOff === YEAR_END;
  const cells = shown.map((row) => [
    String(row.indicator.seq),
    clipped(row.indicator.source.name, NAME_ROOM),
    closeUp(standText(row)),
    stateText(row.state),
    closeUp(needText(row, report.cutOff)),
    weightText(pointsMissing(row.score, report.cutOff)),
    clipped(ownerText(row.indicator.owner), SECTION_ROOM),
  ]);
  const table: DocumentTable = {
    caption: isOver ? MOST_LOST_TITLE : BRIEF_SLOT_WORDS.risks,
    columns: [
      { label: '序号', align: 'center', width: 0.75 },
      { label: '指标', align: 'left', width: 2.7 },
      { label: '完成值/指标值', align: 'left', width: 2 },
      { label: '状态', align: 'center', width: 1.2 },
      { label: isOver ? '差距' : '还需', align: 'left', width: 3.3 },
      { label: isOver ? '失分' : '涉及分', align: 'right', width: 0.95 },
      { label: IN_CHARGE_LABEL, align: 'center', width: 1.6 },
    ],
    rows: cells,
    total: null,
  };
  return {
    blocks: [paragraph(sentence), { kind: 'table', table }],
    lines: cells.map(
      ([seq, name, stand, state, need, points, owner]) =>
        `第${seq}项${quoted(name ?? '')}：${[stand, state, need, `${points}分`].filter((each) => each !== '').join('，')}（${owner}）`,
    ),
  };
}

function comingDraft({ report }: BriefSource): Drafted {
  const { cutOff } = report;
  const due = nextDue(report, null);
  const near = due.dated.filter(({ month }) => month <= cutOff + MONTHS_AHEAD);
  const months = [...new Set(near.map(({ month }) => month))];
  const said = months.map((month) => {
    const of = near.filter((each) => each.month === month);
    const rest = restDueText(of.slice(COMING));
    const named = of.slice(0, COMING).map(duePhrase);
    return `${monthText(month)}：${[...named, ...(rest === '' ? [] : [closeUp(rest)])].join('；')}。`;
  });
  const gradual = gradualText(due, cutOff);
  const none = due.dated.length === 0 ? nothingDueText(cutOff) : '未来三个月没有到期的节点';
  const lines = said.length === 0 ? [`${none}。`] : said;
  const last = lines.length - 1;
  const rest = gradual === '' ? '' : `${closeUp(gradual)}。`;
  return {
    blocks: lines.map((text, at) => paragraph(at === last ? `${text}${rest}` : text)),
    lines: [],
  };
}

/** '第3项“网站群云检测”还需1次（安全监管科）' */
function duePhrase(due: FallingDue): string {
  const { indicator } = due.row;
  const owner = indicator.owner === '' ? '' : `（${sectionName(indicator.owner)}）`;
  return `${namePhrase(due.row)}${closeUp(dueNeedText(due))}${owner}`;
}

function reportingDraft({ report, chase, log, dateOf }: BriefSource): Drafted {
  const { cutOff: month, plan } = report;
  const head = monthOf(chase, month);
  const gaps = gapSections(chase, month);
  const isMany = head.expected - head.reported > NUMBERED;
  const named = gaps.map((section) => {
    const { missing } = cellAt(section, month);
    const rows = isMany ? `${missing.length}项` : closeUp(rowNumbersText(missing.map(({ seq }) => seq)));
    return `${sectionName(section.section)}${rows}`;
  });
  // A plan without sections has said already how many.
  const missingText =
    named.length === 0 || (isMany && !hasSections(chase)) ? '' : `未报：${named.join('、')}。`;
  const until = monthHeadText(head, plan.year, dateOf);
  // What is closed is said with who closed it, in brackets already.
  const standingText = closeUp(
    `${monthStanding(chase, month)}${head.close === null ? `（${until}）` : `，${until}`}`,
  );
  const execution = head.isExecutionMissing && !head.isAhead ? '本月预算执行数未填。' : '';
  return {
    blocks: [
      paragraph(`${standingText}。${missingText}${execution}${correctionsSentence(report, log, dateOf)}`),
    ],
    lines: [],
  };
}

/** As many missing rows as are named by their numbers. */
const NUMBERED = 20;

function gapSections(chase: Chase, month: Month) {
  return chase.sections.filter((section) => cellAt(section, month).missing.length > 0);
}

/** '1—11月关账后更正2处：6月第7项“公开信息数”1,341→1,353条（王敏，11月20日：漏计）；…' */
function correctionsSentence(
  { plan, cutOff }: YearReport,
  log: readonly Statement[],
  dateOf: DateOf,
): string {
  const byId = new Map(log.map((each) => [each.id, each]));
  const rows = new Map(plan.indicators.map((row) => [row.id, row]));
  const found = correctionsOf(log)
    .filter(({ subject }) => 'month' in subject && subject.month <= cutOff)
    .sort((a, b) => b.at - a.at);
  const period = periodText(cutOff);
  if (found.length === 0) return `${period}没有关账后的更正。`;
  const said = found.slice(0, CORRECTIONS).map((statement) => {
    const { subject, replaces, author, at, correction } = statement;
    const row = 'indicator' in subject ? (rows.get(subject.indicator) ?? null) : null;
    const [first] = replaces;
    const before = first === undefined ? null : (byId.get(first) ?? null);
    const what =
      row === null ? EXECUTION_LABEL : `第${row.seq}项${quoted(clipped(row.source.name, NAME_ROOM))}`;
    const month = 'month' in subject ? monthText(subject.month) : '';
    const reason =
      correction === undefined ? '' : `：${clipped(asSentence(correction).replace(/。$/, ''), 20)}`;
    const values = `${saidText(before, row)}→${saidText(statement, row)}`;
    return `${month}${what}${closeUp(values)}（${author.name}，${dayText(dateOf(at), plan.year)}${reason}）`;
  });
  const left = found.length - said.length;
  return `${period}关账后更正${found.length}处：${[...said, ...(left > 0 ? [`另有${left}处，见修改记录`] : [])].join('；')}。`;
}

function asksDraft({ report, year, chase }: BriefSource): Drafted {
  const { cutOff: month, plan } = report;
  const risks = month === YEAR_END ? [] : rowsAtRisk(report);
  const gaps = gapSections(chase, month);
  const { date, days } = monthOf(chase, month);
  const until = date === null || days === null || days < 0 ? '尽快' : `于${dayText(date, plan.year)}前`;
  const owners = [...new Set(risks.map(({ indicator }) => indicator.owner))];
  const asks = [
    ...(risks.length === 0
      ? []
      : [`请${whomPhrase(owners, chase)}对照差距抓紧推进${someRowsPhrase(risks, RISKS)}。`]),
    ...(gaps.length === 0
      ? []
      : [
          `请${whomPhrase(
            gaps.map(({ section }) => section),
            chase,
          )}${until}补报本月数据。`,
        ]),
    ...(month === YEAR_END && rowsAtRisk(report).length > 0 ? ['失分指标请写明原因和改进措施。'] : []),
  ];
  return {
    blocks: [
      paragraph(`${asks.length === 0 ? '请按计划继续推进。' : asks.join('')}${notesSentence(report, year)}`),
    ],
    lines: [],
  };
}

/** What was noted of rows when this month was reported on [MO24]: '会议要求：第18项“…”九月底前完成采购（信息审核科）。' */
function notesSentence({ rows, cutOff: month }: YearReport, year: YearStatements): string {
  const noted = rows.flatMap((row) => {
    const { id, owner } = row.indicator;
    const note = standing(year, { kind: 'meeting-note', indicator: id, month })?.content?.text.trim() ?? '';
    const whom = owner === '' ? '' : `（${sectionName(owner)}）`;
    return note === ''
      ? []
      : [`${namePhrase(row)}${clipped(asSentence(note).replace(/。$/, ''), NOTE_ROOM)}${whom}`];
  });
  const left = noted.length - NOTES;
  const said = [...noted.slice(0, NOTES), ...(left > 0 ? [`另有${left}项`] : [])];
  return said.length === 0 ? '' : `会议要求：${said.join('；')}。`;
}

const NOTES = 3;
const NOTE_ROOM = 30;

/** As many sections as a sentence names. */
const NAMED = 4;

/** '信息审核科、技术保障科'; of many '相关科室'; '' where there are no sections. */
function whomPhrase(sections: readonly string[], chase: Chase): string {
  if (!hasSections(chase)) return '';
  return sections.length > NAMED ? '相关科室' : sections.map(sectionName).join('、');
}

/** In the room that it has; '' where there is none. */
function sectionName(section: string): string {
  return clipped(section, SECTION_ROOM);
}
