import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openNatsMailbox } from '#src/engine/nats-mailbox.ts';
import { SERVER, TestEngine } from '#test/support/engine-server.ts';

describe.skipIf(SERVER === null)('the mailbox on a real server', () => {
  let engine: TestEngine;
  beforeAll(async () => {
    engine = await TestEngine.start();
  });
  afterAll(() => engine.close());

  const open = (writer: string) =>
    openNatsMailbox({
      address: engine.address(),
      seed: engine.seedOf(`u001 ${writer}`),
      unit: 'u001',
      writer,
    });

  it('[EN3] what is put twice is known, and the first stays', async () => {
    const s1 = await open('s1');
    expect(await s1.put({ plan: 'p1', id: 'a' }, 'first')).toBe('stored');
    expect(await s1.put({ plan: 'p1', id: 'a' }, 'second')).toBe('known');
    const zhk = await open('zhk');
    expect(await zhk.put({ plan: 'p1', id: 'a' }, 'of another section')).toBe('stored');
    const { letters } = await zhk.after('p1', 0, 10);
    expect(letters.map(({ place, text }) => [place.writer, text])).toEqual([
      ['s1', 'first'],
      ['zhk', 'of another section'],
    ]);
    await s1.close();
    await zhk.close();
  });

  it('[EN3] is read by a cursor, a plan at a time; past the end is an empty batch', async () => {
    const s1 = await open('s1');
    for (const id of ['1', '2', '3', '4', '5']) await s1.put({ plan: 'p2', id }, id);
    await s1.put({ plan: 'p3', id: 'x' }, 'of another plan');
    const first = await s1.after('p2', 0, 3);
    expect(first.letters.map(({ text }) => text)).toEqual(['1', '2', '3']);
    expect(first.pending).toBe(2);
    const rest = await s1.after('p2', first.cursor, 3);
    expect(rest.letters.map(({ text }) => text)).toEqual(['4', '5']);
    expect(rest.pending).toBe(0);
    expect(await s1.after('p2', rest.cursor, 3)).toEqual({ letters: [], cursor: rest.cursor, pending: 0 });
    expect(await s1.after('p4', 999_999, 3)).toEqual({ letters: [], cursor: 999_999, pending: 0 });
    await s1.close();
  });
});
