import { DifferenceList } from '#src/features/data/difference-list.tsx';
import { useMemo } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { planDifferences, twinDifferences } from '#src/domain/words/plan-difference.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type { RowPair } from '#src/domain/pairing/pair-rows.ts';
import merge from './merge.module.css';

interface PlanDifferenceListProps {
  readonly mine: Plan;
  readonly theirs: Plan;
  /** The rows that are the same, where their ids do not tell: two plans that were made apart [PL41]. */
  readonly pairs?: readonly RowPair[];
}

/** Two plans that are called the same, side by side: their digests, and every field in which they differ [PL13]. */
export function PlanDifferenceList({ mine, theirs, pairs }: PlanDifferenceListProps) {
  const differences = useMemo(
    () => (pairs === undefined ? planDifferences(mine, theirs) : twinDifferences(mine, theirs, pairs)),
    [mine, theirs, pairs],
  );
  return (
    <details>
      <summary>两份方案有 {differences.length} 处不同</summary>
      <p className={merge['who']}>
        本机摘要 {planDigest(mine)}
        <br />
        文件摘要 {planDigest(theirs)}
      </p>
      <DifferenceList differences={differences} />
    </details>
  );
}
