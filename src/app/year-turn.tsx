import type { Plan } from '#src/domain/catalogue/plan.ts';
import { draftPeek } from '#src/queries/draft-peek.ts';
import { planAddress } from '#src/queries/plans.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import type { StoredDraft } from '#src/storage/plan-list.ts';
import styles from './shell.module.css';

interface YearTurnProps {
  readonly plan: Plan;
  readonly plans: readonly Plan[];
  readonly place: Place;
  readonly drafts: readonly StoredDraft[];
  /** 'YYYY-MM-DD' */
  readonly today: string;
}

/**
 * Once the calendar year has turned: this year's plan, or the ways to one. Last year's goes on beside it [PL45]. From December on the
 * draft of the next year, or the way to one [NY17].
 */
export function YearTurn({ plan, plans, drafts, place, today }: YearTurnProps) {
  const year = today.slice(0, 4);
  if (place.isSample || place.name === 'plans') return null;
  const draft = drafts.find((each) => draftPeek(each).previous === plan.id);
  if (draft !== undefined)
    return (
      <a
        className={styles['plan']}
        href={placeHref({ ...place, name: 'plans', draft: draft.id, view: null })}
        title={`${plan.year} 年度照常可以填报、办年终材料`}
      >
        {plan.year + 1} 年度草稿
      </a>
    );
  const isGoneOn = plans.some(({ previous }) => previous?.plan === plan.id);
  if (year === String(plan.year) && today.slice(5, 7) === '12' && !isGoneOn)
    return (
      <a
        className={styles['plan']}
        href={placeHref({ ...place, name: 'plans', draft: null, view: null })}
        title="照今年的方案复制一份，今年的不改动"
      >
        12 月了：备 {plan.year + 1} 年度草稿
      </a>
    );
  if (year <= String(plan.year)) return null;
  const own = plans.filter((each) => each.unitName === plan.unitName && String(each.year) === year);
  // The same project of this year; else the table of the whole unit.
  const next =
    own.find(({ project }) => project === plan.project) ?? own.find(({ project }) => project === null);
  const away = { ...place, draft: null, view: null, indicator: null, month: null, section: null };
  const [href, words] =
    next === undefined
      ? [placeHref({ ...away, name: 'plans' }), `现在是 ${year} 年：建 ${year} 年度方案`]
      : [placeHref({ ...away, ...planAddress(next) }), `现在是 ${year} 年：打开 ${year} 年度方案`];
  return (
    <a className={styles['plan']} href={href} title={`${plan.year} 年度照常可以填报、办年终材料`}>
      {words}
    </a>
  );
}
