import { create } from 'zustand';
import type { NamedPackage } from '#src/domain/district/unit-year.ts';

/** A file that was laid out on 汇总各单位 and could not be read, with why. */
interface UnreadFile {
  readonly name: string;
  readonly words: string;
}

interface LaidOut {
  /** Packages of units, as long as the page is open: they are read, and stored nowhere [DI6]. */
  readonly packages: readonly NamedPackage[];
  readonly unread: readonly UnreadFile[];
  readonly add: (packages: readonly NamedPackage[], unread: readonly UnreadFile[]) => void;
  readonly clear: () => void;
}

export const useLaidOut = create<LaidOut>()((set) => ({
  packages: [],
  unread: [],
  // The same file laid out again takes the place of the one before.
  add: (packages, unread) =>
    set((before) => ({
      packages: [...without(before.packages, packages), ...packages],
      unread: [...without(without(before.unread, unread), packages), ...unread],
    })),
  clear: () => set({ packages: [], unread: [] }),
}));

function without<T extends { readonly name: string }>(
  files: readonly T[],
  others: readonly { readonly name: string }[],
): readonly T[] {
  const names = new Set(others.map(({ name }) => name));
  return files.filter(({ name }) => !names.has(name));
}
