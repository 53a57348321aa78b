import { damagedPlansText } from '#src/domain/words/outcome-words.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { plainLine } from '#src/kernel/plain-text.ts';
import { isSamplePlan, type Plan, type PlanId } from '#src/domain/catalogue/plan.ts';
import { draftProblems } from '#src/domain/draft/draft-problems.ts';
import { emptyDraft, readDraft, type Draft } from '#src/domain/draft/draft.ts';
import type { TableFile } from '#src/domain/import/table.ts';
import { isTwin } from '#src/domain/package/carry.ts';
import { reportingMonth } from '#src/domain/period/month.ts';
import { completenessThrough } from '#src/domain/year/completeness.ts';
import { scoreText } from '#src/domain/words/format.ts';
import { standing } from '#src/domain/statements/year-statements.ts';
import { ComparisonPage } from '#src/features/plans/comparison-page.tsx';
import { CorrectionEditor } from '#src/features/plans/correction-editor.tsx';
import type { DeclarationPageProps } from '#src/features/plans/declaration-page.tsx';
import { DraftEditor } from '#src/features/plans/draft-editor.tsx';
import { OverlayPage, type OverlayTask } from '#src/features/plans/overlay-page.tsx';
import { ImportPreview, type OverlayBase } from '#src/features/plans/import-preview.tsx';
import { DraftElsewhere } from '#src/features/plans/draft-elsewhere.tsx';
import { OfferedPlan } from '#src/features/plans/offered-plan.tsx';
import { TwinPage } from '#src/features/plans/twin-page.tsx';
import { WaysIn } from '#src/features/plans/ways-in.tsx';
import { copyOf, useCopy } from '#src/features/plans/use-copy.ts';
import { planAddress, previousPlan, usePlans } from '#src/queries/plans.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { useReport, useYear } from '#src/queries/year.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { newId } from '#src/storage/new-id.ts';
import type { StoredDraft } from '#src/storage/plan-list.ts';
import { Button } from '#src/ui/button.tsx';
import { Coming } from '#src/ui/coming.tsx';
import { dateTimeText, todayText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import { PartMissing } from '#src/ui/part-missing.tsx';
import { useLazy } from '#src/ui/use-lazy.ts';
import { useKeptFocus } from '#src/ui/use-kept-focus.ts';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import styles from './plans.module.css';

const SHORT = 20;

/** Every plan of this device with where it stands, and the ways to another one [PL6]. */
export function PlansPage({ plan, place, go, author, askAuthor }: PageProps) {
  const { known, drafts, damaged } = usePlans();
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const [table, setTable] = useState<{ readonly file: TableFile; readonly name: string } | null>(null);

  const copies = useMemo(() => drafts.map(({ id, draft }) => ({ id, from: linkOf(draft) })), [drafts]);
  const copy = useCopy(go);
  const [twins, setTwins] = useState<readonly [Plan, Plan] | null>(null);

  const today = todayText();
  const turns = useMemo(() => turnsOf(known, drafts, copies, today), [known, drafts, copies, today]);
  const turn = useLazy(loadTurn, turns.length > 0);
  const [overlay, setOverlay] = useState<OverlayTask | null>(null);
  const bases = useMemo(() => basesOf(known, drafts, copies), [known, drafts, copies]);
  useKeptFocus([place.view, place.draft, overlay !== null, table !== null, twins !== null].join());
  const client = useQueryClient();
  const beginOverlay = async (published: Draft, { id }: OverlayBase) => {
    const stored = drafts.find((each) => each.id === id);
    const own = readDraft(stored?.draft);
    if (stored !== undefined && own !== null) {
      const { savedAt, waiting } = stored;
      setOverlay({ table: published, base: own, savedAt, ...(waiting === undefined ? {} : { waiting }) });
      return;
    }
    const last = known.find((each) => each.id === id);
    if (last === undefined) return;
    try {
      setOverlay({ table: published, base: await copyOf(client, storage, last), savedAt: null });
    } catch (error) {
      say(failureText(error), { tone: 'problem' });
    }
  };

  const store = async (made: readonly Draft[]) => {
    try {
      for (const draft of made) await storage.saveDraft({ id: draft.id, draft, savedAt: Date.now() }, null);
    } catch (error) {
      say(failureText(error), { tone: 'problem' });
      return;
    }
    setTable(null);
    const [only] = made;
    if (made.length === 1 && only !== undefined) go({ draft: only.id });
    else say(`已存为 ${made.length} 份草稿`);
  };

  if (place.view === 'declare') {
    const stored = drafts.find(({ id }) => id === place.draft);
    const declared = place.draft === null ? plan : readDraft(stored?.draft);
    if (declared === null) return <NoDraft place={place} />;
    return (
      <DeclarationPlace
        key={declared.id}
        declared={declared}
        isSample={place.isSample}
        author={author}
        askAuthor={askAuthor}
        backHref={placeHref({ ...place, view: null })}
      />
    );
  }
  if (place.view === 'compare') {
    const stored = drafts.find(({ id }) => id === place.draft);
    const after = place.draft === null ? plan : readDraft(stored?.draft);
    const before = after === null ? null : previousPlan(after, known);
    const backHref = placeHref({ ...place, view: null });
    if (after === null) return <NoDraft place={place} />;
    if (before === null) return <NoPrevious isLinked={after.previous !== undefined} backHref={backHref} />;
    return <ComparisonPage before={before} after={after} backHref={backHref} />;
  }
  if (place.draft !== null) {
    const stored = drafts.find(({ id }) => id === place.draft);
    const inForce = known.find(({ id }) => id === place.draft);
    if (stored === undefined && inForce !== undefined)
      return (
        <CorrectionEditor key={inForce.id} plan={inForce} author={author} askAuthor={askAuthor} go={go} />
      );
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
  if (overlay !== null) {
    return (
      <OverlayPage
        task={overlay}
        author={author}
        askAuthor={askAuthor}
        onClose={() => setOverlay(null)}
        onDone={({ id }, words, takeBack) => {
          setOverlay(null);
          setTable(null);
          const putBack = () => {
            takeBack().then(
              (isBack) => {
                say(isBack ? '已撤回，草稿和填过的数恢复原样' : '之后又改过或填过数，没有撤回');
                // The editor holds what is no longer the draft.
                if (isBack) go({ draft: null });
              },
              (error: unknown) => say(failureText(error), { tone: 'problem' }),
            );
          };
          say(words, { action: { label: '撤销', run: putBack } });
          go({ draft: id });
        }}
      />
    );
  }
  if (table !== null) {
    return (
      <ImportPreview
        bases={bases}
        onOverlay={(published, base) => void beginOverlay(published, base)}
        file={table.file}
        name={table.name}
        onCancel={() => setTable(null)}
        onStore={(made) => void store(made)}
      />
    );
  }
  if (twins !== null)
    return <TwinPage twins={twins} author={author} askAuthor={askAuthor} onClose={() => setTwins(null)} />;
  return (
    <div className={styles['page']}>
      <h1 className={styles['pageTitle']}>
        方案目录 <small>一个方案是一个单位、一个年度的整体绩效目标表，或其中一个项目的目标表</small>
      </h1>
      <OfferedPlan go={go} />
      {damaged.length === 0 ? null : (
        <p role="alert" className={styles['problem']}>
          本机有 {damagedPlansText(damaged.length)}
        </p>
      )}
      <Panel
        title="本机的方案"
        sub={`${known.length} 个${place.isSample ? '，另有示例数据' : ''}`}
        tools={<CopyTable />}
        isFlush
      >
        <div className={styles['scroll']}>
          <table className={styles['list']}>
            <thead>
              <tr>
                <th scope="col">方案</th>
                <th scope="col">单位</th>
                <th scope="col" className={styles['number']}>
                  指标
                </th>
                <th scope="col">状态</th>
                <th scope="col">填报</th>
                <th scope="col" className={styles['number']}>
                  已得分
                </th>
                <th scope="col">下一年</th>
              </tr>
            </thead>
            <tbody>
              {(place.isSample ? [plan, ...known] : known).map((each) => (
                <PlanLine
                  key={each.id}
                  plan={each}
                  place={place}
                  next={nextOf(each, known, copies)}
                  onCopy={copy}
                  twin={known.find((other) => isTwin(other, each)) ?? null}
                  onTwin={(twin) => setTwins([twin, each])}
                />
              ))}
            </tbody>
          </table>
        </div>
      </Panel>
      {drafts.length === 0 ? null : (
        <Panel
          title="草稿"
          sub={`${drafts.length} 份，一份同一时间只在一台电脑上编辑；下达前可以先填月度`}
          tools={<CopyTable />}
          isFlush
        >
          <div className={styles['scroll']}>
            <table className={styles['list']}>
              <thead>
                <tr>
                  <th scope="col">草稿</th>
                  <th scope="col">单位</th>
                  <th scope="col" className={styles['number']}>
                    指标
                  </th>
                  <th scope="col">还要改</th>
                  <th scope="col">填报</th>
                  <th scope="col">最后修改</th>
                </tr>
              </thead>
              <tbody>
                {drafts.map((stored) => (
                  <DraftLine
                    key={stored.id}
                    stored={stored}
                    place={place}
                    isElsewhere={stored.editor !== undefined && stored.editor.device !== storage.device}
                  />
                ))}
              </tbody>
            </table>
          </div>
        </Panel>
      )}
      <WaysIn
        onTable={(file, name) => setTable({ file, name })}
        onEmpty={() => void store([emptyDraft(`p-${newId()}` as PlanId, todayText())])}
      />
      {turn.kind === 'here'
        ? turns.map(({ last, next }) => (
            <turn.code.TurnPanel key={last.id} last={last} next={next} place={place} />
          ))
        : null}
    </div>
  );
}

/** 月度填报 of a draft [PL50]. */
function draftEntryHref(place: Place, draft: PlanId): string {
  return placeHref({
    ...place,
    plan: draft,
    name: 'entry',
    draft: null,
    view: null,
    month: null,
    section: null,
    isSample: false,
  });
}

/** An address of a draft that was put in force, deleted, or is on another machine. */
function NoDraft({ place }: { readonly place: Place }) {
  return (
    <Panel title="本机没有这份草稿">
      <p>
        它可能已经下达、删除，或在另一台电脑上。
        <a href={placeHref({ ...place, draft: null, view: null })}>返回方案目录</a>
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

interface DraftLineProps {
  readonly stored: StoredDraft;
  readonly place: Place;
  /** It is edited on another PC [PL47]. */
  readonly isElsewhere: boolean;
}

function DraftLine({ stored, place, isElsewhere }: DraftLineProps) {
  const { year } = useYear(stored.id);
  const draft = useMemo(() => readDraft(stored.draft), [stored.draft]);
  const errors = useMemo(
    () => (draft === null ? 0 : draftProblems(draft).filter(({ level }) => level === 'error').length),
    [draft],
  );
  const title =
    draft === null
      ? '读不出来的草稿'
      : `${draft.year === '' ? '年度未定' : `${draft.year} 年度`} ${draft.project === '' ? '整体绩效' : draft.project}`;
  return (
    <tr>
      <th scope="row">
        <a href={placeHref({ ...place, draft: stored.id })}>{title}</a>
        {isElsewhere ? <span className={styles['twin']}>在另一台电脑上编辑，本机只读</span> : null}
      </th>
      <td>{draft?.unitName === '' ? '未填' : (draft?.unitName ?? '—')}</td>
      <td className={styles['number']}>{draft?.rows.length ?? 0} 项</td>
      <td>{draft === null ? '内容损坏' : errors === 0 ? '可以下达' : `${errors} 处`}</td>
      <td>
        {draft === null || isElsewhere ? (
          '—'
        ) : (
          <a
            href={draftEntryHref(place, stored.id)}
            aria-label={`${year.bySubject.size === 0 ? '先填月度' : '接着填月度'}：${title}`}
          >
            {year.bySubject.size === 0 ? '先填月度' : '接着填月度'}
          </a>
        )}
      </td>
      <td>{dateTimeText(stored.savedAt)}</td>
    </tr>
  );
}

/** What goes on from a plan: the next in force, else its draft [NY2]. */
type Next = { readonly plan: Plan } | { readonly draft: PlanId } | null;

function nextOf(
  { id }: Plan,
  known: readonly Plan[],
  copies: readonly { readonly id: PlanId; readonly from: PlanId | null }[],
): Next {
  const next = known.find(({ previous }) => previous?.plan === id);
  if (next !== undefined) return { plan: next };
  const draft = copies.find(({ from }) => from === id);
  return draft === undefined ? null : { draft: draft.id };
}

const loadDeclaration = () =>
  import('#src/features/plans/declaration-page.tsx').then((module) => module.DeclarationPage);

/** 绩效目标申报表; its code comes when somebody goes there. */
function DeclarationPlace(props: DeclarationPageProps) {
  const page = useLazy(loadDeclaration, true);
  if (page.kind === 'here') return <page.code {...props} />;
  if (page.kind === 'coming') return <Coming what="绩效目标申报表" />;
  return <PartMissing what="绩效目标申报表" onRetry={page.retry} onReload={() => window.location.reload()} />;
}

const loadTurn = () => import('#src/features/plans/turn-panel.tsx');

interface Turn {
  readonly last: Plan;
  readonly next: { readonly plan: Plan } | { readonly draft: StoredDraft } | null;
}

/** Plans whose next year is begun, or whose December has come [NY18]. @param today 'YYYY-MM-DD' */
function turnsOf(
  known: readonly Plan[],
  drafts: readonly StoredDraft[],
  copies: Parameters<typeof nextOf>[2],
  today: string,
): readonly Turn[] {
  return known.flatMap((last): readonly Turn[] => {
    const next = nextOf(last, known, copies);
    if (next === null) return today >= `${last.year}-12` ? [{ last, next: null }] : [];
    if ('plan' in next) return [{ last, next }];
    const draft = drafts.find(({ id }) => id === next.draft);
    return draft === undefined ? [] : [{ last, next: { draft } }];
  });
}

/** Drafts that can be read, then plans whose next year is not begun. */
function basesOf(
  known: readonly Plan[],
  drafts: readonly StoredDraft[],
  copies: Parameters<typeof nextOf>[2],
): readonly OverlayBase[] {
  const own = drafts.flatMap(({ draft }): OverlayBase[] => {
    const read = readDraft(draft);
    if (read === null) return [];
    const { id, unitName, year, project } = read;
    const what = project === '' ? '整体绩效' : project;
    return [{ id, unitName, year, project, label: `套到草稿：${year || '年度未定'} ${what}` }];
  });
  const last = known
    .filter((each) => nextOf(each, known, copies) === null)
    .map(
      ({ id, unitName, year, project }): OverlayBase => ({
        id,
        unitName,
        year: String(year + 1),
        project: project ?? '',
        label: `接续 ${year} 年度${project === null ? '整体绩效' : project}`,
      }),
    );
  return [...own, ...last];
}

function linkOf(draft: unknown): PlanId | null {
  return readDraft(draft)?.previous?.plan ?? null;
}

interface PlanLineProps {
  readonly plan: Plan;
  readonly place: Place;
  readonly next: Next;
  readonly onCopy: (plan: Plan) => Promise<void>;
  /** Another plan of the same unit, year and kind; null: there is none. */
  readonly twin: Plan | null;
  readonly onTwin: (twin: Plan) => void;
}

function PlanLine({ plan, place, next, onCopy, twin, onTwin }: PlanLineProps) {
  const month = reportingMonth(plan.year, todayText());
  const { year, isLoading } = useYear(plan.id);
  const report = useReport(plan, year, month);
  const { reported, expected } = useMemo(
    () => completenessThrough(report.plan.indicators, year, month),
    [report.plan, year, month],
  );
  const isSealed = (standing(year, { kind: 'seal' })?.content ?? null) !== null;
  const isEmpty = year.bySubject.size === 0;
  const href = placeHref({
    ...place,
    ...planAddress(plan),
    name: 'overview',
    draft: null,
    isSample: isSamplePlan(plan.id),
    month: null,
    section: null,
  });
  return (
    <tr>
      <th scope="row">
        <a href={href}>
          {plan.year} 年度 {plan.project === null ? '整体绩效' : plan.project}
          {isSamplePlan(plan.id) ? '（示例数据）' : ''}
        </a>
        {twin === null ? null : (
          <span className={styles['twin']}>
            这份编号 {plainLine(plan.id, SHORT)}，另有一份同名的
            <Button aria-label={`对照、转入填报…：编号 ${plan.id}`} onClick={() => onTwin(twin)}>
              对照、转入填报…
            </Button>
          </span>
        )}
      </th>
      <td>{plan.unitName}</td>
      <td className={styles['number']}>{plan.indicators.length} 项</td>
      <td>{isLoading ? '正在读取…' : stateWord(isSealed, isEmpty)}</td>
      <td>{isLoading || isEmpty ? '—' : `截至 ${month} 月，应填 ${expected} 格，已填 ${reported} 格`}</td>
      <td className={styles['number']}>
        {isLoading || isEmpty ? '—' : `${scoreText(report.card.total)} 分`}
      </td>
      <td>
        {next === null ? (
          <Button onClick={() => void onCopy(plan)}>复制为 {plan.year + 1} 年度草稿</Button>
        ) : 'draft' in next ? (
          <a href={placeHref({ ...place, draft: next.draft })}>{plan.year + 1} 年度草稿</a>
        ) : (
          `已有 ${next.plan.year} 年度`
        )}
        {plan.previous === undefined ? null : (
          <a
            className={styles['beside']}
            href={placeHref({ ...place, ...planAddress(plan), draft: null, view: 'compare' })}
          >
            对照上年
          </a>
        )}
        <a
          className={styles['beside']}
          href={placeHref({ ...place, ...planAddress(plan), draft: null, view: 'declare' })}
        >
          申报表
        </a>
      </td>
    </tr>
  );
}

function stateWord(isSealed: boolean, isEmpty: boolean): string {
  if (isSealed) return '已定稿';
  return isEmpty ? '已下达，未填报' : '已下达，填报中';
}
