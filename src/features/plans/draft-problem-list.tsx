import type { DraftProblem } from '#src/domain/draft/draft-problems.ts';
import { cellId } from '#src/features/plans/draft-table.tsx';
import { Panel } from '#src/ui/panel.tsx';
import styles from './plans.module.css';

/** What keeps a draft from being put in force, what does not and is odd, and what reading its table could not settle; where there is nothing, its head says so [PL9] [PL88]. */
export function DraftProblems({
  problems,
  notes,
}: {
  readonly problems: readonly DraftProblem[];
  readonly notes: readonly string[];
}) {
  const errors = problems.filter(({ level }) => level === 'error');
  const warnings = problems.filter(({ level }) => level === 'warning');
  return (
    <Panel
      title="下达前检查"
      sub={errors.length === 0 ? '没有错误，可以下达' : `还有 ${errors.length} 处要改，改完才能下达`}
      isFlush={problems.length === 0 && notes.length === 0}
    >
      <ProblemList problems={errors} className={styles['errors']} />
      {warnings.length === 0 ? null : (
        <details>
          <summary>{warnings.length} 处请留意，不影响下达</summary>
          <ProblemList problems={warnings} className={styles['notes']} />
        </details>
      )}
      {notes.length === 0 ? null : (
        <details>
          <summary>读表时说明的 {notes.length} 点</summary>
          <ul className={styles['notes']}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function ProblemList({
  problems,
  className,
}: {
  readonly problems: readonly DraftProblem[];
  readonly className: string | undefined;
}) {
  if (problems.length === 0) return null;
  return (
    <ul className={className}>
      {problems.map(({ row, field, text }) => (
        <li key={`${row ?? ''}${field ?? ''}${text}`}>
          {row === null || field === null || field === 'class' || field === 'operator' || !isCell(field) ? (
            text
          ) : (
            <button
              type="button"
              className={styles['jump']}
              onClick={() => document.getElementById(cellId(row, field))?.focus()}
            >
              {text}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function isCell(field: NonNullable<DraftProblem['field']>): field is 'name' | 'unit' | 'target' | 'weight' {
  return field === 'name' || field === 'unit' || field === 'target' || field === 'weight';
}
