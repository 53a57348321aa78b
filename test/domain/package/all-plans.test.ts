import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { allPlansFileName, allPlansIndex, checkArchive, columnsIn } from '#src/domain/package/all-plans.ts';
import { packageText, planPackage } from '#src/domain/package/package-file.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type { DeviceId, Instant } from '#src/domain/statements/statement.ts';
import { firstRevisions } from '#test/support/district.ts';
import { ARCHIVE } from '#test/support/fixture-plans.ts';
import { number } from '#test/support/saying.ts';

const ABOUT = {
  createdAt: 1_752_552_000_000 as Instant,
  device: 'd1' as DeviceId,
  author: { name: '周艳', section: '综合科' },
};
const FILE = planPackage(ARCHIVE, {
  ...ABOUT,
  scope: { kind: 'all' },
  statements: firstRevisions([number('甲', 1, 5)], 'pc'),
});
const PACKED = { path: '方案A/A.jxb.json', text: packageText(FILE), file: FILE };
const DRAFTED = { path: '草稿/D.jxd.json', text: '{"draft":1}', draft: { id: 'p-d1' as PlanId } };
const INDEX = allPlansIndex([PACKED], [DRAFTED], ABOUT);
/** By names as an archive on a PC has them, where letters are not told apart by their case. */
const textsOf = (...files: readonly { readonly path: string; readonly text: string }[]) =>
  new Map(files.map(({ path, text }) => [path.toLowerCase(), text]));

describe('the archive of everything', () => {
  it('[PL18] has an index with the plan, its digest and the digest of each file, drafts too', () => {
    const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
    expect(JSON.parse(INDEX)).toMatchObject({
      ...ABOUT,
      packages: [
        {
          path: PACKED.path,
          plan: ARCHIVE.id,
          planDigest: planDigest(ARCHIVE),
          statements: 1,
          sha256: sha256(PACKED.text),
        },
      ],
      drafts: [{ path: DRAFTED.path, draft: 'p-d1', sha256: sha256(DRAFTED.text) }],
    });
    const { planFile: _, ...old } = FILE;
    const bare = JSON.parse(allPlansIndex([{ ...PACKED, file: old }], [], ABOUT)) as object;
    expect(bare).toMatchObject({ packages: [{ planDigest: null }] });
    expect(bare).not.toHaveProperty('drafts');
    expect(bare).not.toHaveProperty('columns');
    expect(allPlansFileName(3, '', '2025-08-03 09:15')).toBe('全部方案_3个_20250803-0915.zip');
  });

  it('[PL18] what is as its index says is taken in, what is not is left out and named', () => {
    const [one, draft] = [PACKED.path.toLowerCase(), DRAFTED.path.toLowerCase()];
    expect(checkArchive(textsOf(PACKED, DRAFTED), INDEX)).toEqual({ sound: [one, draft], faults: [] });
    const torn = { ...PACKED, text: `${PACKED.text} ` };
    expect(checkArchive(textsOf(torn, DRAFTED), INDEX)).toEqual({
      sound: [draft],
      faults: [{ path: PACKED.path, kind: 'changed' }],
    });
    expect(checkArchive(textsOf(PACKED), INDEX)).toEqual({
      sound: [one],
      faults: [{ path: DRAFTED.path, kind: 'missing' }],
    });
  });

  it.each([
    ['no index', undefined],
    ['no JSON', '{'],
    ['another file', '{"packages":[]}'],
    ['a list', '[]'],
  ] as const)('[PL18] without an index the files are read as they are: %s', (_, index) => {
    expect(checkArchive(textsOf(PACKED), index)).toEqual({ sound: [PACKED.path.toLowerCase()], faults: [] });
    expect(columnsIn(index)).toEqual([]);
  });

  it('[IM20] what was chosen for columns comes along', () => {
    const columns = [{ header: '指标 目标', roles: [[0, 'name'] as const] }];
    expect(columnsIn(allPlansIndex([PACKED], [], ABOUT, columns))).toEqual(columns);
  });
});
