import { create } from 'zustand';

/** A text to send as a person changed it, and the one it was made from. */
interface ChangedText {
  readonly draft: string;
  readonly text: string;
}

interface ChaseTexts {
  readonly texts: Readonly<Record<string, ChangedText>>;
  readonly keep: (key: string, changed: ChangedText) => void;
  readonly drop: (key: string) => void;
}

/** Texts that were changed before they are sent: they are sent once and stored nowhere, but stay while the tab is open. */
export const useChaseTexts = create<ChaseTexts>((set) => ({
  texts: {},
  keep: (key, changed) => set(({ texts }) => ({ texts: { ...texts, [key]: changed } })),
  drop: (key) =>
    set(({ texts }) => ({
      texts: Object.fromEntries(Object.entries(texts).filter(([each]) => each !== key)),
    })),
}));
