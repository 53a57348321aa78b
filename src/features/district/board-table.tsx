import type { DistrictColumn } from '#src/domain/district/district-table.ts';
import type { FigureLine } from '#src/domain/district/unit-line.ts';
import { classNames } from '#src/ui/class-names.ts';
import data from '#src/ui/data-table.module.css';
import styles from './district.module.css';

export interface BoardOrder<Order> {
  readonly by: Order;
  readonly isDescending: boolean;
}

/** The order after the head of a column was chosen: the same again turns it round, and a figure begins with the greatest. */
export function nextOrder<Order>(order: BoardOrder<Order>, by: Order, isOfNames: boolean): BoardOrder<Order> {
  return { by, isDescending: order.by === by ? !order.isDescending : !isOfNames };
}

interface BoardTableProps<Line, Order> {
  readonly lines: readonly Line[];
  readonly columns: readonly DistrictColumn<Line, Order>[];
  readonly order: BoardOrder<Order>;
  /** The line whose detail is open. */
  readonly shownId: string | null;
  readonly onOrder: (by: Order) => void;
  readonly onShow: (key: string) => void;
}

/** One line a unit; a head puts the lines in its order, a name opens the unit. */
export function BoardTable<Line extends FigureLine, Order extends string>({
  lines,
  columns,
  order,
  shownId,
  onOrder,
  onShow,
}: BoardTableProps<Line, Order>) {
  return (
    <div className={data['scroll']} role="group" aria-label="各单位">
      <table className={classNames(data['table'], styles['board'])}>
        <thead>
          <tr>
            {columns.map((column) => (
              <SortHead key={column.label} column={column} order={order} onOrder={onOrder} />
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key} className={classNames(line.key === shownId && styles['shown'])}>
              {columns.map((column) => lineCell(column, line, onShow))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A head that puts the lines in the order of its column, where they can be put in one. */
export function SortHead<Line, Order extends string>({
  column: { label, order: by, align },
  order,
  onOrder,
}: Pick<BoardTableProps<Line, Order>, 'order' | 'onOrder'> & {
  readonly column: DistrictColumn<Line, Order>;
}) {
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

/** No component: a board has 1,400 of them at once. */
function lineCell<Line extends FigureLine, Order extends string>(
  column: DistrictColumn<Line, Order>,
  line: Line,
  onShow: (key: string) => void,
) {
  const text = column.cell(line);
  if (column.order === 'unit')
    return (
      <th key={column.label} scope="row">
        <button type="button" className={styles['name']} onClick={() => onShow(line.key)}>
          {text}
        </button>
      </th>
    );
  const isBad =
    (column.order === 'late' && line.lateCells > 0) || (column.order === 'short' && line.short > 0);
  return (
    <td
      key={column.label}
      className={classNames(column.align === 'right' && data['number'], isBad && styles['bad'])}
    >
      {text}
    </td>
  );
}
