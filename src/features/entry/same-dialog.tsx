import { useMemo } from 'react';
import { isScored, type Plan, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { monthBefore, type Month } from '#src/domain/period/month.ts';
import { pointsChange } from '#src/domain/words/entry-impact.ts';
import { EARNED_LABEL } from '#src/domain/words/figure-labels.ts';
import { monthText, scoreText } from '#src/domain/words/format.ts';
import { sameRows, sameSaid, type SameRow } from '#src/domain/words/same-as-last.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { TickList, useTicks } from '#src/features/entry/ticked-rows.tsx';
import { Button } from '#src/ui/button.tsx';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import styles from './rest-none.module.css';

interface SameDialogProps {
  /** The plan in force. */
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly month: Month;
  /** The rows of the section that is shown. */
  readonly indicators: readonly PlanIndicator[];
  readonly onConfirm: (rows: readonly SameRow[]) => void;
  readonly onClose: () => void;
}

/** Levels as they were last month, with what that scores, before one key says it of all of them [MO5]. */
export function SameDialog({ plan, year, month, indicators, onConfirm, onClose }: SameDialogProps) {
  const ticks = useTicks(
    useMemo(() => sameRows(plan, year, month, indicators), [plan, year, month, indicators]),
  );
  const { rows, chosen } = ticks;
  const total = useMemo(() => {
    const of = (supposed: YearStatements) => yearReport(plan, supposed, month).card.total;
    return pointsChange(EARNED_LABEL, of(year), of(supposing(year, sameSaid(month, chosen))));
  }, [plan, year, month, chosen]);
  const last = monthBefore(month);
  return (
    <Dialog
      title={`${monthText(month)}：与上月相同`}
      onClose={onClose}
      actions={
        rows.length === 0 ? (
          <CancelButton>关闭</CancelButton>
        ) : (
          <>
            <CancelButton />
            <Button
              look="primary"
              // oxlint-disable-next-line jsx-a11y/no-autofocus -- one key opens it, Enter answers it
              autoFocus
              disabled={chosen.length === 0}
              onClick={() => onConfirm(chosen)}
            >
              填入 {chosen.length} 项
            </Button>
          </>
        )
      }
    >
      {rows.length === 0 || last === null ? (
        <p>没有可照填的指标：只有取最近值、最高、最低或平均的指标，本月未填而上月有数的，才能与上月相同。</p>
      ) : (
        <>
          <p>
            照填 {monthText(last)}
            的数。连续两个月都有数的已勾；取平均的每月都要重新测，不勾。确认没有变动再填，可用 Ctrl+Z
            一次撤销。
          </p>
          <fieldset className={styles['group']}>
            <legend>
              {isScored(plan)
                ? `已得总分 ${total.before} → ${total.after}${total.by === '' ? '（不变）' : `（${total.by}）`}`
                : `${rows.length} 项，已勾 ${chosen.length} 项`}
            </legend>
            <TickList
              {...ticks}
              more={({ before, after }) =>
                isScored(plan) ? `（得分 ${scoreText(before)} → ${scoreText(after)}）` : ''
              }
            />
          </fieldset>
        </>
      )}
    </Dialog>
  );
}
