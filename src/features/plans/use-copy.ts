import { useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { copyPlan } from '#src/domain/draft/copy-plan.ts';
import type { Draft } from '#src/domain/draft/draft.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { planInForce } from '#src/domain/statements/year-statements.ts';
import { copiesAmong, nextOf } from '#src/features/plans/successors.ts';
import { knownPlans } from '#src/queries/plans.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { newId } from '#src/storage/new-id.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { OPEN_DRAFT } from '#src/ui/button-words.ts';

/** 复制上年 in one step: reads last year as it stands, stores the draft of the next, and opens it [NY1]. */
export function useCopy(go: PageProps['go']): (plan: Plan) => Promise<void> {
  const client = useQueryClient();
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const last = useRef<Promise<void>>(Promise.resolve());
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const copy = useCallback(
    async (plan: Plan) => {
      try {
        // The page may not have heard yet of a copy that a click before, or another window, has made [NY23].
        const known = await storage.plans();
        const next = nextOf(plan, knownPlans(known), copiesAmong(known.drafts));
        if (next !== null) {
          if ('draft' in next) go({ name: 'plans', draft: next.draft, isSample: false });
          return;
        }
        const draft = await copyOf(client, storage, plan);
        await storage.saveDraft({ id: draft.id, draft, savedAt: Date.now() }, null);
        const words = `已照 ${plan.year} 年度复制为 ${draft.year} 年度草稿，${plan.year} 年度没有改动`;
        const open = () => go({ name: 'plans', draft: draft.id, isSample: false });
        // Whoever has gone elsewhere while last year was read is not called away from there [H30].
        if (!isHere.current) {
          say(words, { action: { label: OPEN_DRAFT, run: open } });
          return;
        }
        say(words);
        open();
      } catch (error) {
        say(failureText(error), { tone: 'problem' });
      }
    },
    [client, storage, say, go],
  );
  return useCallback(
    (plan) => {
      last.current = last.current.then(() => copy(plan));
      return last.current;
    },
    [copy],
  );
}

/** The draft of the next year, from the year as it stands; nothing is stored. */
export async function copyOf(client: QueryClient, storage: TrackerStorage, plan: Plan): Promise<Draft> {
  const { year } = await client.query(trackerQueries.year(storage, plan.id));
  return copyPlan(
    // As it ends: weights as adjusted, without the rows that were stopped [PL24].
    planInForce(plan, year, YEAR_END),
    { digest: planDigest(plan) },
    newId,
  );
}
