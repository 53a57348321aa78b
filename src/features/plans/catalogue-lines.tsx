import { useMemo } from 'react';
import { YEAR_UNSAID } from '#src/domain/catalogue/field-words.ts';
import { isSamplePlan, type Plan, type PlanId, SAMPLE_IN_TITLE } from '#src/domain/catalogue/plan.ts';
import { readDraft } from '#src/domain/draft/draft.ts';
import { reportingMonth } from '#src/domain/period/month.ts';
import { standing } from '#src/domain/statements/year-statements.ts';
import { READY_TO_ISSUE } from '#src/domain/words/draft-entry-words.ts';
import { scoreText } from '#src/domain/words/format.ts';
import { WHOLE_PERFORMANCE } from '#src/domain/words/plan-title.ts';
import { completenessThrough } from '#src/domain/year/completeness.ts';
import { rowsTotal } from '#src/domain/year/year-report.ts';
import type { Next } from '#src/features/plans/successors.ts';
import { plainLine } from '#src/kernel/plain-text.ts';
import { planAddress } from '#src/queries/plans.ts';
import { errorsOf } from '#src/domain/life/last-year-news.ts';
import { useLastYearNews } from '#src/features/plans/use-last-year-news.ts';
import { useReport, useYear } from '#src/queries/year.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import type { StoredDraft } from '#src/storage/plan-list.ts';
import { READING, FILL_MONTHS } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText, todayText } from '#src/ui/date-time.ts';
import styles from './plans.module.css';

const SHORT = 20;

/** 月度填报 of a draft [PL50]. */
export function draftEntryHref(place: Place, draft: PlanId): string {
  return placeHref({
    ...place,
    plan: draft,
    name: 'entry',
    draft: null,
    view: null,
    month: null,
    section: null,
    isSample: false,
  });
}

interface DraftLineProps {
  readonly stored: StoredDraft;
  readonly place: Place;
  /** It is edited on another PC [PL47]. */
  readonly isElsewhere: boolean;
}

/** A draft among the drafts: how far it is. */
export function DraftLine({ stored, place, isElsewhere }: DraftLineProps) {
  const { year, isLoading } = useYear(stored.id);
  const draft = useMemo(() => readDraft(stored.draft), [stored.draft]);
  const { news, isReading } = useLastYearNews(draft);
  const errors = useMemo(() => (draft === null ? 0 : errorsOf(draft, news).length), [draft, news]);
  const title =
    draft === null
      ? '读不出来的草稿'
      : `${draft.year === '' ? YEAR_UNSAID : `${draft.year} 年度`} ${draft.project === '' ? WHOLE_PERFORMANCE : draft.project}`;
  return (
    <tr>
      <th scope="row">
        <a href={placeHref({ ...place, draft: stored.id })}>{title}</a>
        {isElsewhere ? <span className={styles['twin']}>在另一台电脑上编辑，本机只读</span> : null}
      </th>
      <td>{draft?.unitName === '' ? '未填' : (draft?.unitName ?? '—')}</td>
      <td className={styles['number']}>{draft?.rows.length ?? 0} 项</td>
      <td>
        {draft === null ? '内容损坏' : isReading ? READING : errors === 0 ? READY_TO_ISSUE : `${errors} 处`}
      </td>
      <td>
        {draft === null || isElsewhere ? (
          '—'
        ) : isLoading ? (
          READING
        ) : (
          <a
            href={draftEntryHref(place, stored.id)}
            aria-label={`${year.bySubject.size === 0 ? FILL_MONTHS : '接着填月度'}：${title}`}
          >
            {year.bySubject.size === 0 ? FILL_MONTHS : '接着填月度'}
          </a>
        )}
      </td>
      <td>{dateTimeText(stored.savedAt)}</td>
    </tr>
  );
}

interface PlanLineProps {
  readonly plan: Plan;
  readonly place: Place;
  readonly next: Next;
  readonly onCopy: (plan: Plan) => Promise<void>;
  /** Another plan of the same unit, year and kind; null: there is none. */
  readonly twin: Plan | null;
  readonly onTwin: (twin: Plan) => void;
}

/** A plan among the plans: where it stands, and what goes on from it. */
export function PlanLine({ plan, place, next, onCopy, twin, onTwin }: PlanLineProps) {
  const month = reportingMonth(plan.year, todayText());
  const { year, isLoading } = useYear(plan.id);
  const report = useReport(plan, year, month);
  const { reported, expected } = useMemo(
    () => completenessThrough(report.yearRows, year, month),
    [report.yearRows, year, month],
  );
  const isSealed = (standing(year, { kind: 'seal' })?.content ?? null) !== null;
  const isEmpty = year.bySubject.size === 0;
  const total = rowsTotal(report);
  const href = placeHref({
    ...place,
    ...planAddress(plan),
    name: 'overview',
    draft: null,
    isSample: isSamplePlan(plan.id),
    month: null,
    section: null,
  });
  return (
    <tr>
      <th scope="row">
        <a href={href}>
          {plan.year} 年度 {plan.project === null ? WHOLE_PERFORMANCE : plan.project}
          {isSamplePlan(plan.id) ? SAMPLE_IN_TITLE : ''}
        </a>
        {twin === null ? null : (
          <span className={styles['twin']}>
            这份编号 {plainLine(plan.id, SHORT)}，另有一份同名的
            <Button aria-label={`对照、转入填报…：编号 ${plan.id}`} onClick={() => onTwin(twin)}>
              对照、转入填报…
            </Button>
          </span>
        )}
      </th>
      <td>{plan.unitName}</td>
      <td className={styles['number']}>{plan.indicators.length} 项</td>
      <td>{isLoading ? READING : stateWord(isSealed, isEmpty)}</td>
      <td>{isLoading || isEmpty ? '—' : `截至 ${month} 月，应填 ${expected} 格，已填 ${reported} 格`}</td>
      <td className={styles['number']}>{isLoading || total === null ? '—' : `${scoreText(total)} 分`}</td>
      <td>
        {next === null ? (
          <Button onClick={() => void onCopy(plan)}>复制为 {plan.year + 1} 年度草稿</Button>
        ) : 'draft' in next ? (
          <a href={placeHref({ ...place, draft: next.draft })}>{plan.year + 1} 年度草稿</a>
        ) : (
          `已有 ${next.plan.year} 年度`
        )}
        {plan.previous === undefined ? null : (
          <a
            className={styles['beside']}
            href={placeHref({ ...place, ...planAddress(plan), draft: null, view: 'compare' })}
          >
            对照上年
          </a>
        )}
        <a
          className={styles['beside']}
          href={placeHref({ ...place, ...planAddress(plan), draft: null, view: 'declare' })}
        >
          申报表
        </a>
      </td>
    </tr>
  );
}

function stateWord(isSealed: boolean, isEmpty: boolean): string {
  if (isSealed) return '已定稿';
  return isEmpty ? '已下达，未填报' : '已下达，填报中';
}
