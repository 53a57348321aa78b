import styles from './entry-page.module.css';

interface ViewSwitchProps {
  readonly view: 'month' | 'year';
  readonly onChoose: (view: 'year' | null) => void;
}

/** One month with its notes, or the twelve months. */
export function ViewSwitch({ view, onChoose }: ViewSwitchProps) {
  return (
    <span className={styles['views']} role="group" aria-label="视图">
      <button type="button" aria-pressed={view === 'month'} onClick={() => onChoose(null)}>
        按月
      </button>
      <button type="button" aria-pressed={view === 'year'} onClick={() => onChoose('year')}>
        全年
      </button>
    </span>
  );
}
