import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import { dayText, daysText, wholeDayText, NO_DUE_DAY } from '#src/domain/words/due-words.ts';
import { monthText } from '#src/domain/words/format.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { inTitle } from '#src/domain/words/plan-title.ts';
import { closeUp } from '#src/domain/words/prose.ts';
import { quoted } from '#src/domain/words/quoted.ts';
import { rowNumbersText, runsText } from '#src/domain/words/row-numbers.ts';
import type {
  Chase,
  ChaseCell,
  ChaseMonth,
  ChaseSection,
  ChaseState,
  Reporting,
  Timeliness,
} from '#src/domain/year/chase.ts';
import { addTo } from '#src/kernel/add-to.ts';

/** What is copied to remind who owes something. */
export const CHASE_TEXT_LABEL = '催报文字';

/** The local date of a moment, 'YYYY-MM-DD'. */
export type DateOf = (at: Instant) => string;

/** A mark for each besides its colour. Glyphs of old Windows fonts. */
export const CHASE_MARKS: Record<ChaseState, string> = {
  'not-asked': '—',
  ahead: '·',
  reported: '✓',
  open: '◇',
  late: '▲',
  closed: '✕',
};

export const CHASE_WORDS: Record<ChaseState, string> = {
  'not-asked': '不需填报',
  ahead: '未到',
  reported: '已报',
  open: '未报齐',
  late: '逾期未报',
  closed: '关账时缺',
};

/** '已报', '迟报', '差 2 项', '逾期差 2 项', '关账时缺 1 项'. */
export function cellSaying({ state, missing, isInTime }: ChaseCell): string {
  switch (state) {
    case 'not-asked':
    case 'ahead':
      return CHASE_WORDS[state];
    case 'reported':
      return isInTime === false ? '迟报' : CHASE_WORDS[state];
    case 'open':
      return `差 ${missing.length} 项`;
    case 'late':
      return `逾期差 ${missing.length} 项`;
    case 'closed':
      return `${CHASE_WORDS[state]} ${missing.length} 项`;
  }
}

/** In a small cell: '✓', '✓迟', '◇ 2'. */
export function cellMark({ state, missing, isInTime }: ChaseCell): string {
  const mark = CHASE_MARKS[state];
  if (state === 'reported') return isInTime === false ? `${mark}迟` : mark;
  return state === 'open' || state === 'late' || state === 'closed' ? `${mark} ${missing.length}` : mark;
}

/** '12月4日 李娜', with when it came here where that was more than a day later: '12月4日 李娜，12月8日收到' [MO17]. */
export function reportingText(
  { at, author, arrived }: Reporting,
  year: number,
  dateOf: DateOf,
  people = 1,
): string {
  const who = people > 1 ? `${author.name}等 ${people} 人` : author.name;
  const came = arrived === null ? '' : `，${dayText(dateOf(arrived), year)}收到`;
  return `${dayText(dateOf(at), year)} ${who}${came}`;
}

/** All of a cell, for its title and for screen readers: '信息审核科 11月：差 2 项，应报 9 项；最近 12月4日 李娜'. */
export function cellTold(cell: ChaseCell, year: number, dateOf: DateOf): string {
  const { section, month, expected, last, people, corrections, state, isExecutionMissing } = cell;
  const ahead = `${ownerText(section)} ${monthText(month)}：${cellSaying(cell)}`;
  if (state === 'not-asked') return ahead;
  return [
    `${ahead}，应报 ${expected} 项`,
    ...(isExecutionMissing && state !== 'ahead' ? ['缺预算执行数'] : []),
    ...(last === null ? [] : [`最近 ${reportingText(last, year, dateOf, people)}`]),
    ...(corrections === 0 ? [] : [`关账后更正 ${corrections} 处`]),
  ].join('；');
}

/** '按时 9 个月，迟报 1 个月，逾期未报 1 个月，更正 2 处': what is none is left out [MO17]. */
export function timelinessText(timeliness: Timeliness): string {
  const { inTime, late, undated, open, overdue, closed, corrections } = timeliness;
  const months: readonly (readonly [string, number])[] = [
    ['按时', inTime],
    ['迟报', late],
    [CHASE_WORDS.reported, undated],
    [CHASE_WORDS.open, open],
    [CHASE_WORDS.late, overdue],
    [CHASE_WORDS.closed, closed],
  ];
  const said = [
    ...months.filter(([, count]) => count > 0).map(([word, count]) => `${word} ${count} 个月`),
    ...(corrections === 0 ? [] : [`更正 ${corrections} 处`]),
  ];
  return said.length === 0 ? '尚无要报的月份' : said.join('，');
}

/** '12月5日截止，逾期 2 天', '不设期限', '已关账（12月6日 周艳）'. What is reported in full is late no more. */
export function monthHeadText(
  { date, days, close, isAhead, expected, reported }: ChaseMonth,
  year: number,
  dateOf: DateOf,
): string {
  if (close !== null) return `已关账（${reportingText(close, year, dateOf)}）`;
  if (date === null) return NO_DUE_DAY;
  const due = `${dayText(date, year)}截止`;
  return isAhead || days === null || expected === reported ? due : `${due}，${daysText(days)}`;
}

/** '应报 25 项，已报 18 项；3 个科室未报齐，差 7 项' */
export function monthStanding(chase: Chase, month: Month): string {
  const { expected, reported } = monthOf(chase, month);
  const open = chase.sections.filter((section) => cellAt(section, month).missing.length > 0);
  if (expected === 0) return '本月没有要填报的指标';
  if (expected === reported) return `应报 ${expected} 项，已报齐`;
  const rest = `${hasSections(chase) ? `${open.length} 个科室未报齐，` : ''}差 ${expected - reported} 项`;
  return `应报 ${expected} 项，已报 ${reported} 项；${rest}`;
}

export function monthOf({ months }: Chase, month: Month): ChaseMonth {
  return months[month - 1] as ChaseMonth;
}

export function cellAt({ cells }: ChaseSection, month: Month): ChaseCell {
  return cells[month - 1] as ChaseCell;
}

/** Sections that are to be asked for this month, or for one before [MO18]. */
export function openSections(chase: Chase, month: Month): readonly ChaseSection[] {
  return chase.sections.filter(
    (section) => isAsked(cellAt(section, month)) || earlierGaps(section, month).length > 0,
  );
}

/** A plan of one office without sections has one list of rows, and nobody to tell apart. */
export function hasSections({ sections }: Chase): boolean {
  return sections.some(({ section }) => section !== '');
}

function isAsked({ missing, state, isExecutionMissing }: ChaseCell): boolean {
  if (state === 'closed' || state === 'not-asked') return false;
  return missing.length > 0 || isExecutionMissing;
}

/** Months before that are still waited for. */
function earlierGaps({ cells }: ChaseSection, month: Month): readonly ChaseCell[] {
  return cells.filter((cell) => cell.month < month && (cell.state === 'open' || cell.state === 'late'));
}

/** A text ready to send to a section, or to all of them (null) [MO18]. '' where there is nothing to ask for. */
export function chaseText(chase: Chase, month: Month, section: string | null): string {
  const open = openSections(chase, month);
  const asked = section === null ? open : open.filter((each) => each.section === section);
  if (asked.length === 0) return '';
  const { plan, today } = chase;
  const sender = plan.collectingSection === '' ? plan.unitName : plan.collectingSection;
  const [only] = asked;
  const isToAll = section === null && hasSections(chase);
  const greeting = isToAll ? '各科室：' : section === null || section === '' ? '' : `${section}：`;
  const body =
    isToAll || only === undefined
      ? allLines(chase, month, asked)
      : sectionLines(chase, month, only, section === null || section === '' ? '' : '贵科室');
  return [
    ...(greeting === '' ? [] : [greeting]),
    ...body.map((line) => `　　${line}`),
    '',
    sender,
    wholeDayText(today),
  ].join('\n');
}

function sectionLines(chase: Chase, month: Month, section: ChaseSection, whom: string): readonly string[] {
  const gaps = gapsText(cellAt(section, month));
  const earlier = earlierText(section, month);
  return [
    `${aboutText(chase, month)}截至${todayIn(chase)}，${gaps === '' ? `${whom}本月已报齐` : `${whom}尚有${gaps}`}。`,
    ...(earlier === '' ? [] : [`此前月份尚缺：${earlier}。`]),
    closing(chase, month),
  ];
}

function allLines(chase: Chase, month: Month, asked: readonly ChaseSection[]): readonly string[] {
  const { expected, reported } = monthOf(chase, month);
  return [
    `${aboutText(chase, month)}截至${todayIn(chase)}，应报${expected}项，已报${reported}项，以下科室尚未报齐：`,
    ...asked.map((section) => {
      const gaps = gapsText(cellAt(section, month));
      const earlier = earlierText(section, month);
      const said = [gaps, ...(earlier === '' ? [] : [`此前月份尚缺${earlier}`])].filter(
        (each) => each !== '',
      );
      return `${ownerText(section.section)}：${said.join('；')}。`;
    }),
    closing(chase, month),
  ];
}

/** '2025年11月绩效指标完成情况应于12月5日前报送。' */
function aboutText(chase: Chase, month: Month): string {
  const { plan } = chase;
  const { date } = monthOf(chase, month);
  const what = `${plan.year}年${monthText(month)}${inTitle(plan.project)}绩效指标完成情况`;
  return date === null ? `${what}正在汇总。` : `${what}应于${dayText(date, plan.year)}前报送。`;
}

function closing(chase: Chase, month: Month): string {
  const { date, days } = monthOf(chase, month);
  const when =
    date === null || days === null
      ? '请尽快填报'
      : days < 0
        ? `现已逾期${-days}天，请抓紧补报`
        : days === 0
          ? '请于今天内填报'
          : `请于${dayText(date, chase.plan.year)}前填报`;
  return `${when}；当月没有发生的请填“无”，确有困难的请及时告知。谢谢支持。`;
}

/** '2项未报：第7项“公开信息数”、第12项“…”；3项待评定：…；预算执行数未填'. '' for none. */
function gapsText({ missing, isExecutionMissing, state }: ChaseCell): string {
  if (state === 'closed') return '';
  const rated = missing.filter(({ kind }) => kind !== 'quantitative');
  const measured = missing.filter(({ kind }) => kind === 'quantitative');
  return [
    ...(measured.length === 0 ? [] : [`${measured.length}项未报：${rowsNamed(measured)}`]),
    ...(rated.length === 0 ? [] : [`${rated.length}项待评定：${rowsNamed(rated)}`]),
    ...(isExecutionMissing ? ['预算执行数未填'] : []),
  ].join('；');
}

/** '1—10月第8、23、27、28项；6月第14项“网页打开速度”': rows that are missing for the same months together. */
function earlierText(section: ChaseSection, month: Month): string {
  const groups = new Map<string, PlanIndicator[]>();
  for (const [row, months] of missedMonths(earlierGaps(section, month))) {
    const key = runsText(months);
    addTo(groups, key, row);
  }
  return [...groups].map(([months, rows]) => `${months}月${rowsNamed(rows, FEW)}`).join('；');
}

/** Each row that is missing, with its months. */
export function missedMonths(cells: readonly ChaseCell[]): ReadonlyMap<PlanIndicator, readonly Month[]> {
  const rows = new Map<PlanIndicator['id'], PlanIndicator>();
  const months = new Map<PlanIndicator['id'], Month[]>();
  for (const { month, missing } of cells)
    for (const row of missing) {
      rows.set(row.id, row);
      addTo(months, row.id, month);
    }
  return new Map(
    [...rows.values()].sort((a, b) => a.seq - b.seq).map((row) => [row, months.get(row.id) ?? []]),
  );
}

/** Of earlier months most was named in the messages of those. */
const FEW = 3;

/** As many rows as a message names one by one. */
const NAMED = 12;

/** '第7项“公开信息数”、第12项“…”'; of many rows the numbers: '第15—28、31项'. */
function rowsNamed(rows: readonly PlanIndicator[], most = NAMED): string {
  if (rows.length > most) return closeUp(rowNumbersText(rows.map(({ seq }) => seq)));
  return rows.map(({ seq, source }) => `第${seq}项${quoted(source.name)}`).join('、');
}

function todayIn(chase: Chase): string {
  return dayText(chase.today, chase.plan.year);
}
