import { describe, expect, it } from 'vitest';
import { snapshotLeftOutText, snapshotLines } from '#src/domain/district/snapshot-lines.ts';
import { gatherUnits } from '#src/domain/district/unit-year.ts';
import { WATER } from '#test/support/water-plan.ts';
import { SNAPSHOT_FORMAT, SNAPSHOT_VERSION, type SnapshotHead } from '#src/domain/package/snapshot-file.ts';
import type { Instant } from '#src/domain/statements/statement.ts';
import { packageOfUnit, planOfUnit } from '#test/support/district.ts';

const head = (unitName: string, more: Partial<SnapshotHead> = {}): SnapshotHead => ({
  format: SNAPSHOT_FORMAT,
  version: SNAPSHOT_VERSION,
  unitName,
  year: 2026,
  asOf: 11,
  isSample: false,
  unfinished: [],
  total: '78.88',
  exportedAt: 1_764_638_100_000 as Instant,
  author: { name: '周艳', section: '综合科' },
  ...more,
});

describe('units that sent a snapshot', () => {
  it('[DI8] have a line each; of several the latest month counts, then the last exported', () => {
    const { lines, leftOut } = snapshotLines(
      [
        { name: 'a10', head: head('甲', { asOf: 10, exportedAt: 9_999_999_999_999 as Instant }) },
        { name: 'a11', head: head('甲') },
        { name: 'a11-later', head: head('甲', { exportedAt: 1_764_638_100_001 as Instant }) },
        { name: 'a-project', head: head('甲', { project: '网站群运维' }) },
        { name: 'a-2025', head: head('甲', { year: 2025 }) },
        { name: 'b', head: head('乙') },
      ],
      [],
    );
    expect(lines.map(({ name }) => name)).toEqual(['a11-later', 'a-project', 'a-2025', 'b']);
    expect(leftOut).toEqual([
      { name: 'a10', kind: 'older' },
      { name: 'a11', kind: 'older' },
    ]);
  });

  it('[DI8] are not counted beside their package, nor as 示例数据, and it is said why', () => {
    const plan = planOfUnit(WATER, 'unit-1', '甲');
    const { units } = gatherUnits([{ name: 'a.jxb.json', file: { ...packageOfUnit(plan, []), unread: [] } }]);
    const { lines, leftOut } = snapshotLines(
      [
        { name: 'a', head: head('甲') },
        { name: 's', head: head('丙', { isSample: true }) },
        { name: 'a-2025', head: head('甲', { year: 2025 }) },
      ],
      units.map((unit) => unit.plan),
    );
    expect(lines.map(({ name }) => name)).toEqual(['a-2025']);
    expect(leftOut.map(({ name, kind }) => [name, snapshotLeftOutText(kind)])).toEqual([
      ['a', '这个单位已有数据包或上报，按那些计算，快照没有计入。'],
      ['s', '这是示例数据的快照，没有计入。'],
    ]);
  });
});
