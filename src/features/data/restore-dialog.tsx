import { useMemo, useState } from 'react';
import { indicatorById, type Plan } from '#src/domain/catalogue/plan.ts';
import { GONE_ROW, WHOLE_PLAN } from '#src/domain/words/history-words.ts';
import { saidText, subjectText } from '#src/domain/words/statement-words.ts';
import {
  emptiesYear,
  leftOtherwise,
  stateDifferences,
  type EarlierState,
  type StateDifference,
} from '#src/domain/statements/earlier-state.ts';
import { withEveryRow } from '#src/domain/statements/adjustments.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { useYear } from '#src/queries/year.ts';
import { RESTORING, COMPARING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import table from '#src/ui/data-table.module.css';
import { Dialog } from '#src/ui/dialog.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './data.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

const SHOWN = 50;
const NOTHING: readonly string[] = [];
/** What has to be typed before a full year is left almost empty. */
const CONFIRMATION = '清空大部分数据';

interface RestoreDialogProps {
  readonly plan: Plan;
  /** What is gone back to: '恢复到 2025-07-15 12:00' */
  readonly title: string;
  /** undefined: being read; null: it cannot be read. */
  readonly then: EarlierState | null | undefined;
  /** How many values would stand. */
  readonly values: number;
  /** What cannot be brought back, one line each. */
  readonly left?: readonly string[];
  readonly isBusy: boolean;
  readonly onRestore: () => void;
  readonly onClose: () => void;
}

/** What going back to a point or to a file would change, before anything is written [N6] [N9]. */
export function RestoreDialog({
  plan,
  title,
  then,
  values: thenValues,
  left: named = NOTHING,
  isBusy,
  onRestore,
  onClose,
}: RestoreDialogProps) {
  const { year } = useYear(plan.id);
  const [typed, setTyped] = useState('');
  const differences = useMemo<readonly StateDifference[] | null>(
    () => (then === undefined || then === null ? null : stateDifferences(year.bySubject.values(), then)),
    [then, year],
  );
  const rows = useMemo(
    () => withEveryRow(plan, [...year.bySubject.values(), ...(then?.statements ?? [])]),
    [plan, then, year],
  );
  const left = useMemo(
    () => [
      ...named,
      ...(then === undefined || then === null
        ? []
        : otherwiseLines(plan, leftOtherwise(year.bySubject.values(), then))),
    ],
    [named, plan, then, year],
  );
  const values = useMemo(
    () => [...year.bySubject.values()].filter(({ content }) => content !== null).length,
    [year],
  );
  const isEmptying = emptiesYear(values, thenValues);
  const isReady =
    differences !== null && differences.length > 0 && (!isEmptying || typed.trim() === CONFIRMATION);
  return (
    <Dialog
      title={`${title}？`}
      isWide
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button look={isEmptying ? 'danger' : 'primary'} disabled={!isReady || isBusy} onClick={onRestore}>
            {isBusy ? RESTORING : '恢复'}
          </Button>
        </>
      }
    >
      <p role="status">
        {then === null
          ? '这个还原点读不出来，不能恢复。'
          : differences === null
            ? COMPARING
            : `现有 ${values} 个值，恢复后 ${thenValues} 个；${differences.length} 处会改变。恢复前自动留一个还原点，恢复后可一步撤销。`}
      </p>
      {isEmptying ? (
        <>
          <p className={styles['damaged']}>恢复后大部分数据会清空。请确认没有选错。</p>
          <TextField label={`请输入「${CONFIRMATION}」`} value={typed} onChange={setTyped} />
        </>
      ) : null}
      {left.length === 0 ? null : (
        <details>
          <summary>不能恢复、维持现状的记录（{left.length}）</summary>
          <ul>
            {left.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </details>
      )}
      {differences === null || differences.length === 0 ? null : (
        <div className={table['scroll']} role="group" aria-label="会变的值">
          <CopyTable />
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col">指标</th>
                <th scope="col">内容</th>
                <th scope="col">现在</th>
                <th scope="col">恢复后</th>
              </tr>
            </thead>
            <tbody>
              {differences.slice(0, SHOWN).map((each) => (
                <DifferenceRow key={each.key} plan={rows} difference={each} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {differences !== null && differences.length > SHOWN ? (
        <p className={styles['note']}>只列出前 {SHOWN} 处。</p>
      ) : null}
    </Dialog>
  );
}

/** '3 新增用户 · 1月数据：后来改了计量单位或口径，旧数不再恢复' */
function otherwiseLines(plan: Plan, statements: readonly Statement[]): readonly string[] {
  return statements.map(({ subject }) => {
    const indicator = 'indicator' in subject ? indicatorById(plan, subject.indicator) : null;
    const row = indicator === null ? GONE_ROW : `${indicator.seq} ${indicator.source.name}`;
    return `${row} · ${subjectText(subject, indicator)}：这一行后来改了计量单位或口径，旧数不再恢复`;
  });
}

function DifferenceRow({ plan, difference }: { readonly plan: Plan; readonly difference: StateDifference }) {
  const { subject, now, earlier } = difference;
  const indicator = 'indicator' in subject ? indicatorById(plan, subject.indicator) : null;
  return (
    <tr>
      <th scope="row">{indicator === null ? WHOLE_PLAN : `${indicator.seq} ${indicator.source.name}`}</th>
      <td>{subjectText(subject, indicator, plan.project)}</td>
      <td>{saidText(now, indicator, subject.kind)}</td>
      <td>{saidText(earlier, indicator, subject.kind)}</td>
    </tr>
  );
}
