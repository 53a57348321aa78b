import type { ClipboardEvent } from 'react';
import { quotedCell } from '#src/reading/clipboard-table.ts';

/** Puts a spreadsheet cell with line breaks into a text that is being written without the quotes around it [G25]; else the browser pastes. */
export function pasteQuoted(event: ClipboardEvent<HTMLTextAreaElement>, text: string): void {
  const cell = quotedCell(text);
  if (cell === null) return;
  event.preventDefault();
  const field = event.currentTarget;
  field.setRangeText(cell, field.selectionStart, field.selectionEnd, 'end');
  field.dispatchEvent(new InputEvent('input', { bubbles: true, inputType: 'insertFromPaste' }));
}
