import { useEffect, useState } from 'react';
import { EngineSlot } from '#src/features/data/engine-slot.tsx';
import type { FolderPackage } from '#src/features/data/folder-file-list.tsx';
import { HistoryPanel } from '#src/features/data/history-panel.tsx';
import { ImportPanel } from '#src/features/data/import-panel.tsx';
import { OperationsPanel } from '#src/features/data/operations-panel.tsx';
import { PackageExportPanel } from '#src/features/data/package-export-panel.tsx';
import { pickedFile, type PickedFile } from '#src/reading/read-package.ts';
import { RestorePanel } from '#src/features/data/restore-panel.tsx';
import { SharedFolderPanel } from '#src/features/data/shared-folder-panel.tsx';
import { SnapshotPanel } from '#src/features/data/snapshot-panel.tsx';
import { SoundnessPanel } from '#src/features/data/soundness-panel.tsx';
import { StoragePanel } from '#src/features/data/storage-panel.tsx';
import { handedTo, useHandedFiles } from '#src/session/handed-files.ts';
import { useYear } from '#src/queries/year.ts';
import type { PageProps } from '#src/session/page.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { placeHref } from '#src/session/place.ts';
import { Coming } from '#src/ui/coming.tsx';
import styles from './data.module.css';

/** What is stored where, what was done, how to take everything along, and whether it is sound. */
export function DataPage(props: PageProps) {
  // Read on the page of another plan, and handed on to this one [PL11].
  const [files, setFiles] = useState<readonly PickedFile[]>(() =>
    handedTo(props.plan.id).map(({ name, file }) => pickedFile(name, file)),
  );
  useEffect(() => useHandedFiles.getState().clear(), []);
  const [asked, setAsked] = useState<number | null>(null);
  const { isLoading } = useYear(props.plan.id);
  const openFromFolder = (opened: readonly FolderPackage[]) => {
    const picked = opened.map(({ name, file }) => pickedFile(name, file));
    const isOlder = ({ name, file }: PickedFile) =>
      opened.some((each) => each.name === name && each.file.device === file?.device);
    setFiles((before) => [...picked, ...before.filter((each) => !isOlder(each))]);
    setAsked(picked[0]?.id ?? null);
  };
  // What a section has and what a return would change is not known before [B63].
  if (isLoading) return <Coming what={PLACE_TITLES.data} />;
  return (
    <>
      <div className={styles['head']}>
        <h1 className={styles['pageTitle']}>
          {PLACE_TITLES.data} <small>{props.place.isSample ? '示例数据这一份' : '本机这一份'}</small>
        </h1>
        <a href={placeHref({ ...props.place, name: 'district', view: null })}>汇总各单位…</a>
      </div>
      <ImportPanel
        key={props.plan.id}
        {...props}
        files={files}
        asked={asked}
        onRead={(read) => setFiles((before) => [...before, read])}
      />
      <div className={styles['columns']}>
        <div className={styles['column']}>
          <PackageExportPanel {...props} />
          <SharedFolderPanel {...props} onOpen={openFromFolder} />
          <EngineSlot {...props} onOpen={openFromFolder} />
          <SnapshotPanel {...props} />
          <RestorePanel {...props} />
        </div>
        <div className={styles['column']}>
          <StoragePanel plan={props.plan} />
          <OperationsPanel {...props} />
          <SoundnessPanel plan={props.plan} />
        </div>
      </div>
      <HistoryPanel key={`history ${props.plan.id}`} {...props} />
    </>
  );
}
