import { useState } from 'react';
import { TARGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import { OPERATORS } from '#src/domain/catalogue/indicator.ts';
import { asParts, asRows, type TargetPiece } from '#src/domain/draft/split-target.ts';
import type { DraftRow } from '#src/domain/draft/draft.ts';
import { textToQuantity } from '#src/domain/quantity/decimal-text.ts';
import { newId } from '#src/storage/new-id.ts';
import { Button } from '#src/ui/button.tsx';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import { Select } from '#src/ui/select.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './plans.module.css';

interface SplitDialogProps {
  readonly row: DraftRow;
  readonly pieces: readonly TargetPiece[];
  /** What takes the row's place. */
  readonly onSplit: (rows: readonly DraftRow[]) => void;
  readonly onClose: () => void;
}

/** «A；B» with figures: one row rated by its conditions, or a row for each; shown and corrected before it is done [PL33]. */
export function SplitDialog({ row, pieces: read, onSplit, onClose }: SplitDialogProps) {
  const [pieces, setPieces] = useState(read);
  const change = (at: number, changed: Partial<TargetPiece>) =>
    setPieces((before) =>
      before.map((piece, index) => (index === at ? Object.assign({}, piece, changed) : piece)),
    );
  const isSound = pieces.every(({ name, target }) => {
    const quantity = textToQuantity(target.trim());
    return name.trim() !== '' && typeof quantity === 'number' && quantity >= 0;
  });
  return (
    <Dialog
      title={`拆分“${row.name}”`}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button disabled={!isSound} onClick={() => onSplit(asRows(row, pieces, newId))}>
            拆成 {pieces.length} 项
          </Button>
          <Button look="primary" disabled={!isSound} onClick={() => onSplit([asParts(row, pieces)])}>
            作为一项的 {pieces.length} 个条件
          </Button>
        </>
      }
    >
      <p>原文：{row.target}</p>
      {pieces.map((piece, at) => (
        // The place is the identity: pieces are never moved or left out here.
        <fieldset
          key={`${read[at]?.name ?? ''}${read[at]?.target ?? ''}${String(at)}`}
          className={styles['piece']}
        >
          <legend>
            条件 {at + 1}
            {piece.isProposed ? '（原文没有符号，按 ≥ 建议）' : ''}
          </legend>
          <TextField label="名称" value={piece.name} onChange={(name) => change(at, { name })} />
          <div className={styles['collecting']}>
            <span>符号</span>
            <Select
              label={`条件 ${at + 1} 的符号`}
              value={piece.operator}
              options={OPERATORS.map((each) => ({ value: each, label: each }))}
              onChange={(operator) => change(at, { operator, isProposed: false })}
            />
          </div>
          <TextField
            label={TARGET_LABEL}
            value={piece.target}
            isNumber
            onChange={(target) => change(at, { target })}
          />
          <TextField label="单位" value={piece.unit} onChange={(unit) => change(at, { unit })} />
        </fieldset>
      ))}
      <p>
        作为一项的几个条件：仍是一项，各条件的完成数只作参考，由人评定。拆成几项：每项各自计分，原权重不自动分，请逐项填写。
      </p>
    </Dialog>
  );
}
