import { WHOLE_TOTAL_LABEL } from '#src/domain/words/figure-labels.ts';
import { scoreText } from '#src/domain/words/format.ts';
import type { SealFile } from '#src/domain/seal/seal-file.ts';
import { dateTimeText } from '#src/ui/date-time.ts';
import styles from './seal-tab.module.css';

/** Who sealed what and when, with the digest that the forms bear. */
export function SealFacts({ seal }: { readonly seal: SealFile }) {
  return (
    <dl className={styles['facts']}>
      <dt>定稿</dt>
      <dd>
        {dateTimeText(seal.sealedAt)}，{seal.author.section} {seal.author.name}
      </dd>
      <dt>{WHOLE_TOTAL_LABEL}</dt>
      <dd>
        {scoreText(seal.total)} 分，{seal.grade}
      </dd>
      <dt>校验码（SHA-256）</dt>
      <dd className={styles['digest']}>{seal.digest}</dd>
    </dl>
  );
}
