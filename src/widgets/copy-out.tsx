import { useState, type MouseEvent } from 'react';
import type { ColumnsChart } from '#src/charts/columns-picture.ts';
import type { ChartData } from '#src/domain/papers/document.ts';
import { Button } from '#src/ui/button.tsx';
import styles from './copy-out.module.css';

const loadCopy = () => import('#src/widgets/copy-shown.ts');

const FAILED = '没有成功，请重试';

/** Copies the tables of the panel or dialog that it stands in as cells for Excel and WPS [MO37]. */
export function CopyTable() {
  const [said, say] = useState('');
  const copy = ({ currentTarget }: MouseEvent) => {
    const shown = currentTarget.closest('section, dialog, aside') ?? document.body;
    loadCopy().then(
      ({ copyTables }) => say(copyTables(shown) ? '已复制' : FAILED),
      () => say(FAILED),
    );
  };
  return (
    <span className={styles['tools']}>
      <Button look="quiet" onClick={copy} onBlur={() => say('')}>
        复制表格
      </Button>
      <span aria-live="polite" aria-atomic="true">
        {said}
      </span>
    </span>
  );
}

/** Copies or saves the chart of the panel that it stands in as a picture for print [MO37]. @param data of a chart that is drawn anew */
export function CopyChart({ data }: { readonly data?: () => ChartData | ColumnsChart }) {
  const [said, say] = useState('');
  const [isBusy, setIsBusy] = useState(false);
  const take = (how: 'copy' | 'save') => (event: MouseEvent) => {
    setIsBusy(true);
    const shown = event.currentTarget.closest('section, aside') ?? document.body;
    loadCopy()
      .then(({ takePicture }) => takePicture(shown, how, data?.() ?? null))
      .then(
        () => say(how === 'copy' ? '已复制' : '已存为图片'),
        () => say(FAILED),
      )
      .finally(() => setIsBusy(false));
  };
  // Pages on plain http may not put a picture into the clipboard.
  const canCopy = window.isSecureContext && typeof ClipboardItem !== 'undefined';
  return (
    <span className={styles['tools']}>
      {canCopy ? (
        <Button look="quiet" disabled={isBusy} onClick={take('copy')} onBlur={() => say('')}>
          复制图
        </Button>
      ) : null}
      <Button look="quiet" disabled={isBusy} onClick={take('save')} onBlur={() => say('')}>
        存为图片
      </Button>
      <span aria-live="polite" aria-atomic="true">
        {said}
      </span>
    </span>
  );
}
