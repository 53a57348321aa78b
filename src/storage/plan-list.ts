import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';

/** A plan in force on this device. */
export interface StoredPlan {
  readonly plan: Plan;
  /** 64 hex digits; the same here as wherever else the plan is [PL3]. */
  readonly digest: string;
  /** 更正原文: the versions before, oldest first; absent: it is the first [PL20]. */
  readonly earlier?: readonly Plan[];
}

/** A plan that is being drafted. `draft` is what the editor wrote, to be parsed. */
export interface StoredDraft {
  readonly id: PlanId;
  readonly draft: unknown;
  /** ms since 1970 UTC. */
  readonly savedAt: number;
}

export interface StoredPlans {
  readonly plans: readonly StoredPlan[];
  readonly drafts: readonly StoredDraft[];
  /** Ids of plans that can no longer be read, or do not fit their digest: said, and never shown as another plan. */
  readonly damaged: readonly PlanId[];
}

export const NO_PLANS: StoredPlans = { plans: [], drafts: [], damaged: [] };
