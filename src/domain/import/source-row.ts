import type { TableCell } from '#src/domain/import/table.ts';

/** What could not be read, or should be looked at. */
export interface Problem {
  /** 1-based, or null for the whole table. */
  readonly row: number | null;
  readonly field: string;
  readonly cell?: string;
  readonly what: string;
}

/** What a problem is about. */
export type Field = 'name' | 'class1' | 'class2' | 'unit' | 'operator' | 'target' | 'weight' | 'row';

/** One row before it is understood: its cells by role. */
export interface SourceRow {
  readonly name: TableCell | null;
  readonly class1: string | null;
  readonly class2: string | null;
  /** Another class begins in this row; a class or one below it. */
  readonly opensClass: boolean;
  readonly opensSubclass: boolean;
  readonly unit: TableCell | null;
  readonly operator: TableCell | null;
  readonly direction: TableCell | null;
  readonly type: TableCell | null;
  readonly target: TableCell | null;
  readonly weight: TableCell | null;
  readonly targetIsShared: boolean;
  readonly weightIsShared: boolean;
  /** What is known to be wrong before a cell is read. */
  readonly faults: readonly { readonly field: Field; readonly what: string }[];
  readonly place: (role: Field) => string;
}
