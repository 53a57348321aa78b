import { afterEach, describe, expect, it } from 'vitest';
import { recordCheckText } from '#src/domain/district/record-check.ts';
import { recordLines } from '#src/domain/district/record-lines.ts';
import { unitFigures } from '#src/domain/district/unit-figures.ts';
import { recordBasis, type PlacedRecord } from '#src/domain/district/unit-record.ts';
import { recordText } from '#src/domain/engine/record-text.ts';
import { gatherUnits } from '#src/domain/district/unit-year.ts';
import { planToken } from '#src/domain/engine/subjects.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import type { Author, Instant, Said } from '#src/domain/statements/statement.ts';
import { openNatsMailbox } from '#src/engine/nats-mailbox.ts';
import { DistrictSync, type DistrictView } from '#src/queries/district-sync.ts';
import { openEngineStore } from '#src/storage/engine-store.ts';
import { simulatedYear } from '#test/domain/year/support/simulated-year.ts';
import { firstRevisions, named, packageOfUnit, planOfUnit } from '#test/support/district.ts';
import { engineDevice, OVER, type EngineDevice } from '#test/support/engine-device.ts';
import { pause, report, SECTIONS, SERVER, TestEngine } from '#test/support/engine-server.ts';
import { number, typed } from '#test/support/saying.ts';

const UNITS = 120;
/** Simulated years that the units share. */
const YEARS = 10;
const AT_ONCE = 8;
/** What is measured with all twelve stands in the figures. */
const TOLD: readonly Month[] = [11, 12];
const TODAY = '2026-01-20';
const ZHK: Author = { name: '周艳', section: '综合科' };
const S1: Author = { name: '李强', section: '管网科' };

/** The seven sections of the water works. */
const SEVEN = [
  ...SECTIONS,
  { name: '营业科', subject: 's3' },
  { name: '设备科', subject: 's4' },
  { name: '安全科', subject: 's5' },
  { name: '客服科', subject: 's6' },
] as const;

interface Board {
  readonly sync: DistrictSync;
  /** What it showed first. */
  readonly begun: readonly PlacedRecord[];
  readonly until: (isSo: (view: DistrictView) => boolean, withinMs?: number) => Promise<DistrictView>;
  readonly close: () => void;
}

describe.skipIf(SERVER === null)('a district and a real server', () => {
  let engine: TestEngine | null = null;
  const open: { readonly close: () => void }[] = [];
  afterEach(async () => {
    for (const each of open.splice(0)) each.close();
    await engine?.close();
    engine = null;
  });

  async function start(wish: Parameters<typeof TestEngine.start>[0]): Promise<TestEngine> {
    engine = await TestEngine.start({ ...wish, hasDistrict: true });
    return engine;
  }

  async function board(of: TestEngine, month: Month | null = null): Promise<Board> {
    const store = openEngineStore(`district-${Math.random().toString(36).slice(2)}`);
    const key = of.keys.get('district');
    if (key === undefined) throw new Error('no key of the district');
    await store.keepKey(key);
    const sync = new DistrictSync({ store, address: of.address() });
    if (month !== null) sync.look(month);
    const begun: PlacedRecord[] = [];
    const stopLooking = sync.subscribe(() => {
      if (begun.length === 0) begun.push(...sync.snapshot().records);
    });
    const stop = sync.watch();
    const made: Board = {
      sync,
      begun,
      until: async (isSo, withinMs = 60_000) => {
        const end = Date.now() + withinMs;
        while (!isSo(sync.snapshot())) {
          if (Date.now() > end)
            throw new Error(
              `not within ${withinMs} ms: ${JSON.stringify({ ...sync.snapshot(), records: 0 })}`,
            );
          await pause(5);
        }
        return sync.snapshot();
      },
      close: () => {
        stopLooking();
        stop();
        store.close();
      },
    };
    open.push(made);
    return made;
  }

  async function device(
    of: TestEngine,
    subject: string,
    author: Author,
    sections: typeof SEVEN | typeof SECTIONS,
  ) {
    const made = await engineDevice(of, { subject, author, sections, plan: OVER, records: 'zhk' });
    open.push(made);
    return made;
  }

  const says = (by: EngineDevice, author: Author, ...said: readonly Said[]) =>
    by.storage.write(typed(said, { author }));

  const lines = ({ records }: DistrictView, cutOff: Month) =>
    recordLines(records, { year: 2025, cutOff, today: TODAY, registered: new Map() });

  const valueOf = (view: DistrictView, month: Month) =>
    lines(view, month)[0]
      ?.rows.find(({ seq }) => seq === 1)
      ?.stand.split(' ')[0];

  it('[EN11] reads what the collecting section tells it, as it changes, and again after a server that lost all', async () => {
    const server = await start({});
    const district = await board(server);
    await district.until(({ link }) => link === 'open');
    const zhk = await device(server, 'zhk', ZHK, SECTIONS);
    const s1 = await device(server, 's1', S1, SECTIONS);
    await says(s1, S1, number('exact', 3, 7));
    const view = await district.until((now) => valueOf(now, 3) === '7');
    expect(valueOf(view, 2)).toBe('—');
    // 2025 is over: all its months were told, by the one section.
    expect(view.records.map(({ place }) => place.month).sort((a, b) => a - b)).toEqual(MONTHS);
    expect(new Set(view.records.map(({ record }) => record.author.section))).toEqual(new Set(['综合科']));
    await zhk.until(({ told }) => told?.at !== null);
    expect(s1.sync.snapshot().told).toBeNull();
    expect(view.records[0]?.record.basis).toEqual(recordBasis(OVER, await zhk.storage.revisions(OVER.id)));

    await says(s1, S1, number('exact', 4, 5));
    const newest = await district.until((now) => valueOf(now, 4) === '12');
    const placed = newest.records.find(({ place }) => place.month === 4);
    if (placed === undefined) throw new Error('no record');
    const checked = await district.sync.check(placed);
    expect(recordCheckText(placed.record, checked)).toBe('按服务器上 2 条填报重算，与上报的完全一致。');
    // What the unit itself has not told: its record stands, and the words behind it say something else.
    const { record } = placed;
    const other = { place: placed.place, record: { ...record, figures: { ...record.figures, score: null } } };
    expect((await district.sync.check(other)).kind).toBe('differs');
    const strange = { ...record, basis: { ...record.basis, plan: '0'.repeat(64) } };
    expect((await district.sync.check({ ...placed, record: strange })).kind).toBe('no-plan');

    // Whoever opens the board of a month has that first.
    const later = await board(server, 3);
    await later.until(({ records, only }) => only === null && records.length === 12);
    expect(later.begun.map(({ place }) => place.month)).toEqual([3]);

    await server.kill();
    await district.until(({ link }) => link === 'lost');
    server.wipe();
    server.startNode(0);
    await server.isUp();
    await server.makeStreams();
    await district.until(
      (now) => now.link === 'open' && now.records.length === 12 && valueOf(now, 4) === '12',
    );
  });

  it('[EN11] that the district cannot be told is said, and holds back nothing else of a unit', async () => {
    engine = await TestEngine.start({});
    const zhk = await device(engine, 'zhk', ZHK, SECTIONS);
    await says(zhk, ZHK, number('exact', 1, 1));
    const view = await zhk.until(
      ({ link, waiting, told }) => link === 'open' && waiting === 0 && told !== null,
    );
    expect(view.told).toEqual({ at: null, problem: { kind: 'no-rights' } });
  });

  it('[EN11] 120 units with seven sections each: the board has all of them, and a word of one section is on it', async () => {
    const units = Array.from({ length: UNITS }, (_, index) => `u${String(index + 1).padStart(3, '0')}`);
    const began = Date.now();
    const server = await start({
      units,
      sections: SEVEN,
      isKeyed: (who) => /^u001 | zhk$|^district$/.test(who),
    });
    report(
      `[EN11] ${UNITS} units × 7 sections: server configured and streams made in ${Date.now() - began} ms`,
    );
    const years = Array.from({ length: YEARS }, (_, index) => {
      const log = firstRevisions(simulatedYear(OVER, index + 1).inDecember, `pc-${index}`);
      const [year] = gatherUnits([named('a', packageOfUnit(planOfUnit(OVER, 'any', '某单位'), log))]).units;
      if (year === undefined) throw new Error('no year');
      return { log, months: TOLD.map((month) => unitFigures(year, null, month)) };
    });
    const publishing = Date.now();
    let bytes = 0;
    const publish = async (unit: string, index: number) => {
      const mailbox = await openNatsMailbox({
        address: server.address(),
        seed: server.seedOf(`${unit} zhk`),
        unit,
        writer: 'zhk',
      });
      const plan = planOfUnit(OVER, `plan-${unit}`, `单位 ${unit}`);
      const { log, months } = years[index % YEARS] as (typeof years)[number];
      const basis = recordBasis(plan, log);
      for (const figures of months) {
        const text = recordText({ plan, figures, basis, at: 0 as Instant, author: ZHK });
        bytes += new TextEncoder().encode(text).length;
        await mailbox.publish({ plan: planToken(plan.id), month: figures.cutOff }, text);
      }
      await mailbox.close();
    };
    const publishers = units.slice(1);
    for (let at = 0; at < publishers.length; at += AT_ONCE)
      await Promise.all(publishers.slice(at, at + AT_ONCE).map((unit, index) => publish(unit, at + index)));
    const count = publishers.length * TOLD.length;
    report(
      `[EN11] ${count} records published in ${Date.now() - publishing} ms, ${(bytes / count / 1000).toFixed(1)} kB each`,
    );
    const reading = Date.now();
    const district = await board(server);
    const view = await district.until(({ records }) => records.length === count);
    report(`[EN11] ${count} records read and checked in ${Date.now() - reading} ms`);
    expect(view.unreadable).toBe(0);
    expect(lines(view, 11)).toHaveLength(UNITS - 1);

    const zhk = await device(server, 'zhk', ZHK, SEVEN);
    const others = await Promise.all(
      SEVEN.slice(1).map(({ subject, name }) =>
        device(server, subject, { name: '某人', section: name }, SEVEN),
      ),
    );
    await Promise.all([zhk, ...others].map((each) => each.until(({ link }) => link === 'open')));
    const [s1] = others;
    if (s1 === undefined) throw new Error('no section');
    const saying = Date.now();
    await says(s1, S1, number('exact', 3, 7));
    const stands = (now: DistrictView) =>
      lines(now, 3).some(({ plan, rows }) => plan.id === OVER.id && rows[0]?.stand.startsWith('7 '));
    await district.until(stands);
    report(`[EN11] a word of a section on the board of ${UNITS} units after ${Date.now() - saying} ms`);
    expect(lines(district.sync.snapshot(), 11)).toHaveLength(UNITS);
  });
});
