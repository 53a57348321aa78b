/** Files of the origin that are ours alone, beside IndexedDB. */
export interface PrivateFolder {
  /** Whether a file can be put in place of an older one of its name without either being lost on a full disk. */
  readonly canReplace: boolean;
  /** Writes a file whole or not at all. */
  readonly write: (name: string, content: string | Uint8Array<ArrayBuffer>) => Promise<void>;
  /** In order. */
  readonly names: () => Promise<readonly string[]>;
  readonly text: (name: string) => Promise<string>;
  /** Bytes; 0: there is none. */
  readonly size: (name: string) => Promise<number>;
  readonly remove: (name: string) => Promise<void>;
}

/** Of the folder, and of the store where there is none. */
export const OWN_NAME = 'tracker-journal';
