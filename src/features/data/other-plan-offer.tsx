import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { plainLine } from '#src/kernel/plain-text.ts';
import { isSamplePlan, type Plan } from '#src/domain/catalogue/plan.ts';
import { isTwin } from '#src/domain/package/carry.ts';
import { otherPlanFault, planNameInFile, type MergeFault } from '#src/domain/package/merge-plan.ts';
import { packageFaultText } from '#src/domain/package/package-words.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import { pairableRow, pairRows } from '#src/domain/pairing/pair-rows.ts';
import { AdoptVersion } from '#src/features/data/adopt-version.tsx';
import { PlanDifferenceList } from '#src/features/data/plan-difference-list.tsx';
import type { PickedFile } from '#src/reading/read-package.ts';
import { BUILT_IN, planAddress, sampleOf, usePlans } from '#src/queries/plans.ts';
import { useDraftOfPlan } from '#src/queries/draft-of-plan.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { readAgain, trackerQueries } from '#src/queries/tracker-queries.ts';
import { asAuthor } from '#src/session/as-author.ts';
import { useHandedFiles } from '#src/session/handed-files.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { Button } from '#src/ui/button.tsx';
import { PlanFaults } from '#src/widgets/plan-faults.tsx';
import merge from './merge.module.css';

const MAX_SOURCE = 120;

interface OtherPlanOfferProps extends Pick<PageProps, 'author' | 'askAuthor' | 'go'> {
  readonly plan: Plan;
  readonly file: OpenedPackage;
  readonly fault: MergeFault;
  /** What was read and waits: it goes along, that of further plans too. */
  readonly left: readonly PickedFile[];
}

/** A package that is not of the plan on the screen: of which, and the way there [PL11] [PL13]. */
export function OtherPlanOffer({ plan, file, fault, left, go, author, askAuthor }: OtherPlanOfferProps) {
  const { known, drafts } = usePlans();
  const { planFile } = file;
  const there = planHere(file, [plan, ...known]);
  const faultThere = there === null ? null : otherPlanFault(there, file);
  if (there !== null && faultThere !== null)
    return (
      <>
        <span className={merge['fault']}>{packageFaultText(faultThere)}</span>
        {planFile === undefined ? null : <PlanDifferenceList mine={there} theirs={planFile} />}
        {faultThere.kind === 'later-text' && planFile !== undefined && there.id === plan.id ? (
          <Adoption plan={plan} file={{ ...file, planFile }} author={author} askAuthor={askAuthor} />
        ) : null}
        {faultThere.kind === 'later-text' && there.id !== plan.id ? (
          <Way file={file} there={there} isDrafted={false} left={left} go={go} />
        ) : null}
      </>
    );
  const isWay = there !== null || planFile !== undefined;
  const twin = planFile === undefined ? undefined : known.find((each) => isTwin(each, planFile));
  const isDrafted = drafts.some(({ id }) => id === file.plan);
  return (
    <>
      <span className={isWay ? merge['who'] : merge['fault']}>{packageFaultText(fault)}</span>
      {twin === undefined || planFile === undefined ? null : <TwinNote mine={twin} theirs={planFile} />}
      {isWay ? (
        <Way file={file} there={there} isDrafted={isDrafted} left={left} go={go} />
      ) : (
        <span className={merge['who']}>
          本机没有这个方案，文件里也没有带（由较早版本的软件写成）。请先导入方案，或让对方用新版软件重新导出。
        </span>
      )}
    </>
  );
}

interface AdoptionProps extends Pick<PageProps, 'author' | 'askAuthor'> {
  readonly plan: Plan;
  readonly file: OpenedPackage & { readonly planFile: Plan };
}

/** Theirs puts ours right: a person may take it [PL22]. */
function Adoption({ plan, file, author, askAuthor }: AdoptionProps) {
  const [isAsking, setIsAsking] = useState(false);
  return (
    <>
      <Button onClick={() => asAuthor(author, askAuthor, () => setIsAsking(true))}>采用更正后的方案…</Button>
      {isAsking && author !== null ? (
        <AdoptVersion plan={plan} file={file} author={author} onClose={() => setIsAsking(false)} />
      ) : null}
    </>
  );
}

/** Two PCs have each made a plan of the same unit, year and kind: both can stay, and what was said on one can go to the other [PL41]. */
function TwinNote({ mine, theirs }: { readonly mine: Plan; readonly theirs: Plan }) {
  const pairs = useMemo(
    () => pairRows(mine.indicators.map(pairableRow), theirs.indicators.map(pairableRow)).sure,
    [mine, theirs],
  );
  return (
    <>
      <span className={merge['fault']}>
        本机已有同一单位、年度和类别的方案，由两台电脑各自建立，编号不同，不能直接并入。导入后两份并存，再到「方案目录」里对照、把一份的填报转入另一份。
      </span>
      <PlanDifferenceList mine={mine} theirs={theirs} pairs={pairs} />
    </>
  );
}

/** The plan of a package among those of this device, or null. The sample copies of the built-in ones are here too. */
function planHere(file: OpenedPackage, plans: readonly Plan[]): Plan | null {
  return [...plans, ...BUILT_IN.map(sampleOf)].find(({ id }) => id === file.plan) ?? null;
}

interface WayProps extends Pick<OtherPlanOfferProps, 'file' | 'left' | 'go'> {
  /** null: the plan has to be taken in first. */
  readonly there: Plan | null;
  readonly isDrafted: boolean;
}

function Way({ file, there, isDrafted, left, go }: WayProps) {
  const storage = useStorage();
  const client = useQueryClient();
  const say = useNotices((state) => state.say);
  const hand = useHandedFiles((state) => state.hand);
  const name = plainLine(planNameInFile(file), MAX_SOURCE);
  const goThere = (to: Plan) => {
    hand(
      to.id,
      left.flatMap((each) => (each.file === null ? [] : [{ name: each.name, file: each.file }])),
    );
    const isSample = isSamplePlan(to.id);
    // The sample copy has the address of its plan.
    const named = isSample ? (BUILT_IN.find((each) => sampleOf(each).id === to.id) ?? to) : to;
    go({ ...planAddress(named), isSample, month: null, section: null, indicator: null });
  };
  const take = useMutation({
    mutationFn: async (plan: Plan) => {
      if (!(await storage.issuePlan(plan))) return false;
      // The address names it the next moment.
      await readAgain(client, trackerQueries.plans(storage).queryKey);
      return true;
    },
    onSuccess: (isTaken, plan) => {
      if (!isTaken) {
        say('没有导入：本机已有同一编号、内容不同的方案', { tone: 'problem' });
        return;
      }
      say(`已导入方案：${name}`);
      goThere(plan);
    },
    onError: (error) => say(failureText(error), { tone: 'problem' }),
  });
  const draft = useDraftOfPlan(say, (id) =>
    go({ name: 'plans', draft: id, isSample: false, month: null, section: null, indicator: null }),
  );
  const { planFile } = file;
  if (there !== null)
    return (
      <Button aria-label={`到这个方案里导入：${name}`} onClick={() => goThere(there)}>
        到这个方案里导入
      </Button>
    );
  if (planFile === undefined) return null;
  if (isSamplePlan(planFile.id))
    return <span className={merge['who']}>这是示例数据的数据包，不作导入。</span>;
  return (
    <>
      <span className={merge['who']}>
        本机没有这个方案：{planFile.indicators.length} 项指标
        {planFile.source === '' ? '' : `，${plainLine(planFile.source, MAX_SOURCE)}`}。
        {isDrafted ? '本机有它的草稿，导入后由文件里已下达的方案代替。' : ''}
      </span>
      <PlanFaults plan={planFile} isBusy={draft.isPending} onDraft={draft.mutate} />
      <Button
        aria-label={`导入这个方案并合并：${name}`}
        disabled={take.isPending}
        onClick={() => take.mutate(planFile)}
      >
        导入这个方案并合并
      </Button>
    </>
  );
}
