import { useState } from 'react';
import { MANUAL_SCORE_LABEL } from '#src/domain/catalogue/field-words.ts';
import { weightToText } from '#src/domain/quantity/points.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { pointsRefusalText } from '#src/domain/words/statement-words.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { parsePoints } from '#src/domain/statements/typed-amount.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { SetByHand } from '#src/features/indicator/set-by-hand.tsx';
import type { useSaying } from '#src/queries/saying.ts';
import { TextField } from '#src/ui/text-field.tsx';

interface ManualScoreEditorProps {
  readonly row: ReportRow;
  readonly year: YearStatements;
  readonly speak: ReturnType<typeof useSaying>;
}

interface Errors {
  readonly score: string | null;
  readonly reason: string | null;
}

const NO_ERRORS: Errors = { score: null, reason: null };

/** A reviewer's own score: within [0, w], with a reason, and the computed one beside it [I7]. */
export function ManualScoreEditor({ row, year, speak }: ManualScoreEditorProps) {
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const [errors, setErrors] = useState(NO_ERRORS);
  const { indicator, score } = row;
  const subject = { kind: 'manual-score', indicator: indicator.id } as const;
  const statement = standing(year, subject);
  const content = statement?.content ?? null;
  const computed = score.computed === null ? '未计分' : `${scoreText(score.computed)} 分`;

  const submit = (then: () => void) => {
    const points = parsePoints(text, indicator.weight);
    const problems: Errors = {
      score: !points.ok
        ? pointsRefusalText(points.error)
        : points.value === null
          ? '请填分数；不再人工评分请点「撤回」'
          : null,
      reason: reason.trim() === '' ? '请写评分理由，会印在评分表上' : null,
    };
    setErrors(problems);
    if (!points.ok || points.value === null || problems.reason !== null) return;
    speak(
      {
        intent: 'manual-score',
        origin: 'typed',
        said: [{ subject, content: { score: points.value, reason: reason.trim() }, note: '' }],
      },
      `第 ${indicator.seq} 项人工评分 ${scoreText(points.value)} 分，计算得分 ${computed} 保留`,
      then,
    );
  };

  return (
    <SetByHand
      title={MANUAL_SCORE_LABEL}
      stands={
        content === null
          ? null
          : `${scoreText(content.score)} 分（计算得分 ${computed}）；理由：${content.reason}`
      }
      without={`没有，按计算得分 ${computed}`}
      statement={statement}
      onOpen={() => {
        setText(content === null ? '' : weightToText(content.score));
        setReason(content?.reason ?? '');
        setErrors(NO_ERRORS);
      }}
      onSubmit={submit}
      onWithdraw={() =>
        speak(
          { intent: 'manual-score', origin: 'typed', said: [{ subject, content: null, note: '' }] },
          `人工评分已撤回，按计算得分 ${computed}`,
        )
      }
    >
      <TextField
        label={`评分（0 至 ${weightText(indicator.weight)} 分）`}
        value={text}
        onChange={setText}
        suffix="分"
        isNumber
        error={errors.score}
      />
      <TextField label="理由" value={reason} onChange={setReason} isLong error={errors.reason} />
    </SetByHand>
  );
}
