import { applyMerge } from '#src/domain/package/apply-merge.ts';
import type { FolderMark } from '#src/storage/folder-mark.ts';
import { headStatements } from '#src/domain/statements/current.ts';
import { closeLists } from '#src/domain/statements/month-close.ts';
import { undoState, type Operation } from '#src/domain/statements/operation.ts';
import { reversal, revise } from '#src/domain/statements/revise.ts';
import type {
  Author,
  DeviceId,
  Instant,
  OperationId,
  Origin,
  Said,
  Statement,
  StatementId,
} from '#src/domain/statements/statement.ts';
import { err, ok } from '#src/kernel/result.ts';
import { asCorrections, mustBeOpen, standingOf } from '#src/storage/closing.ts';
import { StorageError } from '#src/storage/problem.ts';
import type { WriteReceipt } from '#src/storage/tracker-storage.ts';
import type { DeviceStore, Disk } from '#test/simulator/support/device-store.ts';

interface Kept {
  readonly log: Statement[];
  readonly operations: Operation[];
  /** What each merge changed: before and after. */
  readonly pairs: Map<OperationId, readonly Statement[]>;
  mark: FolderMark | null;
}

/** The storage as a model: the real rules over arrays, one commit at a time, and nothing of it survives but what was committed. */
export class ModelDisk implements Disk {
  isFull = false;
  now: () => number;
  private readonly device: string;
  private readonly author: Author;
  private readonly kept: Kept;
  private readonly newId: () => string;

  constructor(device: string, author: Author, newId: () => string, now: () => number, kept?: Kept) {
    this.device = device;
    this.author = author;
    this.newId = newId;
    this.now = now;
    this.kept = kept ?? { log: [], operations: [], pairs: new Map(), mark: null };
  }

  readonly log = () => Promise.resolve<readonly Statement[]>(this.kept.log);

  readonly copy = (): Promise<Disk> => {
    const { log, operations, pairs, mark } = this.kept;
    const kept = { log: [...log], operations: [...operations], pairs: new Map(pairs), mark };
    return Promise.resolve(new ModelDisk(this.device, this.author, this.newId, this.now, kept));
  };

  readonly openedBy = (gate: () => Promise<void>): Promise<DeviceStore> => {
    const { kept } = this;
    const commit = async <T>(work: () => T): Promise<T> => {
      await gate();
      if (this.isFull) throw new StorageError({ kind: 'quota' });
      const done = work();
      await gate();
      return done;
    };
    return Promise.resolve({
      device: this.device as DeviceId,
      author: () => Promise.resolve(this.author),
      operations: (_, limit) => Promise.resolve(kept.operations.slice(-limit)),
      revisions: () => Promise.resolve([...kept.log]),
      seals: () => Promise.resolve([]),
      folderMark: () => Promise.resolve(kept.mark),
      markFolder: (_, mark) =>
        commit(() => {
          kept.mark = mark;
        }),
      markBackup: () => Promise.resolve(),
      write: (request) =>
        commit(() => {
          const heads = [...headStatements(kept.log).values()].flat();
          const said = [...request.said, ...closeLists(request.said, heads)];
          const operation = this.operation({ kind: 'do', target: null, intent: request.intent });
          return this.apply(operation, said, request.origin, request.correction);
        }),
      undo: (_plan, _author, _only, correction) => commit(() => this.step('undo', correction)),
      redo: (_plan, _author, correction) => commit(() => this.step('redo', correction)),
      merge: ({ plan, decided }) =>
        commit(() => {
          const operation = this.operation({ kind: 'do', target: null, intent: 'merge' });
          const before = standingOf(headStatements(kept.log));
          const newId = () => this.newId() as StatementId;
          const added = applyMerge(kept.log, decided, { operation, newId });
          if (!added.ok) return err(added.error);
          const statements = added.value;
          if (statements.length === 0) return ok({ plan, operation: null, statements, skipped: 0 });
          kept.log.push(...statements);
          const pairs = [...standingOf(headStatements(kept.log))].flatMap(([key, after]): Statement[] => {
            const old = before.get(key)?.id;
            return old === after.id
              ? []
              : [Object.assign({}, after, { replaces: old === undefined ? [] : [old] })];
          });
          const counted = { ...operation, count: pairs.length };
          kept.pairs.set(operation.id, pairs);
          kept.operations.push(counted);
          return ok({ plan, operation: counted, statements, skipped: 0 });
        }),
    });
  };

  private operation(about: Pick<Operation, 'kind' | 'target' | 'intent'>): Operation {
    const { author } = this;
    const [id, at, device] = [this.newId() as OperationId, this.now() as Instant, this.device as DeviceId];
    return { ...about, id, at, device, author, count: 0 };
  }

  private apply(
    operation: Operation,
    said: readonly Said[],
    origin: Origin,
    correction: string | undefined,
  ): WriteReceipt {
    const { log, operations } = this.kept;
    const heads = headStatements(log);
    const standing = standingOf(heads);
    const newId = () => this.newId() as StatementId;
    const revisions = revise(said, standing, operation, origin, newId, heads);
    mustBeOpen(revisions, standing);
    const statements = asCorrections(revisions, standing, correction);
    if (statements.length === 0 && operation.kind === 'do')
      return { plan: '' as never, operation: null, statements, skipped: 0 };
    log.push(...statements);
    operations.push({ ...operation, count: statements.length });
    return { plan: '' as never, operation, statements, skipped: 0 };
  }

  private step(direction: 'undo' | 'redo', correction: string | undefined): WriteReceipt {
    const { log, operations, pairs } = this.kept;
    const next = undoState(operations)[direction];
    if (next === null) return { plan: '' as never, operation: null, statements: [], skipped: 0 };
    const operation = this.operation({ kind: direction, target: next.done.id, intent: next.done.intent });
    const applied = pairs.get(next.reverse) ?? log.filter((each) => each.operation === next.reverse);
    const byId = new Map(log.map((each) => [each.id, each]));
    const { said } = reversal(applied, standingOf(headStatements(log)), byId);
    return this.apply(operation, said, direction === 'undo' ? 'undone' : 'redone', correction);
  }
}
