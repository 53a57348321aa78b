import { useMutation, useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useState } from 'react';
import { HISTORY_NAME } from '#src/domain/papers/paper-names.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import { ALL_SECTIONS, ALL_MONTHS } from '#src/domain/words/choice-words.ts';
import { monthText } from '#src/domain/words/format.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { historyForm } from '#src/domain/papers/history-form.ts';
import {
  ALL_HISTORY,
  filterHistory,
  yearHistorySteps,
  yearRestoreRefusal,
  type HistoryFilter,
  type YearEntry,
} from '#src/domain/history/year-history.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Instant, Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { planInForce, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { exportHistory } from '#src/export/history-file.ts';
import { usePlans, versionsOf } from '#src/queries/plans.ts';
import type { StoredPlans } from '#src/storage/plan-list.ts';
import { useSaying } from '#src/queries/saying.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { useInSteps } from '#src/queries/use-in-steps.ts';
import { useYear } from '#src/queries/year.ts';
import { useHistoryPerson } from '#src/session/history-person.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { EXPORTING, READING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import { Select } from '#src/ui/select.tsx';
import { useInSight } from '#src/ui/use-in-sight.ts';
import { HistoryTable } from '#src/widgets/history-table.tsx';
import styles from './data.module.css';
import merge from './merge.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

const NOTHING: readonly YearEntry[] = [];
const NO_FILES: ReadonlyMap<StatementId, string> = new Map();

interface Known {
  readonly year: YearStatements;
  readonly arrivals: ReadonlyMap<StatementId, string>;
  readonly plans: StoredPlans['plans'];
  readonly work: () => ReturnType<typeof yearHistorySteps>;
}
const works = new WeakMap<readonly Statement[], Known>();

/** The same for the same: Back finds the list that stood, and so the place where it was left [H20]. */
function workOn(log: readonly Statement[], plan: Plan, from: Omit<Known, 'work'>): Known['work'] {
  const { year, arrivals, plans } = from;
  const last = works.get(log);
  if (last?.year === year && last.arrivals === arrivals && last.plans === plans) return last.work;
  const versions = { ...versionsOf(plan.id, plans), digestOf: planDigest };
  const work = () => yearHistorySteps(log, planInForce(plan, year), arrivals, versions);
  works.set(log, { ...from, work });
  return work;
}

/** Every revision of the year: who, where, when, from what to what, why and how; any earlier word can be said again [N5]. */
export function HistoryPanel({ plan, place, author, askAuthor }: PageProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const { year } = useYear(plan.id);
  const box = useRef<HTMLDivElement>(null);
  // The whole log, after each write anew: it stands low on the page, and is read while somebody looks [SP12].
  const enabled = useInSight(box);
  const { data: log } = useQuery({ ...trackerQueries.revisions(storage, plan.id), enabled });
  const { data: arrivals } = useQuery({ ...trackerQueries.arrivals(storage, plan.id), enabled });
  const speak = useSaying({ plan: plan.id, author, askAuthor, say });
  const { plans } = usePlans();
  const person = useHistoryPerson((asked) => (asked.plan === plan.id ? asked.person : ''));
  const [others, setOthers] = useState(ALL_HISTORY);
  const filter = useMemo(() => ({ ...others, person }), [others, person]);
  const filters = useRef<HTMLDivElement>(null);
  // Asked for from elsewhere: it stands low on the page.
  useEffect(() => {
    if (person !== '') filters.current?.scrollIntoView({ block: 'nearest' });
  }, [person]);
  const inForce = useMemo(() => planInForce(plan, year), [plan, year]);
  const work = useMemo(
    () => (log === undefined ? null : workOn(log, plan, { year, arrivals: arrivals ?? NO_FILES, plans })),
    [log, plan, year, arrivals, plans],
  );
  const listed = useInSteps(work);
  const entries = listed ?? NOTHING;
  const shown = useMemo(() => filterHistory(entries, filter), [entries, filter]);
  const change = (part: Partial<Omit<HistoryFilter, 'person'>>) => setOthers({ ...others, ...part });
  const restore = (entry: YearEntry) => {
    const refusal = yearRestoreRefusal(entry);
    if (refusal !== null) {
      say(`没有恢复：${refusal}`, { tone: 'problem' });
      return;
    }
    const { subject, content, note } = entry.statement;
    const said = [{ subject, content, note } as Said];
    speak({ intent: 'restore', origin: 'restored', said }, `已恢复：${entry.row} ${entry.about} ${entry.to}`);
  };
  const save = useMutation({
    mutationFn: async (by: HistoryFilter) => {
      const head = { plan: inForce, filter: by, isSample: place.isSample, at: Date.now() as Instant };
      const form = historyForm(filterHistory(entries, by), { ...head, timeText: dateTimeText });
      await exportHistory(form);
      return form;
    },
    onSuccess: ({ rows, fileName }) => say(`已导出 ${rows.length} 次修改记录：${fileName}`),
    onError: () => say('导出没有成功，数据未受影响。请重试', { tone: 'problem' }),
  });
  return (
    <div ref={box} className={merge['wide']}>
      <Panel
        title={HISTORY_NAME}
        sub={
          listed === null ? (
            <span data-coming="">{enabled ? READING : '翻到这里时读取'}</span>
          ) : (
            `共 ${entries.length} 次，列出 ${shown.length} 次`
          )
        }
        isFlush
        tools={
          <>
            <CopyTable />
            {shown.length < entries.length ? (
              <Button disabled={save.isPending || shown.length === 0} onClick={() => save.mutate(filter)}>
                导出列出的 {shown.length} 次
              </Button>
            ) : null}
            <Button
              disabled={save.isPending || entries.length === 0}
              onClick={() => save.mutate(ALL_HISTORY)}
            >
              {save.isPending ? EXPORTING : '导出全部修改记录'}
            </Button>
          </>
        }
      >
        <div className={merge['inset']}>
          <div ref={filters} className={merge['row']} role="group" aria-label="筛选修改记录">
            <Select
              label="填报人"
              value={filter.person}
              options={choices(
                '全部填报人',
                entries.map(({ statement }) => statement.author.name),
              )}
              onChange={(chosen) => useHistoryPerson.getState().ask(plan.id, chosen)}
            />
            <Select
              label="填报人科室"
              value={filter.section}
              options={choices(
                ALL_SECTIONS,
                entries.map(({ statement }) => statement.author.section),
              )}
              onChange={(section) => change({ section })}
            />
            <Select
              label="记录月份"
              value={filter.month === null ? '' : String(filter.month)}
              options={[
                { value: '', label: ALL_MONTHS },
                ...MONTHS.map((each) => ({ value: String(each), label: monthText(each) })),
              ]}
              onChange={(value) => change({ month: MONTHS.find((each) => String(each) === value) ?? null })}
            />
            <Select
              label="指标"
              value={filter.indicator}
              options={[
                { value: '', label: '全部指标' },
                ...inForce.indicators.map(({ id, seq, source }) => ({
                  value: id as string,
                  label: `${seq} ${source.name}`,
                })),
              ]}
              onChange={(indicator) => change({ indicator })}
            />
          </div>
        </div>
        {shown.length === 0 && listed !== null ? (
          <p className={styles['empty']}>没有符合的修改记录。</p>
        ) : (
          <HistoryTable
            key={JSON.stringify(filter)}
            entries={shown}
            device={storage.device}
            rowOf={({ row }) => row}
            onRestore={restore}
          />
        )}
      </Panel>
    </div>
  );
}

function choices(all: string, names: readonly string[]) {
  const known = [...new Set(names)].filter((name) => name !== '').sort();
  return [{ value: '', label: all }, ...known.map((name) => ({ value: name, label: name }))];
}
