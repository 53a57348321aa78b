import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { backupWords, isPutOff } from '#src/domain/words/backup-age.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { readPreference, writePreference } from '#src/session/preference.ts';
import { classNames } from '#src/ui/class-names.ts';
import styles from './backup-light.module.css';

/** A plan's own: putting one reminder off says nothing of another plan's data. */
const putOffKey = (plan: PlanId) => `backup-put-off.${plan}`;

/** A page stays open for days; what is a week old must be seen then too. */
const LOOK_AGAIN = 600_000;

interface BackupLightProps {
  readonly plan: Plan;
  readonly href: string;
}

/** How old the last backup outside is, and whether the browser may evict; changes that wait for a week turn it amber, and it can be put off for a day [N7]. */
export function BackupLight({ plan, href }: BackupLightProps) {
  const storage = useStorage();
  const [now, setNow] = useState(Date.now);
  const [putOffAt, setPutOffAt] = useState(() => readPutOff(plan.id));
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), LOOK_AGAIN);
    return () => window.clearInterval(timer);
  }, []);
  const { data: backup } = useQuery(trackerQueries.backup(storage, plan.id));
  const { data: operations } = useQuery(trackerQueries.operations(storage, plan.id, 1));
  const { data: first } = useQuery(trackerQueries.unsaved(storage, plan.id));
  const { data: isPersisted } = useQuery({ queryKey: ['persisted'], queryFn: askPersisted });
  if (backup === undefined || operations === undefined || first === undefined || isPersisted === undefined)
    return null;
  const [newest = null] = operations;
  const words = backupWords({ backup, newest, first, now, isPersisted });
  const isDue = words.state === 'due' && !isPutOff(putOffAt, now);
  return (
    <div className={classNames(styles['light'], isDue && styles['due'])} role="group" aria-label="备份情况">
      <a href={href}>
        <span aria-hidden="true">{words.state === 'due' ? '▲' : '●'}</span> {words.text}
      </a>
      <small>{words.detail}</small>
      {isDue ? (
        <button
          type="button"
          onClick={() => {
            const at = Date.now();
            writePreference(putOffKey(plan.id), String(at));
            setNow(at);
            setPutOffAt(at);
          }}
        >
          明天再提醒
        </button>
      ) : null}
    </div>
  );
}

function readPutOff(plan: PlanId): number | null {
  const at = Number(readPreference(putOffKey(plan)) ?? Number.NaN);
  return Number.isSafeInteger(at) ? at : null;
}

async function askPersisted(): Promise<boolean | null> {
  // Missing on plain-http intranet addresses, whatever the types say.
  const storage = navigator.storage as StorageManager | undefined;
  try {
    return (await storage?.persisted?.()) ?? null;
  } catch {
    return null;
  }
}
