import type { FormLayout } from '#src/domain/statements/statement.ts';
import { LAYOUT_WORDS } from '#src/domain/words/statement-words.ts';
import { useSaying, type Speaker } from '#src/queries/saying.ts';

/** Chooses the layout of a plan's forms: a word like any other, taken back from its notice [ND3]. */
export function useLayoutSaying(speaker: Speaker): (layout: FormLayout) => void {
  const saying = useSaying(speaker);
  return (layout) => {
    saying(
      {
        intent: 'plan',
        origin: 'typed',
        said: [{ subject: { kind: 'form-layout' }, content: { layout }, note: '' }],
      },
      `表格已改为${LAYOUT_WORDS[layout]}`,
    );
  };
}
