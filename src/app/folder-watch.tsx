import { createElement, useEffect, useState } from 'react';
import type { FolderLightProps } from '#src/app/folder-light.tsx';

type Light = (props: FolderLightProps) => React.ReactNode;

/** The first screen comes first; the folder can wait. */
const WAIT_MS = 2_000;

/** Keeps the shared folder in step from any place, where the browser has folders. Its code is no part of the first load. */
export function FolderWatch(props: FolderLightProps) {
  const [light, setLight] = useState<Light | null>(null);
  useEffect(() => {
    if (!('showDirectoryPicker' in window)) return undefined;
    const timer = setTimeout(() => {
      import('#src/app/folder-light.tsx').then(
        ({ FolderLight }) => setLight(() => FolderLight),
        // Without its code (a folder of the app copied by half) all else works the same.
        () => undefined,
      );
    }, WAIT_MS);
    return () => clearTimeout(timer);
  }, []);
  return light === null ? null : createElement(light, { key: props.plan.id, ...props });
}
