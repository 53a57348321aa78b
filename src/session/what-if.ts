import { create } from 'zustand';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Scenario } from '#src/domain/year/scenario.ts';
import type { Supposed } from '#src/domain/year/typed-assumption.ts';

/** What is being supposed of a plan in this tab: no word of it is ever stored [MO33]. */
interface WhatIf extends Supposed {
  /** It goes into 汇报 and print, marked. */
  readonly isShown: boolean;
}

interface WhatIfState {
  readonly byPlan: ReadonlyMap<PlanId, WhatIf>;
  readonly suppose: (plan: PlanId, change: Partial<WhatIf>) => void;
  readonly forget: (plan: PlanId) => void;
}

const NOTHING: WhatIf = { scenario: 'stop', texts: new Map(), isShown: false };

const useWhatIfs = create<WhatIfState>((set) => ({
  byPlan: new Map(),
  suppose: (plan, change) =>
    set(({ byPlan }) => ({
      byPlan: new Map(byPlan).set(plan, { ...(byPlan.get(plan) ?? NOTHING), ...change }),
    })),
  forget: (plan) => set(({ byPlan }) => ({ byPlan: new Map([...byPlan].filter(([each]) => each !== plan)) })),
}));

export function useWhatIf(plan: PlanId) {
  const whatIf = useWhatIfs((state) => state.byPlan.get(plan)) ?? NOTHING;
  const suppose = useWhatIfs((state) => state.suppose);
  const forget = useWhatIfs((state) => state.forget);
  return {
    whatIf,
    choose: (scenario: Scenario) => suppose(plan, { scenario }),
    type: (row: string, text: string) => {
      const texts = new Map(whatIf.texts);
      if (text === '') texts.delete(row);
      else texts.set(row, text);
      suppose(plan, { texts });
    },
    show: (isShown: boolean) => suppose(plan, { isShown }),
    clear: () => forget(plan),
  };
}
