import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { STATE_MARKS } from '#src/domain/year/marks.ts';
import { planProblemText, STATE_WORDS } from '#src/domain/words/words.ts';
import { countStates, ruleScale } from '#src/domain/words/rule-scale.ts';
import { STATE_TONES } from '#src/domain/year/row-state.ts';
import { reportRowById, type YearReport } from '#src/domain/year/year-report.ts';
import { rowsWeight } from '#src/domain/catalogue/plan.ts';
import { weightGap } from '#src/domain/score/scorecard.ts';
import { placeHref, type Place } from '#src/session/place.ts';
import { HundredPointRule } from '#src/widgets/hundred-point-rule.tsx';
import { toggleFilter, type RowFilter } from '#src/widgets/row-filter.ts';
import styles from './rule-panel.module.css';
import { CopyChart } from '#src/widgets/copy-out.tsx';

const SCALE_WORDS = '宽为权重，高为得分，横线为已到期';

interface RulePanelProps {
  readonly report: YearReport;
  readonly filter: RowFilter | null;
  readonly onFilter: (filter: RowFilter | null) => void;
  readonly onOpen: (indicator: IndicatorId) => void;
  readonly place: Place;
}

/** The rule with its legend; both choose what the tables below show [O10]. */
export function RulePanel({ report, filter, onFilter, onOpen, place }: RulePanelProps) {
  const isSound = weightGap(report.card, report.plan.settings) === 0;
  return (
    <section className={styles['panel']} aria-labelledby="rule-title">
      <header className={styles['head']}>
        <h2 id="rule-title">百分标尺</h2>
        {filter === null ? (
          <span className={styles['sub']} title={SCALE_WORDS}>
            {SCALE_WORDS}
          </span>
        ) : (
          <FilterChip report={report} filter={filter} onFilter={onFilter} place={place} />
        )}
        <ul className={styles['legend']} aria-label="按状态筛选">
          {countStates(report).map(({ state, rows }) => (
            <li key={state}>
              <button
                type="button"
                className={styles[STATE_TONES[state]]}
                aria-pressed={filter?.kind === 'state' && filter.state === state}
                onClick={() => onFilter(toggleFilter(filter, { kind: 'state', state }))}
              >
                <i aria-hidden="true">{STATE_MARKS[state]}</i>
                {STATE_WORDS[state]} <b>{rows}</b>
              </button>
            </li>
          ))}
        </ul>
        <CopyChart data={() => ({ kind: 'rule', scale: ruleScale(report), states: countStates(report) })} />
      </header>
      {isSound ? null : (
        <p role="alert" className={styles['problem']}>
          {planProblemText(
            { kind: 'weights-not-100', sum: report.card.weight, due: rowsWeight(report.plan.settings) },
            report.plan.indicators,
          )}
        </p>
      )}
      <HundredPointRule
        report={report}
        filter={filter}
        onChoose={(id) => onFilter(toggleFilter(filter, { kind: 'indicator', id }))}
        onOpen={onOpen}
      />
    </section>
  );
}

interface FilterChipProps {
  readonly report: YearReport;
  readonly filter: RowFilter;
  readonly onFilter: (filter: null) => void;
  readonly place: Place;
}

function FilterChip({ report, filter, onFilter, place }: FilterChipProps) {
  const row = filter.kind === 'indicator' ? reportRowById(report, filter.id) : null;
  return (
    <span className={styles['chip']} role="status">
      只看：
      {filter.kind === 'state' ? (
        STATE_WORDS[filter.state]
      ) : (
        <a href={placeHref({ ...place, name: 'indicator', indicator: filter.id, view: null })}>
          {row?.indicator.seq}. {row?.indicator.name}
        </a>
      )}
      <button type="button" onClick={() => onFilter(null)}>
        取消筛选
      </button>
    </span>
  );
}
