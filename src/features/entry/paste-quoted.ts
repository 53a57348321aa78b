import type { ClipboardEvent } from 'react';
import { readTabSeparated } from '#src/features/entry/model/tab-separated.ts';

/** Puts a spreadsheet cell with line breaks into a text that is being written without the quotes around it [G25]; else the browser pastes. */
export function pasteQuoted(event: ClipboardEvent<HTMLTextAreaElement>, text: string): void {
  const cell = quotedCell(text);
  if (cell === null) return;
  event.preventDefault();
  const field = event.currentTarget;
  field.setRangeText(cell, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
}

/**
 * The text of one spreadsheet cell that holds line breaks, without the quotes and the last break that the clipboard puts around it [G25];
 * null for everything else, which is pasted as it is.
 */
export function quotedCell(text: string): string | null {
  const [row, ...others] = readTabSeparated(text);
  const [cell, ...beside] = row ?? [];
  const isQuoted = text.startsWith('"') && cell !== undefined && /[\r\n\t]/.test(cell);
  return isQuoted && others.length === 0 && beside.length === 0 && !cell.startsWith('"')
    ? cell.replace(/\r\n?/g, '\n')
    : null;
}
