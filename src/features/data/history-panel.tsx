import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { MONTHS } from '#src/domain/period/month.ts';
import { monthText } from '#src/domain/report/format.ts';
import {
  ALL_HISTORY,
  filterHistory,
  yearHistory,
  yearRestoreRefusal,
  type HistoryFilter,
  type YearEntry,
} from '#src/domain/report/year-history.ts';
import type { Said, Statement, StatementId } from '#src/domain/statements/statement.ts';
import { planInForce } from '#src/domain/statements/year-statements.ts';
import { useSaying } from '#src/queries/saying.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { useYear } from '#src/queries/year.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { Button } from '#src/ui/button.tsx';
import table from '#src/ui/data-table.module.css';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import { Select } from '#src/ui/select.tsx';
import styles from './data.module.css';
import merge from './merge.module.css';

const PAGE = 50;
const NOTHING: readonly Statement[] = [];
const NO_FILES: ReadonlyMap<StatementId, string> = new Map();

/** Every revision of the year: who, where, when, from what to what, why and how; any earlier word can be said again [N5]. */
export function HistoryPanel({ plan, author, askAuthor }: PageProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const { year } = useYear(plan.id);
  const { data: log } = useQuery(trackerQueries.revisions(storage, plan.id));
  const { data: arrivals } = useQuery(trackerQueries.arrivals(storage, plan.id));
  const speak = useSaying({ plan: plan.id, author, askAuthor, say });
  const [filter, setFilter] = useState(ALL_HISTORY);
  const [limit, setLimit] = useState(PAGE);
  const inForce = useMemo(() => planInForce(plan, year), [plan, year]);
  const entries = useMemo(
    () => yearHistory(log ?? NOTHING, inForce, arrivals ?? NO_FILES),
    [log, inForce, arrivals],
  );
  const shown = useMemo(() => filterHistory(entries, filter), [entries, filter]);
  const change = (part: Partial<HistoryFilter>) => {
    setFilter({ ...filter, ...part });
    setLimit(PAGE);
  };
  const restore = (entry: YearEntry) => {
    const { subject, content, note } = entry.statement;
    const said = [{ subject, content, note } as Said];
    speak({ intent: 'restore', origin: 'restored', said }, `已恢复：${entry.row} ${entry.about} ${entry.to}`);
  };
  return (
    <Panel
      title="修改记录"
      sub={log === undefined ? '正在读取…' : `共 ${entries.length} 次，列出 ${shown.length} 次`}
      className={merge['wide']}
      isFlush
    >
      <div className={merge['inset']}>
        <div className={merge['row']} role="group" aria-label="筛选修改记录">
          <Select
            label="填报人"
            value={filter.person}
            options={choices(
              '全部填报人',
              entries.map(({ statement }) => statement.author.name),
            )}
            onChange={(person) => change({ person })}
          />
          <Select
            label="填报人科室"
            value={filter.section}
            options={choices(
              '全部科室',
              entries.map(({ statement }) => statement.author.section),
            )}
            onChange={(section) => change({ section })}
          />
          <Select
            label="记录月份"
            value={filter.month === null ? '' : String(filter.month)}
            options={[
              { value: '', label: '全部月份' },
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
      {shown.length === 0 && log !== undefined ? (
        <p className={styles['empty']}>没有符合的修改记录。</p>
      ) : (
        <div className={table['scroll']}>
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col">时间</th>
                <th scope="col">填报人</th>
                <th scope="col">指标</th>
                <th scope="col">内容</th>
                <th scope="col">原值 → 新值</th>
                <th scope="col">备注</th>
                <th scope="col">来源</th>
                <th scope="col">恢复</th>
              </tr>
            </thead>
            <tbody>
              {shown.slice(0, limit).map((entry) => (
                <EntryRow
                  key={entry.statement.id}
                  entry={entry}
                  isHere={entry.statement.device === storage.device}
                  onRestore={restore}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {shown.length > limit ? (
        <p className={styles['more']}>
          <Button onClick={() => setLimit(limit + PAGE * 4)}>再列出更早的</Button>
        </p>
      ) : null}
    </Panel>
  );
}

interface EntryRowProps {
  readonly entry: YearEntry;
  readonly isHere: boolean;
  readonly onRestore: (entry: YearEntry) => void;
}

function EntryRow({ entry, isHere, onRestore }: EntryRowProps) {
  const { statement, row, about, from, to, origin, isStanding } = entry;
  const { author, at, device, note } = statement;
  const refusal = isStanding ? null : yearRestoreRefusal(entry);
  return (
    <tr>
      <td className={table['nowrap']}>{dateTimeText(at)}</td>
      <td className={table['nowrap']}>
        {author.section} {author.name}
        <span className={merge['who']} title={device}>
          {isHere ? '本机' : `设备 ${device.slice(0, 6)}`}
        </span>
      </td>
      <td>{row}</td>
      <td className={table['nowrap']}>{about}</td>
      <td className={merge['word']}>
        {from} → {to}
      </td>
      <td className={merge['word']}>{note}</td>
      <td className={merge['word']}>{origin}</td>
      <td className={table['nowrap']}>
        {isStanding ? (
          '现值'
        ) : (
          <Button
            disabled={refusal !== null}
            title={refusal ?? undefined}
            aria-label={`恢复 ${row} ${about} 为 ${to}`}
            onClick={() => onRestore(entry)}
          >
            恢复
          </Button>
        )}
      </td>
    </tr>
  );
}

function choices(all: string, names: readonly string[]) {
  const known = [...new Set(names)].filter((name) => name !== '').sort();
  return [{ value: '', label: all }, ...known.map((name) => ({ value: name, label: name }))];
}
