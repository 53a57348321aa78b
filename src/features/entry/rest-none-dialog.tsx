import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { restNoneText } from '#src/domain/report/entry-words.ts';
import { rowIndicator } from '#src/features/entry/model/cell-subject.ts';
import type { EntryCell } from '#src/session/entry-cell.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';

interface RestNoneDialogProps {
  readonly plan: Plan;
  readonly month: Month;
  readonly cells: readonly EntryCell[];
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Names every row before one word is said about all of them: on a ≤ row 无发生 scores full marks. */
export function RestNoneDialog({ plan, month, cells, onConfirm, onClose }: RestNoneDialogProps) {
  return (
    <Dialog
      title={restNoneText(month, cells.length)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look="primary" onClick={onConfirm}>
            记 {cells.length} 项为无发生
          </Button>
        </>
      }
    >
      <p>「无发生」是填报，计入得分；没有数据的请不要记。可用 Ctrl+Z 一次撤销。</p>
      <ul style={{ columns: 2, paddingLeft: 18 }}>
        {cells.map((cell) => {
          const indicator = rowIndicator(plan, cell.row);
          return indicator === null ? null : (
            <li key={cell.row}>
              {indicator.seq}. {indicator.name}
            </li>
          );
        })}
      </ul>
    </Dialog>
  );
}
