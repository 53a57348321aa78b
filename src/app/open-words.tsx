import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { draftPeek } from '#src/queries/draft-peek.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import type { StoredDraft } from '#src/storage/plan-list.ts';

interface OpenWordsProps {
  readonly plan: Plan;
  readonly plans: readonly Plan[];
  readonly drafts: readonly StoredDraft[];
  /** 'YYYY-MM-DD' */
  readonly today: string;
  /** Told by plan. */
  readonly onWords: (words: ReadonlyMap<string, string>) => void;
}

/** The first screen, its data and its charts come first. */
const WAIT_MS = 1_500;

/** Finds out what is open in the two years of a turn, for the switch of plans; shows nothing itself [NY17]. */
export function OpenWords({ plan, plans, drafts, today, onWords }: OpenWordsProps) {
  const storage = useStorage();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), WAIT_MS);
    return () => clearTimeout(timer);
  }, []);
  const turn = useMemo(
    (): readonly Turned[] => [
      ...yearsOfTurn(plan, plans, drafts).map((each) => ({ id: each.id, savedAt: 0, plan: each })),
      ...drafts.map((each) => ({ id: each.id, savedAt: each.savedAt, draft: each })),
    ],
    [plan, plans, drafts],
  );
  const words = useQueries({
    queries: turn.map((each) => ({
      queryKey: [...trackerQueries.plan(each.id), 'open', today, each.savedAt] as const,
      queryFn: async () => {
        const { readDraftWords, readOpenWords } = await import('#src/queries/open-words.ts');
        return 'plan' in each
          ? readOpenWords(storage, each.plan, today)
          : readDraftWords(storage, each.draft, today);
      },
      enabled: isLate,
      // Words beside a name: without them the switch works as ever.
      throwOnError: false,
    })),
    combine: textsOf,
  });
  useEffect(() => {
    onWords(
      new Map(
        turn.flatMap(({ id }, at): [string, string][] => {
          const text = words[at] ?? '';
          return text === '' ? [] : [[id, text]];
        }),
      ),
    );
  }, [turn, words, onWords]);
  return null;
}

function textsOf(results: readonly { readonly data: string | undefined }[]): readonly string[] {
  return results.map(({ data }) => data ?? '');
}

type Turned = { readonly id: PlanId; readonly savedAt: number } & (
  | { readonly plan: Plan }
  | { readonly draft: StoredDraft }
);

/** The plan, the one it goes on from and the one that goes on from it, drafts too; none where it stands alone. */
function yearsOfTurn(plan: Plan, plans: readonly Plan[], drafts: readonly StoredDraft[]): readonly Plan[] {
  const before = new Set(drafts.map((each) => draftPeek(each).previous));
  const turn = plans.filter(
    ({ id, previous }) =>
      id === plan.id || id === plan.previous?.plan || previous?.plan === plan.id || before.has(id),
  );
  return turn.length < 2 && before.size === 0 ? [] : turn;
}
