import { MailboxError, type Letter, type Mailbox } from '#src/engine/mailbox.ts';

/** A mailbox without a server: what is counted of this PC's own work asks for no network. */
export class MemoryMailbox implements Mailbox {
  private stored: Letter[] = [];
  private readonly unit = 'u001';
  private readonly writer: string;

  /** @param writer of what is put by this PC */
  constructor(writer: string) {
    this.writer = writer;
  }

  /** As the account of another section would put it. */
  lay(writer: string, plan: string, id: string, text: string): void {
    const seq = (this.stored.at(-1)?.seq ?? 0) + 1;
    this.stored.push({ place: { unit: this.unit, writer, plan, id }, seq, text, stamp: `${seq} ${id}` });
  }

  /** As a server that was set back, or lost a letter: what is left is as asked. */
  keep(isLeft: (letter: Letter) => boolean): void {
    this.stored = this.stored.filter(isLeft);
  }

  letters(): readonly Letter[] {
    return this.stored;
  }

  readonly put: Mailbox['put'] = ({ plan, id }, text) => {
    const isThere = this.stored.some(
      ({ place }) => place.writer === this.writer && place.plan === plan && place.id === id,
    );
    if (!isThere) this.lay(this.writer, plan, id, text);
    return Promise.resolve(isThere ? 'known' : 'stored');
  };

  readonly after: Mailbox['after'] = (plan, cursor, limit) => {
    const behind = this.stored.filter(({ place, seq }) => place.plan === plan && seq > cursor);
    const letters = behind.slice(0, limit);
    return Promise.resolve({
      letters,
      cursor: letters[letters.length - 1]?.seq ?? cursor,
      pending: behind.length - letters.length,
    });
  };

  readonly stampAt: Mailbox['stampAt'] = (seq) =>
    Promise.resolve(this.stored.find((each) => each.seq === seq)?.stamp ?? null);
  readonly publish: Mailbox['publish'] = () => Promise.reject(new MailboxError({ kind: 'no-rights' }));
  readonly publishTotal: Mailbox['publishTotal'] = this.publish;
  readonly onStored: Mailbox['onStored'] = () => () => undefined;
  readonly onLink: Mailbox['onLink'] = () => () => undefined;
  readonly close: Mailbox['close'] = () => Promise.resolve();
}
