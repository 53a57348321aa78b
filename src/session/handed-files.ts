import { create } from 'zustand';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';

/** A package that was read on the page of one plan and belongs to another. */
interface HandedFile {
  readonly name: string;
  readonly file: OpenedPackage;
}

interface HandedState {
  readonly plan: PlanId | null;
  readonly files: readonly HandedFile[];
  readonly hand: (plan: PlanId, files: readonly HandedFile[]) => void;
  readonly clear: () => void;
}

/** What goes along from one plan's 数据与协作 to another's: nobody is to pick the same file twice [PL11]. */
export const useHandedFiles = create<HandedState>((set) => ({
  plan: null,
  files: [],
  hand: (plan, files) => set({ plan, files }),
  clear: () => set({ plan: null, files: [] }),
}));

/** The files that were handed to a plan and that its page has not taken over yet. */
export function handedTo(plan: PlanId): readonly HandedFile[] {
  const { plan: to, files } = useHandedFiles.getState();
  return to === plan ? files : [];
}
