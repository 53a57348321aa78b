// `node .config/scripts/serve.mjs PORT` serves a dist of these sources, for the end-to-end tests.
import { createReadStream, statSync } from 'node:fs';
import { createServer } from 'node:http';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { headers } from '../build/content-policy.mjs';
import { ensureBuild } from './build.mjs';
import { root } from './run.mjs';

const TYPES = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.webmanifest': 'application/manifest+json',
};

/**
 * Serves a built folder to this machine, with the headers and the caching that src/app/DEPLOY.md asks of a web server.
 * Port 0 is any free one; a taken port moves on to the next.
 */
export async function serveDist(port, folder = path.join(root, 'dist')) {
  const server = createServer((request, response) => answer(folder, request, response));
  await listen(server, port);
  return {
    url: `http://localhost:${server.address().port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function answer(folder, request, response) {
  const file = fileOf(folder, request.url);
  if (file === null && /^\/(?:plan|engine)\.json(?:\?|$)/.test(request.url)) {
    // The page asks whether the office has laid a plan, or the names of an engine, beside it; that it has not is no fault.
    response.writeHead(204, headers).end();
    return;
  }
  if (file === null || !['GET', 'HEAD'].includes(request.method)) {
    response.writeHead(file === null ? 404 : 405, headers).end();
    return;
  }
  response.writeHead(200, {
    ...headers,
    'Content-Type': TYPES[path.extname(file)] ?? 'application/octet-stream',
    'Content-Length': statSync(file).size,
    // The name of what lies in assets is made of its content; everything else is asked for again each time.
    'Cache-Control': path.relative(folder, file).startsWith('assets')
      ? 'public, max-age=31536000, immutable'
      : 'no-cache',
  });
  if (request.method === 'HEAD') response.end();
  else createReadStream(file).pipe(response);
}

/** The file that an address names, or null; nothing outside the folder has an address. */
function fileOf(folder, address) {
  try {
    const { pathname } = new URL(address, 'http://localhost/');
    const named = path.join(folder, decodeURIComponent(pathname));
    const file = named.endsWith(path.sep) ? path.join(named, 'index.html') : named;
    const isInside = file.startsWith(folder + path.sep);
    return isInside && statSync(file).isFile() ? file : null;
  } catch {
    return null;
  }
}

function listen(server, port) {
  return new Promise((resolve, reject) => {
    let next = port;
    server.once('listening', resolve);
    server.on('error', (problem) => {
      if (problem.code !== 'EADDRINUSE') reject(problem);
      else server.listen(++next, 'localhost');
    });
    server.listen(next, 'localhost');
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureBuild('single');
  await serveDist(Number(process.argv[2]), await ensureBuild());
}
