import {
  NAME_LABEL,
  TARGET_LABEL,
  OWNER_LABEL,
  ODDITIES_LABEL,
  PROPOSED_TITLE,
} from '#src/domain/catalogue/field-words.ts';
import { classesOf } from '#src/domain/catalogue/row-class.ts';
import { useMemo, useState } from 'react';
import { indicatorById, rowsWeight, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { HUNDRED_POINTS, subtractPoints } from '#src/domain/quantity/points.ts';
import { weightText } from '#src/domain/words/format.ts';
import { rowNotes } from '#src/domain/papers/scorecard-notes.ts';
import { runningWeights } from '#src/domain/year/what-if.ts';
import { editedKeys, fullProfile, leftOutProfile } from '#src/domain/statements/profile-edit.ts';
import type { PlanParts } from '#src/features/plan/plan-parts.ts';
import { PlanRow } from '#src/features/plan/plan-row.tsx';
import { ResetAllDialog } from '#src/features/plan/reset-all-dialog.tsx';
import { RowDialog } from '#src/features/plan/row-dialog.tsx';
import { Button } from '#src/ui/button.tsx';
import table from '#src/ui/data-table.module.css';
import { Panel } from '#src/ui/panel.tsx';
import { Select } from '#src/ui/select.tsx';
import { ClassSelect, OwnerSelect } from '#src/widgets/row-selects.tsx';
import styles from './plan.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

/** Which rows are listed besides the section's; '' all. */
type Mark = '' | 'odd' | 'edited';

/** All rows of the plan: the annex's cells verbatim on the left, what is proposed on the right [L1]. */
export function PlanTable(props: PlanParts) {
  const { plan, place, go, year, report } = props;
  const [group, setGroup] = useState<string | null>(null);
  const [mark, setMark] = useState<Mark>('');
  const [edited, setEdited] = useState<PlanIndicator['id'] | null>(null);
  const [isResetting, setIsResetting] = useState(false);
  const { indicators } = report.plan;
  const sums = useMemo(() => runningWeights(indicators), [indicators]);
  const notes = useMemo(() => rowNotes(indicators), [indicators]);
  const classes = useMemo(() => classesOf(indicators), [indicators]);
  const rows = indicators.map((indicator, index) => {
    const proposed = indicatorById(plan, indicator.id) ?? indicator;
    return {
      indicator,
      proposed,
      sum: sums[index],
      edited: editedKeys(proposed, fullProfile(indicator)),
      leftOut: leftOutProfile(indicator, year),
    };
  });
  const listed = rows.filter(
    ({ indicator, edited: keys }) =>
      (place.section === null || indicator.owner === place.section) &&
      (group === null || classes.of(indicator).name === group) &&
      (mark !== 'odd' || indicator.oddities.length > 0) &&
      (mark !== 'edited' || keys.length > 0),
  );
  const editedCount = rows.filter(({ edited: keys }) => keys.length > 0).length;
  const total = sums[sums.length - 1];
  const due = rowsWeight(report.plan.settings);
  const row = rows.find(({ indicator }) => indicator.id === edited);
  return (
    <Panel
      title="指标"
      sub={`共 ${rows.length} 项，列出 ${listed.length} 项；与建议不同 ${editedCount} 项`}
      className={styles['table']}
      isFlush
      tools={
        <>
          <CopyTable />
          <OwnerSelect
            indicators={indicators}
            value={place.section}
            onChange={(section) => go({ section }, 'replace')}
          />
          <ClassSelect indicators={indicators} value={group} onChange={setGroup} />
          <Select<Mark>
            label="只看"
            value={mark}
            options={[
              { value: '', label: '全部行' },
              { value: 'odd', label: '原文有疑的' },
              { value: 'edited', label: '与建议不同的' },
            ]}
            onChange={setMark}
          />
          <Button disabled={editedCount === 0} onClick={() => setIsResetting(true)}>
            全部恢复建议
          </Button>
        </>
      }
    >
      <div className={styles['fixedHead']}>
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="colgroup" colSpan={7} className={styles['groupHead']}>
                原文
              </th>
              <th scope="colgroup" colSpan={7} className={styles['groupHead']}>
                {PROPOSED_TITLE}
              </th>
            </tr>
            <tr>
              <th scope="col" className={table['number']}>
                序号
              </th>
              <th scope="col">{NAME_LABEL}</th>
              <th scope="col" className={table['number']}>
                权重
              </th>
              <th scope="col" className={table['number']}>
                累计
              </th>
              <th scope="col">单位</th>
              <th scope="col">性质</th>
              <th scope="col" className={table['number']}>
                {TARGET_LABEL}
              </th>
              <th scope="col">分类</th>
              <th scope="col">{OWNER_LABEL}</th>
              <th scope="col">汇总</th>
              <th scope="col">时序</th>
              <th scope="col" className={table['number']}>
                小数
              </th>
              <th scope="col">核心</th>
              <th scope="col">
                <span className="sr-only">修改</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {listed.map((each) => (
              <PlanRow
                key={each.indicator.id}
                {...each}
                place={place}
                notes={notes}
                onEdit={() => setEdited(each.indicator.id)}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={2}>
                权重合计（全部 {rows.length} 项）
              </th>
              <td className={table['number']} colSpan={2}>
                <strong>{total === undefined ? '0' : weightText(total)}</strong>
              </td>
              <td colSpan={10}>
                {total === due ? `✓ 等于 ${weightText(due)} 分` : `✕ 应为 ${weightText(due)} 分`}
                {due === HUNDRED_POINTS
                  ? ''
                  : `，另 ${weightText(subtractPoints(HUNDRED_POINTS, due))} 分为预算执行率`}
              </td>
            </tr>
          </tfoot>
        </table>
      </div>
      <ol className={styles['footnotes']} aria-label={ODDITIES_LABEL}>
        {notes.map((note) => (
          <li key={note.mark}>
            {note.mark} {note.text}
          </li>
        ))}
      </ol>
      {row === undefined ? null : (
        <RowDialog
          {...props}
          indicator={row.indicator}
          proposed={row.proposed}
          onClose={() => setEdited(null)}
        />
      )}
      {isResetting ? <ResetAllDialog {...props} onClose={() => setIsResetting(false)} /> : null}
    </Panel>
  );
}
