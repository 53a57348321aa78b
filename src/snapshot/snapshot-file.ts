import { snapshotFileName } from '#src/domain/papers/file-name.ts';
import { snapshotDocument } from '#src/snapshot/snapshot-document.ts';
import { snapshotModel, type SnapshotInput } from '#src/snapshot/snapshot-model.ts';
import drawing from '#src/charts/drawing.css?inline';
import tokens from '#src/ui/tokens.css?inline';
import charts from './style/charts.css?inline';
import form from './style/form.css?inline';
import frame from './style/frame.css?inline';
import narrow from './style/narrow.css?inline';
import overview from './style/overview.css?inline';
import print from './style/print.css?inline';
import rows from './style/rows.css?inline';
import tables from './style/tables.css?inline';

/** In the order of the cascade: what paper and narrow windows want comes last. */
const STYLE = [tokens, frame, overview, charts, drawing, tables, rows, form, narrow, print].join('\n');

/** Name and text of a snapshot, with the look of the app inside it. */
export function snapshotFile(input: SnapshotInput): { readonly name: string; readonly text: string } {
  const model = snapshotModel(input);
  return {
    name: snapshotFileName(model.table, input.exportedText),
    text: snapshotDocument(model, STYLE),
  };
}
