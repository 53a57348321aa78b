import { YEAR_END } from '#src/domain/period/month.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import {
  asOfText,
  coveredText,
  gradeSaying,
  winnable,
  winnableLines,
  yearSentence,
} from '#src/domain/words/headline.ts';
import { countStates } from '#src/domain/words/rule-scale.ts';
import { STATE_WORDS } from '#src/domain/words/words.ts';
import { onTimePhrase, outlookLines, yearOutlook } from '#src/domain/words/year-outlook.ts';
import { totalOnYearText, yearOnYearProse } from '#src/domain/words/year-on-year-words.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import type { LastYear } from '#src/queries/year-on-year.ts';
import { LAST_YEAR_WORDS } from '#src/widgets/last-year-words.ts';
import { HundredPointRule } from '#src/widgets/hundred-point-rule.tsx';
import { KindTag } from '#src/widgets/state-tag.tsx';
import styles from './present-mode.module.css';

interface PresentYearProps {
  readonly report: YearReport;
  readonly last: LastYear;
  readonly onOpen: (indicator: IndicatorId) => void;
}

/** As many rows as a room can take in. */
const MOVERS = 3;

/** The first page: the whole year. A segment of the rule leads to its indicator's page. */
export function PresentYear({ report, last, onOpen }: PresentYearProps) {
  const grade = gradeSaying(report);
  const outlook = yearOutlook(report);
  const named = onTimePhrase(report);
  const win = winnable(report);
  return (
    <div className={styles['page']}>
      <h1 className={styles['title']}>全年总览</h1>
      <dl className={styles['figures']}>
        <div>
          <dt>{asOfText(report.cutOff)}已得分</dt>
          <dd>
            <strong>{report.card.coveredWeight === 0 ? '—' : scoreText(report.card.total)}</strong> /{' '}
            {weightText(report.card.weight)}
          </dd>
          <dd>
            {grade === null ? '' : `等次「${grade}」，`}已覆盖 {coveredText(report)}
          </dd>
        </div>
        <div>
          <dt>年末预计</dt>
          <dd>
            <strong>{outlook?.value ?? '—'}</strong> {outlook === null ? '' : '分'}
          </dd>
          {(outlook === null
            ? ['尚无填报，不作预计']
            : [...outlookLines(outlook), ...(named === '' ? [] : [named])]
          ).map((line) => (
            <dd key={line}>{line}</dd>
          ))}
        </div>
        <div>
          <dt>{report.cutOff === YEAR_END ? '失分' : '尚可争取'}</dt>
          <dd>
            <strong>{weightText(win.total)}</strong> 分
          </dd>
          <dd>{winnableLines(win).join('，')}</dd>
        </div>
      </dl>
      <div className={styles['rule']}>
        <HundredPointRule report={report} filter={null} onChoose={onOpen} onOpen={onOpen} />
      </div>
      <ul className={styles['states']}>
        {countStates(report).map(({ state, rows, weight }) => (
          <li key={state}>
            <KindTag kind={state} label={`${STATE_WORDS[state]} ${rows} 项`} /> {weightText(weight)} 分
          </li>
        ))}
      </ul>
      <p className={styles['sentence']}>{yearSentence(report)}</p>
      {last.kind === 'none' ? null : (
        <p className={styles['sentence']}>
          {last.kind === 'here'
            ? yearOnYearProse(last.compared, MOVERS).join('') || totalOnYearText(last.compared)
            : LAST_YEAR_WORDS[last.kind]}
        </p>
      )}
    </div>
  );
}
