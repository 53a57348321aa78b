import { create } from 'zustand';

/** A short word to the user about what just happened, at the foot of the page. */
interface Notice {
  readonly id: number;
  readonly text: string;
  readonly tone: 'plain' | 'problem';
  readonly action: { readonly label: string; readonly run: () => void } | null;
}

interface NoticeState {
  readonly notice: Notice | null;
  readonly say: (text: string, more?: Partial<Pick<Notice, 'tone' | 'action'>>) => void;
  readonly dismiss: () => void;
}

/** One notice at a time: a newer one takes the place of the older. */
export const useNotices = create<NoticeState>((set) => ({
  notice: null,
  say: (text, { tone = 'plain', action = null } = {}) =>
    set(({ notice }) => ({ notice: { id: (notice?.id ?? 0) + 1, text, tone, action } })),
  dismiss: () => set({ notice: null }),
}));
