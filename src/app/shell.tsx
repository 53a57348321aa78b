import { useCallback, useEffect, useMemo, useState, useRef, type KeyboardEvent } from 'react';
import { createPortal } from 'react-dom';
import { useQuery } from '@tanstack/react-query';
import { AtHand } from '#src/app/at-hand.tsx';
import { AuthorStrip, focusAuthorStrip } from '#src/app/author-strip.tsx';
import { CorrectionQuestion } from '#src/app/correction-question.tsx';
import { BackupLight } from '#src/app/backup-light.tsx';
import { FolderWatch } from '#src/app/folder-watch.tsx';
import { loadFrameParts } from '#src/app/load-frame-parts.ts';
import { NoticeLine } from '#src/app/notice-line.tsx';
import { usePagesAhead, usePage } from '#src/app/pages.ts';
import { PlaceBoundary } from '#src/app/place-boundary.tsx';
import { SampleBanner } from '#src/app/sample-banner.tsx';
import { SaveState } from '#src/app/save-state.tsx';
import { SealedBanner } from '#src/app/sealed-banner.tsx';
import { useTop } from '#src/app/use-top.ts';
import { UnsavedBanner } from '#src/app/unsaved-banner.tsx';
import { keepLastUsed, lastUsedPlan } from '#src/app/last-plan.ts';
import { planAt } from '#src/app/plan-at.ts';
import { YEAR_UNSAID } from '#src/domain/catalogue/field-words.ts';
import { kindText, planName, type Plan } from '#src/domain/catalogue/plan.ts';
import { dueMonth } from '#src/domain/period/due-date.ts';
import { MONTHS, reportingMonth } from '#src/domain/period/month.ts';
import { draftPeek } from '#src/queries/draft-peek.ts';
import { FIRST_PLAN, isBuiltIn, planAddress, planLabel, usePlans } from '#src/queries/plans.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries, type YearLoad } from '#src/queries/tracker-queries.ts';
import type { AskAuthor } from '#src/session/as-author.ts';
import { goTo, useAddress } from '#src/session/address.ts';
import type { DraftParts } from '#src/app/draft-place.tsx';
import type { PageProps } from '#src/session/page.ts';
import { planEntry } from '#src/session/entry-session.ts';
import {
  parsePlace,
  placeHref,
  placeRoute,
  PLACE_NAMES,
  type Place,
  type PlaceName,
} from '#src/session/place.ts';
import { DRAFT_NAMES, PLACE_TITLES } from '#src/session/place-titles.ts';
import { reloadWithDrafts } from '#src/session/reload-with-drafts.ts';
import { useShow } from '#src/session/show.ts';
import type { StoredDraft } from '#src/storage/plan-list.ts';
import { LOADING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { Coming } from '#src/ui/coming.tsx';
import { todayText } from '#src/ui/date-time.ts';
import { PartMissing } from '#src/ui/part-missing.tsx';
import { useKeptFocus } from '#src/ui/focus-home.ts';
import { Select } from '#src/ui/select.tsx';
import { useLazy } from '#src/ui/use-lazy.ts';
import styles from './shell.module.css';

/** 方案目录 and 汇总各单位 stand above the places of one plan, and are reached from the head and from 数据与协作. */
const NAV_NAMES = PLACE_NAMES.filter((name) => name !== 'plans' && name !== 'district');

/** At the foot of the navigation, where no server is named. */
const LOCAL_ONLY = '数据只存在本机，不联网';

/** The place that the address names, in its frame; a plan that is not here is said, and never shown as another [H15] [PL5]. */
export function Shell() {
  const { path, search } = useAddress();
  const storage = useStorage();
  const { known: plans, drafts, damaged, isPending } = usePlans();
  const isFirst = useIsFirstVisit(path, search, plans, drafts.length);
  const named = useMemo(() => {
    const parsed = parsePlace(path, search, { year: FIRST_PLAN.year });
    return isFirst ? { ...parsed, name: 'plans' as const } : parsed;
  }, [path, search, isFirst]);
  // Read once for an address: opening another plan in another tab must not change what this one shows.
  const found = useMemo(
    () =>
      planAt(
        named,
        search,
        plans,
        lastUsedPlan(),
        drafts.map(({ id }) => id),
      ),
    [named, search, plans, drafts],
  );
  const stored = 'draft' in found ? drafts.find(({ id }) => id === found.draft) : undefined;
  const draftCode = useLazy(loadDraftPlace, stored !== undefined);
  const draft = useMemo(
    () =>
      stored === undefined || draftCode.kind !== 'here' ? null : draftCode.code.openDraft(stored, storage),
    [stored, draftCode, storage],
  );
  const plan = draft?.plan ?? found;
  const place = useMemo(() => ('id' in plan ? { ...named, ...planAddress(plan) } : named), [named, plan]);
  usePagesAhead();
  useKeptFocus('id' in plan ? stopOf(place) : null);
  const frame = useLazy(loadFrameParts, !isPending && 'kind' in plan);
  if (draft !== null && draft.plan === null) return draft.page(named);
  if ('id' in plan)
    return <Frame place={place} plan={plan} plans={plans} drafts={drafts} parts={draft?.parts ?? null} />;
  if ('draft' in plan) {
    return draftCode.kind === 'missing' ? (
      <PartMissing what="草稿" onRetry={draftCode.retry} onReload={reloadWithDrafts} />
    ) : (
      PLAN_COMING
    );
  }
  if (frame.kind === 'missing')
    return <PartMissing what="方案" onRetry={frame.retry} onReload={reloadWithDrafts} />;
  if (isPending || frame.kind === 'coming') return PLAN_COMING;
  return <frame.code.UnknownPlanPage place={place} unknown={plan} plans={plans} damaged={damaged.length} />;
}

/** Not known yet which place it will be. */
const PLAN_COMING = (
  <main>
    <Coming what={PLACE_TITLES.plan} words="正在读取方案…" />
  </main>
);

/** Nothing was ever said or drafted here, and the address names nothing: the ways in come first [PL6]. */
function useIsFirstVisit(path: string, search: string, plans: readonly Plan[], drafts: number): boolean {
  const storage = useStorage();
  const isBare =
    path === '/' && search === '' && plans.length === 1 && drafts === 0 && lastUsedPlan() === null;
  const { data } = useQuery({
    ...trackerQueries.year(storage, FIRST_PLAN.id),
    enabled: isBare,
    select: isNothingSaid,
  });
  return isBare && data === true;
}

/** Alone: with the year itself, each save would render the frame and all in it [SP8]. */
function isNothingSaid({ year }: YearLoad): boolean {
  return year.bySubject.size === 0;
}

// Only where a draft is opened.
const loadDraftPlace = () => import('#src/app/draft-place.tsx');

interface FrameProps {
  readonly place: Place;
  readonly plan: Plan;
  readonly plans: readonly Plan[];
  readonly drafts: readonly StoredDraft[];
  /** What a draft has in the frame; null: the plan is in force [PL50]. */
  readonly parts: DraftParts | null;
}

// No part of the place: it comes after it.
const loadAfterFirst = () => import('#src/app/after-first-screen.ts');

/** The frame around every place: where am I, which year and month, is it saved, who am I. */
function Frame({ place, plan, plans, drafts, parts }: FrameProps) {
  const storage = useStorage();
  const [asked, setAsked] = useState<'填报人' | '帮助' | null>(null);
  const [query, setQuery] = useState<string | null>(null);
  const { data: named = null, isSuccess: isAuthorRead } = useQuery(trackerQueries.author(storage));
  // Sections belong to a unit: whoever worked on another unit's plan is asked again here.
  const isOther =
    named !== null && plans.length > 1 && plan.sections.length > 0 && !plan.sections.includes(named.section);
  const author = isOther ? null : named;

  const isMonthly = place.name === 'entry' || place.name === 'month';
  const usual = isMonthly ? dueMonth : reportingMonth;
  const month = place.month ?? usual(plan.year, todayText());
  const go = useCallback<PageProps['go']>(
    (change, how = 'push') => {
      goTo(placeRoute({ ...place, ...change }), how);
    },
    [place],
  );
  /** What goes on once somebody has said who is working here. */
  const [waiting, setWaiting] = useState<{ readonly act: Parameters<AskAuthor>[0] }>();
  const askAuthor = useCallback<AskAuthor>((then) => {
    // Above the grid it is asked already; what goes on once it is said asks for itself, over whatever dialog it began in.
    if (then === undefined && focusAuthorStrip()) return;
    setWaiting({ act: then });
    setAsked('填报人');
  }, []);
  const help = useCallback(() => setAsked('帮助'), []);
  const leave = () => setAsked(null);
  const field = useRef<HTMLInputElement>(null);
  const keysRef = useRef<((event: KeyboardEvent) => void) | null>(null);
  const over = useLazy(loadFrameParts, asked !== null || query !== null);
  useEffect(() => {
    if (asked === null || over.kind !== 'coming') return undefined;
    // Whoever goes on in the grid while it is fetched is not interrupted by it [G18].
    const look = () => {
      if (planEntry(plan.id).mode !== null) setAsked(null);
    };
    document.addEventListener('input', look);
    return () => document.removeEventListener('input', look);
  }, [asked, over.kind, plan.id]);
  const page = usePage(place.name);
  const after = useLazy(loadAfterFirst, 'behind');
  const own = parts?.({ plan, place, month, author, askAuthor, go });

  useTop(stopOf(place));
  const room = useShow((show) => show.room);
  const atHand = (
    <AtHand query={query} onQuery={setQuery} onHelp={help} field={field} keysRef={keysRef}>
      {query !== null && over.kind === 'here' ? (
        <over.code.Finder
          {...{ place, plan, plans, month, query, field, keysRef }}
          isDraft={parts !== null}
        />
      ) : null}
    </AtHand>
  );

  useEffect(() => {
    if (!place.isSample && place.name !== 'plans') keepLastUsed(plan.id);
  }, [place.isSample, place.name, plan.id]);

  useEffect(() => {
    const project = plan.project === null ? '' : ` ${plan.project}`;
    document.title = `${PLACE_TITLES[place.name]} · ${plan.year} 年${project} · 绩效指标跟踪看板`;
  }, [place.name, plan.year, plan.project]);

  return (
    <div className={styles['app']}>
      <a className={styles['skip']} href="#main" onClick={skipToMain}>
        跳到正文
      </a>
      <nav className={styles['nav']} aria-label="主导航">
        <div className={styles['brand']}>
          绩效指标跟踪
          <small className={styles['unit']}>{plan.unitName}</small>
        </div>
        {(parts === null ? NAV_NAMES : DRAFT_NAMES).map((name) => (
          <a
            key={name}
            className={styles['link']}
            href={placeHref(neighbour(place, name))}
            aria-current={name === place.name ? 'page' : undefined}
          >
            {PLACE_TITLES[name]}
          </a>
        ))}
        {parts === null && after.kind === 'here' ? (
          <after.code.DistrictLink
            className={styles['link']}
            href={placeHref(neighbour(place, 'district'))}
            isCurrent={place.name === 'district'}
          />
        ) : null}
        {place.isSample ? null : (
          <>
            <BackupLight key={plan.id} plan={plan} href={lightHref(place, plan, parts)} />
            {/* A draft has no file of its own kind: it goes into the folder with the plan that the folder is looked through for [PL67]. */}
            <FolderWatch
              plan={parts === null ? plan : (plans[0] ?? FIRST_PLAN)}
              href={placeHref({
                ...neighbour(place, 'data'),
                ...(parts === null ? {} : planAddress(plans[0] ?? FIRST_PLAN)),
              })}
            />
            {parts === null && after.kind === 'here' ? (
              <after.code.EngineWatch plan={plan} href={placeHref(neighbour(place, 'data'))} />
            ) : null}
          </>
        )}
        <div className={styles['foot']}>
          {after.kind === 'here' ? <after.code.FootWords alone={LOCAL_ONLY} /> : LOCAL_ONLY}
        </div>
      </nav>
      <div>
        <header className={styles['head']}>
          <PlanSwitch place={place} plan={plan} plans={plans} drafts={drafts} go={go} />
          {after.kind === 'here' ? (
            <after.code.YearTurn
              plan={plan}
              plans={plans}
              drafts={drafts}
              place={place}
              today={todayText()}
            />
          ) : null}
          {place.name === 'plans' ? null : (
            <Select
              label={isMonthly ? '填报月份' : '截止月份'}
              value={String(month)}
              options={MONTHS.map((each) => ({
                value: String(each),
                label: isMonthly ? `填报 ${each} 月` : `截至 ${each} 月`,
              }))}
              onChange={(chosen) =>
                go({ month: MONTHS.find((each) => String(each) === chosen) ?? null }, 'replace')
              }
            />
          )}
          <span className={styles['space']} />
          {room === null ? atHand : createPortal(atHand, room)}
          <SaveState plan={plan} />
          <button type="button" className={styles['who']} onClick={() => askAuthor()}>
            {author === null ? '填报人：未填' : `${author.section} ${author.name}`}
          </button>
        </header>
        {place.name === 'entry' && isAuthorRead && author === null ? <AuthorStrip plan={plan} /> : null}
        {place.name !== 'district' && place.draft === null && (isBuiltIn(plan) || place.isSample) ? (
          <SampleBanner plan={plan} place={place} author={author} go={go} />
        ) : null}
        {own?.strip}
        <SealedBanner plan={plan} href={placeHref({ ...neighbour(place, 'review'), tab: 'seal' })} />
        <CorrectionQuestion plan={plan} />
        {after.kind === 'here' ? (
          <>
            <after.code.SafetyBanner plan={plan} author={author} />
            <after.code.FailedReadBanner plan={plan} />
          </>
        ) : null}
        <UnsavedBanner plan={plan} />
        {after.kind === 'missing' ? (
          <div className={styles['banner']} role="alert">
            <span>页眉、提醒和「汇总各单位」没有载入，打印会缺抬头；数据没有受影响。</span>
            <Button onClick={after.retry}>重试</Button>
          </div>
        ) : null}
        <main
          id="main"
          className={styles['main']}
          tabIndex={-1}
          // Its print has its head with it [MO47].
          data-coming={after.kind === 'here' ? undefined : ''}
        >
          {after.kind === 'here' ? (
            <after.code.PrintHead
              plan={plan}
              month={place.name === 'plans' ? null : month}
              today={todayText()}
            />
          ) : null}
          <PlaceBoundary title={PLACE_TITLES[place.name]} address={placeRoute(place)}>
            {page.kind === 'coming' && own?.page === undefined ? (
              <Coming what={PLACE_TITLES[place.name]} words={LOADING} />
            ) : null}
            {own?.page ??
              (page.kind === 'here' ? page.render({ plan, place, month, author, askAuthor, go }) : null)}
            {page.kind === 'missing' ? (
              <PartMissing what={PLACE_TITLES[place.name]} onRetry={page.retry} onReload={reloadWithDrafts} />
            ) : null}
          </PlaceBoundary>
        </main>
      </div>
      <NoticeLine />
      {asked === '填报人' && over.kind === 'here' ? (
        <over.code.AuthorDialog
          plan={plan}
          author={author}
          isAskedFor={waiting?.act !== undefined}
          onSaved={(by) => waiting?.act?.(by)}
          onClose={leave}
        />
      ) : null}
      {asked === '帮助' && over.kind === 'here' ? (
        <over.code.HelpDialog name={place.name} onClose={leave} />
      ) : null}
      {(asked !== null || query !== null) && over.kind === 'missing' ? (
        <PartMissing what={asked ?? '查找'} onRetry={over.retry} onReload={reloadWithDrafts} />
      ) : null}
    </div>
  );
}

/** Where a plan is handed over; a draft, in its editor [PL67]. */
function lightHref(place: Place, plan: Plan, parts: DraftParts | null): string {
  return parts === null
    ? placeHref(neighbour(place, 'data'))
    : placeHref({ ...neighbour(place, 'plans'), draft: plan.id, month: null });
}

const NOTHING_OPEN: ReadonlyMap<string, string> = new Map();
const loadOpenWords = () => import('#src/app/open-words.tsx');

/** Which plan this is; with several, the way to another. The list of them all is one step away [PL6]. */
function PlanSwitch({
  place,
  plan,
  plans,
  drafts,
  go,
}: Omit<FrameProps, 'parts'> & { readonly go: PageProps['go'] }) {
  const { device } = useStorage();
  const [open, setOpen] = useState<ReadonlyMap<string, string>>(NOTHING_OPEN);
  // Months of a draft are filled in where it is edited [PL50].
  const own = useMemo(
    () => drafts.filter(({ editor }) => editor === undefined || editor.device === device),
    [drafts, device],
  );
  const words = useLazy(
    loadOpenWords,
    own.length > 0 || plans.some(({ previous }) => previous !== undefined),
  );
  const list = placeHref({ ...neighbour(place, 'plans'), isSample: false });
  if (plans.length === 1 && own.length === 0) {
    return (
      <a className={styles['plan']} href={list} title="方案目录：导入或新建其他年度、单位、项目的方案">
        {plan.year} 年度
      </a>
    );
  }
  const shown = plans.find(({ id, year }) => (place.plan === null ? year === place.year : id === place.plan));
  const label = (id: string, name: string) => [name, open.get(id)].filter(isSaid).join(' · ');
  return (
    <>
      {words.kind === 'here' ? (
        <words.code.OpenWords plan={plan} plans={plans} drafts={own} today={todayText()} onWords={setOpen} />
      ) : null}
      <Select
        label="方案"
        isWay
        className={styles['switch'] ?? ''}
        title={shown === undefined ? undefined : planName(shown)}
        value={shown?.id ?? place.plan ?? ''}
        options={[
          ...plans.map((each) => ({ value: each.id, label: label(each.id, planLabel(each, plans)) })),
          ...own.map((each) => ({ value: each.id, label: label(each.id, draftLabel(each)) })),
        ]}
        onChange={(id) => {
          const chosen = plans.find((each) => each.id === id);
          const draft = own.find((each) => each.id === id);
          const away = { isSample: false, month: null, section: null, indicator: null };
          if (chosen !== undefined) go({ ...planAddress(chosen), ...away });
          else if (draft !== undefined)
            go({ ...away, plan: draft.id, name: DRAFT_NAMES.includes(place.name) ? place.name : 'entry' });
        }}
      />
      <a className={styles['plan']} href={list}>
        目录
      </a>
    </>
  );
}

function isSaid(text: string | undefined): text is string {
  return text !== undefined;
}

function draftLabel(draft: StoredDraft): string {
  const { year, project } = draftPeek(draft);
  return `${year || YEAR_UNSAID} 年度 ${kindText(project || null)}（草稿）`;
}

/** The hash is the route, so a plain «#main» link would navigate. */
function skipToMain(event: React.MouseEvent) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** What somebody goes to, by name: a month or a filter is none. */
function stopOf({ name, tab, indicator, draft, plan }: Place): string {
  return [name, tab, indicator, draft, plan].join();
}

/** Another place with the same year, month and section. */
function neighbour(place: Place, name: PlaceName): Place {
  return { ...place, name, draft: null, view: null };
}
