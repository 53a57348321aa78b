import type { ReactNode } from 'react';
import { isOneView } from '#src/domain/catalogue/rules.ts';
import {
  EXECUTION_RATE_LABEL,
  NO_EXECUTION_RATE,
  OUTLOOK_LABEL,
  NO_OUTLOOK,
} from '#src/domain/words/figure-labels.ts';
import { asOfText, partsText, percentText, scoreText, weightText } from '#src/domain/words/format.ts';
import {
  coveredText,
  executionWords,
  gradeCaveat,
  gradeSaying,
  dueSentence,
  unsetText,
  winnable,
  winnableLines,
  winnableWords,
} from '#src/domain/words/headline.ts';
import { hasGrade } from '#src/domain/year/finality.ts';
import { onTimePhrase, outlookSteps, yearOutlook } from '#src/domain/words/year-outlook.ts';
import { GRADE_WORDS } from '#src/domain/words/words.ts';
import { rowsTotal, wholeTotal, type YearReport } from '#src/domain/year/year-report.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { Reason } from '#src/widgets/why.tsx';
import styles from './headline.module.css';

interface HeadlineProps {
  readonly report: YearReport;
  readonly place: Place;
}

/** Where the year stands: what a leader reads in the first ten seconds. Every figure with its month, its unit and of what. */
export function Headline({ report, place }: HeadlineProps) {
  const { card, cutOff } = report;
  const grade = gradeSaying(report);
  const caveat = gradeCaveat(report);
  const win = winnable(report);
  const isBlank = card.coveredWeight === 0;
  return (
    <dl className={styles['figures']}>
      <Figure
        isFirst
        label={`${asOfText(cutOff)}已得分`}
        value={scoreText(rowsTotal(report))}
        unit={`/ ${weightText(card.weight)}`}
        tag={grade === null || isOneView(report.plan.settings) ? null : <Grade grade={grade} />}
      >
        <Standing report={report} place={place} />
        {isBlank || caveat === null ? null : <p>{caveat}</p>}
      </Figure>
      <Outlook report={report} />
      <Figure label={winnableWords(report).sum} value={weightText(win.total)} unit="分">
        {winnableLines(win).map((line) => (
          <p key={line}>{line}</p>
        ))}
      </Figure>
      <Execution report={report} place={place} />
    </dl>
  );
}

/** What the year may end at: the range first, then what it is made of; a click names the rows [O18]. */
function Outlook({ report }: Pick<HeadlineProps, 'report'>) {
  const outlook = yearOutlook(report);
  if (outlook === null) {
    return (
      <Figure label={OUTLOOK_LABEL} value="—" unit="">
        <p>{NO_OUTLOOK}</p>
      </Figure>
    );
  }
  const { value, range, grades, parts, open } = outlook;
  return (
    <Figure
      label={OUTLOOK_LABEL}
      value={range}
      unit="分"
      tag={grades === '' ? null : <Grade grade={grades} />}
    >
      {parts.length === 0 ? (
        <p>{open === '' ? '年度已结束，即已得分' : `${open}，未计入`}</p>
      ) : (
        <>
          <p className={styles['parts']}>
            {parts.filter(isSaid).map(({ id, label, points, note }) => (
              <span key={id} title={note}>
                {label}
                {id === 'on-time' || id === 'rated' ? ` ${note.split('，')[0]}` : ''} <b>{points}</b>
              </span>
            ))}
            {open === '' ? null : (
              <span>
                {open} <b>未计入</b>
              </span>
            )}
          </p>
          <div>
            按此推算 {value} 分{' '}
            <Reason title="年末预计：四部分" explain={() => outlookSteps(report)}>
              逐项看
            </Reason>
          </div>
          <p className={styles['onPaper']}>{onTimePhrase(report)}</p>
        </>
      )}
    </Figure>
  );
}

/** What nothing comes to is left to 逐项看; what is not counted is said of all rows together. */
function isSaid({ id, points }: { readonly id: string; readonly points: string }): boolean {
  return id === 'earned' || (points !== '+0.00' && points !== '未计入');
}

function Grade({ grade }: { readonly grade: string }) {
  return (
    <span className={styles['grade']}>
      等次 <b>{grade}</b>
    </span>
  );
}

/** What has fallen due and what was got of it, what is covered, and the rows without a date. */
function Standing({ report, place }: Pick<HeadlineProps, 'report' | 'place'>) {
  if (report.card.coveredWeight === 0) return <p>尚无填报，填报后这里显示得分</p>;
  const due = dueSentence(report);
  const unset = unsetText(report);
  return (
    <>
      {due === '' ? null : <p>{due}</p>}
      <p>
        已覆盖 {coveredText(report)}
        {unset === null ? null : (
          <>
            ；{unset}，<a href={placeHref({ ...place, name: 'plan', view: null })}>去设定</a>
          </>
        )}
      </p>
    </>
  );
}

function Execution({ report, place }: Pick<HeadlineProps, 'report' | 'place'>) {
  const { tenNinety } = report;
  const execution = executionWords(report);
  const label = `自评总分（${partsText(report.plan.settings, ' + ')}）`;
  if (tenNinety === null) {
    return (
      <Figure label={label} value="—" unit="">
        {report.plan.settings.budget === null ? (
          <p>
            方案没有预算数，
            <a href={placeHref({ ...place, name: 'plan', section: null, view: null })}>到绩效方案补</a>
          </p>
        ) : (
          <p>
            预算执行未填，
            <a href={placeHref({ ...place, name: 'entry', section: null, view: null })}>
              到{PLACE_TITLES.entry}
            </a>
          </p>
        )}
      </Figure>
    );
  }
  return (
    <Figure
      label={label}
      value={scoreText(wholeTotal(report))}
      unit="分"
      tag={hasGrade(report) ? <Grade grade={GRADE_WORDS[tenNinety.grade]} /> : null}
    >
      {execution === null ? (
        <p>{NO_EXECUTION_RATE}</p>
      ) : (
        <>
          <p>
            {EXECUTION_RATE_LABEL} {execution.rate}
          </p>
          <p>{execution.amounts}</p>
        </>
      )}
      {tenNinety.capped === null ? null : (
        <p>
          执行率低于 {percentText(tenNinety.capped.cap.below)}，按 {weightText(tenNinety.capped.cap.most)}{' '}
          分封顶
        </p>
      )}
    </Figure>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly unit: string;
  readonly tag?: ReactNode;
  readonly isFirst?: boolean;
  readonly children: ReactNode;
}

function Figure({ label, value, unit, tag = null, isFirst = false, children }: FigureProps) {
  return (
    <div className={styles['figure']}>
      <dt>{label}</dt>
      <dd>
        <p className={isFirst ? styles['big'] : styles['value']}>
          <strong>{value}</strong> <span className={styles['unit']}>{unit}</span> {tag}
        </p>
        <div className={styles['notes']}>{children}</div>
      </dd>
    </div>
  );
}
