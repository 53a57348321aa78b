import { Dexie, type Table } from 'dexie';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Operation } from '#src/domain/statements/operation.ts';
import type { Statement, StatementId } from '#src/domain/statements/statement.ts';
import type { SubjectGroup } from '#src/domain/statements/subject-key.ts';

/** One database per unit: all local pages of a file:// origin share one IndexedDB. */
export const DATABASE_NAME = 'performance-tracker:tongnan-egov';

/** The newest schema this code writes. A database above it belongs to newer code and is not written to. */
export const SCHEMA_VERSION = 1;

/** A revision as stored: the domain's statement, plus the plan and group it is found by. The log is append-only. */
export type StatementRow = Statement & { readonly plan: PlanId; readonly group: SubjectGroup };

/** `seq`: the local order of commits, assigned by IndexedDB. */
export type OperationRow = Operation & { readonly plan: PlanId; readonly seq?: number };

/** The standing statements of one indicator (or of the plan itself, '*'): what screens read. Derived; rebuildable from the log. */
export interface StandingRow {
  readonly plan: PlanId;
  readonly group: SubjectGroup;
  readonly statements: readonly Statement[];
}

/** Small facts of this device: its id, who uses it. */
export interface MetaRow {
  readonly key: string;
  readonly value: unknown;
}

export class TrackerDatabase extends Dexie {
  declare readonly statements: Table<StatementRow, StatementId>;
  declare readonly operations: Table<OperationRow, number>;
  declare readonly standing: Table<StandingRow, [PlanId, SubjectGroup]>;
  declare readonly meta: Table<MetaRow, string>;

  constructor(name: string) {
    // Relaxed durability loses acknowledged writes in a power cut; strict costs about half a millisecond a save.
    super(name, { chromeTransactionDurability: 'strict' });
    this.version(SCHEMA_VERSION).stores({
      statements: 'id, [plan+group], operation',
      operations: '++seq, &id, [plan+seq]',
      standing: '[plan+group], plan',
      meta: 'key',
    });
  }
}

/** IndexedDB counts Dexie's versions in tenths. */
export function storedSchemaVersion(database: TrackerDatabase): number {
  return database.backendDB().version / 10;
}
