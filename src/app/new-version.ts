/** A newer build has been fetched as a whole and waits. `take` reloads this tab with it, unless `mayReload` says no by then. */
export interface NewVersion {
  readonly take: () => void;
}

const ASK_EVERY_MS = 60 * 60 * 1000;

/**
 * Registers the service worker, which keeps the app for work offline, and tells when a newer version is there. Nothing is reloaded
 * but by `take`: not this tab, and not another one that still runs the version before.
 */
export async function watchForNewVersion(
  mayReload: () => boolean,
  onFound: (version: NewVersion) => void,
): Promise<void> {
  const workers = navigator.serviceWorker;
  const registration = await workers.register('./sw.js', { updateViaCache: 'none' });
  let hasActive = registration.active !== null;
  let isTaking = false;

  const reload = () => {
    isTaking = false;
    if (mayReload()) window.location.reload();
  };
  const take = () => {
    if (registration.waiting === null) {
      reload();
      return;
    }
    isTaking = true;
    registration.waiting.postMessage('take-over');
  };
  const found = () => onFound({ take });

  workers.addEventListener('controllerchange', () => {
    // The very first worker takes on the tab that brought it: the same version.
    if (!hasActive) hasActive = true;
    else if (isTaking) reload();
    else found();
  });
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && registration.active !== null) found();
    });
  });
  if (registration.waiting !== null && hasActive) found();

  // Offline is an ordinary state here, and no reason to say anything.
  const ask = () => void registration.update().catch(() => undefined);
  setInterval(ask, ASK_EVERY_MS);
  let askedAt = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - askedAt < ASK_EVERY_MS) return;
    askedAt = Date.now();
    ask();
  });
}
