import { EVIDENCE_ACCEPT } from '#src/domain/words/evidence-words.ts';
import { Button } from '#src/ui/button.tsx';
import { FileButton } from '#src/ui/file-button.tsx';
import styles from './evidence.module.css';

interface EvidenceAddProps {
  /** What it will be evidence of: '第 7 项'. */
  readonly of: string;
  readonly onFiles: (files: readonly File[]) => void;
  /** Asks where a paper is that may not be copied. */
  readonly onPoint: () => void;
}

/** The two ways to add evidence by hand: files, or where the paper is. */
export function EvidenceAdd({ of, onFiles, onPoint }: EvidenceAddProps) {
  return (
    <span className={styles['add']}>
      <FileButton label={`给${of}添加文件`} accept={EVIDENCE_ACCEPT} isMultiple onFiles={onFiles}>
        添加文件
      </FileButton>
      <Button look="quiet" aria-label={`给${of}登记存放处`} onClick={onPoint}>
        登记存放处
      </Button>
    </span>
  );
}
