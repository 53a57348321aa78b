import { queryOptions, type QueryClient } from '@tanstack/react-query';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectGroup } from '#src/domain/statements/subject-key.ts';
import { yearStatements, type YearStatements } from '#src/domain/statements/year-statements.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';

/** The standing statements of a plan, and how many damaged entries were set aside. */
export interface YearLoad {
  readonly year: YearStatements;
  readonly damaged: number;
}

/** Every read of stored data. Fresh until the change feed says otherwise. */
export const trackerQueries = {
  plan: (plan: PlanId) => ['plan', plan] as const,

  year: (storage: TrackerStorage, plan: PlanId) =>
    queryOptions({
      queryKey: [...trackerQueries.plan(plan), 'year'] as const,
      queryFn: async (): Promise<YearLoad> => {
        const { statements, damaged } = await storage.load(plan);
        return { year: yearStatements(statements), damaged };
      },
      // Maps are replaced whole; comparing them structurally would only cost time.
      structuralSharing: false,
    }),

  undoState: (storage: TrackerStorage, plan: PlanId) =>
    queryOptions({
      queryKey: [...trackerQueries.plan(plan), 'undo'] as const,
      queryFn: () => storage.undoState(plan),
    }),

  history: (storage: TrackerStorage, plan: PlanId, group: SubjectGroup) =>
    queryOptions({
      queryKey: [...trackerQueries.plan(plan), 'history', group] as const,
      queryFn: () => storage.history(plan, group),
    }),

  operations: (storage: TrackerStorage, plan: PlanId, limit: number) =>
    queryOptions({
      queryKey: [...trackerQueries.plan(plan), 'operations', limit] as const,
      queryFn: () => storage.operations(plan, limit),
    }),

  counts: (storage: TrackerStorage, plan: PlanId) =>
    queryOptions({
      queryKey: [...trackerQueries.plan(plan), 'counts'] as const,
      queryFn: () => storage.counts(plan),
    }),

  author: (storage: TrackerStorage) =>
    queryOptions({
      queryKey: ['author'] as const,
      queryFn: () => storage.author(),
    }),
};

/** A committed write's statements put into the cached year, so that nothing flickers between pending and stored. */
export function patchYear(client: QueryClient, plan: PlanId, statements: readonly Statement[]): void {
  const queryKey = [...trackerQueries.plan(plan), 'year'];
  client.setQueryData<YearLoad>(queryKey, (load) => {
    if (load === undefined) return load;
    const bySubject = new Map(load.year.bySubject);
    for (const statement of statements) bySubject.set(subjectKey(statement.subject), statement);
    return { ...load, year: { bySubject } };
  });
  // A read under way may have started before this write: let it start again rather than land on top.
  if (client.isFetching({ queryKey }) > 0) client.invalidateQueries({ queryKey }).catch(() => undefined);
}
