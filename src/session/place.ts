import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { isMonth, type Month } from '#src/domain/period/month.ts';

/** The places of the app; each has an address. */
export const PLACE_NAMES = [
  'overview',
  'entry',
  'month',
  'indicator',
  'scorecard',
  'review',
  'plan',
  'data',
  'plans',
  'district',
] as const;
export type PlaceName = (typeof PLACE_NAMES)[number];

/** The papers of 年终材料; the first is where one arrives. */
export const REVIEW_TABS = [
  'ready',
  'form',
  'monitor',
  'report',
  'summary',
  'projects',
  'evidence',
  'seal',
  'pack',
] as const;
export type ReviewTab = (typeof REVIEW_TABS)[number];

/** The papers of 月度办理. */
export const MONTH_TABS = ['sheet', 'chase', 'brief'] as const;
export type MonthTab = (typeof MONTH_TABS)[number];

const PLACE_VIEWS = ['year', 'present', 'ninety', 'compare', 'declare'] as const;
type PlaceView = (typeof PLACE_VIEWS)[number];

/** What the address says: where, which plan, as of which month, whose rows. The address owns the selection. */
export interface Place {
  readonly name: PlaceName;
  /** The plan by its id; null: the built-in one of the year [PL5]. */
  readonly plan: PlanId | null;
  readonly year: number;
  /** The sample copy of the plan instead of the office's own. */
  readonly isSample: boolean;
  /** Cut-off month on reading places, the month being entered on 月度填报; null: the app's default. */
  readonly month: Month | null;
  /** Owner section filter; null: all. */
  readonly section: string | null;
  /** Indicator number, on 指标. */
  readonly indicator: string | null;
  /** The draft being edited, on 方案目录; null: the list. */
  readonly draft: PlanId | null;
  /** Which paper, on 年终材料 and 月度办理; null elsewhere. */
  readonly tab: ReviewTab | MonthTab | null;
  /** 'year' shows 32 × 12 on 月度填报; 'present' is the 汇报 mode of the overview; 'ninety' the 10 + 90 form of the scorecard; 'compare' a plan or draft beside last year's on 方案目录, 'declare' the same as 绩效目标申报表. */
  readonly view: PlaceView | null;
}

const MAX_TEXT = 40;
/** As long as a package's plan may be. */
const MAX_ID = 100;

/** Reads a hash route ('/entry?month=7'); anything it does not understand falls back to a default, never to an error. */
export function parsePlace(path: string, search: string, defaults: { readonly year: number }): Place {
  const [, first = '', second = ''] = path.split('/');
  const name = PLACE_NAMES.find((each) => each === first) ?? 'overview';
  const params = new URLSearchParams(search);
  const month = Number(params.get('month'));
  const asked = yearAsked(search);
  const view = params.get('view');
  return {
    name,
    plan: planText(params.get('plan')),
    year: asked.kind === 'year' ? asked.year : defaults.year,
    isSample: params.get('sample') === '1',
    month: isMonth(month) ? month : null,
    section: shortText(params.get('section')),
    indicator: name === 'indicator' ? shortText(safeDecode(second)) : null,
    draft: name === 'plans' ? planText(safeDecode(second)) : null,
    tab: tabOf(name, second),
    view: PLACE_VIEWS.find((each) => each === view) ?? null,
  };
}

/** The papers of a place, the first of which is where one arrives. */
function tabsOf(name: PlaceName): readonly (ReviewTab | MonthTab)[] {
  if (name === 'review') return REVIEW_TABS;
  return name === 'month' ? MONTH_TABS : [];
}

function tabOf(name: PlaceName, text: string): ReviewTab | MonthTab | null {
  const tabs = tabsOf(name);
  return tabs.find((each) => each === text) ?? tabs[0] ?? null;
}

/** The year in an address: one year's figures must never stand for another's, so what cannot be read is told from what is absent. */
export type YearAsked =
  | { readonly kind: 'none' }
  | { readonly kind: 'year'; readonly year: number }
  | { readonly kind: 'unreadable'; readonly text: string };

/** Reads the year of a hash route's query: four digits and nothing else [H15]. */
export function yearAsked(search: string): YearAsked {
  const text = new URLSearchParams(search).get('year') ?? '';
  if (text === '') return { kind: 'none' };
  if (/^[1-9]\d{3}$/.test(text)) return { kind: 'year', year: Number(text) };
  return { kind: 'unreadable', text: text.slice(0, MAX_TEXT) };
}

/** The hash route of a place, without '#'. */
export function placeRoute(place: Place): string {
  const params = new URLSearchParams();
  if (place.plan === null) params.set('year', String(place.year));
  else params.set('plan', place.plan);
  if (place.isSample) params.set('sample', '1');
  if (place.month !== null) params.set('month', String(place.month));
  if (place.section !== null) params.set('section', place.section);
  if (place.view !== null) params.set('view', place.view);
  return `/${place.name}${detailOf(place)}?${params.toString()}`;
}

/** What follows the place's name in the address: the indicator, the draft, or the paper. */
function detailOf({ name, indicator, draft, tab }: Place): string {
  if (name === 'indicator' && indicator !== null) return `/${encodeURIComponent(indicator)}`;
  if (name === 'plans' && draft !== null) return `/${encodeURIComponent(draft)}`;
  return tab !== null && tabsOf(name).includes(tab) ? `/${tab}` : '';
}

/** For an <a href>. */
export function placeHref(place: Place): string {
  return `#${placeRoute(place)}`;
}

function shortText(text: string | null): string | null {
  return text === null || text === '' || text.length > MAX_TEXT ? null : text;
}

function planText(text: string | null): PlanId | null {
  return text === null || text === '' || text.length > MAX_ID ? null : (text as PlanId);
}

function safeDecode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
