/** Work that is done again and again while somebody watches: one round at a time, and soon after a nudge. */
export class Rounds {
  private readonly work: () => Promise<number | null>;
  private readonly started: () => () => void;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private due = 0;
  private running: Promise<void> = Promise.resolve();
  private isQueued = false;
  private watchers = 0;
  private stop: (() => void) | null = null;

  /**
   * @param work a round; it handles its own failures and says after how many ms the next is due, null: when somebody has done something
   * @param started is called with the first watcher, and says how to end with the last
   */
  constructor(work: () => Promise<number | null>, started: () => () => void) {
    this.work = work;
    this.started = started;
  }

  /** Goes on until everybody who asked for it has stopped. */
  readonly watch = (): (() => void) => {
    this.watchers += 1;
    if (this.watchers === 1) {
      this.stop = this.started();
      void this.round();
    }
    return () => {
      this.watchers -= 1;
      if (this.watchers > 0) return;
      if (this.timer !== null) clearTimeout(this.timer);
      this.timer = null;
      this.stop?.();
    };
  };

  /** One round; one that waits is enough for all who ask. */
  readonly round = (): Promise<void> => {
    if (this.isQueued) return this.running;
    this.isQueued = true;
    this.running = this.after(this.running);
    return this.running;
  };

  private async after(before: Promise<void>): Promise<void> {
    await before;
    this.isQueued = false;
    const next = await this.work();
    if (next !== null) this.soon(next);
  }

  /** A round within so many ms, while somebody watches. */
  readonly soon = (ms: number): void => {
    if (this.watchers === 0) return;
    const due = Date.now() + ms;
    // A nudge must not wait for the next look, nor put it off.
    if (this.timer !== null && this.due <= due) return;
    if (this.timer !== null) clearTimeout(this.timer);
    this.due = due;
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.round();
    }, ms);
  };
}
