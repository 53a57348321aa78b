/** A newer build has been fetched as a whole and waits. `take` reloads this tab with it, unless `mayReload` says no by then. */
export interface NewVersion {
  readonly take: () => void;
}

const ASK_EVERY_MS = 60 * 60 * 1000;

/** A worker that is not kept up takes over at once. */
const TAKES_OVER_IN_MS = 1000;

/** It may have to be started first. */
const ANSWERS_IN_MS = 5000;

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
    ask(registration.waiting, 'take-over').then(
      // From now on a visit gets it, whichever worker answers; the worker that is waited for may be kept up for minutes.
      () => setTimeout(() => isTaking && reload(), TAKES_OVER_IN_MS),
      () => undefined,
    );
  };
  const found = () => onFound({ take });
  // A page can be of a version whose worker has not taken over yet.
  const tellIfNewer = (worker: ServiceWorker | null) => {
    if (worker === null) return;
    ask(worker, ownParts()).then(
      (isOwn) => isOwn === true || found(),
      () => undefined,
    );
  };

  workers.addEventListener('controllerchange', () => {
    // The very first worker takes on the tab that brought it: the same version.
    if (!hasActive) hasActive = true;
    else if (isTaking) reload();
    else tellIfNewer(workers.controller);
  });
  registration.addEventListener('updatefound', () => {
    const worker = registration.installing;
    worker?.addEventListener('statechange', () => {
      if (worker.state === 'installed' && registration.active !== null) found();
    });
  });
  if (hasActive) tellIfNewer(registration.waiting);

  // Offline is an ordinary state here, and no reason to say anything.
  const lookForOne = () => void registration.update().catch(() => undefined);
  setInterval(lookForOne, ASK_EVERY_MS);
  let askedAt = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - askedAt < ASK_EVERY_MS) return;
    askedAt = Date.now();
    lookForOne();
  });
}

/** Addresses of the app's scripts and styles in this page; they are named by their content. */
function ownParts(): string[] {
  const scripts = [...document.scripts].map(({ src }) => src);
  const styles = [...document.styleSheets].map(({ href }) => href ?? '');
  const own = new URL('./assets/', document.baseURI).href;
  return [...scripts, ...styles].filter((address) => address.startsWith(own));
}

/** What the worker says to it; false where it says nothing in time, as a version before 'take-over' had an answer does. */
function ask(worker: ServiceWorker, what: 'take-over' | readonly string[]): Promise<unknown> {
  const { port1, port2 } = new MessageChannel();
  return new Promise((resolve) => {
    port1.addEventListener('message', ({ data }) => resolve(data));
    port1.start();
    setTimeout(() => resolve(false), ANSWERS_IN_MS);
    worker.postMessage(what, [port2]);
  });
}
