import { kindText } from '#src/domain/catalogue/plan.ts';
import type { LinePlan } from '#src/domain/district/unit-figures.ts';
import type { SnapshotHead } from '#src/domain/package/snapshot-file.ts';
import { ROWS_TOTAL_LABEL, AS_OF_LABEL } from '#src/domain/words/figure-labels.ts';

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

/** What snapshots say of units that sent no package and publish nothing. Pure [DI8]. @param known what there is of units beside them */
export function snapshotLines(
  snapshots: readonly NamedSnapshot[],
  known: readonly LinePlan[],
): SnapshotLines {
  const sent = new Set(known.map((plan) => ofWhom(plan.unitName, plan.project ?? '', plan.year)));
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
      return '这个单位已有数据包或上报，按那些计算，快照没有计入。';
  }
}

/** A column of the units of which there is a snapshot alone: on the screen, in the workbook and in the document the same [DI8]. */
interface SnapshotColumn {
  readonly label: string;
  /** In half-width letters. */
  readonly width: number;
  readonly align: 'left' | 'center' | 'right';
  /** @param timeText of ms since 1970 UTC, in local time */
  readonly cell: (line: NamedSnapshot, timeText: (ms: number) => string) => string;
}

export const SNAPSHOT_COLUMNS: readonly SnapshotColumn[] = [
  {
    label: '单位',
    width: 34,
    align: 'left',
    cell: ({ head }) => `${head.unitName}${head.project === undefined ? '' : ` ${kindText(head.project)}`}`,
  },
  { label: '年度', width: 8, align: 'center', cell: ({ head }) => String(head.year) },
  { label: AS_OF_LABEL, width: 10, align: 'center', cell: ({ head }) => `${head.asOf} 月` },
  { label: ROWS_TOTAL_LABEL, width: 10, align: 'right', cell: ({ head }) => head.total },
  {
    label: '状态',
    width: 10,
    align: 'center',
    cell: ({ head }) => (head.unfinished.length > 0 ? '未定稿' : '已定稿'),
  },
  {
    label: '导出',
    width: 36,
    align: 'left',
    cell: ({ head: { author, exportedAt } }, timeText) =>
      `${author.section} ${author.name} ${timeText(exportedAt)}`,
  },
];

export function snapshotTitle(lines: readonly NamedSnapshot[]): string {
  return `只有快照的单位 ${lines.length} 个`;
}

export const SNAPSHOT_SAYING = '得分是快照导出时的，不随截止月份变化；要看逐项、逾期和预计，请对方发数据包';
