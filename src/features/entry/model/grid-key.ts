import type { Motion } from '#src/features/entry/model/selection.ts';

/** What a key means in the grid. Characters are none of these: they reach the hidden field and start typing. */
export type GridCommand =
  | { readonly kind: 'move'; readonly motion: Motion; readonly extend: boolean }
  /** Enter on a cell: down, or back to where a run of Tabs began. */
  | { readonly kind: 'enter'; readonly back: boolean }
  | { readonly kind: 'commit'; readonly motion: Motion | 'enter' | 'enter-back' }
  | { readonly kind: 'cancel' }
  | { readonly kind: 'edit' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'none' }
  | { readonly kind: 'fill'; readonly direction: 'down' | 'right' }
  | { readonly kind: 'select-all' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'redo' }
  /** The next Tab leaves the grid. */
  | { readonly kind: 'let-go' }
  | { readonly kind: 'to-panel' }
  /** Levels as they were the month before [MO5]. */
  | { readonly kind: 'same' }
  /** The rest of the month as 无发生 [G8]. */
  | { readonly kind: 'rest-none' }
  /** The likely reading of a doubted number takes its place. */
  | { readonly kind: 'reading' }
  /** A doubted number is right. */
  | { readonly kind: 'check' };

export interface GridKey {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
  /** The input method is at work: every key is its own. */
  readonly isComposing: boolean;
}

export interface GridKeyContext {
  readonly mode: 'replace' | 'edit' | null;
  /** Esc was pressed on the cell: Tab leaves. */
  readonly isLettingGo: boolean;
}

const ARROWS: Readonly<Record<string, 'up' | 'down' | 'left' | 'right'>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** null: the key is not the grid's and goes on to the field or the browser. */
export function gridCommand(key: GridKey, context: GridKeyContext): GridCommand | null {
  if (key.isComposing || key.key === 'Process' || key.alt) return null;
  return context.mode === null ? onCell(key, context) : whileTyping(key, context.mode);
}

function whileTyping({ key, ctrl, shift }: GridKey, mode: 'replace' | 'edit'): GridCommand | null {
  switch (key) {
    case 'Enter':
      return { kind: 'commit', motion: shift ? 'enter-back' : 'enter' };
    case 'Tab':
      return { kind: 'commit', motion: shift ? 'previous' : 'next' };
    case 'Escape':
      return { kind: 'cancel' };
    case 'F2':
      return mode === 'replace' ? { kind: 'edit' } : null;
    case 'F8':
      return { kind: 'reading' };
    default: {
      const arrow = ARROWS[key];
      if (mode !== 'replace' || arrow === undefined || ctrl || shift) return null;
      return { kind: 'commit', motion: arrow };
    }
  }
}

function onCell({ key, ctrl, shift }: GridKey, context: GridKeyContext): GridCommand | null {
  const arrow = ARROWS[key];
  if (arrow !== undefined) {
    return { kind: 'move', motion: ctrl ? `edge-${arrow}` : arrow, extend: shift };
  }
  switch (key) {
    case 'Enter':
      return { kind: 'enter', back: shift };
    case 'Tab':
      if (context.isLettingGo || ctrl) return null;
      return { kind: 'move', motion: shift ? 'previous' : 'next', extend: false };
    case 'Home':
      return { kind: 'move', motion: ctrl ? 'grid-start' : 'row-start', extend: shift };
    case 'End':
      return { kind: 'move', motion: ctrl ? 'grid-end' : 'row-end', extend: shift };
    case 'PageUp':
      return { kind: 'move', motion: 'page-up', extend: shift };
    case 'PageDown':
      return { kind: 'move', motion: 'page-down', extend: shift };
    case 'Escape':
      return { kind: 'let-go' };
    case 'F2':
      return { kind: 'edit' };
    case 'F4':
      return { kind: shift ? 'rest-none' : 'same' };
    case 'F6':
      return { kind: 'to-panel' };
    case 'F8':
      return { kind: 'reading' };
    case 'F9':
      return { kind: 'check' };
    case 'Delete':
    case 'Backspace':
      return { kind: 'clear' };
    default:
      return ctrl ? withControl(key.toLowerCase(), shift) : null;
  }
}

function withControl(key: string, shift: boolean): GridCommand | null {
  switch (key) {
    case 'a':
      return { kind: 'select-all' };
    case 'd':
      return { kind: 'fill', direction: 'down' };
    case 'r':
      return { kind: 'fill', direction: 'right' };
    case 'z':
      return { kind: shift ? 'redo' : 'undo' };
    case 'y':
      return { kind: 'redo' };
    default:
      return null;
  }
}
