import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { writeDelay } from '#src/domain/package/shared-folder.ts';
import type { Change, ChangeFeed } from '#src/storage/change-feed.ts';

const EVERY_MS = 60_000;

/**
 * Calls `run` now, soon after every commit of the plan, every minute, and when the window is come back to or left with something
 * unwritten. Returns how to stop.
 */
export function watchFolder(feed: ChangeFeed, plan: PlanId, run: () => void): () => void {
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
  const onVisibility = () => {
    if (document.visibilityState === 'visible' || timer !== null) runNow();
  };
  const interval = setInterval(runNow, EVERY_MS);
  window.addEventListener('focus', runNow);
  document.addEventListener('visibilitychange', onVisibility);
  runNow();
  return () => {
    stopFeed();
    if (timer !== null) runNow();
    clearInterval(interval);
    window.removeEventListener('focus', runNow);
    document.removeEventListener('visibilitychange', onVisibility);
  };
}

/** A mark of a backup is told without statements, and comes from here. */
function concerns(change: Change, plan: PlanId): boolean {
  if (change.kind === 'author' || change.kind === 'plans') return true;
  return change.plan === plan && (change.kind === 'anew' || change.statements.length > 0);
}
