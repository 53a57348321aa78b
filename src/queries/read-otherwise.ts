import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { meaningChanges } from '#src/domain/catalogue/row-meaning.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** Rows of a plan in force whose numbers meant something else in a version before it [PL76]. */
export async function rowsReadOtherwise(storage: TrackerStorage, plan: PlanId): Promise<ReadonlySet<string>> {
  const { plans } = await storage.plans();
  const stored = plans.find((each) => each.plan.id === plan);
  const earlier = stored?.earlier ?? [];
  return new Set(
    earlier.flatMap((before) =>
      stored === undefined ? [] : meaningChanges(before, stored.plan).map(({ id }) => id),
    ),
  );
}
