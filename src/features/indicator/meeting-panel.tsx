import { SUBJECT_WORDS } from '#src/domain/statements/subject-words.ts';
import { meetingNotes } from '#src/domain/words/row-notes.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { Panel } from '#src/ui/panel.tsx';
import { NoteList } from '#src/widgets/note-list.tsx';
import styles from './indicator.module.css';

interface MeetingPanelProps {
  readonly report: YearReport;
  readonly row: ReportRow;
  readonly year: YearStatements;
}

/** What meetings asked of the row up to the cut-off [MO30]; nothing where none did. */
export function MeetingPanel({ report, row, year }: MeetingPanelProps) {
  const notes = meetingNotes(row.indicator, year, report.cutOff);
  if (notes.length === 0) return null;
  return (
    <Panel title={SUBJECT_WORDS['meeting-note']} sub="在汇报中记下，新的在前">
      <NoteList notes={notes} className={styles['meetings']} />
    </Panel>
  );
}
