import type { Transport } from '#src/queries/transport.ts';

interface ShareFile {
  readonly text: string;
  readonly modifiedAt: number;
}

/** What can befall a share. `late`: a file's newest version is not seen by those who read it. */
export type ShareFault = 'none' | 'full' | 'gone' | 'late' | 'tears';

/** A shared folder as a model: files by name, every version they had, and what goes wrong. */
export class Share {
  readonly files = new Map<string, ShareFile>();
  private readonly versions = new Map<string, ShareFile[]>();
  private clock = 1_000;
  fault: ShareFault = 'none';

  put(name: string, text: string): void {
    this.clock += 1_000;
    const file = { text, modifiedAt: this.clock };
    this.files.set(name, file);
    this.versions.set(name, [...(this.versions.get(name) ?? []), file]);
  }

  /** Cut off where it lies, as by a program that was ended while it copied. */
  tear(name: string): void {
    const file = this.files.get(name);
    if (file !== undefined) this.put(name, file.text.slice(0, file.text.length >> 1));
  }

  /** An older version beside it, under the name that Windows gives a copy, or in its place. */
  bringOld(name: string, back: number, isInPlace: boolean): void {
    const versions = this.versions.get(name) ?? [];
    const old = versions[Math.max(0, versions.length - 1 - back)];
    if (old !== undefined) this.put(isInPlace ? name : `副本 ${name}`, old.text);
  }

  /** As a device reaches it, with a gate before and after whatever can be cut off. */
  reachedBy(gate: () => Promise<void>): Transport {
    return {
      list: async () => {
        await gate();
        if (this.fault === 'gone') throw new DOMException('gone', 'NotFoundError');
        return [...this.files.keys()];
      },
      read: async (name) => {
        await gate();
        const file = this.seen(name);
        if (file === undefined) throw new DOMException('no such file', 'NotFoundError');
        const bytes = new TextEncoder().encode(file.text);
        return {
          stamp: { size: bytes.length, modifiedAt: file.modifiedAt },
          bytes: () => Promise.resolve(bytes),
        };
      },
      remove: async (name) => {
        await gate();
        this.files.delete(name);
      },
      write: async (name, text) => {
        await gate();
        if (this.fault === 'gone') throw new DOMException('gone', 'NotFoundError');
        if (this.fault === 'full') throw new DOMException('full', 'QuotaExceededError');
        this.put(name, text);
        const put = this.files.get(name);
        if (this.fault === 'tears') this.tear(name);
        await gate();
        const lying = this.files.get(name);
        if (lying === undefined || lying.text !== text)
          throw new DOMException('altered', 'InvalidStateError');
        return {
          size: new TextEncoder().encode(text).length,
          modifiedAt: (put ?? lying).modifiedAt,
        };
      },
    };
  }

  private seen(name: string): ShareFile | undefined {
    if (this.fault !== 'late') return this.files.get(name);
    const versions = this.versions.get(name) ?? [];
    return versions[versions.length - 2] ?? this.files.get(name);
  }
}
