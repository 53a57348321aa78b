import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  checkSnapshot,
  sealSnapshot,
  SNAPSHOT_FORMAT,
  SNAPSHOT_VERSION,
  type SnapshotHead,
} from '#src/domain/package/snapshot-file.ts';
import { snapshotCheckWords } from '#src/domain/package/snapshot-words.ts';
import type { Instant } from '#src/domain/statements/statement.ts';

const HEAD: SnapshotHead = {
  format: SNAPSHOT_FORMAT,
  version: SNAPSHOT_VERSION,
  unitName: '政务中心',
  year: 2025,
  asOf: 11,
  isSample: false,
  unfinished: ['数据截至 11月，全年未结束'],
  total: '78.88',
  exportedAt: 1_764_638_100_000 as Instant,
  author: { name: '周艳', section: '综合科' },
};

const seal = (more: Readonly<Record<string, unknown>> = {}) =>
  sealSnapshot(
    { ...HEAD, ...more },
    (digest, data) => `<!doctype html><p>得分 78.88</p><b>${digest}</b>${data}<i>${digest}</i>\n`,
  );

const says = (text: string) => snapshotCheckWords(checkSnapshot(text), () => '2025-12-02 09:15');

describe('a snapshot that is looked at again', () => {
  it('[Z3] is sound as it was written, and says what it is', () => {
    const check = checkSnapshot(seal());
    expect(check).toMatchObject({ kind: 'sound', head: HEAD });
    const words = says(seal());
    expect(words.isSound).toBe(true);
    expect(words.about).toContain(
      '政务中心 2025 年度，数据截至 11 月，指标得分 78.88；未定稿；综合科 周艳 于 2025-12-02 09:15 导出；摘要 ',
    );
  });

  it('[Z3] is sound with a byte order mark, which editors put before it', () => {
    expect(checkSnapshot(`\ufeff${seal()}`).kind).toBe('sound');
  });

  it.each([
    ['a digit of the page', 'page-changed', (text: string) => text.replace('得分 78.88', '得分 98.88')],
    [
      'a printed digest',
      'page-changed',
      (text: string) => text.replace(/<b>./, (head) => (head === '<b>0' ? '<b>1' : '<b>0')),
    ],
    ['something put behind', 'page-changed', (text: string) => `${text}<script src="x"></script>`],
    [
      'a digit of the data',
      'data-changed',
      (text: string) => text.replace('"total":"78.88"', '"total":"98.88"'),
    ],
    ['a field put into the data', 'data-changed', (text: string) => text.replace('{"asOf"', '{"a":1,"asOf"')],
    ['a key written twice', 'unreadable', (text: string) => text.replace('{"asOf"', '{"asOf":11,"asOf"')],
    ['its end missing', 'unreadable', (text: string) => text.slice(0, text.indexOf('"total"'))],
    ['no data', 'no-snapshot', (text: string) => text.replace('snapshot-data', 'x')],
    ['nothing', 'no-snapshot', () => ''],
  ] as const)('[Z3] with %s changed is %s', (_, kind, change) => {
    const changed = change(seal());
    expect(changed).not.toBe(seal());
    expect(checkSnapshot(changed).kind).toBe(kind);
    expect(says(changed).isSound).toBe(false);
    expect(says(changed).text).not.toBe('');
  });

  it('[Z3] of a newer version says so, with data that are sound', () => {
    expect(checkSnapshot(seal({ version: 2 }))).toEqual({ kind: 'future-version', version: 2 });
    expect(says(seal({ version: 2 })).text).toContain('第 2 版');
  });

  it('[Z3] with a head that is not of ours is unreadable, whatever its digest', () => {
    expect(checkSnapshot(seal({ author: { name: '甲'.repeat(401), section: '' } })).kind).toBe('unreadable');
    expect(checkSnapshot(seal({ asOf: 13 })).kind).toBe('unreadable');
  });

  it('[Z2] any text in the data stays inside its element and comes back as it was', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const sealed = seal({ remark: `${text}</script><!--<script>` });
        expect(sealed.split('<script')).toHaveLength(2);
        expect(checkSnapshot(sealed).kind).toBe('sound');
      }),
    );
  });

  it('[Z3] any character put in another place is noticed, and nothing throws', () => {
    const sealed = seal();
    fc.assert(
      fc.property(
        fc.nat(sealed.length - 1),
        fc.string({ unit: 'binary-ascii', minLength: 1, maxLength: 3 }),
        (at, text) => {
          const changed = sealed.slice(0, at) + text + sealed.slice(at + text.length);
          expect(checkSnapshot(changed).kind === 'sound').toBe(changed === sealed);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('[Z3] rubbish of any kind is answered in words', () => {
    const open = '<script type="application/json" id="snapshot-data">';
    for (const rubbish of [open, `${open}[`.repeat(1000), `${open}${'['.repeat(200_000)}</script>`])
      expect(['unreadable', 'no-snapshot']).toContain(checkSnapshot(rubbish).kind);
    expect(checkSnapshot(`${open}null</script>`).kind).toBe('unreadable');
    expect(checkSnapshot(`${open}{"format":"other"}</script>`).kind).toBe('no-snapshot');
    expect(checkSnapshot('x'.repeat(16 * 1024 * 1024 + 1)).kind).toBe('no-snapshot');
  });
});
