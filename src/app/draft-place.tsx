import { useEffect, type ReactNode } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { meaningOfRow } from '#src/domain/catalogue/row-meaning.ts';
import { readDraft } from '#src/domain/draft/draft.ts';
import { entryPlan, type EntryPlan } from '#src/domain/draft/entry-plan.ts';
import { lackText } from '#src/domain/words/draft-entry-words.ts';
import { DraftOverview } from '#src/features/plans/draft-overview.tsx';
import type { PageProps } from '#src/session/page.ts';
import { saveQueue } from '#src/queries/save-queue.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { waitingRows, type StoredDraft } from '#src/storage/plan-list.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { OPEN_DRAFT } from '#src/ui/button-words.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './shell.module.css';

/** What the frame shows of a draft: its mark above every place, and what stands in the place of a page; undefined: the page itself. */
export type DraftParts = (page: PageProps) => {
  readonly strip: ReactNode;
  readonly page: ReactNode | undefined;
};

/** A draft that months are filled in on, or why they cannot be [PL50]. */
type OpenDraft =
  | { readonly plan: Plan; readonly parts: DraftParts }
  | { readonly plan: null; readonly parts: null; readonly page: (place: Place) => ReactNode };

export function openDraft(stored: StoredDraft, { device }: TrackerStorage): OpenDraft {
  const draft = readDraft(stored.draft);
  const isElsewhere = stored.editor !== undefined && stored.editor.device !== device;
  const entry = draft === null || isElsewhere ? null : entryPlan(draft, waitingRows(stored));
  if (entry !== null) return { plan: entry.plan, parts: (page) => partsOf(entry, page) };
  const why = draft === null ? DAMAGED : isElsewhere ? ELSEWHERE : NO_YEAR;
  return {
    plan: null,
    parts: null,
    page: (place) => <NotOpen why={why} href={editorHref(place, stored.id)} />,
  };
}

const DAMAGED = '这份草稿读不出来（内容损坏），没有改动。';
const ELSEWHERE = '这份草稿在另一台电脑上编辑，填报也在那里；要在本机填，请先接手编辑。';
const NO_YEAR = '草稿还没有写明年度：填报的数不知道归哪一年。请先填上年度。';

/** In its own address: the editor stands in the frame of a plan in force. */
function editorHref(place: Place, draft: Plan['id']): string {
  return placeHref({ ...place, name: 'plans', draft, view: null, month: null, section: null });
}

function NotOpen({ why, href }: { readonly why: string; readonly href: string }) {
  return (
    <main style={{ maxWidth: 640, margin: '64px auto', padding: '0 16px' }}>
      <Panel title="草稿还不能填报">
        <p>
          {why} <a href={href}>{OPEN_DRAFT}</a>
        </p>
      </Panel>
    </main>
  );
}

function partsOf(entry: EntryPlan, page: PageProps): ReturnType<DraftParts> {
  const { plan, place } = page;
  const href = editorHref(place, plan.id);
  const strip = <Strip entry={entry} href={href} />;
  if (place.name === 'overview')
    return { strip, page: <DraftOverview {...page} lacking={entry.lacking} editorHref={href} /> };
  if (place.name === 'entry' || place.name === 'month') return { strip, page: undefined };
  return {
    strip,
    page: (
      <Panel title="下达后才有这一页">
        <p>
          草稿可以先填月度。评分、年终材料、数据包等在下达以后办理：{' '}
          <a href={placeHref({ ...place, name: 'entry', indicator: null, tab: null, view: null })}>
            {PLACE_TITLES.entry}
          </a>
          ，<a href={href}>{OPEN_DRAFT}</a>
        </p>
      </Panel>
    ),
  };
}

/** The mark 草稿, and the rows that take no values yet, each with why [PL50] [PL52]. */
function Strip({ entry: { plan, lacking }, href }: { readonly entry: EntryPlan; readonly href: string }) {
  useShownRows(plan);
  return (
    <div className={styles['banner']} role="status">
      <b>草稿</b>
      <span>
        {plan.year} 年度{plan.project === null ? '' : `“${plan.project}”`}还没有下达，月度可以先填；
        {plan.draft === 'sound' ? '各项已齐，得分按草稿试算。' : '没有改齐以前不计分。'}
      </span>
      {lacking.length === 0 ? null : (
        <details>
          <summary>{lacking.length} 项还不能填</summary>
          <ul>
            {lacking.map((row) => (
              <li key={`${row.seq}`}>{lackText(row)}</li>
            ))}
          </ul>
        </details>
      )}
      <a href={href}>{OPEN_DRAFT}</a>
    </div>
  );
}

/** What is typed is of the rows as they are on this screen, and not of what another window makes of them meanwhile [PL65]. */
function useShownRows(plan: Plan): void {
  const queue = saveQueue(useStorage(), plan.id);
  useEffect(() => {
    queue.show(new Map(plan.indicators.map((row) => [row.id, meaningOfRow(row)])));
    return () => queue.show(null);
  }, [queue, plan]);
}
