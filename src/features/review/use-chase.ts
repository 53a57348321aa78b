import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Instant, Statement, StatementId } from '#src/domain/statements/statement.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { chaseOf, type Chase } from '#src/domain/year/chase.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { dateText, todayText } from '#src/ui/date-time.ts';

const NO_LOG: readonly Statement[] = [];
const NO_TIMES: ReadonlyMap<StatementId, Instant> = new Map();

/** Who has reported what of the year, and when it came here, as it stands; null while that is read [H28]. */
export function useChase(
  plan: Plan,
  year: YearStatements,
): { readonly chase: Chase; readonly log: readonly Statement[] } | null {
  const storage = useStorage();
  const { data: log } = useQuery(trackerQueries.revisions(storage, plan.id));
  const { data: arrivals } = useQuery(trackerQueries.arrivalTimes(storage, plan.id));
  const today = todayText();
  const chase = useMemo(
    () =>
      chaseOf({
        published: plan,
        year,
        log: log ?? NO_LOG,
        arrivals: arrivals ?? NO_TIMES,
        today,
        dateOf: dateText,
      }),
    [plan, year, log, arrivals, today],
  );
  return log === undefined || arrivals === undefined ? null : { chase, log };
}
