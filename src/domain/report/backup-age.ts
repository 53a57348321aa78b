/** How safe the year is outside this browser. ms since 1970 UTC. */
export interface BackupFacts {
  /** When everything was last handed over as a file; null: never. */
  readonly backupAt: number | null;
  /** The newest operation; null: nothing has been done. */
  readonly changedAt: number | null;
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

export function backupWords({ backupAt, changedAt, now, isPersisted }: BackupFacts): BackupWords {
  const detail = isPersisted === true ? '浏览器不会自动清理数据' : '浏览器可能清理数据';
  if (changedAt === null) return { state: 'none', text: '尚无数据，不需备份', detail };
  if (backupAt === null) return { state: 'due', text: '尚未备份到本机以外', detail };
  const days = Math.max(0, Math.floor((now - backupAt) / DAY_MS));
  const age = days === 0 ? '今天已备份' : `上次备份在 ${days} 天前`;
  if (changedAt <= backupAt) return { state: 'fresh', text: `${age}，之后没有修改`, detail };
  return { state: days >= DUE_DAYS ? 'due' : 'fresh', text: `${age}，之后有修改`, detail };
}

/** A reminder that was put off stays away for a day. */
export function isPutOff(putOffAt: number | null, now: number): boolean {
  return putOffAt !== null && now >= putOffAt && now - putOffAt < DAY_MS;
}
