import { useMemo, useState } from 'react';

/** A row that may be said along with others. */
interface Tickable {
  readonly indicator: { readonly id: string };
  /** To begin with. */
  readonly isTicked: boolean;
  readonly label: string;
}

interface Ticks<Row> {
  readonly rows: readonly Row[];
  /** The rows that are ticked, in order. */
  readonly chosen: readonly Row[];
  readonly isTicked: (row: Row) => boolean;
  readonly tick: (rows: readonly Row[], isOn: boolean) => void;
}

/** Rows as they were when a dialog was opened, and which of them are ticked. */
export function useTicks<Row extends Tickable>(make: () => readonly Row[]): Ticks<Row> {
  const [rows] = useState(make);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(rows.filter(({ isTicked }) => isTicked).map(({ indicator }) => indicator.id)),
  );
  const chosen = useMemo(() => rows.filter(({ indicator }) => ticked.has(indicator.id)), [rows, ticked]);
  const tick = (some: readonly Row[], isOn: boolean) =>
    setTicked((before) => {
      const next = new Set(before);
      for (const { indicator } of some) {
        if (isOn) next.add(indicator.id);
        else next.delete(indicator.id);
      }
      return next;
    });
  return { rows, chosen, isTicked: ({ indicator }) => ticked.has(indicator.id), tick };
}

interface TickListProps<Row> extends Pick<Ticks<Row>, 'rows' | 'isTicked' | 'tick'> {
  /** What is said behind the name of a row. */
  readonly more?: (row: Row) => string;
}

export function TickList<Row extends Tickable>({ rows, isTicked, tick, more }: TickListProps<Row>) {
  return (
    <ul>
      {rows.map((row) => (
        <li key={row.indicator.id}>
          <label>
            <input
              type="checkbox"
              checked={isTicked(row)}
              onChange={(event) => tick([row], event.target.checked)}
            />
            {row.label}
            {more?.(row)}
          </label>
        </li>
      ))}
    </ul>
  );
}
