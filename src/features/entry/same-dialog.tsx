import { useMemo, useState } from 'react';
import { isScored, type Plan, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { monthBefore, type Month } from '#src/domain/period/month.ts';
import { pointsChange } from '#src/domain/words/entry-impact.ts';
import { monthText, scoreText } from '#src/domain/words/format.ts';
import { sameRows, sameSaid, type SameRow } from '#src/domain/words/same-as-last.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
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
  const [rows] = useState(() => sameRows(plan, year, month, indicators));
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(rows.filter(({ isTicked }) => isTicked).map(({ indicator }) => indicator.id)),
  );
  const chosen = useMemo(() => rows.filter(({ indicator }) => ticked.has(indicator.id)), [rows, ticked]);
  const total = useMemo(() => {
    const of = (supposed: YearStatements) => yearReport(plan, supposed, month).card.total;
    return pointsChange('已得总分', of(year), of(supposing(year, sameSaid(month, chosen))));
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
            <ul>
              {rows.map((row) => (
                <li key={row.indicator.id}>
                  <label>
                    <input
                      type="checkbox"
                      checked={ticked.has(row.indicator.id)}
                      onChange={(event) => {
                        const next = new Set(ticked);
                        if (event.target.checked) next.add(row.indicator.id);
                        else next.delete(row.indicator.id);
                        setTicked(next);
                      }}
                    />
                    {row.label}
                    {isScored(plan) ? `（得分 ${scoreText(row.before)} → ${scoreText(row.after)}）` : ''}
                  </label>
                </li>
              ))}
            </ul>
          </fieldset>
        </>
      )}
    </Dialog>
  );
}
