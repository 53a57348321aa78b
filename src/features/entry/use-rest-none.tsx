import type { ReactNode } from 'react';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { useDialogPart } from '#src/features/entry/use-dialog-part.tsx';

const loadDialog = () =>
  import('#src/features/entry/rest-none-dialog.tsx').then(({ RestNoneDialog }) => RestNoneDialog);

interface RestSetting {
  /** The plan in force. */
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly month: Month;
  readonly rest: readonly PlanIndicator[];
  readonly onConfirm: (rows: readonly PlanIndicator[]) => void;
}

/** «其余都记无发生», asked in a dialog that is fetched when it is first opened. */
export function useRestNone(setting: RestSetting): {
  readonly open: () => void;
  readonly dialog: ReactNode;
} {
  const part = useDialogPart(loadDialog, {
    ...setting,
    onConfirm: (rows: readonly PlanIndicator[]) => {
      part.close();
      setting.onConfirm(rows);
    },
  });
  return part;
}
