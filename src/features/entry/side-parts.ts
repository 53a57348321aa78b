import type { CellPanel } from '#src/features/entry/cell-panel.tsx';
import type { MonthCard } from '#src/features/entry/month-card.tsx';
import type { MonthCloseControl } from '#src/features/entry/month-close-control.tsx';
import { useLazy, type Lazy } from '#src/ui/use-lazy.ts';

/** What stands beside and above the grid: the first cell can be typed in before it is here. */
interface SideParts {
  readonly MonthCard: typeof MonthCard;
  readonly CellPanel: typeof CellPanel;
  readonly MonthCloseControl: typeof MonthCloseControl;
}

let here: SideParts | null = null;

async function loadParts(): Promise<SideParts> {
  const [card, panel, close] = await Promise.all([
    import('#src/features/entry/month-card.tsx'),
    import('#src/features/entry/cell-panel.tsx'),
    import('#src/features/entry/month-close-control.tsx'),
  ]);
  here = {
    MonthCard: card.MonthCard,
    CellPanel: panel.CellPanel,
    MonthCloseControl: close.MonthCloseControl,
  };
  return here;
}

export function useSideParts(): Lazy<SideParts> {
  const lazy = useLazy(loadParts, here === null && 'behind');
  return here === null ? lazy : { kind: 'here', code: here };
}
