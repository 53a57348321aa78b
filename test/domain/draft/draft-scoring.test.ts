import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { READY_RULES, RULE_SETS, rulesMember, type ScoringRules } from '#src/domain/catalogue/rules.ts';
import { copyPlan } from '#src/domain/draft/copy-plan.ts';
import { draftProblems } from '#src/domain/draft/draft-problems.ts';
import {
  draftRulesOf,
  readySetOf,
  scoringOf,
  USUAL_SCORING,
  withReadyRules,
} from '#src/domain/draft/draft-scoring.ts';
import { readDraft, USUAL_RULES, type DraftScoring } from '#src/domain/draft/draft.ts';
import { issueDraft, planOfDraft } from '#src/domain/draft/issue-draft.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { changedRows } from '#src/domain/life/changed-rows.ts';
import { correctedPlan } from '#src/domain/life/corrected-plan.ts';
import { planDifferences } from '#src/domain/words/plan-difference.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { effectOf } from '#src/domain/year/what-if.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { anyRules } from '#test/domain/support/any-rules.ts';
import { monthSaid } from '#test/domain/support/revision.ts';
import { NINETY_PLAN } from '#test/support/ninety-plan.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const ISSUE = { date: '2027-02-10', number: '' };
const WHY = { date: '2027-03-01', reason: '区里另有口径', author: '李敏' };
const under = (rules: ScoringRules): Plan => ({
  ...WATER,
  settings: { ...WATER.settings, ...rulesMember(rules) },
});
const typed = (change: Partial<DraftScoring>) => ({
  ...USUAL_RULES,
  scoring: { ...USUAL_SCORING, ...change },
});

describe('the 口径 of a draft', () => {
  it('[KJ9] of any plan is kept as text, stored, and put in force as it was', () => {
    fc.assert(
      fc.property(anyRules, (rules) => {
        const plan = under(rules);
        const draft = readDraft(JSON.parse(JSON.stringify(draftOfPlan(plan))));
        const issued = draft === null ? null : planOfDraft(draft, ISSUE);
        // Two caps of one rate are a fault of a draft; a file may have them.
        fc.pre(new Set(rules.caps.map(({ below }) => below)).size === rules.caps.length);
        expect(issued?.ok === true ? issued.value.settings : issued).toEqual(plan.settings);
      }),
    );
  });

  it('[KJ9] goes on to next year, and comes back where a plan is a draft again, with all that its weights are made of', () => {
    const plan = under(READY_RULES.capped.rules);
    expect(copyPlan(plan, { digest: 'a'.repeat(64) }, () => 'x').rules).toEqual(draftRulesOf(plan.settings));
    const settings = { ...NINETY_PLAN.settings, countsRated: true, dueDay: 12 };
    const issued = planOfDraft(draftOfPlan({ ...NINETY_PLAN, settings }), ISSUE);
    expect(issued.ok ? issued.value.settings : issued).toEqual(settings);
  });

  it('[KJ9] a ready-made one is put in whole, and known again', () => {
    const before = { ...typed({ rowDecimals: 0 }), exceededRule: 'R2' as const, dueDay: 9 };
    expect(readySetOf(before)).toBeNull();
    const chosen = RULE_SETS.map((set) => withReadyRules(before, set));
    expect(chosen.map(readySetOf)).toEqual(RULE_SETS);
    expect(chosen.map(({ dueDay }) => dueDay)).toEqual([9, 9, 9]);
    expect(chosen.map(scoringOf)).toEqual(RULE_SETS.map((set) => READY_RULES[set].rules));
    expect(chosen[0]).not.toHaveProperty('scoring');
  });

  it.each<[Partial<DraftScoring>, string]>([
    [{ partlyFrom: '' }, '“部分达成”的起点“”要大于 0、小于 0.80'],
    [{ partlyFrom: '0.80' }, '“部分达成”的起点“0.80”要大于 0、小于 0.80'],
    [
      { overshoot: { from: '99.99', deduct: '2' } },
      '超额扣分要从不低于 100% 的百分数起，扣的分不小于 0，最多两位小数',
    ],
    [
      { overshoot: { from: '130', deduct: '' } },
      '超额扣分要从不低于 100% 的百分数起，扣的分不小于 0，最多两位小数',
    ],
    [
      { caps: [{ below: '80', most: '' }] },
      '封顶的执行率要是大于 0 的百分数，最高分在 0 和 100 之间，最多两位小数',
    ],
    [
      {
        caps: [
          { below: '80', most: '89' },
          { below: '80.00', most: '79' },
        ],
      },
      '封顶有两行的执行率相同',
    ],
  ])('[KJ9] what is wrong with it is an error: %j', (change, text) => {
    const draft = { ...draftOfPlan(WATER), rules: typed(change) };
    const errors = draftProblems(draft).filter(({ level }) => level === 'error');
    expect(errors.map((each) => each.text)).toEqual([text]);
    expect(issueDraft(draft, ISSUE).ok).toBe(false);
  });

  it('[KJ9] reads percentages as people type them', () => {
    const rules = typed({
      overshoot: { from: ' 130% ', deduct: '2.0' },
      caps: [{ below: '79.99', most: '89' }],
    });
    expect(scoringOf(rules)).toMatchObject({
      overshoot: { from: 1_300_000, deduct: 200 },
      caps: [{ below: 799_900, most: 8_900 }],
    });
  });
});

describe('another 口径 for a plan in force', () => {
  const draft = draftOfPlan(WATER);
  const corrected = (rules: typeof draft.rules) => {
    const next = correctedPlan(WATER, rules === undefined ? draft : { ...draft, rules }, WHY);
    if (!next.ok || next.value === null) throw new Error('nothing was corrected');
    return next.value;
  };

  it('[KJ9] is a new version, and says what differs', () => {
    const next = corrected(withReadyRules(draft.rules ?? USUAL_RULES, 'capped'));
    expect(next.settings).toEqual({
      ...WATER.settings,
      gradeThresholds: READY_RULES.capped.gradeThresholds,
      rules: READY_RULES.capped.rules,
    });
    expect(next.corrections).toHaveLength(1);
    expect(planDifferences(WATER, next).slice(0, 2)).toEqual([
      { about: '等次分数线', mine: '88；75；60', theirs: '90；80；60' },
      {
        about: '评分规则',
        mine: '同重庆口径',
        theirs:
          '超额扣分 完成率达到 1.30，扣分 2，按执行率封顶 低于 0.80 最高 89 分；低于 0.70 最高 79 分；低于 0.60 最高 69 分；低于 0.50 最高 59 分',
      },
    ]);
  });

  it('[KJ9] changes nothing else: what its weights are made of stays', () => {
    const own = { ...draftOfPlan(NINETY_PLAN) };
    const next = correctedPlan(NINETY_PLAN, { ...own, source: '更正后的来源' }, WHY);
    expect(next.ok ? next.value?.settings : next).toEqual(NINETY_PLAN.settings);
  });

  it('[KJ9] lists the ratings that its bands do not allow', () => {
    const rated: Said = {
      subject: { kind: 'rating', indicator: 'rated' as never, month: 12 },
      content: { tier: 'unmet', coefficient: 550_000 as never, evidence: '评估报告' },
      note: '',
    };
    const next = corrected(typed({ partlyFrom: '0.50' }));
    const rows = changedRows(WATER, next, supposing(NO_STATEMENTS, [rated]));
    expect(rows.map(({ id, broken }) => [id, broken?.kind])).toEqual([['rated', 'outside-band']]);
  });

  it('[KJ9] shows rows, totals and grade before and after', () => {
    // 8 of 6 drills are above 130 %.
    const year = supposing(NO_STATEMENTS, [
      ...waterYear(),
      monthSaid({ indicator: 'steps', month: 12, value: '3' }),
    ]);
    const next = corrected(withReadyRules(draft.rules ?? USUAL_RULES, 'capped'));
    const { before, after, moved } = effectOf(yearReport(WATER, year, 12), yearReport(next, year, 12));
    // The row loses the deduction, and the totals differ by it.
    expect(moved.map((row) => [row.before.indicator.id, row.change])).toEqual([['steps', -200]]);
    expect(before.card.total - after.card.total).toBe(200);
  });
});
