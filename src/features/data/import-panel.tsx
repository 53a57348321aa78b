import { useEffect, useRef, useState } from 'react';
import { otherPlanFault } from '#src/domain/package/merge-plan.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import { FileRestore } from '#src/features/data/file-restore.tsx';
import { MergePreview } from '#src/features/data/merge-preview.tsx';
import { PickedFileLine } from '#src/features/data/picked-file-line.tsx';
import type { PickedFile } from '#src/reading/read-package.ts';
import { useReading } from '#src/reading/use-reading.ts';
import { asAuthor } from '#src/session/as-author.ts';
import type { PageProps } from '#src/session/page.ts';
import { PICK_FILES, STOP_READING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { Panel } from '#src/ui/panel.tsx';
import merge from './merge.module.css';

interface ImportPanelProps extends PageProps {
  /** What was read so far, here or from the shared folder; those that wait are previewed together. */
  readonly files: readonly PickedFile[];
  /** The id of the file that somebody has just asked to see; the preview of it comes into sight. */
  readonly asked: number | null;
  readonly onRead: (file: PickedFile) => void;
}

/** A file that can be merged into the plan. */
interface FittingFile extends PickedFile {
  readonly file: OpenedPackage;
}

/** Picks, drops or pastes packages; each is read, said, previewed, and taken in only when somebody says so [N2] [N10]. */
export function ImportPanel({ files, asked, onRead, ...props }: ImportPanelProps) {
  const { plan, author, askAuthor } = props;
  const [ends, setEnds] = useState<ReadonlyMap<number, string>>(new Map());
  const [batch, setBatch] = useState(0);
  const [restored, setRestored] = useState<FittingFile | null>(null);
  const [isMerging, setIsMerging] = useState(false);
  const { reading, take, cancel } = useReading(onRead);
  const waiting = files.filter((each): each is FittingFile => {
    const { id, file } = each;
    return file !== null && !ends.has(id) && otherPlanFault(plan, file) === null;
  });
  const preview = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    if (asked === null) return;
    // Of a file that cannot be merged here there is no preview, and what can be done with it stands in its line.
    const shown = preview.current ?? list.current;
    shown?.focus({ preventScroll: true });
    shown?.scrollIntoView();
  }, [asked]);
  const end = (ended: readonly PickedFile[], words: string) =>
    setEnds((before) => new Map([...before, ...ended.map(({ id }): [number, string] => [id, words])]));
  return (
    <>
      <Panel
        title="导入数据包"
        sub="先看清再并入：逐格比对，冲突逐条选定，几个文件一步并入，可一步撤销"
        className={merge['wide']}
      >
        <DropPlace onFiles={take} />
        {reading === null ? null : (
          <p className={merge['reading']}>
            <span role="status">{reading}</span> <Button onClick={cancel}>{STOP_READING}</Button>
          </p>
        )}
        <PasteBox onText={(text) => take([new File([text], '粘贴的文本')])} />
        {files.length === 0 ? null : (
          <ul ref={list} tabIndex={-1} className={merge['files']} aria-label="读到的文件">
            {files.map((each) => (
              <PickedFileLine
                key={each.id}
                plan={plan}
                picked={each}
                end={ends.get(each.id)}
                isOneOfSeveral={waiting.length > 1}
                isMerging={isMerging}
                read={files}
                left={files.filter(({ id }) => !ends.has(id))}
                go={props.go}
                author={author}
                askAuthor={askAuthor}
                onDrop={() => end([each], '已移出，没有并入')}
                onRestore={(file) => asAuthor(author, askAuthor, () => setRestored({ ...each, file }))}
              />
            ))}
          </ul>
        )}
      </Panel>
      {waiting.length === 0 ? null : (
        <div ref={preview} tabIndex={-1} className={merge['preview']}>
          <MergePreview
            key={batch}
            {...props}
            files={waiting}
            onMerging={setIsMerging}
            onEnd={(words) => {
              end(waiting, words);
              setBatch(batch + 1);
            }}
          />
        </div>
      )}
      {restored === null ? null : (
        <FileRestore
          plan={plan}
          author={author}
          name={restored.name}
          file={restored.file}
          onClose={() => setRestored(null)}
        />
      )}
    </>
  );
}

function DropPlace({ onFiles }: { readonly onFiles: (files: readonly File[]) => void }) {
  const [isOver, setIsOver] = useState(false);
  return (
    <div
      className={classNames(merge['drop'], isOver && merge['over'])}
      onDragOver={(event) => {
        event.preventDefault();
        setIsOver(true);
      }}
      onDragLeave={() => setIsOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setIsOver(false);
        onFiles(Array.from(event.dataTransfer.files));
      }}
    >
      <label>
        <strong>{PICK_FILES}</strong>（可多选），或拖到这里
        <input
          type="file"
          multiple
          accept=".json,.zip,application/json,application/zip"
          onChange={(event) => {
            onFiles(Array.from(event.target.files ?? []));
            event.target.value = '';
          }}
        />
      </label>
    </div>
  );
}

function PasteBox({ onText }: { readonly onText: (text: string) => void }) {
  const [pasted, setPasted] = useState('');
  return (
    <details>
      <summary>粘贴数据包文本</summary>
      <textarea
        className={merge['paste']}
        aria-label="数据包文本"
        rows={4}
        value={pasted}
        onChange={(event) => setPasted(event.target.value)}
      />
      <Button
        disabled={pasted.trim() === ''}
        onClick={() => {
          onText(pasted);
          setPasted('');
        }}
      >
        读取粘贴的文本
      </Button>
    </details>
  );
}
