import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mergeSummary } from '#src/domain/package/merge-decision.ts';
import { saysSame } from '#src/domain/package/same-word.ts';
import { currentStatements, headStatements } from '#src/domain/statements/current.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import {
  deviceOf,
  fileOf,
  handed,
  planned,
  say,
  seeded,
  sent,
  shown,
  takeAllIn,
  takeIn,
  type Device,
  type Policy,
} from '#test/domain/package/support/device.ts';
import { monthSaid } from '#test/domain/package/support/cells.ts';

/** One step of a story: somebody types, or takes in a file that another device wrote, now or long ago. */
type Step =
  | {
      readonly kind: 'say';
      readonly device: number;
      readonly month: number;
      readonly value: string | null;
      readonly note: string;
    }
  | {
      readonly kind: 'take';
      readonly device: number;
      readonly from: number;
      readonly age: number;
      readonly choice: number;
    };

const DEVICES = 7;
/** Few cells and few values, so that devices meet, disagree, and say the same without knowing. */
const anyStep: fc.Arbitrary<Step> = fc.oneof(
  fc.record({
    kind: fc.constant('say' as const),
    device: fc.nat(DEVICES - 1),
    month: fc.integer({ min: 1, max: 3 }),
    value: fc.constantFrom('1', '2', '3', '-', null),
    note: fc.constantFrom('', '', '', '补报'),
  }),
  fc.record({
    kind: fc.constant('take' as const),
    device: fc.nat(DEVICES - 1),
    from: fc.nat(DEVICES - 1),
    age: fc.nat(4),
    choice: fc.nat(2),
  }),
);

/** Clocks that stand still, run backwards, or are years off. */
const anyClock: fc.Arbitrary<Device['clock']> = fc.oneof(
  fc.integer({ min: -1e9, max: 1e9 }).map((offset) => (hour: number) => hour + offset),
  fc.constant(() => 0),
  fc.constant((hour: number) => -hour),
);

const anyStory = fc.record({
  clocks: fc.array(anyClock, { minLength: DEVICES, maxLength: DEVICES }),
  steps: fc.array(anyStep, { maxLength: 40 }),
  seed: fc.integer({ min: 1, max: 1e9 }),
});
type Story = typeof anyStory extends fc.Arbitrary<infer S> ? S : never;

const CHOICES = ['mine', 'theirs', 'leave-out'] as const;

/** Plays a story; every device has also kept each file it wrote. */
function play({ clocks, steps }: Story): { devices: Device[]; written: Statement[] } {
  const devices = clocks.map((clock, index) => deviceOf(`d${index}`, clock));
  const files: Statement[][][] = devices.map(() => []);
  const written: Statement[] = [];
  for (const [hour, step] of steps.entries()) {
    const device = devices[step.device];
    if (device === undefined) continue;
    if (step.kind === 'say') {
      written.push(
        ...say(device, hour, monthSaid({ month: step.month, value: step.value, note: step.note })),
      );
    } else {
      const from = devices[step.from];
      if (from === undefined || from === device) continue;
      const old = files[step.from] ?? [];
      const log = old[old.length - 1 - step.age] ?? from.log;
      takeIn(device, hour, handed(fileOf(from, log)), () => CHOICES[step.choice] ?? 'mine');
    }
    files[step.device]?.push([...device.log]);
  }
  return { devices, written };
}

/** Files go round, in any order, until nobody has anything to take in; returns how many rounds that took. */
function exchangeAll(devices: readonly Device[], next: (below: number) => number): number {
  const choose: Policy = () => (next(2) === 0 ? 'mine' : 'theirs');
  for (let round = 1; round <= DEVICES; round += 1) {
    let arrived = 0;
    const pairs = devices.flatMap((to) =>
      devices.filter((from) => from !== to).map((from) => ({ to, from })),
    );
    while (pairs.length > 0) {
      const [pair] = pairs.splice(next(pairs.length), 1);
      if (pair === undefined) break;
      arrived += takeIn(pair.to, 1_000 + round, handed(fileOf(pair.from)), choose).arrived;
    }
    if (arrived === 0) return round;
  }
  return Infinity;
}

const idsOf = (log: readonly Statement[]) => log.map(({ id }) => id as string).sort();
const missing = (written: readonly Statement[], ids: readonly string[]) => {
  const there = new Set(ids);
  return idsOf(written).filter((id) => !there.has(id));
};
const typedIds = (log: readonly Statement[]) => idsOf(log.filter(({ origin }) => origin !== 'merged'));
/** The same answer on every device: the word that sorts last. */
const greaterWord: Policy = ({ mine, theirs }) => {
  const text = (each: Statement | null) => (each === null ? '' : JSON.stringify([each.content, each.note]));
  return text(theirs) > text(mine) ? 'theirs' : 'mine';
};
const copyOf = (device: Device): Device => ({ ...device, log: [...device.log] });

describe('merging over random stories of seven devices with wrong clocks', () => {
  it('[M10] loses nothing and makes all devices show the same once files have gone round, in any order', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        const { devices, written } = play(story);
        expect(exchangeAll(devices, seeded(story.seed))).toBeLessThan(Infinity);
        const all = idsOf(devices[0]?.log ?? []);
        const shownFirst = shown(devices[0] ?? { log: [] });
        for (const device of devices) {
          expect(idsOf(device.log)).toEqual(all);
          expect(shown(device)).toEqual(shownFirst);
        }
        expect(missing(written, all)).toEqual([]);
      }),
      { numRuns: 100 },
    );
  });

  it('[M5] leaves heads that all say the same on every subject, so that no clock decides', () => {
    fc.assert(
      fc.property(anyStory, (story) => {
        for (const { log } of play(story).devices)
          for (const [first, ...others] of headStatements(log).values())
            for (const other of others) expect(first !== undefined && saysSame(first, other)).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('[M8][M10] is idempotent: the same file again, at once or after more was typed, brings nothing', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(DEVICES - 1), fc.nat(DEVICES - 1), (story, a, b) => {
        const { devices } = play(story);
        const [to, from] = [devices[a], devices[b]];
        if (to === undefined || from === undefined) return;
        const file = handed(fileOf(from));
        takeIn(to, 100, file, greaterWord);
        const before = [...to.log];
        expect(mergeSummary(planned(to, file), new Map()).isNothingToDo).toBe(true);
        expect(takeIn(to, 101, file, greaterWord)).toEqual({ arrived: 0, conflicts: 0, settled: 0 });
        expect(to.log).toEqual(before);
        say(to, 102, monthSaid({ month: 1, value: '9' }));
        const shownBefore = shown(to);
        takeIn(to, 103, file, () => 'theirs');
        expect(shown(to)).toEqual(shownBefore);
      }),
      { numRuns: 200 },
    );
  });

  it('[M10] commutes: two devices that take in each other’s file and judge alike show the same', () => {
    fc.assert(
      fc.property(anyStory, fc.nat(DEVICES - 1), fc.nat(DEVICES - 1), (story, a, b) => {
        const { devices } = play(story);
        const [first, second] = [devices[a], devices[b]];
        if (first === undefined || second === undefined) return;
        const [fileA, fileB] = [handed(fileOf(first)), handed(fileOf(second))];
        takeIn(first, 100, fileB, greaterWord);
        takeIn(second, 100, fileA, greaterWord);
        expect(shown(first)).toEqual(shown(second));
        expect(typedIds(first.log)).toEqual(typedIds(second.log));
      }),
      { numRuns: 300 },
    );
  });

  it('[M10] is associative: A with (B with C) and (A with B) with C hold the same revisions, and show the same where nobody had to judge', () => {
    let unjudged = 0;
    fc.assert(
      fc.property(anyStory, (story) => {
        const { devices } = play(story);
        const [a, b, c] = devices;
        if (a === undefined || b === undefined || c === undefined) return;
        const [left, right, middle] = [copyOf(a), copyOf(a), copyOf(b)];
        let judged = 0;
        const take = (to: Device, from: Device) => {
          judged += takeIn(to, 100, handed(fileOf(from)), greaterWord).conflicts;
        };
        take(left, b);
        take(left, c);
        take(middle, c);
        take(right, middle);
        expect(typedIds(right.log)).toEqual(typedIds(left.log));
        if (judged === 0) unjudged += 1;
        expect(shown(left)).toEqual(judged === 0 ? shown(right) : shown(left));
      }),
      { numRuns: 300 },
    );
    expect(unjudged).toBeGreaterThan(50);
  });

  it('[M12] of several files at once leaves the revisions that one after another leaves, and shows the same where nobody had to judge', () => {
    let unjudged = 0;
    let judgedAll = 0;
    fc.assert(
      fc.property(anyStory, (story) => {
        const { devices } = play(story);
        const [here, ...others] = devices;
        if (here === undefined) return;
        const [together, turned, inTurn] = [copyOf(here), copyOf(here), copyOf(here)];
        const files = others.map((each) => handed(fileOf(each)));
        const atOnce = takeAllIn(together, 100, files, greaterWord);
        takeAllIn(turned, 100, [...files].reverse(), greaterWord);
        let judged = 0;
        for (const file of files) judged += takeIn(inTurn, 100, file, greaterWord).conflicts;
        expect(typedIds(together.log)).toEqual(typedIds(inTurn.log));
        expect(shown(turned)).toEqual(shown(together));
        if (judged + atOnce.conflicts === 0) unjudged += 1;
        else judgedAll += 1;
        const alike = judged + atOnce.conflicts === 0 ? inTurn : together;
        expect(shown(together)).toEqual(shown(alike));
        expect(mergeSummary(planned(together, ...files), new Map()).isNothingToDo).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(unjudged).toBeGreaterThan(20);
    expect(judgedAll).toBeGreaterThan(20);
  });

  it('[M10] of the bare sets of revisions is a union: any order, any grouping, any repetition stands alike', () => {
    fc.assert(
      fc.property(anyStory, fc.array(fc.nat(DEVICES - 1), { maxLength: 12 }), (story, order) => {
        const { devices } = play(story);
        const all = devices.flatMap(({ log }) => log);
        const again = [...order, ...devices.keys()].flatMap((index) =>
          [...(devices[index]?.log ?? [])].reverse(),
        );
        const standing = (log: readonly Statement[]) =>
          [...currentStatements(log)].map(([key, { id }]) => `${key} ${id}`).sort();
        expect(standing(again)).toEqual(standing(all));
      }),
      { numRuns: 200 },
    );
  });
});

describe('a year of seven sections', () => {
  it('[M10] ends with seven equal logs, over real files, whatever the clocks said', () => {
    const next = seeded(20_250_803);
    const offsets = [0, -9e9, 31_536_000_000, 0, -86_400_000, 7, 4e12];
    const devices = offsets.map((offset, index) =>
      deviceOf(`section-${index}`, (hour) => hour * 3_600_000 + offset),
    );
    const figures = { edits: 0, exchanges: 0, arrived: 0, conflicts: 0, settled: 0 };
    const rows = ['exact', 'twice', 'cases', 'count', 'money', 'money-cap'];
    const choose: Policy = () => (next(2) === 0 ? 'mine' : 'theirs');
    const exchange = (to: Device, from: Device, hour: number) => {
      const { arrived, conflicts, settled } = takeIn(to, hour, sent(fileOf(from)), choose);
      figures.exchanges += 1;
      figures.arrived += arrived;
      figures.conflicts += conflicts;
      figures.settled += settled;
    };
    const written: Statement[] = [];
    for (let hour = 0; hour < 1_000; hour += 1) {
      const device = devices[next(7)];
      const other = devices[next(7)];
      if (device === undefined || other === undefined) continue;
      const value = next(9) === 0 ? '-' : next(30) === 0 ? null : String(next(20));
      const indicator = rows[next(rows.length)] ?? 'count';
      const added = say(device, hour, monthSaid({ indicator, month: 1 + next(12), value }));
      figures.edits += added.length;
      written.push(...added);
      if (hour % 10 === 0 && device !== other) exchange(device, other, hour);
    }
    const [head, ...sections] = devices;
    if (head === undefined) throw new Error('no devices');
    for (const section of sections) exchange(head, section, 2_000);
    for (const section of sections) exchange(section, head, 2_001);
    const shownAtHead = shown(head);
    const converged = devices.filter(
      (device) =>
        JSON.stringify([...shown(device)]) === JSON.stringify([...shownAtHead]) &&
        JSON.stringify(idsOf(device.log)) === JSON.stringify(idsOf(head.log)),
    ).length;
    process.stdout.write(
      `seven devices: ${figures.edits} edits, ${figures.exchanges} exchanges of files, ${figures.arrived} revisions carried, ` +
        `${figures.conflicts} conflicts, ${figures.settled} words settled, ${head.log.length} revisions in each log, converged ${converged} of 7\n`,
    );
    expect(converged).toBe(7);
    expect(missing(written, idsOf(head.log))).toEqual([]);
    expect(figures.conflicts).toBeGreaterThan(50);
  });
});
