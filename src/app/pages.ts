import { createElement, memo, useCallback, useEffect, type ComponentType, type ReactNode } from 'react';
import type { PageProps } from '#src/session/page.ts';
import { PLACE_NAMES, type PlaceName } from '#src/session/place.ts';
import { useLazy, whenIdle } from '#src/ui/use-lazy.ts';

type Page = ComponentType<PageProps>;

const LOADERS: Record<PlaceName, () => Promise<Page>> = {
  overview: () => import('#src/features/overview/overview-page.tsx').then((module) => module.OverviewPage),
  entry: () => import('#src/features/entry/entry-page.tsx').then((module) => module.EntryPage),
  month: () => import('#src/features/review/month-page.tsx').then((module) => module.MonthPage),
  indicator: () =>
    import('#src/features/indicator/indicator-page.tsx').then((module) => module.IndicatorPage),
  scorecard: () =>
    import('#src/features/scorecard/scorecard-page.tsx').then((module) => module.ScorecardPage),
  review: () => import('#src/features/review/review-page.tsx').then((module) => module.ReviewPage),
  plan: () => import('#src/features/plan/plan-page.tsx').then((module) => module.PlanPage),
  plans: () => import('#src/features/plans/plans-page.tsx').then((module) => module.PlansPage),
  district: () => import('#src/features/district/district-page.tsx').then((module) => module.DistrictPage),
  data: () => import('#src/features/data/data-page.tsx').then((module) => module.DataPage),
};

/** The two places people open every day: either is at hand before it is asked for. */
const DAILY: readonly PlaceName[] = PLACE_NAMES.filter((name) => name === 'overview' || name === 'entry');

/** The first screen, its data and its charts come first. */
const WAIT_MS = 1_000;

const ready = new Map<PlaceName, Page>();
const coming = new Map<PlaceName, Promise<Page>>();

/** Fetches the code of a place, once; a failure is forgotten, so that the next call asks again. */
export function loadPage(name: PlaceName): Promise<Page> {
  // What changes in the frame alone is no reason to render the place again [SP8].
  const page = coming.get(name) ?? LOADERS[name]().then((arrived) => memo(arrived));
  coming.set(name, page);
  page.then(
    (arrived) => ready.set(name, arrived),
    () => coming.delete(name),
  );
  return page;
}

export type ShownPage =
  | { readonly kind: 'coming' }
  | { readonly kind: 'here'; readonly render: (props: PageProps) => ReactNode }
  | { readonly kind: 'missing'; readonly retry: () => void };

/** The page of a place: at once where its code is here, and else as soon as it comes. */
export function usePage(name: PlaceName): ShownPage {
  const load = useCallback(() => loadPage(name), [name]);
  const lazy = useLazy(load, !ready.has(name));
  const page = ready.get(name) ?? (lazy.kind === 'here' ? lazy.code : null);
  if (page !== null) {
    return { kind: 'here', render: (props) => createElement(page, { key: props.plan.id, ...props }) };
  }
  return lazy.kind === 'missing' ? lazy : { kind: 'coming' };
}

/**
 * Fetches the daily places in idle time [H10], and any other when the pointer or the focus comes to a link that leads there [H25]. What does
 * not come is asked for again when somebody goes there.
 */
export function usePagesAhead(): void {
  useEffect(() => {
    document.addEventListener('pointerover', fetchLinked);
    document.addEventListener('focusin', fetchLinked);
    const stop = whenIdle(() => {
      for (const name of DAILY) fetchPage(name);
    }, WAIT_MS);
    return () => {
      stop();
      document.removeEventListener('pointerover', fetchLinked);
      document.removeEventListener('focusin', fetchLinked);
    };
  }, []);
}

function fetchLinked({ target }: Event): void {
  const link = target instanceof Element ? target.closest('a[href^="#/"]') : null;
  const first = link?.getAttribute('href')?.split(/[/?]/)[1];
  const name = PLACE_NAMES.find((each) => each === first);
  if (name !== undefined) fetchPage(name);
}

function fetchPage(name: PlaceName): void {
  loadPage(name).catch(() => undefined);
}
