import { useMemo } from 'react';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { signedPointsText } from '#src/domain/words/headline.ts';
import { needText } from '#src/domain/words/need.ts';
import { rowNumbersText } from '#src/domain/words/row-numbers.ts';
import { ownerAmong } from '#src/domain/words/owner-words.ts';
import {
  basisText,
  fewestText,
  reachedText,
  supposedGrades,
  supposedNote,
} from '#src/domain/words/what-if-words.ts';
import { capsAheadText } from '#src/domain/words/rules-words.ts';
import { fewestRows } from '#src/domain/year/fewest-rows.ts';
import { assumptionsOf, type Supposed } from '#src/domain/year/typed-assumption.ts';
import { supposeYear } from '#src/domain/year/what-if.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import styles from './what-if-panel.module.css';

interface WhatIfOutcomeProps {
  readonly report: YearReport;
  readonly whatIf: Supposed;
  /** null: on a page of 汇报, where nothing leads away. */
  readonly place: Place | null;
}

/** More rows than that are no plan for anybody: their numbers stand for them. */
const MOST_NAMED = 15;

/** What a supposed year comes to, and the fewest rows that bring it to the best grade [MO32]. */
export function WhatIfOutcome({ report, whatIf, place }: WhatIfOutcomeProps) {
  const supposed = useMemo(() => supposeYear(report, assumptionsOf(report, whatIf)), [report, whatIf]);
  const [threshold] = report.plan.settings.gradeThresholds;
  const found = useMemo(() => fewestRows(report, supposed, threshold), [report, supposed, threshold]);
  // Of the money nothing is supposed.
  const caps = capsAheadText(report.execution, report.plan.settings);
  return (
    <div className={styles['outcome']} role="status">
      <p>假设：{basisText(report, whatIf)}。</p>
      <p>
        {supposed.rows.every(({ score }) => score === null) ? (
          // Nothing is scored, and that is no 0 [S12].
          <>年底尚无得分，等次未定。</>
        ) : (
          <>
            年底总分 <strong>{scoreText(supposed.graded)}</strong> 分，等次{' '}
            <strong>{supposedGrades(supposed)}</strong>（{supposedNote(report, supposed)}）。
          </>
        )}
      </p>
      {caps === '' ? null : <p>{caps}。</p>}
      <p>{reachedText(supposed)}。</p>
      <p>{fewestText(report, found)}</p>
      {found.kind === 'rows' && found.rows.length > MOST_NAMED ? (
        <p>{rowNumbersText(found.rows.map(({ row }) => row.indicator.seq))}</p>
      ) : null}
      {found.kind === 'rows' && found.rows.length <= MOST_NAMED ? (
        <ul className={styles['fewest']}>
          {found.rows.map(({ row, gain }) => (
            <li key={row.indicator.id}>
              {place === null ? (
                <span>
                  {row.indicator.seq}. {row.indicator.name}
                </span>
              ) : (
                <a href={placeHref({ ...place, name: 'indicator', indicator: row.indicator.id, view: null })}>
                  {row.indicator.seq}. {row.indicator.name}
                </a>
              )}
              <small>
                {[ownerAmong(report.rows, row.indicator.owner), needText(row, report.cutOff)]
                  .filter((part) => part !== '')
                  .join(' · ')}
              </small>
              <b title={`权重 ${weightText(row.indicator.weight)}`}>{signedPointsText(gain)} 分</b>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}
