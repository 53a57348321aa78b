import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Statement, StatementId } from '#src/domain/statements/statement.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** A tab that was asleep may not have heard of what others committed. */
const KEPT_MS = 600_000;

/**
 * Every revision of a plan, read once and kept by what is committed: a year of words is too much to read again with every save [EN9].
 * What changes otherwise than by additions in this tab is read again.
 */
export class KnownLog {
  private readonly storage: Pick<TrackerStorage, 'revisions' | 'feed'>;
  private readonly plan: PlanId;
  private log: Map<StatementId, Statement> | null = null;
  /** What was committed while it was read; null: nobody reads, or it cannot be told. */
  private meanwhile: Statement[] | null = null;
  private isWatched = false;
  private readAt = 0;

  constructor(storage: Pick<TrackerStorage, 'revisions' | 'feed'>, plan: PlanId) {
    this.storage = storage;
    this.plan = plan;
  }

  /** As long as this goes on it is kept; returns how to end. */
  watch(): () => void {
    this.isWatched = true;
    const stop = this.storage.feed.subscribe((change) => {
      if (!('plan' in change) || change.plan !== this.plan) return;
      const added = change.kind === 'said' ? change.statements : change.added;
      if (added === undefined) {
        this.log = null;
        this.meanwhile = null;
        return;
      }
      for (const statement of added) {
        this.log?.set(statement.id, statement);
        this.meanwhile?.push(statement);
      }
    });
    return () => {
      stop();
      this.isWatched = false;
      this.log = null;
      this.meanwhile = null;
    };
  }

  readonly read = async (): Promise<readonly Statement[]> => {
    const now = Date.now();
    if (this.log !== null && Math.abs(now - this.readAt) < KEPT_MS) return [...this.log.values()];
    this.readAt = now;
    const meanwhile: Statement[] = [];
    this.meanwhile = meanwhile;
    const stored = await this.storage.revisions(this.plan);
    // Another reading began, or something else changed: this one is told and not kept.
    if (this.meanwhile !== meanwhile) return stored;
    this.meanwhile = null;
    const log = new Map([...stored, ...meanwhile].map((each) => [each.id, each]));
    if (this.isWatched) this.log = log;
    return [...log.values()];
  };
}
