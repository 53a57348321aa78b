import styles from './entry-grid.module.css';

/** Why the text in the cell does not stand. It was announced when it happened. */
export function CellMessage({ text }: { readonly text: string }) {
  return (
    <div className={styles['message']}>
      <p>{text}</p>
      <p>原文留在格内；直接输入重填，F2 修改，Delete 清空</p>
    </div>
  );
}

/** What the text in the cell becomes, where that cannot be read off it. */
export function CellHint({ text }: { readonly text: string }) {
  return (
    <div className={styles['hint']}>
      <p>{text}</p>
    </div>
  );
}
