import { snapshotFileName } from '#src/domain/report/snapshot-file-name.ts';
import { snapshotDocument } from '#src/snapshot/snapshot-document.ts';
import { snapshotModel, type SnapshotInput } from '#src/snapshot/snapshot-model.ts';
import tokens from '#src/ui/tokens.css?inline';
import style from './snapshot.css?inline';

/** Name and text of a snapshot, with the look of the app inside it. */
export function snapshotFile(input: SnapshotInput): { readonly name: string; readonly text: string } {
  const model = snapshotModel(input);
  return {
    name: snapshotFileName(model.table, input.exportedText),
    text: snapshotDocument(model, `${tokens}\n${style}`),
  };
}
