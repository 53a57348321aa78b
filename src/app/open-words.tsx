import { useQueries } from '@tanstack/react-query';
import { useEffect, useMemo, useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';

interface OpenWordsProps {
  readonly plan: Plan;
  readonly plans: readonly Plan[];
  /** 'YYYY-MM-DD' */
  readonly today: string;
  /** Told by plan. */
  readonly onWords: (words: ReadonlyMap<string, string>) => void;
}

/** The first screen, its data and its charts come first. */
const WAIT_MS = 1_500;

/** Finds out what is open in the two years of a turn, for the switch of plans; shows nothing itself [NY17]. */
export function OpenWords({ plan, plans, today, onWords }: OpenWordsProps) {
  const storage = useStorage();
  const [isLate, setLate] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setLate(true), WAIT_MS);
    return () => clearTimeout(timer);
  }, []);
  const turn = useMemo(() => yearsOfTurn(plan, plans), [plan, plans]);
  const words = useQueries({
    queries: turn.map((each) => ({
      queryKey: [...trackerQueries.plan(each.id), 'open', today] as const,
      queryFn: async () => {
        const { readOpenWords } = await import('#src/queries/open-words.ts');
        return readOpenWords(storage, each, today);
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

/** The plan, the one it goes on from and the one that goes on from it; none where it stands alone. */
function yearsOfTurn(plan: Plan, plans: readonly Plan[]): readonly Plan[] {
  const turn = plans.filter(
    ({ id, previous }) => id === plan.id || id === plan.previous?.plan || previous?.plan === plan.id,
  );
  return turn.length < 2 ? [] : turn;
}
