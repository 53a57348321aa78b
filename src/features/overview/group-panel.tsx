import { groupBars } from '#src/charts/group-bars.ts';
import { SCORE_LABEL } from '#src/domain/words/figure-labels.ts';
import type { GroupScore } from '#src/domain/year/breakdown.ts';
import { groupBarsText } from '#src/domain/words/rule-scale.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './group-panel.module.css';
import { CopyChart, CopyTable } from '#src/widgets/copy-out.tsx';

interface GroupPanelProps {
  readonly title: string;
  /** What a row is: 分类, 分类（建议）, 科室. */
  readonly head: string;
  readonly groups: readonly GroupScore[];
  /** Where a group's name leads; none for groups without a page of their own. */
  readonly hrefOf?: (key: string) => string;
}

/** Points by class or section: a table whose bars are in its cells. */
export function GroupPanel({ title, head, groups, hrefOf }: GroupPanelProps) {
  return (
    <Panel
      title={title}
      sub={groupBarsText(head)}
      tools={
        <>
          <CopyTable />
          <CopyChart data={() => ({ kind: 'classes', groups: groups.map(titled) })} />
        </>
      }
      isFlush
    >
      <table className={styles['table']}>
        <thead className="sr-only">
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">得分占权重</th>
            <th scope="col">{SCORE_LABEL}</th>
          </tr>
        </thead>
        <tbody>
          {groupBars(groups).map(({ key, rows, filled, openFrom, score, weight }) => (
            <tr key={key}>
              <th scope="row">
                {hrefOf === undefined ? <span>{key}</span> : <a href={hrefOf(key)}>{ownerText(key)}</a>}
                <small>{rows} 项</small>
              </th>
              <td className={styles['bar']}>
                <span className={styles['track']}>
                  <i style={{ width: `${filled}%` }} />
                  {openFrom === null ? null : <u style={{ left: `${openFrom}%` }} title="未计分" />}
                </span>
              </td>
              <td className={styles['score']}>
                {score} <span>/ {weight}</span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Panel>
  );
}

function titled(group: GroupScore) {
  return { title: ownerText(group.key), ...group };
}
