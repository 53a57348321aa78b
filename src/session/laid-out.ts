import { create } from 'zustand';
import type { NamedSnapshot } from '#src/domain/district/snapshot-lines.ts';
import type { NamedPackage } from '#src/domain/district/unit-year.ts';

/** A file that was laid out on 汇总各单位 and could not be read, with why. */
export interface UnreadFile {
  readonly name: string;
  readonly words: string;
}

interface LaidOut {
  /** Packages of units, as long as the page is open: they are read, and stored nowhere [DI6]. */
  readonly packages: readonly NamedPackage[];
  /** Sound snapshots, of units that sent no more [DI8]. */
  readonly snapshots: readonly NamedSnapshot[];
  readonly unread: readonly UnreadFile[];
  readonly addSnapshots: (snapshots: readonly NamedSnapshot[], unread: readonly UnreadFile[]) => void;
  readonly add: (packages: readonly NamedPackage[], unread: readonly UnreadFile[]) => void;
  readonly clear: () => void;
}

export const useLaidOut = create<LaidOut>()((set) => ({
  packages: [],
  snapshots: [],
  unread: [],
  addSnapshots: (snapshots, unread) =>
    set((before) => ({
      snapshots: [...without(before.snapshots, snapshots), ...snapshots],
      unread: [...without(without(before.unread, unread), snapshots), ...unread],
    })),
  // The same file laid out again takes the place of the one before.
  add: (packages, unread) =>
    set((before) => ({
      packages: [...without(before.packages, packages), ...packages],
      unread: [...without(without(before.unread, unread), packages), ...unread],
    })),
  clear: () => set({ packages: [], snapshots: [], unread: [] }),
}));

function without<T extends { readonly name: string }>(
  files: readonly T[],
  others: readonly { readonly name: string }[],
): readonly T[] {
  const names = new Set(others.map(({ name }) => name));
  return files.filter(({ name }) => !names.has(name));
}
