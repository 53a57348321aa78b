import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import type { DraftRow } from '#src/domain/draft/draft.ts';
import type { Author, DeviceId, Said, StatementId } from '#src/domain/statements/statement.ts';

/** A plan in force on this device. */
export interface StoredPlan {
  readonly plan: Plan;
  /** 64 hex digits; the same here as wherever else the plan is [PL3]. */
  readonly digest: string;
  /** 更正原文: the versions before, oldest first; absent: it is the first [PL20]. */
  readonly earlier?: readonly Plan[];
  /** What was said while it was a draft, of a row that read numbers otherwise then, with a plan of the row as it was [PL65]. */
  readonly drafted?: ReadonlyMap<StatementId, Plan>;
}

/** On which device a draft is edited, and by whom: everywhere else it is read only [PL47]. */
export interface DraftEditor {
  readonly device: DeviceId;
  readonly name: string;
  readonly section: string;
}

/** A plan that is being drafted. `draft` is what the editor wrote, to be parsed. */
export interface StoredDraft {
  readonly id: PlanId;
  readonly draft: unknown;
  /** ms since 1970 UTC. */
  readonly savedAt: number;
  /** Absent: this device, which is where every draft was edited before drafts travelled. */
  readonly editor?: DraftEditor;
  /** Rows as they were when their values were said, where those wait for a decision; absent: none does [PL53]. */
  readonly waiting?: readonly DraftRow[];
}

/** What a person decided about values on rows of a draft that are gone or read otherwise [PL54]. */
export interface DraftSettlement {
  readonly author: Author;
  /** The rows that were decided on. */
  readonly rows: ReadonlySet<string>;
  readonly said: readonly Said[];
  /** What was seen of them: when other values stand by now, nothing is written. */
  readonly seen: ReadonlySet<StatementId>;
}

/** The rows of a draft that take no values before somebody has decided on those that they have [PL53]. */
export function waitingRows(stored: StoredDraft | null): ReadonlySet<string> {
  return new Set(stored?.waiting?.map(({ id }) => id));
}

export interface StoredPlans {
  readonly plans: readonly StoredPlan[];
  readonly drafts: readonly StoredDraft[];
  /** Ids of plans that can no longer be read, or do not fit their digest: said, and never shown as another plan. */
  readonly damaged: readonly PlanId[];
}

/**
 * Why a plan in force does not become a draft again [PL27]: something stands that is said of a plan in force alone, or a seal was set; it was
 * put right; it says more than a draft can hold; or it is not stored here.
 */
export type WithdrawRefusal = 'said' | 'corrected' | 'more' | 'not-here';

export const NO_PLANS: StoredPlans = { plans: [], drafts: [], damaged: [] };
