import { useEffect, useMemo, useState, type ReactNode } from 'react';
import { subtractPoints } from '#src/domain/quantity/points.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import {
  changeWords,
  dueNeedText,
  filledText,
  gradualText,
  nothingDueText,
  restDueText,
} from '#src/domain/words/answer-words.ts';
import { dayText, daysText, stillOpenText } from '#src/domain/words/due-words.ts';
import { monthText, weightText } from '#src/domain/words/format.ts';
import { signedPointsText } from '#src/domain/words/headline.ts';
import { ownerAmong, ownerText } from '#src/domain/words/owner-words.ts';
import { COMING_DUE_TITLE } from '#src/domain/words/panel-titles.ts';
import { completenessThrough, sectionsMissing, type SectionGap } from '#src/domain/year/completeness.ts';
import { lookOf, sinceLook, sinceMonth, type RowChange } from '#src/domain/year/last-look.ts';
import { monthDue } from '#src/domain/year/month-due.ts';
import { turnsBetween } from '#src/domain/year/month-turns.ts';
import { nextDue } from '#src/domain/year/next-due.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { keepLook, lookBefore } from '#src/session/last-look.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { classNames } from '#src/ui/class-names.ts';
import { dateTimeText, todayText } from '#src/ui/date-time.ts';
import styles from './answers-panel.module.css';

interface AnswersPanelProps {
  readonly plan: Plan;
  readonly report: YearReport;
  /** As of the month before; null in January. */
  readonly before: YearReport | null;
  readonly year: YearStatements;
  readonly place: Place;
  /** Whose rows and months stand first [MO6]; null: nobody's. */
  readonly own: string | null;
  /** The year before, once it is known. */
  readonly onYear: ReactNode;
}

/** What falls due next and whose, who has not reported, what changed: the rest of what a leader asks in half a minute [MO26]. */
export function AnswersPanel(props: AnswersPanelProps) {
  const { report, year, onYear } = props;
  const gaps = sectionsMissing(report.yearRows, year, report.cutOff);
  // So that all of it stays on the first screen, the lists are shorter where sections or the year before have something to say.
  const less = gaps.length > 0 ? 1 : 0;
  return (
    <div className={styles['panel']}>
      <DueAnswer {...props} shown={4 - less - (onYear === null ? 0 : 1)} />
      <ReportedAnswer {...props} gaps={gaps} />
      <ChangedAnswer {...props} shown={3 - less} />
    </div>
  );
}

interface Listing {
  /** As many rows as there is room for. */
  readonly shown: number;
}

interface AnswerProps {
  readonly title: string;
  readonly sub: ReactNode;
  readonly children: ReactNode;
}

function Answer({ title, sub, children }: AnswerProps) {
  return (
    <section className={styles['answer']} aria-label={title}>
      <header>
        <h2>{title}</h2>
        <span>{sub}</span>
      </header>
      {children}
    </section>
  );
}

function RowLink({ row: { indicator }, place }: { readonly row: ReportRow; readonly place: Place }) {
  const name = `${indicator.seq}. ${indicator.name}`;
  return (
    <a href={placeHref({ ...place, name: 'indicator', indicator: indicator.id, view: null })} title={name}>
      {name}
    </a>
  );
}

function DueAnswer({ report, place, own, shown }: AnswersPanelProps & Listing) {
  const { cutOff } = report;
  const due = useMemo(() => nextDue(report, own), [report, own]);
  const { dated } = due;
  const rest = restDueText(dated.slice(shown));
  const gradual = gradualText(due, cutOff);
  return (
    <Answer title={COMING_DUE_TITLE} sub={gradual}>
      {dated.length === 0 ? <p className={styles['quiet']}>{nothingDueText(cutOff)}</p> : null}
      <ul className={styles['list']}>
        {dated.slice(0, shown).map((each) => (
          <li key={`${each.row.indicator.id}-${each.month}`} className={styles['due']}>
            <span className={styles['month']}>{monthText(each.month)}</span>
            <RowLink row={each.row} place={place} />
            <span className={styles['owner']}>{ownerAmong(report.rows, each.row.indicator.owner)}</span>
            <span className={styles['need']}>{dueNeedText(each)}</span>
            <b>{weightText(each.points)} 分</b>
          </li>
        ))}
      </ul>
      {rest === '' ? null : (
        <p className={styles['quiet']} title={rest}>
          {rest}
        </p>
      )}
    </Answer>
  );
}

/** As many as fit on two lines; the rest is on 月度填报. */
const GAPS_SHOWN = 4;

function ReportedAnswer({
  plan,
  report,
  year,
  place,
  own,
  gaps,
}: AnswersPanelProps & { readonly gaps: readonly SectionGap[] }) {
  const { cutOff } = report;
  const completeness = completenessThrough(report.yearRows, year, cutOff);
  const first = [...gaps].sort((a, b) => rank(a.section, own) - rank(b.section, own));
  const { missing, date, days } = monthDue(report.plan, year, report.yearRows, cutOff, todayText());
  const due = date === null || days === null ? '' : `${dayText(date, plan.year)}到期，${daysText(days)}`;
  return (
    <Answer title="尚未填报" sub={filledText(completeness, cutOff)}>
      {gaps.length === 0 ? null : (
        <p className={styles['gaps']}>
          {first.slice(0, GAPS_SHOWN).map(({ section, missing: cells, month }) => (
            <a
              key={section}
              title={`从 ${month} 月填起`}
              href={placeHref({
                ...place,
                name: 'entry',
                section: section === '' ? null : section,
                month,
                view: null,
              })}
            >
              {ownerText(section)} {cells} 格
            </a>
          ))}
          {gaps.length > GAPS_SHOWN ? `等 ${gaps.length} 个科室` : null}
        </p>
      )}
      {missing.length === 0 ? null : (
        <p className={styles['quiet']}>
          {[stillOpenText(cutOff, missing.length), due].filter((part) => part !== '').join('，')}
        </p>
      )}
    </Answer>
  );
}

function rank(section: string, own: string | null): number {
  return section === own ? 0 : 1;
}

/** What is only glanced past has not been seen. */
const SEEN_AFTER_MS = 2_000;

/** Since the month before, or since one last looked [MO28]. */
function ChangedAnswer({ plan, report, before, place, onYear, shown }: AnswersPanelProps & Listing) {
  const { cutOff } = report;
  const [look] = useState(() => lookBefore(plan.id, cutOff, Date.now()));
  const [choice, setChoice] = useState<'month' | 'look'>('month');
  useEffect(() => {
    if (report.card.coveredWeight === 0) return undefined;
    const timer = setTimeout(() => keepLook(plan.id, cutOff, lookOf(report), Date.now()), SEEN_AFTER_MS);
    return () => clearTimeout(timer);
  }, [plan, cutOff, report]);
  const ofMonth = useMemo(
    () => (before === null ? null : sinceMonth(turnsBetween(report, before))),
    [report, before],
  );
  const ofLook = useMemo(() => (look === null ? null : sinceLook(report, look)), [report, look]);
  const isLook = ofLook !== null && (choice === 'look' || ofMonth === null);
  const since = isLook
    ? { words: `${dateTimeText(look?.at ?? 0)} 查看后`, total: look?.total ?? null }
    : { words: before === null ? '' : `较 ${monthText(before.cutOff)}`, total: before?.card.total ?? null };
  return (
    <Answer
      title="变化"
      sub={
        <>
          {since.total === null || report.card.coveredWeight === 0
            ? ''
            : `${since.words} ${signedPointsText(subtractPoints(report.card.total, since.total))} 分`}
          {ofLook === null || ofMonth === null ? null : (
            <button
              type="button"
              className={styles['switch']}
              onClick={() => setChoice(isLook ? 'month' : 'look')}
            >
              {isLook ? '看较上月' : `上次查看后 ${ofLook.length} 项`}
            </button>
          )}
        </>
      }
    >
      <Changes changes={isLook ? ofLook : ofMonth} place={place} shown={shown} />
      {onYear}
    </Answer>
  );
}

function Changes({
  changes,
  place,
  shown,
}: { readonly changes: readonly RowChange[] | null; readonly place: Place } & Listing) {
  if (changes === null) return <p className={styles['quiet']}>1月没有上月可比</p>;
  if (changes.length === 0) return <p className={styles['quiet']}>没有变化</p>;
  const rest = changes.length - shown;
  return (
    <>
      <ul className={styles['list']}>
        {changes.slice(0, shown).map((change) => (
          <li key={change.row.indicator.id} className={styles['change']}>
            <RowLink row={change.row} place={place} />
            <span className={styles['need']} title={changeWords(change)}>
              {changeWords(change)}
            </span>
            <b className={classNames(change.points < 0 && styles['worse'])}>
              {signedPointsText(change.points)}
            </b>
          </li>
        ))}
      </ul>
      {rest > 0 ? <p className={styles['quiet']}>另有 {rest} 项变化</p> : null}
    </>
  );
}
