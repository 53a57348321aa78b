import { memo, useMemo } from 'react';
import {
  NAME_LABEL,
  UNIT_LABEL,
  OPERATOR_LABEL,
  TARGET_LABEL,
  ROLLUP_LABEL,
  OWNER_LABEL,
} from '#src/domain/catalogue/field-words.ts';
import { isPercentUnit, pacingsOf, ROLLUPS } from '#src/domain/catalogue/indicator.ts';
import { INDICATOR_CLASSES } from '#src/domain/catalogue/plan.ts';
import { classPath } from '#src/domain/catalogue/row-class.ts';
import { NEWS_FIELD_WORDS, type LastYearNews } from '#src/domain/life/last-year-news.ts';
import { splitTarget } from '#src/domain/draft/split-target.ts';
import { isRated, type DraftProblem } from '#src/domain/draft/draft-problems.ts';
import { DRAFT_OPERATORS, type DraftField, type DraftRow } from '#src/domain/draft/draft.ts';
import { WEIGHT_HEAD } from '#src/domain/papers/form-labels.ts';
import { PACING_WORDS, ROLLUP_WORDS, RATED_METHOD } from '#src/domain/words/words.ts';
import type { Decimals } from '#src/domain/quantity/quantity.ts';
import { ButtonRow } from '#src/ui/button-row.tsx';
import { Button } from '#src/ui/button.tsx';
import { classNames } from '#src/ui/class-names.ts';
import { Select } from '#src/ui/select.tsx';
import { useNotices } from '#src/session/notices.ts';
import {
  blockChanges,
  changedRow,
  FIELD_WORDS,
  pastedCells,
  type Cells,
  type RowChanges,
} from '#src/features/plans/pasted-cells.ts';
import styles from './plans.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

const DECIMALS: readonly Decimals[] = [0, 1, 2, 3, 4];

/** As wide as what stands in them; the name takes the rest. */
const COLUMNS = [
  'numberColumn',
  'nameColumn',
  'classColumn',
  'unitColumn',
  'operatorColumn',
  'targetColumn',
  'weightColumn',
  'rollupColumn',
  'pacingColumn',
  'decimalsColumn',
  'ownerColumn',
] as const;

export interface DraftTableProps {
  readonly rows: readonly DraftRow[];
  readonly problems: readonly DraftProblem[];
  readonly sections: readonly string[];
  /** What last year's plan says by now, and nobody has chosen of. */
  readonly news?: readonly LastYearNews[];
  readonly onChange: (row: string, change: Partial<DraftRow>) => void;
  /** Of several rows at once: one step to take back. */
  readonly onPaste: (changes: RowChanges) => void;
  /** Absent in the preview. */
  readonly onSplit?: (row: DraftRow) => void;
  /** Absent in the preview: rows are as many as the table has. */
  readonly onMove?: (row: string, by: -1 | 1) => void;
  readonly onDelete?: (row: string) => void;
}

/** Every row of a draft, each cell to be edited in its place, with what is wrong in it and what the table printed [PL7]. */
export function DraftTable({
  rows,
  problems,
  sections,
  news = NO_NEWS,
  onChange,
  onPaste,
  onSplit,
  onMove,
  onDelete,
}: DraftTableProps) {
  const byRow = useMemo(() => groupByRow(problems), [problems]);
  const say = useNotices((notices) => notices.say);
  const pasteBlock = (row: string, field: DraftField, cells: Cells) => {
    const read = blockChanges(rows, { row, field }, cells);
    if (read.ok) onPaste(read.value.changes);
    if (read.ok) say(read.value.said);
    else say(`没有填入：${read.error}。整张表请到方案目录的「新方案」里粘贴。`, { tone: 'problem' });
  };
  return (
    <section className={styles['scroll']} aria-label="各项指标">
      <ButtonRow>
        <CopyTable />
      </ButtonRow>
      <table className={styles['draft']}>
        <caption className={styles['proposals']}>
          各项指标：白底各列是原表的内容，蓝底各列是按名称和单位提出的建议，都可以改
        </caption>
        <colgroup>
          {COLUMNS.map((each) => (
            <col key={each} className={styles[each]} />
          ))}
          {onMove === undefined ? null : <col className={styles['toolsColumn']} />}
        </colgroup>
        <thead>
          <tr>
            <th scope="col">序号</th>
            <th scope="col">{NAME_LABEL}</th>
            <th scope="col">分类</th>
            <th scope="col">{UNIT_LABEL}</th>
            <th scope="col">{OPERATOR_LABEL}</th>
            <th scope="col">{TARGET_LABEL}</th>
            <th scope="col">{WEIGHT_HEAD}</th>
            <th scope="col" className={styles['proposed']}>
              {ROLLUP_LABEL}
            </th>
            <th scope="col" className={styles['proposed']}>
              进度方式
            </th>
            <th scope="col" className={styles['proposed']}>
              小数位
            </th>
            <th scope="col" className={styles['proposed']}>
              {OWNER_LABEL}
            </th>
            {onMove === undefined ? null : <th scope="col">操作</th>}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, at) => (
            <Line
              key={row.id}
              row={row}
              number={at + 1}
              isLast={at === rows.length - 1}
              problems={byRow.get(row.id) ?? NO_PROBLEMS}
              sections={sections}
              news={news.some((each) => each.row === row) ? news : NO_NEWS}
              onChange={onChange}
              onBlock={pasteBlock}
              onSplit={onSplit}
              onMove={onMove}
              onDelete={onDelete}
            />
          ))}
        </tbody>
      </table>
    </section>
  );
}

const NO_PROBLEMS: readonly DraftProblem[] = [];
const NO_NEWS: readonly LastYearNews[] = [];

function groupByRow(problems: readonly DraftProblem[]): ReadonlyMap<string, readonly DraftProblem[]> {
  const byRow = new Map<string, DraftProblem[]>();
  for (const problem of problems) {
    if (problem.row === null) continue;
    const own = byRow.get(problem.row);
    if (own === undefined) byRow.set(problem.row, [problem]);
    else own.push(problem);
  }
  return byRow;
}

interface LineProps {
  readonly row: DraftRow;
  readonly number: number;
  readonly isLast: boolean;
  readonly problems: readonly DraftProblem[];
  readonly sections: readonly string[];
  readonly news: readonly LastYearNews[];
  readonly onChange: DraftTableProps['onChange'];
  readonly onBlock: (row: string, field: DraftField, cells: Cells) => void;
  readonly onSplit: DraftTableProps['onSplit'];
  readonly onMove: DraftTableProps['onMove'];
  readonly onDelete: DraftTableProps['onDelete'];
}

const Line = memo(function Line({
  row,
  number,
  isLast,
  problems,
  sections,
  news,
  onChange,
  onBlock,
  onSplit,
  onMove,
  onDelete,
}: LineProps) {
  const change = (value: Partial<DraftRow>) => onChange(row.id, changedRow(row, value));
  const cell = (field: DraftField) => cellState(field, row, problems);
  const text = (field: 'name' | 'unit' | 'target' | 'weight', label: string, isNumber = false) => (
    <TextCell
      id={cellId(row.id, field)}
      label={`第 ${number} 项${label}`}
      value={row[field]}
      isNumber={isNumber}
      printed={row.source?.[field] ?? null}
      state={cell(field)}
      onChange={(value) => change({ [field]: value })}
      onBlock={(cells) => onBlock(row.id, field, cells)}
    />
  );
  const isMeasured = !isRated(row);
  return (
    <tr>
      <th scope="row">{number}</th>
      <td>
        {text('name', NAME_LABEL)}
        {row.notes.map((note) => (
          <small
            key={`${note.field}${note.text}`}
            id={noteId(row.id, note.field)}
            className={styles['cellNote']}
          >
            {FIELD_WORDS[note.field]}：{note.text}
            {note.choices?.map((choice) => (
              <button
                key={choice}
                type="button"
                className={styles['settle']}
                aria-label={`第 ${number} 项${FIELD_WORDS[note.field]}用 ${choice}`}
                onClick={() => change({ [note.field]: choice })}
              >
                用 {choice}
              </button>
            ))}
            {note.choices === undefined ? (
              <button
                type="button"
                className={styles['settle']}
                aria-label={`第 ${number} 项${FIELD_WORDS[note.field]}没问题`}
                onClick={() =>
                  onChange(row.id, { notes: row.notes.filter(({ field }) => field !== note.field) })
                }
              >
                没问题
              </button>
            ) : null}
          </small>
        ))}
        {news
          .filter((each) => each.row === row)
          .map(({ field, text: told, choices, isStopped }) => (
            <small key={field} className={styles['cellNote']}>
              {told}
              {choices.map((choice) => (
                <button
                  key={choice}
                  type="button"
                  className={styles['settle']}
                  aria-label={`第 ${number} 项${isStopped ? '留下' : `${NEWS_FIELD_WORDS[field]}用 ${choice}`}`}
                  onClick={() => onChange(row.id, { [field]: field === 'decimals' ? +choice : choice })}
                >
                  {isStopped ? '留下' : `用 ${choice}`}
                </button>
              ))}
            </small>
          ))}
      </td>
      <td>
        {row.printed === undefined ? null : (
          <small className={styles['printed']} title="原表印的分类">
            {classPath(row)}
          </small>
        )}
        <Select
          label={`第 ${number} 项分类`}
          value={row.class}
          options={INDICATOR_CLASSES.map((each) => ({ value: each, label: each }))}
          onChange={(value) => change({ class: value })}
        />
      </td>
      <td>
        {text('unit', UNIT_LABEL)}
        {isMeasured && isPercentUnit(row.unit.trim()) ? (
          <label className={styles['check']} title="增长率、超支率、执行率等，可以是负数，也可以超过 100">
            <input
              type="checkbox"
              checked={row.anyRange === true}
              aria-label={`第 ${number} 项可为负或超过 100`}
              onChange={({ target }) => onChange(row.id, { anyRange: target.checked })}
            />
            可超范围
          </label>
        ) : null}
      </td>
      <td>
        <Select
          label={`第 ${number} 项指标性质`}
          value={row.operator}
          options={DRAFT_OPERATORS.map((each) => ({ value: each, label: each === '' ? '未定' : each }))}
          onChange={(operator) => change({ operator })}
          className={cell('operator').error === null ? '' : (styles['isWrong'] ?? '')}
        />
      </td>
      <td>{text('target', TARGET_LABEL, true)}</td>
      <td>{text('weight', '权重', true)}</td>
      <td>
        {isMeasured ? (
          <Select
            label={`第 ${number} 项汇总方式`}
            value={row.rollup}
            options={ROLLUPS.map((each) => ({ value: each, label: ROLLUP_WORDS[each].name }))}
            onChange={(rollup) =>
              onChange(row.id, {
                rollup,
                ...(rollup !== 'sum' && row.pacing !== 'year-end' ? { pacing: 'level' as const } : {}),
              })
            }
          />
        ) : (
          <>
            {RATED_METHOD}
            {onSplit === undefined || row.parts !== undefined || splitTarget(row) === null ? null : (
              <Button look="quiet" aria-label={`拆分第 ${number} 项`} onClick={() => onSplit(row)}>
                拆分…
              </Button>
            )}
            {row.parts === undefined ? null : (
              <small className={styles['printed']}>
                {row.parts.map(({ name, operator, target }) => `${name} ${operator} ${target}`).join('；')}
              </small>
            )}
          </>
        )}
      </td>
      <td>
        {isMeasured ? (
          <Select
            label={`第 ${number} 项进度方式`}
            value={row.pacing}
            options={pacingsOf(row.rollup).map((each) => ({
              value: each,
              label: PACING_WORDS[each],
            }))}
            onChange={(pacing) => onChange(row.id, { pacing })}
          />
        ) : (
          '年终'
        )}
      </td>
      <td>
        {isMeasured ? (
          <Select
            label={`第 ${number} 项小数位`}
            value={String(row.decimals)}
            options={DECIMALS.map((each) => ({ value: String(each), label: String(each) }))}
            onChange={(each) => onChange(row.id, { decimals: +each as Decimals })}
          />
        ) : null}
      </td>
      <td>
        <Select
          label={`第 ${number} 项主责科室`}
          value={row.owner}
          options={[
            { value: '', label: '未定' },
            ...withOwn(sections, row.owner).map((each) => ({ value: each, label: each })),
          ]}
          title={row.owner}
          onChange={(owner) => onChange(row.id, { owner })}
        />
      </td>
      {onMove === undefined || onDelete === undefined ? null : (
        <td className={styles['tools']}>
          <Button
            look="quiet"
            aria-label={`第 ${number} 项上移`}
            disabled={number === 1}
            onClick={() => onMove(row.id, -1)}
          >
            ↑
          </Button>
          <Button
            look="quiet"
            aria-label={`第 ${number} 项下移`}
            disabled={isLast}
            onClick={() => onMove(row.id, 1)}
          >
            ↓
          </Button>
          <Button look="quiet" aria-label={`删除第 ${number} 项`} onClick={() => onDelete(row.id)}>
            删除
          </Button>
        </td>
      )}
    </tr>
  );
});

function withOwn(sections: readonly string[], owner: string): readonly string[] {
  return owner === '' || sections.includes(owner) ? sections : [...sections, owner];
}

/** Where a problem leads. */
export function cellId(row: string, field: DraftField): string {
  return `draft-${row}-${field}`;
}

function noteId(row: string, field: DraftField): string {
  return `${cellId(row, field)}-words`;
}

interface CellState {
  readonly error: string | null;
  /** Where it stands what reading the table said, and nobody has settled. */
  readonly noteId: string | null;
}

function cellState(field: DraftField, row: DraftRow, problems: readonly DraftProblem[]): CellState {
  const error = problems.find((each) => each.level === 'error' && each.field === field);
  return {
    error: error?.text ?? null,
    noteId: row.notes.some((each) => each.field === field) ? noteId(row.id, field) : null,
  };
}

interface TextCellProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly isNumber: boolean;
  /** The cell as the table printed it; null: typed by hand. */
  readonly printed: string | null;
  readonly state: CellState;
  readonly onChange: (value: string) => void;
  readonly onBlock: (cells: Cells) => void;
}

function TextCell({ id, label, value, isNumber, printed, state, onChange, onBlock }: TextCellProps) {
  return (
    <>
      {/* As high as its text: what a table prints is read whole, however long. */}
      <span className={styles['grow']} data-text={value}>
        <textarea
          id={id}
          rows={1}
          aria-label={label}
          aria-invalid={state.error !== null}
          aria-describedby={state.noteId ?? undefined}
          autoComplete="off"
          inputMode={isNumber ? 'decimal' : 'text'}
          className={classNames(
            styles['input'],
            isNumber && styles['number'],
            state.error !== null && styles['isWrong'],
          )}
          value={value}
          title={state.error ?? undefined}
          onKeyDown={(event) => {
            // One line of text in as many as it takes.
            if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.preventDefault();
          }}
          onPaste={(event) => {
            const pasted = pastedCells({
              text: event.clipboardData.getData('text/plain'),
              html: event.clipboardData.getData('text/html'),
            });
            if (pasted.kind === 'text') return;
            event.preventDefault();
            if (pasted.kind === 'cells') {
              onBlock(pasted.cells);
              return;
            }
            const { selectionStart, selectionEnd } = event.currentTarget;
            event.currentTarget.setRangeText(pasted.text, selectionStart, selectionEnd, 'end');
            onChange(event.currentTarget.value);
          }}
          onChange={(event) => onChange(event.target.value.replace(/[\r\n]+/g, ''))}
        />
      </span>
      {printed !== null && printed !== value && printed !== '' ? (
        <small className={styles['printed']} title="原表的这一格">
          原文：{printed}
        </small>
      ) : null}
    </>
  );
}
