import { indicatorById } from '#src/domain/catalogue/plan.ts';
import { ATTRIBUTE_WORDS, attributeText, decimalsInUseText } from '#src/domain/words/plan-words.ts';
import { decimalsInUse, editedKeys, fullProfile } from '#src/domain/statements/profile-edit.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import type { PlanParts } from '#src/features/plan/plan-parts.ts';
import { Button } from '#src/ui/button.tsx';
import { Dialog } from '#src/ui/dialog.tsx';
import styles from './plan.module.css';

interface ResetAllDialogProps extends PlanParts {
  readonly onClose: () => void;
}

/** Puts every row back to the proposal, after listing what that changes; one operation, which undo takes back [L6]. */
export function ResetAllDialog({ plan, year, report, speak, onClose }: ResetAllDialogProps) {
  const rows = report.plan.indicators.flatMap((indicator) => {
    const proposed = indicatorById(plan, indicator.id) ?? indicator;
    const keys = editedKeys(proposed, fullProfile(indicator));
    if (keys.length === 0) return [];
    const refusal =
      proposed.kind === 'quantitative' && keys.includes('decimals')
        ? decimalsInUseText(decimalsInUse(proposed, undefined, year, proposed.decimals))
        : null;
    return [{ indicator, proposed, keys, refusal }];
  });
  const restorable = rows.filter(({ refusal }) => refusal === null);
  const said = restorable.map(
    ({ proposed }): Said => ({
      subject: { kind: 'profile', indicator: proposed.id },
      content: null,
      note: '',
    }),
  );
  return (
    <Dialog
      title="全部恢复建议？"
      isWide
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button
            look="primary"
            disabled={said.length === 0}
            onClick={() => {
              speak({ intent: 'plan', origin: 'typed', said }, `${said.length} 项已恢复建议`, onClose);
            }}
          >
            恢复 {said.length} 项
          </Button>
        </>
      }
    >
      <p>以下属性会改回建议。填报的数不变，计分设置不变；恢复后可以撤销。</p>
      <ul className={styles['moved']}>
        {rows.map(({ indicator, proposed, keys, refusal }) => (
          <li key={indicator.id}>
            {indicator.seq}. {indicator.name}：
            {keys
              .map(
                (key) =>
                  `${ATTRIBUTE_WORDS[key]} ${attributeText(key, fullProfile(indicator))} → ${attributeText(key, fullProfile(proposed))}`,
              )
              .join('；')}
            {refusal === null ? null : <strong className={styles['refused']}>不恢复：{refusal}</strong>}
          </li>
        ))}
      </ul>
    </Dialog>
  );
}
