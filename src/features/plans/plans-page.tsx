import { useMemo } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { reportingMonth } from '#src/domain/period/month.ts';
import { completenessThrough } from '#src/domain/report/completeness.ts';
import { scoreText } from '#src/domain/report/format.ts';
import { standing } from '#src/domain/statements/year-statements.ts';
import { planAddress, usePlans } from '#src/queries/plans.ts';
import { useReport, useYear } from '#src/queries/year.ts';
import type { PageProps } from '#src/session/page.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { todayText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './plans.module.css';

/** Every plan of this device with where it stands, and the ways to another one [PL6]. */
export function PlansPage({ place }: PageProps) {
  const { known, damaged } = usePlans();
  return (
    <>
      <h1 className={styles['pageTitle']}>
        方案目录 <small>一个方案是一个单位、一个年度的整体绩效目标表，或其中一个项目的目标表</small>
      </h1>
      {damaged.length === 0 ? null : (
        <p role="alert" className={styles['problem']}>
          本机有 {damaged.length} 个方案读不出来（内容损坏），没有改动；请从备份的数据包重新导入。
        </p>
      )}
      <Panel title="本机的方案" sub={`${known.length} 个`} isFlush>
        <table className={styles['list']}>
          <thead>
            <tr>
              <th scope="col">方案</th>
              <th scope="col">单位</th>
              <th scope="col" className={styles['number']}>
                指标
              </th>
              <th scope="col">状态</th>
              <th scope="col">填报</th>
              <th scope="col" className={styles['number']}>
                已得分
              </th>
            </tr>
          </thead>
          <tbody>
            {known.map((plan) => (
              <PlanLine key={plan.id} plan={plan} place={place} />
            ))}
          </tbody>
        </table>
      </Panel>
    </>
  );
}

function PlanLine({ plan, place }: { readonly plan: Plan; readonly place: Place }) {
  const month = reportingMonth(plan.year, todayText());
  const { year, isLoading } = useYear(plan.id);
  const report = useReport(plan, year, month);
  const { reported, expected } = useMemo(
    () => completenessThrough(report.plan.indicators, year, month),
    [report.plan, year, month],
  );
  const isSealed = (standing(year, { kind: 'seal' })?.content ?? null) !== null;
  const isEmpty = year.bySubject.size === 0;
  const href = placeHref({
    ...place,
    ...planAddress(plan),
    name: 'overview',
    draft: null,
    isSample: false,
    month: null,
    section: null,
  });
  return (
    <tr>
      <th scope="row">
        <a href={href}>
          {plan.year} 年度 {plan.project === null ? '整体绩效' : plan.project}
        </a>
      </th>
      <td>{plan.unitName}</td>
      <td className={styles['number']}>{plan.indicators.length} 项</td>
      <td>{isLoading ? '正在读取…' : stateWord(isSealed, isEmpty)}</td>
      <td>{isLoading || isEmpty ? '—' : `截至 ${month} 月，应填 ${expected} 格，已填 ${reported} 格`}</td>
      <td className={styles['number']}>
        {isLoading || isEmpty ? '—' : `${scoreText(report.card.total)} 分`}
      </td>
    </tr>
  );
}

function stateWord(isSealed: boolean, isEmpty: boolean): string {
  if (isSealed) return '已定稿';
  return isEmpty ? '已下达，未填报' : '已下达，填报中';
}
