import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { nkeys } from '@nats-io/nats-core';
import { engineConfigMain } from '#src/cli/engine-config.ts';
import { newKey, type EngineKey } from '#src/engine/keys.ts';
import { findServer } from '../../.config/scripts/engine-server.mjs';
import { ROOT } from '#test/support/source-files.ts';
import { makeStreams } from '../../.config/scripts/engine-streams.mjs';

/** A real server, or null where none can be had: then what needs one is skipped by its name [EN14]. */
export const SERVER = findServer();

export const SECTIONS = [
  { name: '综合科', subject: 'zhk' },
  { name: '管网科', subject: 's1' },
  { name: '水质科', subject: 's2' },
] as const;

/** How long something is waited for, in ms, before it counts as never: a shared machine is several times slower than a quiet one. */
export const PATIENCE = 60_000;

interface SiteWish {
  readonly nodes?: 1 | 3;
  readonly units?: readonly string[];
  readonly hasDistrict?: boolean;
  /** The city that the district's totals go up to: where its server is, and what the district is called there. */
  readonly above?: { readonly address: string; readonly district: string };
  /** The districts of a city; it has no units of its own. */
  readonly districts?: readonly string[];
  /** The streams are made by the test: a server that asks another one before it is there asks again only after half a minute. */
  readonly isWithoutStreams?: boolean;
  readonly address?: string;
  readonly sections?: readonly { readonly name: string; readonly subject: string }[];
  /** Whose PC has a key that was entered, by section and unit; absent: one of every section. Making one takes milliseconds. */
  readonly isKeyed?: (who: string) => boolean;
}

/** The engine of a site as the page for operators has it made: the written configuration, on ports and in a folder of its own. */
export class TestEngine {
  readonly folder: string;
  /** By section and unit, 'u001 zhk'; 'district' and 'city' where there is one. */
  readonly keys = new Map<string, EngineKey>();
  /** Public keys of districts' servers, as their administrators hand them over. */
  readonly serverKeys = new Map<string, string>();
  readonly ports: readonly {
    readonly client: number;
    readonly websocket: number;
    readonly cluster: number;
    readonly leaf: number;
  }[];
  private readonly running: (ChildProcess | null)[];
  private readonly wish: SiteWish;
  private readonly owners: Record<string, string> = {};
  private readonly seeds: Record<string, string> = {};
  private up: EngineKey | undefined;

  private constructor(ports: TestEngine['ports'], wish: SiteWish) {
    this.folder = mkdtempSync(path.join(tmpdir(), 'engine-'));
    this.ports = ports;
    this.wish = wish;
    this.running = ports.map(() => null);
    this.configure();
  }

  /** Starts every node and makes the streams. */
  static async start(wish: SiteWish = {}): Promise<TestEngine> {
    for (let tries = 1; ; tries += 1) {
      try {
        return await TestEngine.startOnce(wish);
      } catch (error) {
        // Somebody else may have taken a port between the look at it and the server's start.
        if (tries === 3 || !String(error).includes('address already in use')) throw error;
      }
    }
  }

  private static async startOnce(wish: SiteWish): Promise<TestEngine> {
    const ports = [];
    for (let node = 0; node < (wish.nodes ?? 1); node += 1)
      ports.push({
        client: await freePort(),
        websocket: await freePort(),
        cluster: await freePort(),
        leaf: await freePort(),
      });
    const engine = new TestEngine(ports, wish);
    try {
      for (const node of ports.keys()) engine.startNode(node);
      for (const node of ports.keys()) await engine.isUp(node);
      if (wish.isWithoutStreams !== true) await engine.makeStreams();
      return engine;
    } catch (error) {
      await engine.close();
      throw error;
    }
  }

  address(node = 0): string {
    return `ws://127.0.0.1:${this.ports[node]?.websocket}`;
  }

  seedOf(who: string): string {
    const key = this.keys.get(who);
    if (key === undefined) throw new Error(`no key of ${who}`);
    return key.seed;
  }

  /** By which this district's server goes to the city's. */
  serverKey(): EngineKey {
    if (this.up === undefined) throw new Error('this engine goes up to none');
    return this.up;
  }

  ownerSeed(account: string): string {
    return this.seeds[account] ?? '';
  }

  /** Writes sections.json and all that follows from it; keys that there are stay. @param without whose keys are revoked */
  configure(without: readonly string[] = []): void {
    const {
      districts,
      units = districts === undefined ? ['u001'] : [],
      hasDistrict = false,
      above,
      address = 'http://localhost/',
      sections = SECTIONS,
      isKeyed = () => true,
    } = this.wish;
    const keysOf = (who: string) => {
      if (!isKeyed(who)) return [];
      const key = this.keys.get(who) ?? newKey();
      this.keys.set(who, key);
      return without.includes(who) ? [] : [key.publicKey];
    };
    const site = {
      address,
      nodes: this.ports.map((ports, node) => ({
        host: '127.0.0.1',
        ...ports,
        store: path.join(this.folder, `store-${node}`),
      })),
      units: units.map((unit) => ({
        unit,
        name: `单位 ${unit}`,
        collecting: '综合科',
        sections: sections.map(({ name, subject }) => ({
          name,
          subject,
          keys: keysOf(`${unit} ${subject}`),
        })),
      })),
      ...(hasDistrict
        ? {
            district: {
              keys: keysOf('district'),
              ...(above === undefined ? {} : { city: { ...above, name: `区 ${above.district}` } }),
            },
          }
        : {}),
      ...(districts === undefined
        ? {}
        : {
            city: {
              keys: keysOf('city'),
              districts: districts.map((district) => ({
                district,
                name: `区 ${district}`,
                key: this.serverKeys.get(district),
              })),
            },
          }),
    };
    const answer = engineConfigMain(
      JSON.stringify(site),
      { owners: this.owners, cluster: 'word', up: this.up },
      {
        owner: (account) => {
          const pair = nkeys.createUser();
          this.seeds[account] = new TextDecoder().decode(pair.getSeed());
          return (this.owners[account] = pair.getPublicKey());
        },
        pair: newKey,
        word: () => 'word',
      },
    );
    if ('problems' in answer) throw new Error(answer.problems.join('\n'));
    ({ up: this.up } = answer.secrets);
    for (const { name, text } of answer.files) {
      mkdirSync(path.dirname(path.join(this.folder, name)), { recursive: true });
      writeFileSync(path.join(this.folder, name), text);
    }
    mkdirSync(path.join(this.folder, 'secret'), { recursive: true });
    writeFileSync(path.join(this.folder, 'secret/owners.json'), JSON.stringify({ seeds: this.seeds }));
  }

  async makeStreams(): Promise<void> {
    const until = Date.now() + PATIENCE;
    for (;;) {
      try {
        await this.makeStreamsOnce();
        return;
      } catch (error) {
        // A cluster has to choose who leads first.
        if (Date.now() > until) throw error;
        await pause(300);
      }
    }
  }

  /** As an administrator does; a runner without WebSockets runs the command itself. */
  private async makeStreamsOnce(): Promise<void> {
    if (typeof WebSocket !== 'undefined') {
      await makeStreams(this.folder, this.address());
      return;
    }
    const { status } = spawnSync(
      process.execPath,
      [
        '--experimental-websocket',
        path.join(ROOT, '.config/scripts/engine-streams.mjs'),
        this.folder,
        this.address(),
      ],
      { stdio: 'ignore' },
    );
    if (status !== 0) throw new Error('engine:streams made no streams');
  }

  startNode(node: number): void {
    if (SERVER === null) throw new Error('there is no server');
    const child = spawn(SERVER.file, ['-c', path.join(this.folder, `nats-${node + 1}.conf`)], {
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    child.stderr.on('data', (chunk: Buffer) => {
      writeFileSync(path.join(this.folder, `log-${node}`), chunk, { flag: 'a' });
    });
    this.running[node] = child;
  }

  /** kill -9, as a power cut would. */
  async kill(node = 0): Promise<void> {
    await this.end(node, 'SIGKILL');
  }

  /** Takes a changed configuration over without a restart. */
  reload(node = 0): void {
    this.running[node]?.kill('SIGHUP');
  }

  wipe(node = 0): void {
    rmSync(path.join(this.folder, `store-${node}`), { recursive: true, force: true });
  }

  log(node = 0): string {
    return readFileSync(path.join(this.folder, `log-${node}`), 'utf8');
  }

  async isUp(node = 0): Promise<void> {
    try {
      await isServing(this.ports[node]?.websocket, () => this.running[node]?.exitCode ?? null);
    } catch {
      // What it said last may come after its end.
      await pause(200);
      throw new Error(`node ${node} does not come up: ${this.log(node)}`);
    }
  }

  async close(): Promise<void> {
    for (const node of this.ports.keys()) await this.end(node, 'SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async end(node: number, signal: NodeJS.Signals): Promise<void> {
    const child = this.running[node];
    this.running[node] = null;
    if (child === null || child === undefined || child.exitCode !== null) return;
    const ended = new Promise((resolve) => {
      child.once('exit', resolve);
    });
    child.kill(signal);
    await ended;
  }
}

/** A server by which somebody comes to a city with the key of a district, and with no settings of ours. */
export class LeafServer {
  readonly address: string;
  private readonly child: ChildProcess;
  private readonly folder: string;

  private constructor(child: ChildProcess, folder: string, port: number) {
    this.child = child;
    this.folder = folder;
    this.address = `ws://127.0.0.1:${port}`;
  }

  /** @param district whose way to the city it goes, and whose key it has */
  static async start(district: TestEngine): Promise<LeafServer> {
    if (SERVER === null) throw new Error('there is no server');
    const [client, websocket] = [await freePort(), await freePort()];
    const written = readFileSync(path.join(district.folder, 'nats-1.conf'), 'utf8');
    const way = written.split('\n').find((line) => line.startsWith('leafnodes ')) ?? '';
    const folder = mkdtempSync(path.join(tmpdir(), 'leaf-'));
    const file = path.join(folder, 'nats.conf');
    const lines = [
      `listen: "127.0.0.1:${client}"`,
      `websocket { listen: "127.0.0.1:${websocket}", no_tls: true }`,
      way.replace(/account: \w+, /, ''),
    ];
    writeFileSync(file, lines.join('\n'));
    const child = spawn(SERVER.file, ['-c', file], { stdio: 'ignore' });
    const server = new LeafServer(child, folder, websocket);
    await isServing(websocket);
    return server;
  }

  close(): void {
    this.child.kill('SIGKILL');
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** @param ended the server's last word; null while it runs */
async function isServing(port: number | undefined, ended: () => number | null = () => null): Promise<void> {
  const until = Date.now() + PATIENCE;
  while (Date.now() < until && ended() === null) {
    try {
      await fetch(`http://127.0.0.1:${port}/`);
      return;
    } catch {
      await pause(50);
    }
  }
  throw new Error(`nothing comes up at ${port}`);
}

/** A figure that was measured, for whoever runs the tests of the engine. */
export function report(line: string): void {
  process.stdout.write(`${line}\n`);
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms);
  });
}

/** Below those that this system gives to whoever only calls out, who would come between the look and the start. */
const PORTS = [15_000, 32_000] as const;

async function freePort(): Promise<number> {
  for (let tries = 0; tries < 100; tries += 1) {
    const port = randomInt(...PORTS);
    if (await isFree(port)) return port;
  }
  throw new Error('The probe got no port.');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => {
      probe.close(() => resolve(true));
    });
  });
}
