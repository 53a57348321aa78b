import { useRef, useState, type ClipboardEvent } from 'react';
import type { TableFile } from '#src/domain/import/table.ts';
import type { Result } from '#src/kernel/result.ts';
import type { Refusal } from '#src/tables/refusal.ts';
import { READING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { FileButton } from '#src/ui/file-button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { useFileDrop } from '#src/ui/use-file-drop.ts';
import styles from './plans.module.css';

const ACCEPT = '.xlsx,.xls,.docx,.html,.htm,.csv,.tsv,.txt';

interface WaysInProps {
  /** A table was read. @param name of the file, or how it came */
  readonly onTable: (file: TableFile, name: string) => void;
  readonly onEmpty: () => void;
}

/** 粘贴表格, 打开文件, 空白新建: three ways to a draft, of which the first two go through the preview [PL8]. */
export function WaysIn({ onTable, onEmpty }: WaysInProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [isReading, setIsReading] = useState(false);
  const latest = useRef(0);

  const take = async (name: string, read: () => Promise<Result<TableFile, Refusal>>) => {
    const turn = (latest.current += 1);
    setProblem(null);
    setIsReading(true);
    const said = await outcome(read);
    // A second file was picked meanwhile: that one is meant.
    if (turn !== latest.current) return;
    setIsReading(false);
    if (typeof said === 'string') setProblem(said);
    else onTable(said, name);
  };
  const takeFiles = ([file, ...more]: readonly File[]) => {
    if (file === undefined) return;
    if (more.length > 0) {
      setProblem('一次打开一个文件：其中有几张表，会一并列出。');
      return;
    }
    void take(file.name, async () => (await tablesReader()).readTablesInWorker(file));
  };
  const drop = useFileDrop(takeFiles);
  const paste = (event: ClipboardEvent) => {
    drop.handlers.onPaste(event);
    if (event.defaultPrevented) return;
    event.preventDefault();
    const pasted = {
      html: event.clipboardData.getData('text/html'),
      text: event.clipboardData.getData('text/plain'),
    };
    void take('粘贴的表格', async () => (await pasteReader()).readPastedTables(pasted));
  };

  return (
    <Panel title="新方案" sub="先读成草稿，核对无误再下达；读不清的一格不猜，逐格指出">
      <div
        className={drop.isOver ? `${styles['ways']} ${styles['isOver']}` : styles['ways']}
        {...drop.handlers}
        onPaste={paste}
      >
        <div className={styles['way']}>
          <strong>粘贴表格</strong>
          <span>在 Excel、WPS、Word 或网页里选中整张目标表（连同表头）复制，再点下面的框按 Ctrl+V</span>
          <textarea
            className={styles['pasteBox']}
            aria-label="粘贴目标表"
            placeholder="点这里，按 Ctrl+V"
            rows={2}
            value=""
            onChange={() => undefined}
          />
        </div>
        <div className={styles['way']}>
          <strong>打开文件</strong>
          <span>
            .xlsx .xls .docx .html .csv .tsv .txt，也可以把文件拖到这里；一个文件里有几张目标表，会一并列出
          </span>
          <FileButton label="打开文件…" accept={ACCEPT} onFiles={takeFiles} look="plain">
            打开文件…
          </FileButton>
        </div>
        <div className={styles['way']}>
          <strong>空白新建</strong>
          <span>没有现成的表：从第一项填起，可随时补、删、调整顺序</span>
          <Button onClick={onEmpty}>空白新建</Button>
        </div>
      </div>
      <p role="status" className={styles['reading']}>
        {isReading ? READING : ''}
      </p>
      {problem === null ? null : (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </Panel>
  );
}

const tablesReader = () => import('#src/tables/tables-in-worker.ts');
const pasteReader = () => import('#src/tables/read-tables.ts');

/** The tables, or what is wrong, in words. */
async function outcome(read: () => Promise<Result<TableFile, Refusal>>): Promise<TableFile | string> {
  try {
    const file = await read();
    if (file.ok) return file.value;
    const { refusalText } = await import('#src/tables/refusal.ts');
    return refusalText(file.error);
  } catch {
    return '读取表格的程序没有取到，请再试一次。';
  }
}
