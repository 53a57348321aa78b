import { useState } from 'react';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { weightProblems } from '#src/domain/life/adjustment-said.ts';
import { adjustmentsOf, type Adjustment } from '#src/domain/statements/adjustments.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { standing, supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { saidText } from '#src/domain/words/statement-words.ts';
import { AdjustDialog } from '#src/features/plan/adjust-dialog.tsx';
import type { useSaying } from '#src/queries/saying.ts';
import { useNotices } from '#src/session/notices.ts';
import { Button } from '#src/ui/button.tsx';
import styles from './plan.module.css';

interface AdjustmentListProps {
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly isSealed: boolean;
  readonly speak: ReturnType<typeof useSaying>;
}

/** Every 调整 of the year, in the order in which it takes effect, to be changed or taken back [PL25]. */
export function AdjustmentList({ plan, year, isSealed, speak }: AdjustmentListProps) {
  const [edited, setEdited] = useState<Adjustment | 'new' | null>(null);
  const say = useNotices((state) => state.say);
  const adjustments = adjustmentsOf(year);
  const takeBack = (adjustment: Adjustment) => {
    const said = clearing(adjustment);
    // Another one may build on it: a row that it stopped or weights that it changed.
    if (weightProblems(plan, supposing(year, [said]), adjustment.from).length > 0) {
      say('没有撤回：撤回后权重合计不对，请先撤回或修改后来的调整', { tone: 'problem' });
      return;
    }
    speak({ intent: 'adjust-plan', origin: 'typed', said: [said] }, '调整已撤回，权重和指标恢复到调整前');
  };
  return (
    <>
      {isSealed ? null : (
        <p className={styles['buttons']}>
          <Button onClick={() => setEdited('new')}>调整方案…</Button>
          <span className={styles['note']}>
            按文件改指标值、权重，停止或新增指标；年初的内容保留并在各表注明
          </span>
        </p>
      )}
      {adjustments.length === 0 ? null : (
        <ul className={styles['versions']} aria-label="各次调整">
          {adjustments.map((adjustment) => (
            <li key={adjustment.id}>
              {saidText(standing(year, { kind: 'adjustment', adjustment: adjustment.id }), null)}{' '}
              {isSealed ? null : (
                <>
                  <Button
                    aria-label={`修改自 ${adjustment.from} 月起的调整`}
                    onClick={() => setEdited(adjustment)}
                  >
                    修改…
                  </Button>{' '}
                  <Button
                    aria-label={`撤回自 ${adjustment.from} 月起的调整`}
                    onClick={() => takeBack(adjustment)}
                  >
                    撤回
                  </Button>
                </>
              )}
            </li>
          ))}
        </ul>
      )}
      {edited === null ? null : (
        <AdjustDialog
          plan={plan}
          year={year}
          adjustment={edited === 'new' ? null : edited}
          speak={speak}
          onClose={() => setEdited(null)}
        />
      )}
    </>
  );
}

function clearing({ id }: Adjustment): Said {
  return { subject: { kind: 'adjustment', adjustment: id }, content: null, note: '' };
}
