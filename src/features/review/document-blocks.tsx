import { documentPicture, pictureAddress } from '#src/charts/document-picture.ts';
import type { Block, DocumentChart, DocumentTable } from '#src/domain/papers/document.ts';
import { pendingRuns } from '#src/domain/words/prose.ts';
import { classNames } from '#src/ui/class-names.ts';
import styles from './report-sheet.module.css';

/** Pieces of a document in reading order. */
export function DocumentBlocks({ blocks }: { readonly blocks: readonly Block[] }) {
  // A document is shown anew as a whole: its pieces have no identity but their place.
  return blocks.map((block, place) => <Piece key={keyAt(place)} block={block} />);
}

const keyAt = (place: number) => `piece-${place}`;

function Piece({ block }: { readonly block: Block }) {
  switch (block.kind) {
    case 'paragraph':
      return <Prose text={block.text} />;
    case 'minor':
      return <h5 className={styles['minor']}>{block.text}</h5>;
    case 'table':
      return <PaperTable table={block.table} />;
    case 'chart':
      return <PaperChart chart={block.chart} />;
  }
}

/** A paragraph; what is still to be written stands out. */
export function Prose({ text }: { readonly text: string }) {
  return (
    <p className={styles['prose']}>
      {pendingRuns(text).map((run, place) =>
        run.isPending ? (
          <mark key={keyAt(place)} className={styles['pending']}>
            {run.text}
          </mark>
        ) : (
          run.text
        ),
      )}
    </p>
  );
}

/** A table of as many rows stands on one page. */
const WHOLE = 6;

function PaperTable({ table: { caption, columns, rows, total } }: { readonly table: DocumentTable }) {
  const sum = columns.reduce((all, { width }) => all + width, 0);
  const cells = (texts: readonly string[]) =>
    columns.map(({ label, align }, column) => (
      <td key={label} className={styles[align]}>
        {texts[column]}
      </td>
    ));
  return (
    <table className={classNames(styles['table'], rows.length <= WHOLE && styles['whole'])}>
      <caption>{caption}</caption>
      <colgroup>
        {columns.map(({ label, width }) => (
          <col key={label} style={{ width: `${(width / sum) * 100}%` }} />
        ))}
      </colgroup>
      <thead>
        <tr>
          {columns.map(({ label }) => (
            <th key={label} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.join('|')}>{cells(row)}</tr>
        ))}
        {total === null ? null : <tr className={styles['total']}>{cells(total)}</tr>}
      </tbody>
    </table>
  );
}

/** The picture that the file has, too. */
function PaperChart({ chart: { caption, alt, data } }: { readonly chart: DocumentChart }) {
  const picture = documentPicture(data);
  return (
    <figure className={styles['figure']}>
      <img src={pictureAddress(picture)} width={picture.width} height={picture.height} alt={alt} />
      <figcaption>{caption}</figcaption>
    </figure>
  );
}
