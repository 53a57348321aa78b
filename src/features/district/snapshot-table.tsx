import { kindText } from '#src/domain/catalogue/plan.ts';
import type { NamedSnapshot } from '#src/domain/district/snapshot-lines.ts';
import data from '#src/ui/data-table.module.css';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';

/** Units of which there is a snapshot alone: its total and nothing that would have to be reckoned [DI8]. */
export function SnapshotTable({ lines }: { readonly lines: readonly NamedSnapshot[] }) {
  return (
    <Panel
      title={`只有快照的单位 ${lines.length} 个`}
      sub="得分是快照导出时的，不随截止月份变化；要看逐项、逾期和预计，请对方发数据包"
      isFlush
    >
      <div className={data['scroll']}>
        <table className={data['table']}>
          <thead>
            <tr>
              <th scope="col">单位</th>
              <th scope="col">年度</th>
              <th scope="col">数据截至</th>
              <th scope="col" className={data['number']}>
                指标得分
              </th>
              <th scope="col">状态</th>
              <th scope="col">导出</th>
            </tr>
          </thead>
          <tbody>
            {lines.map(({ name, head }) => (
              <tr key={name}>
                <th scope="row">
                  {head.unitName}
                  {head.project === undefined ? '' : ` ${kindText(head.project)}`}
                </th>
                <td>{head.year}</td>
                <td>{head.asOf} 月</td>
                <td className={data['number']}>{head.total}</td>
                <td>{head.unfinished.length > 0 ? '未定稿' : '已定稿'}</td>
                <td>
                  {head.author.section} {head.author.name} {dateTimeText(head.exportedAt)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
