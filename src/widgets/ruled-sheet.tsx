import type { ReactNode } from 'react';
import {
  goesOn,
  printedColumns,
  type FieldCell,
  type RuledColumn,
  type RuledForm,
  type RuledRow,
} from '#src/domain/papers/ruled-form.ts';
import { classNames } from '#src/ui/class-names.ts';
import { PaperFoot } from '#src/ui/paper-foot.tsx';
import { PaperSum } from '#src/ui/paper-table.tsx';
import { PaperSheets } from '#src/ui/paper-sheets.tsx';
import paper from '#src/ui/paper.module.css';

interface RuledSheetProps {
  readonly form: RuledForm;
  /** What stands in a cell of the head where it is more than its text; null: its text. */
  readonly renderField?: (cell: FieldCell) => ReactNode;
  /** The same for a row; null: its text. */
  readonly renderCell?: (row: RuledRow, column: RuledColumn, index: number) => ReactNode;
}

const asText = () => null;

/** A form on sheets of A4: the columns it lists, whatever they are [ND1]. */
export function RuledSheet({ form, renderField = asText, renderCell = asText }: RuledSheetProps) {
  const columns = printedColumns(form);
  const { marks, sum } = form;
  return (
    <PaperSheets
      form={form}
      title={form.title}
      owner={form.unitName}
      marks={marks}
      meta={form.meta}
      fields={form.fields.length === 0 ? null : <Fields form={form} columns={columns} field={renderField} />}
      columns={columns}
      renderRow={(row, index, sheet) => (
        <tr key={row.key} data-part="row">
          {columns.map((column) => (
            <Cell key={column.id} {...{ form, columns, row, column, index, sheet }} cell={renderCell} />
          ))}
        </tr>
      )}
      sum={sum === null ? null : <Sum columns={columns} sum={sum} />}
      foot={<PaperFoot lines={form.foot} signatures={form.signatures} />}
    />
  );
}

interface FieldsProps {
  readonly form: RuledForm;
  readonly columns: readonly RuledColumn[];
  readonly field: (cell: FieldCell) => ReactNode;
}

function Fields({ form, columns, field }: FieldsProps) {
  return (
    <table className={paper['fields']}>
      <caption className="sr-only">{form.fieldsName ?? '表头'}</caption>
      <colgroup>
        {columns.map(({ id, width }) => (
          <col key={id} style={{ width: `${width / 10}%` }} />
        ))}
      </colgroup>
      <tbody>
        {form.fields.map((line) => (
          <tr
            key={line.map(({ name, text, kind }) => name ?? (kind === 'label' ? text : '')).join('|')}
            className={isLeftOut(line) ? paper['optional'] : undefined}
          >
            {line.map((each, place) => {
              const { kind, text, columns: colSpan, rows: rowSpan, align } = each;
              // Cells of a head stay where they are: their place is what tells them apart.
              const key = `${place}-${kind}`;
              if (kind === 'label')
                return (
                  <th key={key} scope="row" colSpan={colSpan} rowSpan={rowSpan}>
                    {text}
                  </th>
                );
              const shown = field(each);
              return (
                <td
                  key={key}
                  colSpan={colSpan}
                  rowSpan={rowSpan}
                  className={
                    paper[
                      shown !== null && each.cell === undefined
                        ? 'written'
                        : align === 'left'
                          ? 'left'
                          : 'center'
                    ]
                  }
                >
                  {shown ?? text}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** On paper: a line to be written on, unless something has to be. */
function isLeftOut(line: readonly FieldCell[]): boolean {
  return (
    line.some(({ isOptional }) => isOptional === true) &&
    line.every(({ field }) => (field?.required ?? null) === null)
  );
}

interface CellProps {
  readonly form: RuledForm;
  readonly columns: readonly RuledColumn[];
  readonly row: RuledRow;
  readonly column: RuledColumn;
  readonly index: number;
  readonly sheet: { readonly from: number; readonly to: number };
  readonly cell: NonNullable<RuledSheetProps['renderCell']>;
}

function Cell({ form, columns, row, column, index, sheet, cell }: CellProps) {
  const { id, align, isLevel, isSmall } = column;
  const { rows } = form;
  if (isLevel === true) {
    // A cell over several rows ends with its sheet and begins anew on the next.
    if (index > sheet.from && goesOn(columns, rows[index - 1], row, id)) return null;
    let end = index + 1;
    for (let next = rows[end]; end < sheet.to && next !== undefined; next = rows[end]) {
      if (!goesOn(columns, rows[end - 1], next, id)) break;
      end += 1;
    }
    return (
      <th scope="rowgroup" rowSpan={end - index} className={paper['level']}>
        {row.cells[id]?.text}
      </th>
    );
  }
  const own = row.cells[id];
  const shown = cell(row, column, index) ?? (
    <>
      {own?.text}
      {(row.marks?.[id] ?? '') === '' ? null : <sup className={paper['marks']}>{row.marks?.[id]}</sup>}
    </>
  );
  if (id === 'name')
    return (
      <th scope="row" className={paper['name']}>
        {shown}
      </th>
    );
  const look = align === 'right' && own?.kind !== 'number' ? 'center' : align;
  return <td className={classNames(paper[look], isSmall === true && paper['small'])}>{shown}</td>;
}

interface SumProps {
  readonly columns: readonly RuledColumn[];
  readonly sum: NonNullable<RuledForm['sum']>;
}

function Sum({ columns, sum }: SumProps) {
  const isIn = ({ id }: RuledColumn) => sum.cells[id] !== undefined;
  const first = columns.findIndex(isIn);
  const end = columns.map(isIn).lastIndexOf(true) + 1;
  return (
    <PaperSum
      columns={columns}
      at={columns[first]?.id ?? ''}
      label={sum.label}
      texts={columns.slice(first, end).map(({ id }) => sum.cells[id]?.text ?? '')}
    />
  );
}
