import styles from './paper.module.css';

/** A column of the table on a paper. */
export interface PaperColumn {
  readonly id: string;
  readonly label: string;
  /** Share of the table's width, in thousandths. */
  readonly width: number;
  /** The head over this column and those beside it that name the same one; none for a column of its own. */
  readonly group?: string | null;
}

/** One row of heads, or two where some stand over several columns. */
export function PaperTableHead({ columns }: { readonly columns: readonly PaperColumn[] }) {
  const grouped = columns.filter(({ group }) => isGroup(group));
  return (
    <thead>
      <tr>
        {columns.map(({ id, label, group }, index) => {
          if (!isGroup(group))
            return (
              <th key={id} scope="col" rowSpan={grouped.length === 0 ? undefined : 2}>
                {label}
              </th>
            );
          if (columns[index - 1]?.group === group) return null;
          return (
            <th key={id} scope="colgroup" colSpan={columns.filter((each) => each.group === group).length}>
              {group}
            </th>
          );
        })}
      </tr>
      {grouped.length === 0 ? null : (
        <tr>
          {grouped.map(({ id, label }) => (
            <th key={id} scope="col">
              {label}
            </th>
          ))}
        </tr>
      )}
    </thead>
  );
}

function isGroup(group: string | null | undefined): boolean {
  return group !== undefined && group !== null;
}

interface PaperSumProps {
  readonly columns: readonly PaperColumn[];
  /** The column in which the first of the texts stands; the label reaches up to it. */
  readonly at: string;
  /** One a column, from `at` on. */
  readonly texts: readonly string[];
  readonly label?: string;
}

/** 合计 as the last row of a table. */
export function PaperSum({ columns, at, texts, label = '合计' }: PaperSumProps) {
  const before = columns.findIndex(({ id }) => id === at);
  const after = columns.length - before - texts.length;
  return (
    <tr data-part="sum" className={styles['sum']}>
      <th scope="row" colSpan={before}>
        {label}
      </th>
      {texts.map((text, place) => (
        <td key={columns[before + place]?.id} className={styles['right']}>
          {text}
        </td>
      ))}
      {after === 0 ? null : <td colSpan={after}>{'\u00a0'}</td>}
    </tr>
  );
}
