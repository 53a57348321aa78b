// `npm start`: from a fresh clone to the app in the browser, with nothing else to know.
import { ensureInstall } from './ensure-install.mjs';

await ensureInstall();
const { ensureBuild } = await import('./build.mjs');
await ensureBuild();

const { serveDist } = await import('./serve.mjs');
const server = await serveDist(4173);
console.log(`绩效指标跟踪看板  ${server.url}`);

for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => void server.close().then(() => process.exit(0)));
}
