import {
  SNAPSHOT_COLUMNS,
  SNAPSHOT_SAYING,
  snapshotTitle,
  type NamedSnapshot,
} from '#src/domain/district/snapshot-lines.ts';
import data from '#src/ui/data-table.module.css';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';

/** Units of which there is a snapshot alone: its total and nothing that would have to be reckoned [DI8]. */
export function SnapshotTable({ lines }: { readonly lines: readonly NamedSnapshot[] }) {
  const [first, ...rest] = SNAPSHOT_COLUMNS;
  return (
    <Panel title={snapshotTitle(lines)} sub={SNAPSHOT_SAYING} isFlush>
      <div className={data['scroll']} role="group" aria-label={snapshotTitle(lines)}>
        <table className={data['table']}>
          <thead>
            <tr>
              {SNAPSHOT_COLUMNS.map(({ label, align }) => (
                <th key={label} scope="col" className={align === 'right' ? data['number'] : undefined}>
                  {label}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.name}>
                <th scope="row">{first?.cell(line, dateTimeText)}</th>
                {rest.map(({ label, align, cell }) => (
                  <td key={label} className={align === 'right' ? data['number'] : undefined}>
                    {cell(line, dateTimeText)}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
