import { useCallback, useEffect, useMemo, useState } from 'react';
import { useQuery } from '@tanstack/react-query';
import { AuthorDialog } from '#src/app/author-dialog.tsx';
import { AuthorStrip, focusAuthorStrip } from '#src/app/author-strip.tsx';
import { CorrectionQuestion } from '#src/app/correction-question.tsx';
import { BackupLight } from '#src/app/backup-light.tsx';
import { FolderWatch } from '#src/app/folder-watch.tsx';
import { NoticeLine } from '#src/app/notice-line.tsx';
import { useDailyPages, usePage } from '#src/app/pages.ts';
import { PlaceBoundary } from '#src/app/place-boundary.tsx';
import { SafetyBanner } from '#src/app/safety-banner.tsx';
import { SampleBanner } from '#src/app/sample-banner.tsx';
import { SaveState } from '#src/app/save-state.tsx';
import { SealedBanner } from '#src/app/sealed-banner.tsx';
import { UnsavedBanner } from '#src/app/unsaved-banner.tsx';
import { defaultYear, planAt, PLAN_YEARS } from '#src/app/plans.ts';
import { UnknownYearPage } from '#src/app/unknown-year-page.tsx';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { MONTHS, reportingMonth } from '#src/domain/period/month.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { goTo, useAddress } from '#src/session/address.ts';
import type { PageProps } from '#src/session/page.ts';
import {
  parsePlace,
  placeHref,
  placeRoute,
  PLACE_NAMES,
  type Place,
  type PlaceName,
  yearAsked,
} from '#src/session/place.ts';
import { reloadWithDrafts } from '#src/session/reload-with-drafts.ts';
import { PartMissing } from '#src/ui/part-missing.tsx';
import { Select } from '#src/ui/select.tsx';
import styles from './shell.module.css';

const PLACE_TITLES: Record<PlaceName, string> = {
  overview: '总览',
  entry: '月度填报',
  indicator: '指标',
  scorecard: '年终评分表',
  review: '年终材料',
  plan: '绩效方案',
  data: '数据与协作',
};

/** The place that the address names, in its frame; a year without a plan is said, and never shown as another [H15]. */
export function Shell() {
  const { path, search } = useAddress();
  const place = useMemo(() => parsePlace(path, search, { year: defaultYear() }), [path, search]);
  const plan = useMemo(() => planAt(place.year, place.isSample), [place.year, place.isSample]);
  const asked = yearAsked(search);
  useDailyPages();
  if (plan === null || asked.kind === 'unreadable') return <UnknownYearPage place={place} asked={asked} />;
  return <Frame place={place} plan={plan} />;
}

/** The frame around every place: where am I, which year and month, is it saved, who am I. */
function Frame({ place, plan }: { readonly place: Place; readonly plan: Plan }) {
  const storage = useStorage();
  const [isAsking, setIsAsking] = useState(false);
  const { data: author = null, isSuccess: isAuthorRead } = useQuery(trackerQueries.author(storage));

  const month = place.month ?? reportingMonth(plan.year, localToday());
  const go = useCallback<PageProps['go']>(
    (change, how = 'push') => {
      goTo(placeRoute({ ...place, ...change }), how);
    },
    [place],
  );
  const askAuthor = useCallback(() => {
    if (!focusAuthorStrip()) setIsAsking(true);
  }, []);
  const page = usePage(place.name);

  useEffect(() => {
    document.title = `${PLACE_TITLES[place.name]} · ${plan.year} 年 · 绩效指标跟踪看板`;
  }, [place.name, plan.year]);

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
        {PLACE_NAMES.map((name) => (
          <a
            key={name}
            className={styles['link']}
            href={placeHref(neighbour(place, name))}
            aria-current={name === place.name ? 'page' : undefined}
          >
            {PLACE_TITLES[name]}
          </a>
        ))}
        {place.isSample ? null : (
          <>
            <BackupLight key={plan.id} plan={plan} href={placeHref(neighbour(place, 'data'))} />
            <FolderWatch plan={plan} href={placeHref(neighbour(place, 'data'))} />
          </>
        )}
        <div className={styles['foot']}>数据只存在本机，不联网</div>
      </nav>
      <div>
        <header className={styles['head']}>
          <Select
            label="年度"
            value={String(plan.year)}
            options={PLAN_YEARS.map((year) => ({ value: String(year), label: `${year} 年度` }))}
            onChange={(year) => go({ year: Number(year), month: null })}
          />
          <Select
            label={place.name === 'entry' ? '填报月份' : '截止月份'}
            value={String(month)}
            options={MONTHS.map((each) => ({
              value: String(each),
              label: place.name === 'entry' ? `填报 ${each} 月` : `截至 ${each} 月`,
            }))}
            onChange={(chosen) =>
              go({ month: MONTHS.find((each) => String(each) === chosen) ?? null }, 'replace')
            }
          />
          <span className={styles['space']} />
          <SaveState plan={plan} />
          <button type="button" className={styles['who']} onClick={askAuthor}>
            {author === null ? '填报人：未填' : `${author.section} ${author.name}`}
          </button>
        </header>
        {place.name === 'entry' && isAuthorRead && author === null ? <AuthorStrip plan={plan} /> : null}
        <SampleBanner plan={plan} place={place} author={author} go={go} />
        <SealedBanner plan={plan} href={placeHref({ ...neighbour(place, 'review'), tab: 'seal' })} />
        <CorrectionQuestion plan={plan} />
        <SafetyBanner plan={plan} author={author} />
        <UnsavedBanner plan={plan} />
        <main id="main" className={styles['main']} tabIndex={-1}>
          <PlaceBoundary address={placeRoute(place)}>
            {page.kind === 'coming' ? <p role="status">正在载入…</p> : null}
            {page.kind === 'here' ? page.render({ plan, place, month, author, askAuthor, go }) : null}
            {page.kind === 'missing' ? (
              <PartMissing what={PLACE_TITLES[place.name]} onRetry={page.retry} onReload={reloadWithDrafts} />
            ) : null}
          </PlaceBoundary>
        </main>
      </div>
      <NoticeLine />
      {isAsking ? <AuthorDialog plan={plan} author={author} onClose={() => setIsAsking(false)} /> : null}
    </div>
  );
}

/** The hash is the route, so a plain «#main» link would navigate. */
function skipToMain(event: React.MouseEvent) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

/** Another place with the same year, month and section. */
function neighbour(place: Place, name: PlaceName): Place {
  return { ...place, name, view: null };
}

function localToday(): string {
  const now = new Date();
  const two = (part: number) => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
