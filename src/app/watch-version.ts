import type { NewVersion } from '#src/app/new-version.ts';
import { whenIdle } from '#src/ui/use-lazy.ts';

/** Calls back when a newer version waits; `isBusy` is asked again at the last moment. Returns how to stop. */
export type WatchVersion = (isBusy: () => boolean, onFound: (version: NewVersion) => void) => () => void;

/** The first screen comes first: its data, its charts, and only then the copies for work offline. */
const WAIT_MS = 2_000;

/** Starts the watch once the first screen has had its time. Its code is no part of the first load. */
export const watchWhenIdle: WatchVersion = (isBusy, onFound) => {
  if (!canWorkOffline()) return () => undefined;
  let isStopped = false;
  const start = async () => {
    const { watchForNewVersion } = await import('#src/app/new-version.ts');
    if (isStopped) return;
    await watchForNewVersion(
      () => !isBusy(),
      (version) => {
        if (!isStopped) onFound(version);
      },
    );
  };
  const stopWaiting = whenIdle(() => {
    // Without a service worker (forbidden by policy, a folder copied by half) the app works the same while there is a network.
    start().catch(() => undefined);
  }, WAIT_MS);
  return () => {
    isStopped = true;
    stopWaiting();
  };
};

/** Whether this build, opened from this place, can have a service worker: not a file on a disk, not a plain-http intranet name. */
function canWorkOffline(): boolean {
  return (
    import.meta.env.PROD &&
    import.meta.env.MODE !== 'single' &&
    window.isSecureContext &&
    /^https?:$/.test(window.location.protocol) &&
    'serviceWorker' in navigator
  );
}
