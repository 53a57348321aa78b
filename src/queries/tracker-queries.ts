import { queryOptions, type Query, type QueryClient } from '@tanstack/react-query';
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
      queryFn: () => readYear(storage, plan),
      // Maps are replaced whole; comparing them structurally would only cost time.
      structuralSharing: false,
      // An empty year in place of one that could not be read would be a lie; after a good read the last good one stays.
      throwOnError: (_error, query) => query.state.data === undefined,
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

  revisions: (storage: TrackerStorage, plan: PlanId) =>
    queryOptions({
      queryKey: [...trackerQueries.plan(plan), 'revisions'] as const,
      queryFn: () => storage.revisions(plan),
      structuralSharing: false,
    }),

  arrivals: (storage: TrackerStorage, plan: PlanId) =>
    queryOptions({
      queryKey: [...trackerQueries.plan(plan), 'arrivals'] as const,
      queryFn: () => storage.arrivals(plan),
      structuralSharing: false,
    }),

  arrivalTimes: (storage: TrackerStorage, plan: PlanId) =>
    queryOptions({
      queryKey: [...trackerQueries.plan(plan), 'arrival-times'] as const,
      queryFn: () => storage.arrivalTimes(plan),
      structuralSharing: false,
    }),

  points: (storage: TrackerStorage, plan: PlanId) =>
    queryOptions({
      queryKey: [...trackerQueries.plan(plan), 'points'] as const,
      queryFn: () => storage.points(plan),
    }),

  seals: (storage: TrackerStorage, plan: PlanId) =>
    queryOptions({
      queryKey: [...trackerQueries.plan(plan), 'seals'] as const,
      queryFn: () => storage.seals(plan),
      structuralSharing: false,
    }),

  backup: (storage: TrackerStorage, plan: PlanId) =>
    queryOptions({
      queryKey: [...trackerQueries.plan(plan), 'backup'] as const,
      queryFn: () => storage.backup(plan),
    }),

  unsaved: (storage: TrackerStorage, plan: PlanId) =>
    queryOptions({
      queryKey: [...trackerQueries.plan(plan), 'unsaved'] as const,
      queryFn: () => storage.unsaved(plan),
    }),

  /** Digests of the files on this device; of all plans, but asked anew with each change of this one. */
  files: (storage: TrackerStorage, plan: PlanId) =>
    queryOptions({
      queryKey: [...trackerQueries.plan(plan), 'files'] as const,
      queryFn: () => storage.files(),
      structuralSharing: false,
    }),

  counts: (storage: TrackerStorage, plan: PlanId) =>
    queryOptions({
      queryKey: [...trackerQueries.plan(plan), 'counts'] as const,
      queryFn: () => storage.counts(plan),
    }),

  canUncorrect: (storage: TrackerStorage, plan: PlanId) =>
    queryOptions({
      queryKey: [...trackerQueries.plan(plan), 'can-uncorrect'] as const,
      queryFn: async () => (await storage.planLife()).canUncorrect(plan),
    }),

  plans: (storage: TrackerStorage) =>
    queryOptions({
      queryKey: ['plans'] as const,
      queryFn: () => storage.plans(),
      structuralSharing: false,
    }),

  author: (storage: TrackerStorage) =>
    queryOptions({
      queryKey: ['author'] as const,
      queryFn: () => storage.author(),
    }),
};

/**
 * Reads anew what a commit has overtaken; over once what is on the screen is of after it. react-query does not begin a first read again
 * that is under way: it is let come to its end, and then read once more, or what stood before the commit would stay [B9].
 * @param isMeant of the name behind the plan in the key of a query
 */
export async function readAgain(
  client: QueryClient,
  queryKey: readonly unknown[],
  isMeant: (name: unknown) => boolean = () => true,
): Promise<void> {
  const filters = { queryKey, predicate: (query: Query) => isMeant(query.queryKey[2]) };
  const overtaken = client
    .getQueryCache()
    .findAll({ ...filters, fetchStatus: 'fetching' })
    // A year that is being read looks at the feed itself.
    .filter((query) => query.state.data === undefined && query.queryKey[2] !== 'year');
  await Promise.all([
    client.invalidateQueries(filters),
    ...overtaken.map(async (query) => {
      await query.fetch().catch(() => undefined);
      await client.invalidateQueries({ queryKey: query.queryKey, exact: true });
    }),
  ]);
}

/** What takes the longer to read the more was ever said of a plan; the year and the steps are as long as a year has cells. */
const GROWING: ReadonlySet<unknown> = new Set([
  'history',
  'revisions',
  'arrivals',
  'arrival-times',
  'counts',
]);

/** @param name as it stands behind the plan in the key of a query */
export function isGrowing(name: unknown): boolean {
  return GROWING.has(name);
}

/**
 * Puts committed revisions into the cached year.
 * @returns false when the cache does not hold what they replace (a change of another tab was missed): it must be read again
 */
export function patchYear(client: QueryClient, plan: PlanId, statements: readonly Statement[]): boolean {
  const queryKey = [...trackerQueries.plan(plan), 'year'];
  const load = client.getQueryData<YearLoad>(queryKey);
  // Nothing read yet: a read that is under way looks at the feed itself.
  if (load === undefined) return true;
  const year = patched(load.year, statements);
  if (year === null) return false;
  if (year !== load.year) client.setQueryData<YearLoad>(queryKey, { ...load, year });
  return true;
}

/** The year with revisions over it; null when they are not about what it holds. */
function patched(year: YearStatements, statements: readonly Statement[]): YearStatements | null {
  const bySubject = new Map(year.bySubject);
  let isChanged = false;
  for (const statement of statements) {
    const key = subjectKey(statement.subject);
    const before = bySubject.get(key);
    if (before !== undefined && (before.id === statement.id || before.replaces.includes(statement.id)))
      continue;
    const isNext =
      before === undefined ? statement.replaces.length === 0 : statement.replaces.includes(before.id);
    if (!isNext) return null;
    bySubject.set(key, statement);
    isChanged = true;
  }
  return isChanged ? { bySubject } : year;
}

/** How often a read is begun anew because something was committed meanwhile that its result cannot be patched with. */
const MAX_READS = 10;

/**
 * Reads a year as of a moment at which it is handed over: what is committed while the read is under way is put over its result, for
 * react-query neither restarts a first read nor keeps a patch that an older read overtakes.
 */
async function readYear(storage: TrackerStorage, plan: PlanId): Promise<YearLoad> {
  for (let reads = 1; ; reads += 1) {
    let meanwhile: readonly Statement[] | null = [];
    const stop = storage.feed.subscribe((change) => {
      if (change.kind === 'author' || change.kind === 'plans' || change.plan !== plan) return;
      meanwhile = change.kind === 'anew' || meanwhile === null ? null : [...meanwhile, ...change.statements];
    });
    try {
      const { statements, damaged } = await storage.load(plan);
      const read = yearStatements(statements);
      const year = meanwhile === null ? null : patched(read, meanwhile);
      if (year !== null) return { year, damaged };
      if (reads === MAX_READS) return { year: read, damaged };
    } finally {
      stop();
    }
  }
}
