import type { FrozenForm } from '#src/domain/seal/frozen-form.ts';
import { classNames } from '#src/ui/class-names.ts';
import table from '#src/ui/data-table.module.css';
import styles from './seal-tab.module.css';

/** The scorecard as it was sealed, from its own texts: nothing is computed, whatever the rules of the app have become [Y9]. */
export function FrozenSheet({ form }: { readonly form: FrozenForm }) {
  const { title, head, columns, rows, totals, rules, notes } = form;
  return (
    <div className={styles['form']}>
      <h3>{title}</h3>
      <dl className={styles['heads']}>
        {[...head, ...totals].map(({ label, text }) => [
          <dt key={`${label} dt`}>{label}</dt>,
          <dd key={`${label} dd`}>{text}</dd>,
        ])}
      </dl>
      <table className={table['table']} aria-label={title}>
        <thead>
          <tr>
            {columns.map(({ id, label }) => (
              <th key={id} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ id, cells }) => (
            <tr key={id}>
              {columns.map((column, index) => (
                <td key={column.id} className={classNames(column.align === 'right' && table['number'])}>
                  {cells[index] ?? ''}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <ul>
        {[...rules, ...notes].map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
