import { useCallback, useEffect, useState } from 'react';
import type { NewVersion } from '#src/app/new-version.ts';
import { useUnsentForm } from '#src/app/unsent-form.ts';
import type { WatchVersion } from '#src/app/watch-version.ts';
import { hasUnsavedWork } from '#src/queries/save-queue.ts';
import { hasTypedText } from '#src/session/entry-session.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import styles from './update-prompt.module.css';

interface UpdatePromptProps {
  /** null while nothing can be unsaved: the data is not open. */
  readonly storage: TrackerStorage | null;
  readonly watch: WatchVersion;
}

/** A click also ends an edit, whose save takes some milliseconds. */
const SETTLES_IN_MS = 400;

/** «有新版本，点此更新»: reloads on a click and never by itself, and not while something typed is not stored. */
export function UpdatePrompt({ storage, watch }: UpdatePromptProps) {
  const [version, setVersion] = useState<NewVersion | null>(null);
  const [isHeldUp, setIsHeldUp] = useState(false);
  const hasUnsentForm = useUnsentForm();
  const isBusy = useCallback(
    () => hasTypedText() || hasUnsentForm() || (storage !== null && hasUnsavedWork(storage)),
    [storage, hasUnsentForm],
  );
  useEffect(() => watch(isBusy, setVersion), [watch, isBusy]);

  const update = () => {
    setIsHeldUp(false);
    if (!isBusy()) {
      version?.take();
      return;
    }
    setTimeout(() => {
      if (isBusy()) setIsHeldUp(true);
      else version?.take();
    }, SETTLES_IN_MS);
  };
  return (
    <div role="status">
      {version === null ? null : (
        <div className={styles['prompt']}>
          <button type="button" className={styles['take']} onClick={update}>
            {isHeldUp ? '还有内容没有存好，存好后再点此更新' : '有新版本，点此更新'}
          </button>
          <button type="button" className={styles['later']} onClick={() => setVersion(null)}>
            稍后
          </button>
        </div>
      )}
    </div>
  );
}
