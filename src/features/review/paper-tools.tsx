import { useNotices } from '#src/session/notices.ts';
import { PaperBar, type PaperBarProps } from '#src/widgets/paper-bar.tsx';

export type { PaperFile } from '#src/widgets/paper-bar.tsx';

/** Above a paper: its files, its print, and what it still lacks; what becomes of a file is said as a notice. */
export function PaperTools(props: Omit<PaperBarProps, 'say'>) {
  const say = useNotices((state) => state.say);
  return <PaperBar {...props} say={say} />;
}
