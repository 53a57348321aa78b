import { YEAR_VALUE_LABEL } from '#src/domain/words/figure-labels.ts';
import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useState } from 'react';
import { WHAT_IF_TITLE } from '#src/domain/words/panel-titles.ts';
import { hasGrade } from '#src/domain/year/finality.ts';
import { GRADE_WORDS } from '#src/domain/words/words.ts';
import { quantityText, scoreText, weightText } from '#src/domain/words/format.ts';
import { signedPointsText } from '#src/domain/words/headline.ts';
import { amountRefusalText } from '#src/domain/words/statement-words.ts';
import { unitText } from '#src/domain/words/value-text.ts';
import { COEFFICIENT_REFUSED } from '#src/domain/words/what-if-words.ts';
import { supposedTotal, supposeRating, supposeValue } from '#src/domain/year/what-if.ts';
import type { ReportRow, YearReport } from '#src/domain/year/year-report.ts';
import { parseAmount, parseCoefficient } from '#src/domain/statements/typed-amount.ts';
import { Panel } from '#src/ui/panel.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './indicator.module.css';

interface WhatIfProps {
  readonly report: YearReport;
  readonly row: ReportRow;
}

/** «If it ended at …»: what that would score. Lives in this panel only and is never stored [I3]. */
export function WhatIfPanel({ report, row }: WhatIfProps) {
  return (
    <Panel title={WHAT_IF_TITLE} sub={OUTCOME_WORDS.onlySupposed} className={styles['whatIf']}>
      {row.indicator.kind === 'quantitative' ? (
        <MeasuredWhatIf report={report} row={row} />
      ) : (
        <RatedWhatIf report={report} row={row} />
      )}
    </Panel>
  );
}

function MeasuredWhatIf({ report, row }: WhatIfProps) {
  const { indicator } = row;
  const canAdd = indicator.kind === 'quantitative' && indicator.rollup === 'sum';
  const [mode, setMode] = useState<'total' | 'remaining'>('total');
  const [text, setText] = useState('');
  if (indicator.kind !== 'quantitative') return null;
  const amount = parseAmount(text, indicator);
  const typed = amount.ok ? amount.value : null;
  const value = typed !== null && mode === 'remaining' ? supposedTotal(row, typed) : typed;
  const supposed = value === null ? null : supposeValue(report, row, value);
  return (
    <>
      {canAdd ? (
        <div className={styles['modes']} role="radiogroup" aria-label="假设什么">
          <label>
            <input type="radio" name="what-if" checked={mode === 'total'} onChange={() => setMode('total')} />
            {YEAR_VALUE_LABEL}
          </label>
          <label>
            <input
              type="radio"
              name="what-if"
              checked={mode === 'remaining'}
              onChange={() => setMode('remaining')}
            />
            再完成多少
          </label>
        </div>
      ) : null}
      <TextField
        label={mode === 'total' ? '假设全年完成值为' : '假设在现有基础上再完成'}
        value={text}
        onChange={setText}
        isNumber
        suffix={unitText(indicator)}
        error={amount.ok ? null : amountRefusalText(amount.error)}
      />
      {supposed === null ? null : (
        <Outcome
          before={mode === 'remaining' ? `全年 ${quantityText(supposed.value)} ${unitText(indicator)}，` : ''}
          row={row}
          report={report}
          {...supposed}
        />
      )}
    </>
  );
}

function RatedWhatIf({ report, row }: WhatIfProps) {
  const [text, setText] = useState('');
  const coefficient = parseCoefficient(text);
  const supposed = coefficient === null ? null : supposeRating(report, row, coefficient);
  return (
    <>
      <TextField
        label="假设评定系数为"
        value={text}
        onChange={setText}
        isNumber
        hint="0 至 1，例如 0.85"
        error={text.trim() !== '' && coefficient === null ? COEFFICIENT_REFUSED : null}
      />
      {supposed === null ? null : <Outcome before="" row={row} report={report} {...supposed} />}
    </>
  );
}

interface OutcomeProps extends WhatIfProps, Omit<NonNullable<ReturnType<typeof supposeRating>>, 'value'> {
  readonly before: string;
}

function Outcome({ before, row, report, score, total, change, grade }: OutcomeProps) {
  return (
    <p className={styles['outcome']} role="status">
      {before}本项 <strong>{scoreText(score)}</strong> / {weightText(row.indicator.weight)} 分（现{' '}
      {scoreText(row.score.score)}）；已得分 <strong>{scoreText(total)}</strong>（现{' '}
      {scoreText(report.card.total)}，{signedPointsText(change)}）
      {hasGrade(report) ? `，等次 ${GRADE_WORDS[grade]}` : ''}。
      {row.score.isManual ? '测算按计算得分，不计人工评分。' : ''}
    </p>
  );
}
