import { DISTRICT_COLUMNS, type DistrictColumn } from '#src/domain/district/district-table.ts';
import type { LineOrder, UnitLine } from '#src/domain/district/unit-line.ts';
import { classNames } from '#src/ui/class-names.ts';
import data from '#src/ui/data-table.module.css';
import styles from './district.module.css';

export interface BoardOrder {
  readonly by: LineOrder;
  readonly isDescending: boolean;
}

interface BoardTableProps {
  readonly lines: readonly UnitLine[];
  readonly order: BoardOrder;
  /** The line whose detail is open. */
  readonly shownId: string | null;
  readonly onOrder: (by: LineOrder) => void;
  readonly onShow: (key: string) => void;
}

/** One line a unit; a head puts the lines in its order, a name opens the unit. */
export function BoardTable({ lines, order, shownId, onOrder, onShow }: BoardTableProps) {
  return (
    <div className={data['scroll']}>
      <table className={classNames(data['table'], styles['board'])}>
        <thead>
          <tr>
            {DISTRICT_COLUMNS.map((column) => (
              <HeadCell key={column.label} column={column} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key} className={classNames(line.key === shownId && styles['shown'])}>
              {DISTRICT_COLUMNS.map((column) => (
                <LineCell key={column.label} column={column} line={line} onShow={onShow} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function HeadCell({
  column: { label, order: by, align },
  order,
  onOrder,
}: Pick<BoardTableProps, 'order' | 'onOrder'> & { readonly column: DistrictColumn }) {
  const isIn = by === order.by;
  const sort = isIn ? (order.isDescending ? 'descending' : 'ascending') : undefined;
  return (
    <th scope="col" aria-sort={sort} className={classNames(align === 'right' && data['number'])}>
      {by === null ? (
        label
      ) : (
        <button type="button" className={styles['sort']} onClick={() => onOrder(by)}>
          {label}
          <span aria-hidden="true">{isIn ? (order.isDescending ? ' ▼' : ' ▲') : ''}</span>
        </button>
      )}
    </th>
  );
}

function LineCell({
  column,
  line,
  onShow,
}: Pick<BoardTableProps, 'onShow'> & { readonly column: DistrictColumn; readonly line: UnitLine }) {
  const text = column.cell(line);
  if (column.order === 'unit')
    return (
      <th scope="row">
        <button type="button" className={styles['name']} onClick={() => onShow(line.key)}>
          {text}
        </button>
      </th>
    );
  const isBad =
    (column.order === 'late' && line.lateCells > 0) || (column.order === 'short' && line.short > 0);
  return (
    <td className={classNames(column.align === 'right' && data['number'], isBad && styles['bad'])}>{text}</td>
  );
}
