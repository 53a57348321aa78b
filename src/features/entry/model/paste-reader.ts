import type { Plan } from '#src/domain/catalogue/plan.ts';
import { intakeRows } from '#src/domain/intake/intake-row.ts';
import { readIntake } from '#src/domain/intake/read-intake.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { blockRows } from '#src/features/entry/model/paste-plan.ts';
import type { PasteReader } from '#src/features/entry/model/paste-question.ts';
import { pasteRange } from '#src/features/entry/model/range-text.ts';
import type { EntryDrafts } from '#src/session/entry-session.ts';
import type { Sheet } from '#src/features/entry/model/sheet.ts';

/** The grid as it stands. */
export interface PasteScene {
  /** The plan in force. */
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly drafts: EntryDrafts;
  readonly sheet: Sheet;
  /** Of the active cell. */
  readonly month: Month;
}

/** Reads what comes in against the grid as it stands. */
export function pasteReader({ plan, year, drafts, sheet, month }: PasteScene): PasteReader {
  return {
    table: (table, at, picks) =>
      readIntake(table, {
        rows: intakeRows(plan),
        year: plan.year,
        month: sheet.columns[at.left]?.month ?? month,
        positions: sheet.rows.slice(at.top),
        ...(picks === undefined ? {} : { picks }),
      }),
    block: (source, at, clears) =>
      blockRows(pasteRange(plan, sheet, at, source).texts, { plan, year, drafts, clears }),
  };
}
