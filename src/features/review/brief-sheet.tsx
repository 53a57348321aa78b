import { draftText, sectionBlocks } from '#src/domain/papers/document.ts';
import type { BriefPart, MonthBrief } from '#src/domain/papers/month-brief.ts';
import type { BriefSlot } from '#src/domain/statements/statement.ts';
import { DocumentBlocks } from '#src/features/review/document-blocks.tsx';
import { EditableWords, type PaperPen } from '#src/features/review/editable-words.tsx';
import { PaperPage } from '#src/ui/paper-page.tsx';
import { TitleLines } from '#src/ui/title-lines.tsx';
import { PAGE_NUMBER } from '#src/ui/use-print-page.ts';
import paper from './report-sheet.module.css';
import styles from './brief-sheet.module.css';

interface BriefSheetProps {
  readonly brief: MonthBrief;
  readonly pen: PaperPen<BriefSlot>;
}

/** As long as a text of the brief may be on its one page. */
const MAX_TEXT = 2_000;

/** Its margins on every page: what somebody writes may need a second one. */
const PAGE = `@page { size: A4 portrait; margin: 10mm 22mm 8mm; ${PAGE_NUMBER} }`;

/** 月度通报 as a sheet of A4 [MO20]. */
export function BriefSheet({ brief, pen }: BriefSheetProps) {
  const { title, titleLines, head, marks, parts } = brief;
  return (
    <PaperPage label={title} page={PAGE} look={styles['paper']}>
      <h2 className={styles['title']}>
        <TitleLines lines={titleLines} />
      </h2>
      <p className={styles['who']}>
        {head}
        {marks === '' ? null : `　（${marks}）`}
      </p>
      {parts.map((part) => (
        <Part key={part.slot} part={part} pen={pen} />
      ))}
    </PaperPage>
  );
}

function Part({ part, pen }: { readonly part: BriefPart; readonly pen: PaperPen<BriefSlot> }) {
  const { slot, heading, draft, own, isStale } = part;
  const exhibits = draft.filter(({ kind }) => kind === 'table' || kind === 'chart');
  return (
    <section className={paper['section']} aria-label={heading}>
      <h3 className={styles['heading']}>{heading}</h3>
      <EditableWords
        slot={slot}
        label={heading}
        draft={draftText(part)}
        own={own}
        isStale={isStale}
        maxLength={MAX_TEXT}
        pen={pen}
        below={<DocumentBlocks blocks={exhibits} />}
      >
        <DocumentBlocks blocks={sectionBlocks(part)} />
      </EditableWords>
    </section>
  );
}
