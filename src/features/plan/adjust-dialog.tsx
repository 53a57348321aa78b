import { useMemo, useState } from 'react';
import {
  COLLECTING_LABEL,
  NAME_LABEL,
  UNIT_LABEL,
  OPERATOR_LABEL,
  TARGET_LABEL,
  OWNER_LABEL,
  FROM_MONTH_LABEL,
  DOCUMENT_NUMBER_LABEL,
} from '#src/domain/catalogue/field-words.ts';
import { INTENT_WORDS } from '#src/domain/words/operation-words.ts';
import { DAY_REFUSED } from '#src/domain/words/plan-words.ts';
import { INDICATOR_CLASSES, rowsWeight, type Plan, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { DRAFT_OPERATORS, emptyRow, type DraftRow } from '#src/domain/draft/draft.ts';
import { weightSum } from '#src/domain/draft/draft-problems.ts';
import { evenly, scaledTo, type WeightChange } from '#src/domain/draft/draft-weights.ts';
import {
  adjustableRows,
  adjustmentSaid,
  type AdjustmentForm,
  type AdjustmentProblem,
  type RowAdjustment,
} from '#src/domain/life/adjustment-said.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import { weightToText } from '#src/domain/quantity/points.ts';
import { quantityToText } from '#src/domain/quantity/quantity.ts';
import type { Adjustment } from '#src/domain/statements/adjustments.ts';
import type { AdjustmentId } from '#src/domain/statements/statement.ts';
import { planInForce, standing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { monthText } from '#src/domain/words/format.ts';
import { measureText } from '#src/domain/words/value-text.ts';
import { planProblemText } from '#src/domain/words/words.ts';
import type { useSaying } from '#src/queries/saying.ts';
import { newId } from '#src/storage/new-id.ts';
import { Button } from '#src/ui/button.tsx';
import table from '#src/ui/data-table.module.css';
import { todayText } from '#src/ui/date-time.ts';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import { Select } from '#src/ui/select.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './plan.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

interface AdjustDialogProps {
  readonly plan: Plan;
  readonly year: YearStatements;
  /** null: a new one. */
  readonly adjustment: Adjustment | null;
  readonly speak: ReturnType<typeof useSaying>;
  readonly onClose: () => void;
}

const UNCHANGED: RowAdjustment = { weight: '', target: '', isStopped: false };

/** 调整: one document, and what it changes of targets, weights and rows, old and new beside each other [PL25]. */
export function AdjustDialog({ plan, year, adjustment, speak, onClose }: AdjustDialogProps) {
  const [form, setForm] = useState<AdjustmentForm>(() => formOf(adjustment));
  const [problems, setProblems] = useState<readonly AdjustmentProblem[]>([]);
  const rows = useMemo(() => adjustableRows(plan, year, form), [plan, year, form]);
  const due = rowsWeight(planInForce(plan, year, form.from).settings);
  const weighed = [
    ...rows
      .filter(({ id }) => form.rows.get(id)?.isStopped !== true)
      .map((row) => ({ id: row.id as string, weight: weightTyped(row, form) })),
    ...form.added.map(({ id, weight }) => ({ id, weight })),
  ];
  const { sum, missing } = weightSum(weighed);
  const change = (changed: Partial<AdjustmentForm>) => {
    setProblems([]);
    setForm((before) => ({ ...before, ...changed }));
  };
  const changeRow = (id: string, changed: Partial<RowAdjustment>) =>
    change({ rows: new Map([...form.rows, [id, { ...(form.rows.get(id) ?? UNCHANGED), ...changed }]]) });
  const changeAdded = (id: string, changed: Partial<DraftRow>) =>
    change({ added: form.added.map((row) => (row.id === id ? Object.assign({}, row, changed) : row)) });
  const weigh = (changes: readonly WeightChange[] | null) => {
    if (changes === null) return;
    const after = new Map(changes.map((each) => [each.row, each.after]));
    const own = rows.flatMap(({ id }): [string, RowAdjustment][] => {
      const weight = after.get(id);
      return weight === undefined ? [] : [[id, { ...(form.rows.get(id) ?? UNCHANGED), weight }]];
    });
    change({
      rows: new Map([...form.rows, ...own]),
      added: form.added.map((row) => Object.assign({}, row, { weight: after.get(row.id) ?? row.weight })),
    });
  };
  const send = () => {
    const said = adjustmentSaid(plan, year, form);
    if (!said.ok) {
      setProblems(said.error);
      return;
    }
    const words = `方案已调整，自 ${monthText(form.from)}起；各表注明原来的权重和指标`;
    speak({ intent: 'adjust-plan', origin: 'typed', said: said.value }, words, onClose);
  };
  return (
    <Dialog
      title={adjustment === null ? INTENT_WORDS['adjust-plan'] : '修改这次调整'}
      isWide
      isDirty={form.reason !== '' || form.rows.size > 0 || form.added.length > 0}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button look="primary" type="submit" form="adjust">
            调整
          </Button>
        </>
      }
    >
      <form
        id="adjust"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div className={styles['document']}>
          <div className={styles['labelled']}>
            <span aria-hidden="true">{FROM_MONTH_LABEL}</span>
            <Select
              label={FROM_MONTH_LABEL}
              value={String(form.from)}
              options={MONTHS.map((month) => ({ value: String(month), label: `自 ${monthText(month)}起` }))}
              onChange={(chosen) => change({ from: MONTHS.find((month) => String(month) === chosen) ?? 1 })}
            />
          </div>
          <TextField label="文件日期" value={form.date} onChange={(date) => change({ date })} />
          <TextField
            label={DOCUMENT_NUMBER_LABEL}
            value={form.number}
            onChange={(number) => change({ number })}
          />
          <TextField
            label="理由"
            value={form.reason}
            onChange={(reason) => change({ reason })}
            maxLength={1_000}
          />
        </div>
        {problems.length === 0 ? null : (
          <ul role="alert" className={styles['problem']}>
            {problems.map((problem) => (
              <li key={`${problem.kind}${problem.row ?? ''}`}>{problemText(problem, rows, form)}</li>
            ))}
          </ul>
        )}
        <p className={styles['buttons']}>
          <span role="status">
            调整后权重合计 {weightToText(sum)} 分{missing > 0 ? `，${missing} 项没有权重` : ''}
            {sum === due ? '' : `，应为 ${weightToText(due)} 分`}
          </span>
          <Button disabled={scaledTo(due, weighed) === null} onClick={() => weigh(scaledTo(due, weighed))}>
            按现有比例折算到 {weightToText(due)}
          </Button>
          <Button
            disabled={weighed.length === 0}
            onClick={() =>
              weigh(evenly(weighed, [{ rows: new Set(weighed.map(({ id }) => id)), points: due }]))
            }
          >
            平均分配
          </Button>
        </p>
        <CopyTable />
        <table className={table['table']}>
          <thead>
            <tr>
              <th scope="col">指标</th>
              <th scope="col" className={table['number']}>
                现权重（分）
              </th>
              <th scope="col">新权重（分）</th>
              <th scope="col">现指标值</th>
              <th scope="col">新指标值</th>
              <th scope="col">停止</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => {
              const typed = form.rows.get(row.id) ?? UNCHANGED;
              return (
                <tr key={row.id}>
                  <th scope="row">
                    {row.seq} {row.name}
                  </th>
                  <td className={table['number']}>{weightToText(row.weight)}</td>
                  <td>
                    <input
                      aria-label={`第 ${row.seq} 项新权重`}
                      inputMode="decimal"
                      className={styles['figure']}
                      value={typed.weight}
                      disabled={typed.isStopped}
                      onChange={(event) => changeRow(row.id, { weight: event.target.value })}
                    />
                  </td>
                  <td>{targetNow(row, year, form)}</td>
                  <td>
                    {row.kind === 'quantitative' ? (
                      <input
                        aria-label={`第 ${row.seq} 项新指标值`}
                        inputMode="decimal"
                        className={styles['figure']}
                        value={typed.target}
                        disabled={typed.isStopped}
                        onChange={(event) => changeRow(row.id, { target: event.target.value })}
                      />
                    ) : null}
                  </td>
                  <td>
                    <input
                      type="checkbox"
                      aria-label={`停止第 ${row.seq} 项`}
                      checked={typed.isStopped}
                      onChange={(event) => changeRow(row.id, { isStopped: event.target.checked })}
                    />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
        {form.added.map((row, at) => (
          <AddedRowFields
            key={row.id}
            row={row}
            number={at + 1}
            sections={plan.sections}
            onChange={(changed) => changeAdded(row.id, changed)}
            onDrop={() => change({ added: form.added.filter(({ id }) => id !== row.id) })}
          />
        ))}
        <p className={styles['buttons']}>
          <Button onClick={() => change({ added: [...form.added, emptyRow(`a-${newId()}`)] })}>
            新增一项指标
          </Button>
          <span className={styles['note']}>空着的格子不改。停止的指标不再计分，以前填的数留着。</span>
        </p>
      </form>
    </Dialog>
  );
}

interface AddedRowFieldsProps {
  readonly row: DraftRow;
  readonly number: number;
  readonly sections: readonly string[];
  readonly onChange: (changed: Partial<DraftRow>) => void;
  readonly onDrop: () => void;
}

function AddedRowFields({ row, number, sections, onChange, onDrop }: AddedRowFieldsProps) {
  return (
    <fieldset className={styles['document']}>
      <legend>新增指标 {number}</legend>
      <TextField label={NAME_LABEL} value={row.name} onChange={(name) => onChange({ name })} />
      <div className={styles['labelled']}>
        <span aria-hidden="true">分类</span>
        <Select
          label={`新增指标 ${number} 的分类`}
          value={row.class}
          options={INDICATOR_CLASSES.map((each) => ({ value: each, label: each }))}
          onChange={(chosen) => onChange({ class: chosen })}
        />
      </div>
      <TextField label={UNIT_LABEL} value={row.unit} onChange={(unit) => onChange({ unit })} />
      <div className={styles['labelled']}>
        <span aria-hidden="true">{OPERATOR_LABEL}</span>
        <Select
          label={`新增指标 ${number} 的指标性质`}
          value={row.operator}
          options={DRAFT_OPERATORS.filter((each) => each !== '').map((each) => ({
            value: each,
            label: each,
          }))}
          onChange={(operator) => onChange({ operator })}
        />
      </div>
      <TextField label={TARGET_LABEL} value={row.target} onChange={(target) => onChange({ target })} />
      <TextField
        label="权重"
        suffix="分"
        value={row.weight}
        onChange={(weight) => onChange({ weight })}
        isNumber
      />
      <div className={styles['labelled']}>
        <span aria-hidden="true">{OWNER_LABEL}</span>
        <Select
          label={`新增指标 ${number} 的主责科室`}
          value={row.owner}
          options={[
            { value: '', label: COLLECTING_LABEL },
            ...sections.map((each) => ({ value: each, label: each })),
          ]}
          onChange={(owner) => onChange({ owner })}
        />
      </div>
      <Button onClick={onDrop}>去掉这一项</Button>
    </fieldset>
  );
}

function formOf(adjustment: Adjustment | null): AdjustmentForm {
  if (adjustment === null)
    return {
      id: newId() as AdjustmentId,
      from: 7,
      date: todayText(),
      number: '',
      reason: '',
      rows: new Map(),
      added: [],
    };
  const { id, from, date, number, reason, weights, stopped, added } = adjustment;
  return {
    id,
    from,
    date,
    number,
    reason,
    rows: new Map([
      ...weights.map(({ indicator, weight }): [string, RowAdjustment] => [
        indicator,
        { ...UNCHANGED, weight: weightToText(weight) },
      ]),
      ...stopped.map((row): [string, RowAdjustment] => [row, { ...UNCHANGED, isStopped: true }]),
    ]),
    added: added.map((row) =>
      Object.assign(emptyRow(row.id), {
        name: row.name,
        class: row.class,
        owner: row.owner,
        weight: weightToText(row.weight),
        unit: row.kind === 'quantitative' ? row.unit : '',
        operator: row.kind === 'quantitative' ? row.goal.operator : ('定性' as const),
        target: row.kind === 'quantitative' ? quantityToText(row.goal.target) : row.target,
      }),
    ),
  };
}

function weightTyped(row: PlanIndicator, { rows }: AdjustmentForm): string {
  const typed = rows.get(row.id)?.weight ?? '';
  return typed.trim() === '' ? weightToText(row.weight) : typed;
}

function targetNow(row: PlanIndicator, year: YearStatements, { from }: AdjustmentForm): string {
  if (row.kind !== 'quantitative') return row.source.target;
  const adjusted = standing(year, { kind: 'adjusted-target', indicator: row.id })?.content ?? null;
  const target = adjusted !== null && adjusted.from <= from ? adjusted.target : row.goal.target;
  return `${row.goal.operator}${measureText(quantityToText(target), row)}`;
}

function problemText(
  problem: AdjustmentProblem,
  rows: readonly PlanIndicator[],
  { added }: AdjustmentForm,
): string {
  const row = rows.find(({ id }) => id === problem.row);
  const index = added.findIndex(({ id }) => id === problem.row);
  const where = row === undefined ? `新增指标 ${index + 1}` : `第 ${row.seq} 项`;
  switch (problem.kind) {
    case 'date':
      return `文件日期：${DAY_REFUSED}`;
    case 'reason':
      return '请写调整的理由';
    case 'nothing':
      return '还没有改任何一项';
    case 'weight':
      return `${where}：权重要大于 0、不超过 100，最多两位小数；不要这一项请勾“停止”`;
    case 'target':
      return `${where}：指标值读不懂，请填一个数`;
    case 'name':
      return `${where}：没有名称`;
    case 'unit':
      return `${where}：没有计量单位`;
    case 'operator':
      return `${where}：请选指标性质`;
    case 'manual-score':
      return `${where}：人工评分高于新的权重，请先到该指标改人工评分`;
    case 'weights':
      return `${monthText(problem.month)}：${planProblemText(problem.problem, rows)}。停止或新增的分数要明确加到、减自别的指标，不自动折算`;
  }
}
