import { RULES_LABEL } from '#src/domain/catalogue/field-words.ts';
import {
  READY_RULES,
  RULE_SETS,
  type ExceededRule,
  type RowDecimals,
  type RuleSet,
} from '#src/domain/catalogue/rules.ts';
import { USUAL_RULES, type DraftRules, type DraftScoring } from '#src/domain/draft/draft.ts';
import { readySetOf, ROW_DECIMALS, USUAL_SCORING, withReadyRules } from '#src/domain/draft/draft-scoring.ts';
import { ownRuleLines, RULE_SET_WORDS, OWN_RULES } from '#src/domain/words/rules-words.ts';
import { EXCEEDED_RULE_WORDS } from '#src/domain/words/words.ts';
import type { PlanEffect } from '#src/domain/year/what-if.ts';
import { Panel } from '#src/ui/panel.tsx';
import { Select } from '#src/ui/select.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import { EffectTable } from '#src/widgets/effect-table.tsx';
import styles from './plans.module.css';

const EXCEEDED_RULES: readonly ExceededRule[] = ['R1', 'R2'];
const GRADES = ['优', '良', '中'] as const;
const EXECUTION_POINTS = ['10', '20', '0'] as const;
const DECIMALS_WORDS: Readonly<Record<RowDecimals, string>> = { 2: '两位小数', 1: '一位小数', 0: '整数' };
/** More steps than any 口径 has. */
const MAX_CAPS = 6;

interface DraftRulesPanelProps {
  readonly rules: DraftRules | undefined;
  readonly onChange: (rules: DraftRules) => void;
  /** What the rules do to what was recorded, against those before; null: nothing was changed, or nothing can be scored. */
  readonly effect: PlanEffect | null;
  /** A plan in force: what its weights are made of stays as it is. */
  readonly isInForce?: boolean;
}

/** What the plan is scored by: part of the plan, frozen with it [PL30] [KJ9]. */
export function DraftRulesPanel({
  rules = USUAL_RULES,
  onChange,
  effect,
  isInForce = false,
}: DraftRulesPanelProps) {
  const setExecution = (text: string) => {
    const { executionWeight: _, ...rest } = rules;
    onChange(text === '' ? rest : { ...rest, executionWeight: text });
  };
  const setThreshold = (at: number, text: string) => {
    const [excellent, good, fair] = rules.gradeThresholds.map((each, index) => (index === at ? text : each));
    onChange({ ...rules, gradeThresholds: [excellent ?? '', good ?? '', fair ?? ''] });
  };
  return (
    <Panel title={RULES_LABEL} sub={isInForce ? '口径选错了才在这里更正' : '随方案一起下达'}>
      <div className={styles['headFields']}>
        <ReadyRules rules={rules} onChange={onChange} />
        {isInForce ? null : (
          <TextField
            label="方案内预算执行率的分"
            suffix="分"
            hint="指标合计 90、另 10 分为执行率的填 10；指标合计 100 的空着"
            value={rules.executionWeight ?? ''}
            onChange={setExecution}
            isNumber
          />
        )}
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
        <ScoringFields rules={rules} onChange={onChange} />
        {isInForce ? null : (
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
        )}
      </div>
      {effect === null ? null : <EffectTable effect={effect} />}
    </Panel>
  );
}

type FieldsProps = Pick<DraftRulesPanelProps, 'onChange'> & { readonly rules: DraftRules };

/** The 口径 that stand ready; one that was changed is of its own. */
function ReadyRules({ rules, onChange }: FieldsProps) {
  const set = readySetOf(rules);
  return (
    <div className={styles['collecting']}>
      <span>口径</span>
      <Select<RuleSet | ''>
        label="评分口径"
        value={set ?? ''}
        options={[
          ...RULE_SETS.map((each) => ({ value: each, label: RULE_SET_WORDS[each] })),
          ...(set === null ? [{ value: '' as const, label: OWN_RULES }] : []),
        ]}
        onChange={(chosen) => {
          if (chosen !== '') onChange(withReadyRules(rules, chosen));
        }}
      />
      {set === null ? null : <small>{readyWords(set)}</small>}
    </div>
  );
}

/** What a ready-made 口径 has that others have not. */
function readyWords(set: RuleSet): string {
  const { exceededRule, rules } = READY_RULES[set];
  return ownRuleLines({ exceededRule, rules }).join('；');
}

function ScoringFields({ rules, onChange }: FieldsProps) {
  const scoring = rules.scoring ?? USUAL_SCORING;
  const change = (changed: Partial<DraftScoring>) =>
    onChange({ ...rules, scoring: { ...scoring, ...changed } });
  const setCap = (at: number, changed: Partial<DraftScoring['caps'][number]>) => {
    const next = { ...(scoring.caps[at] ?? { below: '', most: '' }), ...changed };
    const caps =
      at < scoring.caps.length
        ? scoring.caps.map((cap, index) => (index === at ? next : cap))
        : scoring.caps.concat([next]);
    // A line with nothing in it is no cap.
    change({ caps: caps.filter(({ below, most }) => below.trim() !== '' || most.trim() !== '') });
  };
  const setOvershoot = (changed: Partial<NonNullable<DraftScoring['overshoot']>>) => {
    const next = { from: '', deduct: '', ...scoring.overshoot, ...changed };
    const isBlank = next.from.trim() === '' && next.deduct.trim() === '';
    change({ overshoot: isBlank ? null : next });
  };
  const lines = Math.max(scoring.caps.length, Math.min(scoring.caps.length + 1, MAX_CAPS));
  return (
    <>
      {(rules.executionWeight ?? '') === '' ? (
        <div className={styles['collecting']}>
          <span>自评总分里预算执行率的分</span>
          <Select
            label="自评总分里预算执行率的分"
            value={scoring.executionPoints}
            options={EXECUTION_POINTS.map((each) => ({
              value: each,
              label: each === '0' ? '不计分' : `${each} 分（指标 ${each === '10' ? '90' : '80'} 分）`,
            }))}
            onChange={(executionPoints) => change({ executionPoints })}
          />
        </div>
      ) : null}
      <TextField
        label="部分达成：系数不低于"
        value={scoring.partlyFrom}
        onChange={(partlyFrom) => change({ partlyFrom })}
        isNumber
      />
      <div className={styles['collecting']}>
        <span>每项得分保留</span>
        <Select
          label="每项得分保留"
          value={String(scoring.rowDecimals)}
          options={ROW_DECIMALS.map((each) => ({ value: String(each), label: DECIMALS_WORDS[each] }))}
          onChange={(chosen) =>
            change({ rowDecimals: ROW_DECIMALS.find((each) => String(each) === chosen) ?? 2 })
          }
        />
      </div>
      <TextField
        label="超额扣分：完成率达到"
        suffix="%"
        hint="不扣分的空着"
        value={scoring.overshoot?.from ?? ''}
        onChange={(from) => setOvershoot({ from })}
        isNumber
      />
      <TextField
        label="超额扣分：每项扣"
        suffix="分"
        value={scoring.overshoot?.deduct ?? ''}
        onChange={(deduct) => setOvershoot({ deduct })}
        isNumber
      />
      {Array.from({ length: lines }, (_, at) => `封顶 ${at + 1}`).map((line, at) => (
        <div key={line} className={styles['cap']}>
          <TextField
            label={`${line}：执行率低于`}
            suffix="%"
            value={scoring.caps[at]?.below ?? ''}
            onChange={(below) => setCap(at, { below })}
            isNumber
          />
          <TextField
            label={`${line}：总分最高`}
            suffix="分"
            value={scoring.caps[at]?.most ?? ''}
            onChange={(most) => setCap(at, { most })}
            isNumber
          />
        </div>
      ))}
    </>
  );
}
