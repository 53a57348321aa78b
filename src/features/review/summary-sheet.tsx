import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { STAND_LABEL } from '#src/domain/words/value-text.ts';
import { STATE_MARKS } from '#src/domain/year/marks.ts';
import { countStates } from '#src/domain/words/rule-scale.ts';
import {
  SUMMARY_ROOM,
  type Summary,
  type SummaryList,
  OVERALL_HEADING,
  TO_DO_HEADING,
} from '#src/domain/papers/summary.ts';
import { STATE_WORDS } from '#src/domain/words/words.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { Prose } from '#src/features/review/document-blocks.tsx';
import { EditableWords, type PaperPen } from '#src/features/review/editable-words.tsx';
import { PaperPage } from '#src/ui/paper-page.tsx';
import { TitleLines } from '#src/ui/title-lines.tsx';
import { PAGE_NUMBER } from '#src/ui/use-print-page.ts';
import { HundredPointRule } from '#src/widgets/hundred-point-rule.tsx';
import paper from './report-sheet.module.css';
import styles from './summary-sheet.module.css';

interface SummarySheetProps {
  readonly summary: Summary;
  readonly report: YearReport;
  readonly pen: PaperPen;
  readonly onOpen: (indicator: IndicatorId) => void;
}

const PAGE = `@page { size: A4 portrait; margin: 0 0 10mm; ${PAGE_NUMBER} }`;

/** 领导摘要 as one sheet of A4 [J9]. */
export function SummarySheet({ summary, report, pen, onOpen }: SummarySheetProps) {
  const { title, titleLines, heads, stamps, figures, rule, draft, own, best, worst, toDo } = summary;
  return (
    <PaperPage label={title} page={PAGE} look={styles['paper']}>
      <h2 className={styles['title']}>
        <TitleLines lines={titleLines} />
      </h2>
      {heads.map((text) => (
        <p key={text} className={styles['who']}>
          {text}
        </p>
      ))}
      {stamps.map((text) => (
        <p key={text} className={styles['who']}>
          （{text}）
        </p>
      ))}
      <dl className={styles['figures']}>
        {figures.map(({ label, value, sub }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd className={styles['value']}>{value}</dd>
            <dd>{sub}</dd>
          </div>
        ))}
      </dl>
      {rule === null ? null : (
        <>
          <HundredPointRule report={report} filter={null} onChoose={onOpen} onOpen={onOpen} />
          <p className={styles['legend']}>
            {[
              ...countStates(report)
                .filter(({ rows }) => rows > 0)
                .map(({ state, rows }) => `${STATE_MARKS[state]} ${STATE_WORDS[state]} ${rows} 项`),
              '宽为权重，高为得分',
            ].join('　')}
          </p>
        </>
      )}
      <div className={paper['section']}>
        <h3 className={styles['heading']}>{OVERALL_HEADING}</h3>
        <EditableWords
          slot="summary"
          label={OVERALL_HEADING}
          draft={draft.join('\n')}
          own={own === null ? null : summary.written}
          isStale={summary.isStale}
          maxLength={SUMMARY_ROOM}
          pen={pen}
        >
          {(own ?? draft).map((text) => (
            <Prose key={text} text={text} />
          ))}
        </EditableWords>
      </div>
      <RowList list={best} />
      <RowList list={worst} />
      <h3 className={styles['heading']}>{TO_DO_HEADING}</h3>
      <ol className={styles['todo']}>
        {toDo.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ol>
    </PaperPage>
  );
}

function RowList({ list: { title, rows, more } }: { readonly list: SummaryList }) {
  if (rows.length === 0) return null;
  return (
    <>
      <h3 className={styles['heading']}>
        {title}
        {more === '' ? null : <small>{more}</small>}
      </h3>
      <table className={styles['rows']} aria-label={title}>
        <colgroup>
          <col className={styles['seq']} />
          <col />
          <col className={styles['stand']} />
          <col className={styles['points']} />
        </colgroup>
        <thead className="sr-only">
          <tr>
            <th scope="col">序号</th>
            <th scope="col">指标</th>
            <th scope="col">{STAND_LABEL}</th>
            <th scope="col">得失分</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ seq, name, stand, points }) => (
            <tr key={seq}>
              <td>{seq}</td>
              <th scope="row">{name}</th>
              <td>{stand}</td>
              <td>{points}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
