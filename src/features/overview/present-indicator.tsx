import type { ReactNode } from 'react';
import { MANUAL_SCORE_LABEL } from '#src/domain/catalogue/field-words.ts';
import { classPath } from '#src/domain/catalogue/row-class.ts';
import { SCORE_LABEL, DUE_SHORT_LABEL, ON_YEAR_LABEL } from '#src/domain/words/figure-labels.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { needText } from '#src/domain/words/need.ts';
import { dueText, progressLabel, progressOf, progressText } from '#src/domain/words/progress.ts';
import { courseSentence } from '#src/domain/words/row-course.ts';
import { rowNotes } from '#src/domain/words/row-notes.ts';
import { STAND_LABEL, targetText, toDateNote, toDateText, unitText } from '#src/domain/words/value-text.ts';
import { scoreOnYearText, valueOnYearText } from '#src/domain/words/year-on-year-words.ts';
import { STATE_TONES } from '#src/domain/year/row-state.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { PresentCourse } from '#src/features/overview/present-course.tsx';
import type { LastYear } from '#src/queries/year-on-year.ts';
import { lastCourseOf } from '#src/queries/last-course.ts';
import { Meter } from '#src/widgets/meter.tsx';
import { NoteList } from '#src/widgets/note-list.tsx';
import { StateTag } from '#src/widgets/state-tag.tsx';
import styles from './present-mode.module.css';

interface PresentIndicatorProps {
  readonly row: ReportRow;
  readonly report: YearReport;
  readonly year: YearStatements;
  readonly last: LastYear;
  /** What is written while it is shown. */
  readonly children: ReactNode;
}

/** As many as fit on the page. */
const NOTES_SHOWN = 4;

/** One indicator, to be read from the other end of a meeting room. */
export function PresentIndicator({ row, report, year, last, children }: PresentIndicatorProps) {
  const { indicator, score, state } = row;
  const { cutOff } = report;
  const progress = progressOf(row);
  const due = dueText(row);
  const onYear = last.kind === 'here' ? last.compared.rows.find((each) => each.row === row) : undefined;
  const value = onYear === undefined ? '' : valueOnYearText(onYear);
  const need = needText(row, cutOff);
  const notes = rowNotes(row, year, cutOff).slice(0, NOTES_SHOWN);
  return (
    <div className={styles['page']}>
      <p className={styles['kind']}>
        第 {indicator.seq} 项 · {classPath(indicator)} · {ownerText(indicator.owner)} · 权重{' '}
        {weightText(indicator.weight)} 分
      </p>
      <h1 className={styles['title']}>{indicator.name}</h1>
      <dl className={styles['figures']}>
        <div>
          <dt>{row.goal === null ? '评定系数' : `${STAND_LABEL}（${unitText(indicator)}）`}</dt>
          <dd>
            <strong>{toDateText(row)}</strong> / {targetText(row)}
          </dd>
          <dd>{toDateNote(row)}</dd>
          {value === '' ? null : (
            <dd>
              {ON_YEAR_LABEL} {value}
            </dd>
          )}
        </div>
        <div>
          <dt>{SCORE_LABEL}</dt>
          <dd>
            <strong>{scoreText(score.score)}</strong> / {weightText(indicator.weight)}
          </dd>
          <dd>{score.isManual ? MANUAL_SCORE_LABEL : ''}</dd>
          {onYear === undefined ? null : (
            <dd>
              {ON_YEAR_LABEL} {scoreOnYearText(onYear)}
            </dd>
          )}
        </div>
        <div>
          <dt>状态</dt>
          <dd className={styles['state']}>
            <StateTag state={state} />
            {need === '' ? null : <span>{need}</span>}
          </dd>
          <dd className={styles['meter']}>
            <Meter {...progress} tone={STATE_TONES[state.kind]} label={progressLabel(progress)} />
            {progressText(progress)}
            {due === null ? null : (
              <small>
                {DUE_SHORT_LABEL} {due}
              </small>
            )}
          </dd>
        </div>
      </dl>
      <div className={styles['lower']}>
        <figure>
          <PresentCourse row={row} cutOff={cutOff} last={lastCourseOf(last, row)} />
          <figcaption>{courseSentence(row, cutOff)}</figcaption>
        </figure>
        {notes.length === 0 ? null : <NoteList notes={notes} className={styles['notes']} />}
      </div>
      {children}
    </div>
  );
}
