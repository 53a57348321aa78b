import type { Intent } from '#src/domain/statements/operation.ts';
import type { Origin, Said } from '#src/domain/statements/statement.ts';
import type { EvidenceFile } from '#src/storage/tracker-storage.ts';

/** What a screen asks to be saved. */
export interface SaveRequest {
  readonly intent: Intent;
  readonly origin: Origin;
  readonly said: readonly Said[];
  /** Files of evidence that what is said refers to; kept for a retry as well [A5]. */
  readonly files?: readonly EvidenceFile[];
  /** Of a draft: how its rows read numbers where this was said; absent: they do not change [PL65]. */
  readonly asRead?: readonly (readonly [row: string, reading: string])[];
}
