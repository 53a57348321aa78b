import { YEAR_UNSAID } from '#src/domain/catalogue/field-words.ts';
import { readDraft } from '#src/domain/draft/draft.ts';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { WHOLE_PERFORMANCE } from '#src/domain/words/plan-title.ts';
import type { OverlayBase } from '#src/features/plans/import-preview.tsx';
import type { StoredDraft } from '#src/storage/plan-list.ts';

/** A draft, and the plan of the year before that it goes on from; null: from none. */
interface Copy {
  readonly id: PlanId;
  readonly from: PlanId | null;
}

export function copiesAmong(drafts: readonly StoredDraft[]): readonly Copy[] {
  return drafts.map(({ id, draft }) => ({ id, from: readDraft(draft)?.previous?.plan ?? null }));
}

/** What goes on from a plan: the next in force, else its draft [NY2]. */
export type Next = { readonly plan: Plan } | { readonly draft: PlanId } | null;

export function nextOf({ id }: Plan, known: readonly Plan[], copies: readonly Copy[]): Next {
  const next = known.find(({ previous }) => previous?.plan === id);
  if (next !== undefined) return { plan: next };
  const draft = copies.find(({ from }) => from === id);
  return draft === undefined ? null : { draft: draft.id };
}

/** A year that turns: its plan, and what goes on from it. */
interface Turn {
  readonly last: Plan;
  readonly next: { readonly plan: Plan } | { readonly draft: StoredDraft } | null;
}

/** Plans whose next year is begun, or whose December has come [NY18]. @param today 'YYYY-MM-DD' */
export function turnsOf(
  known: readonly Plan[],
  drafts: readonly StoredDraft[],
  copies: readonly Copy[],
  today: string,
): readonly Turn[] {
  return known.flatMap((last): readonly Turn[] => {
    const next = nextOf(last, known, copies);
    if (next === null) return today >= `${last.year}-12` ? [{ last, next: null }] : [];
    if ('plan' in next) return [{ last, next }];
    const draft = drafts.find(({ id }) => id === next.draft);
    return draft === undefined ? [] : [{ last, next: { draft } }];
  });
}

/** Drafts that can be read, then plans whose next year is not begun. */
export function basesOf(
  known: readonly Plan[],
  drafts: readonly StoredDraft[],
  copies: readonly Copy[],
): readonly OverlayBase[] {
  const own = drafts.flatMap(({ draft }): OverlayBase[] => {
    const read = readDraft(draft);
    if (read === null) return [];
    const { id, unitName, year, project } = read;
    const what = project || WHOLE_PERFORMANCE;
    return [{ id, unitName, year, project, label: `套到草稿：${year || YEAR_UNSAID} ${what}` }];
  });
  const last = known
    .filter((each) => nextOf(each, known, copies) === null)
    .map(
      ({ id, unitName, year, project }): OverlayBase => ({
        id,
        unitName,
        year: String(year + 1),
        project: project ?? '',
        label: `接续 ${year} 年度${project === null ? WHOLE_PERFORMANCE : project}`,
      }),
    );
  return [...own, ...last];
}
