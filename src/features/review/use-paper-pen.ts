import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Author, TextSlot } from '#src/domain/statements/statement.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { PaperPen } from '#src/features/review/editable-words.tsx';
import { sealStateOf, usePaperWords, DRAFT_RESTORED } from '#src/features/review/use-paper-words.ts';
import { useSaying } from '#src/queries/saying.ts';
import type { AskAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';

/** Writing on a paper and going back to its draft; locked while nobody has said who they are, and once the year is sealed [J10]. */
export function usePaperPen(
  plan: PlanId,
  year: YearStatements,
  author: Author | null,
  askAuthor: AskAuthor,
): PaperPen {
  const words = usePaperWords(plan, author, askAuthor, sealStateOf(year));
  const say = useNotices((state) => state.say);
  const saying = useSaying({ plan, author, askAuthor, say });
  const restore = (slot: TextSlot) => {
    saying(
      {
        intent: 'text',
        origin: 'typed',
        said: [{ subject: { kind: 'text', slot }, content: null, note: '' }],
      },
      DRAFT_RESTORED,
    );
  };
  return { ...words, restore };
}
