import type { Instant, OperationId } from '#src/domain/statements/statement.ts';

/** What was handed over: everything up to an operation of this device. Clocks may be wrong; the order of operations is not [B50]. */
export interface BackupMark {
  /** When it was read, by this device's clock, ms since 1970 UTC. */
  readonly at: number;
  /** The newest operation that is in it; null: written by a version that did not say. */
  readonly operation: OperationId | null;
}

/** How safe the year is outside this browser. */
export interface BackupFacts {
  /** null: nothing was ever handed over. */
  readonly backup: BackupMark | null;
  /** The newest operation of this device; null: nothing has been done. */
  readonly newest: { readonly id: OperationId; readonly at: Instant } | null;
  /** The first one that is in no file; null: there is none, or it cannot be told from its mark. */
  readonly first: { readonly at: Instant } | null;
  /** ms since 1970 UTC */
  readonly now: number;
  /** Whether the browser has promised not to evict; null: it does not say. */
  readonly isPersisted: boolean | null;
}

export interface BackupWords {
  /** «due»: changes that are in no file for a week. */
  readonly state: 'none' | 'fresh' | 'due';
  readonly text: string;
  readonly detail: string;
}

const DAY_MS = 86_400_000;
/** A reminder that is not a nag: a week, and only when something has changed [N7]. */
const DUE_DAYS = 7;

/** How old the last file of everything is, and whether what it lacks has waited for a week [N7]. */
export function backupWords({ backup, newest, first, now, isPersisted }: BackupFacts): BackupWords {
  const detail = isPersisted === true ? '浏览器不会自动清理数据' : '浏览器可能清理数据';
  if (newest === null) return { state: 'none', text: '尚无数据，不需备份', detail };
  if (backup === null)
    return { state: waitedLong(first, now) ? 'due' : 'fresh', text: '尚未备份到本机以外', detail };
  // A file from tomorrow: one of the two clocks is wrong, and nothing is known of its age.
  const isAhead = backup.at > now + DAY_MS;
  const days = Math.max(0, Math.floor((now - backup.at) / DAY_MS));
  const age = isAhead
    ? '备份过，时间不明（本机时钟有误）'
    : days === 0
      ? '今天已备份'
      : `上次备份在 ${days} 天前`;
  const isChanged =
    backup.operation === null ? isAhead || newest.at > backup.at : newest.id !== backup.operation;
  if (!isChanged) return { state: 'fresh', text: `${age}，之后没有修改`, detail };
  const isDue = isAhead || (days >= DUE_DAYS && waitedLong(first, now));
  return { state: isDue ? 'due' : 'fresh', text: `${age}，之后有修改`, detail };
}

/** A week, by the clock under which it was said; one that was ahead tells nothing, and counts as a week. */
function waitedLong(first: BackupFacts['first'], now: number): boolean {
  return first === null || first.at > now + DAY_MS || now - first.at >= DUE_DAYS * DAY_MS;
}

/** A reminder that was put off stays away for a day. */
export function isPutOff(putOffAt: number | null, now: number): boolean {
  return putOffAt !== null && now >= putOffAt && now - putOffAt < DAY_MS;
}
