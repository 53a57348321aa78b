import type { NatsConnection } from '@nats-io/nats-core';
import {
  ALL_RECORDS,
  letterSubject,
  LIVE_RECORDS,
  liveSubject,
  liveTotals,
  parseLetterSubject,
  RECORDS,
  recordsOf,
  recordsOfMonth,
  recordSubject,
  streamName,
  totalsOfMonth,
  totalsStream,
  totalSubject,
} from '#src/domain/engine/subjects.ts';
import type { LetterBatch, Linked, Mailbox, MailboxLink, RecordBox, TotalsBox } from '#src/engine/mailbox.ts';
import {
  connectNats,
  putNewest,
  putOnce,
  readBatch,
  readNewest,
  readStamp,
  toMailboxError,
  watchLink,
  type NatsDoor,
} from '#src/engine/nats-connection.ts';

interface NatsPlace extends NatsDoor {
  readonly unit: string;
  /** What the section of this PC is called in subjects. */
  readonly writer: string;
}

/** The stream of a unit on a NATS server as a mailbox. */
export async function openNatsMailbox({ unit, writer, ...door }: NatsPlace): Promise<Mailbox> {
  const connection = await connectNats(door);
  return {
    ...linked(connection, [liveSubject(unit)]),
    put: ({ plan, id }, text) => putOnce(connection, letterSubject({ unit, writer, plan, id }), text),
    after: (plan, cursor, limit) => lettersAfter(connection, { unit, plan, cursor, limit }),
    stampAt: (seq) => readStamp(connection, streamName(unit), seq),
    publish: (place, text) => putNewest(connection, recordSubject({ unit, ...place }), text),
    publishTotal: (place, text) => putNewest(connection, totalSubject({ unit, ...place }), text),
  };
}

/** What the units of a district publish, and their letters [EN11]. */
export async function openNatsRecords(door: NatsDoor): Promise<RecordBox> {
  const connection = await connectNats(door);
  return {
    ...linked(connection, [LIVE_RECORDS]),
    after: async (cursor, limit, month) => {
      const filter = month === undefined ? ALL_RECORDS : recordsOfMonth(month);
      const wish = { stream: RECORDS, filter, cursor, limit };
      const { messages, ...extent } = await readBatch(connection, wish);
      return { records: messages, ...extent };
    },
    letters: (unit, plan, cursor, limit) => lettersAfter(connection, { unit, plan, cursor, limit }),
  };
}

/** What the districts of a city tell it, and the records that lie with them [EN17]. */
export async function openNatsTotals(door: NatsDoor, districts: readonly string[]): Promise<TotalsBox> {
  const connection = await connectNats(door);
  return {
    ...linked(connection, districts.map(liveTotals)),
    after: async (district, asOf, cursor, limit) => {
      const wish = { stream: totalsStream(district), filter: totalsOfMonth(asOf), cursor, limit };
      const { messages, ...extent } = await readBatch(connection, wish);
      return { records: messages, ...extent };
    },
    record: (district, place) => readNewest(connection, recordsOf(district), recordSubject(place)),
  };
}

async function lettersAfter(
  connection: NatsConnection,
  { unit, plan, cursor, limit }: { unit: string; plan: string; cursor: number; limit: number },
): Promise<LetterBatch> {
  const filter = letterSubject({ unit, writer: '*', plan, id: '>' });
  const wish = { stream: streamName(unit), filter, cursor, limit, hasStamps: true };
  const { messages, ...extent } = await readBatch(connection, wish);
  const letters = messages.flatMap(({ subject, ...rest }) => {
    const place = parseLetterSubject(subject);
    return place === null ? [] : [Object.assign({ place }, rest)];
  });
  return { letters, ...extent };
}

function linked(connection: NatsConnection, live: readonly string[]): Linked {
  const links = new Set<(link: MailboxLink) => void>();
  watchLink(connection, (link) => {
    for (const listener of links) listener(link);
  });
  return {
    onStored: (listener) => {
      const stops = live.map((subject) => subscribeTo(connection, subject, listener));
      return () => {
        for (const stop of stops) stop();
      };
    },
    onLink: (listener) => {
      links.add(listener);
      return () => links.delete(listener);
    },
    close: () => closeNats(connection),
  };
}

function subscribeTo(connection: NatsConnection, subject: string, listener: () => void): () => void {
  const reading = connection.subscribe(subject, {
    callback: (error) => {
      if (error === null) listener();
    },
  });
  return () => reading.unsubscribe();
}

async function closeNats(connection: NatsConnection): Promise<void> {
  try {
    await connection.close();
  } catch (error) {
    throw toMailboxError(error);
  }
}
