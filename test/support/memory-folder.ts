import type { FolderHandle } from '#src/storage/shared-folder.ts';

interface MemoryFile {
  readonly bytes: Uint8Array;
  readonly modifiedAt: number;
}

interface Breakage {
  readonly on: 'list' | 'read' | 'write';
  /** The name of the browser's error. */
  readonly name: string;
  /** The permission that is left when it happens. */
  readonly leaves?: PermissionState;
}

/**
 * A shared folder in memory: jsdom has no file system, and a share that is full, gone or altered cannot be had to order. The real one
 * is in test/e2e/shared-folder.spec.ts.
 */
export class MemoryFolder {
  readonly kind = 'directory';
  readonly name = '绩效共享';
  readonly files = new Map<string, MemoryFile>();
  permission: PermissionState = 'granted';
  /** What the browser answers when it is asked. */
  answer: PermissionState = 'granted';
  /** What the next operations throw; null: they work. */
  broken: Breakage | null = null;
  /** A file that another program holds: it is seen, and cannot be read. */
  unreadable: string | null = null;
  /** What a share that alters files makes of what is written. */
  alter: (text: string) => string = (text) => text;
  /** Files whose content was read, in order. */
  readonly reads: string[] = [];
  private clock = 1_000;

  /** Somebody else puts a file there. */
  put(name: string, content: string | Uint8Array): void {
    this.clock += 1_000;
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    this.files.set(name, { bytes, modifiedAt: this.clock });
  }

  textOf(name: string): string {
    return new TextDecoder().decode(this.files.get(name)?.bytes);
  }

  readonly queryPermission = () => Promise.resolve(this.permission);

  readonly requestPermission = () => {
    this.permission = this.answer;
    return Promise.resolve(this.answer);
  };

  async *values() {
    await this.may('list');
    for (const name of this.files.keys()) yield { kind: 'file', name };
  }

  readonly getFileHandle = async (name: string, options: { readonly create?: boolean } = {}) => {
    if (!this.files.has(name)) {
      if (options.create !== true) throw new DOMException('no such file', 'NotFoundError');
      await this.may('write');
      this.put(name, '');
    }
    return { getFile: () => this.fileOf(name), createWritable: () => this.writerOf(name) };
  };

  readonly removeEntry = async (name: string) => {
    await this.may('write');
    this.files.delete(name);
  };

  asHandle(): FolderHandle {
    return this as unknown as FolderHandle;
  }

  private fileOf(name: string) {
    const { bytes, modifiedAt } = this.files.get(name) ?? { bytes: new Uint8Array(), modifiedAt: 0 };
    return Promise.resolve({
      name,
      size: bytes.length,
      lastModified: modifiedAt,
      arrayBuffer: async () => {
        this.reads.push(name);
        if (name === this.unreadable) throw new DOMException('held', 'NotReadableError');
        await this.may('read');
        return bytes.slice().buffer;
      },
      text: () => Promise.resolve(this.textOf(name)),
    });
  }

  private async writerOf(name: string) {
    await this.may('write');
    let text = '';
    return {
      write: async (more: string) => {
        await this.may('write');
        text += more;
      },
      close: () => Promise.resolve(this.put(name, this.alter(text))),
      abort: () => Promise.resolve(),
    };
  }

  private may(on: Breakage['on']): Promise<void> {
    if (this.broken?.on !== on) return Promise.resolve();
    this.permission = this.broken.leaves ?? this.permission;
    return Promise.reject(new DOMException('broken', this.broken.name));
  }
}
