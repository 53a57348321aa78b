import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { SealState } from '#src/domain/papers/form-foot.ts';
import { outlookSaid } from '#src/domain/papers/monitoring-form.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import type {
  Author,
  FundSubject,
  OutlookContent,
  Said,
  TextSlot,
} from '#src/domain/statements/statement.ts';
import { standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { useSave, type SaveRequest } from '#src/queries/save.ts';
import { asAuthor, type AskAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';
import { dateTimeText } from '#src/ui/date-time.ts';

export const DRAFT_RESTORED = '已恢复自动草稿';

/** Whether the year is sealed, as the forms print it. */
export function sealStateOf(year: YearStatements): SealState {
  const seal = standing(year, { kind: 'seal' });
  if (seal === null || seal.content === null) return { state: 'open' };
  return {
    state: 'sealed',
    digest: seal.content.digest,
    at: dateTimeText(seal.at),
    by: seal.author.name,
  };
}

/** What is said on the papers of the review: saved at once, unless nobody has said who they are or the year is sealed. */
export function usePaperWords(plan: PlanId, author: Author | null, askAuthor: AskAuthor, seal: SealState) {
  const save = useSave(plan);
  const saveAs = (request: SaveRequest) => {
    asAuthor(author, askAuthor, (by) => void save(request, by));
  };
  const say = useNotices((state) => state.say);
  const isSealed = seal.state === 'sealed';
  const onLocked = (then?: () => void) => {
    if (isSealed) say('本年度已定稿，不能修改。确需修改，请先到「定稿与校验」重新打开');
    else askAuthor(then);
  };
  return {
    isLocked: isSealed || author === null,
    onLocked,
    /** What a button begins: it asks for the name itself, and goes on [H24]. */
    press: (act: () => void) => (isSealed ? onLocked() : act()),
    saveText: (slot: TextSlot, text: string) => {
      saveAs({
        intent: 'text',
        origin: 'typed',
        said: [{ subject: { kind: 'text', slot }, content: text === '' ? null : { text }, note: '' }],
      });
    },
    saveRemark: (indicator: IndicatorId, text: string) => {
      saveAs({
        intent: 'remark',
        origin: 'typed',
        said: [{ subject: { kind: 'remark', indicator }, content: text === '' ? null : { text }, note: '' }],
      });
    },
    /** @param value null: nothing is said of it any more */
    saveFunds: (subject: FundSubject, value: Quantity | null) => {
      saveAs({
        intent: 'text',
        origin: 'typed',
        said: [{ subject, content: value === null ? null : { value }, note: '' } as Said],
      });
    },
    /** Several rows of one cut-off are one step for undo. */
    saveOutlooks: (month: Month, rows: readonly (readonly [id: IndicatorId, content: OutlookContent])[]) => {
      saveAs({
        intent: 'outlook',
        origin: 'typed',
        said: rows.map(([indicator, content]) => ({
          subject: { kind: 'outlook', indicator, month },
          content: outlookSaid(content),
          note: '',
        })),
      });
    },
  };
}

export type PaperWords = ReturnType<typeof usePaperWords>;
