import { useMemo } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { draftProblems } from '#src/domain/draft/draft-problems.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { plainLine } from '#src/kernel/plain-text.ts';
import { Button } from '#src/ui/button.tsx';
import styles from './plan-faults.module.css';

interface PlanFaultsProps {
  readonly plan: Plan;
  readonly isBusy: boolean;
  readonly onDraft: (plan: Plan) => void;
}

const MOST = 20;
const LONG = 120;

/**
 * A plan that comes with a file is looked at like a draft: what is wrong with it is named before anybody takes it in [PL29], and it can be
 * opened as a draft of its own, to be mended; the file and the plan in it stay what they are [PL64].
 */
export function PlanFaults({ plan, isBusy, onDraft }: PlanFaultsProps) {
  const faults = useMemo(
    () => draftProblems(draftOfPlan(plan)).filter(({ level }) => level === 'error'),
    [plan],
  );
  if (faults.length === 0) return null;
  return (
    <span className={styles['faults']}>
      <span className={styles['words']}>
        方案本身有 {faults.length} 处问题，照原样采用也能计算，在“绩效方案”里一直标出，定稿前要由对方更正：
      </span>
      <ul className={styles['list']} aria-label="方案的问题">
        {faults.slice(0, MOST).map(({ text }) => (
          <li key={text}>{plainLine(text, LONG)}</li>
        ))}
        {faults.length > MOST ? <li>另有 {faults.length - MOST} 处</li> : null}
      </ul>
      <Button disabled={isBusy} onClick={() => onDraft(plan)}>
        存为草稿来改
      </Button>
      <span className={styles['way']}>
        草稿改好下达后是单独的一份方案。文件里的填报不会丢：照原样导入后，可在“方案目录”里对照两份、把填报转入改好的一份。
      </span>
    </span>
  );
}
