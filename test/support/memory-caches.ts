/** A store of responses in memory: jsdom has none. The real one is in test/e2e/disk.spec.ts. */
export class MemoryCaches {
  /** A disk that is full writes a part of what it is given, and says nothing. */
  isFull = false;
  /** How long a disk takes to write, ms. */
  takesMs = 0;
  private readonly entries = new Map<string, Blob>();

  /** What is in it now, as another store. */
  copy(): MemoryCaches {
    const copy = new MemoryCaches();
    for (const [url, body] of this.entries) copy.entries.set(url, body);
    return copy;
  }

  readonly open = () =>
    Promise.resolve({
      put: async (url: string, response: Response) => {
        const whole = await response.blob();
        await new Promise((resolve) => setTimeout(resolve, this.takesMs));
        this.entries.set(url, this.isFull ? whole.slice(0, 9) : whole);
      },
      match: (url: string) => {
        const found = this.entries.get(url);
        return Promise.resolve(found === undefined ? undefined : new Response(found));
      },
      keys: () => Promise.resolve([...this.entries.keys()].map((url) => ({ url }))),
      delete: (url: string) => Promise.resolve(this.entries.delete(url)),
    });
}
