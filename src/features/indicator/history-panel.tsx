import { useMemo, useState } from 'react';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { historyEntries, restoreRefusal, type HistoryEntry } from '#src/domain/report/history.ts';
import { ORIGIN_WORDS } from '#src/domain/report/words.ts';
import type { DeviceId, Said, Statement } from '#src/domain/statements/statement.ts';
import type { useSaying } from '#src/queries/saying.ts';
import { useNotices } from '#src/session/notices.ts';
import { Button } from '#src/ui/button.tsx';
import table from '#src/ui/data-table.module.css';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import { Select } from '#src/ui/select.tsx';
import styles from './indicator.module.css';

interface HistoryPanelProps {
  /** Every revision of the indicator. */
  readonly log: readonly Statement[];
  readonly indicator: PlanIndicator;
  readonly device: DeviceId;
  /** Only this value's revisions; null: all. */
  readonly about: string | null;
  readonly onAbout: (about: string | null) => void;
  readonly speak: ReturnType<typeof useSaying>;
}

const SHOWN_AT_FIRST = 30;
const ALL = '';

/** Every revision of every value of the indicator, newest first; an earlier one can be brought back [I4] [I5]. */
export function HistoryPanel({ log, indicator, device, about, onAbout, speak }: HistoryPanelProps) {
  const [shown, setShown] = useState(SHOWN_AT_FIRST);
  const say = useNotices((state) => state.say);
  const entries = useMemo(() => historyEntries(log, indicator), [log, indicator]);
  const subjects = useMemo(
    () => new Map(entries.map((entry) => [entry.key as string, entry.about])),
    [entries],
  );
  const listed = about === null ? entries : entries.filter(({ key }) => key === about);

  const restore = ({ statement, about: name, to }: HistoryEntry) => {
    const refusal = restoreRefusal(statement, indicator);
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
      title="修改记录"
      sub={`共 ${entries.length} 次；只增不改，恢复旧值也会记一次`}
      className={styles['wide']}
      isFlush
      tools={
        <Select
          label="查看哪个值的记录"
          value={about ?? ALL}
          options={[
            { value: ALL, label: '全部' },
            ...[...subjects].map(([key, label]) => ({ value: key, label })),
          ]}
          onChange={(key) => onAbout(key === ALL ? null : key)}
        />
      }
    >
      {listed.length === 0 ? (
        <p className={styles['empty']}>还没有人填过这一项。</p>
      ) : (
        <div className={table['scroll']}>
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col">时间</th>
                <th scope="col">填报人</th>
                <th scope="col">内容</th>
                <th scope="col">原值 → 新值</th>
                <th scope="col">备注</th>
                <th scope="col">方式</th>
                <th scope="col">设备</th>
                <th scope="col">恢复</th>
              </tr>
            </thead>
            <tbody>
              {listed.slice(0, shown).map((entry) => (
                <HistoryRow
                  key={entry.statement.id}
                  entry={entry}
                  isHere={entry.statement.device === device}
                  onRestore={restore}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {listed.length > shown ? (
        <p className={styles['more']}>
          <Button onClick={() => setShown(listed.length)}>再显示 {listed.length - shown} 次</Button>
        </p>
      ) : null}
    </Panel>
  );
}

interface HistoryRowProps {
  readonly entry: HistoryEntry;
  readonly isHere: boolean;
  readonly onRestore: (entry: HistoryEntry) => void;
}

function HistoryRow({ entry, isHere, onRestore }: HistoryRowProps) {
  const { statement, about, from, to, isStanding } = entry;
  return (
    <tr>
      <td className={table['nowrap']}>{dateTimeText(statement.at)}</td>
      <td className={table['nowrap']}>
        {statement.author.section} {statement.author.name}
      </td>
      <td className={table['nowrap']}>{about}</td>
      <td className={styles['change']}>
        {from === to || statement.replaces.length === 0 ? from : <del>{from}</del>} → <strong>{to}</strong>
      </td>
      <td className={styles['noteCell']}>{statement.note}</td>
      <td className={table['nowrap']}>{ORIGIN_WORDS[statement.origin]}</td>
      <td className={table['nowrap']} title={statement.device}>
        {isHere ? '本机' : statement.device.slice(0, 6)}
      </td>
      <td className={table['nowrap']}>
        {isStanding ? (
          <span className={table['muted']}>现行</span>
        ) : (
          <Button look="quiet" aria-label={`恢复${about}为 ${to}`} onClick={() => onRestore(entry)}>
            恢复此值
          </Button>
        )}
      </td>
    </tr>
  );
}
