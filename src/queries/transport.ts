import type { FileStamp } from '#src/domain/package/shared-folder.ts';

// The port under the sync: whatever carries packages from device to device. The shared folder is the first to fit in.

/** What lies under a name; its bytes are fetched when they are asked for. */
interface TransportFile {
  readonly stamp: FileStamp;
  readonly bytes: () => Promise<Uint8Array>;
}

/** A place where each device leaves a package under a name of its own and reads those of the others. Throws what toFolderProblem has kinds for. */
export interface Transport {
  readonly list: () => Promise<readonly string[]>;
  readonly read: (name: string) => Promise<TransportFile>;
  /** Whole or not at all, read back and compared, for only that is a backup [B25]. */
  readonly write: (name: string, text: string) => Promise<FileStamp>;
  /** Of a file of ours that others took the place of; never rejects: what it says lies in another [K12]. */
  readonly remove: (name: string) => Promise<void>;
}

/** Calls `look` when others may have left something; returns how to stop. */
export type TransportTold = (look: () => void) => () => void;
