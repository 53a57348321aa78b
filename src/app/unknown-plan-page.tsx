import { damagedPlansText } from '#src/domain/words/outcome-words.ts';
import { useEffect } from 'react';
import { assertNever } from '#src/kernel/assert-never.ts';
import type { Unknown } from '#src/app/plan-at.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { planAddress, planLabel } from '#src/queries/plans.ts';
import { PLACE_TITLES } from '#src/session/place-titles.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { Panel } from '#src/ui/panel.tsx';

interface UnknownPlanPageProps {
  readonly place: Place;
  readonly unknown: Unknown;
  readonly plans: readonly Plan[];
  /** Plans of this device that can no longer be read. */
  readonly damaged: number;
}

/** An address of a plan that is not here, or of a year that cannot be read: no other plan is shown in its stead [H15] [PL5]. */
export function UnknownPlanPage({ place, unknown, plans, damaged }: UnknownPlanPageProps) {
  useEffect(() => {
    document.title = '没有这个方案 · 绩效指标跟踪看板';
  }, []);
  return (
    <main style={{ maxWidth: 640, margin: '64px auto', padding: '0 16px' }}>
      <Panel title={titleOf(unknown)}>
        <p>本机的方案和数据都在，没有改动。请核对地址，或从下面进入：</p>
        <ul style={{ margin: '8px 0 0', paddingLeft: 20 }}>
          {plans.map((plan) => (
            <li key={plan.id}>
              <a href={placeHref({ ...place, ...planAddress(plan), isSample: false })}>
                {planLabel(plan, plans)}
              </a>
            </li>
          ))}
          <li>
            <a href={placeHref({ ...place, plan: null, name: 'plans', draft: null, isSample: false })}>
              {PLACE_TITLES.plans}
            </a>
            （导入或新建方案）
          </li>
        </ul>
        {damaged === 0 ? null : <p role="alert">本机另有 {damagedPlansText(damaged)}</p>}
      </Panel>
    </main>
  );
}

function titleOf(unknown: Unknown): string {
  switch (unknown.kind) {
    case 'plan':
      return '本机没有地址里的这个方案';
    case 'sample':
      return '这个方案没有示例数据';
    case 'year':
      return `没有 ${unknown.year} 年度的内置方案`;
    case 'unreadable':
      return `地址里的年度「${unknown.text}」读不懂`;
    default:
      return assertNever(unknown);
  }
}
