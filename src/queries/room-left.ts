import { useEffect, useState } from 'react';

/** About how many bytes the browser would still store for this address; null where it does not say (plain http). */
export function useRoomLeft(): number | null {
  const [room, setRoom] = useState<number | null>(null);
  useEffect(() => {
    let isGone = false;
    // Not a promise: an estimate only, and missing on plain http.
    const storage = navigator.storage as StorageManager | undefined;
    storage
      ?.estimate?.()
      .then(({ usage, quota }) => {
        if (!isGone && usage !== undefined && quota !== undefined) setRoom(Math.max(0, quota - usage));
      })
      .catch(() => undefined);
    return () => {
      isGone = true;
    };
  }, []);
  return room;
}
