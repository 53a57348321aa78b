import { describe, expect, it } from 'vitest';
import { WATER } from '#test/support/water-plan.ts';
import { DEFAULT_RULES } from '#src/domain/catalogue/rules.ts';
import { ruleBreakOf } from '#src/domain/package/plan-rules.ts';
import { ruleBreakText } from '#src/domain/package/package-words.ts';
import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';

const rated = (tier: string, coefficient: number): Said =>
  ({
    subject: { kind: 'rating', indicator: 'rated', month: 12 },
    content: { tier, coefficient, evidence: '评估报告' },
    note: '',
  }) as unknown as Said;

function breakUnder(partlyFrom: number, said: Said) {
  const plan = {
    ...WATER,
    settings: { ...WATER.settings, rules: { ...DEFAULT_RULES, partlyFrom } },
  };
  return ruleBreakOf(said, { proposed: plan, inForce: plan, year: yearStatements([]) });
}

/** As it comes out of a file, before any plan is known. */
function isReadable(tier: string, coefficient: number): boolean {
  const whole = {
    ...rated(tier, coefficient),
    id: 's1',
    operation: 'o1',
    replaces: [],
    at: 1,
    device: 'a',
    origin: 'typed',
    author: { name: '李敏', section: '综合科' },
  };
  return parseStatement(whole) !== null;
}

describe('a rating that comes in a file', () => {
  it.each([
    ['partly', 550_000, 500_000, true],
    ['partly', 550_000, 600_000, false],
    ['unmet', 550_000, 500_000, false],
    ['unmet', 550_000, 600_000, true],
    ['met', 800_000, 500_000, true],
  ])('[KJ6] %s with %d where 部分达成 begins at %d stands: %s', (tier, coefficient, from, stands) => {
    const broken = breakUnder(from, rated(tier, coefficient));
    expect(broken === null ? '' : ruleBreakText(broken)).toBe(
      stands ? '' : '评定的系数不在本方案口径的该档范围之内',
    );
  });

  it.each([
    ['partly', 550_000, true],
    ['partly', 0, false],
    ['partly', 800_000, false],
    ['unmet', 700_000, true],
    ['unmet', 800_000, false],
    ['met', 799_999, false],
    ['met', 1_000_001, false],
    ['unmet', -1, false],
  ])('[KJ6] %s with %d can be read, as far as some 口径 allows it: %s', (tier, coefficient, isRead) => {
    expect(isReadable(tier, coefficient)).toBe(isRead);
  });
});
