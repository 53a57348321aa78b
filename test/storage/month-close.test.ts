import { describe, expect, it } from 'vitest';
import type { Month } from '#src/domain/period/month.ts';
import { yearHistory } from '#src/domain/history/year-history.ts';
import { closedMonths } from '#src/domain/statements/month-close.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';
import { StorageError } from '#src/storage/problem.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { NO_VERSIONS } from '#test/domain/support/revision.ts';
import { sentFrom, takeIn } from '#test/support/exchange.ts';
import { openTestStorage } from '#test/support/render-page.tsx';
import { AUTHOR, number, PLAN, say, standingTable, typed } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

const close = (month: number, isOpen = false): Said => ({
  subject: { kind: 'month-close', month: month as Month },
  content: isOpen ? null : { reported: 18, due: 19 },
  note: '',
});

const opened = () => openTestStorage(`close-${Math.random()}`);

async function refusal(work: Promise<unknown>): Promise<unknown> {
  return work.then(
    () => 'written',
    (error: unknown) => (error instanceof StorageError ? error.problem : error),
  );
}

/** 'month/count/1: 更正…' of every revision that the history lists as one, newest first. */
async function corrections(storage: TrackerStorage): Promise<readonly string[]> {
  const log = await storage.revisions(PLAN);
  return yearHistory(log, WATER, await storage.arrivals(PLAN), NO_VERSIONS)
    .filter(({ origin }) => origin.includes('更正'))
    .map(({ key, origin }) => `${key} ${origin}`);
}

describe('a closed month', () => {
  it('[Y1] says how complete it was, is opened again, and both can be taken back', async () => {
    const storage = await opened();
    await say(storage, close(3));
    const closed = async () => [
      ...closedMonths(yearStatements((await storage.load(PLAN)).statements).bySubject),
    ];
    expect(await closed()).toEqual([3]);
    // Whoever does it, of whatever section: there are no accounts.
    await storage.write(typed([close(3, true)], { author: { name: '王磊', section: '信件办理科' } }));
    expect(await closed()).toEqual([]);
    await storage.undo(PLAN, AUTHOR);
    expect(await closed()).toEqual([3]);
    await storage.undo(PLAN, AUTHOR);
    expect(await closed()).toEqual([]);
    const kinds = (await storage.history(PLAN, '*')).map(({ subject }) => subject.kind);
    expect(kinds.filter((kind) => kind === 'month-close')).toHaveLength(4);
    expect(kinds.filter((kind) => kind === 'close-list')).toHaveLength(4);
    expect((await storage.operations(PLAN, 9)).map(({ count }) => count)).toEqual([1, 1, 1, 1]);
  });

  it('[Y3] lists what stands also where other words are said with it', async () => {
    const storage = await opened();
    await say(storage, number('count', 3, 10));
    const { statements } = await storage.write(typed([number('ceiling', 4, 1), close(3)]));
    expect(statements.map(({ subject }) => subject.kind)).toEqual(['month', 'month-close', 'close-list']);
  });

  it('[Y2] takes no word without a reason, and nothing of what was said with it is written', async () => {
    const storage = await opened();
    await say(storage, number('count', 3, 10), number('count', 5, 1));
    await say(storage, close(3), close(4));
    const before = await standingTable(storage);
    const said = [number('count', 3, 11), number('count', 4, 2), number('count', 5, 3)];
    expect(await refusal(say(storage, ...said))).toEqual({ kind: 'needs-reason', months: [3, 4] });
    expect(await refusal(storage.write(typed(said, { correction: ' \n' })))).toMatchObject({
      kind: 'needs-reason',
    });
    expect(await standingTable(storage)).toEqual(before);
    const { statements } = await storage.write(typed(said, { correction: ' 漏计 ' }));
    expect(statements.map(({ correction }) => correction)).toEqual(['漏计', '漏计', undefined]);
    expect(await refusal(say(storage, number('count', 3, 11)))).toBe('written');
  });

  it.each<[string, Said]>([
    [
      'a part',
      {
        subject: { kind: 'part', indicator: 'parts' as never, part: 'a', month: 3 },
        content: null,
        note: 'x',
      },
    ],
    [
      'a rating',
      { subject: { kind: 'rating', indicator: 'rated' as never, month: 3 }, content: null, note: 'x' },
    ],
    ['the execution', { subject: { kind: 'execution', month: 3 }, content: { kind: 'none' }, note: '' }],
  ])('[Y2] asks for a reason about %s too', async (_, said) => {
    const storage = await opened();
    await say(storage, close(3));
    expect(await refusal(say(storage, said))).toEqual({ kind: 'needs-reason', months: [3] });
  });

  it('[Y2] leaves texts, evidence and what has no month alone', async () => {
    const storage = await opened();
    await say(storage, close(3));
    const { statements } = await say(
      storage,
      { subject: { kind: 'remark', indicator: 'count' as never }, content: { text: '说明' }, note: '' },
      { subject: { kind: 'text', slot: 'basics' }, content: { text: '文字' }, note: '' },
      {
        subject: { kind: 'evidence', indicator: 'count' as never, evidence: 'e1' as never },
        content: { month: 3, title: '证', source: { kind: 'pointer', text: '档案室' } },
        note: '',
      },
    );
    expect(statements.map(({ correction }) => correction)).toEqual([undefined, undefined, undefined]);
  });

  it('[Y2] asks before undo, redo and a return to a restore point', async () => {
    const storage = await opened();
    await say(storage, number('count', 3, 10));
    await say(storage, { subject: { kind: 'settings' }, content: { exceededRule: 'R2' }, note: '' });
    await storage.write(typed([number('count', 3, 12)], { intent: 'plan' }));
    await say(storage, close(3));
    const [point] = await storage.points(PLAN);
    const asks = { kind: 'needs-reason', months: [3] };
    expect(await refusal(storage.returnTo(PLAN, point?.seq ?? 0, AUTHOR))).toEqual(asks);
    await storage.write(typed([number('count', 3, 13)], { correction: '漏计' }));
    expect(await refusal(storage.undo(PLAN, AUTHOR))).toEqual(asks);
    await storage.undo(PLAN, AUTHOR, undefined, '撤回');
    expect(await refusal(storage.redo(PLAN, AUTHOR))).toEqual(asks);
    await storage.redo(PLAN, AUTHOR, '还是要');
    expect(await standingTable(storage)).toMatchObject({ 'month/count/3': 13 });
    expect(await corrections(storage)).toEqual([
      'month/count/3 重做；更正：还是要',
      'month/count/3 撤销；更正：撤回',
      'month/count/3 录入；更正：漏计',
    ]);
    await storage.returnTo(PLAN, point?.seq ?? 0, AUTHOR, '恢复');
    expect(await standingTable(storage)).toMatchObject({ 'month/count/3': 10 });
  });

  it('[Y3] is open to a merge, and what is newer than the close is listed as 更正', async () => {
    const section = await opened();
    const office = await opened();
    await say(section, number('count', 3, 10), number('count', 4, 1));
    await takeIn(office, await sentFrom(section));
    await say(office, close(3));
    // The section's clock goes on by a second with each save, past that of the office.
    for (const value of [1, 2, 3]) await say(section, number('sum', 1, value));
    await say(section, number('count', 3, 12), number('count', 4, 2));
    await takeIn(office, await sentFrom(section));
    expect(await standingTable(office)).toMatchObject({ 'month/count/3': 12, 'month/count/4': 2 });
    expect(await corrections(office)).toEqual([
      'month/count/3 录入；并入自 a.jxb.json；更正（关账后改动，未写理由）',
    ]);
  });

  it('[Y3] lists what was merged after the close though its clock is older', async () => {
    const section = await opened();
    const office = await opened();
    const early = await say(section, number('count', 3, 10));
    await takeIn(office, await sentFrom(section));
    const { statements: closing } = await say(office, close(3));
    await say(section, number('count', 3, 12));
    // The section's clock stands: by it, the second word is as old as the first.
    const file = await sentFrom(section);
    const at = early.statements[0]?.at;
    const behind = file.statements.map((each) => ({ ...each, at }) as Statement);
    expect(at).toBeLessThan(closing[0]?.at ?? 0);
    await takeIn(office, { ...file, statements: behind });
    expect(await standingTable(office)).toMatchObject({ 'month/count/3': 12 });
    expect(await corrections(office)).toEqual([
      'month/count/3 录入；并入自 a.jxb.json；更正（关账后改动，未写理由）',
    ]);
  });

  it('[Y3] what is said once the month is open again is no correction, and closing lists it', async () => {
    const storage = await opened();
    await say(storage, number('count', 3, 10));
    await say(storage, close(3));
    await storage.write(typed([number('count', 3, 11)], { correction: '漏计' }));
    await say(storage, close(3, true));
    await say(storage, number('count', 3, 12));
    await say(storage, close(3));
    expect(await corrections(storage)).toEqual(['month/count/3 录入；更正：漏计']);
    await storage.write(typed([number('count', 3, 13)], { correction: '又漏一期' }));
    expect(await corrections(storage)).toEqual([
      'month/count/3 录入；更正：又漏一期',
      'month/count/3 录入；更正：漏计',
    ]);
  });
});
