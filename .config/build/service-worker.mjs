// The whole app, kept for work without a network. The build fills in the two texts between underscores.
// Written by hand for Chromium 87: it is not compiled.

const VERSION = '__VERSION__';
/** [address, digest]: a folder that is half old and half new while somebody copies files is never taken for a version. */
const FILES = __FILES__;

// The caches of an origin are shared by every app on it, and by copies of this one in other folders.
const PREFIX = `tracker ${self.registration.scope} `;
const CURRENT = PREFIX + VERSION;

const addresses = new Set(FILES.map(([address]) => toUrl(address)));
const page = toUrl('./');
/** Stands in the cache of a version that somebody has asked for. */
const TAKEN = toUrl('./taken');

self.addEventListener('install', (event) => event.waitUntil(fill()));

// The tab that is open at the first visit is taken on too, so that its screens open offline from now on.
self.addEventListener('activate', (event) => event.waitUntil(dropOld().then(() => self.clients.claim())));

// Both are answered through the port that came along.
self.addEventListener('message', (event) => {
  const [port] = event.ports;
  // Only a person's click in the app sends this; a new version never takes over by itself.
  if (event.data === 'take-over') event.waitUntil(takeOver().then(() => port?.postMessage(true)));
  // A page asks whether it is of this version: by the names of its scripts and styles.
  if (Array.isArray(event.data)) port?.postMessage(event.data.every((url) => addresses.has(url)));
});

self.addEventListener('fetch', (event) => {
  const { request } = event;
  const url = new URL(request.url);
  url.search = '';
  url.hash = '';
  if (request.method !== 'GET') return;
  if (request.mode === 'navigate') {
    if (url.href === page || url.href === toUrl('./index.html')) event.respondWith(visit(request));
    return;
  }
  if (addresses.has(url.href) || isNamedByContent(url.href)) event.respondWith(answer(url.href, request));
});

/**
 * From now on visits get this version. Its worker runs once the one before has ended what it is doing, which can take minutes: a
 * request that hangs is enough. So the one before answers with this version's page from now on.
 */
async function takeOver() {
  await (await caches.open(CURRENT)).put(TAKEN, new Response(''));
  // Settles when this worker runs, which nobody waits for.
  self.skipWaiting();
}

async function visit(request) {
  const names = await ownCaches();
  for (const cacheName of names.slice(names.indexOf(CURRENT) + 1).reverse()) {
    const taken = await caches.match(TAKEN, { cacheName });
    const kept = taken && (await caches.match(page, { cacheName, ignoreVary: true }));
    if (kept) return kept;
  }
  return answer(page, request);
}

/** This version's file, else that of the version before it, which another tab may still be running; else the network. */
async function answer(url, request) {
  for (const cacheName of [CURRENT, ...(await ownCaches()).reverse()]) {
    const kept = await caches.match(url, { cacheName, ignoreVary: true });
    if (kept !== undefined) return kept;
  }
  return fetch(request);
}

/** All files or none: a version that is not whole is thrown away, and the one in use stays. */
async function fill() {
  const cache = await caches.open(CURRENT);
  try {
    await Promise.all(FILES.map((file) => keep(cache, file)));
  } catch (problem) {
    await caches.delete(CURRENT);
    throw problem;
  }
}

async function keep(cache, [address, integrity]) {
  const url = toUrl(address);
  const had = isNamedByContent(url) ? await caches.match(url, { ignoreVary: true }) : undefined;
  const response = had || (await fetch(url, { integrity, cache: 'no-cache', credentials: 'same-origin' }));
  if (!response.ok) throw new Error(`${url}: ${response.status}`);
  await cache.put(url, response.redirected ? withoutRedirect(response) : response);
}

/** A visit cannot be answered with a response that remembers a redirect. */
function withoutRedirect(response) {
  return new Response(response.body, { status: response.status, headers: response.headers });
}

/** Keeps the version before this one: a tab that still runs it can go on opening its screens until it is reloaded. */
async function dropOld() {
  const others = (await ownCaches()).filter((name) => name !== CURRENT);
  await Promise.all(others.slice(0, -1).map((name) => caches.delete(name)));
}

/** Oldest first. */
async function ownCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(PREFIX));
}

/** The build puts a digest of the content into the name of whatever lies in assets. */
function isNamedByContent(url) {
  return url.startsWith(toUrl('./assets/'));
}

function toUrl(address) {
  return new URL(address, self.registration.scope).href;
}
