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

/** Which rows are ticked: what somebody chose, else what is proposed. Rows come and go while it is asked, as other windows fill them. */
export function useTicks<Row extends Tickable>(rows: readonly Row[]): Ticks<Row> {
  const [ticked, setTicked] = useState<ReadonlyMap<string, boolean>>(new Map());
  const chosen = useMemo(
    () => rows.filter(({ indicator, isTicked }) => ticked.get(indicator.id) ?? isTicked),
    [rows, ticked],
  );
  const tick = (some: readonly Row[], isOn: boolean) =>
    setTicked(
      (before) => new Map([...before, ...some.map(({ indicator }) => [indicator.id, isOn] as const)]),
    );
  return { rows, chosen, isTicked: (row) => chosen.includes(row), tick };
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
