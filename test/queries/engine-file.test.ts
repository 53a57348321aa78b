import { QueryClient } from '@tanstack/react-query';
import { afterEach, expect, it, vi } from 'vitest';
import { engineAddress, engineFileQuery } from '#src/queries/engine-file.ts';

const FILE = {
  format: 'performance-tracker-engine',
  version: 1,
  path: 'engine',
  unit: 'u001',
  sections: [{ name: '综合科', subject: 'zhk' }],
};

afterEach(() => {
  vi.unstubAllGlobals();
  vi.unstubAllEnvs();
});

/** What lies beside a page at an address. */
function beside(href: string, answer: () => Response) {
  vi.stubGlobal('window', { location: new URL(href) });
  const fetched = vi.fn<(url: URL, wish: RequestInit) => Promise<Response>>(() => Promise.resolve(answer()));
  vi.stubGlobal('fetch', fetched);
  return { fetched, read: () => new QueryClient().query(engineFileQuery) };
}

const json = (body: string, more: ResponseInit = {}) =>
  new Response(body, { headers: { 'content-type': 'application/json; charset=utf-8' }, ...more });

it('[EN1] is asked for once, beside the page, with nothing that was kept and no name of anybody', async () => {
  const { fetched, read } = beside('https://board.example/a/index.html?year=2025#/overview', () =>
    json(JSON.stringify(FILE)),
  );
  expect(await read()).toMatchObject({ path: 'engine', unit: 'u001' });
  expect(fetched).toHaveBeenCalledOnce();
  const [url, wish] = fetched.mock.calls[0] ?? [];
  expect(url?.href).toBe('https://board.example/a/engine.json');
  expect(wish).toMatchObject({ cache: 'no-cache', credentials: 'same-origin' });
});

it.each<readonly [string, () => Response]>([
  ['not there', () => json(JSON.stringify(FILE), { status: 404 })],
  // As many servers answer what they do not have.
  ['the page itself', () => new Response('<!doctype html>', { headers: { 'content-type': 'text/html' } })],
  [
    'the file as a page',
    () => new Response(JSON.stringify(FILE), { headers: { 'content-type': 'text/html' } }),
  ],
  ['something else', () => json('{"format":"other"}')],
  ['no network', () => Response.error()],
])('[EN1] is none where it is %s, and nothing is said', async (_, answer) => {
  expect(await beside('https://board.example/', answer).read()).toBeNull();
});

it('[EN1] is none where the request fails', async () => {
  const { read } = beside('https://board.example/', () => {
    throw new TypeError('Failed to fetch');
  });
  expect(await read()).toBeNull();
});

it('[EN1] is not asked for by the single file, nor by one that lies in a folder', async () => {
  const folder = beside('file:///C:/board/index.html', () => json(JSON.stringify(FILE)));
  expect(await folder.read()).toBeNull();
  vi.stubEnv('MODE', 'single');
  const single = beside('https://board.example/single.html', () => json(JSON.stringify(FILE)));
  expect(await single.read()).toBeNull();
  expect(folder.fetched).not.toHaveBeenCalled();
  expect(single.fetched).not.toHaveBeenCalled();
});

it('[EN1] names a path on the page’s own origin, by the socket that goes with its protocol', () => {
  const at = (href: string) => {
    vi.stubGlobal('window', { location: new URL(href) });
    return engineAddress({ ...FILE, format: 'performance-tracker-engine', version: 1, units: [] });
  };
  expect(at('https://board.example/a/index.html#/data')).toBe('wss://board.example/a/engine');
  expect(at('http://10.0.0.1:8080/?year=2025')).toBe('ws://10.0.0.1:8080/engine');
});
