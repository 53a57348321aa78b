import { describe, expect, it } from 'vitest';
import { digestOf } from '#src/domain/package/canonical-json.ts';
import { packageFaultText } from '#src/domain/package/package-words.ts';
import { packageText } from '#src/domain/package/package-file.ts';
import {
  MAX_PACKAGE_CHARACTERS,
  parsePackage,
  type PackageFault,
} from '#src/domain/package/parse-package.ts';
import { bytesToText } from '#src/domain/package/text-encoding.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { monthSaid, revision } from '#test/domain/package/support/cells.ts';
import { deviceOf, fileOf, planned, say } from '#test/domain/package/support/device.ts';
import { piecesOfPlainWork } from '#test/support/plain-work.ts';

const device = deviceOf('a');
say(device, 1, monthSaid({ value: '3' }));
say(device, 2, monthSaid({ value: '4', note: '更正' }), monthSaid({ month: 2, value: '-' }));
const text = packageText(fileOf(device));

/** The file with something else in it, and a digest that is right all the same: written by a faulty or a hostile program. */
function forged(change: (data: Record<string, unknown>) => void): string {
  const data = JSON.parse(text) as Record<string, unknown>;
  change(data);
  const { digest: _, ...content } = data;
  return JSON.stringify({ ...content, digest: digestOf(content) });
}

const withStatements = (...statements: readonly unknown[]) =>
  forged((data) => Object.assign(data, { statements }));
const sound = (id: string, replaces: readonly string[] = []) => revision({ id, replaces });

function faultOf(input: string): PackageFault | null {
  const read = parsePackage(input);
  return read.ok ? null : read.error;
}

describe('a text that is no sound package', () => {
  it.each<[string, string, PackageFault, string]>([
    ['nothing', '', { kind: 'not-json' }, '不是数据包'],
    ['another text', '指标,1月,2月\n08,10,8', { kind: 'not-json' }, '不是数据包'],
    ['a list', '[1, 2]', { kind: 'not-json' }, '不是数据包'],
    ['other JSON', '{"type": "excalidraw", "elements": []}', { kind: 'other-format' }, '不是绩效数据包'],
    ['half a file', text.slice(0, text.length / 2), { kind: 'cut-off' }, '不完整'],
    ['a file without its last bracket', text.trimEnd().slice(0, -1), { kind: 'cut-off' }, '不完整'],
    [
      'a comma too many',
      text.replace('"year": 2026,', '"year": 2026,,'),
      { kind: 'bad-json', line: 6 },
      '第 6 行',
    ],
    ['two files in one', text + text, { kind: 'bad-json', line: text.split('\n').length }, '格式有误'],
    [
      'a key written twice',
      text.replace('"year": 2026,', '"year": 2025, "year": 2026,'),
      { kind: 'repeated-key' },
      '写了两遍',
    ],
    [
      'a key twice in a statement',
      text.replace('"note":"更正"', '"note":"别的","note":"更正"'),
      { kind: 'repeated-key' },
      '写了两遍',
    ],
    ['deep nesting', `{"format":${'['.repeat(100_000)}`, { kind: 'too-deep' }, '嵌套过深'],
    [
      'a future version',
      text.replace('"version": 1', '"version": 2'),
      { kind: 'future-version', version: 2 },
      '第 2 版',
    ],
    [
      'no version',
      forged((data) => delete data['version']),
      { kind: 'bad-field', path: 'version' },
      '「version」',
    ],
    [
      'version 0',
      forged((data) => Object.assign(data, { version: 0 })),
      { kind: 'bad-field', path: 'version' },
      '「version」',
    ],
    [
      'version 1.5',
      forged((data) => Object.assign(data, { version: 1.5 })),
      { kind: 'bad-field', path: 'version' },
      '「version」',
    ],
    ['no digest', text.replace(/"digest": "\w+",/, ''), { kind: 'bad-field', path: 'digest' }, '「digest」'],
    [
      'a wrong digest',
      text.replace(/"digest": "..../, '"digest": "0000'),
      { kind: 'wrong-digest' },
      '校验码',
    ],
    ['changed data', text.replace('"value":40000', '"value":90000'), { kind: 'wrong-digest' }, '校验码'],
    [
      'a head without its unit',
      forged((data) => delete data['unitName']),
      { kind: 'bad-field', path: 'unitName' },
      '「unitName」',
    ],
    [
      'a name that never ends',
      forged((data) => Object.assign(data, { unitName: '中'.repeat(401) })),
      { kind: 'bad-field', path: 'unitName' },
      '「unitName」',
    ],
    [
      'months the wrong way round',
      forged((data) =>
        Object.assign(data, { scope: { kind: 'section', section: '综合科', from: 7, through: 1 } }),
      ),
      { kind: 'bad-field', path: 'scope.through' },
      '「scope.through」',
    ],
    [
      'one indicator twice',
      forged((data) => (data['indicators'] as unknown[]).push((data['indicators'] as unknown[])[0])),
      { kind: 'bad-field', path: 'indicators.19.id' },
      '「indicators.19.id」',
    ],
    [
      'a statement that is none',
      withStatements(sound('1'), null),
      { kind: 'bad-statement', index: 1, path: '' },
      '第 2 条记录有误',
    ],
    [
      'a month 13',
      withStatements({ ...sound('1'), subject: { kind: 'month', indicator: 'count', month: 13 } }),
      { kind: 'bad-statement', index: 0, path: 'subject.month' },
      '第 1 条记录「subject.month」有误',
    ],
    [
      'a note of a million characters',
      withStatements({ ...sound('1'), note: '长'.repeat(1_000_000) }),
      { kind: 'bad-statement', index: 0, path: 'note' },
      '「note」',
    ],
    [
      'a binary fraction',
      withStatements({ ...sound('1'), content: { kind: 'number', value: 0.1 } }),
      { kind: 'bad-statement', index: 0, path: 'content.value' },
      '「content.value」',
    ],
    [
      'a number beyond all numbers',
      withStatements({ ...sound('1'), content: { kind: 'number', value: 1e300 } }),
      { kind: 'bad-statement', index: 0, path: 'content.value' },
      '「content.value」',
    ],
    [
      'one id twice',
      withStatements(sound('1'), sound('2'), sound('1')),
      { kind: 'duplicate-statement', index: 2, first: 0 },
      '第 3 条记录与第 1 条记录',
    ],
    ['a revision of itself', withStatements(sound('1', ['1'])), { kind: 'circular-revisions' }, '首尾相接'],
    [
      'a circle of three',
      withStatements(sound('1', ['3']), sound('2', ['1']), sound('3', ['2'])),
      { kind: 'circular-revisions' },
      '首尾相接',
    ],
  ])('[M3] is refused with the place: %s', (_, input, fault, words) => {
    expect(faultOf(input)).toEqual(fault);
    expect(packageFaultText(fault)).toContain(words);
    expect(packageFaultText(fault)).toContain('本机数据未改动');
  });

  it('[M3] may carry keys like __proto__ and constructor, and they are nobody’s prototype', () => {
    const hostile = `{"__proto__": {"format": "performance-tracker-package", "version": 1}, "constructor": {"x": 1}}`;
    expect(faultOf(hostile)).toEqual({ kind: 'other-format' });
    const inHead = forged((data) =>
      Object.defineProperty(data, '__proto__', { value: { polluted: 1 }, enumerable: true }),
    );
    const read = parsePackage(inHead);
    expect(read.ok && Object.keys(read.value)).not.toContain('__proto__');
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    const inId = revision({ id: '__proto__', indicator: 'constructor' });
    expect(parsePackage(withStatements(inId))).toMatchObject({ ok: true, value: { statements: [inId] } });
  });
});

describe('a package of a newer app of the same version', () => {
  it('[M3] may have more fields in its head', () => {
    const read = parsePackage(
      forged((data) => Object.assign(data, { signatures: [{ month: 6 }], closes: null })),
    );
    expect(read.ok && read.value.unread).toEqual([]);
  });

  it.each<[string, unknown, string]>([
    ['no list', {}, 'seals'],
    ['a seal without a digest', [{ id: 'a' }], 'seals.0.digest'],
    [
      'one id twice',
      [
        { id: 'a', digest: 'ab'.repeat(32) },
        { id: 'a', digest: 'cd'.repeat(32) },
      ],
      'seals',
    ],
    [
      'more than any office seals',
      Array.from({ length: 51 }, (_, at) => ({ id: `s${at}`, digest: 'ab'.repeat(32) })),
      'seals',
    ],
  ])('[Y10] refuses frozen years that are none: %s', (_, seals, path) => {
    expect(faultOf(forged((data) => Object.assign(data, { seals })))).toEqual({ kind: 'bad-field', path });
  });

  it('[M3] sets aside what was said at a time that no calendar has, and refuses such a head', () => {
    const clock = deviceOf('a');
    const [first] = say(clock, 1, monthSaid({ month: 1 }), monthSaid({ month: 2 }));
    const far = { ...first, at: 8.64e15 + 1 } as Statement;
    const read = parsePackage(packageText(fileOf(clock, [far, ...clock.log.slice(1)])));
    expect(read).toMatchObject({
      ok: true,
      value: {
        statements: [{ subject: { month: 2 } }],
        unread: [{ index: 0, reason: { kind: 'bad-time' } }],
      },
    });
    expect(parsePackage(packageText({ ...fileOf(clock), createdAt: (8.64e15 + 1) as never }))).toEqual({
      ok: false,
      error: { kind: 'bad-field', path: 'createdAt' },
    });
  });

  it('[M3] has statements this app does not know set aside and named, the rest read', () => {
    const read = parsePackage(
      withStatements(
        sound('1'),
        { ...sound('2'), subject: { kind: 'signature', indicator: 'count' } },
        { ...sound('3', ['1']), content: { kind: 'number', value: 10_000, confidence: 3 } },
        revision({ id: '4', month: 5 }),
        { ...revision({ id: '5', month: 6 }), files: ['a.pdf'] },
      ),
    );
    if (!read.ok) throw new Error(read.error.kind);
    expect(read.value.statements.map(({ id }) => id)).toEqual(['1', '4']);
    expect(read.value.unread.map(({ index, reason }) => [index, reason])).toEqual([
      [1, { kind: 'unknown-subject', name: 'signature' }],
      [2, { kind: 'unknown-field', path: 'content.confidence' }],
      [4, { kind: 'unknown-field', path: 'files' }],
    ]);
    // January has a revision that was not understood: its older revision must not stand in its place.
    expect(planned(deviceOf('b'), read.value).items.map(({ key }) => key)).toEqual(['month/count/5']);
  });
});

describe('fifty megabytes of rubbish', () => {
  const HALF = 50 * 1024 * 1024;
  /** In pieces of plain work. */
  const ENOUGH = 1_000;
  it.each<[string, () => string, PackageFault['kind']]>([
    ['letters', () => 'a'.repeat(HALF), 'not-json'],
    ['spaces', () => ' '.repeat(HALF), 'not-json'],
    ['opening brackets', () => '{"a":'.repeat(HALF / 5), 'too-deep'],
    ['one text without an end', () => `{"${'a'.repeat(HALF)}`, 'cut-off'],
    ['empty lines', () => `{${'\n'.repeat(HALF)}}x`, 'bad-json'],
    [
      'numbers',
      () => `{"format":"performance-tracker-package","version":1,"x":[${'1,'.repeat(HALF / 2)}1]}`,
      'too-much',
    ],
    [
      'keys',
      () => `{"format":"performance-tracker-package","version":1,${'"k":1,'.repeat(HALF / 6)}"z":1}`,
      'too-much',
    ],
    ['more than there is room for', () => 'a'.repeat(MAX_PACKAGE_CHARACTERS + 1), 'too-large'],
  ])(
    '[M3] are answered, with little work: %s',
    (_, make, kind) => {
      const input = make();
      const pieces = piecesOfPlainWork(() => expect(faultOf(input)?.kind).toBe(kind), ENOUGH);
      expect(pieces).toBeLessThan(ENOUGH);
    },
    60_000,
  );
});

describe('the bytes of a file', () => {
  const utf16 = (swap: boolean) => {
    const units = [0xfeff, ...Array.from(text, (_, index) => text.charCodeAt(index))];
    return new Uint8Array(
      units.flatMap((unit) => (swap ? [unit >> 8, unit & 255] : [unit & 255, unit >> 8])),
    );
  };
  // «中文,1» as a Chinese Excel saves it.
  const gbk = new Uint8Array([0xd6, 0xd0, 0xce, 0xc4, 0x2c, 0x31]);

  it.each<[string, Uint8Array, string, string]>([
    ['UTF-8', new TextEncoder().encode('中文'), '中文', 'utf-8'],
    ['UTF-8 with a mark', new TextEncoder().encode('\ufeff中文'), '中文', 'utf-8'],
    ['UTF-16 as Notepad saves «Unicode»', utf16(false), text, 'utf-16le'],
    ['UTF-16, the other way round', utf16(true), text, 'utf-16be'],
    ['GBK', gbk, '中文,1', 'gb18030'],
    ['nothing', new Uint8Array(), '', 'utf-8'],
  ])('[M9] are read as text, saying how: %s', (_, bytes, read, encoding) => {
    expect(bytesToText(bytes)).toEqual({ ok: true, value: { text: read, encoding } });
  });

  it('[M9] make a package in UTF-16 open too, for its digest is of the data', () => {
    const read = bytesToText(utf16(false));
    expect(read.ok && parsePackage(read.value.text).ok).toBe(true);
  });

  it.each<[string, Uint8Array]>([
    ['a zip', new Uint8Array([0x50, 0x4b, 3, 4, 0x14, 0, 0, 0, 8, 0])],
    ['an image', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d])],
    ['half a character of every encoding', new Uint8Array([0x61, 0xff])],
    ['UTF-16 cut in a character', new Uint8Array([0xff, 0xfe, 0x61])],
  ])('[M9] are no text: %s', (_, bytes) => {
    expect(bytesToText(bytes)).toEqual({ ok: false, error: { kind: 'no-text' } });
    expect(packageFaultText({ kind: 'no-text' })).toContain('不是文本');
  });

  it('[M9] are not decoded beyond 64 MB', () => {
    const bytes = new Uint8Array(64 * 1024 * 1024 + 1);
    expect(bytesToText(bytes)).toEqual({ ok: false, error: { kind: 'too-large', bytes: bytes.length } });
  });
});
