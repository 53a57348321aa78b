import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import { ErrorBoundary } from '#src/app/error-boundary.tsx';
import { Shell } from '#src/app/shell.tsx';
import { StaleBanner } from '#src/app/stale-banner.tsx';
import { StorageProblemPage } from '#src/app/storage-problem-page.tsx';
import { useUnsentForm } from '#src/app/unsent-form.ts';
import { addressedPlace } from '#src/app/addressed-place.ts';
import { loadPage } from '#src/app/pages.ts';
import { lastUsedPlan } from '#src/app/last-plan.ts';
import { planAt } from '#src/app/plan-at.ts';
import { sayOvertaken } from '#src/app/unsaved-banner.tsx';
import { bridgeChanges } from '#src/queries/change-bridge.ts';
import { carriedSaves } from '#src/queries/carried-saves.ts';
import { adoptCarriedSaves, hasUnsavedWork, keepWhenLeft } from '#src/queries/save-queue.ts';
import { knownPlans } from '#src/queries/plans.ts';
import { StorageContext } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { parseAddress } from '#src/session/address.ts';
import { keepDrafts, takeCarriedDrafts } from '#src/session/carried-drafts.ts';
import { hasTypedText } from '#src/session/entry-session.ts';
import { toStorageProblem, type StorageProblem } from '#src/storage/problem.ts';
import { NO_PLANS, type StoredPlans } from '#src/storage/plan-list.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { useLazy } from '#src/ui/use-lazy.ts';

type Opening =
  | { readonly kind: 'opening' }
  | { readonly kind: 'open'; readonly storage: TrackerStorage; readonly isStale: boolean }
  | { readonly kind: 'failed'; readonly problem: StorageProblem };

const PATIENCE_MS = 2_000;

/** Nothing is newer while the first screen is painted, nor ever than the single file, which is replaced by hand. */
const loadUpdate = import.meta.env.MODE === 'single' ? null : () => import('#src/app/update.ts');
const never = () => new Promise<never>(() => undefined);

/** Providers around the shell; shows why when the data cannot be opened. */
export function App({ opening }: { readonly opening: Promise<TrackerStorage> }) {
  const [client] = useState(newQueryClient);
  const [state, setState] = useState<Opening>({ kind: 'opening' });
  const hasUnsentForm = useUnsentForm();
  const prompt = useLazy(loadUpdate ?? never, state.kind !== 'opening' && 'behind');
  useEffect(() => {
    let stopBridge: (() => void) | null = null;
    let isGone = false;
    let stopKeeping: (() => void) | null = null;
    const isUnstored = (storage: TrackerStorage) =>
      hasTypedText() || isWriting() || hasUnsentForm() || hasUnsavedWork(storage);
    opening.then(
      async (storage) => {
        if (isGone) return;
        stopBridge = bridgeChanges(storage, client);
        let isStale = false;
        storage.onStale(() => {
          isStale = true;
          // What is not stored yet is on the screen only: it stays there, with a banner that says so, until the user reloads.
          if (isUnstored(storage)) setState({ kind: 'open', storage, isStale });
          else setState({ kind: 'failed', problem: { kind: 'closed' } });
        });
        // Unanswered or refused, the app works the same; 数据与协作 says what the browser decided.
        navigator.storage?.persist?.().catch(() => undefined);
        takeFirst(storage, client);
        await readFirst(storage, client);
        if (isGone || isStale) return;
        // Not before there is something to see: where nothing can be opened, the text waits for the next reload.
        takeCarriedDrafts();
        // From here on the session has it all; before, a page that goes would leave less than it found.
        window.addEventListener('pagehide', keepDrafts);
        stopKeeping = keepWhenLeft(storage);
        adoptCarriedSaves(storage, carriedSaves()).then(sayOvertaken, () => undefined);
        setState({ kind: 'open', storage, isStale });
        afterPaint(() => {
          storage.opened().catch((error: unknown) => {
            // What was typed meanwhile stays on the screen: that it cannot be saved is said of it by itself.
            if (!isGone && !isStale && !isUnstored(storage)) setState(failed(error));
          });
        });
      },
      (error: unknown) => setState(failed(error)),
    );
    return () => {
      isGone = true;
      window.removeEventListener('pagehide', keepDrafts);
      stopKeeping?.();
      stopBridge?.();
    };
  }, [opening, client, hasUnsentForm]);

  const isOpening = state.kind === 'opening';
  // Until there is something to see, the words in index.html wait there: they are for a start that never ends [H13].
  useEffect(() => {
    if (!isOpening) document.getElementById('start')?.remove();
  }, [isOpening]);

  // Not anew when code for the prompt comes [SP8].
  const shown = useMemo(() => content(state, client), [state, client]);
  return (
    <>
      {shown}
      {/* Beside the problem page too: a newer version may be what it needs. */}
      {prompt.kind === 'here' ? (
        <prompt.code.UpdatePrompt
          storage={state.kind === 'open' ? state.storage : null}
          watch={prompt.code.watchWhenIdle}
        />
      ) : null}
    </>
  );
}

/** In a text that is saved when it is left, as 说明 on the form is. */
function isWriting(): boolean {
  const field = document.activeElement;
  return field instanceof HTMLTextAreaElement && field.value !== '';
}

function failed(error: unknown): Opening {
  return { kind: 'failed', problem: toStorageProblem(error) };
}

/** Once a frame was made of what is there now; in a tab in the background, which makes none, soon. */
function afterPaint(work: () => void): void {
  let isStarted = false;
  const start = () => {
    if (isStarted) return;
    isStarted = true;
    work();
  };
  setTimeout(start, PATIENCE_MS);
  requestAnimationFrame(() => setTimeout(start));
}

/** What was read before the database was open. In one turn with the bridge: what is committed from here on comes by that [SP14]. */
function takeFirst(storage: TrackerStorage, client: QueryClient): void {
  const first = storage.first();
  if (first === null) return;
  client.setQueryData(trackerQueries.plans(storage).queryKey, first.plans);
  client.setQueryData(trackerQueries.author(storage).queryKey, first.author);
  const { statements, damaged } = first.load;
  client.setQueryData(trackerQueries.year(storage, first.plan).queryKey, {
    year: yearStatements(statements),
    damaged,
  });
}

/** What the first screen shows, read before it is rendered: once with everything, instead of empty, half and whole. */
async function readFirst(storage: TrackerStorage, client: QueryClient): Promise<void> {
  const place = addressedPlace();
  const { search } = parseAddress(window.location.hash);
  const planOf = (stored: StoredPlans) => planAt(place, search, knownPlans(stored), lastUsedPlan());
  const plans = client.query(trackerQueries.plans(storage));
  // Nearly always the built-in plan, whose year need not wait for the list.
  const early = planOf(NO_PLANS);
  // What cannot be read here is asked for again by the screen, which has words for it.
  await Promise.all([
    'id' in early ? client.query(trackerQueries.year(storage, early.id)) : null,
    plans.then((stored) => {
      const plan = planOf(stored);
      return 'id' in plan ? client.query(trackerQueries.year(storage, plan.id)) : null;
    }),
    client.query(trackerQueries.author(storage)),
    Promise.race([loadPage(place.name), patience()]),
  ]).catch(() => undefined);
}

/** A network that neither answers nor fails must not keep the frame away. */
function patience(): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, PATIENCE_MS);
  });
}

function content(state: Opening, client: QueryClient) {
  switch (state.kind) {
    case 'opening':
      return null;
    case 'failed':
      return <StorageProblemPage problem={state.problem} />;
    case 'open':
      return (
        <ErrorBoundary>
          {state.isStale ? <StaleBanner storage={state.storage} /> : null}
          <StorageContext.Provider value={state.storage}>
            <QueryClientProvider client={client}>
              <Shell />
            </QueryClientProvider>
          </StorageContext.Provider>
        </ErrorBoundary>
      );
  }
}

/** Local data: never paused when offline, never stale but by the change feed, retried by the user and not by a timer. */
function newQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        networkMode: 'always',
        staleTime: Infinity,
        gcTime: Infinity,
        retry: false,
        refetchOnWindowFocus: false,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}
