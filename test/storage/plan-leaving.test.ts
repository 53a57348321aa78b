import { describe, expect, it } from 'vitest';
import type { Plan, PlanId } from '#src/domain/catalogue/plan.ts';
import { readDraft } from '#src/domain/draft/draft.ts';
import { planOfDraft } from '#src/domain/draft/issue-draft.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { correctedPlan } from '#src/domain/life/corrected-plan.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { ARCHIVE, EVERY_PLAN, LIBRARY } from '#test/support/fixture-plans.ts';
import { NINETY_PLAN } from '#test/support/ninety-plan.ts';
import { openTestStorage, TESTER } from '#test/support/render-page.tsx';
import { number, standingTable } from '#test/support/saying.ts';

const PLAN = ARCHIVE;
const typed = {
  plan: PLAN.id,
  intent: 'type',
  origin: 'typed',
  author: TESTER,
  said: [number('甲', 1, 5)],
} as const;

function renamed(): Plan {
  const draft = draftOfPlan(PLAN);
  const next = correctedPlan(
    PLAN,
    { ...draft, overallGoal: '改' },
    { date: '2024-08-01', reason: '漏字', author: '周艳' },
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

/** What issuing makes anew of a row. */
const LEFT_OUT = { oddities: [], ownerConfidence: 'H', source: null, seq: 0 };

describe('撤回下达', () => {
  it('[PL27] makes a draft of the plan again, rows and ids as they are', async () => {
    const storage = await openTestStorage();
    await storage.issuePlan(PLAN);
    expect(await (await storage.planLife()).withdraw(PLAN.id)).toBeNull();
    const { plans, drafts } = await storage.plans();
    expect(plans).toEqual([]);
    expect(readDraft(drafts[0]?.draft)).toEqual(draftOfPlan(PLAN));
  });

  it.each([...EVERY_PLAN.slice(1).map(({ plan }) => plan), NINETY_PLAN])(
    '[PL27][PL69] what is issued again unchanged reads as it did: $unitName',
    async (plan) => {
      const printed = { class1: '产出指标', class2: '数量指标' } as const;
      const own = {
        ...plan,
        id: 'p-again' as PlanId,
        source: '附件，2025-02-01 下达',
        settings: { ...plan.settings, countsRated: true, dueDay: 8 },
        oddities: [],
        indicators: plan.indicators.map((row) => Object.assign({}, row, { printed, oddities: [] })),
      } as Plan;
      const storage = await openTestStorage();
      await storage.issuePlan(own);
      expect(await (await storage.planLife()).withdraw(own.id)).toBeNull();
      const draft = readDraft((await storage.plans()).drafts[0]?.draft);
      const again = draft === null ? null : planOfDraft(draft, { date: '2025-02-03', number: '' });
      const plain = (each: Plan) => [
        each.settings,
        each.source.replace(/\d{4}-\d\d-\d\d/g, ''),
        each.indicators.map((row) => Object.assign({}, row, LEFT_OUT)),
      ];
      expect(again?.ok === true ? plain(again.value) : again).toEqual(plain(own));
    },
  );

  it.each([
    ['as a whole', { ...LIBRARY, oddities: ['原表权重合计为 101 分'] }],
    [
      'in a row',
      {
        ...LIBRARY,
        indicators: LIBRARY.indicators.map((row, at) =>
          at === 3 ? Object.assign({}, row, { oddities: [{ column: 'unit', text: '原表单位为空' }] }) : row,
        ),
      },
    ],
  ] as const)('[PL27][PL69] a plan whose source is odd %s stays as it is', async (_, plan) => {
    const storage = await openTestStorage();
    await storage.issuePlan(plan);
    expect(await (await storage.planLife()).withdraw(LIBRARY.id)).toBe('more');
    expect((await storage.plans()).plans).toHaveLength(1);
  });

  it('[PL66] what a month takes goes back with it, waits for a person where its row is edited then, and is the plan’s again', async () => {
    const storage = await openTestStorage();
    await storage.issuePlan(PLAN);
    await storage.write(typed);
    expect(await (await storage.planLife()).withdraw(PLAN.id)).toBeNull();
    const [stored] = (await storage.plans()).drafts;
    const draft = readDraft(stored?.draft);
    if (draft === null || stored === undefined) throw new Error('no draft');
    expect(await standingTable(storage, PLAN.id)).toEqual({ 'month/甲/1': 5 });
    const unit = (other: string) => ({
      ...draft,
      rows: draft.rows.map((row) => (row.id === '甲' ? Object.assign({}, row, { unit: other }) : row)),
    });
    await storage.saveDraft({ ...stored, draft: unit('家'), savedAt: stored.savedAt + 1 }, stored.savedAt);
    expect((await storage.plans()).drafts[0]?.waiting?.map(({ id }) => id)).toEqual(['甲']);
    await storage.saveDraft({ ...stored, savedAt: stored.savedAt + 2 }, stored.savedAt + 1);
    expect(await storage.issuePlan(PLAN)).toBe(true);
    expect(await standingTable(storage, PLAN.id)).toEqual({ 'month/甲/1': 5 });
  });

  it('[PL27] says why not once something was said of it, it was put right, or it is not here', async () => {
    const storage = await openTestStorage();
    expect(await (await storage.planLife()).withdraw(PLAN.id)).toBe('not-here');
    await storage.issuePlan(PLAN);
    const remark = { subject: { kind: 'remark', indicator: '甲' }, content: { text: '说明' }, note: '' };
    await storage.write({ ...typed, said: [remark as Said] });
    expect(await (await storage.planLife()).withdraw(PLAN.id)).toBe('said');
    // Nothing of it stands any more.
    await storage.write({ ...typed, said: [{ ...remark, content: null } as Said, ...typed.said] });
    await (await storage.planLife()).correct(version());
    expect(await (await storage.planLife()).withdraw(PLAN.id)).toBe('corrected');
    expect((await storage.plans()).plans).toHaveLength(1);
  });

  it('[PL27] a year that was sealed stays a plan in force, though it was opened again and nothing of it stands', async () => {
    const storage = await openTestStorage();
    await storage.issuePlan(PLAN);
    const decided = {
      arriving: [],
      settled: [],
      basis: new Map(),
      dependent: [],
      seals: [{ id: 'seal-1', digest: 'a'.repeat(64) }],
    };
    await storage.merge({ plan: PLAN.id, decided, author: TESTER, fileName: 'a.jxb.json' });
    expect(await (await storage.planLife()).withdraw(PLAN.id)).toBe('said');
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
