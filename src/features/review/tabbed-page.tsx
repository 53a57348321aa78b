import type { ComponentType } from 'react';
import { useYear } from '#src/queries/year.ts';
import type { PageProps } from '#src/session/page.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { Reading } from '#src/ui/coming.tsx';
import styles from './review-page.module.css';

interface TabbedPageProps<Tab extends NonNullable<Place['tab']>> {
  readonly title: string;
  readonly tabs: Record<Tab, ComponentType<PageProps>>;
  readonly titles: Record<Tab, string>;
  /** The order of the tabs; the first is where one arrives. */
  readonly order: readonly [Tab, ...Tab[]];
  readonly page: PageProps;
}

/** A place of papers: one tab a paper, named in the address. No tab is shown before the year has been read. */
export function TabbedPage<Tab extends NonNullable<Place['tab']>>({
  title,
  tabs,
  titles,
  order,
  page,
}: TabbedPageProps<Tab>) {
  const { plan, place } = page;
  const { isLoading } = useYear(plan.id);
  const current = order.find((each) => each === place.tab) ?? order[0];
  const Current: ComponentType<PageProps> = tabs[current];
  return (
    <>
      <div className={styles['top']}>
        <h1>{title}</h1>
        <nav className={styles['tabs']} aria-label={title}>
          {order.map((tab) => (
            <a
              key={tab}
              className={styles['tab']}
              href={placeHref({ ...place, tab })}
              aria-current={tab === current ? 'page' : undefined}
            >
              {titles[tab]}
            </a>
          ))}
        </nav>
      </div>
      {isLoading ? <Reading /> : <Current {...page} />}
    </>
  );
}
