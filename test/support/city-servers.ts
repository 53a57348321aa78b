import { wsconnect, nkeyAuthenticator, type NatsConnection } from '@nats-io/nats-core';
import { unitFigures } from '#src/domain/district/unit-figures.ts';
import { recordBasis, type UnitRecord } from '#src/domain/district/unit-record.ts';
import { totalOf } from '#src/domain/district/unit-total.ts';
import { gatherUnits } from '#src/domain/district/unit-year.ts';
import { recordText } from '#src/domain/engine/record-text.ts';
import { planToken } from '#src/domain/engine/subjects.ts';
import { totalText } from '#src/domain/engine/total-text.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import { openNatsMailbox } from '#src/engine/nats-mailbox.ts';
import { CitySync, type CityView } from '#src/queries/city-sync.ts';
import { openEngineStore } from '#src/storage/engine-store.ts';
import { simulatedYear } from '#test/domain/year/support/simulated-year.ts';
import { firstRevisions, named, packageOfUnit, planOfUnit } from '#test/support/district.ts';
import { OVER } from '#test/support/engine-device.ts';
import { pause, PATIENCE, TestEngine } from '#test/support/engine-server.ts';

/** A district's server tries again every second. */
export const COME_IN_MS = 3_000;
export const ZHK = { name: '周艳', section: '综合科' };
export const UNITS = ['u001', 'u002'] as const;
export const UNIT_PLAN = (unit: string) => planOfUnit(OVER, `plan-${unit}`, `单位 ${unit}`);
const YEAR = simulatedYear(OVER, 1).inDecember;

export function recordOf(unit: string, month: Month): UnitRecord {
  const plan = UNIT_PLAN(unit);
  const log = firstRevisions(YEAR, 'pc');
  const [year] = gatherUnits([named('a', packageOfUnit(plan, log))]).units;
  if (year === undefined) throw new Error('no year');
  return {
    plan,
    figures: unitFigures(year, null, month),
    basis: recordBasis(plan, log),
    at: 0 as Instant,
    author: ZHK,
  };
}

export async function raw(engine: TestEngine, seed: string): Promise<NatsConnection> {
  return wsconnect({
    servers: engine.address(),
    authenticator: nkeyAuthenticator(new TextEncoder().encode(seed)),
    reconnect: false,
  });
}

/** What lies in a stream, as its owner sees it. */
export async function stored(engine: TestEngine, account: string, stream: string): Promise<number> {
  const owner = await raw(engine, engine.ownerSeed(account));
  const answer = await owner.request(`$JS.API.STREAM.INFO.${stream}`, '');
  await owner.close();
  return answer.json<{ readonly state: { readonly messages: number } }>().state.messages;
}

export async function until<T>(what: () => Promise<T> | T, isSo: (got: T) => boolean): Promise<T> {
  const end = Date.now() + PATIENCE;
  for (;;) {
    const got = await what();
    if (isSo(got)) return got;
    if (Date.now() > end) throw new Error(`not in time: ${JSON.stringify(got)}`);
    await pause(50);
  }
}

/** A city of two districts, each on a server of its own, as their administrators set them up. */
export async function startCity() {
  const city = await TestEngine.start({ districts: ['d01', 'd02'], isWithoutStreams: true });
  const above = city.address().replace('ws:', 'http:');
  const districts = new Map<string, TestEngine>();
  for (const district of ['d01', 'd02']) {
    const engine = await TestEngine.start({
      units: UNITS,
      hasDistrict: true,
      above: { address: above, district },
    });
    districts.set(district, engine);
    city.serverKeys.set(district, engine.serverKey().publicKey);
  }
  city.configure();
  city.reload();
  await pause(COME_IN_MS);
  await city.makeStreams();
  const of = (district: string): TestEngine => {
    const engine = districts.get(district);
    if (engine === undefined) throw new Error('no such district');
    return engine;
  };
  const open: { readonly close: () => unknown }[] = [];
  return {
    city,
    of,
    /** To be closed before the servers are. */
    open,
    end: async () => {
      for (const each of open) await each.close();
      for (const engine of [...districts.values(), city]) await engine.close();
    },
  };
}

type City = Awaited<ReturnType<typeof startCity>>;

export async function tell(engine: TestEngine, unit: string, months: readonly Month[], forged = false) {
  const mailbox = await openNatsMailbox({
    address: engine.address(),
    seed: engine.seedOf(`${unit} zhk`),
    unit,
    writer: 'zhk',
  });
  for (const month of months) {
    const record = recordOf(unit, month);
    const text = recordText(record);
    const place = { plan: planToken(record.plan.id), month };
    const total = totalOf(record, text);
    await mailbox.publish(place, text);
    await mailbox.publishTotal(
      { ...place, year: record.plan.year },
      totalText(forged ? { ...total, score: 10_000 as Points } : total),
    );
  }
  await mailbox.close();
}

/** The city's board of a month, as it is read from the servers. */
export async function readBoard(
  { city, open }: City,
  month: Month,
  districts: readonly string[] = ['d01', 'd02'],
) {
  const store = openEngineStore(`city-${Math.random().toString(36).slice(2)}`);
  const key = city.keys.get('city');
  if (key === undefined) throw new Error('no key of the city');
  await store.keepKey(key);
  const sync = new CitySync({ store, address: city.address(), districts });
  const stop = sync.watch();
  sync.look({ year: 2025, month });
  open.push({
    close: () => {
      stop();
      store.close();
    },
  });
  return {
    sync,
    until: (isSo: (view: CityView) => boolean) => until(() => sync.snapshot(), isSo),
  };
}
