import { READY_TO_ISSUE } from '#src/domain/words/draft-entry-words.ts';
import { OVERLAY_WORDS } from '#src/domain/words/plan-words.ts';
import { useMemo } from 'react';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { errorsOf, lastYearNews } from '#src/domain/life/last-year-news.ts';
import { readDraft } from '#src/domain/draft/draft.ts';
import { entryPlan } from '#src/domain/draft/entry-plan.ts';
import { readiness, readinessText } from '#src/domain/papers/readiness.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { monthCompleteness } from '#src/domain/year/completeness.ts';
import { isBuiltIn, planAddress } from '#src/queries/plans.ts';
import { useYear } from '#src/queries/year.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { waitingRows, type StoredDraft } from '#src/storage/plan-list.ts';
import { OPEN_DRAFT } from '#src/ui/button-words.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './plans.module.css';

interface TurnPanelProps {
  /** Last year's plan. */
  readonly last: Plan;
  readonly next: { readonly plan: Plan } | { readonly draft: StoredDraft } | null;
  readonly place: Place;
}

interface Step {
  readonly words: string;
  readonly isDone: boolean;
  /** null: it is done in another step. */
  readonly href: string | null;
  readonly way: string;
}

const SHOWN = 6;
const NO_PLAN = '' as PlanId;

/** 年度交替: what closes last year and what begins the next, as one list of steps [NY18]. */
export function TurnPanel({ last, next, place }: TurnPanelProps) {
  const { year, isLoading } = useYear(last.id);
  const begun = next !== null && 'plan' in next ? next.plan : null;
  const draft = next !== null && 'draft' in next ? next.draft : null;
  const { year: nextYear, isLoading: isNextLoading } = useYear(begun?.id ?? draft?.id ?? NO_PLAN);
  const items = useMemo(() => readiness(last, year), [last, year]);
  const isSealed = (standing(year, { kind: 'seal' })?.content ?? null) !== null;
  // January has figures before the table is published: a draft takes them [PL50].
  const entered = useMemo(() => {
    const read = readDraft(draft?.draft);
    return begun ?? (read === null ? null : (entryPlan(read, waitingRows(draft))?.plan ?? null));
  }, [begun, draft]);
  // A plan that came with the app and was never used stands beside another unit's own [PL87].
  const isUnused = next === null && year.bySubject.size === 0 && isBuiltIn(last);
  const isReading = isLoading || (isNextLoading && next !== null);
  if (isReading || isUnused || (isSealed && begun !== null)) return null;
  const must = items.filter(({ severity }) => severity === 'must');
  const at = (plan: Plan, to: Partial<Place>) =>
    placeHref({ ...place, ...planAddress(plan), draft: null, view: null, section: null, month: null, ...to });
  const ready = at(last, { name: 'review', tab: 'ready', month: 12 });
  const closing: readonly Step[] = isSealed
    ? [{ words: `${last.year} 年度已定稿`, isDone: true, href: null, way: '' }]
    : [
        ...must.slice(0, SHOWN).map(({ words }) => ({ words, isDone: false, href: ready, way: '去处理' })),
        {
          words: `${last.year} 年度定稿前检查：${readinessText(items)}`,
          isDone: must.length === 0,
          href: ready,
          way: '去定稿前检查',
        },
        {
          words: `${last.year} 年度定稿`,
          isDone: false,
          href: at(last, { name: 'review', tab: 'seal', month: 12 }),
          way: '去定稿',
        },
      ];
  const january = entered === null ? null : monthCompleteness(entered.indicators, nextYear, 1);
  const opening: readonly Step[] = [
    {
      words: `照 ${last.year} 年度复制 ${last.year + 1} 年度草稿`,
      isDone: next !== null,
      href: null,
      way: next === null ? '在上面“下一年”一栏' : '',
    },
    ...draftSteps(next, place, last, year),
    {
      words: `下达 ${last.year + 1} 年度方案`,
      isDone: begun !== null,
      href: null,
      way: begun === null ? '在草稿里' : '',
    },
    ...(entered === null || january === null
      ? []
      : [
          {
            words: `填报 ${entered.year} 年 1 月${begun === null ? '（草稿里先填）' : ''}：${january.reported} / ${january.expected} 格`,
            isDone: january.expected > 0 && january.reported === january.expected,
            href: at(entered, { name: 'entry', month: 1 }),
            way: '去填报',
          },
        ]),
  ];
  return (
    <Panel title={`年度交替：${last.year} → ${last.year + 1}`} sub={`${last.unitName}；收尾和开头是一张单子`}>
      <ol className={styles['steps']}>
        {[...closing, ...opening].map((step) => (
          <StepLine key={step.words} step={step} />
        ))}
      </ol>
      {must.length > SHOWN ? <p>另有 {must.length - SHOWN} 项必须处理，见定稿前检查。</p> : null}
    </Panel>
  );
}

function StepLine({ step: { words, isDone, href, way } }: { readonly step: Step }) {
  return (
    <li className={isDone ? styles['done'] : undefined}>
      {isDone ? '已办　' : ''}
      {words}{' '}
      {href === null ? (
        <small>{way}</small>
      ) : (
        <a href={href} aria-label={`${way}：${words}`}>
          {way}
        </a>
      )}
    </li>
  );
}

function draftSteps(
  next: TurnPanelProps['next'],
  place: Place,
  last: Plan,
  year: YearStatements,
): readonly Step[] {
  if (next === null || !('draft' in next)) return [];
  const { id } = next.draft;
  const draft = readDraft(next.draft.draft);
  if (draft === null) return [];
  const errors = errorsOf(draft, lastYearNews(draft, last, year)).length;
  const isPrinted = draft.rows.some(({ source }) => source !== null);
  return [
    {
      words: `核对草稿：${errors === 0 ? READY_TO_ISSUE : `还要改 ${errors} 处`}`,
      isDone: errors === 0,
      href: placeHref({ ...place, draft: id, view: null }),
      way: OPEN_DRAFT,
    },
    {
      words: '与上年逐项对照，供会议审定',
      isDone: false,
      href: placeHref({ ...place, draft: id, view: 'compare' }),
      way: '看对照',
    },
    {
      words: OVERLAY_WORDS,
      isDone: isPrinted,
      href: null,
      way: isPrinted ? '' : '在上面“新方案”里粘贴或打开',
    },
  ];
}
