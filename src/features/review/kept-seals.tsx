import { cutText } from '#src/kernel/plain-text.ts';
import { useMemo, useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { compareWithSeal } from '#src/domain/seal/compare-seal.ts';
import { frozenForm } from '#src/domain/seal/frozen-form.ts';
import { verifySeal } from '#src/domain/seal/read-seal.ts';
import { sealedStatements, sealFileText, type SealFile } from '#src/domain/seal/seal-file.ts';
import { checkWords } from '#src/domain/seal/seal-words.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { saveFile } from '#src/export/save-file.ts';
import { FrozenSheet } from '#src/features/review/frozen-sheet.tsx';
import { SealDifferences } from '#src/features/review/seal-differences.tsx';
import { SealFacts } from '#src/features/review/seal-facts.tsx';
import { Button } from '#src/ui/button.tsx';
import { Reading } from '#src/ui/coming.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './seal-tab.module.css';
import { compactTime, fileName } from '#src/domain/papers/file-name.ts';
import { projectPart } from '#src/domain/words/plan-title.ts';

interface KeptSealsProps {
  readonly plan: Plan;
  readonly year: YearStatements;
  /** Newest first; the first may be in force. Null: they are being read. */
  readonly seals: readonly SealFile[] | null;
  /** Kept, and no longer readable. */
  readonly unreadable: number;
}

const TITLE = '历次定稿';

/** Every seal that was ever set, reopened ones too: to be read, handed over and held against the year as it is now. */
export function KeptSeals({ plan, year, seals, unreadable }: KeptSealsProps) {
  if (seals === null)
    return (
      <Panel title={TITLE} className={styles['panel']}>
        <Reading />
      </Panel>
    );
  return (
    <Panel title={TITLE} sub={`共 ${seals.length} 次，重新打开后仍然保留`} className={styles['panel']}>
      {unreadable === 0 ? null : (
        <p className={styles['bad']}>
          {unreadable} 份定稿文件已损坏，读不出来。请从数据包或导出的定稿文件找回。
        </p>
      )}
      {seals.length === 0 ? <p>还没有定稿过。</p> : null}
      {seals.map((seal) => (
        <KeptSeal key={seal.id} plan={plan} year={year} seal={seal} />
      ))}
    </Panel>
  );
}

function KeptSeal({ plan, year, seal }: Pick<KeptSealsProps, 'plan' | 'year'> & { readonly seal: SealFile }) {
  const [shown, setShown] = useState<'form' | 'differences' | null>(null);
  const check = useMemo(() => verifySeal(seal, null), [seal]);
  const show = (what: 'form' | 'differences') => setShown(shown === what ? null : what);
  return (
    <section aria-label={`${dateTimeText(seal.sealedAt)}的定稿`}>
      <SealFacts seal={seal} />
      {check.kind === 'intact' ? null : <p className={styles['bad']}>{checkWords(check)}</p>}
      <div className={styles['actions']}>
        <Button aria-expanded={shown === 'form'} onClick={() => show('form')}>
          查看定稿内容
        </Button>
        <Button aria-expanded={shown === 'differences'} onClick={() => show('differences')}>
          与现在比对
        </Button>
        <Button onClick={() => saveFile(sealFileName(seal), 'application/json', sealFileText(seal))}>
          导出定稿文件
        </Button>
      </div>
      {shown === 'form' ? <FrozenSheet form={seal.results} /> : null}
      {shown === 'differences' ? <Now plan={plan} year={year} seal={seal} /> : null}
    </section>
  );
}

function Now({ plan, year, seal }: Pick<KeptSealsProps, 'plan' | 'year'> & { readonly seal: SealFile }) {
  const differences = useMemo(() => {
    const statements = sealedStatements([...year.bySubject.values()]);
    const results = frozenForm(yearReport(plan, year, YEAR_END), plan, seal.isSample);
    return compareWithSeal(seal, { statements, results, isPartial: false }, plan);
  }, [plan, year, seal]);
  return (
    <>
      <p className={styles[differences.length === 0 ? 'good' : 'bad']} role="status">
        {differences.length === 0
          ? '现在的数据和评分与这次定稿一致。'
          : `现在与这次定稿有 ${differences.length} 处不同。`}
      </p>
      <SealDifferences differences={differences} now="现在" />
    </>
  );
}

/** '重庆市潼南区电子政务中心_2025年度_定稿_20260105-0915.json' */
function sealFileName({ unitName, year, sealedAt, isSample, project }: SealFile): string {
  const unit = cutText(unitName.replace(/[\\/:*?"<>|\s]/g, ''), 40);
  const stamp = compactTime(dateTimeText(sealedAt));
  return fileName(
    [unit, `${year}年度`, projectPart(project ?? null), `定稿${isSample ? '（示例）' : ''}`, stamp],
    'json',
  );
}
