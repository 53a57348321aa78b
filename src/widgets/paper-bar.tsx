import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useState, type ReactNode } from 'react';
import { saveFile } from '#src/export/save-file.ts';
import { PRINT, MAKING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { Lacks } from '#src/ui/lacks.tsx';
import styles from './paper-bar.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

/** A file of a paper; its writer is fetched when it is asked for. */
export interface PaperFile {
  readonly label: string;
  readonly name: string;
  readonly type: string;
  readonly write: () => Promise<Uint8Array>;
}

export interface PaperBarProps {
  /** As the paper under it lies, whose edges the bar shares. */
  readonly orientation?: 'portrait' | 'landscape';
  readonly hint: string;
  readonly files: readonly PaperFile[];
  /** What stands between the paper and a finished one. */
  readonly lacks: readonly string[];
  /** Tells what became of a file. */
  readonly say: (text: string, more?: { readonly tone: 'problem' }) => void;
  readonly children?: ReactNode;
}

/** Above a paper: its files, its print, and what it still lacks. */
export function PaperBar({ orientation = 'landscape', hint, files, lacks, say, children }: PaperBarProps) {
  const [running, setRunning] = useState<string | null>(null);
  const start = ({ label, name, type, write }: PaperFile) => {
    setRunning(label);
    write()
      .then(
        (bytes) => {
          saveFile(name, type, bytes);
          say(`已导出：${name}`);
        },
        () => say(OUTCOME_WORDS.exportFailed, { tone: 'problem' }),
      )
      .finally(() => setRunning(null));
  };
  return (
    <div className={classNames(styles['tools'], orientation === 'portrait' && styles['portrait'])}>
      <div className={styles['bar']}>
        {files.map((file, index) => (
          <Button
            key={file.label}
            look={index === 0 ? 'primary' : 'plain'}
            disabled={running !== null}
            onClick={() => start(file)}
          >
            {file.label}
          </Button>
        ))}
        <Button onClick={() => window.print()}>{PRINT}</Button>
        <CopyTable />
        {children}
        <span className={styles['hint']} role={running === null ? undefined : 'status'}>
          {running === null ? hint : MAKING}
        </span>
      </div>
      {lacks.length === 0 ? null : (
        <Lacks>
          {lacks.map((text) => (
            <li key={text}>▲ {text}</li>
          ))}
        </Lacks>
      )}
    </div>
  );
}
