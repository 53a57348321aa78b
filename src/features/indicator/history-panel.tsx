import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { PlanId, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { historyEntries, restoreRefusal, type HistoryEntry } from '#src/domain/history/history.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { saidUnder } from '#src/domain/history/said-under.ts';
import { HISTORY_NAME } from '#src/domain/papers/paper-names.ts';
import { isClosing } from '#src/domain/statements/month-close.ts';
import type { Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { PLAN_GROUP } from '#src/domain/statements/subject-key.ts';
import { usePlans, versionsOf } from '#src/queries/plans.ts';
import type { useSaying } from '#src/queries/saying.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { useNotices } from '#src/session/notices.ts';
import { READING } from '#src/ui/button-words.ts';
import { Reading } from '#src/ui/coming.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { Select } from '#src/ui/select.tsx';
import { HistoryTable } from '#src/widgets/history-table.tsx';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import styles from './indicator.module.css';

interface HistoryPanelProps {
  readonly plan: PlanId;
  /** Every revision of the indicator; null: they are being read. */
  readonly log: readonly Statement[] | null;
  readonly indicator: PlanIndicator;
  /** Only this value's revisions; null: all. */
  readonly about: string | null;
  readonly onAbout: (about: string | null) => void;
  readonly speak: ReturnType<typeof useSaying>;
}

const ALL = '';
const NO_FILES: ReadonlyMap<StatementId, string> = new Map();
const NO_WORDS: readonly Statement[] = [];

/** Every revision of every value of the indicator, newest first; an earlier one can be brought back [I4] [I5]. */
export function HistoryPanel({ plan, log, indicator, about, onAbout, speak }: HistoryPanelProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const { data: arrivals } = useQuery(trackerQueries.arrivals(storage, plan));
  const { data: ofPlan } = useQuery(trackerQueries.history(storage, plan, PLAN_GROUP));
  const closings = useMemo(() => ofPlan?.filter(isClosing) ?? NO_WORDS, [ofPlan]);
  const { plans } = usePlans();
  const under = useMemo(
    () =>
      saidUnder(log ?? NO_WORDS, ofPlan ?? NO_WORDS, { ...versionsOf(plan, plans), digestOf: planDigest }),
    [log, ofPlan, plan, plans],
  );
  const entries = useMemo(
    () => historyEntries(log ?? NO_WORDS, indicator, arrivals ?? NO_FILES, closings, under),
    [log, indicator, arrivals, closings, under],
  );
  // How a word came, and whether its month was closed, is part of what is said of it [H28].
  const isReading = log === null || arrivals === undefined || ofPlan === undefined;
  const subjects = useMemo(
    () => new Map(entries.map((entry) => [entry.key as string, entry.about])),
    [entries],
  );
  const listed = about === null ? entries : entries.filter(({ key }) => key === about);

  const restore = (entry: HistoryEntry) => {
    const { statement, about: name, to } = entry;
    const refusal = restoreRefusal(entry, indicator);
    if (refusal !== null) {
      say(`没有恢复：${refusal}`, { tone: 'problem' });
      return;
    }
    const { subject, content, note } = statement;
    const said = { subject, content, note } as Said;
    speak({ intent: 'restore', origin: 'restored', said: [said] }, `${name}已恢复为 ${to}`);
  };

  return (
    <Panel
      title={HISTORY_NAME}
      sub={isReading ? READING : `共 ${entries.length} 次；只增不改，恢复旧值也会记一次`}
      className={styles['wide']}
      isFlush
      tools={
        <>
          <CopyTable />
          <Select
            label="查看哪个值的记录"
            value={about ?? ALL}
            options={[
              { value: ALL, label: '全部' },
              ...[...subjects].map(([key, label]) => ({ value: key, label })),
            ]}
            onChange={(key) => onAbout(key === ALL ? null : key)}
          />
        </>
      }
    >
      {isReading ? (
        <div className={styles['empty']}>
          <Reading />
        </div>
      ) : listed.length === 0 ? (
        <p className={styles['empty']}>还没有人填过这一项。</p>
      ) : (
        <HistoryTable key={about} entries={listed} device={storage.device} onRestore={restore} />
      )}
    </Panel>
  );
}
