import { useMemo } from 'react';
import { sumPoints, type Points } from '#src/domain/quantity/points.ts';
import { restNoneText } from '#src/domain/words/entry-words.ts';
import { weightText } from '#src/domain/words/format.ts';
import { REST_OUTCOMES, REST_OUTCOME_WORDS, restRows, type RestRow } from '#src/domain/words/rest-none.ts';
import { isScored, type Plan, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { TickList, useTicks } from '#src/features/entry/ticked-rows.tsx';
import { Button } from '#src/ui/button.tsx';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import styles from './rest-none.module.css';

export interface RestNoneDialogProps {
  /** The plan in force. */
  readonly plan: Plan;
  readonly year: YearStatements;
  readonly month: Month;
  /** Rows in which nothing is said of the month. */
  readonly rest: readonly PlanIndicator[];
  readonly onConfirm: (rows: readonly PlanIndicator[]) => void;
  readonly onClose: () => void;
}

/** What 无发生 scores in each row, before one word is said about many of them [G8]. */
export function RestNoneDialog({ plan, year, month, rest, onConfirm, onClose }: RestNoneDialogProps) {
  const ticks = useTicks(useMemo(() => restRows(plan, year, month, rest), [plan, year, month, rest]));
  const { rows, chosen } = ticks;
  return (
    <Dialog
      title={restNoneText(month, rows.length)}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button
            look="primary"
            type="submit"
            disabled={chosen.length === 0}
            onClick={() => onConfirm(chosen.map(({ indicator }) => indicator))}
          >
            记 {chosen.length} 项为无发生
          </Button>
        </>
      }
    >
      <p>
        「无发生」是填报{isScored(plan) ? '，计入得分' : ''}
        ；没有数据的请不要记。上限类（≤、&lt;）默认不勾：不填不等于没有发生，请核实后再勾。可用 Ctrl+Z
        一次撤销。
      </p>
      <div className={styles['groups']}>
        {isScored(plan) ? null : <Group title={`本月未填 ${rows.length} 项`} name="本月未填" {...ticks} />}
        {(isScored(plan) ? REST_OUTCOMES : []).map((outcome) => {
          const group = rows.filter((row) => row.outcome === outcome);
          return group.length === 0 ? null : (
            <Group
              key={outcome}
              title={`${REST_OUTCOME_WORDS[outcome]}：${group.length} 项，共 ${weightText(pointsOf(group))} 分`}
              name={REST_OUTCOME_WORDS[outcome]}
              {...ticks}
              rows={group}
            />
          );
        })}
      </div>
    </Dialog>
  );
}

function pointsOf(rows: readonly RestRow[]): Points {
  return sumPoints(rows.map(({ indicator }) => indicator.weight));
}

interface GroupProps extends Omit<ReturnType<typeof useTicks<RestRow>>, 'chosen'> {
  readonly title: string;
  readonly name: string;
}

function Group({ title, name, ...ticks }: GroupProps) {
  const { rows, isTicked, tick } = ticks;
  const count = rows.filter(isTicked).length;
  const isAll = count === rows.length;
  return (
    <fieldset className={styles['group']}>
      <legend>
        {title}，已勾 {count} 项
      </legend>
      <Button
        look="quiet"
        aria-label={`${isAll ? '全不勾' : '全勾'}：${name}`}
        onClick={() => tick(rows, !isAll)}
      >
        {isAll ? '全不勾' : '全勾'}
      </Button>
      <TickList {...ticks} />
    </fieldset>
  );
}
