import { indicatorById, type Plan } from '#src/domain/catalogue/plan.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { planInForce } from '#src/domain/statements/year-statements.ts';
import { useYear } from '#src/queries/year.ts';
import { useLazy } from '#src/ui/use-lazy.ts';

/** They come with code of their own: most days nothing waits. */
const loadWords = () => import('#src/domain/words/statement-words.ts');

type Words = Awaited<ReturnType<typeof loadWords>>;

const MOST_LISTED = 6;
/** A chapter of a report is known by how it begins. */
const MOST_LETTERS = 200;

/** What is not stored, each with its place: '第 7 项 3月完成值 1,625 份；第 9 项 …'; '' until the words are here, and where nothing waits. */
export function useWaitingWords(plan: Plan, said: readonly Said[]): string {
  const words = useLazy(loadWords, said.length > 0);
  const { year } = useYear(plan.id);
  if (words.kind !== 'here' || said.length === 0) return '';
  const rows = planInForce(plan, year);
  const named = said.slice(0, MOST_LISTED).map((each) => waitingText(rows, each, words.code));
  return `${named.join('；')}${said.length > MOST_LISTED ? '等' : ''}`;
}

function waitingText(plan: Plan, said: Said, { subjectText, saidText }: Words): string {
  const { subject } = said;
  const indicator = 'indicator' in subject ? indicatorById(plan, subject.indicator) : null;
  const row = indicator === null ? '' : `第 ${indicator.seq} 项 `;
  const text = saidText(said, indicator);
  const shown =
    text.length > MOST_LETTERS ? `${text.slice(0, MOST_LETTERS)}……（共 ${text.length} 字）` : text;
  return `${row}${subjectText(subject, indicator, plan.project)} ${shown}`;
}
