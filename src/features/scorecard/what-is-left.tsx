import { useDeferredValue, useMemo } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { readiness, readinessText } from '#src/domain/papers/readiness.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';

/** What is to be done before sealing, once the card is on the screen: it reads the year as each paper of the review does [SP18]. */
export function WhatIsLeft({ plan, year }: { readonly plan: Plan; readonly year: YearStatements }) {
  const isLater = useDeferredValue(true, false);
  const words = useMemo(
    () => (isLater ? `：${readinessText(readiness(plan, year))}` : ''),
    [isLater, plan, year],
  );
  return <>{words}</>;
}
