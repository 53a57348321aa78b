import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { planName, type Plan } from '#src/domain/catalogue/plan.ts';
import { isTwin } from '#src/domain/package/carry.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { plainLine } from '#src/kernel/plain-text.ts';
import { offeredPlanQuery } from '#src/queries/offered-plan.ts';
import { planAddress, usePlans } from '#src/queries/plans.ts';
import { useDraftOfPlan } from '#src/queries/draft-of-plan.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { readAgain, trackerQueries } from '#src/queries/tracker-queries.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { Button } from '#src/ui/button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { PlanFaults } from '#src/widgets/plan-faults.tsx';
import styles from './plans.module.css';

const LONG = 120;

/** The plan that the office's IT has laid beside the program or built into it: offered before everything else [PL44]. */
export function OfferedPlan({ go }: Pick<PageProps, 'go'>) {
  const { known } = usePlans();
  const { data } = useQuery(offeredPlanQuery);
  if (data === undefined || (data.ok && data.value === null)) return null;
  if (!data.ok)
    return (
      <p role="alert" className={styles['problem']}>
        与程序放在一起的方案文件 plan.json 读不出来，没有采用：{plainLine(data.error, LONG)}
        。请告诉管理员；本机的方案和数据不受影响。
      </p>
    );
  const plan = data.value;
  if (plan === null) return null;
  const here = known.find(({ id }) => id === plan.id);
  if (here === undefined)
    return <Offer plan={plan} twin={known.find((each) => isTwin(each, plan))} go={go} />;
  if (planDigest(here) === planDigest(plan)) return null;
  return (
    <p role="alert" className={styles['problem']}>
      与程序放在一起的方案“{plainLine(planName(plan), LONG)}”和本机的同一编号、内容不同（摘要{' '}
      {planDigest(plan).slice(0, 12)}…，本机 {planDigest(here).slice(0, 12)}…），没有采用。请告诉管理员。
    </p>
  );
}

interface OfferProps extends Pick<PageProps, 'go'> {
  readonly plan: Plan;
  readonly twin: Plan | undefined;
}

function Offer({ plan, twin, go }: OfferProps) {
  const storage = useStorage();
  const client = useQueryClient();
  const say = useNotices((state) => state.say);
  const { drafts } = usePlans();
  const draft = useDraftOfPlan(say, (id) =>
    go({ name: 'plans', draft: id, isSample: false, month: null, section: null, indicator: null }),
  );
  const take = useMutation({
    mutationFn: async () => {
      const isTaken = await storage.issuePlan(plan);
      await readAgain(client, trackerQueries.plans(storage).queryKey);
      return isTaken;
    },
    onSuccess: (isTaken) => {
      if (!isTaken) {
        say('没有采用：本机已有同一编号、内容不同的方案', { tone: 'problem' });
        return;
      }
      say(`已采用：${planName(plan)}，可以填报了`);
      go({ ...planAddress(plan), name: 'plan', draft: null, isSample: false, month: null, section: null });
    },
    onError: (error) => say(failureText(error), { tone: 'problem' }),
  });
  return (
    <Panel
      title={plainLine(planName(plan), LONG)}
      sub="单位随程序下发的方案"
      tools={
        <Button look="primary" disabled={take.isPending} onClick={() => take.mutate()}>
          {take.isPending ? '正在采用…' : '采用这个方案'}
        </Button>
      }
    >
      <p>
        {plan.indicators.length} 项指标{plan.source === '' ? '' : `，${plainLine(plan.source, LONG)}`}
        。采用后即可填报，本机其他方案和数据不变。
        {drafts.some(({ id }) => id === plan.id) ? '本机有它的草稿，采用后由下发的方案代替。' : ''}
        {twin === undefined
          ? ''
          : '本机已有同一单位、年度和类别的方案，采用后两份并存，可在下面的表里对照、转入填报。'}
      </p>
      <PlanFaults plan={plan} isBusy={draft.isPending} onDraft={draft.mutate} />
    </Panel>
  );
}
