import type { Month } from '#src/domain/period/month.ts';
import { SCORE_LABEL, DUE_SHORT_LABEL } from '#src/domain/words/figure-labels.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { needText } from '#src/domain/words/need.ts';
import { dueText } from '#src/domain/words/progress.ts';
import type { RuleSegment } from '#src/domain/words/rule-scale.ts';
import { STAND_LABEL, standText } from '#src/domain/words/value-text.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { StateTag } from '#src/widgets/state-tag.tsx';
import styles from './hundred-point-rule.module.css';

/** What a segment of the rule stands for. Hidden from screen readers: the segment's own name says it all. */
export function RuleCard({ segment, cutOff }: { readonly segment: RuleSegment; readonly cutOff: Month }) {
  const { row, left, width } = segment;
  const { indicator, score, state } = row;
  const due = dueText(row);
  const need = needText(row, cutOff);
  return (
    <div className={styles['card']} style={{ left: cardLeft(left + width / 2) }} aria-hidden="true">
      <p className={styles['name']}>
        {indicator.seq}. {indicator.name}
      </p>
      <p className={styles['facts']}>
        <StateTag state={state} />
        <span>{ownerText(indicator.owner)}</span>
      </p>
      <dl className={styles['values']}>
        <dt>{STAND_LABEL}</dt>
        <dd>{standText(row)}</dd>
        <dt>{SCORE_LABEL}</dt>
        <dd>
          {scoreText(score.score)} / {weightText(indicator.weight)} 分
        </dd>
        {due === null ? null : (
          <>
            <dt>{DUE_SHORT_LABEL}</dt>
            <dd>{due}</dd>
          </>
        )}
        {need === '' ? null : (
          <>
            <dt>下一步</dt>
            <dd>{need}</dd>
          </>
        )}
      </dl>
      <p className={styles['keys']}>单击只看此项，回车打开</p>
    </div>
  );
}

/** Under the middle of its segment, and never outside the rule. */
function cardLeft(middle: number): string {
  return `clamp(0px, calc(${middle}% - 140px), calc(100% - 280px))`;
}
