import type { ReactNode } from 'react';
import { YEAR_END } from '#src/domain/period/month.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { pointsMissing } from '#src/domain/score/row-score.ts';
import {
  changeWords,
  dueNeedText,
  filledText,
  nothingDueText,
  restDueText,
  riskText,
} from '#src/domain/words/answer-words.ts';
import { OUTLOOK_LABEL, NO_OUTLOOK } from '#src/domain/words/figure-labels.ts';
import { asOfText, monthText, scoreText, weightText } from '#src/domain/words/format.ts';
import {
  changeText,
  coveredText,
  dueSentence,
  gradeSaying,
  signedPointsText,
  winnable,
  winnableLines,
  winnableWords,
} from '#src/domain/words/headline.ts';
import { needText } from '#src/domain/words/need.ts';
import { ownerAmong, ownerText } from '#src/domain/words/owner-words.ts';
import { COMING_DUE_TITLE } from '#src/domain/words/panel-titles.ts';
import { countStates } from '#src/domain/words/rule-scale.ts';
import { STATE_WORDS } from '#src/domain/words/words.ts';
import { outlookParts, yearOutlook } from '#src/domain/words/year-outlook.ts';
import { totalOnYearText, yearOnYearProse } from '#src/domain/words/year-on-year-words.ts';
import { rowsListed } from '#src/domain/year/breakdown.ts';
import { completenessThrough, sectionsMissing } from '#src/domain/year/completeness.ts';
import { sinceMonth } from '#src/domain/year/last-look.ts';
import { turnsBetween } from '#src/domain/year/month-turns.ts';
import { nextDue } from '#src/domain/year/next-due.ts';
import { rowsTotal, type ReportRow, type YearReport } from '#src/domain/year/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { LastYear } from '#src/queries/year-on-year.ts';
import { LAST_YEAR_WORDS } from '#src/widgets/last-year-words.ts';
import { HundredPointRule } from '#src/widgets/hundred-point-rule.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { KindTag, StateTag } from '#src/widgets/state-tag.tsx';
import styles from './present-mode.module.css';

interface PresentYearProps {
  readonly report: YearReport;
  /** As of the month before; null in January. */
  readonly before: YearReport | null;
  readonly year: YearStatements;
  readonly last: LastYear;
  readonly onOpen: (indicator: IndicatorId) => void;
}

/** As many rows as a room can take in. */
const MOVERS = 3;
const LINES = 4;
/** Beside what the year before says, so that all of it stands on the page at 1366 × 768. */
const LINES_ON_YEAR = 3;

function linesOf({ last }: Pick<PresentYearProps, 'last'>): number {
  return last.kind === 'none' ? LINES : LINES_ON_YEAR;
}

/** The first page: the answers of the first screen of 总览 [MO29]. A segment of the rule and a row lead to the indicator's page. */
export function PresentYear(props: PresentYearProps) {
  const { report, last, onOpen } = props;
  return (
    <div className={classNames(styles['page'], styles['first'])}>
      <h1 className={styles['title']}>全年总览</h1>
      <Figures report={report} />
      <div className={styles['rule']}>
        <HundredPointRule report={report} filter={null} onChoose={onOpen} onOpen={onOpen} />
      </div>
      <ul className={styles['states']}>
        {countStates(report).map(({ state, rows, weight }) => (
          <li key={state}>
            <KindTag kind={state} label={`${STATE_WORDS[state]} ${rows} 项`} /> {weightText(weight)} 分
          </li>
        ))}
      </ul>
      <div className={styles['answers']}>
        <RiskAnswer {...props} />
        <DueAnswer {...props} />
        <ChangedAnswer {...props} />
      </div>
      {last.kind === 'none' ? null : (
        <p className={styles['sentence']}>
          {last.kind === 'here'
            ? yearOnYearProse(last.compared, MOVERS).join('') || totalOnYearText(last.compared)
            : LAST_YEAR_WORDS[last.kind]}
        </p>
      )}
    </div>
  );
}

function Figures({ report }: Pick<PresentYearProps, 'report'>) {
  const grade = gradeSaying(report);
  const outlook = yearOutlook(report);
  const win = winnable(report);
  return (
    <dl className={styles['figures']}>
      <div>
        <dt>{asOfText(report.cutOff)}已得分</dt>
        <dd>
          <strong>{scoreText(rowsTotal(report))}</strong> / {weightText(report.card.weight)}
        </dd>
        <dd>
          {grade === null ? '' : `等次「${grade}」，`}已覆盖 {coveredText(report)}
        </dd>
        <dd>{dueSentence(report)}</dd>
      </div>
      <div>
        <dt>{OUTLOOK_LABEL}</dt>
        <dd>
          <strong>{outlook?.range ?? '—'}</strong> {outlook === null ? '' : '分'}
        </dd>
        {(outlook === null ? [NO_OUTLOOK] : outlookParts(outlook)).map((line) => (
          <dd key={line}>{line}</dd>
        ))}
      </div>
      <div>
        <dt>{winnableWords(report).sum}</dt>
        <dd>
          <strong>{weightText(win.total)}</strong> 分
        </dd>
        <dd>{winnableLines(win).join('，')}</dd>
      </div>
    </dl>
  );
}

function Answer({
  title,
  sub,
  children,
}: {
  readonly title: string;
  readonly sub: string;
  readonly children: ReactNode;
}) {
  return (
    <section aria-label={title}>
      <h2>
        {title} <small>{sub}</small>
      </h2>
      {children}
    </section>
  );
}

function RowButton({ row, onOpen }: { readonly row: ReportRow } & Pick<PresentYearProps, 'onOpen'>) {
  return (
    <button type="button" onClick={() => onOpen(row.indicator.id)}>
      {row.indicator.seq}. {row.indicator.name}
    </button>
  );
}

function RiskAnswer(props: PresentYearProps) {
  const { report, onOpen } = props;
  const lines = linesOf(props);
  const rows = rowsListed(report);
  return (
    <Answer title={report.cutOff === YEAR_END ? '失分' : '最该抓'} sub={riskText(report)}>
      <ul>
        {rows.slice(0, lines).map((row) => (
          <li key={row.indicator.id}>
            <StateTag state={row.state} />
            <RowButton row={row} onOpen={onOpen} />
            <b>{weightText(pointsMissing(row.score, report.cutOff))} 分</b>
            <small>
              {joined(ownerAmong(report.rows, row.indicator.owner), needText(row, report.cutOff))}
            </small>
          </li>
        ))}
      </ul>
      {rows.length > lines ? <p>另有 {rows.length - lines} 项，见后面各页</p> : null}
    </Answer>
  );
}

function DueAnswer(props: PresentYearProps) {
  const { report, onOpen } = props;
  const lines = linesOf(props);
  const { dated } = nextDue(report, null);
  const rest = restDueText(dated.slice(lines));
  return (
    <Answer
      title={COMING_DUE_TITLE}
      sub={dated.length === 0 ? nothingDueText(report.cutOff) : `${dated.length} 项`}
    >
      <ul>
        {dated.slice(0, lines).map((due) => (
          <li key={`${due.row.indicator.id}-${due.month}`}>
            <span>{monthText(due.month)}</span>
            <RowButton row={due.row} onOpen={onOpen} />
            <b>{weightText(due.points)} 分</b>
            <small>{joined(ownerAmong(report.rows, due.row.indicator.owner), dueNeedText(due))}</small>
          </li>
        ))}
      </ul>
      {rest === '' ? null : <p>{rest}</p>}
    </Answer>
  );
}

/** Who has not reported, in one line, and then what changed. */
function ChangedAnswer({ report, before, year, onOpen }: PresentYearProps) {
  const changes = before === null ? [] : sinceMonth(turnsBetween(report, before));
  const gaps = sectionsMissing(report.yearRows, year, report.cutOff);
  const missing = gaps.map(({ section, missing: cells }) => `${ownerText(section)} ${cells} 格`).join('、');
  const filled = completenessThrough(report.yearRows, year, report.cutOff);
  return (
    <Answer title="填报与变化" sub={report.card.coveredWeight === 0 ? '' : changeText(report, before)}>
      <p>
        {filledText(filled, report.cutOff)}
        {missing === '' ? '' : `；未填：${missing}`}
      </p>
      <ul>
        {changes.slice(0, LINES - 1).map((change) => (
          <li key={change.row.indicator.id}>
            <RowButton row={change.row} onOpen={onOpen} />
            <b>{signedPointsText(change.points)} 分</b>
            <small>{changeWords(change)}</small>
          </li>
        ))}
      </ul>
    </Answer>
  );
}

function joined(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' · ');
}
