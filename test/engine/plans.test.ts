import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { decideMerge } from '#src/domain/package/merge-decision.ts';
import { planMerge } from '#src/domain/package/merge-plan.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import { freezeForStorage } from '#src/domain/seal/seal-file.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { BUILT_IN } from '#src/queries/plans.ts';
import { planOfUnit } from '#test/support/district.ts';
import { engineDevice, type EngineDevice } from '#test/support/engine-device.ts';
import { SECTIONS, SERVER, TestEngine } from '#test/support/engine-server.ts';
import { number, PLAN, standingTable, typed } from '#test/support/saying.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const ZHK: Author = { name: '周艳', section: '综合科' };
const S1: Author = { name: '李强', section: '管网科' };
const [SHIPPED] = BUILT_IN;
const HOUSING = planOfUnit(WATER, 'housing:2026', '县住房局');
const CORRECTED: Plan = {
  ...HOUSING,
  source: '更正后的附件',
  corrections: [{ of: planDigest(HOUSING), date: '2026-03-01', reason: '抄错', author: '周艳' }],
};

describe.skipIf(SERVER === null)('plans, closes and seals through a real server', () => {
  let engine: TestEngine;
  const devices: EngineDevice[] = [];
  beforeEach(async () => {
    engine = await TestEngine.start();
  });
  afterEach(async () => {
    for (const each of devices.splice(0)) each.close();
    await engine.close();
  });

  async function device(subject: string, author: Author, plan?: Plan): Promise<EngineDevice> {
    const made = await engineDevice(engine, {
      subject,
      author,
      sections: SECTIONS,
      ...(plan ? { plan } : {}),
    });
    devices.push(made);
    return made;
  }

  const offered = (of: EngineDevice) => of.sync.snapshot().plans.map(({ file }) => file.planFile);

  it('[EN10] a plan that others have is offered, and taken by nobody but a person', async () => {
    const zhk = await device('zhk', ZHK, HOUSING);
    await zhk.until(({ link, waiting }) => link === 'open' && waiting === 0);
    const s1 = await device('s1', S1, SHIPPED);
    const { plans } = await s1.until((view) => view.plans.length > 0);
    expect(plans.map(({ name }) => name)).toEqual(['协作服务器 综合科']);
    expect(offered(s1)).toEqual([HOUSING]);
    expect((await s1.storage.plans()).plans).toEqual([]);
    await s1.storage.issuePlan(HOUSING);
    await s1.sync.round();
    expect(offered(s1)).toEqual([]);
    // What is everywhere is not put: s1 has the plan as it was shipped.
    expect(offered(zhk)).toEqual([]);
  });

  it('[EN10] a version that puts a plan right is offered with what was said of it, and words of the one before are read', async () => {
    const s1 = await device('s1', S1, HOUSING);
    await s1.until(({ link }) => link === 'open');
    const zhk = await device('zhk', ZHK, CORRECTED);
    await zhk.storage.write(typed([number('count', 1, 3)], { plan: HOUSING.id, author: ZHK }));
    const view = await s1.until(({ plans }) => plans.some(({ file }) => file.statements.length > 0));
    expect(offered(s1)).toEqual([CORRECTED]);
    expect(view).toMatchObject({ ofOtherText: 0, held: [] });
    expect(await standingTable(s1.storage, HOUSING.id)).toEqual({});
    await s1.storage.write(typed([number('exact', 3, 7)], { plan: HOUSING.id, author: S1 }));
    await expect
      .poll(async () => (await standingTable(zhk.storage, HOUSING.id))['month/exact/3'], { timeout: 60_000 })
      .toBe(7);
  });

  it('[EN10] a close and a seal wait for a person, and the frozen year comes in with its seal', async () => {
    const zhk = await device('zhk', ZHK);
    await zhk.storage.write(typed(waterYear(), { author: ZHK }));
    const sealed = await zhk.storage.seal({
      plan: PLAN,
      author: ZHK,
      freeze: freezeForStorage(WATER),
    });
    expect(sealed.ok).toBe(true);
    await zhk.until(({ link, waiting }) => link === 'open' && waiting === 0);
    await zhk.sync.round();
    const s1 = await device('s1', S1);
    const { held } = await s1.until((view) => view.held.some(({ file }) => (file.seals?.length ?? 0) > 0));
    expect(await s1.storage.seals(PLAN)).toEqual([]);
    const log = await s1.storage.revisions(PLAN);
    expect(log.some(({ subject }) => subject.kind === 'seal')).toBe(false);
    const planned = planMerge(WATER, log, ...held.map(({ file }) => file));
    if (!planned.ok) throw new Error(planned.error.kind);
    const decided = decideMerge(planned.value, new Map());
    if (!decided.ok) throw new Error(decided.error.join());
    const merged = await s1.storage.merge({
      plan: PLAN,
      decided: decided.value,
      author: S1,
      fileName: 'held',
    });
    expect(merged.ok).toBe(true);
    expect(await s1.storage.seals(PLAN)).toEqual(await zhk.storage.seals(PLAN));
    await s1.until((view) => view.held.length === 0);
  });
});
