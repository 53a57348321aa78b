import { seeded } from '#test/domain/package/support/device.ts';
import type { ShareFault } from '#test/simulator/support/share.ts';

export const DEVICES = 4;

/** One thing that happens. Each can be left out of a story, and the rest still is one: that is what shrinking does. */
export type Step =
  | {
      readonly do: 'say';
      readonly at: number;
      readonly row: number;
      readonly month: number;
      readonly value: number | null;
      /** How many gates it passes before the power goes; null: it does not. */
      readonly killAt: number | null;
    }
  | { readonly do: 'close' | 'open'; readonly at: number; readonly month: number }
  | { readonly do: 'undo' | 'redo'; readonly at: number; readonly killAt: number | null }
  /** A round with the folder is begun, or goes on for so many gates. */
  | { readonly do: 'round'; readonly at: number; readonly gates: number }
  /** Somebody looks at a file in one tab, and decides. */
  | {
      readonly do: 'look';
      readonly at: number;
      readonly tab: number;
      readonly file: number;
      readonly choice: number;
    }
  | { readonly do: 'take'; readonly at: number; readonly tab: number; readonly killAt: number | null }
  | { readonly do: 'kill'; readonly at: number }
  | { readonly do: 'clock'; readonly at: number; readonly years: number }
  | { readonly do: 'disk'; readonly at: number; readonly isFull: boolean }
  | { readonly do: 'share'; readonly fault: ShareFault }
  | { readonly do: 'tear' | 'delete'; readonly file: number }
  | { readonly do: 'double' | 'back'; readonly file: number; readonly by: number }
  /** Another PC starts with a copy of this one's profile, in the place of the last. */
  | { readonly do: 'clone'; readonly at: number };

const FAULTS: readonly ShareFault[] = ['none', 'none', 'full', 'gone', 'late', 'tears'];

/** The story of a seed, the same for ever. */
export function storyOf(seed: number, length = 24): readonly Step[] {
  // A small seed has few bits set, and xorshift needs some turns to spread them.
  const next = seeded(seed * 2_654_435 + 97);
  for (let turn = 0; turn < 8; turn += 1) next(2);
  const kill = () => (next(8) === 0 ? next(3) : null);
  const month = () => 1 + next(2);
  return Array.from({ length }, (): Step => {
    const at = next(DEVICES);
    const dice = next(100);
    if (dice < 28)
      return {
        do: 'say',
        at,
        row: next(2),
        month: month(),
        value: next(9) === 0 ? null : next(4),
        killAt: kill(),
      };
    if (dice < 56) return { do: 'round', at, gates: 1 + next(40) };
    if (dice < 64) return { do: 'look', at, tab: next(2), file: next(8), choice: next(1_000) };
    if (dice < 72) return { do: 'take', at, tab: next(2), killAt: kill() };
    if (dice < 77) return { do: next(3) === 0 ? 'redo' : 'undo', at, killAt: kill() };
    if (dice < 81) return { do: next(3) === 0 ? 'open' : 'close', at, month: month() };
    if (dice < 84) return { do: 'kill', at };
    if (dice < 87) return { do: 'clock', at, years: next(21) - 10 };
    if (dice < 89) return { do: 'disk', at, isFull: next(2) === 0 };
    if (dice < 93) return { do: 'share', fault: FAULTS[next(FAULTS.length)] ?? 'none' };
    if (dice < 95) return { do: next(3) === 0 ? 'delete' : 'tear', file: next(8) };
    if (dice < 98) return { do: next(2) === 0 ? 'double' : 'back', file: next(8), by: next(4) };
    return { do: 'clone', at };
  });
}
