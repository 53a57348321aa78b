import { useState, type ComponentType, type ReactNode } from 'react';
import { ENTRY_WORDS } from '#src/domain/words/entry-words.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { RestNoneDialogProps } from '#src/features/entry/rest-none-dialog.tsx';
import { useNotices } from '#src/session/notices.ts';

const loadDialog = () => import('#src/features/entry/rest-none-dialog.tsx');

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
  const [Shown, setShown] = useState<ComponentType<RestNoneDialogProps> | null>(null);
  const say = useNotices((state) => state.say);
  const open = () => {
    loadDialog().then(
      ({ RestNoneDialog }) => setShown(() => RestNoneDialog),
      () => say(ENTRY_WORDS.notLoaded, { tone: 'problem' }),
    );
  };
  const close = () => setShown(null);
  const dialog =
    Shown === null ? null : (
      <Shown
        {...setting}
        onConfirm={(rows) => {
          close();
          setting.onConfirm(rows);
        }}
        onClose={close}
      />
    );
  return { open, dialog };
}
