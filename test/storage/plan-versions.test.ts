import { describe, expect, it, vi } from 'vitest';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { draftOfPlan } from '#src/domain/draft/reopened-plan.ts';
import { correctedPlan } from '#src/domain/life/corrected-plan.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';
import type { StatementId } from '#src/domain/statements/statement.ts';
import { SaveQueue } from '#src/queries/save-queue.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { fillDisk } from '#test/support/planted-faults.ts';
import { openTestStorage, TESTER } from '#test/support/render-page.tsx';
import { number } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';
import { until } from '#test/support/until.ts';

const PLAN = WATER;
const ROW = 'exact';

/** The same table with another unit in the first row, and all of its weight as it was. */
function corrected(plan: Plan, unit: string): Plan {
  const draft = draftOfPlan(plan);
  const rows = draft.rows.map((row) =>
    row.id === ROW ? Object.assign({}, row, { unit, rollup: 'sum' as const }) : row,
  );
  const next = correctedPlan(
    plan,
    { ...draft, rows },
    { date: '2026-08-01', reason: '单位读错', author: '周艳' },
  );
  if (!next.ok || next.value === null) throw new Error(JSON.stringify(next));
  return next.value;
}

const NEXT = corrected(PLAN, '万次');

async function filled(): Promise<TrackerStorage> {
  const storage = await openTestStorage();
  await storage.issuePlan(PLAN);
  await storage.write({
    plan: PLAN.id,
    intent: 'type',
    origin: 'typed',
    author: TESTER,
    said: [number(ROW, 1, 5), number('equal', 1, 7)],
  });
  return storage;
}

async function stands(storage: TrackerStorage, row = ROW) {
  const { statements } = await storage.load(PLAN.id);
  return statements.find(({ subject }) => subject.kind === 'month' && subject.indicator === row);
}

async function correct(storage: TrackerStorage, choice: 'keep' | 'clear' = 'clear', after: Plan = NEXT) {
  const seen = new Set<StatementId>((await storage.load(PLAN.id)).statements.map(({ id }) => id));
  return (await storage.planLife()).correct({
    before: PLAN,
    after,
    author: TESTER,
    choices: new Map([[ROW, choice]]),
    seen,
  });
}

it('[PL76] what failed before a 更正 is not stored on a row that reads numbers otherwise since, and on others is', async () => {
  const storage = await filled();
  const queue = new SaveQueue(storage, PLAN.id);
  const save = (row: string) =>
    queue.save({ intent: 'type', origin: 'typed', said: [number(row, 2, 9)] }, TESTER).catch(() => undefined);
  const makeRoom = fillDisk();
  // The storage of the test has a clock of its own, which is behind.
  vi.spyOn(Date, 'now').mockReturnValue(1);
  await save(ROW);
  await save('equal');
  makeRoom();
  await correct(storage);
  queue.retry();
  await until(() => expect(queue.snapshot().map(({ problem }) => problem?.kind)).toEqual(['row-changed']));
  const months = async (row: string) =>
    (await storage.history(PLAN.id, row as never)).map(({ subject }) => 'month' in subject && subject.month);
  expect(await months(ROW)).not.toContain(2);
  expect(await months('equal')).toContain(2);
  // As after a reload.
  const next = new SaveQueue(storage, PLAN.id);
  await next.adopt(queue.snapshot());
  expect(next.snapshot().map(({ problem }) => problem?.kind)).toEqual(['row-changed']);
  expect(await months(ROW)).not.toContain(2);
});

describe('更正原文', () => {
  it('[PL20][PL21] puts the new version in force with what becomes of the values; the one before stays readable', async () => {
    const storage = await filled();
    const receipt = await correct(storage);
    expect(receipt?.operation?.intent).toBe('correct-plan');
    const { plans } = await storage.plans();
    expect(plans).toEqual([{ plan: NEXT, digest: planDigest(NEXT), earlier: [PLAN] }]);
    expect((await stands(storage))?.content).toBeNull();
    expect((await stands(storage, 'equal'))?.content).toMatchObject({
      kind: 'number',
    });
    const history = await storage.history(PLAN.id, '*');
    expect(history.map(({ content }) => content)).toContainEqual({
      digest: planDigest(NEXT),
      of: planDigest(PLAN),
      date: '2026-08-01',
      reason: '单位读错',
    });
  });

  it('[PL21] writes nothing when another value, or another version, stands by then, or a row has no decision', async () => {
    const storage = await filled();
    expect(
      await (await storage.planLife()).correct({
        before: PLAN,
        after: NEXT,
        author: TESTER,
        choices: new Map(),
        seen: new Set(),
      }),
    ).toBeNull();
    const stale = {
      before: PLAN,
      after: NEXT,
      author: TESTER,
      choices: new Map([[ROW, 'keep' as const]]),
      seen: new Set<StatementId>(),
    };
    expect(await (await storage.planLife()).correct(stale)).toBeNull();
    expect(await correct(storage, 'keep', { ...NEXT, corrections: [] })).toBeNull();
    expect((await storage.plans()).plans[0]?.plan).toEqual(PLAN);
    await correct(storage);
    expect(await correct(storage)).toBeNull();
  });

  it('[PL21] is taken back while nothing was done since: version and values are what they were', async () => {
    const storage = await filled();
    expect(await (await storage.planLife()).canUncorrect(PLAN.id)).toBe(false);
    await correct(storage);
    expect(await (await storage.planLife()).canUncorrect(PLAN.id)).toBe(true);
    expect(await (await storage.planLife()).uncorrect(PLAN.id, TESTER, '看错了')).not.toBeNull();
    expect((await storage.plans()).plans[0]).toMatchObject({
      plan: PLAN,
      digest: planDigest(PLAN),
    });
    expect((await stands(storage))?.content).toMatchObject({ kind: 'number' });
    await correct(storage);
    await storage.write({
      plan: PLAN.id,
      intent: 'type',
      origin: 'typed',
      author: TESTER,
      said: [number('equal', 2, 1)],
    });
    expect(await (await storage.planLife()).uncorrect(PLAN.id, TESTER, '看错了')).toBeNull();
    expect((await storage.plans()).plans[0]?.plan).toEqual(NEXT);
  });

  it('[PL21] neither undo nor a restore point says again what was said of a row that is read otherwise', async () => {
    const storage = await filled();
    await correct(storage);
    expect((await storage.undoState(PLAN.id)).undo).toBeNull();
    await storage.write({
      plan: PLAN.id,
      intent: 'type',
      origin: 'typed',
      author: TESTER,
      said: [number('equal', 1, 8), number(ROW, 1, 2)],
    });
    const point = (await storage.points(PLAN.id)).find(({ reason }) => reason === 'plan');
    if (point === undefined) throw new Error('no point was made');
    await storage.returnTo(PLAN.id, point.seq, TESTER);
    expect((await stands(storage, 'equal'))?.content).toEqual({
      kind: 'number',
      value: 70_000,
    });
    expect((await stands(storage))?.content).toEqual({
      kind: 'number',
      value: 20_000,
    });
  });

  it('[PL21] a choice that is not offered for a row changes nothing', async () => {
    const storage = await filled();
    const seen = new Set<StatementId>((await storage.load(PLAN.id)).statements.map(({ id }) => id));
    const life = await storage.planLife();
    // Nothing converts into 家: the numbers would have stayed as they are.
    const request = {
      before: PLAN,
      after: corrected(PLAN, '家'),
      author: TESTER,
      seen,
    };
    expect(await life.correct({ ...request, choices: new Map([[ROW, 'convert']]) })).toBeNull();
    expect((await storage.plans()).plans[0]?.plan).toEqual(PLAN);
  });

  it('[PL20][PL21] versions stay in their order, through several and when the last is taken back', async () => {
    const storage = await filled();
    const life = await storage.planLife();
    const versions = [PLAN];
    for (const unit of ['万次', '千次', '百次']) {
      const before = versions[versions.length - 1] ?? PLAN;
      const after = corrected(before, unit);
      const seen = new Set<StatementId>((await storage.load(PLAN.id)).statements.map(({ id }) => id));
      await life.correct({
        before,
        after,
        author: TESTER,
        choices: new Map([[ROW, 'clear']]),
        seen,
      });
      versions.push(after);
    }
    const stored = async () => (await storage.plans()).plans[0];
    expect(await stored()).toMatchObject({
      plan: versions[3],
      earlier: versions.slice(0, 3),
    });
    await life.uncorrect(PLAN.id, TESTER, '看错了');
    expect(await stored()).toMatchObject({
      plan: versions[2],
      earlier: versions.slice(0, 2),
    });
  });

  it('[PL21] a restore point of the version that is in force brings back the rows that it put right, too', async () => {
    const storage = await filled();
    await correct(storage);
    const say = { plan: PLAN.id, origin: 'typed', author: TESTER } as const;
    await storage.write({ ...say, intent: 'type', said: [number(ROW, 1, 4)] });
    // Much is said at once: with a point before it.
    await storage.write({ ...say, intent: 'carry', said: [number(ROW, 1, 9)] });
    const point = (await storage.points(PLAN.id)).find(({ reason }) => reason === 'merge');
    await storage.returnTo(PLAN.id, point?.seq ?? 0, TESTER);
    expect((await stands(storage))?.content).toEqual({
      kind: 'number',
      value: 40_000,
    });
  });

  it('[PL20] a plan that no row keeps, as that which is built in, can be put right too, and is known by what it is now', async () => {
    const storage = await openTestStorage();
    const next = corrected(PLAN, '万次');
    const receipt = await (await storage.planLife()).correct({
      before: PLAN,
      after: next,
      author: TESTER,
      choices: new Map(),
      seen: new Set(),
    });
    expect(receipt).not.toBeNull();
    expect((await storage.plans()).plans[0]).toMatchObject({
      plan: next,
      earlier: [PLAN],
    });
  });

  it('[PL21] a sealed year is not put right', async () => {
    const storage = await filled();
    await storage.seal({
      plan: PLAN.id,
      author: TESTER,
      freeze: (_standing, { id }) => ({
        ok: true,
        value: {
          file: { id, digest: '0' },
          content: {
            id,
            digest: 'a'.repeat(64),
            total: 0,
            grade: '优',
          } as never,
        },
      }),
    });
    await expect(correct(storage)).rejects.toMatchObject({
      problem: { kind: 'sealed' },
    });
    expect((await storage.plans()).plans[0]?.plan).toEqual(PLAN);
  });
});
