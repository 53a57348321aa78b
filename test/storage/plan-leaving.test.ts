import { describe, expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { readDraft } from '#src/domain/draft/draft.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { correctedPlan } from '#src/domain/life/corrected-plan.ts';
import { PROJECT_PLAN } from '#test/support/other-plan.ts';
import { openTestStorage, TESTER } from '#test/support/render-page.tsx';
import { number } from '#test/support/saying.ts';

const PLAN = PROJECT_PLAN;
const typed = {
  plan: PLAN.id,
  intent: 'type',
  origin: 'typed',
  author: TESTER,
  said: [number('01', 1, 5)],
} as const;

function renamed(): Plan {
  const draft = draftOfPlan(PLAN);
  const next = correctedPlan(
    PLAN,
    { ...draft, overallGoal: '改' },
    { date: '2025-08-01', reason: '漏字', author: '周艳' },
  );
  if (!next.ok || next.value === null) throw new Error(JSON.stringify(next));
  return next.value;
}

const version = () => ({
  before: PLAN,
  after: renamed(),
  author: TESTER,
  choices: new Map(),
  seen: new Set<never>(),
});

describe('撤回下达', () => {
  it('[PL27] makes a draft of the plan again, rows and ids as they are', async () => {
    const storage = await openTestStorage();
    await storage.issuePlan(PLAN);
    expect(await (await storage.planLife()).withdraw(PLAN.id)).toBeNull();
    const { plans, drafts } = await storage.plans();
    expect(plans).toEqual([]);
    expect(readDraft(drafts[0]?.draft)).toEqual(draftOfPlan(PLAN));
  });

  it('[PL27] says why not once something was said of it, it was put right, or it is not here', async () => {
    const storage = await openTestStorage();
    expect(await (await storage.planLife()).withdraw(PLAN.id)).toBe('not-here');
    await storage.issuePlan(PLAN);
    await storage.write(typed);
    expect(await (await storage.planLife()).withdraw(PLAN.id)).toBe('said');
    await (await storage.planLife()).correct(version());
    expect(await (await storage.planLife()).withdraw(PLAN.id)).toBe('corrected');
    expect((await storage.plans()).plans).toHaveLength(1);
  });
});

describe('从本机移除', () => {
  it('[PL28] lists the plan nowhere, keeps what was said, and brings it back with the plan as it was', async () => {
    const storage = await openTestStorage();
    await storage.issuePlan(PLAN);
    await storage.write(typed);
    await (await storage.planLife()).correct(version());
    expect(await (await storage.planLife()).remove(PLAN.id)).toBe(true);
    expect(await (await storage.planLife()).remove(PLAN.id)).toBe(false);
    expect(await storage.plans()).toEqual({ plans: [], drafts: [], damaged: [] });
    // What was said was said of the version that it was.
    expect(await storage.issuePlan(PLAN)).toBe(false);
    expect(await storage.issuePlan(renamed())).toBe(true);
    expect((await storage.plans()).plans[0]?.earlier).toEqual([PLAN]);
    expect((await storage.revisions(PLAN.id)).some(({ subject }) => subject.kind === 'month')).toBe(true);
  });
});
