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
import type { YearReport } from '#src/domain/year/year-report.ts';
import { HundredPointRule } from '#src/widgets/hundred-point-rule.tsx';
import { KindTag } from '#src/widgets/state-tag.tsx';
import styles from './present-mode.module.css';

interface PresentYearProps {
  readonly report: YearReport;
  readonly onOpen: (indicator: IndicatorId) => void;
}

/** The first page: the whole year. A segment of the rule leads to its indicator's page. */
export function PresentYear({ report, onOpen }: PresentYearProps) {
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
    </div>
  );
}
