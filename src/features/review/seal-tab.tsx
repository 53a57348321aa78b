import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { YEAR_END } from '#src/domain/period/month.ts';
import { YEAR_SEALED } from '#src/domain/words/figure-labels.ts';
import { scoreText } from '#src/domain/words/format.ts';
import { readiness, readinessText } from '#src/domain/papers/readiness.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { readSeal, verifySeal } from '#src/domain/seal/read-seal.ts';
import { freezeForStorage, totalOf, type SealFile } from '#src/domain/seal/seal-file.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { standing } from '#src/domain/statements/year-statements.ts';
import { KeptSeals } from '#src/features/review/kept-seals.tsx';
import { SealCheckPanel } from '#src/features/review/seal-check-panel.tsx';
import { SealDialog, UnsealDialog } from '#src/features/review/seal-dialogs.tsx';
import { useUnsaved } from '#src/queries/save.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { useYear } from '#src/queries/year.ts';
import { asAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { placeHref } from '#src/session/place.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './seal-tab.module.css';

/** 定稿与校验: seals the year, opens it again with a reason, keeps every seal, and checks files against them. */
export function SealTab(props: PageProps) {
  const { plan } = props;
  const storage = useStorage();
  const { year } = useYear(plan.id);
  const { data: kept } = useQuery(trackerQueries.seals(storage, plan.id));
  const seals = useMemo(() => readable(kept ?? []), [kept]);
  const intact = useMemo(() => seals.filter((seal) => verifySeal(seal, null).kind === 'intact'), [seals]);
  return (
    <>
      <YearPanel {...props} />
      <KeptSeals
        plan={plan}
        year={year}
        seals={kept === undefined ? null : seals}
        unreadable={(kept?.length ?? 0) - seals.length}
      />
      <SealCheckPanel plan={plan} seals={kept === undefined ? null : intact} />
    </>
  );
}

/** Newest first; what can no longer be read is left out. */
function readable(kept: readonly unknown[]): readonly SealFile[] {
  return kept
    .flatMap((each) => {
      const read = readSeal(each);
      return read.ok ? [read.value] : [];
    })
    .sort((a, b) => b.sealedAt - a.sealedAt);
}

/** Whether the year is sealed, and the way to change that. */
function YearPanel({ plan, place, author, askAuthor }: PageProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const { year } = useYear(plan.id);
  // The seal is of what is stored, and not of what is only on the screen yet [B64].
  const isStored = useUnsaved(plan.id).requests.length === 0;
  const [isAsking, setIsAsking] = useState(false);
  const items = useMemo(() => readiness(plan, year), [plan, year]);
  const report = useMemo(() => yearReport(plan, year, YEAR_END), [plan, year]);
  const { total, grade } = totalOf(report);
  const must = items.filter(({ severity }) => severity === 'must').length;
  const seal = standing(year, { kind: 'seal' });
  const isSealed = seal !== null && seal.content !== null;
  const fail = (cause: unknown) => say(failureText(cause), { tone: 'problem' });
  const sealing = useMutation({
    mutationFn: (by: Author) => storage.seal({ plan: plan.id, author: by, freeze: freezeForStorage(plan) }),
    onSuccess: (sealed) => {
      setIsAsking(false);
      if (sealed.ok) say('已定稿，校验码已印在各张表上');
      else say(`没有定稿：${sealed.error.join('；')}`, { tone: 'problem' });
    },
    onError: fail,
  });
  const unsealing = useMutation({
    mutationFn: ({ by, reason }: { readonly by: Author; readonly reason: string }) =>
      storage.unseal(plan.id, by, reason),
    onSuccess: () => {
      setIsAsking(false);
      say('已重新打开，原定稿保留');
    },
    onError: fail,
  });
  const ask = () => asAuthor(author, askAuthor, () => setIsAsking(true));

  if (isSealed) {
    return (
      <Panel title={YEAR_SEALED} className={styles['panel']}>
        <p>
          {seal.author.section} {seal.author.name} 于 {dateTimeText(seal.at)}{' '}
          定稿，不再接受更改。确需更改，写明理由后重新打开。
        </p>
        <div className={styles['actions']}>
          <Button onClick={ask}>重新打开…</Button>
        </div>
        {isAsking && author !== null ? (
          <UnsealDialog
            isBusy={unsealing.isPending}
            onUnseal={(reason) => unsealing.mutate({ by: author, reason })}
            onClose={() => setIsAsking(false)}
          />
        ) : null}
      </Panel>
    );
  }
  return (
    <Panel title="本年度未定稿" className={styles['panel']}>
      {seal === null ? null : (
        <p>
          {seal.author.section} {seal.author.name} 于 {dateTimeText(seal.at)} 重新打开，理由：{seal.note}
        </p>
      )}
      <p>
        {readinessText(items)}。<a href={placeHref({ ...place, tab: 'ready' })}>查看定稿前检查</a>
      </p>
      <div className={styles['actions']}>
        <Button look="primary" disabled={must > 0 || !isStored} onClick={ask}>
          定稿…
        </Button>
        {must > 0 ? <span className={styles['hint']}>处理完必须处理的事项才能定稿</span> : null}
        {isStored ? null : (
          <span className={styles['hint']} role="status">
            还有填的内容没有存下，存下后再定稿
          </span>
        )}
      </div>
      {isAsking && author !== null ? (
        <SealDialog
          plan={plan}
          total={`${scoreText(total)} 分，${grade}`}
          left={items}
          isBusy={sealing.isPending || !isStored}
          onSeal={() => sealing.mutate(author)}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </Panel>
  );
}
