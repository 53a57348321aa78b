import {
  UNIT_NAME_LABEL,
  PROJECT_CONTACT_LABEL,
  PROJECT_LABEL,
  SOURCE_LABEL,
  CONTACT_LABEL,
  PHONE_LABEL,
  COLLECTING_LABEL,
  GOAL_LABEL,
} from '#src/domain/catalogue/field-words.ts';
import type { Draft } from '#src/domain/draft/draft.ts';
import { BudgetFields } from '#src/features/plans/budget-fields.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { Select } from '#src/ui/select.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './plans.module.css';

/** What a draft says of itself, beside its rows. */
export function DraftHead({
  draft,
  onChange,
}: {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}) {
  const named = draft.sections.map((section) => section.trim()).filter((section) => section !== '');
  return (
    <Panel title="方案" sub="整体绩效目标表空着“项目名称”；项目目标表填上">
      <div className={styles['headFields']}>
        <TextField
          label={UNIT_NAME_LABEL}
          value={draft.unitName}
          onChange={(unitName) => onChange({ unitName })}
        />
        <TextField label="年度" value={draft.year} onChange={(year) => onChange({ year })} isNumber />
        <TextField
          label={PROJECT_LABEL}
          value={draft.project}
          onChange={(project) => onChange({ project })}
        />
        <BudgetFields draft={draft} onChange={onChange} />
        <TextField
          label={SOURCE_LABEL}
          hint="如：2026 年部门预算公开附件 10"
          value={draft.source}
          onChange={(source) => onChange({ source })}
        />
        <TextField
          label={draft.project.trim() === '' ? CONTACT_LABEL : PROJECT_CONTACT_LABEL}
          value={draft.contactName}
          onChange={(contactName) => onChange({ contactName })}
        />
        <TextField
          label={PHONE_LABEL}
          value={draft.contactPhone}
          onChange={(contactPhone) => onChange({ contactPhone })}
        />
        <div className={styles['collecting']}>
          <span>{COLLECTING_LABEL}</span>
          <Select
            label={COLLECTING_LABEL}
            value={draft.collectingSection}
            options={[
              { value: '', label: '请选择' },
              ...named.map((section) => ({ value: section, label: section })),
            ]}
            onChange={(collectingSection) => onChange({ collectingSection })}
          />
        </div>
        <TextField
          label="科室（每行一个）"
          isLong
          maxLength={4_000}
          value={draft.sections.join('\n')}
          onChange={(text) => onChange({ sections: text.split('\n') })}
        />
        <TextField
          label={GOAL_LABEL}
          isLong
          maxLength={10_000}
          value={draft.overallGoal}
          onChange={(overallGoal) => onChange({ overallGoal })}
        />
      </div>
    </Panel>
  );
}
