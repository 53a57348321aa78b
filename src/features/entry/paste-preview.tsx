import { useMemo, useState, type ReactNode } from 'react';
import type { IntakeRowId } from '#src/domain/intake/intake-row.ts';
import type { Intake, IntakePicks, PickedColumn } from '#src/domain/intake/read-intake.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import { monthText } from '#src/domain/words/format.ts';
import { columnNameText } from '#src/domain/words/intake-words.ts';
import { PLEASE_CHECK } from '#src/domain/words/words.ts';
import { classNames } from '#src/ui/class-names.ts';
import { Button } from '#src/ui/button.tsx';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import { Select } from '#src/ui/select.tsx';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import type { PasteFate, PasteRow } from '#src/features/entry/model/paste-plan.ts';
import tableStyles from '#src/ui/data-table.module.css';
import styles from './paste-preview.module.css';

/** What somebody has decided about a table before it is stored. */
export interface PasteChoice {
  /** Blanks clear what stands. */
  readonly clears: boolean;
  /** Rows of other sections are taken too [G29]. */
  readonly takesOthers: boolean;
  readonly picks: IntakePicks;
}

/** What would come of a choice. */
export interface PasteView {
  /** «按名称对上 28 项，1 项没对上», and what was found of columns. */
  readonly lines: readonly string[];
  readonly rows: readonly PasteRow[];
  /** How many blanks stand over something. */
  readonly blanks: number;
  readonly columns: Intake['columns'];
  /** How many rows belong to other sections than the one that is shown. */
  readonly others: number;
}

interface PastePreviewProps {
  readonly title: string;
  readonly view: (choice: PasteChoice) => PasteView;
  /** The rows that a line can be given to. */
  readonly rowOptions: readonly { readonly value: IntakeRowId; readonly label: string }[];
  readonly clearsAtFirst: boolean;
  /** null: there is one sheet. */
  readonly sheetChoice: ReactNode;
  readonly onConfirm: (rows: readonly PasteRow[]) => void;
  readonly isByPosition: boolean;
  /** Goes over to names, or to positions; null: there is no other way to take it. */
  readonly onOtherManner: (() => void) | null;
  readonly onClose: () => void;
}

type Filter = PasteFate | 'change' | 'doubt';

const FILTERS: readonly { readonly filter: Filter; readonly word: string }[] = [
  { filter: 'store', word: '存入' },
  { filter: 'change', word: '其中更改' },
  { filter: 'doubt', word: '待核对' },
  { filter: 'refuse', word: '拒收' },
  { filter: 'clear', word: '清除' },
  { filter: 'out', word: '不导入' },
];

const FATES: readonly { readonly fate: PasteFate; readonly word: string }[] = [
  { fate: 'store', word: '存入' },
  { fate: 'refuse', word: '拒收' },
  { fate: 'clear', word: '清除' },
  { fate: 'out', word: '不导入' },
];

/** More would be read by nobody, and take long to draw. */
const MOST_LISTED = 400;

/** What a paste would do, cell by cell, before any of it is stored [G23]. */
export function PastePreview(props: PastePreviewProps) {
  const [choice, setChoice] = useState<PasteChoice>({
    clears: props.clearsAtFirst,
    takesOthers: false,
    picks: { lines: new Map(), columns: new Map() },
  });
  const [only, setOnly] = useState<Filter | null>(null);
  const { lines, rows, blanks, columns, others } = props.view(choice);
  const count = (filter: Filter) => rows.filter((row) => isListed(row, filter)).length;
  // A line that was not known stays beside the others once it is given a row, with the focus in its choice [G41].
  const listed = rows.filter(
    (row) => only === null || isListed(row, only) || (only === 'out' && row.pick !== null),
  );
  // A block that goes by position has no lines of its own.
  const hasSources = rows.some(({ source }) => source !== '');
  const change = (part: Partial<PasteChoice>) => setChoice({ ...choice, ...part });
  const pickLine = (line: number, row: IntakeRowId | null) => {
    const picked = new Map(choice.picks.lines);
    if (row === null) picked.delete(line);
    else picked.set(line, row);
    change({ picks: { ...choice.picks, lines: picked } });
  };
  const pickColumn = (column: number, picked: PickedColumn | null) =>
    change({
      picks: { ...choice.picks, columns: new Map(choice.picks.columns).set(column, picked) },
    });
  return (
    <Dialog
      title={props.title}
      isWide
      isDirty={choice.picks.lines.size > 0 || choice.picks.columns.size > 0}
      onClose={props.onClose}
      actions={
        <>
          {props.onOtherManner === null ? null : (
            <Button look="quiet" onClick={props.onOtherManner}>
              {props.isByPosition ? '改为按名称对照' : '不看名称，按位置粘贴'}
            </Button>
          )}
          <CancelButton />
          <Button
            look="primary"
            type="submit"
            disabled={count('store') + count('clear') === 0}
            onClick={() => props.onConfirm(rows)}
          >
            {count('clear') === 0
              ? `存入 ${count('store')} 格`
              : `存入 ${count('store')} 格，清除 ${count('clear')} 格`}
          </Button>
        </>
      }
    >
      {props.sheetChoice}
      <ul className={styles['lines']}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <ColumnPicks columns={columns} onPick={pickColumn} />
      {others === 0 ? null : (
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={choice.takesOthers}
            onChange={(event) => change({ takesOthers: event.target.checked })}
          />
          不在当前科室筛选内：{others} 项，一并存入
        </label>
      )}
      {blanks === 0 ? null : (
        <label className={styles['check']}>
          <input
            type="checkbox"
            checked={choice.clears}
            onChange={(event) => change({ clears: event.target.checked })}
          />
          {blanks} 个空白格所对的格已有内容：一并清除
        </label>
      )}
      <div className={styles['filters']} role="group" aria-label="只看">
        {FILTERS.map(({ filter, word }) => (
          <Button
            key={filter}
            aria-pressed={only === filter}
            onClick={() => setOnly(only === filter ? null : filter)}
          >
            {word} {count(filter)}
          </Button>
        ))}
        <CopyTable />
      </div>
      <section
        className={styles['scroll']}
        aria-label="逐格预览"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
        tabIndex={0}
      >
        <table className={classNames(tableStyles['table'])}>
          <thead>
            <tr>
              {hasSources ? <th scope="col">来源行</th> : null}
              <th scope="col">指标与月份</th>
              <th scope="col">读到</th>
              <th scope="col">处理</th>
            </tr>
          </thead>
          <tbody>
            {listed.length > 0 ? null : (
              <tr>
                <td colSpan={hasSources ? 4 : 3} className={styles['out']}>
                  {rows.length > 0
                    ? '没有这一类'
                    : columns.some(({ isOpen }) => isOpen)
                      ? '还没有要填的格：请先在上面选定各列是几月的'
                      : '没有要填的格'}
                </td>
              </tr>
            )}
            {listed.slice(0, MOST_LISTED).map((row) => (
              <tr key={row.key} data-fate={row.fate}>
                {hasSources ? <td>{row.source}</td> : null}
                <td>
                  {row.pick === null ? null : (
                    <LinePick row={row} pick={row.pick} options={props.rowOptions} onPick={pickLine} />
                  )}
                  {row.place}
                </td>
                <td className={styles['text']}>{row.text}</td>
                <td className={styles[row.fate]}>
                  {FATES.find(({ fate }) => fate === row.fate)?.word}
                  {row.reason === '' ? '' : `（${row.reason}）`}
                  {row.doubt === '' ? null : (
                    <span className={styles['doubt']}>
                      {PLEASE_CHECK}
                      {row.doubt}
                    </span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {listed.length > MOST_LISTED ? <p>另有 {listed.length - MOST_LISTED} 处没有列出，照样处理。</p> : null}
    </Dialog>
  );
}

function isListed({ fate, isChange, doubt }: PasteRow, filter: Filter): boolean {
  if (filter === 'change') return isChange;
  return filter === 'doubt' ? doubt !== '' : fate === filter;
}

const NONE = '';

interface LinePickProps {
  readonly row: PasteRow;
  readonly pick: NonNullable<PasteRow['pick']>;
  readonly options: PastePreviewProps['rowOptions'];
  readonly onPick: (line: number, row: IntakeRowId | null) => void;
}

/** Which indicator a line is about, where the table does not say [G28]. */
function LinePick({ row, pick, options, onPick }: LinePickProps) {
  return (
    <Select<IntakeRowId | typeof NONE>
      label={`${row.source}：填到哪一项`}
      className={styles['pick'] ?? ''}
      value={pick.row ?? NONE}
      options={[{ value: NONE, label: '不填' }, ...options]}
      onChange={(value) => onPick(pick.line, value === NONE ? null : value)}
    />
  );
}

interface ColumnPicksProps {
  readonly columns: Intake['columns'];
  readonly onPick: (column: number, picked: PickedColumn | null) => void;
}

/** Of which month each column is; open at once where the table leaves one undecided [G28]. */
function ColumnPicks({ columns, onPick }: ColumnPicksProps) {
  const open = columns.flatMap((column, at) =>
    column.isOpen ? [{ ...column, at, name: columnNameText(column) }] : [],
  );
  // Stays as it was at first: a choice must not close the list in which it was made.
  const [isOpen] = useState(() => !open.some(({ role }) => role.kind === 'value') || open.some(isUndecided));
  const options = useMemo(
    () => [
      { value: NONE, label: '不导入' },
      ...MONTHS.map((month) => ({ value: `value ${month}`, label: `${monthText(month)}数` })),
      ...MONTHS.map((month) => ({ value: `note ${month}`, label: `${monthText(month)}说明` })),
    ],
    [],
  );
  if (open.length === 0) return null;
  return (
    <details className={styles['columns']} open={isOpen}>
      <summary>各列是几月的</summary>
      <div>
        {open.map(({ at, name, role }) => (
          <label key={at}>
            {name}
            <Select
              label={`${name}是几月的`}
              value={role.kind === 'value' || role.kind === 'note' ? `${role.kind} ${role.month}` : NONE}
              options={options}
              onChange={(value) => onPick(at, pickedColumn(value))}
            />
          </label>
        ))}
      </div>
    </details>
  );
}

/** It holds values, and nothing says of which month. */
function isUndecided({ role }: Intake['columns'][number]): boolean {
  return role.kind === 'out' && (role.why.kind === 'which-month' || role.why.kind === 'title-span');
}

function pickedColumn(value: string): PickedColumn | null {
  const month = MONTHS.find((each) => value.endsWith(` ${each}`));
  if (month === undefined) return null;
  return { kind: value.startsWith('note') ? 'note' : 'value', month };
}
