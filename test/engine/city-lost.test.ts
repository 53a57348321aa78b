import { cpSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planToken } from '#src/domain/engine/subjects.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import { openNatsTotals } from '#src/engine/nats-mailbox.ts';
import type { CityView } from '#src/queries/city-sync.ts';
import { COME_IN_MS, readBoard, startCity, stored, tell, until, ZHK } from '#test/support/city-servers.ts';
import { engineDevice, OVER } from '#test/support/engine-device.ts';
import { pause, PATIENCE, report, SECTIONS, SERVER } from '#test/support/engine-server.ts';
import { number, typed } from '#test/support/saying.ts';

const TODAY = '2026-01-20';

// Beside the other tests of a city, in a file and on servers of its own: these wait for servers that come back, and others need not.
describe.skipIf(SERVER === null)('a city of districts whose servers are lost or set back', () => {
  let site: Awaited<ReturnType<typeof startCity>>;
  beforeAll(async () => {
    site = await startCity();
    await tell(site.of('d01'), 'u001', [1, 2, 3]);
    await tell(site.of('d01'), 'u002', [1, 2, 3]);
  }, 2 * PATIENCE);
  afterAll(() => site.end());

  it('[EN17] a unit’s own page tells its total beside its record, and a city’s server that lost all has them again', async () => {
    const d02 = site.of('d02');
    const device = await engineDevice(d02, {
      subject: 'zhk',
      author: ZHK,
      sections: SECTIONS,
      plan: OVER,
      records: 'zhk',
      totals: true,
    });
    site.open.push(device);
    await device.storage.write(typed([number('exact', 3, 7)], { author: ZHK }));
    const { told } = await device.until((now) => now.told?.at !== null && now.told !== null);
    expect(told?.problem).toBeNull();
    const token = planToken(OVER.id);
    const board = await readBoard(site, 12);
    const ofDevice = (now: CityView) => now.totals.find(({ place }) => place.plan === token);
    const placed = ofDevice(await board.until((now) => ofDevice(now) !== undefined));
    if (placed === undefined) throw new Error('no total');
    expect((await board.sync.behind(placed, TODAY)).check).toBe('agrees');
    const count = await stored(site.city, 'FROM_D02', 'TOTALS_d02');
    expect(count).toBeGreaterThanOrEqual(MONTHS.length);

    await site.city.kill();
    site.city.wipe();
    site.city.startNode(0);
    await site.city.isUp();
    await pause(COME_IN_MS);
    await site.city.makeStreams();
    const began = Date.now();
    await until(
      () => stored(site.city, 'FROM_D02', 'TOTALS_d02'),
      (now) => now === count,
    );
    report(
      `[EN17] a city’s empty server has the totals of its districts again after ${Date.now() - began} ms`,
    );
  });

  // Each of the two waits for a district’s server of its own.
  it.concurrent('[EN17] a district whose server lost all goes on telling', async () => {
    const d01 = site.of('d01');
    // The city's own server had lost all too: what this district told before comes there first.
    const told = await stored(d01, 'DISTRICT_TOTALS', 'TOTALS');
    const before = await until(
      () => stored(site.city, 'FROM_D01', 'TOTALS_d01'),
      (now) => now === told,
    );
    await d01.kill();
    d01.wipe();
    d01.startNode(0);
    await d01.isUp();
    await d01.makeStreams();
    const began = Date.now();
    await tell(d01, 'u001', [5]);
    await until(
      () => stored(site.city, 'FROM_D01', 'TOTALS_d01'),
      (now) => now === before + 1,
    );
    report(
      `[EN17] a total of a district whose server lost all is with the city after ${Date.now() - began} ms`,
    );
    const box = await openNatsTotals({ address: site.city.address(), seed: site.city.seedOf('city') }, [
      'd01',
    ]);
    site.open.push(box);
    expect((await box.after('d01', { year: 2025, month: 5 }, 0, 10)).records).toHaveLength(1);
    expect((await box.after('d01', { year: 2025, month: 3 }, 0, 10)).records).toHaveLength(2);
  });

  it.concurrent('[EN17] a district whose server was set back to a copy goes on telling, as far behind as the copy is', async () => {
    const { city } = site;
    const d02 = site.of('d02');
    const counted = () => stored(city, 'FROM_D02', 'TOTALS_d02');
    const before = await counted();
    const store = path.join(d02.folder, 'store-0');
    await d02.kill();
    cpSync(store, `${store}.copy`, { recursive: true });
    d02.startNode(0);
    await d02.isUp();
    await tell(d02, 'u001', [6, 7, 8, 9]);
    expect(await until(counted, (now) => now >= before + 4)).toBe(before + 4);
    await d02.kill();
    d02.wipe();
    cpSync(`${store}.copy`, store, { recursive: true });
    d02.startNode(0);
    await d02.isUp();
    const began = Date.now();
    // Under numbers that the city has had already: what comes before its server has come back is passed over, and is put there once more.
    await until(
      async () => {
        await tell(d02, 'u002', [6, 7]);
        await pause(COME_IN_MS);
        return counted();
      },
      (now) => now === before + 6,
    );
    report(`[EN17] what a district told that was set back is with the city after ${Date.now() - began} ms`);
  });
});
