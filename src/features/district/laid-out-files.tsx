import { useRef } from 'react';
import { leftOutText } from '#src/domain/district/district-table.ts';
import { snapshotLeftOutText, type SnapshotLines } from '#src/domain/district/snapshot-lines.ts';
import type { LeftOut } from '#src/domain/district/unit-year.ts';
import { useSnapshots } from '#src/features/district/use-snapshots.ts';
import { plainName, type PickedFile } from '#src/reading/read-package.ts';
import { useReading } from '#src/reading/use-reading.ts';
import { useLaidOut } from '#src/session/laid-out.ts';
import { PICK_FILES, PICK_FOLDER, STOP_READING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { FileButton } from '#src/ui/file-button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { useFileDrop } from '#src/ui/use-file-drop.ts';
import styles from './district.module.css';

const ACCEPT = '.json,.zip,.html,application/json,application/zip,text/html';
/** What else lies in a folder is passed over without a word. */
const MAY_BE_PACKAGE = /\.(?:json|zip|html?)$/i;

/** Picks or takes dropped files of units, a whole folder too; says what is being read and what could not be [DI6]. */
export function LaidOutFiles({
  leftOut,
  snapshotsLeftOut,
}: {
  readonly leftOut: readonly LeftOut[];
  readonly snapshotsLeftOut: SnapshotLines['leftOut'];
}) {
  const { packages, snapshots, unread, add, clear } = useLaidOut();
  const batch = useRef<PickedFile[]>([]);
  const {
    reading,
    take: takePackages,
    cancel,
  } = useReading(
    (read) => batch.current.push(read),
    () => {
      const read = batch.current;
      batch.current = [];
      add(
        read.flatMap(({ name, file }) => (file === null ? [] : [{ name, file }])),
        read.flatMap(({ name, file, draft, words }) =>
          file === null
            ? [{ name, words: draft === undefined ? words : '这是方案草稿，没有填报数据。' }]
            : [],
        ),
      );
    },
  );
  const { reading: readingSnapshot, take } = useSnapshots(takePackages);
  const { isOver, handlers } = useFileDrop(take);
  const refused = [
    ...unread,
    ...leftOut.map((each) => ({ name: plainName(each.name), words: leftOutText(each) })),
    ...snapshotsLeftOut.map(({ name, kind }) => ({
      name: plainName(name),
      words: snapshotLeftOutText(kind),
    })),
  ];
  return (
    <div className={styles['files']}>
      <Panel>
        <div className={classNames(styles['drop'], isOver && styles['over'])} {...handlers}>
          <span>
            {packages.length + snapshots.length === 0
              ? '把各单位发来的数据包（.jxb.json，或导出全部得到的 .zip）或绩效快照（.html）拖到这里，或'
              : `已读 ${readText(packages.length, snapshots.length)}，可继续拖入，或`}
          </span>
          <FileButton label={PICK_FILES} accept={ACCEPT} isMultiple look="plain" onFiles={take}>
            {PICK_FILES}
          </FileButton>
          <FileButton
            label={PICK_FOLDER}
            accept=""
            isFolder
            look="plain"
            onFiles={(files) => take(files.filter(({ name }) => MAY_BE_PACKAGE.test(name)))}
          >
            {PICK_FOLDER}
          </FileButton>
          {packages.length + snapshots.length + unread.length === 0 ? null : (
            <Button look="quiet" onClick={clear}>
              全部移出
            </Button>
          )}
        </div>
        {reading === null ? null : (
          <p>
            <span role="status">{reading}</span> <Button onClick={cancel}>{STOP_READING}</Button>
          </p>
        )}
        {readingSnapshot === null ? null : <p role="status">{readingSnapshot}</p>}
        {refused.length === 0 ? null : (
          <details open={packages.length + snapshots.length === 0}>
            <summary>{refused.length} 个文件没有计入</summary>
            <ul className={styles['refused']}>
              {refused.map(({ name, words }) => (
                <li key={name}>
                  {name}：{words}
                </li>
              ))}
            </ul>
          </details>
        )}
      </Panel>
    </div>
  );
}

function readText(packages: number, snapshots: number): string {
  const parts = [
    [packages, '份数据包'],
    [snapshots, '份快照'],
  ] as const;
  return parts.flatMap(([count, what]) => (count === 0 ? [] : [`${count} ${what}`])).join('、');
}
