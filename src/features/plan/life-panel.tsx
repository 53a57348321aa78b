import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { isSamplePlan, type Plan } from '#src/domain/catalogue/plan.ts';
import { RemovePlanDialog, WithdrawPlanDialog } from '#src/features/plan/leave-dialogs.tsx';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { AdjustmentList } from '#src/features/plan/adjustment-list.tsx';
import { CorrectionsList } from '#src/features/plan/corrections-list.tsx';
import type { useSaying } from '#src/queries/saying.ts';
import { isBuiltIn } from '#src/queries/plans.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureWords } from '#src/queries/storage-words.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { asAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { CORRECT_TEXT } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './plan.module.css';

interface LifePanelProps extends Pick<PageProps, 'plan' | 'author' | 'askAuthor' | 'go'> {
  readonly isSealed: boolean;
  readonly year: YearStatements;
  readonly speak: ReturnType<typeof useSaying>;
}

/** What became of the plan since it was issued: versions of its text, and the ways to change it [PL21]. */
export function LifePanel({ plan, author, askAuthor, go, isSealed, year, speak }: LifePanelProps) {
  const [isWithdrawing, setIsWithdrawing] = useState(false);
  const [leaving, setLeaving] = useState<'withdraw' | 'remove' | null>(null);
  const storage = useStorage();
  const { data: canUncorrect = false } = useQuery(trackerQueries.canUncorrect(storage, plan.id));
  if (isSamplePlan(plan.id)) return null;
  return (
    <Panel title="方案的变动" sub="年中的调整；原文读错的更正">
      <AdjustmentList plan={plan} year={year} isSealed={isSealed} speak={speak} />
      {isSealed ? (
        <p className={styles['note']}>年度已定稿：要更正，请先在「年终材料」里重新打开年度。</p>
      ) : (
        <p className={styles['buttons']}>
          <Button onClick={() => go({ name: 'plans', draft: plan.id, isSample: false })}>
            {CORRECT_TEXT}
          </Button>
          {canUncorrect ? (
            <Button onClick={() => asAuthor(author, askAuthor, () => setIsWithdrawing(true))}>
              撤回这次更正…
            </Button>
          ) : null}
        </p>
      )}
      {isBuiltIn(plan) ? null : (
        <p className={styles['buttons']}>
          {isSealed ? null : <Button onClick={() => setLeaving('withdraw')}>撤回下达…</Button>}
          <Button onClick={() => asAuthor(author, askAuthor, () => setLeaving('remove'))}>从本机移除…</Button>
        </p>
      )}
      {leaving === 'withdraw' ? (
        <WithdrawPlanDialog plan={plan} year={year} go={go} onClose={() => setLeaving(null)} />
      ) : null}
      {leaving === 'remove' && author !== null ? (
        <RemovePlanDialog plan={plan} author={author} go={go} onClose={() => setLeaving(null)} />
      ) : null}
      <CorrectionsList plan={plan} />
      {isWithdrawing && author !== null ? (
        <WithdrawDialog plan={plan} author={author} onClose={() => setIsWithdrawing(false)} />
      ) : null}
    </Panel>
  );
}

interface WithdrawDialogProps {
  readonly plan: Plan;
  readonly author: NonNullable<PageProps['author']>;
  readonly onClose: () => void;
}

function WithdrawDialog({ plan, author, onClose }: WithdrawDialogProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setIsBusy] = useState(false);
  const send = async () => {
    // Once more would take back the correction before this one [H29].
    setIsBusy(true);
    try {
      const receipt = await (await storage.planLife()).uncorrect(plan.id, author, reason.trim());
      if (receipt === null) {
        setProblem('没有撤回：更正之后已有别的改动。请再更正一次。');
        return;
      }
      say('已撤回更正：更正前的原文重新生效，换算和清除的记录也已恢复');
      onClose();
    } catch (error) {
      const { what, todo } = failureWords(error);
      setProblem(`${what}${todo}`);
    } finally {
      setIsBusy(false);
    }
  };
  return (
    <Dialog
      title="撤回最近一次更正？"
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button look="danger" disabled={reason.trim() === '' || isBusy} onClick={() => void send()}>
            撤回更正
          </Button>
        </>
      }
    >
      <p>更正前的原文重新生效，更正时换算或清除的记录恢复成原来的数。已经采用了新版本的电脑不会跟着退回。</p>
      <TextField label="理由" value={reason} onChange={setReason} />
      {problem === null ? null : (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
    </Dialog>
  );
}
