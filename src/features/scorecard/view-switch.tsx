import type { ScorecardView } from '#src/domain/papers/scorecard-row.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import styles from './scorecard-page.module.css';

interface ViewSwitchProps {
  readonly table: ScorecardTable;
  readonly onChange: (view: ScorecardView) => void;
}

const VIEWS: readonly { readonly view: ScorecardView; readonly label: string }[] = [
  { view: 'hundred', label: '百分制' },
  { view: 'ten-ninety', label: '10+90' },
];

/** Which form the rows are scored for; both totals stand in the head either way. */
export function ViewSwitch({ table, onChange }: ViewSwitchProps) {
  return (
    <fieldset className={styles['switch']}>
      <legend className="sr-only">记分方式</legend>
      {VIEWS.map(({ view, label }) => (
        <label key={view} className={styles['choice']}>
          <input
            type="radio"
            name="scorecard-view"
            checked={table.view === view}
            onChange={() => onChange(view)}
          />
          <span>
            {label} <b>{view === 'hundred' ? table.hundred.score.text : table.tenNinety.score.text}</b>
          </span>
        </label>
      ))}
    </fieldset>
  );
}
