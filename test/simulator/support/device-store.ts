import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { RoundStore } from '#src/queries/folder-round.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** What the simulator needs of a storage: all that a round, a person at the grid and a person at the preview do with one. */
export type DeviceStore = RoundStore & Pick<TrackerStorage, 'write' | 'undo' | 'redo'>;

/** A store that outlives its tabs. */
export interface Disk {
  /** As one tab has it; with a gate before and after each commit, where a kill may come. */
  readonly openedBy: (gate: () => Promise<void>) => Promise<DeviceStore>;
  /** Past every gate. */
  readonly log: (plan: PlanId) => Promise<readonly Statement[]>;
  /** Another PC with a copy of this profile. */
  readonly copy: () => Promise<Disk>;
  /** Whether what is written next finds no room. */
  isFull: boolean;
  /** ms since 1970, as the PC's clock says. */
  now: () => number;
}
