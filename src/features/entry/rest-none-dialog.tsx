import { useState } from 'react';
import { sumPoints, type Points } from '#src/domain/quantity/points.ts';
import { restNoneText } from '#src/domain/words/entry-words.ts';
import { weightText } from '#src/domain/words/format.ts';
import { REST_OUTCOMES, REST_OUTCOME_WORDS, restRows, type RestRow } from '#src/domain/words/rest-none.ts';
import { isScored, type Plan, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
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
  const [rows] = useState(() => restRows(plan, year, month, rest));
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(rows.filter(({ isTicked }) => isTicked).map(({ indicator }) => indicator.id)),
  );
  const chosen = rows.filter(({ indicator }) => ticked.has(indicator.id));
  const tick = (some: readonly RestRow[], isOn: boolean) =>
    setTicked((before) => {
      const next = new Set(before);
      for (const { indicator } of some) {
        if (isOn) next.add(indicator.id);
        else next.delete(indicator.id);
      }
      return next;
    });
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
        {isScored(plan) ? null : (
          <Group
            title={`本月未填 ${rows.length} 项`}
            name="本月未填"
            rows={rows}
            ticked={ticked}
            onTick={tick}
          />
        )}
        {(isScored(plan) ? REST_OUTCOMES : []).map((outcome) => {
          const group = rows.filter((row) => row.outcome === outcome);
          return group.length === 0 ? null : (
            <Group
              key={outcome}
              title={`${REST_OUTCOME_WORDS[outcome]}：${group.length} 项，共 ${weightText(pointsOf(group))} 分`}
              name={REST_OUTCOME_WORDS[outcome]}
              rows={group}
              ticked={ticked}
              onTick={tick}
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

interface GroupProps {
  readonly title: string;
  readonly name: string;
  readonly rows: readonly RestRow[];
  readonly ticked: ReadonlySet<string>;
  readonly onTick: (rows: readonly RestRow[], isOn: boolean) => void;
}

function Group({ title, name, rows, ticked, onTick }: GroupProps) {
  const count = rows.filter(({ indicator }) => ticked.has(indicator.id)).length;
  const isAll = count === rows.length;
  return (
    <fieldset className={styles['group']}>
      <legend>
        {title}，已勾 {count} 项
      </legend>
      <Button
        look="quiet"
        aria-label={`${isAll ? '全不勾' : '全勾'}：${name}`}
        onClick={() => onTick(rows, !isAll)}
      >
        {isAll ? '全不勾' : '全勾'}
      </Button>
      <ul>
        {rows.map((row) => (
          <li key={row.indicator.id}>
            <label>
              <input
                type="checkbox"
                checked={ticked.has(row.indicator.id)}
                onChange={(event) => onTick([row], event.target.checked)}
              />
              {row.label}
            </label>
          </li>
        ))}
      </ul>
    </fieldset>
  );
}
