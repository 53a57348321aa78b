import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { isScored, type Plan, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { TIERS } from '#src/domain/catalogue/tier.ts';
import type { Month } from '#src/domain/period/month.ts';
import { ratingText } from '#src/domain/words/cell-text.ts';
import { rulesOf } from '#src/domain/catalogue/rules.ts';
import { ENTRY_WORDS, ratedMeanwhileText, tierOptionText } from '#src/domain/words/entry-words.ts';
import { ROW_SCORE_LABEL, RATING_BASIS_LABEL } from '#src/domain/words/figure-labels.ts';
import { goalText, monthText, scoreText, weightText } from '#src/domain/words/format.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { cellText } from '#src/features/entry/model/cell-subject.ts';
import {
  coefficientReading,
  knownEvidence,
  partsEvidence,
  partsOf,
  previewRow,
  ratingForm,
  readRatingForm,
  withCoefficient,
  withEvidence,
  withRating,
  type RatingForm,
} from '#src/features/entry/model/rating-form.ts';
import type { SaveRequest } from '#src/queries/save.ts';
import { Button } from '#src/ui/button.tsx';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './rating-dialog.module.css';

interface RatingDialogProps {
  /** The plan in force. */
  readonly plan: Plan;
  readonly indicator: PlanIndicator;
  /** Another window has stopped the row since: nothing is taken of it any more. */
  readonly isGone: boolean;
  readonly month: Month;
  readonly year: YearStatements;
  readonly onSave: (request: SaveRequest) => void;
  readonly onClose: () => void;
}

/** Rates a row that no formula may touch: its parts, what they suggest, and a person's tier, coefficient and evidence. */
export function RatingDialog({ plan, indicator, isGone, month, year, onSave, onClose }: RatingDialogProps) {
  const subject = { plan, indicator, month, year };
  const rules = rulesOf(plan.settings);
  const [form, setForm] = useState(() => ratingForm(subject));
  const [isAttempted, setIsAttempted] = useState(false);
  const [isChosen, setIsChosen] = useState(form.tier !== null);
  const standing = cellText(plan, year, { row: indicator.id, month, field: 'value' });
  const [stood] = useState(standing);
  const known = knownEvidence(subject);
  const fields = useRef<HTMLFormElement>(null);
  // What is asked first is where typing begins, and not the first thing that can be pressed.
  useEffect(() => fields.current?.querySelector<HTMLElement>(FIELDS)?.focus(), []);
  const set = (change: Partial<RatingForm>) => setForm((before) => ({ ...before, ...change }));
  const { request, faults } = readRatingForm(form, subject);
  const shown = isAttempted
    ? faults
    : { ...(form.coefficient === '' ? {} : { coefficient: faults.coefficient }), parts: faults.parts };
  const preview = previewRow(form, subject);
  const converted = coefficientReading(form.coefficient);
  const suggestion = preview?.suggestion ?? null;
  return (
    <Dialog
      title={`${indicator.seq}. ${indicator.name}：${monthText(month)}评定`}
      isDirty={JSON.stringify(form) !== JSON.stringify(ratingForm(subject))}
      onClose={onClose}
      actions={
        <>
          <Button
            look="quiet"
            onClick={() => set({ tier: null, coefficient: '', evidence: '' })}
            disabled={form.tier === null && form.coefficient === '' && form.evidence === ''}
          >
            清空评定
          </Button>
          <CancelButton />
          <Button look="primary" type="submit" form="rating-form" disabled={isGone}>
            保存评定
          </Button>
        </>
      }
    >
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys of its fields, which bubble to it */}
      <form
        id="rating-form"
        ref={fields}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) goOn(event);
          if (event.key === 'F4' && known !== '') {
            event.preventDefault();
            setForm((before) => withEvidence(before, known));
            fields.current?.querySelector<HTMLElement>('textarea')?.focus();
          }
        }}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          setIsAttempted(true);
          if (request !== null && !isGone) onSave(request);
        }}
      >
        {isGone ? <p role="alert">{ENTRY_WORDS.ratedRowGone}</p> : null}
        {/* Saving would otherwise hide that word [G20]. */}
        {standing === stood ? null : (
          <p role="status" className={styles['suggestion']}>
            {ratedMeanwhileText(standing)}
          </p>
        )}
        <p className={styles['about']}>
          年度目标：{indicator.source.target}。{indicator.oddities.map((oddity) => oddity.text).join('；')}
        </p>
        {partsOf(indicator).map((part) => (
          <TextField
            key={part.id}
            label={`${part.name}（${goalText(part.goal)}${part.unit}）`}
            suffix={part.unit}
            isNumber
            value={form.parts[part.id] ?? ''}
            error={shown.parts[part.id] ?? null}
            onChange={(text) => set({ parts: { ...form.parts, [part.id]: text } })}
          />
        ))}
        {suggestion === null ? null : (
          <p className={styles['suggestion']}>
            按分项建议：{ratingText(suggestion)}
            <Button
              data-next=""
              onClick={() => {
                setIsChosen(true);
                setForm((before) => ({
                  ...withRating(before, suggestion),
                  evidence: before.evidence === '' ? partsEvidence(before, indicator) : before.evidence,
                }));
                fields.current?.querySelector<HTMLElement>('textarea')?.focus();
              }}
            >
              采用建议
            </Button>
          </p>
        )}
        <fieldset className={styles['tiers']} aria-invalid={shown.tier !== undefined}>
          <legend>档次</legend>
          {TIERS.map((tier) => (
            <label key={tier}>
              <input
                type="radio"
                name="tier"
                checked={form.tier === tier}
                onChange={() => {
                  setIsChosen(true);
                  set({ tier });
                }}
              />
              {tierOptionText(tier, rules)}
            </label>
          ))}
          {shown.tier === undefined ? null : (
            <p role="alert" className={styles['fault']}>
              {shown.tier}
            </p>
          )}
        </fieldset>
        <TextField
          label="系数"
          isNumber
          value={form.coefficient}
          error={shown.coefficient ?? null}
          {...(converted === null ? {} : { hint: converted })}
          onChange={(coefficient) =>
            setForm((before) => withCoefficient(before, coefficient, isChosen, rules))
          }
        />
        <TextField
          label={RATING_BASIS_LABEL}
          isLong
          maxLength={4000}
          value={form.evidence}
          error={shown.evidence ?? null}
          onChange={(evidence) => set({ evidence })}
        />
        {known === '' || form.evidence !== '' ? null : (
          <Button className={styles['known'] ?? ''} title="F4" onClick={() => set({ evidence: known })}>
            填入「{known}」
          </Button>
        )}
        {isScored(plan) ? (
          <p className={styles['score']} role="status">
            {ROW_SCORE_LABEL} <b>{scoreText(preview?.score.score ?? null)}</b>，权重{' '}
            {weightText(indicator.weight)} 分
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}

/** What is typed into, in order; then what the parts suggest, where they do. */
const FIELDS = 'input:not([type="radio"]), [data-next], textarea';

/** Enter in a field goes on to the next one: sending half a rating is no answer [MO44]. */
function goOn(event: KeyboardEvent<HTMLFormElement>): void {
  const { target, currentTarget } = event;
  if (!(target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const all = [...currentTarget.querySelectorAll<HTMLElement>(FIELDS)];
  all[all.indexOf(target) + 1]?.focus();
}
