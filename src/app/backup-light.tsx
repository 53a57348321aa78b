import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { backupWords, isPutOff } from '#src/domain/words/backup-age.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { readPreference, writePreference } from '#src/session/preference.ts';
import { classNames } from '#src/ui/class-names.ts';
import styles from './backup-light.module.css';

const PUT_OFF = 'backup-put-off';

interface BackupLightProps {
  readonly plan: Plan;
  readonly href: string;
}

/** How old the last backup outside is; a week with changes turns it amber, and it can be put off for a day [N7]. */
export function BackupLight({ plan, href }: BackupLightProps) {
  const storage = useStorage();
  const [now] = useState(Date.now);
  const [putOffAt, setPutOffAt] = useState(readPutOff);
  const { data: backup } = useQuery(trackerQueries.backup(storage, plan.id));
  const { data: operations } = useQuery(trackerQueries.operations(storage, plan.id, 1));
  const { data: isPersisted } = useQuery({ queryKey: ['persisted'], queryFn: askPersisted });
  if (backup === undefined || operations === undefined || isPersisted === undefined) return null;
  const [newest = null] = operations;
  const words = backupWords({ backup, newest, now, isPersisted });
  const isDue = words.state === 'due' && !isPutOff(putOffAt, now);
  return (
    <div className={classNames(styles['light'], isDue && styles['due'])} role="group" aria-label="备份情况">
      <a href={href} title={words.detail}>
        <span aria-hidden="true">{words.state === 'due' ? '▲' : '●'}</span> {words.text}
      </a>
      {isDue ? (
        <button
          type="button"
          onClick={() => {
            const at = Date.now();
            writePreference(PUT_OFF, String(at));
            setPutOffAt(now);
          }}
        >
          明天再提醒
        </button>
      ) : null}
    </div>
  );
}

function readPutOff(): number | null {
  const at = Number(readPreference(PUT_OFF) ?? Number.NaN);
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
