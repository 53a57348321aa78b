import { create } from 'zustand';
import { readPreference, writePreference } from '#src/session/preference.ts';

/** A text to send as a person changed it, and the one it was made from. */
interface ChangedText {
  readonly draft: string;
  readonly text: string;
}

type Texts = Readonly<Record<string, ChangedText>>;

interface ChaseTexts {
  readonly texts: Texts;
  readonly keep: (key: string, changed: ChangedText) => void;
  readonly drop: (key: string) => void;
}

const NAME = 'chase-texts';
/** A year of seven sections. The ones that were changed last stay. */
const MOST = 84;
/** Characters of them all: site data has room for more than this alone. */
const ROOM = 200_000;

/** Texts that were changed before they are sent: they are sent once and are no data, but stay on this PC until they are given up [MO18]. */
export const useChaseTexts = create<ChaseTexts>((set) => ({
  texts: readTexts(),
  keep: (key, changed) => set(() => stored({ ...without(key), [key]: changed })),
  drop: (key) => set(() => stored(without(key))),
}));

/** Another tab may have changed others meanwhile. */
function without(key: string): Texts {
  return Object.fromEntries(Object.entries(readTexts()).filter(([each]) => each !== key));
}

function stored(texts: Texts): Pick<ChaseTexts, 'texts'> {
  let room = ROOM;
  const newest = Object.entries(texts)
    .slice(-MOST)
    .reverse()
    .filter(([key, { draft, text }]) => {
      room -= key.length + draft.length + text.length;
      return room >= 0;
    })
    .reverse();
  writePreference(NAME, JSON.stringify(newest));
  return { texts: Object.fromEntries(newest) };
}

/** Anybody can have written it: what is no text is passed over. */
function readTexts(): Texts {
  try {
    const read: unknown = JSON.parse(readPreference(NAME) ?? '[]');
    if (!Array.isArray(read)) return {};
    return Object.fromEntries((read as unknown[]).slice(-MOST).flatMap(readEntry));
  } catch {
    return {};
  }
}

function readEntry(entry: unknown): readonly (readonly [string, ChangedText])[] {
  if (!Array.isArray(entry)) return [];
  const [key, changed] = entry as unknown[];
  if (typeof key !== 'string' || typeof changed !== 'object' || changed === null) return [];
  const { draft, text } = changed as Partial<Record<string, unknown>>;
  return typeof draft === 'string' && typeof text === 'string' ? [[key, { draft, text }]] : [];
}
