import { draftText, sectionBlocks, type ReportSection } from '#src/domain/papers/document.ts';
import type { SelfReport } from '#src/domain/papers/self-report.ts';
import { DocumentBlocks } from '#src/features/review/document-blocks.tsx';
import { EditableWords, type PaperPen } from '#src/features/review/editable-words.tsx';
import { PaperPage } from '#src/ui/paper-page.tsx';
import { TitleLines } from '#src/ui/title-lines.tsx';
import { PAGE_NUMBER } from '#src/ui/use-print-page.ts';
import styles from './report-sheet.module.css';

interface ReportSheetProps {
  readonly report: SelfReport;
  readonly pen: PaperPen;
}

/** As long as a text of a form may be stored. */
const MAX_FORM_TEXT = 5_000;

/** 公文 margins on every page; where the browser knows margin boxes, numbers and marks stand in them. */
const pageRules = (marks: string) =>
  `@page { size: A4 portrait; margin: 30mm 26mm 28mm 28mm; ${PAGE_NUMBER} @top-right { content: "${marks}"; font-size: 10pt } }`;

/** 自评报告 as paper: the draft, and the person's words where there are any [J10]. */
export function ReportSheet({ report, pen }: ReportSheetProps) {
  return (
    <PaperPage label={report.title.join('')} page={pageRules(report.marks)} look={styles['paper']}>
      <h2 className={styles['title']}>
        <TitleLines lines={report.title} />
      </h2>
      {report.stamps.map((text) => (
        <p key={text} className={styles['stamp']}>
          （{text}）
        </p>
      ))}
      {report.parts.map(({ heading, sections, chapters = [] }) => (
        <section key={heading} aria-label={heading}>
          <h3 className={styles['heading']}>{heading}</h3>
          {sections.map((section) => (
            <SectionPlace key={section.slot} part={heading} section={section} pen={pen} />
          ))}
          {chapters.map((chapter) => (
            <div key={chapter.heading} className={styles['section']}>
              {chapter.heading === null ? null : <h4 className={styles['sub']}>{chapter.heading}</h4>}
              <DocumentBlocks blocks={chapter.blocks} />
            </div>
          ))}
        </section>
      ))}
      <div className={styles['sign']}>
        <p>{report.unitName}</p>
        <p>年　　月　　日</p>
      </div>
      {report.contact === '' ? null : <p className={styles['prose']}>（{report.contact}）</p>}
    </PaperPage>
  );
}

interface SectionPlaceProps {
  readonly part: string;
  readonly section: ReportSection;
  readonly pen: PaperPen;
}

function SectionPlace({ part, section, pen }: SectionPlaceProps) {
  const { slot, heading, own, isStale, draft } = section;
  return (
    <div className={styles['section']}>
      {heading === null ? null : <h4 className={styles['sub']}>{heading}</h4>}
      <EditableWords
        slot={slot}
        label={heading ?? part}
        draft={draftText(section)}
        own={own}
        isStale={isStale}
        maxLength={MAX_FORM_TEXT}
        pen={pen}
        below={<DocumentBlocks blocks={draft.filter(({ kind }) => kind === 'table' || kind === 'chart')} />}
      >
        <DocumentBlocks blocks={sectionBlocks(section)} />
      </EditableWords>
    </div>
  );
}
