import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { emptyDraft, readDraft, type Draft } from '#src/domain/draft/draft.ts';
import type { TableFile } from '#src/domain/import/table.ts';
import { isTwin } from '#src/domain/package/carry.ts';
import { damagedPlansText } from '#src/domain/words/outcome-words.ts';
import { DraftLine, PlanLine } from '#src/features/plans/catalogue-lines.tsx';
import { ImportPreview, type OverlayBase } from '#src/features/plans/import-preview.tsx';
import { OfferedPlan } from '#src/features/plans/offered-plan.tsx';
import { OverlayPage, type OverlayTask } from '#src/features/plans/overlay-page.tsx';
import { PlanPlace } from '#src/features/plans/plan-places.tsx';
import { basesOf, copiesAmong, nextOf, turnsOf } from '#src/features/plans/successors.ts';
import { TwinPage } from '#src/features/plans/twin-page.tsx';
import { copyOf, useCopy } from '#src/features/plans/use-copy.ts';
import { WaysIn } from '#src/features/plans/ways-in.tsx';
import { usePlans } from '#src/queries/plans.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { newId } from '#src/storage/new-id.ts';
import { todayText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import { useKeptFocus } from '#src/ui/focus-home.ts';
import { useLazy } from '#src/ui/use-lazy.ts';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import styles from './plans.module.css';

/** Within which two clicks are one, as systems have it. */
const DOUBLE_CLICK_MS = 500;

/** Every plan of this device with where it stands, and the ways to another one [PL6]. */
export function PlansPage({ plan, place, go, author, askAuthor }: PageProps) {
  const { known, drafts, damaged } = usePlans();
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const [table, setTable] = useState<{ readonly file: TableFile; readonly name: string } | null>(null);

  const latestTable = useRef(table);
  useEffect(() => {
    latestTable.current = table;
  }, [table]);
  const copies = useMemo(() => copiesAmong(drafts), [drafts]);
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
      const base = await copyOf(client, storage, last);
      // Put away while last year was read: it comes back to nobody [H30].
      if (latestTable.current === table) setOverlay({ table: published, base, savedAt: null });
    } catch (error) {
      say(failureText(error), { tone: 'problem' });
    }
  };

  const isStoring = useRef(false);
  const store = async (made: readonly Draft[]) => {
    // The second half of a double click asks for nothing [NY23].
    if (isStoring.current) return;
    isStoring.current = true;
    try {
      for (const draft of made) await storage.saveDraft({ id: draft.id, draft, savedAt: Date.now() }, null);
    } catch (error) {
      isStoring.current = false;
      say(failureText(error), { tone: 'problem' });
      return;
    }
    // It may come when all is stored already, and nothing of that is on the screen yet.
    setTimeout(() => {
      isStoring.current = false;
    }, DOUBLE_CLICK_MS);
    setTable(null);
    const [only] = made;
    if (made.length === 1 && only !== undefined) go({ draft: only.id });
    else say(`已存为 ${made.length} 份草稿`);
  };

  if (place.view === 'declare' || place.view === 'compare' || place.draft !== null)
    return <PlanPlace {...{ plan, place, go, author, askAuthor, known, drafts }} />;
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
      <h1>
        {PLACE_TITLES.plans}{' '}
        <small>一个方案是一个单位、一个年度的整体绩效目标表，或其中一个项目的目标表</small>
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

const loadTurn = () => import('#src/features/plans/turn-panel.tsx');
