import type { NatsConnection } from '@nats-io/nats-core';
import { letterSubject, liveSubject, parseLetterSubject, streamName } from '#src/domain/engine/subjects.ts';
import type { Mailbox, MailboxLink } from '#src/engine/mailbox.ts';
import {
  connectNats,
  putOnce,
  readBatch,
  readStamp,
  toMailboxError,
  watchLink,
} from '#src/engine/nats-connection.ts';

interface NatsPlace {
  /** Of the WebSocket. */
  readonly address: string;
  readonly seed: string;
  readonly unit: string;
  /** What the section of this PC is called in subjects. */
  readonly writer: string;
}

/** The stream of a unit on a NATS server as a mailbox. */
export async function openNatsMailbox({ address, seed, unit, writer }: NatsPlace): Promise<Mailbox> {
  const connection = await connectNats(address, seed);
  const links = new Set<(link: MailboxLink) => void>();
  watchLink(connection, (link) => {
    for (const listener of links) listener(link);
  });
  const stream = streamName(unit);
  return {
    put: ({ plan, id }, text) => putOnce(connection, letterSubject({ unit, writer, plan, id }), text),
    after: async (plan, cursor, limit) => {
      const filter = letterSubject({ unit, writer: '*', plan, id: '>' });
      const { messages, ...extent } = await readBatch(connection, { stream, filter, cursor, limit });
      const letters = messages.flatMap(({ subject, ...rest }) => {
        const place = parseLetterSubject(subject);
        return place === null ? [] : [Object.assign({ place }, rest)];
      });
      return { letters, ...extent };
    },
    stampAt: (seq) => readStamp(connection, stream, seq),
    onStored: (listener) => subscribeTo(connection, liveSubject(unit), listener),
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
