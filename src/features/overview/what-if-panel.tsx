import { SCORE_LABEL, IN_CHARGE_LABEL } from '#src/domain/words/figure-labels.ts';
import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useId, useMemo, useState } from 'react';
import { YEAR_END } from '#src/domain/period/month.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { signedPointsText } from '#src/domain/words/headline.ts';
import { WHAT_IF_TITLE } from '#src/domain/words/panel-titles.ts';
import { amountRefusalText } from '#src/domain/words/statement-words.ts';
import { STAND_LABEL, targetText, toDateText, unitText } from '#src/domain/words/value-text.ts';
import {
  assumedText,
  COEFFICIENT_REFUSED,
  SCENARIO_NOTES,
  SCENARIO_WORDS,
  SUPPOSED_MARK,
} from '#src/domain/words/what-if-words.ts';
import { SCENARIOS } from '#src/domain/year/scenario.ts';
import { assumptionsOf, readAssumption, type Supposed } from '#src/domain/year/typed-assumption.ts';
import { supposeYear, type SupposedRow } from '#src/domain/year/what-if.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { WhatIfOutcome } from '#src/features/overview/what-if-outcome.tsx';
import type { Place } from '#src/session/place.ts';
import { useWhatIf } from '#src/session/what-if.ts';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './what-if-panel.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

interface WhatIfPanelProps {
  readonly plan: PlanId;
  readonly report: YearReport;
  readonly place: Place;
}

/** 假设测算 of several rows at once [MO31]; it lives in this tab and is never stored [MO33]. */
export function WhatIfPanel({ plan, report, place }: WhatIfPanelProps) {
  const { whatIf, choose, type, show, clear } = useWhatIf(plan);
  const [isOpen, setIsOpen] = useState(false);
  const isOver = report.cutOff === YEAR_END;
  const typed = whatIf.texts.size;
  return (
    <Panel
      title={WHAT_IF_TITLE}
      sub={OUTCOME_WORDS.onlySupposed}
      className={classNames(styles['panel'], !whatIf.isShown && styles['off'])}
      tools={
        <>
          {isOpen ? <CopyTable /> : null}
          <label className={styles['show']}>
            <input
              type="checkbox"
              checked={whatIf.isShown}
              onChange={(event) => show(event.target.checked)}
            />
            放入汇报和打印，标明假设
          </label>
          <Button disabled={typed === 0 && whatIf.scenario === 'stop' && !whatIf.isShown} onClick={clear}>
            清除假设
          </Button>
        </>
      }
    >
      <p className={styles['mark']}>{SUPPOSED_MARK}</p>
      {isOver ? (
        <p className={styles['note']}>
          年度已结束，没有以后的月份可以假设；可以逐项假设全年完成值或评定系数。
        </p>
      ) : (
        <>
          <div className={styles['scenarios']} role="radiogroup" aria-label="今后几个月">
            {SCENARIOS.map((scenario) => (
              <label key={scenario}>
                <input
                  type="radio"
                  name="scenario"
                  checked={whatIf.scenario === scenario}
                  onChange={() => choose(scenario)}
                />
                {SCENARIO_WORDS[scenario]}
              </label>
            ))}
          </div>
          <p className={styles['note']}>{SCENARIO_NOTES[whatIf.scenario]}</p>
        </>
      )}
      <WhatIfOutcome report={report} whatIf={whatIf} place={place} />
      <Button
        className={styles['toggle']}
        look="quiet"
        aria-expanded={isOpen}
        onClick={() => setIsOpen(!isOpen)}
      >
        {isOpen ? '收起逐项假设' : `逐项假设（${report.rows.length} 项）`}
      </Button>
      {isOpen ? <RowAssumptions report={report} whatIf={whatIf} onType={type} /> : null}
    </Panel>
  );
}

interface RowAssumptionsProps {
  readonly report: YearReport;
  readonly whatIf: Supposed;
  readonly onType: (row: string, text: string) => void;
}

function RowAssumptions({ report, whatIf, onType }: RowAssumptionsProps) {
  const supposed = useMemo(() => supposeYear(report, assumptionsOf(report, whatIf)), [report, whatIf]);
  return (
    <div className={styles['rows']} role="region" aria-label="逐项假设">
      <table>
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col">{IN_CHARGE_LABEL}</th>
            <th scope="col" className={styles['number']}>
              {STAND_LABEL}
            </th>
            <th scope="col">假设全年完成值（定性为系数）</th>
            <th scope="col" className={styles['number']}>
              {SCORE_LABEL}
            </th>
            <th scope="col" className={styles['number']}>
              假设得分
            </th>
            <th scope="col" className={styles['number']}>
              变化
            </th>
          </tr>
        </thead>
        <tbody>
          {supposed.rows.map((row) => (
            <SupposedLine
              key={row.row.indicator.id}
              supposed={row}
              text={whatIf.texts.get(row.row.indicator.id) ?? ''}
              onType={onType}
            />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface SupposedLineProps {
  readonly supposed: SupposedRow;
  readonly text: string;
  readonly onType: (row: string, text: string) => void;
}

function SupposedLine({ supposed, text, onType }: SupposedLineProps) {
  const noteId = useId();
  const { row, score, change, met } = supposed;
  const { indicator } = row;
  const read = readAssumption(row, text);
  const refused = read.ok
    ? null
    : read.error.kind === 'coefficient'
      ? COEFFICIENT_REFUSED
      : amountRefusalText(read.error);
  const name = `${indicator.seq}. ${indicator.name}`;
  return (
    <tr>
      <th scope="row" title={name}>
        {name}
      </th>
      <td>{indicator.owner}</td>
      <td className={styles['number']}>
        {toDateText(row)} / {targetText(row)}
      </td>
      <td>
        <input
          className={styles['input']}
          aria-label={`假设 ${name}`}
          aria-invalid={refused !== null}
          aria-describedby={refused === null ? undefined : noteId}
          autoComplete="off"
          inputMode="decimal"
          maxLength={40}
          value={text}
          placeholder={text === '' ? assumedText(supposed) : ''}
          onChange={(event) => onType(indicator.id, event.target.value)}
        />{' '}
        {unitText(indicator)}
        {refused === null ? null : (
          <span id={noteId} role="alert" className={styles['refused']}>
            {refused}
          </span>
        )}
      </td>
      <td className={styles['number']}>
        {scoreText(row.score.score)} / {weightText(indicator.weight)}
      </td>
      <td className={styles['number']}>
        {met === true ? '✓ ' : ''}
        {scoreText(score)}
      </td>
      <td className={styles['number']}>{change === 0 ? '—' : signedPointsText(change)}</td>
    </tr>
  );
}
