import { useState } from 'react';
import { classNames } from '#src/ui/class-names.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import type { PasteFate, PasteRow } from '#src/features/entry/model/paste-plan.ts';
import tableStyles from '#src/ui/data-table.module.css';
import styles from './paste-preview.module.css';

interface PastePreviewProps {
  /** «按名称对上 28 项，1 项没对上», and what was found of columns. */
  readonly lines: readonly string[];
  /** With and without clearing what blanks stand over. */
  readonly rowsOf: (clears: boolean) => readonly PasteRow[];
  readonly clearsAtFirst: boolean;
  readonly onConfirm: (rows: readonly PasteRow[]) => void;
  /** null: there is no other way to take it. */
  readonly onByPosition: (() => void) | null;
  readonly onClose: () => void;
}

const FATES: readonly { readonly fate: PasteFate; readonly word: string }[] = [
  { fate: 'store', word: '存入' },
  { fate: 'refuse', word: '拒收' },
  { fate: 'clear', word: '清除' },
  { fate: 'out', word: '不导入' },
];

/** What a paste would do, cell by cell, before any of it is stored [G23]. */
export function PastePreview(props: PastePreviewProps) {
  const [clears, setClears] = useState(props.clearsAtFirst);
  const [shown, setShown] = useState<PasteFate | null>(null);
  const rows = props.rowsOf(clears);
  const count = (fate: PasteFate) => rows.filter((row) => row.fate === fate).length;
  const blanks = props.rowsOf(true).filter(({ fate }) => fate === 'clear').length;
  const written = count('store') + count('clear');
  const listed = rows.filter(({ fate }) => shown === null || fate === shown);
  return (
    <Dialog
      title="粘贴预览"
      isWide
      onClose={props.onClose}
      actions={
        <>
          {props.onByPosition === null ? null : (
            <Button look="quiet" onClick={props.onByPosition}>
              不看名称，按位置粘贴
            </Button>
          )}
          <Button onClick={props.onClose}>取消</Button>
          <Button look="primary" disabled={written === 0} onClick={() => props.onConfirm(rows)}>
            {count('clear') === 0
              ? `存入 ${written} 格`
              : `存入 ${count('store')} 格，清除 ${count('clear')} 格`}
          </Button>
        </>
      }
    >
      {props.lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {blanks === 0 ? null : (
        <label className={styles['blanks']}>
          <input type="checkbox" checked={clears} onChange={(event) => setClears(event.target.checked)} />
          {blanks} 个空白格所对的格已有内容：一并清除
        </label>
      )}
      <div className={styles['filters']} role="group" aria-label="只看">
        {FATES.map(({ fate, word }) => (
          <Button
            key={fate}
            aria-pressed={shown === fate}
            onClick={() => setShown(shown === fate ? null : fate)}
          >
            {word} {count(fate)}
          </Button>
        ))}
      </div>
      <section
        className={styles['scroll']}
        aria-label="逐格预览"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <table className={classNames(tableStyles['table'])}>
          <thead>
            <tr>
              <th scope="col">粘贴的行</th>
              <th scope="col">指标与月份</th>
              <th scope="col">读到</th>
              <th scope="col">处理</th>
            </tr>
          </thead>
          <tbody>
            {listed.map((row) => (
              <tr key={row.key} data-fate={row.fate}>
                <td>{row.source}</td>
                <td>{row.place}</td>
                <td className={styles['text']}>{row.text}</td>
                <td className={styles[row.fate]}>
                  {FATES.find(({ fate }) => fate === row.fate)?.word}
                  {row.reason === '' ? '' : `（${row.reason}）`}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Dialog>
  );
}
