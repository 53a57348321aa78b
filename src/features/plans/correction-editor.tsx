import { useMemo, useState } from 'react';
import {
  UNIT_NAME_LABEL,
  PROJECT_LABEL,
  SOURCE_LABEL,
  GOAL_LABEL,
} from '#src/domain/catalogue/field-words.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { weightSum } from '#src/domain/draft/draft-problems.ts';
import { withMoreRows } from '#src/domain/draft/draft-changes.ts';
import { emptyRow, type Draft } from '#src/domain/draft/draft.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { correctedPlan, correctionProblems } from '#src/domain/life/corrected-plan.ts';
import { weightToText } from '#src/domain/quantity/points.ts';
import { INTENT_WORDS } from '#src/domain/words/operation-words.ts';
import { CorrectionDialog } from '#src/features/plans/correction-dialog.tsx';
import { BudgetFields } from '#src/features/plans/budget-fields.tsx';
import { DraftRulesPanel } from '#src/features/plans/draft-rules.tsx';
import { rulesEffect } from '#src/features/plans/rules-effect.ts';
import { DraftTable } from '#src/features/plans/draft-table.tsx';
import { StepButtons } from '#src/features/plans/step-buttons.tsx';
import { tableEdits } from '#src/features/plans/table-edits.ts';
import { useSteps } from '#src/features/plans/use-steps.ts';
import { useStoredYear, useYear } from '#src/queries/year.ts';
import { planAddress } from '#src/queries/plans.ts';
import { asAuthor } from '#src/session/as-author.ts';
import type { PageProps } from '#src/session/page.ts';
import { newId } from '#src/storage/new-id.ts';
import { ButtonRow } from '#src/ui/button-row.tsx';
import { Button } from '#src/ui/button.tsx';
import { Coming } from '#src/ui/coming.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { todayText } from '#src/ui/date-time.ts';
import { useUnloadWarning } from '#src/ui/use-unload-warning.ts';
import styles from './plans.module.css';

interface CorrectionEditorProps extends Pick<PageProps, 'author' | 'askAuthor' | 'go'> {
  /** In force, as it was read. */
  readonly plan: Plan;
}

/** 更正原文: the table of a plan in force, to be put right where it was read wrongly. Nothing is stored before the last question [PL21]. */
export function CorrectionEditor({ plan, author, askAuthor, go }: CorrectionEditorProps) {
  const { draft, edit, undo, redo } = useSteps(() => draftOfPlan(plan));
  const [isAsking, setIsAsking] = useState(false);
  const { isLoading } = useYear(plan.id);
  const year = useStoredYear(plan.id);
  const problems = useMemo(() => correctionProblems(plan, draft), [plan, draft]);
  const corrected = useMemo(
    () => correctedPlan(plan, draft, { date: todayText(), reason: '-', author: '' }),
    [plan, draft],
  );
  const isChanged = !corrected.ok || corrected.value !== null;
  const effect = useMemo(
    () => (corrected.ok && corrected.value !== null ? rulesEffect(plan, corrected.value, year) : null),
    [plan, corrected, year],
  );
  useUnloadWarning(isChanged);
  const change = (changed: Partial<Draft>) => edit((before) => ({ ...before, ...changed }));
  const back = () => go({ ...planAddress(plan), name: 'plan', draft: null });
  const { sum } = weightSum(draft.rows);
  // What becomes of the values is not known before [B63].
  if (isLoading) return <Coming what={INTENT_WORDS['correct-plan']} />;
  return (
    <div className={styles['page']}>
      <h1>
        {INTENT_WORDS['correct-plan']} <small>{plan.year} 年度方案读错的地方改成原表印的；还没有保存</small>
      </h1>
      <ButtonRow>
        <Button onClick={back}>不更正，返回</Button>
        <StepButtons undo={undo} redo={redo} />
        <Button
          look="primary"
          disabled={!isChanged || problems.length > 0}
          onClick={() => asAuthor(author, askAuthor, () => setIsAsking(true))}
        >
          更正…
        </Button>
        <span className={styles['sum']}>权重合计 {weightToText(sum)} 分</span>
      </ButtonRow>
      <p>
        年中下文调整的指标值、权重和新增、停止的指标，请到“绩效方案”里办“调整”，原值会保留在各表上；这里只改当初读错、抄错的内容。旧版本留着，随时可看。
      </p>
      {problems.length === 0 ? null : (
        <ul role="alert" className={styles['errors']}>
          {problems.map(({ text }) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
      <Panel title="方案">
        <div className={styles['headFields']}>
          <TextField
            label={UNIT_NAME_LABEL}
            value={draft.unitName}
            onChange={(unitName) => change({ unitName })}
          />
          <TextField
            label={PROJECT_LABEL}
            value={draft.project}
            onChange={(project) => change({ project })}
          />
          <BudgetFields draft={draft} onChange={change} />
          <TextField label={SOURCE_LABEL} value={draft.source} onChange={(source) => change({ source })} />
          <TextField
            label={GOAL_LABEL}
            isLong
            maxLength={10_000}
            value={draft.overallGoal}
            onChange={(overallGoal) => change({ overallGoal })}
          />
        </div>
      </Panel>
      <DraftRulesPanel
        rules={draft.rules}
        onChange={(rules) => change({ rules })}
        effect={effect}
        isInForce
      />
      <DraftTable rows={draft.rows} problems={problems} sections={draft.sections} {...tableEdits(edit)} />
      <ButtonRow>
        <Button onClick={() => edit((before) => withMoreRows(before, [emptyRow(newId())]))}>
          添一项漏读的指标
        </Button>
      </ButtonRow>
      {isAsking && author !== null ? (
        <CorrectionDialog
          plan={plan}
          draft={draft}
          author={author}
          onDone={back}
          onClose={() => setIsAsking(false)}
        />
      ) : null}
    </div>
  );
}
