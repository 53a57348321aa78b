import { describe, expect, it } from 'vitest';
import { planFileData } from '#src/domain/catalogue/plan-file.ts';
import type { Plan, PlanId, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type { ChangeFeed } from '#src/storage/change-feed.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { openRaw } from '#test/support/raw-database.ts';
import { WATER } from '#test/support/water-plan.ts';

const PLAN: Plan = { ...WATER, id: 'p-1' as PlanId, year: 2027 };
const ID = PLAN.id;
const OTHER: Plan = { ...PLAN, id: 'p-3' as PlanId };

function told(feed: ChangeFeed): string[] {
  const kinds: string[] = [];
  feed.subscribe((change) => kinds.push(change.kind));
  return kinds;
}

async function draftOf(storage: TrackerStorage) {
  return (await storage.plans()).drafts.find(({ id }) => id === ID) ?? null;
}

describe('plans in force', () => {
  it('[PL4] are there again, whole, with their digest', async () => {
    const storage = await openTestStorage();
    expect(await storage.plans()).toEqual({ plans: [], drafts: [], damaged: [] });
    const kinds = told(storage.feed);
    expect(await storage.issuePlan(PLAN)).toBe(true);
    expect(kinds).toEqual(['plans']);
    expect((await storage.plans()).plans).toEqual([{ plan: PLAN, digest: planDigest(PLAN) }]);
  });

  it('[PL3] stay what they are: another plan under the id is not taken', async () => {
    const storage = await openTestStorage();
    await storage.issuePlan(PLAN);
    expect(await storage.issuePlan(PLAN)).toBe(true);
    expect(await storage.issuePlan({ ...PLAN, unitName: '别的单位' })).toBe(false);
    expect((await storage.plans()).plans[0]?.plan.unitName).toBe(PLAN.unitName);
    expect(await storage.saveDraft({ id: ID, draft: {}, savedAt: 1 }, null)).toBe(false);
    expect(await storage.dropDraft(ID, 1)).toBe(false);
    expect((await storage.plans()).plans).toHaveLength(1);
  });

  it.each([
    ['another plan', { id: 'p-1', kind: 'issued', file: {}, digest: '0', savedAt: 1 }],
    ['a row of no kind', { id: 'p-1', kind: 'x' }],
    [
      'a sound plan under another id',
      { id: 'p-1', kind: 'issued', file: planFileData(OTHER), digest: planDigest(OTHER), savedAt: 1 },
    ],
    ['a changed field', { id: 'p-1', kind: 'issued', file: 'changed', digest: planDigest(PLAN), savedAt: 1 }],
  ])('[PL4] that were damaged are named and shown as nothing: %s', async (_, row) => {
    const name = `plans-${Math.random()}`;
    const storage = await openTestStorage(name);
    await storage.issuePlan({ ...PLAN, id: 'p-2' as PlanId });
    const database = await openRaw(name);
    await database.put('plans', row);
    database.close();
    const { plans, damaged } = await storage.plans();
    expect(plans.map(({ plan }) => plan.id)).toEqual(['p-2']);
    expect(damaged).toEqual(['p-1']);
  });
});

describe('a draft that another window stored meanwhile', () => {
  const shown = { id: ID, draft: { n: 1 }, savedAt: 10 };
  const newer = { id: ID, draft: { n: 2 }, savedAt: 20 };

  it('[PL75] is not put in force as it was shown before, nor deleted', async () => {
    const storage = await openTestStorage();
    await storage.saveDraft(shown, null);
    await storage.saveDraft(newer, 10);
    expect(await storage.issuePlan(PLAN, 10)).toBe(false);
    expect(await storage.dropDraft(ID, 10)).toBe(false);
    expect(await draftOf(storage)).toEqual(newer);
    expect((await storage.plans()).plans).toEqual([]);
    expect(await storage.issuePlan(PLAN, 20)).toBe(true);
  });

  it('[PL75] or deleted, is not put in force', async () => {
    const storage = await openTestStorage();
    await storage.saveDraft(shown, null);
    expect(await storage.dropDraft(ID, 10)).toBe(true);
    expect(await storage.issuePlan(PLAN, 10)).toBe(false);
    expect(await storage.plans()).toEqual({ plans: [], drafts: [], damaged: [] });
  });
});

describe('drafts', () => {
  it('[PL4] are stored as a whole, and not over one that was stored meanwhile', async () => {
    const storage = await openTestStorage();
    expect(await storage.saveDraft({ id: ID, draft: { n: 1 }, savedAt: 10 }, null)).toBe(true);
    expect(await storage.saveDraft({ id: ID, draft: { n: 2 }, savedAt: 20 }, null)).toBe(false);
    expect(await storage.saveDraft({ id: ID, draft: { n: 3 }, savedAt: 30 }, 10)).toBe(true);
    expect(await draftOf(storage)).toEqual({ id: ID, draft: { n: 3 }, savedAt: 30 });
  });

  it('[PL4] become a plan under the same id, or leave the list', async () => {
    const storage = await openTestStorage();
    await storage.saveDraft({ id: ID, draft: {}, savedAt: 10 }, null);
    expect(await storage.dropDraft(ID, 10)).toBe(true);
    expect(await draftOf(storage)).toBeNull();
    expect(await storage.saveDraft({ id: ID, draft: {}, savedAt: 20 }, null)).toBe(true);
    expect(await storage.issuePlan(PLAN)).toBe(true);
    expect(await storage.plans()).toMatchObject({ plans: [{ plan: { id: ID } }], drafts: [] });
  });
});

it('[PL3] the digest changes with every field of the plan', () => {
  const seen = new Set([planDigest(PLAN)]);
  const changes: Plan[] = [
    { ...PLAN, id: 'p-9' as PlanId },
    { ...PLAN, unitName: 'x' },
    { ...PLAN, year: 2028 },
    { ...PLAN, project: 'x' },
    { ...PLAN, source: 'x' },
    { ...PLAN, overallGoal: 'x' },
    { ...PLAN, contact: { name: 'x', phone: PLAN.contact.phone } },
    { ...PLAN, contact: { name: PLAN.contact.name, phone: '1' } },
    { ...PLAN, sections: [...PLAN.sections, 'x'] },
    { ...PLAN, collectingSection: 'x' },
    { ...PLAN, oddities: ['x'] },
    { ...PLAN, settings: { ...PLAN.settings, exceededRule: 'R2' } },
    { ...PLAN, settings: { ...PLAN.settings, budget: null } },
    { ...PLAN, indicators: PLAN.indicators.slice(1) },
    { ...PLAN, indicators: [...PLAN.indicators].reverse() },
  ];
  for (const [at, row] of PLAN.indicators.entries()) {
    const others: Partial<PlanIndicator>[] = [
      { name: 'x' },
      { class: row.class === '数量' ? '质量' : '数量' },
      { owner: 'x' },
      { core: !row.core },
      { seq: 900 + at },
      { oddities: [...row.oddities, { column: 'name', text: 'x' }] },
      { source: { ...row.source, target: 'x' } },
    ];
    for (const change of others) {
      const indicators = [...PLAN.indicators];
      indicators[at] = Object.assign({}, row, change);
      changes.push({ ...PLAN, indicators });
    }
  }
  for (const changed of changes) seen.add(planDigest(changed));
  expect(seen.size).toBe(changes.length + 1);
});
