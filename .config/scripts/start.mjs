// `npm start`: from a fresh clone to the app in the browser, with nothing else to know.
import { ensureInstall } from './ensure-install.mjs';

await ensureInstall();
const { ensureBuild } = await import('./build.mjs');
await ensureBuild();

const { serveDist } = await import('./serve.mjs');
const server = await serveDist(4173);
console.log(`绩效指标跟踪看板  ${server.url}`);

process.on('SIGINT', stop);
process.on('SIGTERM', stop);

// npm hands a signal to the shell between us, which dies of it and tells nobody: a server that nobody can find.
const parent = process.ppid;
if (process.env.npm_lifecycle_event === 'start') {
  setInterval(() => {
    if (process.ppid !== parent) stop();
  }, 500).unref();
}

function stop() {
  void server.close().finally(() => process.exit(0));
}
