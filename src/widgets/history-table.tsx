import { useState } from 'react';
import { HISTORY_NAME } from '#src/domain/papers/paper-names.ts';
import type { HistoryEntry } from '#src/domain/history/history.ts';
import type { DeviceId } from '#src/domain/statements/statement.ts';
import { Button } from '#src/ui/button.tsx';
import table from '#src/ui/data-table.module.css';
import { dateTimeText } from '#src/ui/date-time.ts';
import styles from './history-table.module.css';

const PAGE = 50;

interface HistoryTableProps<Entry extends HistoryEntry> {
  /** Newest first. */
  readonly entries: readonly Entry[];
  /** This device: its revisions are marked 本机. */
  readonly device: DeviceId;
  /** The row an entry is about, where a list covers several. */
  readonly rowOf?: (entry: Entry) => string;
  /** Absent: it is there to be read. */
  readonly onRestore?: (entry: Entry) => void;
}

/** Revisions with who, when, from what to what, why and how; an earlier one can be said again [I4] [N5]. */
export function HistoryTable<Entry extends HistoryEntry>(props: HistoryTableProps<Entry>) {
  const { entries, rowOf } = props;
  const [limit, setLimit] = useState(PAGE);
  return (
    <>
      <div className={table['scroll']} role="group" aria-label={HISTORY_NAME}>
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col">时间</th>
              <th scope="col">填报人</th>
              {rowOf === undefined ? null : <th scope="col">指标</th>}
              <th scope="col">内容</th>
              <th scope="col">原值 → 新值</th>
              <th scope="col">备注</th>
              <th scope="col">来源</th>
              <th scope="col">设备</th>
              <th scope="col">{props.onRestore === undefined ? '现行' : '恢复'}</th>
            </tr>
          </thead>
          <tbody>
            {entries.slice(0, limit).map((entry) => (
              <HistoryRow key={entry.statement.id} {...props} entry={entry} />
            ))}
          </tbody>
        </table>
      </div>
      {entries.length > limit ? (
        <p className={styles['more']}>
          <Button onClick={() => setLimit(limit + PAGE * 4)}>
            再列出更早的（还有 {entries.length - limit} 次）
          </Button>
        </p>
      ) : null}
    </>
  );
}

function HistoryRow<Entry extends HistoryEntry>({
  entry,
  device,
  rowOf,
  onRestore,
}: HistoryTableProps<Entry> & { readonly entry: Entry }) {
  const { statement, about, from, to, origin, isStanding } = entry;
  const { author, at, note, replaces } = statement;
  const row = rowOf?.(entry);
  return (
    <tr>
      <td className={table['nowrap']}>{dateTimeText(at)}</td>
      <td className={table['nowrap']}>
        {author.section} {author.name}
      </td>
      {row === undefined ? null : <td>{row}</td>}
      <td className={table['nowrap']}>{about}</td>
      <td className={styles['change']}>
        {from === to || replaces.length === 0 ? from : <del>{from}</del>} → <strong>{to}</strong>
      </td>
      <td className={styles['long']}>{note}</td>
      <td className={styles['long']}>{origin}</td>
      <td className={table['nowrap']} title={statement.device}>
        {statement.device === device ? '本机' : statement.device.slice(0, 6)}
      </td>
      <td className={table['nowrap']}>
        {isStanding ? <span className={table['muted']}>现行</span> : null}
        {isStanding || onRestore === undefined ? null : (
          <Button
            look="quiet"
            aria-label={`恢复此值：${row === undefined ? '' : `${row} `}${about} ${to}`}
            onClick={() => onRestore(entry)}
          >
            恢复此值
          </Button>
        )}
      </td>
    </tr>
  );
}
