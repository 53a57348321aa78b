import type { FileTable } from '#src/domain/intake/file-table.ts';
import type { IntakeTable } from '#src/domain/intake/intake-table.ts';
import type { Intake, IntakePicks } from '#src/domain/intake/read-intake.ts';
import type { PasteRow } from '#src/features/entry/model/paste-plan.ts';
import type { Range } from '#src/features/entry/model/selection.ts';
import type { TextRange } from '#src/features/entry/model/tab-separated.ts';

/** A file whose tables wait for a choice. */
export interface PastedFile {
  readonly name: string;
  readonly sheets: readonly FileTable[];
  /** Names of sheets that the file hides. */
  readonly hidden: readonly string[];
}

/** What is shown before any of it is stored. */
export interface PasteQuestion {
  /** Where it goes when it goes by position, and whose month a table without months is of. */
  readonly at: Range;
  readonly source:
    | { readonly kind: 'clipboard'; readonly table: IntakeTable }
    | ({ readonly kind: 'file' } & PastedFile);
  /** Names and headers are not looked at. */
  readonly isByPosition: boolean;
}

/** Reads what comes in. */
export interface PasteReader {
  readonly table: (table: IntakeTable, at: Range, picks?: IntakePicks) => Intake;
  readonly block: (source: TextRange, at: Range, clears: boolean) => readonly PasteRow[];
}
