import { createInbox, headers, nkeyAuthenticator, wsconnect, type NatsConnection } from '@nats-io/nats-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { planToken } from '#src/domain/engine/subjects.ts';
import { openNatsMailbox, openNatsRecords } from '#src/engine/nats-mailbox.ts';
import { pause, SERVER, TestEngine } from '#test/support/engine-server.ts';
import { WATER } from '#test/support/water-plan.ts';

const PLAN = planToken(WATER.id);

describe.skipIf(SERVER === null)('rights on a real server', () => {
  let engine: TestEngine;
  const open = new Set<{ close: () => Promise<void> }>();
  beforeAll(async () => {
    engine = await TestEngine.start({ units: ['u001', 'u002'], hasDistrict: true });
  });
  afterAll(async () => {
    for (const each of open) await each.close();
    await engine.close();
  });

  async function raw(who: string): Promise<NatsConnection> {
    const connection = await wsconnect({
      servers: engine.address(),
      authenticator: nkeyAuthenticator(new TextEncoder().encode(engine.seedOf(who))),
      reconnect: false,
    });
    open.add(connection);
    return connection;
  }

  async function mailbox(unit: string, writer: string) {
    const opened = await openNatsMailbox({
      address: engine.address(),
      seed: engine.seedOf(`${unit} ${writer}`),
      unit,
      writer,
    });
    open.add(opened);
    return opened;
  }

  /** How many messages lie in the streams of both units. */
  async function stored(): Promise<number> {
    let sum = 0;
    for (const unit of ['u001', 'u002']) {
      const { messages } = await stateOf(unit.toUpperCase(), `KPI_${unit}`);
      sum += messages;
    }
    return sum;
  }

  /** As the owner of a stream sees it. */
  async function stateOf(account: string, stream: string): Promise<{ readonly messages: number }> {
    const owner = await wsconnect({
      servers: engine.address(),
      authenticator: nkeyAuthenticator(new TextEncoder().encode(engine.ownerSeed(account))),
      reconnect: false,
    });
    const answer = await owner.request(`$JS.API.STREAM.INFO.${stream}`, '');
    await owner.close();
    return answer.json<{ readonly state: { readonly messages: number } }>().state;
  }

  it('[EN5] a section puts under its own name, all sections and the district read it', async () => {
    const s1 = await mailbox('u001', 's1');
    const zhk = await mailbox('u001', 'zhk');
    const told = new Promise<void>((resolve) => {
      zhk.onStored(resolve);
    });
    // A subscription is with the server once it has answered something that was asked after it.
    await zhk.stampAt(1);
    expect(await s1.put({ plan: PLAN, id: 'legitimate' }, '{"a":1}')).toBe('stored');
    await told;
    const { letters, pending } = await zhk.after(PLAN, 0, 10);
    expect(letters).toMatchObject([
      { place: { unit: 'u001', writer: 's1', plan: PLAN, id: 'legitimate' }, seq: 1, text: '{"a":1}' },
    ]);
    expect(pending).toBe(0);
    const district = await raw('district');
    const answer = await district.request('$JS.API.DIRECT.GET.KPI_u001', JSON.stringify({ seq: 1 }));
    expect(answer.string()).toBe('{"a":1}');
  });

  const forgeries: readonly (readonly [string, string, (connection: NatsConnection) => void])[] = [
    ['the subject of another section', 'u001 s1', (c) => c.publish(`kpi.u001.s2.${PLAN}.x1`, 'forged')],
    ['the subject of another unit', 'u001 s1', (c) => c.publish(`kpi.u002.s1.${PLAN}.x2`, 'forged')],
    [
      'the reply subject of a direct get',
      'u001 s1',
      (c) =>
        c.publish('$JS.API.DIRECT.GET.KPI_u001', JSON.stringify({ seq: 1 }), {
          reply: `kpi.u001.s2.${PLAN}.x3`,
        }),
    ],
    [
      'the reply subject of a direct get, of its own section',
      'u001 s1',
      (c) =>
        c.publish('$JS.API.DIRECT.GET.KPI_u001', JSON.stringify({ seq: 1 }), {
          reply: `kpi.u001.s1.${PLAN}.x4`,
        }),
    ],
    [
      'the reply subject of a batch',
      'u001 s1',
      (c) =>
        c.publish('$JS.API.DIRECT.GET.KPI_u001', JSON.stringify({ seq: 1, batch: 5 }), {
          reply: `kpi.u001.s2.${PLAN}.x5`,
        }),
    ],
    [
      'the reply subject of a question about the stream',
      'u001 s1',
      (c) => c.publish('$JS.API.STREAM.INFO.KPI_u001', '', { reply: `kpi.u001.s2.${PLAN}.x6` }),
    ],
    [
      'a consumer that pushes into another subject',
      'u001 s1',
      (c) =>
        c.publish(
          '$JS.API.CONSUMER.CREATE.KPI_u001.x7',
          JSON.stringify({
            stream_name: 'KPI_u001',
            config: { name: 'x7', deliver_subject: `kpi.u001.s2.${PLAN}.x7`, ack_policy: 'none' },
          }),
          { reply: createInbox() },
        ),
    ],
    [
      'taking a message out',
      'u001 s1',
      (c) =>
        c.publish('$JS.API.STREAM.MSG.DELETE.KPI_u001', JSON.stringify({ seq: 1 }), { reply: createInbox() }),
    ],
    [
      'emptying the stream',
      'u001 zhk',
      (c) => c.publish('$JS.API.STREAM.PURGE.KPI_u001', '', { reply: createInbox() }),
    ],
    [
      'deleting the stream',
      'u001 zhk',
      (c) => c.publish('$JS.API.STREAM.DELETE.KPI_u001', '', { reply: createInbox() }),
    ],
    [
      'other settings of the stream',
      'u001 zhk',
      (c) =>
        c.publish('$JS.API.STREAM.UPDATE.KPI_u001', JSON.stringify({ name: 'KPI_u001', max_msgs: 1 }), {
          reply: createInbox(),
        }),
    ],
    ['a message of the district', 'district', (c) => c.publish(`kpi.u001.s1.${PLAN}.x8`, 'forged')],
    ['a record of another unit', 'u001 zhk', (c) => c.publish('rec.u002.plan.7', 'forged')],
    ['a record by a section that does not collect', 'u001 s1', (c) => c.publish('rec.u001.plan.7', 'forged')],
  ];

  it.each(forgeries)('[EN5] stores nothing and loses nothing: %s', async (_, who, forge) => {
    const before = await stored();
    const connection = await raw(who);
    forge(connection);
    await connection.flush();
    await pause(150);
    expect(await stored()).toBe(before);
    const reader = await mailbox('u001', 'zhk');
    const { letters } = await reader.after(PLAN, 0, 100);
    expect(letters.map(({ place }) => place.id)).toEqual(['legitimate']);
    expect(await stateOf('DISTRICT_RECORDS', 'RECORDS')).toMatchObject({ messages: 0 });
  });

  it('[EN5] who makes the streams writes, reads and takes out nothing that lies in them', async () => {
    const before = await stored();
    const owner = await wsconnect({
      servers: engine.address(),
      authenticator: nkeyAuthenticator(new TextEncoder().encode(engine.ownerSeed('U001'))),
      reconnect: false,
    });
    open.add(owner);
    owner.publish(`kpi.u001.s1.${PLAN}.x9`, 'forged', { reply: createInbox() });
    for (const call of ['STREAM.PURGE', 'STREAM.DELETE', 'STREAM.MSG.DELETE', 'CONSUMER.CREATE'])
      owner.publish(`$JS.API.${call}.KPI_u001`, JSON.stringify({ seq: 1 }), { reply: createInbox() });
    await expect(
      owner.request('$JS.API.DIRECT.GET.KPI_u001', JSON.stringify({ seq: 1 }), { timeout: 1_000 }),
    ).rejects.toThrow(/permission/i);
    let heard = 0;
    owner.subscribe('kpi.>', {
      callback: (error) => {
        if (error === null) heard += 1;
      },
    });
    const s1 = await mailbox('u001', 's1');
    expect(await s1.put({ plan: 'feedfeedfeedfeed', id: 'heard' }, '{}')).toBe('stored');
    await pause(150);
    expect(await stored()).toBe(before + 1);
    expect(heard).toBe(0);
  });

  /** What a sender may write into the heads of its own message, which a server writes too. */
  const HEADS: readonly (readonly [what: string, code: number])[] = [
    ['a head that names another place and number', 0],
    ['a head that says that nothing is there', 404],
    ['a head that says that this is all', 204],
    ['a head that says that it may not be read', 503],
  ];

  function forgedHeads(code: number, subject: string) {
    const head = code === 0 ? headers() : headers(code, 'forged');
    head.set('Nats-Subject', subject);
    head.set('Nats-Sequence', '1');
    head.set('Nats-Num-Pending', '0');
    return head;
  }

  it.each(HEADS)(
    '[EN5] a message is read as what the server says of it, and hides none behind it: %s',
    async (_, code) => {
      const plan = `cafecafecafe${String(code).padStart(4, '0')}`;
      const s1 = await mailbox('u001', 's1');
      const connection = await raw('u001 s1');
      await connection.request(`kpi.u001.s1.${plan}.own`, '{}', {
        timeout: 5_000,
        headers: forgedHeads(code, `kpi.u001.zhk.${plan}.forged`),
      });
      await s1.put({ plan, id: 'behind' }, '{}');
      const reader = await mailbox('u001', 'zhk');
      const { letters, pending } = await reader.after(plan, 0, 10);
      expect({ read: letters.map(({ place: { writer, id } }) => `${writer} ${id}`), pending }).toEqual({
        read: ['s1 own', 's1 behind'],
        pending: 0,
      });
      const [own, behind] = letters;
      expect((behind?.seq ?? 0) - (own?.seq ?? 0)).toBe(1);
      expect(await reader.stampAt(own?.seq ?? 0)).toBe(own?.stamp);
    },
  );

  it.each(HEADS)(
    '[EN5] a record is read as what the server says of it, and hides none behind it: %s',
    async (_, code) => {
      const plan = `feedfeedfeed${String(code).padStart(4, '0')}`;
      const connection = await raw('u002 zhk');
      await connection.request(`rec.u002.${plan}.7`, 'own', {
        timeout: 5_000,
        headers: forgedHeads(code, `rec.u001.${plan}.7`),
      });
      const other = await mailbox('u001', 'zhk');
      await other.publish({ plan, month: 7 }, 'behind');
      const district = await openNatsRecords({ address: engine.address(), seed: engine.seedOf('district') });
      open.add(district);
      const { records, pending } = await district.after(0, 100);
      const read = records.filter(({ subject }) => subject.includes(plan));
      expect({ read, pending }).toMatchObject({
        read: [
          { subject: `rec.u002.${plan}.7`, text: 'own' },
          { subject: `rec.u001.${plan}.7`, text: 'behind' },
        ],
        pending: 0,
      });
    },
  );

  it('[EN5] an oversized message ends the connection that sent it and is not stored', async () => {
    const before = await stored();
    const connection = await raw('u001 s1');
    // The client refuses what the server would not take, so it is told that the server takes more.
    if (connection.info !== undefined) connection.info.max_payload = 8_000_000;
    connection.publish(`kpi.u001.s1.${PLAN}.big`, 'x'.repeat(2_000_000));
    await connection.closed();
    expect(await stored()).toBe(before);
    const own = await mailbox('u001', 's1');
    await expect(own.put({ plan: PLAN, id: 'big' }, 'x'.repeat(2_000_000))).rejects.toMatchObject({
      problem: { kind: 'too-long' },
    });
  });

  it('[EN5][EN8] a key that nobody entered, or that was revoked, is refused; the others go on', async () => {
    const before = engine.seedOf('u002 s2');
    const going = await mailbox('u001', 's1');
    engine.configure(['u002 s2']);
    engine.reload();
    await pause(500);
    await expect(
      openNatsMailbox({ address: engine.address(), seed: before, unit: 'u002', writer: 's2' }),
    ).rejects.toMatchObject({ problem: { kind: 'refused' } });
    expect(await going.put({ plan: 'feedfeedfeedfeed', id: 'after' }, '{}')).toBe('stored');
  });
});
