import { describe, expect, it } from 'vitest';
import {
  gridCommand,
  type GridCommand,
  type GridKey,
  type GridKeyContext,
} from '#src/features/entry/model/grid-key.ts';

const CELL: GridKeyContext = { mode: null, isLettingGo: false };
const TYPING: GridKeyContext = { ...CELL, mode: 'replace' };
const EDITING: GridKeyContext = { ...CELL, mode: 'edit' };

/** 'Ctrl+Shift+Z' */
function key(text: string): GridKey {
  const parts = text.split('+');
  return {
    key: parts[parts.length - 1] ?? '',
    ctrl: parts.includes('Ctrl'),
    shift: parts.includes('Shift'),
    alt: parts.includes('Alt'),
    isComposing: false,
  };
}

describe('what a key means', () => {
  it.each<[string, string, GridKeyContext, GridCommand | null]>([
    ['[G1] a digit goes to the field and starts typing', '7', CELL, null],
    ['[G1] F2 edits the text that is there', 'F2', CELL, { kind: 'edit' }],
    ['[G1] F2 while typing over lets the arrows move the caret', 'F2', TYPING, { kind: 'edit' }],
    ['[G1] arrows leave a cell that is typed over', 'ArrowUp', TYPING, { kind: 'commit', motion: 'up' }],
    ['[G1] arrows move the caret after F2', 'ArrowLeft', EDITING, null],
    ['[G1] Esc gives the typing up', 'Escape', TYPING, { kind: 'cancel' }],
    ['[G2] Enter saves and goes down', 'Enter', TYPING, { kind: 'commit', motion: 'enter' }],
    ['[G2] Shift+Enter saves and goes up', 'Shift+Enter', EDITING, { kind: 'commit', motion: 'enter-back' }],
    ['[G2] Tab saves and goes right', 'Tab', TYPING, { kind: 'commit', motion: 'next' }],
    ['[G2] Shift+Tab on a cell', 'Shift+Tab', CELL, { kind: 'move', motion: 'previous', extend: false }],
    ['[G2] Enter on a cell', 'Enter', CELL, { kind: 'enter', back: false }],
    ['[G2] Esc on a cell lets go', 'Escape', CELL, { kind: 'let-go' }],
    ['[G2] Tab after Esc is the browser’s', 'Tab', { ...CELL, isLettingGo: true }, null],
    ['[G2] F6 goes to the panel', 'F6', CELL, { kind: 'to-panel' }],
    ['[G3] Ctrl+arrow', 'Ctrl+ArrowDown', CELL, { kind: 'move', motion: 'edge-down', extend: false }],
    ['[G3] Shift+arrow extends', 'Shift+ArrowDown', CELL, { kind: 'move', motion: 'down', extend: true }],
    [
      '[G3] Ctrl+Shift+End extends to the end',
      'Ctrl+Shift+End',
      CELL,
      { kind: 'move', motion: 'grid-end', extend: true },
    ],
    ['[G3] Ctrl+A', 'Ctrl+a', CELL, { kind: 'select-all' }],
    ['[G32] F8 takes the likely reading', 'F8', CELL, { kind: 'reading' }],
    ['[G32] F8 while typing, too', 'F8', TYPING, { kind: 'reading' }],
    ['[G32] F9 finds the number right', 'F9', CELL, { kind: 'check' }],
    ['[G32] F9 while typing: nothing is stored to be found right', 'F9', TYPING, null],
    ['[G7] Delete', 'Delete', CELL, { kind: 'clear' }],
    ['[G7] Ctrl+D', 'Ctrl+d', CELL, { kind: 'fill', direction: 'down' }],
    ['[G7] Ctrl+R', 'Ctrl+R', CELL, { kind: 'fill', direction: 'right' }],
    ['[G8] N is a letter', 'n', CELL, null],
    ['[G9] Ctrl+Z', 'Ctrl+z', CELL, { kind: 'undo' }],
    ['[G9] Ctrl+Z while typing is the field’s own', 'Ctrl+z', TYPING, null],
    ['[G9] Ctrl+Y', 'Ctrl+y', CELL, { kind: 'redo' }],
    ['[G9] Ctrl+Shift+Z', 'Ctrl+Shift+Z', CELL, { kind: 'redo' }],
    ['[G6] Ctrl+C is the browser’s, which then asks for the text', 'Ctrl+c', CELL, null],
  ])('%s', (_, text, context, command) => {
    expect(gridCommand(key(text), context)).toEqual(command);
  });

  it.each(['Enter', 'ArrowDown', 'Escape', 'Tab', 'n'])(
    '[G5] while the input method is at work, %s is its own',
    (text) => {
      expect(gridCommand({ ...key(text), isComposing: true }, TYPING)).toBeNull();
    },
  );
});
