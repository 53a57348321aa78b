import { useState, type ComponentType, type ReactNode } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { ENTRY_WORDS } from '#src/domain/words/entry-words.ts';
import { planEntry } from '#src/session/entry-session.ts';
import { useNotices } from '#src/session/notices.ts';

/**
 * A dialog that is fetched when it is first opened, and begun anew where it becomes one of another month (Back leads there).
 * @param load the same function each time
 */
export function useDialogPart<P extends { readonly plan: Plan; readonly month: Month }>(
  load: () => Promise<ComponentType<P & { readonly onClose: () => void }>>,
  props: P,
): { readonly open: () => void; readonly close: () => void; readonly dialog: ReactNode } {
  const [Shown, setShown] = useState<ComponentType<P & { readonly onClose: () => void }> | null>(null);
  const say = useNotices((state) => state.say);
  const open = () => {
    const { active } = planEntry(props.plan.id);
    load().then(
      (part) => {
        const now = planEntry(props.plan.id);
        // Whoever went on in the grid meanwhile would answer it with the next Enter [G18].
        if (now.mode === null && now.active === active) setShown(() => part);
      },
      () => say(ENTRY_WORDS.notLoaded, { tone: 'problem' }),
    );
  };
  const close = () => setShown(null);
  return {
    open,
    close,
    dialog: Shown === null ? null : <Shown key={props.month} {...props} onClose={close} />,
  };
}
