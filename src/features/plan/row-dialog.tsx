import { useMemo } from 'react';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { measureText } from '#src/domain/words/value-text.ts';
import { goalText } from '#src/domain/words/format.ts';
import { planEffect } from '#src/domain/year/what-if.ts';
import { editedKeys, profileSaid } from '#src/domain/statements/profile-edit.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { AttributeFields } from '#src/features/plan/attribute-fields.tsx';
import { EffectTable } from '#src/widgets/effect-table.tsx';
import type { PlanParts } from '#src/features/plan/plan-parts.ts';
import { isSameDraft, readDraft, toDraft } from '#src/features/plan/row-draft.ts';
import { useDraftOf } from '#src/features/plan/use-draft-of.ts';
import { Button } from '#src/ui/button.tsx';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import styles from './plan.module.css';

interface RowDialogProps extends PlanParts {
  readonly indicator: PlanIndicator;
  readonly proposed: PlanIndicator;
  readonly onClose: () => void;
}

/** Edits what is proposed for one row; its source cells stay as they are [L3]. */
export function RowDialog(props: RowDialogProps) {
  const { plan, year, month, speak, indicator, proposed, onClose } = props;
  const standing = useMemo(() => toDraft(indicator), [indicator]);
  const [draft, change] = useDraftOf(standing);
  const read = useMemo(() => readDraft(draft, proposed, year), [draft, proposed, year]);
  const said = useMemo<readonly Said[]>(
    () =>
      read.profile === null
        ? []
        : [
            {
              subject: { kind: 'profile', indicator: proposed.id },
              content: profileSaid(proposed, read.profile),
              note: '',
            },
          ],
    [read, proposed],
  );
  const effect = useMemo(() => planEffect(plan, year, month, said), [plan, year, month, said]);
  const edited = read.profile === null ? [] : editedKeys(proposed, read.profile);
  const { source } = indicator;
  return (
    <Dialog
      title={`修改第 ${indicator.seq} 项的建议属性`}
      isWide
      isDirty={!isSameDraft(draft, standing)}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => change(toDraft(proposed))}>本项恢复建议</Button>
          <CancelButton />
          <Button look="primary" type="submit" form="row-form" disabled={read.profile === null}>
            保存
          </Button>
        </>
      }
    >
      <p>
        {source.name}，{source.weight} 分，
        {indicator.kind === 'quantitative' ? measureText(goalText(indicator.goal), indicator) : source.target}
        <span className={styles['note']}>原文各栏不能改；下面是本系统的建议，可按实际修改。</span>
      </p>
      {indicator.oddities.map((oddity) => (
        <p key={oddity.text} className={styles['oddity']}>
          {oddity.text}
        </p>
      ))}
      <form
        id="row-form"
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (read.profile === null) return;
          const words =
            edited.length === 0 ? `第 ${indicator.seq} 项已恢复建议` : `第 ${indicator.seq} 项的属性已保存`;
          speak({ intent: 'plan', origin: 'typed', said }, words, onClose);
        }}
      >
        <AttributeFields
          draft={draft}
          onChange={change}
          proposed={proposed}
          sections={plan.sections}
          year={year}
          milestoneErrors={read.milestoneErrors}
        />
        {read.refusals.map((refusal) => (
          <p key={refusal} role="alert" className={styles['refused']}>
            {refusal}
          </p>
        ))}
      </form>
      <EffectTable effect={effect} />
    </Dialog>
  );
}
