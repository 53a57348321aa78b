import { ENTRY_WORDS } from '#src/domain/words/entry-words.ts';
import { useQuery } from '@tanstack/react-query';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { operationText } from '#src/domain/words/operation-words.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { Button } from '#src/ui/button.tsx';
import { FileButton } from '#src/ui/file-button.tsx';
import styles from './entry-page.module.css';

interface EntryToolsProps {
  readonly planId: PlanId;
  /** '截至 7月已得 57.19 分，已填各项共 91 分'. */
  readonly standing: string;
  readonly onlyMissing: boolean;
  readonly onOnlyMissing: (only: boolean) => void;
  readonly onNone: () => void;
  readonly onFillDown: () => void;
  readonly onRestNone: () => void;
  readonly restCount: number;
  readonly onFiles: (files: readonly File[]) => void;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
}

/** What keys do, for the mouse: and the steps that undo and redo would take, named. */
export function EntryTools(props: EntryToolsProps) {
  const storage = useStorage();
  const { data: steps } = useQuery(trackerQueries.undoState(storage, props.planId));
  const undo = steps?.undo?.done ?? null;
  const redo = steps?.redo?.done ?? null;
  return (
    <div className={styles['tools']}>
      <label className={styles['check']}>
        <input
          type="checkbox"
          checked={props.onlyMissing}
          onChange={(event) => props.onOnlyMissing(event.target.checked)}
        />
        只看未填
      </label>
      <span className={styles['standing']} title={props.standing}>
        {props.standing}
      </span>
      <Button onClick={props.onNone} title="所选格都记为无发生；单格也可填 N 后回车">
        无发生
      </Button>
      <Button onClick={props.onFillDown} title="用所选区域的第一行向下填充（Ctrl+D）">
        向下填充
      </Button>
      <Button onClick={props.onRestNone} disabled={props.restCount === 0} title="本月其余未填的都记为无发生">
        其余都记无发生
      </Button>
      <FileButton
        look="plain"
        label="打开表格，按名称填入"
        accept=".xlsx,.xlsm,.xls,.csv,.docx,.txt,.htm,.html"
        onFiles={props.onFiles}
      >
        打开表格…
      </FileButton>
      <Button
        aria-label="撤销"
        title={undo === null ? ENTRY_WORDS.nothingToUndo : `撤销：${operationText(undo)}（Ctrl+Z）`}
        disabled={undo === null}
        onClick={props.onUndo}
      >
        <BackArrow />
      </Button>
      <Button
        aria-label="重做"
        title={redo === null ? ENTRY_WORDS.nothingToRedo : `重做：${operationText(redo)}（Ctrl+Y）`}
        disabled={redo === null}
        onClick={props.onRedo}
      >
        <BackArrow isMirrored />
      </Button>
    </div>
  );
}

/** The arrow that turns back; mirrored, the one that goes on. */
function BackArrow({ isMirrored = false }: { readonly isMirrored?: boolean }) {
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
      <path
        d="M6 3 2.5 6.5 6 10M3 6.5h6.5a3.5 3.5 0 0 1 0 7H7"
        transform={isMirrored ? 'matrix(-1 0 0 1 16 0)' : undefined}
        fill="none"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
    </svg>
  );
}
