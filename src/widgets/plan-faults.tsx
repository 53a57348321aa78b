import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { draftProblems } from '#src/domain/draft/draft-problems.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { plainLine } from '#src/kernel/plain-text.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { storageProblemWords } from '#src/queries/storage-words.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { newId } from '#src/storage/new-id.ts';
import { toStorageProblem } from '#src/storage/problem.ts';
import { Button } from '#src/ui/button.tsx';
import styles from './plan-faults.module.css';

interface PlanFaultsProps extends Pick<PageProps, 'go'> {
  readonly plan: Plan;
}

const MOST = 20;
const LONG = 120;

/**
 * A plan that comes with a file is looked at like a draft: what is wrong with it is named before anybody takes it in [PL29], and it can be
 * opened as a draft of its own, to be mended; the file and the plan in it stay what they are [PL64].
 */
export function PlanFaults({ plan, go }: PlanFaultsProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const faults = useMemo(
    () => draftProblems(draftOfPlan(plan)).filter(({ level }) => level === 'error'),
    [plan],
  );
  const open = useMutation({
    mutationFn: async () => {
      // Under its own id it would be another text of the same plan, and no file of the sender would be read any more [PL13].
      const draft = { ...draftOfPlan(plan), id: `p-${newId()}` as PlanId };
      await storage.saveDraft({ id: draft.id, draft, savedAt: Date.now() }, null);
      return draft.id;
    },
    onSuccess: (draft) => {
      say('已存为草稿，改好后下达；原文件没有改动');
      go({ name: 'plans', draft, isSample: false, month: null, section: null, indicator: null });
    },
    onError: (error) => say(storageProblemWords(toStorageProblem(error)).what, { tone: 'problem' }),
  });
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
      <Button disabled={open.isPending} onClick={() => open.mutate()}>
        存为草稿来改
      </Button>
      <span className={styles['way']}>
        草稿改好下达后是单独的一份方案。文件里的填报不会丢：照原样导入后，可在“方案目录”里对照两份、把填报转入改好的一份。
      </span>
    </span>
  );
}
