import { create } from 'zustand';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';

interface Show {
  /** Where 汇报 has room for what the frame finds; null: there is no show. */
  readonly room: HTMLElement | null;
  /** The row whose page is asked for; a new object each time. */
  readonly asked: { readonly row: IndicatorId } | null;
  readonly setRoom: (room: HTMLElement | null) => void;
  readonly turnTo: (row: IndicatorId) => void;
}

/** 汇报 lies over the frame: the field of the frame stands in it while it is shown, and leads to its pages [MO34]. */
export const useShow = create<Show>((set) => ({
  room: null,
  asked: null,
  setRoom: (room) => set({ room, asked: null }),
  turnTo: (row) => set({ asked: { row } }),
}));
