// `npm run engine:streams -- FOLDER [ws://127.0.0.1:8090]`: makes the streams of an engine on its running server [EN13].
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureInstall } from './ensure-install.mjs';
import { isNewEnough, tooOld } from './engine-server.mjs';
import { run } from './run.mjs';

/** A stream of this name is there: its settings are brought up to date instead. */
const NAME_IN_USE = 10_058;
/** A district has a hundred of them and more. */
const AT_ONCE = 8;
/** Seconds in which a cluster has changed how many copies of a stream there are. */
const MOVES_WITHIN = 20;

/**
 * Makes the streams that streams.json names, or brings their settings up to date; what lies in them stays.
 * @param {string} folder what engine:config wrote
 * @param {string} address of the WebSocket of a node
 * @returns {Promise<readonly string[]>} what was done, a line a stream
 */
export async function makeStreams(folder, address) {
  const { nkeyAuthenticator, wsconnect } = await import('@nats-io/nats-core');
  const streams = JSON.parse(readFileSync(path.join(folder, 'streams.json'), 'utf8'));
  const { seeds } = JSON.parse(readFileSync(path.join(folder, 'secret/owners.json'), 'utf8'));
  const done = [];
  for (let at = 0; at < streams.length; at += AT_ONCE)
    done.push(...(await Promise.all(streams.slice(at, at + AT_ONCE).map(makeStream))));
  return done;

  async function makeStream({ account, config }) {
    const connection = await wsconnect({
      servers: address,
      authenticator: nkeyAuthenticator(new TextEncoder().encode(seeds[account])),
      reconnect: false,
    });
    try {
      const { version } = connection.info ?? {};
      if (version === undefined || !isNewEnough(version))
        throw new Error(tooOld(address, version ?? 'of no version'));
      const ask = async (call, wanted = config) => {
        const answer = await connection.request(
          `$JS.API.STREAM.${call}.${config.name}`,
          JSON.stringify(wanted),
          {
            timeout: 8_000,
          },
        );
        return answer.json();
      };
      const made = await ask('CREATE');
      let said = made.error?.err_code === NAME_IN_USE ? await ask('UPDATE') : made;
      if (said.error !== undefined && config.placement !== undefined) {
        // How many copies there are and where they lie do not change at once.
        const { placement: _, ...copies } = config;
        await ask('UPDATE', copies);
        for (let tries = 0; said.error !== undefined && tries < MOVES_WITHIN; tries += 1) {
          await new Promise((resolve) => {
            setTimeout(resolve, 1_000);
          });
          said = await ask('UPDATE');
        }
      }
      if (said.error !== undefined) throw new Error(`${config.name}: ${said.error.description}`);
      return `${config.name}: ${said.state?.messages ?? 0} messages`;
    } finally {
      await connection.close();
    }
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const [folder, address = 'ws://127.0.0.1:8090', ...rest] = process.argv.slice(2);
  if (folder === undefined || rest.length > 0) {
    console.error('Usage: npm run engine:streams -- FOLDER [ws://127.0.0.1:8090]');
    process.exit(2);
  }
  await ensureInstall();
  if (typeof WebSocket === 'undefined') {
    // Node has it from 20.10 on, and before 22 only when it is asked for.
    process.exitCode = await run(process.execPath, ['--experimental-websocket', ...process.argv.slice(1)]);
  } else {
    const place = path.resolve(process.env.INIT_CWD ?? process.cwd(), folder);
    for (const line of await makeStreams(place, address)) console.log(line);
  }
}
