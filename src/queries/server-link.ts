import { newKey, type EngineKey } from '#src/engine/keys.ts';
import { MailboxError, type Linked } from '#src/engine/mailbox.ts';
import { AGAIN_MS, EVERY_MS, SOON_MS } from '#src/queries/engine-pace.ts';
import type { EngineView } from '#src/queries/engine-view.ts';
import { Rounds } from '#src/queries/rounds.ts';
import type { Watched } from '#src/queries/watched.ts';
import type { EngineStore } from '#src/storage/engine-store.ts';
import { toStorageProblem } from '#src/storage/problem.ts';

/** What is known of the server, whoever asks it for what. */
type ServerView = Pick<EngineView, 'link' | 'since' | 'problem' | 'publicKey' | 'progress'>;

interface ServerWish {
  readonly store: Pick<EngineStore, 'key' | 'keepKey'>;
  readonly view: Watched<ServerView>;
  readonly now: (() => number) | undefined;
  /** Asks and tells, by the key of this PC; not «open»: why nothing can be exchanged before somebody has done something. */
  readonly exchange: (key: EngineKey) => Promise<ServerView['link']>;
  /** Whatever is true of this connection alone is true no more. */
  readonly onParted: () => void;
  /** After that, where it was a failure. */
  readonly onFailed?: () => Promise<void>;
  /** With the first who watches; how to end with the last. */
  readonly onWatched?: () => () => void;
}

/** The key of this PC, and one connection that is opened, watched, lost and opened again [EN2] [EN8]. */
export class ServerLink<Box extends Linked> {
  readonly rounds: Rounds;
  /** null: it is not open. */
  box: Box | null = null;
  private boxOf = '';
  private readonly wish: ServerWish;

  constructor(wish: ServerWish) {
    this.wish = wish;
    this.rounds = new Rounds(
      () => this.inTurn(),
      () => {
        const stop = wish.onWatched?.();
        return () => {
          stop?.();
          void this.disconnect();
        };
      },
    );
  }

  /** Makes the key pair of this PC; what it had before is forgotten. */
  readonly makeKey = (): Promise<void> => this.changeKey(newKey());
  readonly forgetKey = (): Promise<void> => this.changeKey(null);

  /** The connection that there is, or a new one. @param as by what it was opened; it is not used for another */
  async connected(as: string, open: () => Promise<Box>): Promise<Box> {
    if (this.box !== null && this.boxOf === as) return this.box;
    await this.disconnect();
    const box = await open();
    this.box = box;
    this.boxOf = as;
    box.onStored(() => this.rounds.soon(SOON_MS));
    box.onLink((link) => {
      if (this.box !== box) return;
      if (link === 'closed') this.box = null;
      if (link === 'open') this.wish.onParted();
      else void this.fail(new MailboxError({ kind: 'unreachable' }));
      this.rounds.soon(link === 'open' ? 0 : AGAIN_MS);
    });
    return box;
  }

  private async changeKey(key: EngineKey | null): Promise<void> {
    await this.wish.store.keepKey(key);
    await this.disconnect();
    await this.rounds.round();
  }

  private async inTurn(): Promise<number | null> {
    const { store, view, exchange } = this.wish;
    try {
      const key = await store.key();
      view.set({ publicKey: key?.publicKey ?? null });
      // What went wrong by the one before is over with it.
      if (key === null) view.set({ problem: null, progress: null });
      const link = key === null ? 'no-key' : await exchange(key);
      this.stand(link);
      return link === 'open' ? EVERY_MS : null;
    } catch (error) {
      await this.fail(error);
      return AGAIN_MS;
    }
  }

  private async disconnect(): Promise<void> {
    const { box } = this;
    this.box = null;
    this.wish.onParted();
    await box?.close().catch(() => undefined);
  }

  private async fail(error: unknown): Promise<void> {
    const { view, onParted, onFailed } = this.wish;
    onParted();
    const problem =
      error instanceof MailboxError
        ? error.problem
        : ({ kind: 'storage', problem: toStorageProblem(error) } as const);
    view.set({ problem, progress: null });
    this.stand('lost');
    await onFailed?.();
  }

  private stand(link: ServerView['link']): void {
    const { view, now = Date.now } = this.wish;
    if (view.snapshot().link !== link) view.set({ link, since: now() });
  }
}
