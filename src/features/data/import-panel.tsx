import { useEffect, useRef, useState } from 'react';
import { MergePreview, type MergeEnd } from '#src/features/data/merge-preview.tsx';
import { readPackage, readPackageText, type PickedFile } from '#src/features/data/read-package.ts';
import type { PageProps } from '#src/session/page.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import merge from './merge.module.css';

interface ImportPanelProps extends PageProps {
  /** What was read so far, here or from the shared folder; the first that waits is previewed. */
  readonly files: readonly PickedFile[];
  /** The id of the file that somebody has just asked to see; the preview of it comes into sight. */
  readonly asked: number | null;
  readonly onRead: (file: PickedFile) => void;
}

/** Picks, drops or pastes packages; each is read, said, previewed, and taken in only when somebody says so [N2]. */
export function ImportPanel({ files, asked, onRead, ...props }: ImportPanelProps) {
  const [ends, setEnds] = useState<ReadonlyMap<number, MergeEnd>>(new Map());
  const [isReading, setIsReading] = useState(false);
  const [isOver, setIsOver] = useState(false);
  const [pasted, setPasted] = useState('');

  const take = async (picked: readonly File[]) => {
    setIsReading(true);
    for (const each of picked) onRead(await readPackage(each));
    setIsReading(false);
  };
  const waiting = files.filter(({ id, file }) => file !== null && !ends.has(id));
  const [current] = waiting;
  const preview = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (asked === null) return;
    preview.current?.focus({ preventScroll: true });
    preview.current?.scrollIntoView();
  }, [asked]);
  return (
    <>
      <Panel
        title="导入数据包"
        sub="先看清再并入：逐格比对，冲突逐条选定，可一步撤销"
        className={merge['wide']}
      >
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
            void take(Array.from(event.dataTransfer.files));
          }}
        >
          <label>
            选择文件（可多选），或拖到这里：{' '}
            <input
              type="file"
              multiple
              accept=".json,application/json"
              onChange={(event) => {
                void take(Array.from(event.target.files ?? []));
                event.target.value = '';
              }}
            />
          </label>
          {isReading ? <span role="status">正在读取…</span> : null}
        </div>
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
              onRead(readPackageText('粘贴的文本', pasted));
              setPasted('');
            }}
          >
            读取粘贴的文本
          </Button>
        </details>
        {files.length === 0 ? null : (
          <ul className={merge['files']} aria-label="读到的文件">
            {files.map((each) => (
              <FileLine key={each.id} picked={each} end={ends.get(each.id)} isCurrent={each === current} />
            ))}
          </ul>
        )}
      </Panel>
      {current?.file === undefined || current.file === null ? null : (
        <div ref={preview} tabIndex={-1} className={merge['preview']}>
          <MergePreview
            key={current.id}
            {...props}
            name={current.name}
            file={current.file}
            fileId={current.id}
            others={waiting.length - 1}
            onEnd={(end) => setEnds((before) => new Map(before).set(current.id, end))}
          />
        </div>
      )}
    </>
  );
}

interface FileLineProps {
  readonly picked: PickedFile;
  readonly end: MergeEnd | undefined;
  readonly isCurrent: boolean;
}

function FileLine({ picked: { name, file, words }, end, isCurrent }: FileLineProps) {
  if (file === null)
    return (
      <li>
        ✕ <strong>{name}</strong> <span className={merge['fault']}>{words}</span>
      </li>
    );
  const { scope } = file;
  const rows = scope.kind === 'all' ? '全部' : `${scope.section} ${scope.from}–${scope.through}月`;
  return (
    <li>
      <strong>{name}</strong>（{end?.words ?? (isCurrent ? '正在预览' : '等待预览')}）
      <span className={merge['who']}>
        {file.unitName}，{file.year} 年度，{rows}，{file.statements.length + file.unread.length} 次记录；
        {file.author.section} {file.author.name} 于 {dateTimeText(file.createdAt)} 在设备{' '}
        {file.device.slice(0, 6)} 导出{words === '' ? '' : `；${words}`}
      </span>
    </li>
  );
}
