import type { ExceededRule } from '#src/domain/catalogue/rules.ts';
import { USUAL_RULES, type DraftRules } from '#src/domain/draft/draft.ts';
import { EXCEEDED_RULE_WORDS } from '#src/domain/words/words.ts';
import { Panel } from '#src/ui/panel.tsx';
import { Select } from '#src/ui/select.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './plans.module.css';

const EXCEEDED_RULES: readonly ExceededRule[] = ['R1', 'R2'];
const GRADES = ['优', '良', '中'] as const;

interface DraftRulesPanelProps {
  readonly rules: DraftRules | undefined;
  readonly onChange: (rules: DraftRules) => void;
}

/** What the plan is scored by: part of the plan, frozen with it [PL30]. */
export function DraftRulesPanel({ rules = USUAL_RULES, onChange }: DraftRulesPanelProps) {
  const setExecution = (text: string) => {
    const { executionWeight: _, ...rest } = rules;
    onChange(text === '' ? rest : { ...rest, executionWeight: text });
  };
  const setThreshold = (at: number, text: string) => {
    const [excellent, good, fair] = rules.gradeThresholds.map((each, index) => (index === at ? text : each));
    onChange({ ...rules, gradeThresholds: [excellent ?? '', good ?? '', fair ?? ''] });
  };
  return (
    <Panel title="评分规则" sub="随方案一起下达">
      <div className={styles['headFields']}>
        <TextField
          label="方案内预算执行率的分"
          suffix="分"
          hint="指标合计 90、另 10 分为执行率的填 10；指标合计 100 的空着"
          value={rules.executionWeight ?? ''}
          onChange={setExecution}
          isNumber
        />
        {GRADES.map((grade, at) => (
          <TextField
            key={grade}
            label={`${grade}：不低于`}
            suffix="分"
            value={rules.gradeThresholds[at] ?? ''}
            onChange={(text) => setThreshold(at, text)}
            isNumber
          />
        ))}
        <div className={styles['collecting']}>
          <span>超过上限的指标</span>
          <Select
            label="超过上限的指标怎么计分"
            value={rules.exceededRule}
            options={EXCEEDED_RULES.map((each) => ({ value: each, label: EXCEEDED_RULE_WORDS[each] }))}
            onChange={(exceededRule) => onChange({ ...rules, exceededRule })}
          />
        </div>
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={rules.countsRated === true}
            onChange={({ target }) => {
              const { countsRated: _, ...rest } = rules;
              onChange(target.checked ? { ...rest, countsRated: true } : rest);
            }}
          />
          年末预计把待评定的指标按 0.80 起计入
        </label>
      </div>
    </Panel>
  );
}
