/** Work that waits at each of its gates until it is let through, and that a kill leaves there for ever. */
export class Task {
  private parked: (() => void) | null = null;
  private wake: (() => void) | null = null;
  private isOver = false;

  constructor(work: (gate: () => Promise<void>) => Promise<void>) {
    const over = () => {
      this.isOver = true;
      this.wake?.();
    };
    work(this.gate).then(over, over);
  }

  get isDone(): boolean {
    return this.isOver;
  }

  private readonly gate = (): Promise<void> =>
    new Promise((resolve) => {
      this.parked = resolve;
      this.wake?.();
    });

  /** Lets it through so many gates, or to its end. */
  async advance(gates: number): Promise<void> {
    for (let left = gates; left >= 0; left -= 1) {
      await this.reach();
      if (this.isOver || left === 0) return;
      const go = this.parked;
      this.parked = null;
      go?.();
    }
  }

  private async reach(): Promise<void> {
    while (!this.isOver && this.parked === null)
      await new Promise<void>((resolve) => {
        this.wake = resolve;
      });
    this.wake = null;
  }
}
