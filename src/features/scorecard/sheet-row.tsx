import type { Reckoning } from '#src/domain/catalogue/rules.ts';
import type { Month } from '#src/domain/period/month.ts';
import { explainRow } from '#src/domain/words/explain.ts';
import { explainNinetyRow } from '#src/domain/words/explain-total.ts';
import type { ColumnId, ScorecardColumn } from '#src/domain/papers/scorecard-columns.ts';
import { marksAt, type FormNote } from '#src/domain/papers/scorecard-notes.ts';
import type { ScorecardRow, ScorecardView } from '#src/domain/papers/scorecard-row.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { PaperText } from '#src/ui/paper-text.tsx';
import { Reason } from '#src/widgets/why.tsx';
import styles from '#src/ui/paper.module.css';

export interface SheetRowProps {
  readonly row: ScorecardRow;
  readonly report: ReportRow;
  readonly columns: readonly ScorecardColumn[];
  readonly notes: readonly FormNote[];
  readonly cutOff: Month;
  readonly settings: Reckoning;
  readonly view: ScorecardView;
  /** Address of the indicator's own page. */
  readonly href: string;
  readonly isLocked: boolean;
  readonly onLocked: () => void;
  readonly onSave: (text: string) => void;
}

/** One indicator of the form. */
export function SheetRow(props: SheetRowProps) {
  const { row, columns } = props;
  return (
    <tr data-part="row">
      {columns.map(({ id, align }) =>
        id === 'name' ? (
          <th key={id} scope="row" className={styles['name']}>
            <SheetCell {...props} id={id} />
          </th>
        ) : (
          <td key={id} className={styles[row.cells[id].kind === 'number' ? align : textAlign(id)]}>
            <SheetCell {...props} id={id} />
          </td>
        ),
      )}
    </tr>
  );
}

function SheetCell({ id, ...props }: SheetRowProps & { readonly id: ColumnId }) {
  const { row, report, notes, cutOff, settings, view, href } = props;
  const { text } = row.cells[id];
  const marks = marksAt(notes, row.seq, id);
  if (id === 'name')
    return (
      <>
        <a href={href}>{text}</a>
        <Marks marks={marks} />
      </>
    );
  if (id === 'value')
    return (
      <>
        {row.valueNote === '' || row.cells.value.kind !== 'number' ? null : (
          <small className={styles['beside']}>{row.valueNote}</small>
        )}
        {row.cells.value.kind === 'number' ? <span className={styles['whole']}>{text}</span> : text}
        {row.valueNote === '' || row.cells.value.kind === 'number' ? null : (
          <small className={styles['note']}>{row.valueNote}</small>
        )}
      </>
    );
  if (id === 'score')
    return (
      <Reason
        title={`${row.seq}. ${row.cells.name.text}：怎么算的`}
        explain={() => {
          const steps = explainRow(report, cutOff, settings);
          return view === 'hundred' ? steps : [...steps, explainNinetyRow(report, text, settings)];
        }}
      >
        {text}
      </Reason>
    );
  if (id === 'remark')
    return (
      <PaperText
        label={`第 ${row.seq} 项说明`}
        {...row.remark}
        isLocked={props.isLocked}
        onLocked={props.onLocked}
        onSave={props.onSave}
      />
    );
  return (
    <>
      {text}
      <Marks marks={marks} />
    </>
  );
}

/** 原文如此, explained below the table. */
function Marks({ marks }: { readonly marks: string }) {
  return marks === '' ? null : <sup className={styles['marks']}>{marks}</sup>;
}

/** Words stand in the middle where figures stand on the right. */
function textAlign(id: ColumnId): 'left' | 'center' {
  return id === 'remark' ? 'left' : 'center';
}
