import { useMemo, useState } from 'react';
import { inSumOrder, SUM_COLUMNS } from '#src/domain/district/city-table.ts';
import type { DistrictSum } from '#src/domain/district/city-lines.ts';
import { nextOrder, SortHead, type BoardOrder } from '#src/features/district/board-table.tsx';
import { classNames } from '#src/ui/class-names.ts';
import data from '#src/ui/data-table.module.css';
import styles from './district.module.css';

type SumOrder = NonNullable<(typeof SUM_COLUMNS)[number]['order']>;

interface DistrictSumsProps {
  /** As they were named. */
  readonly sums: readonly DistrictSum[];
  readonly whole: DistrictSum;
  readonly compareNames: (a: string, b: string) => number;
  readonly onShow: (district: string) => void;
}

/** One line a district and one for all of them; a name leads to its units [EN18]. */
export function DistrictSums({ sums, whole, compareNames, onShow }: DistrictSumsProps) {
  const [order, setOrder] = useState<BoardOrder<SumOrder> | null>(null);
  const inOrder = useMemo(
    () => (order === null ? sums : inSumOrder(sums, order.by, order.isDescending, compareNames)),
    [sums, order, compareNames],
  );
  const shownOrder = order ?? { by: '' as SumOrder, isDescending: true };
  return (
    <div className={data['scroll']} role="group" aria-label="各区">
      <table className={classNames(data['table'], styles['board'])}>
        <thead>
          <tr>
            {SUM_COLUMNS.map((column) => (
              <SortHead
                key={column.label}
                column={column}
                order={shownOrder}
                onOrder={(by) => setOrder(nextOrder(shownOrder, by, by === 'name'))}
              />
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder.map((sum) => (
            <SumLine key={sum.district} sum={sum} onShow={onShow} />
          ))}
        </tbody>
        <tfoot>
          <SumLine sum={whole} onShow={onShow} />
        </tfoot>
      </table>
    </div>
  );
}

function SumLine({ sum, onShow }: Pick<DistrictSumsProps, 'onShow'> & { readonly sum: DistrictSum }) {
  const { district } = sum;
  const [name, ...rest] = SUM_COLUMNS;
  return (
    <tr>
      <th scope="row">
        {district === null || sum.plans === 0 ? (
          name?.cell(sum)
        ) : (
          <button type="button" className={styles['name']} onClick={() => onShow(district)}>
            {name?.cell(sum)}
          </button>
        )}
      </th>
      {rest.map(({ label, cell }) => (
        <td key={label} className={data['number']}>
          {cell(sum)}
        </td>
      ))}
    </tr>
  );
}
