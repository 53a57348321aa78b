import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { loadFrameParts } from '#src/app/load-frame-parts.ts';
import { isSamplePlan, SAMPLE_MARK, type Plan } from '#src/domain/catalogue/plan.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { PartError } from '#src/kernel/part-error.ts';
import { sampleOf } from '#src/queries/plans.ts';
import { saveQueue } from '#src/queries/save-queue.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { useYear } from '#src/queries/year.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import type { Place } from '#src/session/place.ts';
import { MAKING, DISCARD_SAMPLE, MAKE_AGAIN } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { useLazy } from '#src/ui/use-lazy.ts';
import styles from './shell.module.css';

interface SampleBannerProps {
  readonly plan: Plan;
  readonly place: Place;
  readonly author: Author | null;
  readonly go: PageProps['go'];
}

const SAMPLE_AUTHOR: Author = { name: '示例', section: '综合科' };

/** First run: one sentence of what to do, and sample data in a copy of its own. Inside the sample: says so, and the way back. */
export function SampleBanner({ plan, place, go }: SampleBannerProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const { year, isLoading } = useYear(plan.id);
  const [isConfirming, setIsConfirming] = useState(false);
  const parts = useLazy(loadFrameParts, isConfirming);
  const onError = (error: unknown) =>
    say(error instanceof PartError ? '示例数据没有生成：程序文件没有取到，请再点一次' : failureText(error), {
      tone: 'problem',
    });
  const open = useMutation({
    /** @param _from the address at which it was asked for */
    mutationFn: async (_from: string) => {
      const { sampleYear } = await import('#src/domain/sample/sample-year.ts');
      // In the sample, where it was thrown away, it is the plan that is shown [H31].
      const sample = isSamplePlan(plan.id) ? plan : sampleOf(plan);
      const { statements } = await storage.load(sample.id);
      if (statements.length > 0) return;
      await storage.write({
        plan: sample.id,
        intent: 'sample',
        origin: 'sample',
        author: SAMPLE_AUTHOR,
        said: sampleYear(sample),
      });
    },
    onSuccess: (_made, from) => {
      const there = () => go({ isSample: true, month: null });
      // Whoever has gone elsewhere meanwhile, to type perhaps, is not called away [H30].
      if (window.location.hash === from) there();
      else say('示例数据已生成', { action: { label: '打开', run: there } });
    },
    onError,
  });
  const make = () => open.mutate(window.location.hash);
  const discard = useMutation({
    mutationFn: async () => {
      // What is on its way to the disk would come there after it [B64].
      await saveQueue(storage, plan.id).settled();
      await storage.discard(plan.id);
    },
    onSuccess: () => {
      setIsConfirming(false);
      go({ isSample: false, month: null });
      say('示例数据已删除');
    },
    onError,
  });

  if (isLoading) return null;
  if (!place.isSample) {
    if (year.bySubject.size > 0) return null;
    return (
      <section className={styles['banner']} aria-label="开始填报">
        <span>
          {plan.year} 年度 {plan.indicators.length} 项指标已就绪，还没有填报。请到「月度填报」从 1
          月填起；想先看看填满的样子，可打开示例数据（另存一份，不影响正式填报）。
        </span>
        <Button onClick={make} disabled={open.isPending}>
          {open.isPending ? MAKING : SAMPLE_MARK}
        </Button>
      </section>
    );
  }
  return (
    <section className={styles['banner']} aria-label={SAMPLE_MARK}>
      <strong>{SAMPLE_MARK}</strong>
      <span>不是真实填报，与正式数据分开存放。</span>
      {year.bySubject.size === 0 ? (
        <Button onClick={make} disabled={open.isPending}>
          {open.isPending ? MAKING : MAKE_AGAIN}
        </Button>
      ) : null}
      <Button onClick={() => go({ isSample: false, month: null })}>回到正式数据</Button>
      <Button look="danger" onClick={() => setIsConfirming(true)}>
        {DISCARD_SAMPLE}
      </Button>
      {isConfirming && parts.kind === 'here' ? (
        <parts.code.DiscardSampleDialog
          isPending={discard.isPending}
          onDiscard={() => discard.mutate()}
          onClose={() => setIsConfirming(false)}
        />
      ) : null}
      {isConfirming && parts.kind === 'missing' ? (
        <span role="alert">
          没有载入，数据没有受影响。<Button onClick={parts.retry}>重试</Button>
        </span>
      ) : null}
    </section>
  );
}
