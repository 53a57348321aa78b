import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, configure, render, type RenderResult } from '@testing-library/react';
import userEvent, { type UserEvent } from '@testing-library/user-event';
import { useEffect, useState, type ComponentType } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { reportingMonth, type Month } from '#src/domain/period/month.ts';
import type { Author, Said } from '#src/domain/statements/statement.ts';
import { bridgeChanges } from '#src/queries/change-bridge.ts';
import { StorageContext } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import type { PageProps } from '#src/session/page.ts';
import { parsePlace, placeRoute, type Place } from '#src/session/place.ts';
import { openChangeFeed } from '#src/storage/change-feed.ts';
import { TrackerDatabase } from '#src/storage/schema.ts';
import { openTrackerStorage, type TrackerStorage } from '#src/storage/tracker-storage.ts';
import { WATER } from '#test/support/water-plan.ts';

export const TESTER: Author = { name: '周艳', section: '综合科' };

export interface PageSetup {
  readonly plan?: Plan;
  /** The hash route, as in the address: '/indicator/07?month=6'. */
  readonly route?: string;
  /** null: nobody has said who they are yet. */
  readonly author?: Author | null;
  /** What is stored before the page opens. */
  readonly said?: readonly Said[];
  /** A storage that is open already, to come back to it as after a reload. */
  readonly storage?: TrackerStorage;
  /** The page is there before its year has been read. */
  readonly isReading?: boolean;
}

export interface RenderedPage extends RenderResult {
  readonly user: UserEvent;
  readonly storage: TrackerStorage;
  readonly plan: Plan;
  /** Where the page has gone: the current hash route. */
  readonly route: () => string;
  /** Somebody says who they are while the page is open, as in the strip above it. */
  readonly tell: (author: Author) => void;
  /** How often the page asked who is working here. */
  readonly asked: () => number;
}

configure({ asyncUtilTimeout: 30_000 });

let databases = 0;

/** A real storage over a database of its own. The clock starts at noon of 2025-07-15 and goes on by a second at each look. */
export async function openTestStorage(name?: string): Promise<TrackerStorage> {
  databases += 1;
  const database = name ?? `test-${databases}-${Math.random().toString(36).slice(2)}`;
  let clock = Date.UTC(2025, 6, 15, 4);
  return openTrackerStorage(new TrackerDatabase(database), openChangeFeed(database), () => (clock += 1_000));
}

/** A page as the shell would show it: real Dexie, real queries, and an address that `go` changes. */
export async function renderPage(
  Page: ComponentType<PageProps>,
  {
    plan = WATER,
    route = '/overview',
    author = TESTER,
    said = [],
    storage: given,
    isReading = false,
  }: PageSetup = {},
): Promise<RenderedPage> {
  const storage = given ?? (await openTestStorage());
  if (said.length > 0)
    await storage.write({ plan: plan.id, intent: 'type', origin: 'typed', author: TESTER, said });
  const client = new QueryClient({
    defaultOptions: {
      queries: { networkMode: 'always', staleTime: Infinity, gcTime: Infinity, retry: false },
      mutations: { networkMode: 'always', retry: false },
    },
  });
  bridgeChanges(storage, client);
  // As the app does, and tabs rely on: these have been read before anything of a page is shown.
  if (!isReading)
    // What fails is the page's to say.
    await Promise.allSettled([
      client.query(trackerQueries.year(storage, plan.id)),
      client.query(trackerQueries.plans(storage)),
      client.query(trackerQueries.author(storage)),
    ]);
  let current: Place = placeOf(route, plan);
  let asked = 0;
  let tell: (author: Author) => void = () => undefined;

  function Frame() {
    const [place, setPlace] = useState(current);
    const [who, setWho] = useState(author);
    useEffect(() => {
      tell = setWho;
    }, []);
    return (
      <Page
        plan={plan}
        place={place}
        month={place.month ?? monthDue(plan)}
        author={who}
        askAuthor={() => {
          asked += 1;
        }}
        go={(change) => {
          current = { ...current, ...change };
          setPlace(current);
        }}
      />
    );
  }

  const result = render(
    <StorageContext.Provider value={storage}>
      <QueryClientProvider client={client}>
        <Frame />
      </QueryClientProvider>
    </StorageContext.Provider>,
  );
  return {
    ...result,
    user: userEvent.setup(),
    storage,
    plan,
    route: () => placeRoute(current),
    tell: (next) => act(() => tell(next)),
    asked: () => asked,
  };
}

function placeOf(route: string, plan: Plan): Place {
  const [path = '', search = ''] = route.split('?');
  return parsePlace(path, search, { year: plan.year });
}

/** Tests live after the plan's year, like a reviewer in March. */
function monthDue(plan: Plan): Month {
  return reportingMonth(plan.year, `${plan.year + 1}-03-01`);
}
