import type { ScorecardView } from '#src/domain/papers/scorecard-row.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import styles from './scorecard-page.module.css';

interface ViewSwitchProps {
  readonly table: ScorecardTable;
  readonly onChange: (view: ScorecardView) => void;
}

const VIEWS: readonly ScorecardView[] = ['hundred', 'ten-ninety'];

/** Which form the rows are scored for; both totals stand in the head either way. */
export function ViewSwitch({ table, onChange }: ViewSwitchProps) {
  return (
    <fieldset className={styles['switch']}>
      <legend className="sr-only">记分方式</legend>
      {VIEWS.map((view) => {
        const { whole, score } = view === 'hundred' ? table.hundred : table.tenNinety;
        return (
          <label key={view} className={styles['choice']}>
            <input
              type="radio"
              name="scorecard-view"
              checked={table.view === view}
              onChange={() => onChange(view)}
            />
            <span>
              {whole} <b>{score.text}</b>
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
