import { useMemo } from 'react';
import { INITIAL_BUDGET_LABEL, BUDGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import type { PlanSettings } from '#src/domain/catalogue/plan.ts';
import type { ExceededRule } from '#src/domain/catalogue/rules.ts';
import { OUTLOOK_LABEL } from '#src/domain/words/figure-labels.ts';
import { EXCEEDED_RULE_NAMES } from '#src/domain/words/plan-words.ts';
import { dueDayOf } from '#src/domain/year/month-due.ts';
import { planEffect } from '#src/domain/year/what-if.ts';
import { EXCEEDED_RULE_WORDS, GRADE_WORDS } from '#src/domain/words/words.ts';
import { settingsSaid } from '#src/domain/statements/profile-edit.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { EffectTable } from '#src/widgets/effect-table.tsx';
import type { PlanParts } from '#src/features/plan/plan-parts.ts';
import { GRADE_FIELDS, readSettings, toSettingsDraft } from '#src/features/plan/settings-draft.ts';
import { useDraftOf } from '#src/features/plan/use-draft-of.ts';
import { Button } from '#src/ui/button.tsx';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './plan.module.css';

interface SettingsDialogProps extends PlanParts {
  /** As the plan was published, before the office's edits. */
  readonly published: PlanSettings;
  readonly onClose: () => void;
}

const RULES: readonly ExceededRule[] = ['R1', 'R2'];

/** Changes the settings; what that does stands below the fields before anything is saved [L2]. */
export function SettingsDialog({
  plan,
  year,
  month,
  report,
  published,
  speak,
  onClose,
}: SettingsDialogProps) {
  const standing = useMemo(
    () => toSettingsDraft(report.plan.settings, published),
    [report.plan.settings, published],
  );
  const [draft, change] = useDraftOf(standing);
  const { settings, gradeErrors, budgetError, initialBudgetError, dueDay, refusal } = useMemo(
    () => readSettings(draft, published),
    [draft, published],
  );
  const said = useMemo<readonly Said[]>(
    () =>
      settings === null
        ? []
        : [
            { subject: { kind: 'settings' }, content: settingsSaid(published, settings), note: '' },
            ...countRatedSaid(draft.countsRated, report.plan.settings.countsRated === true),
            ...dueDaySaid(dueDay.day, dueDayOf(report.plan), dueDayOf({ settings: published })),
          ],
    [settings, published, draft.countsRated, report.plan, dueDay],
  );
  const effect = useMemo(() => planEffect(plan, year, month, said), [plan, year, month, said]);
  return (
    <Dialog
      title="修改计分设置"
      isWide
      isDirty={JSON.stringify(draft) !== JSON.stringify(standing)}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button look="primary" type="submit" form="settings-form" disabled={settings === null}>
            保存
          </Button>
        </>
      }
    >
      <form
        id="settings-form"
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (settings === null) return;
          speak({ intent: 'plan', origin: 'typed', said }, '计分设置已保存', onClose);
        }}
      >
        <fieldset className={styles['fieldset']}>
          <legend>超出上限时（≤ 行没有达到）</legend>
          {RULES.map((rule) => (
            <label key={rule}>
              <input
                type="radio"
                name="rule"
                aria-describedby={`rule-${rule}`}
                checked={draft.rule === rule}
                onChange={() => change({ rule })}
              />
              {EXCEEDED_RULE_NAMES[rule]}
              <small id={`rule-${rule}`}>{EXCEEDED_RULE_WORDS[rule]}</small>
            </label>
          ))}
        </fieldset>
        <fieldset className={styles['fieldset']}>
          <legend>{OUTLOOK_LABEL}</legend>
          <label>
            <input
              type="checkbox"
              aria-describedby="counts-rated"
              checked={draft.countsRated}
              onChange={() => change({ countsRated: !draft.countsRated })}
            />
            计入待评定的指标
            <small id="counts-rated">按「达成」的下限 0.80 起计；不选则列名、不计入</small>
          </label>
        </fieldset>
        <div className={styles['line']}>
          {GRADE_FIELDS.map((field, index) => (
            <TextField
              key={field}
              label={`${GRADE_WORDS[field]}（不低于）`}
              value={draft[field]}
              onChange={(text) => change({ [field]: text })}
              isNumber
              suffix="分"
              error={gradeErrors[index] ?? null}
            />
          ))}
          <TextField
            label={INITIAL_BUDGET_LABEL}
            value={draft.initialBudget}
            onChange={(initialBudget) => change({ initialBudget })}
            isNumber
            suffix="万元"
            error={initialBudgetError}
          />
          <TextField
            label={BUDGET_LABEL}
            value={draft.budget}
            onChange={(budget) => change({ budget })}
            isNumber
            suffix="万元"
            error={budgetError}
          />
          <TextField
            label="填报期限：次月"
            value={draft.dueDay}
            onChange={(text) => change({ dueDay: text })}
            isNumber
            suffix="日前"
            hint="不设期限请留空"
            error={dueDay.error}
          />
        </div>
        {refusal === null ? null : (
          <p role="alert" className={styles['refused']}>
            {refusal}
          </p>
        )}
      </form>
      <EffectTable effect={effect} />
    </Dialog>
  );
}

/** Nothing where it stays as it is. */
function countRatedSaid(isCounted: boolean, wasCounted: boolean): readonly Said[] {
  if (isCounted === wasCounted) return [];
  return [{ subject: { kind: 'count-rated' }, content: isCounted ? { counted: true } : null, note: '' }];
}

/** By which day a month is to be reported: nothing where it stays, cleared where it is the plan's own again [MO1]. */
function dueDaySaid(day: number | null, stands: number | null, published: number | null): readonly Said[] {
  if (day === stands) return [];
  return [{ subject: { kind: 'due-day' }, content: day === published ? null : { day }, note: '' }];
}
