import { useMemo, type ReactNode } from 'react';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { quantityToText } from '#src/domain/quantity/quantity.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { SameRow } from '#src/domain/words/same-as-last.ts';
import { rowIndicator } from '#src/features/entry/model/cell-subject.ts';
import { openCells } from '#src/features/entry/model/sheet.ts';
import { useDialogPart } from '#src/features/entry/use-dialog-part.tsx';
import type { WriteEntry } from '#src/features/entry/use-entry-writes.ts';

const loadSame = () => import('#src/features/entry/same-dialog.tsx').then(({ SameDialog }) => SameDialog);
const loadRestNone = () =>
  import('#src/features/entry/rest-none-dialog.tsx').then(({ RestNoneDialog }) => RestNoneDialog);

interface FillSetting {
  /** The plan in force. */
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly month: Month;
  /** Rows of the section that is shown. */
  readonly indicators: readonly PlanIndicator[];
  readonly write: WriteEntry;
}

/** Many cells of a month at once, asked in dialogs that are fetched when they are first opened: 同上月 [MO5], 其余都记无发生 [G8]. */
export function useFillDialogs({ plan, year, month, indicators, write }: FillSetting): {
  readonly same: () => void;
  readonly restNone: () => void;
  /** How many cells the month still has open. */
  readonly restCount: number;
  readonly dialogs: ReactNode;
} {
  // Of 200 rows this is a good part of a key, and no key changes it.
  const rest = useMemo(() => openCells(indicators, year, month), [indicators, year, month]);
  const restRows = useMemo(() => rest.flatMap(({ row }) => rowIndicator(plan, row) ?? []), [rest, plan]);
  const same = useDialogPart(loadSame, {
    plan,
    year,
    month,
    indicators,
    onConfirm: (chosen: readonly SameRow[]) => {
      same.close();
      write(
        chosen.map(({ indicator, value }) => ({
          cell: { row: indicator.id, month, field: 'value' },
          text: quantityToText(value),
        })),
        { intent: 'fill', origin: 'filled' },
      );
    },
  });
  const restNone = useDialogPart(loadRestNone, {
    plan,
    year,
    month,
    rest: restRows,
    onConfirm: (chosen: readonly PlanIndicator[]) => {
      restNone.close();
      write(
        chosen.map(({ id }) => ({ cell: { row: id, month, field: 'value' }, text: '无' })),
        { intent: 'none', origin: 'filled' },
      );
    },
  });
  return {
    same: same.open,
    restNone: restNone.open,
    restCount: rest.length,
    dialogs: (
      <>
        {restNone.dialog}
        {same.dialog}
      </>
    ),
  };
}
