import { createElement, useEffect, useState, type ComponentType, type ReactNode } from 'react';
import { EntryPage } from '#src/features/entry/entry-page.tsx';
import { OverviewPage } from '#src/features/overview/overview-page.tsx';
import type { PageProps } from '#src/session/page.ts';
import type { PlaceName } from '#src/session/place.ts';

type Page = ComponentType<PageProps>;

/** The two places people open every day come with the first load; the others are fetched when they are first visited. */
const ready = new Map<PlaceName, Page>([
  ['overview', OverviewPage],
  ['entry', EntryPage],
]);

const LOADERS: Partial<Record<PlaceName, () => Promise<Page>>> = {
  indicator: () =>
    import('#src/features/indicator/indicator-page.tsx').then((module) => module.IndicatorPage),
  scorecard: () =>
    import('#src/features/scorecard/scorecard-page.tsx').then((module) => module.ScorecardPage),
  review: () => import('#src/features/review/review-page.tsx').then((module) => module.ReviewPage),
  plan: () => import('#src/features/plan/plan-page.tsx').then((module) => module.PlanPage),
  data: () => import('#src/features/data/data-page.tsx').then((module) => module.DataPage),
};

/** Renders the page of a place; null while its code is on the way. Not React.lazy: Suspense holds content back by up to 300 ms. */
export function usePage(name: PlaceName): ((props: PageProps) => ReactNode) | null {
  const [, setLoaded] = useState<PlaceName | null>(null);
  const [error, setError] = useState<Error | null>(null);
  useEffect(() => {
    if (ready.has(name)) return;
    LOADERS[name]?.().then(
      (page) => {
        ready.set(name, page);
        setLoaded(name);
      },
      (cause: unknown) => setError(cause instanceof Error ? cause : new Error('页面代码未能载入')),
    );
  }, [name]);
  if (error !== null) throw error;
  const page = ready.get(name);
  return page === undefined ? null : (props) => createElement(page, { key: props.plan.id, ...props });
}
