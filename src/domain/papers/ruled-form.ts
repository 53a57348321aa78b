import type { FootLine } from '#src/domain/papers/form-foot.ts';
import type { FormField } from '#src/domain/papers/form-texts.ts';
import type { ScorecardRow } from '#src/domain/papers/scorecard-row.ts';
import type { FundSubject } from '#src/domain/statements/statement.ts';
import type { TableCell } from '#src/domain/papers/table-cell.ts';

/**
 * A form as data: columns, a head of ruled cells over them, rows, a sum, what stands below. A layout is a list of these; screen, print,
 * workbook and document draw whatever is listed and know no form by name [ND1].
 */
export interface RuledForm {
  readonly title: string;
  readonly unitName: string;
  /** null: 部门整体. */
  readonly project: string | null;
  /** The line below the title, from its left to its right. */
  readonly meta: readonly string[];
  /** 未定稿 and 示例数据, for every sheet. */
  readonly marks: readonly string[];
  readonly columns: readonly RuledColumn[];
  /** What a screen reader calls the head; 表头 where nothing else is said. */
  readonly fieldsName?: string;
  /** Above the table, in its columns: each line covers all of those that are printed. */
  readonly fields: readonly (readonly FieldCell[])[];
  readonly rows: readonly RuledRow[];
  /** The last row: its label reaches up to the first of the cells. null: none. */
  readonly sum: { readonly label: string; readonly cells: Readonly<Record<string, TableCell>> } | null;
  readonly foot: readonly FootLine[];
  /** Lines to sign on below; none for a paper that nobody signs. */
  readonly signatures: readonly string[];
}

export interface RuledColumn {
  readonly id: string;
  readonly label: string;
  readonly align: 'left' | 'center' | 'right';
  /** Share of the form's width, in thousandths. */
  readonly width: number;
  /** The head over this column and those beside it that name the same one. */
  readonly group?: string;
  /** 一级指标, 二级指标: equal cells below each other are one cell [ND2]. */
  readonly isLevel?: true;
  /** The number of a row stands with what is in it: before it in files, in the margin of the screen. */
  readonly isNumbered?: true;
  /** Set small. */
  readonly isSmall?: true;
  /** In workbooks alone, right of what is printed: what formulas go through [ND8]. */
  readonly isAside?: true;
}

/** A cell of the head: a label, or what stands beside or below one. */
export interface FieldCell {
  readonly kind: 'label' | 'value';
  readonly text: string;
  /** How many columns and lines of the head it covers. */
  readonly columns: number;
  readonly rows?: number;
  readonly align?: 'left' | 'center';
  /** Written in its place on screen. */
  readonly field?: FormField;
  /** A figure: the exact value behind the text. */
  readonly cell?: TableCell;
  /** By which formulas find it. */
  readonly name?: string;
  readonly live?: FieldFormula;
  /** Its line is there to be written on: on paper it is left out. */
  readonly isOptional?: boolean;
  /** Funds that a person types in [ND20]. */
  readonly entry?: FundSubject;
}

/** How a figure of the head follows from others, by their names. */
type FieldFormula =
  | { readonly kind: 'rate'; readonly executed: string; readonly budget: string }
  /** Of the names `rate`, `weight`, `executed` and `budget`. */
  | { readonly kind: 'execution-score' }
  /** Of those, with the sum of the column `score`. */
  | { readonly kind: 'total' };

export interface RuledRow {
  readonly key: string;
  readonly seq: number;
  readonly cells: Readonly<Record<string, TableCell>>;
  /** Marks of footnotes behind what they are about. */
  readonly marks?: Readonly<Record<string, string>>;
  /** What stands in a cell of a document, where it is more than a sheet's cell can hold. */
  readonly inWord?: Readonly<Record<string, string>>;
  /** How its value, coefficient and score come about, for live formulas. */
  readonly scored?: ScorecardRow;
}

/** A line of the head as it is written down: cells by the columns from which and to which they reach. */
export type FieldLine = readonly (readonly [from: string, to: string, cell: Omit<FieldCell, 'columns'>])[];

/** Lines of the head over the columns that are printed. */
export function fieldsOver(
  columns: readonly RuledColumn[],
  lines: readonly FieldLine[],
): readonly (readonly FieldCell[])[] {
  const at = (id: string) => columns.findIndex((column) => column.id === id);
  return lines.map((line) =>
    line.map(([from, to, cell]) => Object.assign({ columns: at(to) - at(from) + 1 }, cell)),
  );
}

export const label = (text: string, more: Partial<FieldCell> = {}): Omit<FieldCell, 'columns'> => ({
  kind: 'label',
  text,
  ...more,
});

export const valueText = (text: string, more: Partial<FieldCell> = {}): Omit<FieldCell, 'columns'> => ({
  kind: 'value',
  text,
  ...more,
});

/** A text that is written in its place. */
export const written = (field: FormField, more: Partial<FieldCell> = {}): Omit<FieldCell, 'columns'> => ({
  kind: 'value',
  text: field.text,
  field,
  ...more,
});

export const figure = (cell: TableCell, more: Partial<FieldCell> = {}): Omit<FieldCell, 'columns'> => ({
  kind: 'value',
  text: cell.text,
  cell,
  align: 'center',
  ...more,
});

/** 执行率 of the figures `budget` and `executed`, by the name `rate`. */
export const rateFigure = (cell: TableCell): Omit<FieldCell, 'columns'> =>
  figure(cell, { name: 'rate', live: { kind: 'rate', executed: 'executed', budget: 'budget' } });

/** The columns that are printed. */
export function printedColumns({ columns }: Pick<RuledForm, 'columns'>): readonly RuledColumn[] {
  return columns.filter(({ isAside }) => isAside !== true);
}

/** The lines of the head that are printed. */
export function printedFields({ fields }: Pick<RuledForm, 'fields'>): RuledForm['fields'] {
  return fields.filter((line) => line.every(({ isOptional }) => isOptional !== true));
}

/** Whether a cell of a level goes on from the row above: the same there, and in every level before it [ND2]. */
export function goesOn(
  columns: readonly RuledColumn[],
  above: RuledRow | undefined,
  row: RuledRow,
  id: string,
): boolean {
  if (above === undefined) return false;
  const levels = columns.filter(({ isLevel }) => isLevel === true).map((column) => column.id);
  return levels
    .slice(0, levels.indexOf(id) + 1)
    .every((level) => (above.cells[level]?.text ?? '') === (row.cells[level]?.text ?? ''));
}
