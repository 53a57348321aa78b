import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { createInbox, headers, wsconnect, type NatsConnection } from '@nats-io/nats-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planToken, recordSubject, totalSubject } from '#src/domain/engine/subjects.ts';
import { newKey } from '#src/engine/keys.ts';
import { openNatsTotals } from '#src/engine/nats-mailbox.ts';
import type { CityView } from '#src/queries/city-sync.ts';
import { OVER } from '#test/support/engine-device.ts';
import { LeafServer, pause, PATIENCE, SERVER, type TestEngine } from '#test/support/engine-server.ts';
import {
  raw,
  readBoard,
  recordOf,
  startCity,
  stored,
  tell,
  UNIT_PLAN,
  UNITS,
  until,
} from '#test/support/city-servers.ts';

const SOON_MS = 5_000;
const TODAY = '2026-01-20';

/** A connection that a server cuts while it reads its configuration again may never answer. */
async function soon<T>(what: Promise<T>): Promise<T> {
  const late = pause(SOON_MS).then(() => {
    throw new Error('no answer');
  });
  return Promise.race([what, late]);
}

/** Let in, and still there once the server is done with its new configuration; null: not yet. */
async function letIn(engine: TestEngine, seed: string): Promise<NatsConnection | null> {
  try {
    const connection = await soon(raw(engine, seed));
    await pause(500);
    await soon(connection.flush());
    return connection;
  } catch {
    return null;
  }
}

describe.skipIf(SERVER === null)('a city of districts on real servers', () => {
  let site: Awaited<ReturnType<typeof startCity>>;
  beforeAll(async () => {
    site = await startCity();
  }, 2 * PATIENCE);
  afterAll(async () => {
    await site.end();
  });

  const shown = ({ totals }: CityView) =>
    totals.map(({ district, place }) => `${district} ${place.unit} ${place.month}`).sort();

  it('[EN17] a unit’s total goes from its district to the city, and is read there alone, with its record behind it', async () => {
    await tell(site.of('d01'), 'u001', [1, 2, 3]);
    await tell(site.of('d01'), 'u002', [1, 2], true);
    const board = await readBoard(site, 3);
    const view = await board.until((now) => now.totals.length === 2);
    // Of the one that has not told March, what it told before stands.
    expect(shown(view)).toEqual(['d01 u001 3', 'd01 u002 2']);
    expect(view).toMatchObject({ link: 'open', unreadable: 0, closed: [] });
    const [own, forged] = [...view.totals].sort((a, b) => (a.place.unit < b.place.unit ? -1 : 1));
    if (own === undefined || forged === undefined) throw new Error('no totals');
    const behind = await board.sync.behind(own, TODAY);
    expect(behind.check).toBe('agrees');
    expect(behind.line?.rows).toHaveLength(OVER.indicators.length);
    expect(own.total.score).toBe(recordOf('u001', 3).figures.score);
    // A unit’s own server takes whatever the unit says of itself; the city is told that it does not agree.
    expect(await board.sync.behind(forged, TODAY)).toMatchObject({ check: 'differs' });

    await tell(site.of('d01'), 'u002', [3]);
    await tell(site.of('d02'), 'u001', [1, 2, 3]);
    const all = ['d01 u001 3', 'd01 u002 3', 'd02 u001 3'];
    await board.until((now) => shown(now).join() === all.join());
    board.sync.look({ year: 2024, month: 3 });
    await board.until((now) => now.asOf?.year === 2024 && now.totals.length === 0);
  });

  it('[EN17] what is no total is counted, and nothing else is held back by it', async () => {
    const unit = await raw(site.of('d02'), site.of('d02').seedOf('u002 zhk'));
    const place = { unit: 'u002', year: 2025, month: 1, plan: planToken(UNIT_PLAN('u002').id) } as const;
    await unit.request(totalSubject(place), 'no total');
    await unit.close();
    const board = await readBoard(site, 1);
    const view = await board.until((now) => now.unreadable === 1);
    expect(shown(view)).toEqual(['d01 u001 1', 'd01 u002 1', 'd02 u001 1']);
  });

  it.each([
    ['names another unit and number', 0, 1],
    ['says that nothing is there', 404, 2],
    ['says that this is all', 204, 3],
    ['says that it may not be read', 503, 4],
  ] as const)(
    '[EN5][EN17] a total and its record are read as what the server says of them, and hide none behind them: a head that %s',
    async (_, code, month) => {
      const d01 = site.of('d01');
      const plan = planToken(UNIT_PLAN('u001').id);
      // A year that no other test looks at.
      const asOf = { year: 2031, month };
      const places = UNITS.map((unit) => Object.assign({ unit, plan }, asOf));
      const head = code === 0 ? headers() : headers(code, 'forged');
      head.set('Nats-Subject', `tot.u002.2031.${month}.${plan}`);
      head.set('Nats-Sequence', '1');
      head.set('Nats-Num-Pending', '0');
      for (const [at, place] of places.entries()) {
        const unit = await raw(d01, d01.seedOf(`${place.unit} zhk`));
        const forged = at === 0 ? { headers: head } : {};
        await unit.request(recordSubject(place), `record of ${place.unit}`, { timeout: SOON_MS, ...forged });
        await unit.request(totalSubject(place), `total of ${place.unit}`, { timeout: SOON_MS, ...forged });
        await unit.close();
      }
      const address = site.city.address();
      const box = await openNatsTotals({ address, seed: site.city.seedOf('city') }, ['d01']);
      site.open.push(box);
      const { records, pending } = await until(
        () => box.after('d01', asOf, 0, 10),
        (batch) => batch.records.length === 2,
      );
      expect({ records, pending }).toMatchObject({
        records: places.map((place) => ({ subject: totalSubject(place), text: `total of ${place.unit}` })),
        pending: 0,
      });
      expect(await Promise.all(places.map((place) => box.record('d01', place)))).toEqual(
        places.map(({ unit }) => `record of ${unit}`),
      );
    },
  );

  it('[EN18] a district that the server knows nothing of is named, and the others are shown', async () => {
    const board = await readBoard(site, 1, ['d01', 'd09', 'd02']);
    const view = await board.until((now) => now.totals.length === 3);
    expect(view).toMatchObject({ link: 'open', problem: null, closed: ['d09'], stale: [] });
  });

  const PLACE = `2025.5.${planToken(UNIT_PLAN('u002').id)}`;
  const ask = (subject: string, data: unknown) => (c: NatsConnection) =>
    c.publish(subject, typeof data === 'string' ? data : JSON.stringify(data), { reply: createInbox() });
  const forgeries: readonly (readonly [
    string,
    'd01' | 'city',
    string,
    (connection: NatsConnection) => void,
  ])[] = [
    ['a unit puts the total of another', 'd01', 'u001 zhk', ask(`tot.u002.${PLACE}`, 'forged')],
    ['a section that does not collect puts one', 'd01', 'u002 s1', ask(`tot.u002.${PLACE}`, 'forged')],
    ['the district puts one of its unit', 'd01', 'district', ask(`tot.u002.${PLACE}`, 'forged')],
    ['the city puts one', 'city', 'city', ask(`tot.u002.${PLACE}`, 'forged')],
    ['the city sends what a district would', 'city', 'city', ask('down.S.x', 'forged')],
    [
      'the city makes the server answer into the stream',
      'city',
      'city',
      (c) =>
        c.publish('$JS.API.DIRECT.GET.TOTALS_d01', JSON.stringify({ seq: 1 }), {
          reply: `tot.u002.${PLACE}`,
        }),
    ],
    [
      'the city makes the district answer into its stream',
      'city',
      'city',
      (c) => c.publish('record.d01', JSON.stringify({ seq: 1 }), { reply: `tot.u002.${PLACE}` }),
    ],
    ['the city empties a stream', 'city', 'city', ask('$JS.API.STREAM.PURGE.TOTALS_d01', '')],
    ['the city deletes a stream', 'city', 'city', ask('$JS.API.STREAM.DELETE.TOTALS_d01', '')],
    ['the district deletes its totals', 'd01', 'district', ask('$JS.API.STREAM.DELETE.TOTALS', '')],
    ['a unit takes a total out', 'd01', 'u002 zhk', ask('$JS.API.STREAM.MSG.DELETE.TOTALS', { seq: 1 })],
  ];

  it.each(forgeries)('[EN17] stores nothing and takes nothing away: %s', async (_, where, who, forge) => {
    const { city } = site;
    const d01 = site.of('d01');
    const counts = async () => [
      await stored(d01, 'DISTRICT_TOTALS', 'TOTALS'),
      await stored(city, 'FROM_D01', 'TOTALS_d01'),
      await stored(city, 'FROM_D02', 'TOTALS_d02'),
    ];
    const before = await counts();
    const engine = where === 'city' ? city : d01;
    const connection = await raw(engine, engine.seedOf(who));
    forge(connection);
    await connection.flush();
    await pause(200);
    await connection.close();
    expect(await counts()).toEqual(before);
  });

  it('[EN17] what went up is read by the city alone: not by a section, a district, or another district’s server', async () => {
    const d01 = site.of('d01');
    const nothing = async (engine: TestEngine, seed: string, asking: string) => {
      const connection = await raw(engine, seed);
      await expect(
        connection.request(asking, JSON.stringify({ seq: 1 }), { timeout: 1_000 }),
      ).rejects.toThrow(/no responders|timeout|authorization/i);
      await connection.close();
    };
    for (const who of ['u001 zhk', 'u001 s1', 'district'])
      await nothing(d01, d01.seedOf(who), '$JS.API.DIRECT.GET.TOTALS');
    // The key of a server opens nothing for who comes as a page.
    await expect(raw(site.city, d01.serverKey().seed)).rejects.toThrow(
      /no responders|timeout|authorization/i,
    );
  });

  it('[EN17] a district whose administrator adds a person of his own to what goes up writes and reads nothing of another', async () => {
    const { city } = site;
    const d01 = site.of('d01');
    const rogue = newKey();
    const file = path.join(d01.folder, 'nats-1.conf');
    const user = `  DISTRICT_UP: {\n    users: [ { nkey: ${rogue.publicKey} } ]\n`;
    writeFileSync(file, readFileSync(file, 'utf8').replace('  DISTRICT_UP: {\n', user));
    d01.reload();
    const connection = await until(
      () => letIn(d01, rogue.seed),
      (made) => made !== null,
    );
    if (connection === null) throw new Error('not let in');
    const counts = async () => [
      await stored(city, 'FROM_D01', 'TOTALS_d01'),
      await stored(city, 'FROM_D02', 'TOTALS_d02'),
    ];
    const before = await counts();
    for (const stream of ['TOTALS_d01', 'TOTALS_d02']) {
      for (const call of ['STREAM.DELETE', 'STREAM.PURGE', 'STREAM.UPDATE', 'CONSUMER.CREATE'])
        ask(`$JS.API.${call}.${stream}`, { name: stream })(connection);
      await expect(
        connection.request(`$JS.API.DIRECT.GET.${stream}`, JSON.stringify({ seq: 1 }), { timeout: 1_000 }),
      ).rejects.toThrow(/no responders|timeout|authorization/i);
    }
    for (const subject of [`tot.u002.${PLACE}`, `live.d02.tot.u002.${PLACE}`, 'record.d02'])
      ask(subject, 'forged')(connection);
    await soon(connection.flush());
    await pause(500);
    await soon(connection.close());
    expect(await counts()).toEqual(before);
  });

  it('[EN17] who comes to the city by a district’s key, with a server of any settings, hears and does no more than that district', async () => {
    const { city } = site;
    const d01 = site.of('d01');
    const rogue = await LeafServer.start(d01);
    site.open.push(rogue);
    const connection = await wsconnect({ servers: rogue.address, reconnect: false, noEcho: true });
    const heard = { asked: 0, other: [] as string[] };
    connection.subscribe('up.>', { callback: () => void (heard.asked += 1) });
    for (const subject of ['live.>', 'tot.>', 'record.>', '$JS.>'])
      connection.subscribe(subject, { callback: (_, message) => void heard.other.push(message.subject) });
    await soon(connection.flush());
    const owner = await raw(city, city.seedOf('city'));
    // It is in: what the city asks the district reaches it.
    await until(
      async () => {
        owner.publish('record.d01', '{}', { reply: createInbox() });
        await owner.flush();
        await pause(200);
        return heard.asked;
      },
      (times) => times > 0,
    );
    const counts = async () => [
      await stored(city, 'FROM_D01', 'TOTALS_d01'),
      await stored(city, 'FROM_D02', 'TOTALS_d02'),
    ];
    const before = await counts();
    expect(before[0]).toBeGreaterThan(0);
    for (const stream of ['TOTALS_d01', 'TOTALS_d02']) {
      for (const call of ['STREAM.DELETE', 'STREAM.PURGE', 'STREAM.UPDATE', 'STREAM.MSG.DELETE'])
        ask(`$JS.API.${call}.${stream}`, { name: stream, seq: 1, max_msgs: 1 })(connection);
      for (const asking of ['DIRECT.GET', 'STREAM.INFO'])
        await expect(
          connection.request(`$JS.API.${asking}.${stream}`, JSON.stringify({ seq: 1 }), { timeout: 1_000 }),
        ).rejects.toThrow(/no responders|timeout/i);
    }
    for (const subject of [`tot.u002.${PLACE}`, `live.d01.tot.u002.${PLACE}`, `live.d02.tot.u002.${PLACE}`])
      ask(subject, 'forged')(connection);
    const nudges: string[] = [];
    for (const live of ['live.d01.>', 'live.d02.>'])
      owner.subscribe(live, { callback: (_, message) => void nudges.push(message.subject) });
    await soon(owner.flush());
    ask(`live.d01.tot.u002.${PLACE}`, 'forged')(connection);
    await soon(connection.flush());
    await pause(500);
    expect(await counts()).toEqual(before);
    const forged = [...nudges];
    // Nor does it hear what the city is told.
    await tell(d01, 'u001', [4]);
    await until(
      () => stored(city, 'FROM_D01', 'TOTALS_d01'),
      (now) => now === (before[0] ?? 0) + 1,
    );
    await pause(200);
    expect({ forged, heard: heard.other }).toEqual({ forged: [], heard: [] });
    await connection.close();
    await owner.close();
    rogue.close();
  });
});
