import { useRef } from 'react';
import { leftOutText } from '#src/domain/district/district-table.ts';
import type { LeftOut } from '#src/domain/district/unit-year.ts';
import { plainName, type PickedFile } from '#src/reading/read-package.ts';
import { useReading } from '#src/reading/use-reading.ts';
import { useLaidOut } from '#src/session/laid-out.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { FileButton } from '#src/ui/file-button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { useFileDrop } from '#src/ui/use-file-drop.ts';
import styles from './district.module.css';

const ACCEPT = '.json,.zip,application/json,application/zip';
/** What else lies in a folder is passed over without a word. */
const MAY_BE_PACKAGE = /\.(?:json|zip)$/i;

/** Picks or takes dropped files of units, a whole folder too; says what is being read and what could not be [DI6]. */
export function LaidOutFiles({ leftOut }: { readonly leftOut: readonly LeftOut[] }) {
  const { packages, unread, add, clear } = useLaidOut();
  const batch = useRef<PickedFile[]>([]);
  const { reading, take, cancel } = useReading(
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
  const { isOver, handlers } = useFileDrop(take);
  const refused = [
    ...unread,
    ...leftOut.map((each) => ({ name: plainName(each.name), words: leftOutText(each) })),
  ];
  return (
    <div className={styles['files']}>
      <Panel>
        <div className={classNames(styles['drop'], isOver && styles['over'])} {...handlers}>
          <span>
            {packages.length === 0
              ? '把各单位发来的数据包（.jxb.json，或导出全部得到的 .zip）拖到这里，或'
              : `已读 ${packages.length} 份数据包，可继续拖入，或`}
          </span>
          <FileButton label="选择文件…" accept={ACCEPT} isMultiple look="plain" onFiles={take}>
            选择文件…
          </FileButton>
          <FileButton
            label="选择文件夹…"
            accept=""
            isFolder
            look="plain"
            onFiles={(files) => take(files.filter(({ name }) => MAY_BE_PACKAGE.test(name)))}
          >
            选择文件夹…
          </FileButton>
          {packages.length + unread.length === 0 ? null : (
            <Button look="quiet" onClick={clear}>
              全部移出
            </Button>
          )}
        </div>
        {reading === null ? null : (
          <p>
            <span role="status">{reading}</span> <Button onClick={cancel}>取消读取</Button>
          </p>
        )}
        {refused.length === 0 ? null : (
          <details open={packages.length === 0}>
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
