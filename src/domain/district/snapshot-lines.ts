import type { UnitYear } from '#src/domain/district/unit-year.ts';
import type { SnapshotHead } from '#src/domain/package/snapshot-file.ts';

/** A sound snapshot with the name of the file that it came in. */
export interface NamedSnapshot {
  readonly name: string;
  readonly head: SnapshotHead;
}

export interface SnapshotLines {
  /** A line a unit, project and year: the one of the latest month, of several the one that was exported last. */
  readonly lines: readonly NamedSnapshot[];
  readonly leftOut: readonly {
    readonly name: string;
    readonly kind: 'sample' | 'older' | 'has-package';
  }[];
}

/** What snapshots say of units that sent no package [DI8]. Pure. */
export function snapshotLines(
  snapshots: readonly NamedSnapshot[],
  units: readonly UnitYear[],
): SnapshotLines {
  const sent = new Set(units.map(({ plan }) => ofWhom(plan.unitName, plan.project ?? '', plan.year)));
  const newest = new Map<string, NamedSnapshot>();
  const leftOut: SnapshotLines['leftOut'][number][] = [];
  for (const snapshot of snapshots) {
    const { name, head } = snapshot;
    const key = ofWhom(head.unitName, head.project ?? '', head.year);
    const before = newest.get(key);
    if (head.isSample) leftOut.push({ name, kind: 'sample' });
    else if (sent.has(key)) leftOut.push({ name, kind: 'has-package' });
    else if (before === undefined) newest.set(key, snapshot);
    else {
      const [later, earlier] = isLater(head, before.head) ? [snapshot, before] : [before, snapshot];
      newest.set(key, later);
      leftOut.push({ name: earlier.name, kind: 'older' });
    }
  }
  return { lines: [...newest.values()], leftOut };
}

function ofWhom(unitName: string, project: string, year: number): string {
  return [unitName, project, year].join('\n');
}

function isLater(one: SnapshotHead, other: SnapshotHead): boolean {
  return one.asOf === other.asOf ? one.exportedAt > other.exportedAt : one.asOf > other.asOf;
}

/** Why a snapshot has no line, in words. */
export function snapshotLeftOutText(kind: SnapshotLines['leftOut'][number]['kind']): string {
  switch (kind) {
    case 'sample':
      return '这是示例数据的快照，没有计入。';
    case 'older':
      return '同一单位有更新的快照，没有计入这份。';
    case 'has-package':
      return '这个单位已有数据包，按数据包计算，快照没有计入。';
  }
}
