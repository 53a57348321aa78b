import { useMemo } from 'react';
import { MANUAL_SCORE_LABEL } from '#src/domain/catalogue/field-words.ts';
import {
  readiness,
  readinessText,
  type ReadinessItem,
  type ReadinessKind,
  type ReadyPlace,
} from '#src/domain/papers/readiness.ts';
import { SUBJECT_WORDS } from '#src/domain/statements/subject-words.ts';
import { EXECUTION_LABEL } from '#src/domain/words/figure-labels.ts';
import { readyPlace } from '#src/features/review/ready-place.ts';
import { useYear } from '#src/queries/year.ts';
import type { EntryCell } from '#src/session/entry-cell.ts';
import { useEntrySession } from '#src/session/entry-session.ts';
import type { PageProps } from '#src/session/page.ts';
import { placeHref } from '#src/session/place.ts';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import table from '#src/ui/data-table.module.css';
import { Panel } from '#src/ui/panel.tsx';
import styles from './ready-tab.module.css';

const KIND_WORDS: Record<ReadinessKind, string> = {
  plan: '方案',
  unreported: '没有得分',
  unrated: '没有评定',
  execution: EXECUTION_LABEL,
  funds: SUBJECT_WORDS.funds,
  doubt: '数值存疑',
  reason: '未达标原因',
  note: '须作说明',
  manual: MANUAL_SCORE_LABEL,
  months: '月份未填',
  text: '文字',
  evidence: SUBJECT_WORDS.evidence,
  close: '关账',
};

const PLACE_WORDS: Record<ReadyPlace['at'], string> = {
  plan: '去绩效方案',
  entry: '去填报',
  indicator: '去指标页',
  scorecard: '去评分表',
  form: '去自评表',
  report: '去自评报告',
  evidence: '去佐证材料',
};

/** 定稿前检查: what stands between the year and its seal, each with the way to where it is put right [Y11]. */
export function ReadyTab({ plan, place }: PageProps) {
  const { year } = useYear(plan.id);
  const items = useMemo(() => readiness(plan, year), [plan, year]);
  const must = items.filter(({ severity }) => severity === 'must');
  const should = items.filter(({ severity }) => severity === 'should');
  return (
    <>
      <p className={styles['sum']} role="status">
        {must.length === 0 ? (
          <>
            可以定稿：{readinessText(items)}。<a href={placeHref({ ...place, tab: 'seal' })}>去定稿</a>
          </>
        ) : (
          <>{readinessText(items)}，处理完必须处理的才能定稿。按全年（12 月）检查。</>
        )}
      </p>
      {must.length === 0 ? null : (
        <Panel
          title="必须处理"
          sub={`${must.length} 项；不处理不能定稿`}
          className={styles['panel']}
          tools={<CopyTable />}
          isFlush
        >
          <Items plan={plan} place={place} items={must} />
        </Panel>
      )}
      {should.length === 0 ? null : (
        <Panel
          title="建议处理"
          sub={`${should.length} 项；可以定稿，但材料不完整`}
          tools={<CopyTable />}
          isFlush
        >
          <Items plan={plan} place={place} items={should} />
        </Panel>
      )}
    </>
  );
}

function Items({
  plan,
  place,
  items,
}: Pick<PageProps, 'plan' | 'place'> & { readonly items: readonly ReadinessItem[] }) {
  const change = useEntrySession((state) => state.change);
  /** The month stands in the address; the cell is where the grid goes on. */
  const goOn = ({ at, indicator, month }: ReadyPlace) => {
    if (at !== 'entry' || month === null) return;
    const cell: EntryCell = { row: indicator ?? 'execution', month, field: 'value' };
    change(plan.id, () => ({ active: cell, head: cell, mode: null }));
  };
  return (
    <div className={table['scroll']} role="group" aria-label="要处理的">
      <table className={table['table']}>
        <thead>
          <tr>
            <th scope="col" className={styles['kind']}>
              类别
            </th>
            <th scope="col">事项</th>
            <th scope="col" className={styles['way']}>
              处理
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.words}>
              <td className={table['nowrap']}>{KIND_WORDS[item.kind]}</td>
              <td>{item.words}</td>
              <td className={table['nowrap']}>
                <a
                  href={placeHref(readyPlace(place, item.place))}
                  aria-label={`${PLACE_WORDS[item.place.at]}：${item.words}`}
                  onClick={() => goOn(item.place)}
                >
                  {PLACE_WORDS[item.place.at]}
                </a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
