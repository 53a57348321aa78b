import { draftText } from '#src/domain/papers/document.ts';
import type { MonthBrief } from '#src/domain/papers/month-brief.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Author, BriefSlot, Said } from '#src/domain/statements/statement.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import type { PaperPen } from '#src/features/review/editable-words.tsx';
import { sealStateOf, usePaperWords, DRAFT_RESTORED } from '#src/features/review/use-paper-words.ts';
import { useSaying } from '#src/queries/saying.ts';
import type { AskAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';

/** Writing on the brief of a month [MO23]. A text keeps beside it what the data said in its place. */
export function useBriefPen(
  plan: Plan,
  year: YearStatements,
  brief: MonthBrief | null,
  author: Author | null,
  askAuthor: AskAuthor,
): PaperPen<BriefSlot> {
  const { isLocked, onLocked, press } = usePaperWords(plan.id, author, askAuthor, sealStateOf(year));
  const say = useNotices((state) => state.say);
  const saying = useSaying({ plan: plan.id, author, askAuthor, say });
  const write = (slot: BriefSlot, text: string, done: string) => {
    const part = brief?.parts.find((each) => each.slot === slot);
    if (brief === null || part === undefined) return;
    const content = text === '' ? null : { text, draft: draftText(part) };
    const said: Said = { subject: { kind: 'brief', month: brief.month, slot }, content, note: '' };
    saying({ intent: 'text', origin: 'typed', said: [said] }, done);
  };
  return {
    isLocked,
    onLocked,
    press,
    saveText: (slot, text) => write(slot, text, text === '' ? DRAFT_RESTORED : '已改写通报文字'),
    restore: (slot) => write(slot, '', DRAFT_RESTORED),
  };
}
