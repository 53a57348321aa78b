import { create } from 'zustand';
import type { PlanId } from '#src/domain/catalogue/plan.ts';

interface HistoryPerson {
  readonly plan: PlanId | null;
  /** Whose revisions 修改记录 lists; '': everybody’s. */
  readonly person: string;
  readonly ask: (plan: PlanId, person: string) => void;
}

/** Chosen on 修改记录, or by looking for somebody from any place. */
export const useHistoryPerson = create<HistoryPerson>((set) => ({
  plan: null,
  person: '',
  ask: (plan, person) => set({ plan, person }),
}));
