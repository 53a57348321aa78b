import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import { packageFileName, packageText, type PackageFile } from '#src/domain/package/package-file.ts';
import { packageParts, partsMissing } from '#src/domain/package/package-parts.ts';
import { parsePackage } from '#src/domain/package/parse-package.ts';
import { subjectKey } from '#src/domain/statements/subject-key.ts';
import { revision } from '#test/domain/package/support/cells.ts';
import { deviceOf, fileOf, handed, PLAN } from '#test/domain/package/support/device.ts';

/** Lines of revisions on 36 cells. */
const many = (count: number, note = '') =>
  Array.from({ length: count }, (_, index) =>
    revision({
      id: `r${index}`,
      indicator: PLAN.indicators[index % 9]?.id ?? '',
      month: 1 + (index % 12),
      replaces: index < 36 ? [] : [`r${index - 36}`],
      note,
    }),
  );
const ids = (files: readonly PackageFile[]) =>
  files.flatMap(({ statements }) => statements.map(({ id }) => id));
const opens = (file: PackageFile) => parsePackage(packageText(file));

describe('a log that is larger than a file may be', () => {
  const file = fileOf(deviceOf('a'), many(50_001));
  const parts = packageParts(file);

  it('[M16] leaves as several files, each of which opens, and which together are all of it', () => {
    expect(opens(file)).toEqual({ ok: false, error: { kind: 'too-much' } });
    expect(parts.map(({ part }) => part)).toEqual([
      { number: 1, count: 2 },
      { number: 2, count: 2 },
    ]);
    const read = parts.map(opens);
    expect(read.map((each) => each.ok && each.value.part)).toEqual(parts.map(({ part }) => part));
    expect(new Set(ids(parts))).toEqual(new Set(ids([file])));
    expect(ids(parts)).toHaveLength(50_001);
  });

  it('[M16] keeps a subject in one file, and says in the name which of how many it is', () => {
    const [first, second] = parts.map(
      ({ statements }) => new Set(statements.map((each) => subjectKey(each.subject))),
    );
    expect([...(first ?? [])].filter((key) => second?.has(key) === true)).toEqual([]);
    expect(parts.map((part) => packageFileName(part, '2025-08-03 09:15'))).toEqual([
      '青石县供水服务中心_2026年_全部_第1份共2份_20250803-0915.jxb.json',
      '青石县供水服务中心_2026年_全部_第2份共2份_20250803-0915.jxb.json',
    ]);
  });

  it('[M16] says which files are missing', () => {
    const [first, second] = parts;
    if (first?.part === undefined || second === undefined) throw new Error('two parts');
    const one = { ...first, part: first.part };
    expect(partsMissing(one, [first])).toEqual([2]);
    expect(partsMissing(one, [first, second])).toEqual([]);
    expect(partsMissing(one, [first, { ...second, device: 'x' as never }])).toEqual([2]);
    expect(partsMissing(one, [first, { ...second, createdAt: 7 as never }])).toEqual([2]);
  });

  it('[M12][M16] is taken in as one', () => {
    const plan = planMerge(PLAN, [], ...parts.map(handed));
    expect(plan.ok && plan.value.items.flatMap(({ arriving }) => arriving)).toHaveLength(50_001);
    expect(plan.ok && plan.value.aside).toEqual([]);
  });
});

it('[M16] one cell that is too much for a file is divided all the same', () => {
  const line = Array.from({ length: 50_002 }, (_, index) =>
    revision({ id: `l${index}`, replaces: index === 0 ? [] : [`l${index - 1}`] }),
  );
  const parts = packageParts(fileOf(deviceOf('a'), line));
  expect(parts.map(({ statements }) => statements.length)).toEqual([50_000, 2]);
  expect(ids(parts)).toEqual(line.map(({ id }) => id));
});

it('[M16] texts and seals are measured too', () => {
  const wide = packageParts(fileOf(deviceOf('a'), many(2_000, '长'.repeat(4_000))));
  expect(wide).toHaveLength(2);
  expect(wide.every((part) => new TextEncoder().encode(packageText(part)).length < 16 * 1024 * 1024)).toBe(
    true,
  );
  const seals = Array.from({ length: 51 }, (_, index) => ({ id: `s${index}`, digest: 'a'.repeat(64) }));
  const sealed = packageParts({ ...fileOf(deviceOf('a'), many(3)), seals });
  expect(sealed.map((part) => [part.seals?.length ?? 0, part.statements.length])).toEqual([
    [50, 0],
    [1, 3],
  ]);
  expect(sealed.every((part) => opens(part).ok)).toBe(true);
});

it('[M16] what fits leaves as it is', () => {
  fc.assert(
    fc.property(fc.nat(200), (count) => {
      const file = fileOf(deviceOf('a'), many(count));
      expect(packageParts(file)).toEqual([file]);
    }),
    { numRuns: 20 },
  );
});
