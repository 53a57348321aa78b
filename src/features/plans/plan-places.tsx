import { DECLARATION_NAME } from '#src/domain/papers/paper-names.ts';
import type { DeclarationPageProps } from '#src/features/plans/declaration-page.tsx';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { readDraft } from '#src/domain/draft/draft.ts';
import { draftEntryHref } from '#src/features/plans/catalogue-lines.tsx';
import { ComparisonPage } from '#src/features/plans/comparison-page.tsx';
import { CorrectionEditor } from '#src/features/plans/correction-editor.tsx';
import { DraftEditor } from '#src/features/plans/draft-editor.tsx';
import { DraftElsewhere } from '#src/features/plans/draft-elsewhere.tsx';
import { previousPlan } from '#src/queries/plans.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import type { PageProps } from '#src/session/page.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import type { StoredDraft } from '#src/storage/plan-list.ts';
import { BACK_TO_PLANS } from '#src/ui/button-words.ts';
import { Coming } from '#src/ui/coming.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { PartMissing } from '#src/ui/part-missing.tsx';
import { useLazy } from '#src/ui/use-lazy.ts';

interface PlanPlaceProps extends Omit<PageProps, 'month'> {
  readonly known: readonly Plan[];
  readonly drafts: readonly StoredDraft[];
}

/** What the address names of one plan or draft: 申报表, 对照, or its editor. */
export function PlanPlace({ plan, place, go, author, askAuthor, known, drafts }: PlanPlaceProps) {
  const storage = useStorage();
  const stored = drafts.find(({ id }) => id === place.draft);
  const backHref = placeHref({ ...place, view: null });
  if (place.view === 'declare' || place.view === 'compare') {
    const named = place.draft === null ? plan : readDraft(stored?.draft);
    if (named === null) return <NoDraft place={place} />;
    if (place.view === 'declare')
      return (
        <DeclarationPlace
          key={named.id}
          declared={named}
          isSample={place.isSample}
          author={author}
          askAuthor={askAuthor}
          backHref={backHref}
        />
      );
    const before = previousPlan(named, known);
    if (before === null) return <NoPrevious isLinked={named.previous !== undefined} backHref={backHref} />;
    return <ComparisonPage before={before} after={named} backHref={backHref} />;
  }
  const inForce = known.find(({ id }) => id === place.draft);
  if (stored === undefined && inForce !== undefined)
    return <CorrectionEditor key={inForce.id} plan={inForce} author={author} askAuthor={askAuthor} go={go} />;
  if (stored === undefined) return <NoDraft place={place} />;
  const { editor } = stored;
  const read = readDraft(stored.draft);
  if (editor !== undefined && editor.device !== storage.device && read !== null)
    return (
      <DraftElsewhere
        draft={read}
        stored={stored}
        editor={editor}
        author={author}
        askAuthor={askAuthor}
        onClose={() => go({ draft: null })}
      />
    );
  return (
    <DraftEditor
      key={stored.id}
      stored={stored}
      go={go}
      author={author}
      askAuthor={askAuthor}
      compareHref={placeHref({ ...place, view: 'compare' })}
      declareHref={placeHref({ ...place, view: 'declare' })}
      entryHref={draftEntryHref(place, stored.id)}
    />
  );
}

/** An address of a draft that was put in force, deleted, or is on another machine. */
function NoDraft({ place }: { readonly place: Place }) {
  return (
    <Panel title="本机没有这份草稿">
      <p>
        它可能已经下达、删除，或在另一台电脑上。
        <a href={placeHref({ ...place, draft: null, view: null })}>{BACK_TO_PLANS}</a>
      </p>
    </Panel>
  );
}

/** A plan that was made without one of the year before, or on another machine. */
function NoPrevious({ isLinked, backHref }: { readonly isLinked: boolean; readonly backHref: string }) {
  return (
    <Panel title={isLinked ? '本机没有上年的方案' : '没有关联上年的方案'}>
      <p>
        {isLinked
          ? '这份方案由上年的方案复制而来，但上年的方案不在这台电脑上：请从那里导出数据包，在“数据与协作”导入后再看对照。'
          : '用“复制上年”建的草稿、套到它上面的公布表，才有逐项对照。'}{' '}
        <a href={backHref}>返回</a>
      </p>
    </Panel>
  );
}

const loadDeclaration = () =>
  import('#src/features/plans/declaration-page.tsx').then((module) => module.DeclarationPage);

/** 绩效目标申报表; its code comes when somebody goes there. */
function DeclarationPlace(props: DeclarationPageProps) {
  const page = useLazy(loadDeclaration, true);
  if (page.kind === 'here') return <page.code {...props} />;
  if (page.kind === 'coming') return <Coming what={DECLARATION_NAME} />;
  return (
    <PartMissing what={DECLARATION_NAME} onRetry={page.retry} onReload={() => window.location.reload()} />
  );
}
