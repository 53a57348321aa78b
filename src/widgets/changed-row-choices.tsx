import { UNIT_LABEL, KIND_LABEL, ROLLUP_LABEL } from '#src/domain/catalogue/field-words.ts';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { choicesOf, type ChangedRow, type ValueChoice } from '#src/domain/life/changed-rows.ts';
import type { Meaning } from '#src/domain/catalogue/row-meaning.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import { saidText, subjectText } from '#src/domain/words/statement-words.ts';
import { ROLLUP_WORDS, RATED_METHOD } from '#src/domain/words/words.ts';
import table from '#src/ui/data-table.module.css';
import styles from './changed-row-choices.module.css';

interface ChangedRowChoicesProps {
  readonly rows: readonly ChangedRow[];
  readonly choices: ReadonlyMap<string, ValueChoice>;
  readonly onChoose: (row: string, choice: ValueChoice) => void;
  /** What the new version is called. */
  readonly after?: string;
}

/** Rows that a new version of the plan reads otherwise, each with what was said of it, as it is and as it would be [PL21]. */
export function ChangedRowChoices({ rows, choices, onChoose, after = '更正后' }: ChangedRowChoicesProps) {
  return (
    <ul className={styles['rows']}>
      {rows.map((row) => (
        <li key={row.id}>
          <strong>{rowTitle(row)}</strong>
          <p>{changeText(row)}</p>
          {row.values.length === 0 ? null : (
            <fieldset className={styles['choices']}>
              <legend>已有 {row.values.length} 处记录，请选择怎样处理</legend>
              {choicesOf(row).map((choice) => (
                <label key={choice}>
                  <input
                    type="radio"
                    name={`choice-${row.id}`}
                    checked={choices.get(row.id) === choice}
                    onChange={() => onChoose(row.id, choice)}
                  />
                  {CHOICE_WORDS[choice]}
                </label>
              ))}
              <ValueTable row={row} choice={choices.get(row.id) ?? null} after={after} />
            </fieldset>
          )}
        </li>
      ))}
    </ul>
  );
}

const CHOICE_WORDS: Record<ValueChoice, string> = {
  keep: '数字不变（当时就是按新的读法填的）',
  convert: '按单位精确换算',
  clear: '清除，重新填报（原来的记录留在历史里）',
};

interface ValueTableProps {
  readonly row: ChangedRow;
  readonly choice: ValueChoice | null;
  readonly after: string;
}

function ValueTable({ row, choice, after }: ValueTableProps) {
  return (
    <table className={table['table']}>
      <thead>
        <tr>
          <th scope="col">记录</th>
          <th scope="col">原来</th>
          <th scope="col">{after}</th>
        </tr>
      </thead>
      <tbody>
        {row.values.map((value, index) => (
          <tr key={value.id}>
            <th scope="row">{subjectText(value.subject, row.before ?? row.after)}</th>
            <td>{saidText(value, row.before ?? row.after)}</td>
            <td>{afterText(row, value, row.converted?.[index] ?? null, choice)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function afterText(
  row: ChangedRow,
  value: Statement,
  converted: Said | null,
  choice: ValueChoice | null,
): string {
  if (choice === null) return '请先选择';
  if (choice === 'clear') return '空';
  const said = choice === 'convert' && converted !== null ? converted : value;
  return saidText(said, row.after ?? row.before);
}

function rowTitle({ before, after }: ChangedRow): string {
  const row = after ?? before;
  return row === null ? '' : `第 ${row.seq} 项“${row.name}”`;
}

function changeText({ before, after, changed }: ChangedRow): string {
  if (before === null) return '更正后新出现的指标，还没有记录。';
  if (after === null) return '更正后没有这一项，不再计分；记录留在历史里。';
  if (changed.length === 0) return '记录在更正后不能成立（例如人工评分高于新的权重）。';
  return changed
    .map(
      (meaning) =>
        `${MEANING_WORDS[meaning]}：${meaningText(before, meaning)} → ${meaningText(after, meaning)}`,
    )
    .join('；');
}

const MEANING_WORDS: Record<Meaning, string> = {
  kind: KIND_LABEL,
  unit: UNIT_LABEL,
  rollup: ROLLUP_LABEL,
  decimals: '小数位',
  anyRange: '取值范围',
  parts: '分项',
};

function meaningText(row: PlanIndicator, meaning: Meaning): string {
  if (meaning === 'kind') return row.kind === 'quantitative' ? '按数计分' : RATED_METHOD;
  if (meaning === 'parts') return row.kind === 'compound' ? `${row.parts.length} 个分项` : '没有';
  if (row.kind !== 'quantitative') return '没有';
  switch (meaning) {
    case 'unit':
      return row.unit;
    case 'rollup':
      return ROLLUP_WORDS[row.rollup].name;
    case 'decimals':
      return String(row.decimals);
    case 'anyRange':
      return row.anyRange === true ? '可超出 0–100' : '0–100';
  }
}
