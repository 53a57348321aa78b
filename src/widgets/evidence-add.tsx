import { useState } from 'react';
import type { Month } from '#src/domain/period/month.ts';
import { EVIDENCE_ACCEPT } from '#src/domain/report/evidence-words.ts';
import { Button } from '#src/ui/button.tsx';
import { FileButton } from '#src/ui/file-button.tsx';
import { EvidenceForm } from '#src/widgets/evidence-form.tsx';
import styles from './evidence.module.css';

interface EvidenceAddProps {
  /** What it will be evidence of: '第 7 项'. */
  readonly of: string;
  readonly month?: Month | null;
  readonly onFiles: (files: readonly File[]) => void;
  /** @returns true when it was accepted */
  readonly onPointer: (month: Month | null, title: string, text: string) => boolean;
}

/** The two ways to add evidence by hand: files, or where the paper is. */
export function EvidenceAdd({ of, month = null, onFiles, onPointer }: EvidenceAddProps) {
  const [isPointing, setIsPointing] = useState(false);
  if (isPointing)
    return (
      <EvidenceForm
        first={null}
        month={month}
        isPointer
        onClose={() => setIsPointing(false)}
        onSubmit={(said) => onPointer(said.month, said.title, said.text)}
      />
    );
  return (
    <span className={styles['add']}>
      <FileButton label={`给${of}添加文件`} accept={EVIDENCE_ACCEPT} isMultiple onFiles={onFiles}>
        添加文件
      </FileButton>
      <Button look="quiet" aria-label={`给${of}登记存放处`} onClick={() => setIsPointing(true)}>
        登记存放处
      </Button>
    </span>
  );
}
