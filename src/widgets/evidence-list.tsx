import { useState } from 'react';
import { monthText } from '#src/domain/words/format.ts';
import type { EvidenceEntry } from '#src/domain/papers/evidence-index.ts';
import { EVIDENCE_ACCEPT, FILE_NOT_HERE } from '#src/domain/words/evidence-words.ts';
import type { EvidenceContent } from '#src/domain/statements/statement.ts';
import { Button } from '#src/ui/button.tsx';
import { byteText } from '#src/ui/byte-text.ts';
import { dateText } from '#src/ui/date-time.ts';
import { FileButton } from '#src/ui/file-button.tsx';
import { EvidenceForm } from '#src/widgets/evidence-form.tsx';
import styles from './evidence.module.css';

interface EvidenceActions {
  /** Hands the file to the browser's downloads. */
  readonly onOpen: (entry: EvidenceEntry) => void;
  /** `then` comes once it is accepted: the form closes. */
  readonly onChange: (entry: EvidenceEntry, content: EvidenceContent, then: () => void) => void;
  readonly onRemove: (entry: EvidenceEntry) => void;
  /** The file of an entry whose file is not on this device. */
  readonly onSupply: (entry: EvidenceEntry, file: File) => void;
}

interface EvidenceListProps extends EvidenceActions {
  /** What it is evidence of, for those who hear the list. */
  readonly label: string;
  readonly entries: readonly EvidenceEntry[];
  /** Digests of the files on this device; null: not known yet. */
  readonly here: ReadonlySet<string> | null;
}

/** A row's evidence, numbered: what it is, how large, who added it when, and what can be done with it [A2] [A3]. */
export function EvidenceList({ label, entries, here, ...actions }: EvidenceListProps) {
  const [editing, setEditing] = useState<EvidenceEntry['id'] | null>(null);
  if (entries.length === 0) return null;
  return (
    <ul className={styles['list']} aria-label={label}>
      {entries.map((entry) => (
        <li key={entry.id} className={styles['entry']}>
          {editing === entry.id ? (
            <EvidenceForm
              first={entry}
              isPointer={entry.source.kind === 'pointer'}
              onClose={() => setEditing(null)}
              onSubmit={({ month, title, text }, then) => {
                const { source } = entry;
                const content = {
                  month,
                  title,
                  source: source.kind === 'pointer' ? { ...source, text } : source,
                };
                actions.onChange(entry, content, then);
              }}
            />
          ) : (
            <EvidenceLine entry={entry} here={here} onEdit={() => setEditing(entry.id)} {...actions} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface EvidenceLineProps extends EvidenceActions {
  readonly entry: EvidenceEntry;
  readonly here: ReadonlySet<string> | null;
  readonly onEdit: () => void;
}

function EvidenceLine({ entry, here, onOpen, onEdit, onRemove, onSupply }: EvidenceLineProps) {
  const { number, title, month, source, said } = entry;
  const name = `${number} ${title}`;
  // A word that is still on its way to the disk has no stamp yet.
  const isStored = said.at !== undefined;
  const isGone = isStored && source.kind === 'file' && here !== null && !here.has(source.sha256);
  return (
    <>
      <span className={styles['number']}>{number}</span>
      {source.kind === 'pointer' || isGone || !isStored ? (
        <span className={styles['title']}>{title}</span>
      ) : (
        <Button
          look="quiet"
          className={styles['title']}
          title="下载到本机后打开"
          onClick={() => onOpen(entry)}
        >
          {title}
        </Button>
      )}
      <span className={styles['detail']}>
        {[
          month === null ? null : monthText(month),
          source.kind === 'pointer' ? `存放处：${source.text}` : fileText(title, source),
          isStored ? `${said.author.section} ${said.author.name} ${dateText(said.at)}` : '尚未存下',
        ]
          .filter((part) => part !== null)
          .join('　')}
      </span>
      {isGone ? (
        <>
          <strong className={styles['gone']}>{FILE_NOT_HERE}</strong>
          <FileButton
            label={`补上 ${name} 的文件`}
            accept={EVIDENCE_ACCEPT}
            onFiles={([file]) => {
              if (file !== undefined) onSupply(entry, file);
            }}
          >
            补文件
          </FileButton>
        </>
      ) : null}
      <span className={styles['acts']}>
        <Button look="quiet" aria-label={`修改 ${name}`} onClick={onEdit}>
          修改
        </Button>
        <Button look="quiet" aria-label={`移除 ${name}`} onClick={() => onRemove(entry)}>
          移除
        </Button>
      </span>
    </>
  );
}

/** 'PDF，43 KB', with the file's own name where it is not the title. */
function fileText(
  title: string,
  { name, size }: Extract<EvidenceContent['source'], { kind: 'file' }>,
): string {
  const isTitle = name.startsWith(`${title}.`) && name.lastIndexOf('.') === title.length;
  return `${isTitle ? name.slice(title.length + 1).toUpperCase() : name}，${byteText(size)}`;
}
