/** What is known of something that goes on beside the page, and whoever shows it. */
export class Watched<View extends object> {
  private view: View;
  private readonly listeners = new Set<() => void>();

  constructor(view: View) {
    this.view = view;
  }

  readonly snapshot = (): View => this.view;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(change: Partial<View>): void {
    this.view = { ...this.view, ...change };
    for (const listener of this.listeners) listener();
  }
}
