import { useQuery } from '@tanstack/react-query';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { standing } from '#src/domain/statements/year-statements.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { SEAL_TITLE } from '#src/session/place-titles.ts';
import { dateTimeText } from '#src/ui/date-time.ts';
import styles from './shell.module.css';

/** A final year says so on every place, with the way to open it again [Y6]. @param href of 定稿与校验 */
export function SealedBanner({ plan, href }: { readonly plan: Plan; readonly href: string }) {
  const storage = useStorage();
  const { data } = useQuery(trackerQueries.year(storage, plan.id));
  const seal = data === undefined ? null : standing(data.year, { kind: 'seal' });
  if (seal === null || seal.content === null) return null;
  return (
    <div className={styles['banner']} role="status">
      <span>
        {plan.year} 年度已定稿（{dateTimeText(seal.at)}，{seal.author.section} {seal.author.name}
        ），不再接受更改。
      </span>
      <a href={href}>{SEAL_TITLE}</a>
    </div>
  );
}
