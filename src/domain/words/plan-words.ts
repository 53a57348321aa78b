import {
  ROLLUP_LABEL,
  DECIMALS_LABEL,
  OWNER_LABEL,
  INITIAL_TARGET_LABEL,
  ADJUSTED_TARGET_LABEL,
} from '#src/domain/catalogue/field-words.ts';
import type { Milestone, Pacing } from '#src/domain/catalogue/indicator.ts';
import type { Profile } from '#src/domain/catalogue/plan.ts';
import type { ExceededRule, GradeThresholds } from '#src/domain/catalogue/rules.ts';
import { weightToText } from '#src/domain/quantity/points.ts';
import { SUBJECT_WORDS } from '#src/domain/statements/subject-words.ts';
import { monthText, quantityText } from '#src/domain/words/format.ts';
import { PACING_WORDS, ROLLUP_WORDS } from '#src/domain/words/words.ts';
import type { DecimalsInUse, ProfileKey } from '#src/domain/statements/profile-edit.ts';
import type { ProfileContent, SettingsContent } from '#src/domain/statements/statement.ts';

/** The plan in words: its editable attributes, its settings, and why an edit is refused. */

export const ATTRIBUTE_WORDS: Record<ProfileKey, string> = {
  class: '分类',
  owner: OWNER_LABEL,
  core: '核心指标',
  decimals: DECIMALS_LABEL,
  rollup: ROLLUP_LABEL,
  pacing: '时序',
};

/** What another owner means for the months before [MO49]. */
export const OWNER_OF_YEAR = '全年各月都算这个科室的，以前月份的应填、逾期也改算；各月是谁填的不变';

export const CONFIDENCE_WORDS: Record<Profile['ownerConfidence'], string> = {
  H: '把握较大',
  M: '把握一般',
  L: '把握较小，请核对',
};

/** Short names of the two rules, for the table; EXCEEDED_RULE_WORDS has the rule itself. */
export const EXCEEDED_RULE_NAMES: Record<ExceededRule, string> = {
  R1: 'R1 按比例',
  R2: 'R2 按超出部分扣减',
};

/** '按节点（6月 1，12月 2）' */
function pacingText(pacing: Pacing): string {
  const word = PACING_WORDS[pacing.kind];
  return pacing.kind === 'milestone' ? `${word}（${milestonesText(pacing.milestones)}）` : word;
}

export function milestonesText(milestones: readonly Milestone[]): string {
  return milestones.map(({ month, due }) => `${monthText(month)} ${quantityText(due)}`).join('，');
}

/** One attribute of a profile; '—' when it has none. */
export function attributeText(key: ProfileKey, profile: ProfileContent): string {
  switch (key) {
    case 'class':
      return profile.class ?? '—';
    case 'owner':
      return profile.owner ?? '—';
    case 'core':
      return profile.core === undefined ? '—' : profile.core ? '是' : '否';
    case 'decimals':
      return profile.decimals === undefined ? '—' : String(profile.decimals);
    case 'rollup':
      return profile.rollup === undefined ? '—' : ROLLUP_WORDS[profile.rollup].name;
    case 'pacing':
      return profile.pacing === undefined ? '—' : pacingText(profile.pacing);
  }
}

/** '优 ≥ 90，良 ≥ 80，中 ≥ 60' */
export function thresholdsText([excellent, good, fair]: GradeThresholds): string {
  return `优 ≥ ${weightToText(excellent)}，良 ≥ ${weightToText(good)}，中 ≥ ${weightToText(fair)}`;
}

export function settingsText({
  exceededRule,
  gradeThresholds,
  budget,
  initialBudget,
}: SettingsContent): string {
  const parts = [
    exceededRule === undefined ? null : `超出上限规则：${EXCEEDED_RULE_NAMES[exceededRule]}`,
    gradeThresholds === undefined ? null : `等次：${thresholdsText(gradeThresholds)}`,
    budget === undefined ? null : `全年预算数：${quantityText(budget)} 万元`,
    initialBudget === undefined ? null : `年初预算数：${quantityText(initialBudget)} 万元`,
  ];
  return parts.filter((part) => part !== null).join('；');
}

const IN_USE_WORDS: Record<DecimalsInUse['others'][number], string> = {
  target: INITIAL_TARGET_LABEL,
  'adjusted-target': ADJUSTED_TARGET_LABEL,
  expected: SUBJECT_WORDS.expected,
  milestones: '节点应完成数',
};

/** Why fewer decimals are refused, naming the months and values that carry more; null when they fit [L4]. */
export function decimalsInUseText(inUse: DecimalsInUse): string | null {
  const named = [
    inUse.months.length === 0 ? null : `${inUse.months.map(monthText).join('、')}的数`,
    ...inUse.others.map((each) => IN_USE_WORDS[each]),
  ].filter((each) => each !== null);
  if (named.length === 0) return null;
  return `已有更多位小数的值：${named.join('；')}。减少小数位数会丢掉尾数，请先更正这些值`;
}

/** Where it is decided what becomes of words of rows that a published table has otherwise, or not at all. */
export const RECORDED_TITLE = '填过的数怎么办';

/** The step in which a published table is laid over a draft, on its page and in the list of steps. */
export const OVERLAY_WORDS = '公布的表套到草稿上';

/** Of a day that was typed and is none of the calendar [PL81]. */
export const DAY_REFUSED = '请填日历上有的一天，如 2026-02-10';
