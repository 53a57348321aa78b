import { classPath } from '#src/domain/catalogue/row-class.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { planName, type Plan } from '#src/domain/catalogue/plan.ts';
import { monthWord } from '#src/domain/intake/month-words.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { monthText } from '#src/domain/words/format.ts';
import { planInForce, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { planAddress } from '#src/queries/plans.ts';
import type { EntryCell } from '#src/session/entry-cell.ts';
import { MONTH_TITLES, REVIEW_TITLES } from '#src/session/paper-titles.ts';
import { DRAFT_NAMES, PLACE_TITLES } from '#src/session/place-titles.ts';
import { MONTH_TABS, PLACE_NAMES, REVIEW_TABS, type Place } from '#src/session/place.ts';
import type { InitialsReader } from '#src/ui/pinyin-initials.ts';
import { isNumberOf, MATCH, nameMatch, searchKey } from '#src/widgets/text-match.ts';

/** Something that can be gone to. */
export interface Found {
  readonly kind: '指标' | '位置' | '月份' | '科室' | '填报人' | '材料' | '方案';
  readonly title: string;
  /** What tells it from others of the name. */
  readonly sub: string;
  readonly place: Place;
  /** 修改记录 of this person. */
  readonly person?: string;
  /** The page of 汇报. */
  readonly slide?: IndicatorId;
  /** Where the grid is to stand. */
  readonly cell?: EntryCell;
}

export interface FindSources {
  readonly place: Place;
  readonly plan: Plan;
  readonly plans: readonly Plan[];
  /** Not in force yet: it has some of the places only, and no page of a row. */
  readonly isDraft: boolean;
  /** The month that the place shows. */
  readonly month: Month;
  readonly year: YearStatements;
}

/** More are no help; the query is made longer instead. */
const MOST = 60;

/**
 * Indicators, places, papers, months, sections, people, files and plans by number, part of the name or pinyin initials [MO34].
 * @param read null: the browser knows no pinyin, and letters find only themselves
 */
export function findAll(query: string, sources: FindSources, read: InitialsReader | null): readonly Found[] {
  const wanted = searchKey(query);
  if (wanted === '') return placesFound(sources);
  const ranked = [
    ...indicatorsFound(sources).map(({ found, seq }) => ({
      found,
      rank: isNumberOf(wanted, seq) ? MATCH.number : rankOf(found, wanted, read),
    })),
    ...monthsFound(wanted, sources).map((found) => ({ found, rank: MATCH.start })),
    ...[
      ...placesFound(sources),
      ...sectionsFound(sources),
      ...peopleFound(sources),
      ...filesFound(sources),
      ...plansFound(sources),
    ].map((found) => ({ found, rank: rankOf(found, wanted, read) })),
  ];
  return ranked
    .flatMap(({ found, rank }) => (rank === null ? [] : [{ found, rank }]))
    .sort((a, b) => a.rank - b.rank)
    .slice(0, MOST)
    .map(({ found }) => found);
}

function rankOf({ title, sub }: Found, wanted: string, read: InitialsReader | null): number | null {
  const rank = nameMatch(title, wanted, read);
  if (rank !== null) return rank;
  return /\D/.test(wanted) && searchKey(sub).includes(wanted) ? MATCH.beside : null;
}

/** A row's page; on 月度填报 its cell, for there one looks for what is to be filled in; in 汇报 its page there. */
function indicatorsFound({
  place,
  plan,
  year,
  month,
  isDraft,
}: FindSources): readonly { readonly found: Found; readonly seq: number }[] {
  const isHere = place.name === 'entry';
  return planInForce(plan, year).indicators.map((indicator) => {
    const { id, seq, owner } = indicator;
    const section = isHere && place.section === null ? null : owner;
    const to: Pick<Found, 'place' | 'cell' | 'slide'> =
      place.view === 'present'
        ? { place, slide: id }
        : isHere || isDraft
          ? {
              place: { ...bare(place), name: 'entry', month, section, view: isHere ? place.view : null },
              cell: { row: id, month, field: 'value' },
            }
          : { place: { ...bare(place), name: 'indicator', indicator: id } };
    const sub = `第 ${seq} 项 · ${owner} · ${classPath(indicator)}`;
    return { seq, found: Object.assign({ kind: '指标' as const, title: indicator.name, sub }, to) };
  });
}

function placesFound({ place, isDraft }: FindSources): readonly Found[] {
  const to = bare(place);
  const names = isDraft ? DRAFT_NAMES : PLACE_NAMES;
  const papers: readonly Found[] = MONTH_TABS.map((tab) => ({
    kind: '位置',
    title: MONTH_TITLES[tab],
    sub: PLACE_TITLES.month,
    place: { ...to, name: 'month', tab },
  }));
  const places: readonly Found[] = names.map((name) => ({
    kind: '位置',
    title: PLACE_TITLES[name],
    sub: '',
    place: { ...to, name, section: place.section },
  }));
  if (isDraft) return [...places, ...papers];
  return [
    ...places,
    {
      kind: '位置',
      title: '汇报',
      sub: PLACE_TITLES.overview,
      place: { ...to, name: 'overview', view: 'present' },
    },
    ...REVIEW_TABS.map((tab) => ({
      kind: '位置' as const,
      title: REVIEW_TITLES[tab],
      sub: PLACE_TITLES.review,
      place: { ...to, name: 'review' as const, tab },
    })),
    ...papers,
  ];
}

function monthsFound(wanted: string, { place, plan }: FindSources): readonly Found[] {
  const word = monthWord(wanted, plan.year);
  const number = MONTHS.find((month) => String(month) === wanted.replace(/^0/, ''));
  const month: Month | undefined = word?.kind === 'month' && word.rest === '' ? word.month : number;
  if (month === undefined) return [];
  const to = place.name === 'plans' ? { ...bare(place), name: 'overview' as const } : place;
  return [
    {
      kind: '月份',
      title: monthText(month),
      sub: `「${PLACE_TITLES[to.name]}」改看这个月`,
      place: { ...to, month },
    },
    ...(to.name === 'entry'
      ? []
      : [
          {
            kind: '月份' as const,
            title: `填报 ${monthText(month)}`,
            sub: PLACE_TITLES.entry,
            place: { ...bare(place), name: 'entry' as const, month },
          },
        ]),
  ];
}

function sectionsFound({ place, plan, year }: FindSources): readonly Found[] {
  const owners = planInForce(plan, year).indicators.map(({ owner }) => owner);
  return [...new Set([...plan.sections, ...owners])].map((section) => ({
    kind: '科室',
    title: section,
    sub: PLACE_TITLES.entry,
    place: { ...bare(place), name: 'entry', section },
  }));
}

function peopleFound({ place, year, isDraft }: FindSources): readonly Found[] {
  if (isDraft) return [];
  const sections = new Map<string, Set<string>>();
  for (const { author } of year.bySubject.values())
    sections.set(author.name, (sections.get(author.name) ?? new Set()).add(author.section));
  return [...sections].map(([person, of]) => ({
    kind: '填报人',
    title: person,
    sub: `${[...of].join('、')} · 修改记录`,
    place: { ...bare(place), name: 'data' },
    person,
  }));
}

function filesFound({ place, plan, year, isDraft }: FindSources): readonly Found[] {
  if (isDraft) return [];
  const rows = new Map(planInForce(plan, year).indicators.map((indicator) => [indicator.id, indicator]));
  return [...year.bySubject.values()].flatMap((statement): readonly Found[] => {
    if (statement.subject.kind !== 'evidence' || statement.content === null) return [];
    const row = rows.get(statement.subject.indicator);
    if (row === undefined || !('source' in statement.content)) return [];
    const { title, source } = statement.content;
    const more = source.kind === 'file' ? source.name : source.text;
    return [
      {
        kind: '材料',
        title,
        sub: `${more === title ? '' : `${more} · `}第 ${row.seq} 项 ${row.name}`,
        place: { ...bare(place), name: 'indicator', indicator: row.id },
      },
    ];
  });
}

function plansFound({ place, plan, plans }: FindSources): readonly Found[] {
  return plans
    .filter(({ id }) => id !== plan.id)
    .map((each) => ({
      kind: '方案',
      title: planName(each),
      sub: `打开 ${each.year} 年度`,
      place: { ...bare(place), ...planAddress(each), isSample: false, month: null, name: 'overview' },
    }));
}

/** The same plan and month, and nothing else that was chosen. */
function bare(place: Place): Place {
  return { ...place, section: null, indicator: null, draft: null, tab: null, view: null };
}
