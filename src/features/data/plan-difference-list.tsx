import { useMemo } from 'react';
import { plainLine } from '#src/kernel/plain-text.ts';
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

const MOST = 60;
const LONG = 60;

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
      <ul className={merge['differing']}>
        {differences.slice(0, MOST).map((each) => (
          <li key={each.about}>
            {plainLine(each.about, LONG)}：本机「{plainLine(each.mine, LONG)}」，文件「
            {plainLine(each.theirs, LONG)}」
          </li>
        ))}
      </ul>
      {differences.length > MOST ? `另有 ${differences.length - MOST} 处` : null}
    </details>
  );
}
