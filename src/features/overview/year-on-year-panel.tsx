import { classHead } from '#src/domain/catalogue/row-class.ts';
import { ON_YEAR_TITLE } from '#src/domain/words/panel-titles.ts';
import {
  scoreOnYearText,
  classOnYearText,
  totalOnYearText,
  unsharedText,
  valueOnYearText,
} from '#src/domain/words/year-on-year-words.ts';
import { totalChain } from '#src/domain/words/year-chain.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { useLastYear } from '#src/queries/year-on-year.ts';
import { LAST_YEAR_WORDS, OTHER_PLAN_WORDS } from '#src/widgets/last-year-words.ts';
import { YearSeries } from '#src/widgets/year-series.tsx';
import { placeHref, type Place } from '#src/session/place.ts';
import { Panel } from '#src/ui/panel.tsx';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import styles from './year-on-year-panel.module.css';

const SHOWN = 6;

/** 与上年同期: the total, the classes, and the rows that moved most [NY12]. */
export function YearOnYearPanel({ report, place }: { readonly report: YearReport; readonly place: Place }) {
  const last = useLastYear(report);
  if (last.kind === 'none') return null;
  if (last.kind !== 'here')
    return (
      <Panel title={ON_YEAR_TITLE}>
        <p role="status" data-coming={last.kind === 'reading' ? '' : undefined}>
          {LAST_YEAR_WORDS[last.kind]}
        </p>
      </Panel>
    );
  const { compared } = last;
  const unshared = unsharedText(compared);
  const chain = totalChain(last.reports);
  const movers = compared.movers.slice(0, SHOWN);
  return (
    <Panel
      title={ON_YEAR_TITLE}
      sub={`${compared.last.plan.year} 年截至 ${compared.cutOff} 月`}
      tools={<CopyTable />}
    >
      <p className={styles['total']}>{totalOnYearText(compared)}</p>
      {unshared === '' ? null : <p className={styles['note']}>{unshared}</p>}
      {last.isOther ? <p className={styles['note']}>{OTHER_PLAN_WORDS}</p> : null}
      {chain.length === 0 ? null : <YearSeries label="历年总分" points={chain} />}
      <table className={styles['table']}>
        <caption>{classHead(compared.now.plan.indicators)}</caption>
        <tbody>
          {compared.classes.map((each) => (
            <tr key={each.name}>
              <th scope="row">{each.name}</th>
              <td>{classOnYearText(each)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {movers.length === 0 ? (
        <p className={styles['note']}>指标值、单位和权重都相同的各项，得分没有变化。</p>
      ) : (
        <table className={styles['table']}>
          <caption>得分变化最大的指标</caption>
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col">得分</th>
              <th scope="col">完成值</th>
            </tr>
          </thead>
          <tbody>
            {movers.map((each) => {
              const { indicator } = each.row;
              return (
                <tr key={indicator.id}>
                  <th scope="row">
                    <a href={placeHref({ ...place, name: 'indicator', indicator: indicator.id, view: null })}>
                      {indicator.seq} {indicator.name}
                    </a>
                  </th>
                  <td>{scoreOnYearText(each)}</td>
                  <td>{valueOnYearText(each)}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </Panel>
  );
}

/** The total against the year before in one line, for the first screen [NY12]. */
export function YearOnYearLine({ report }: { readonly report: YearReport }) {
  const last = useLastYear(report);
  const text = last.kind === 'here' ? totalOnYearText(last.compared) : '';
  return text === '' ? null : <p>{text}</p>;
}
