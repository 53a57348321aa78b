import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { digestOf } from '#src/domain/package/canonical-json.ts';
import { decideItems, decideMerge } from '#src/domain/package/merge-decision.ts';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import { packageText } from '#src/domain/package/package-file.ts';
import { asideText, packageFaultText } from '#src/domain/package/package-words.ts';
import { parsePackage } from '#src/domain/package/parse-package.ts';
import { bytesToText } from '#src/domain/package/text-encoding.ts';
import { parseAmount, parsePoints } from '#src/domain/statements/typed-amount.ts';
import { parseTyped } from '#src/domain/statements/typed-value.ts';
import { isMonth } from '#src/domain/period/month.ts';
import { parsePlace, placeRoute } from '#src/session/place.ts';
import { deviceOf, fileOf, PLAN } from '#test/domain/package/support/device.ts';
import { FIRST } from '#test/domain/package/support/whole-year.ts';
import { points } from '#test/domain/support/build.ts';
import { piecesOfPlainWork } from '#test/support/plain-work.ts';
import { ROOT } from '#test/support/source-files.ts';

const fixture = readFileSync(path.join(ROOT, 'test/fixtures/package-v1.jxb.json'), 'utf8');
const whole = parsePackage(fixture);
if (!whole.ok) throw new Error(whole.error.kind);
const log = whole.value.statements;

/** A revision of each kind, and a correction with its history: a real file, small enough for thousands of cases. */
const few = [
  ...new Map(log.map((each) => [each.subject.kind, each])).values(),
  ...log.filter(
    ({ subject }) =>
      'indicator' in subject && subject.indicator === '04' && subject.kind === 'month' && subject.month === 1,
  ),
].filter((each, index, all) => all.indexOf(each) === index);
const rows = new Set(few.map(({ subject }) => ('indicator' in subject ? subject.indicator : '')));
const file = fileOf(deviceOf('a'), few, FIRST);
const indicators = file.indicators.filter(({ id }) => rows.has(id as IndicatorId));
const small = packageText({ ...file, indicators });
const smallBytes = new TextEncoder().encode(small);

let cases = 0;
let opened = 0;
const started = performance.now();

/**
 * What is wrong with the answer to a text, or null: no throw; a fault with words, or a package whose digest is right; and what opens can
 * be planned, decided and named.
 */
function wrongAnswer(text: string): string | null {
  cases += 1;
  const read = parsePackage(text);
  if (!read.ok) return isFaultText(packageFaultText(read.error)) ? null : `no words for ${read.error.kind}`;
  opened += 1;
  const { digest, ...content } = JSON.parse(text.replace(/^\ufeff/, '')) as Record<string, unknown>;
  if (digest !== digestOf(content)) return 'accepted with a wrong digest';
  const plan = planMerge(FIRST, few, read.value);
  if (!plan.ok) return isFaultText(packageFaultText(plan.error)) ? null : `no words for ${plan.error.kind}`;
  const nameless = plan.value.aside.find(
    (aside) => !/^第 \d+ 条记录.*：.+。未并入。$/s.test(asideText(aside, [])),
  );
  if (nameless !== undefined) return `no words for ${nameless.reason.kind}`;
  const decided = decideMerge(plan.value, decideItems(new Map(), plan.value.items, 'theirs'));
  return decided.ok ? null : 'undecided after all was decided';
}

function wrongBytes(bytes: Uint8Array): string | null {
  const text = bytesToText(bytes);
  if (text.ok) return wrongAnswer(text.value.text);
  cases += 1;
  return isFaultText(packageFaultText(text.error)) ? null : `no words for ${text.error.kind}`;
}

function isFaultText(text: string): boolean {
  return text.length > 12 && text.endsWith('。本机数据未改动。');
}

const anyPlace = (length: number) => fc.nat(length - 1);

/** The real file's data, with a sound digest put over whatever was done to it, so that the parser is reached behind the digest. */
function resealed(data: unknown): string {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) return JSON.stringify(data);
  const { digest: _, ...content } = data as Record<string, unknown>;
  return JSON.stringify({ ...content, digest: digestOf(content) });
}

/** Every place in the data as a path; chosen by number. */
function pathsOf(data: unknown, here: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof data !== 'object' || data === null) return [here];
  return [here, ...Object.entries(data).flatMap(([key, value]) => pathsOf(value, [...here, key]))];
}

const smallData: unknown = JSON.parse(small);
const smallPaths = pathsOf(smallData).slice(1);

/** The data with what `change` makes of the value at a path; undefined strikes it. */
function changed(
  data: unknown,
  [key, ...rest]: readonly string[],
  change: (value: unknown) => unknown,
): unknown {
  if (key === undefined) return change(data);
  if (Array.isArray(data)) {
    const items: readonly unknown[] = data;
    return items.map((each, index) => (String(index) === key ? changed(each, rest, change) : each));
  }
  const record = data as Record<string, unknown>;
  return { ...record, [key]: changed(record[key], rest, change) };
}

const anyNasty: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    undefined,
    true,
    '',
    '0',
    0,
    -1,
    0.5,
    13,
    1e15,
    9_007_199_254_740_992,
    1e308,
    -0,
    [],
    {},
    [[]],
  ),
  fc.constantFrom<unknown>(
    '__proto__',
    'constructor',
    'toString',
    'hasOwnProperty',
    '\u202e',
    '\ud800',
    '\u0000',
    '<img src=x onerror=alert(1)>',
  ),
  fc.constantFrom('长'.repeat(5_000), 'x'.repeat(65)),
  fc
    .integer({ min: 1, max: 40 })
    .map((depth) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown),
  fc.constantFrom<unknown>(
    JSON.parse('{"__proto__": {"kind": "number"}}'),
    JSON.parse('{"constructor": {"prototype": {}}}'),
  ),
  fc.jsonValue(),
);

describe('whatever comes as a package is answered', () => {
  afterAll(() => {
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    process.stdout.write(`fuzz: ${cases} cases in ${seconds} s, ${opened} opened, none threw\n`);
  });

  it('[M3] opens as it is, or the cases below would say nothing', () => {
    const before = opened;
    expect(wrongAnswer(fixture)).toBeNull();
    expect(wrongAnswer(small)).toBeNull();
    expect(wrongAnswer(resealed(smallData))).toBeNull();
    expect(opened - before).toBe(3);
    expect(few.length).toBeGreaterThan(10);
  });

  it('[M2][M3] bits of the file are turned over', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyPlace(smallBytes.length), fc.nat(7)), { minLength: 1, maxLength: 3 }),
        (flips) => {
          const bytes = smallBytes.slice();
          for (const [place, bit] of flips) bytes[place] = (bytes[place] ?? 0) ^ (1 << bit);
          expect(wrongBytes(bytes)).toBeNull();
        },
      ),
      { numRuns: 3_000 },
    );
  });

  it('[M3] the file is cut, doubled, or a piece of it is struck or moved', () => {
    const edit = fc.tuple(
      fc.constantFrom('cut', 'tail', 'strike', 'repeat', 'move'),
      anyPlace(small.length),
      fc.nat(200),
    );
    fc.assert(
      fc.property(edit, ([what, place, length]) => {
        const [head, piece, tail] = [
          small.slice(0, place),
          small.slice(place, place + length),
          small.slice(place + length),
        ];
        const texts = {
          cut: head,
          tail,
          strike: head + tail,
          repeat: head + piece + piece + tail,
          move: piece + head + tail,
        };
        expect(wrongAnswer(texts[what])).toBeNull();
      }),
      { numRuns: 2_000 },
    );
  });

  it('[M3] any value is swapped for any other, under a digest that is right', () => {
    fc.assert(
      fc.property(fc.constantFrom(...smallPaths), anyNasty, (place, nasty) => {
        expect(wrongAnswer(resealed(changed(smallData, place, () => nasty)))).toBeNull();
      }),
      { numRuns: 3_000 },
    );
  });

  it('[M3] two values change places, so that every type stands everywhere', () => {
    fc.assert(
      fc.property(fc.constantFrom(...smallPaths), fc.constantFrom(...smallPaths), (a, b) => {
        let taken: unknown;
        changed(smallData, b, (value) => (taken = value));
        expect(wrongAnswer(resealed(changed(smallData, a, () => taken)))).toBeNull();
      }),
      { numRuns: 1_500 },
    );
  });

  it('[M3] keys are added and written twice', () => {
    const key = fc.oneof(
      fc.constantFrom('__proto__', 'constructor', 'id', 'kind', 'replaces', 'digest', 'format'),
      fc.string(),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...smallPaths),
        key,
        anyNasty,
        fc.boolean(),
        (place, name, nasty, isTwice) => {
          const inside = changed(smallData, place, (value) =>
            typeof value === 'object' && value !== null && !Array.isArray(value)
              ? Object.defineProperty({ ...value }, name, {
                  value: nasty,
                  enumerable: true,
                  configurable: true,
                })
              : value,
          );
          const text = resealed(inside);
          expect(wrongAnswer(isTwice ? text.replace('{', `{${JSON.stringify(name)}:1,`) : text)).toBeNull();
        },
      ),
      { numRuns: 1_500 },
    );
  });

  it('[M3] revisions are renamed into each other: circles, doubles, strangers', () => {
    const ids = few.map(({ id }) => id as string);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(anyPlace(few.length), fc.constantFrom('id', 'replaces'), fc.constantFrom(...ids)), {
          maxLength: 6,
        }),
        (renames) => {
          const statements = few.map((each): Record<string, unknown> => Object.assign({}, each));
          for (const [index, field, id] of renames)
            Object.assign(statements[index] ?? {}, { [field]: field === 'id' ? id : [id] });
          expect(wrongAnswer(resealed({ ...(smallData as object), statements }))).toBeNull();
        },
      ),
      { numRuns: 1_000 },
    );
  });

  it('[M3] it is no package at all: any text, any JSON, any bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json(), fc.string({ unit: 'binary' })), (text) => {
        expect(wrongAnswer(text)).toBeNull();
        expect(wrongAnswer(`{${text}`)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(wrongBytes(bytes)).toBeNull();
      }),
      { numRuns: 1_000 },
    );
  });

  it('[M2] the whole year is damaged anywhere: never accepted with a wrong digest', () => {
    fc.assert(
      fc.property(anyPlace(fixture.length), fc.string({ minLength: 1, maxLength: 2 }), (place, piece) => {
        expect(wrongAnswer(fixture.slice(0, place) + piece + fixture.slice(place + piece.length))).toBeNull();
      }),
      { numRuns: 300 },
    );
  });

  it('[M3] were ten thousand cases or more', () => {
    expect(cases).toBeGreaterThanOrEqual(10_000);
  });
});

/** What people and spreadsheets put into cells, and what nobody would. */
const anyTyped = fc.oneof(
  fc.string(),
  fc.string({ unit: 'binary' }),
  fc
    .array(
      fc.constantFrom(
        '1',
        '９',
        ',',
        '，',
        '.',
        '。',
        '-',
        '−',
        '+',
        ' ',
        '\t',
        '\n',
        '%',
        '万',
        '亿',
        '元',
        '无',
        '—',
        'e',
        '∞',
        '０',
        '\u200b',
      ),
      { maxLength: 24 },
    )
    .map((parts) => parts.join('')),
  fc.constantFrom(
    '9'.repeat(100_000),
    `1${',000'.repeat(20_000)}`,
    '1 '.repeat(50_000),
    `0.${'0'.repeat(100_000)}1`,
    '無',
    '__proto__',
    '=1+1',
    '=HYPERLINK("x")',
  ),
);

describe('what is typed, pasted, or stands in the address bar', () => {
  it('[E5] is read or refused, whatever it is, and fast', () => {
    const measures = PLAN.indicators.flatMap((each) => (each.kind === 'quantitative' ? [each] : []));
    const all = () =>
      fc.assert(
        fc.property(anyTyped, fc.constantFrom(...measures), fc.string(), (text, measure, note) => {
          const read = parseTyped(text, measure, note);
          const amount = parseAmount(text, measure);
          const score = parsePoints(text, points('5'));
          const value = read.ok && read.value?.kind === 'number' ? read.value.value : 0;
          expect(Number.isSafeInteger(value)).toBe(true);
          expect(amount.ok ? (amount.value ?? 0) : 0).toBeGreaterThanOrEqual(0);
          expect(score.ok ? (score.value ?? 0) : 0).toBeLessThanOrEqual(500);
        }),
        { numRuns: 5_000 },
      );
    expect(piecesOfPlainWork(all, 2_000)).toBeLessThan(2_000);
  });

  it('[M3] leads to a place of the app, whatever the address says, and the place’s own address leads back to it', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '%',
        '%E4%',
        '%00',
        '../..',
        'indicator',
        'entry',
        'javascript:alert(1)',
        'count',
        '__proto__',
      ),
    );
    const query = fc
      .array(
        fc.tuple(
          fc.constantFrom('year', 'month', 'section', 'view', 'sample', 'x'),
          fc.oneof(piece, fc.constantFrom('1e1', '0x7', '7', ' 7', '-0', '1e999', '2025', 'year')),
        ),
      )
      .map((pairs) => pairs.map(([key, value]) => `${key}=${value}`).join('&'));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 4 }), query, (pieces, search) => {
        const place = parsePlace(`/${pieces.join('/')}`, search, { year: 2025 });
        expect(place.month === null || isMonth(place.month)).toBe(true);
        const [path_ = '', query_ = ''] = placeRoute(place).split('?');
        const again = parsePlace(path_, query_, { year: 2025 });
        const { section: __, indicator: _, ...rest } = place;
        expect(again).toMatchObject(rest);
      }),
      { numRuns: 5_000 },
    );
  });
});
