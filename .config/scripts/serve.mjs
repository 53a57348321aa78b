// `node .config/scripts/serve.mjs PORT` serves a dist of these sources, for the end-to-end tests.
import { pathToFileURL } from 'node:url';
import { preview } from 'vite';
import { ensureBuild } from './build.mjs';
import { root } from './run.mjs';

/** Serves dist as it is (vite preview). Port 0 is any free one; a taken port moves on to the next. */
export async function serveDist(port) {
  const server = await preview({
    root,
    configFile: false,
    base: './',
    logLevel: 'error',
    preview: { host: 'localhost', port, strictPort: false, open: false },
  });
  return {
    url: `http://localhost:${server.httpServer.address().port}/`,
    close: () => server.close(),
  };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await ensureBuild();
  await serveDist(Number(process.argv[2]));
}
