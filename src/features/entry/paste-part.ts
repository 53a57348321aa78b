// All that reads what is pasted and shows it, fetched as one part.
export { hiddenText } from '#src/domain/words/intake-words.ts';
export { pasteReader } from '#src/features/entry/model/paste-reader.ts';
export { clipboardTable, shownCells } from '#src/reading/clipboard-table.ts';
export { PasteDialog } from '#src/features/entry/paste-dialog.tsx';
