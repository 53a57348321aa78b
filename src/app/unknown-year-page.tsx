import { useEffect } from 'react';
import { defaultYear, PLAN_YEARS } from '#src/app/plans.ts';
import { placeHref, type Place, type YearAsked } from '#src/session/place.ts';
import { Panel } from '#src/ui/panel.tsx';

interface UnknownYearPageProps {
  readonly place: Place;
  readonly asked: YearAsked;
}

/** An address of a year that has no plan here, or of none that can be read: no other year is shown in its stead [H15]. */
export function UnknownYearPage({ place, asked }: UnknownYearPageProps) {
  useEffect(() => {
    document.title = '没有这个年度 · 绩效指标跟踪看板';
  }, []);
  return (
    <main style={{ maxWidth: 640, margin: '64px auto', padding: '0 16px' }}>
      <Panel title={titleOf(asked)}>
        <p>
          这里有{PLAN_YEARS.map((year) => ` ${year} `).join('、')}
          年度的方案，数据都在，没有改动。请核对地址，或从下面进入：
        </p>
        <ul style={{ margin: '8px 0 0', paddingLeft: 20 }}>
          {PLAN_YEARS.map((year) => (
            <li key={year}>
              <a href={placeHref({ ...place, year, isSample: false })}>{year} 年度</a>
              {year === defaultYear() && PLAN_YEARS.length > 1 ? '（最新）' : ''}
            </li>
          ))}
        </ul>
      </Panel>
    </main>
  );
}

function titleOf(asked: YearAsked): string {
  switch (asked.kind) {
    case 'none':
      return '没有绩效方案';
    case 'year':
      return `没有 ${asked.year} 年度的绩效方案`;
    case 'unreadable':
      return `地址里的年度「${asked.text}」读不懂`;
  }
}
