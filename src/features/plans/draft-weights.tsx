import { useState } from 'react';
import {
  evenWeights,
  unsignedRows,
  withProposedSigns,
  withRestForExecution,
  withWeights,
} from '#src/domain/draft/draft-changes.ts';
import { restForExecution, weightDue, weightSum } from '#src/domain/draft/draft-problems.ts';
import { scaledTo, type WeightChange } from '#src/domain/draft/draft-weights.ts';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import { weightToText } from '#src/domain/quantity/points.ts';
import type { DraftSteps } from '#src/features/plans/use-steps.ts';
import { ButtonRow } from '#src/ui/button-row.tsx';
import { Button } from '#src/ui/button.tsx';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import styles from './plans.module.css';

/** What the weights come to, beside what they should. */
export function WeightTotal({ draft }: { readonly draft: Draft }) {
  const { sum, missing } = weightSum(draft.rows);
  const due = weightDue(draft);
  return (
    <span className={styles['sum']}>
      权重合计 {weightToText(sum)} 分
      {missing > 0 ? `，还有 ${missing} 项没有权重` : sum === due ? '' : `，应为 ${weightToText(due)} 分`}
    </span>
  );
}

/** What is done to all rows at once; weights are shown before they are changed [PL9]. */
export function WholeDraftTools({ draft, edit }: Pick<DraftSteps, 'draft' | 'edit'>) {
  const [changes, setChanges] = useState<readonly WeightChange[] | null>(null);
  const { rows } = draft;
  const due = weightDue(draft);
  const scaled = scaledTo(due, rows);
  const rest = restForExecution(draft);
  const unsigned = unsignedRows(draft).length;
  return (
    <>
      <ButtonRow>
        <Button disabled={scaled === null} onClick={() => setChanges(scaled)}>
          权重按现有比例折算到 {weightToText(due)}…
        </Button>
        {rest === null ? null : (
          <Button onClick={() => edit(withRestForExecution)}>另 {weightToText(rest)} 分为预算执行率</Button>
        )}
        <Button
          disabled={rows.length === 0 || weightSum(rows).missing === 0}
          onClick={() => setChanges(evenWeights(draft))}
        >
          没有权重：平均分配…
        </Button>
        <Button disabled={unsigned === 0} onClick={() => edit(withProposedSigns)}>
          {unsigned === 0 ? '按建议补指标性质' : `按建议补 ${unsigned} 项的指标性质`}
        </Button>
      </ButtonRow>
      {changes === null ? null : (
        <WeightDialog
          rows={rows}
          changes={changes}
          onClose={() => setChanges(null)}
          onApply={() => {
            edit((before) => withWeights(before, changes));
            setChanges(null);
          }}
        />
      )}
    </>
  );
}

interface WeightDialogProps {
  readonly rows: readonly DraftRow[];
  readonly changes: readonly WeightChange[];
  readonly onClose: () => void;
  readonly onApply: () => void;
}

/** Old and new beside each other, before anything is changed [PL9]. */
function WeightDialog({ rows, changes, onClose, onApply }: WeightDialogProps) {
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.name ?? '';
  return (
    <Dialog
      title={`改 ${changes.length} 项的权重`}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button look="primary" onClick={onApply}>
            采用
          </Button>
        </>
      }
    >
      <CopyTable />
      <table className={styles['list']}>
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col" className={styles['number']}>
              原权重
            </th>
            <th scope="col" className={styles['number']}>
              新权重
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ row, before, after }) => (
            <tr key={row}>
              <th scope="row">{nameOf(row)}</th>
              <td className={styles['number']}>{before === '' ? '没有' : `${before} 分`}</td>
              <td className={styles['number']}>{after} 分</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>除不尽的尾数归最后一项。</p>
    </Dialog>
  );
}
