import { createElement, useCallback, useEffect, useState } from 'react';
import type { FolderLightProps } from '#src/app/folder-light.tsx';
import { Button } from '#src/ui/button.tsx';
import { whenIdle } from '#src/ui/use-lazy.ts';

type Light = (props: FolderLightProps) => React.ReactNode;

const loadLight = () => import('#src/app/folder-light.tsx');

/** The first screen comes first; the folder can wait. */
const WAIT_MS = 2_000;

/** Keeps the shared folder in step from any place, where the browser has folders. Its code is no part of the first load. */
export function FolderWatch(props: FolderLightProps) {
  const [light, setLight] = useState<Light | null>(null);
  const [isMissing, setIsMissing] = useState(false);
  const load = useCallback(() => {
    setIsMissing(false);
    loadLight().then(
      ({ FolderLight }) => setLight(() => FolderLight),
      () => setIsMissing(true),
    );
  }, []);
  useEffect(() => {
    if (!('showDirectoryPicker' in window)) return undefined;
    return whenIdle(load, WAIT_MS);
  }, [load]);
  if (isMissing) {
    return (
      <Button look="quiet" title="程序文件没有取到；共享文件夹暂不同步，数据没有受影响" onClick={load}>
        共享文件夹没有载入，重试
      </Button>
    );
  }
  return light === null ? null : createElement(light, { key: props.plan.id, ...props });
}
