import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { writeDelay } from '#src/domain/package/shared-folder.ts';
import type { TransportTold } from '#src/queries/transport.ts';
import type { Change, ChangeFeed } from '#src/storage/change-feed.ts';

/**
 * Calls `run` now, soon after every commit of the plan, when the transport tells, and when the window is left with something unwritten.
 * Returns how to stop.
 */
export function watchFolder(
  feed: ChangeFeed,
  plan: PlanId,
  told: TransportTold,
  run: () => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | null = null;
  let since = 0;
  const runNow = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    run();
  };
  const runSoon = () => {
    const now = Date.now();
    if (timer === null) since = now;
    else clearTimeout(timer);
    timer = setTimeout(runNow, writeDelay(since, now));
  };
  const stopFeed = feed.subscribe((change) => {
    if (concerns(change, plan)) runSoon();
  });
  // Whoever leaves may not come back to this page: what waits is written now.
  const onLeaving = () => {
    if (document.visibilityState !== 'visible' && timer !== null) runNow();
  };
  const stopTold = told(runNow);
  document.addEventListener('visibilitychange', onLeaving);
  runNow();
  return () => {
    stopFeed();
    if (timer !== null) runNow();
    stopTold();
    document.removeEventListener('visibilitychange', onLeaving);
  };
}

/** A mark of a backup is told without statements, and comes from here. */
function concerns(change: Change, plan: PlanId): boolean {
  if (change.kind === 'author' || change.kind === 'plans') return true;
  return change.plan === plan && (change.kind === 'anew' || change.statements.length > 0);
}
