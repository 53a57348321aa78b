import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { monthText } from '#src/domain/words/format.ts';
import type { RowDraft } from '#src/features/plan/row-draft.ts';
import { Button } from '#src/ui/button.tsx';
import { Select } from '#src/ui/select.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './plan.module.css';

interface MilestoneFieldsProps {
  readonly milestones: RowDraft['milestones'];
  readonly errors: readonly (string | null)[];
  readonly unit: string;
  readonly onChange: (milestones: RowDraft['milestones']) => void;
}

/** Month by month, the amount due in all by then. */
export function MilestoneFields({ milestones, errors, unit, onChange }: MilestoneFieldsProps) {
  const change = (index: number, part: Partial<RowDraft['milestones'][number]>) =>
    onChange(milestones.map((each, at) => (at === index ? { ...each, ...part } : each)));
  const free = MONTHS.find((month) => !milestones.some((each) => each.month === month));
  return (
    <div className={styles['milestones']} role="group" aria-label="节点">
      {milestones.map((milestone, index) => (
        <div key={MONTHS[index]} className={styles['milestone']}>
          <Select
            label={`节点 ${index + 1} 的月份`}
            value={String(milestone.month)}
            options={MONTHS.map((month) => ({ value: String(month), label: `到${monthText(month)}` }))}
            onChange={(chosen) =>
              change(index, { month: MONTHS.find((month) => String(month) === chosen) ?? milestone.month })
            }
          />
          <TextField
            label={`节点 ${index + 1} 累计应完成`}
            value={milestone.text}
            onChange={(text) => change(index, { text })}
            isNumber
            suffix={unit}
            error={errors[index] ?? null}
          />
          <Button
            look="quiet"
            aria-label={`删去节点 ${index + 1}`}
            disabled={milestones.length === 1}
            onClick={() => onChange(milestones.filter((_, at) => at !== index))}
          >
            删去
          </Button>
        </div>
      ))}
      <Button disabled={free === undefined} onClick={() => onChange(withMilestone(milestones, free))}>
        加一个节点
      </Button>
    </div>
  );
}

/** The earliest free month, put where it belongs; months already out of order stay as typed. */
function withMilestone(milestones: RowDraft['milestones'], month: Month | undefined): RowDraft['milestones'] {
  if (month === undefined) return milestones;
  return [...milestones, { month, text: '' }].sort((a, b) => a.month - b.month);
}
