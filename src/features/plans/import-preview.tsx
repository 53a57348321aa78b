import { useEffect, useMemo, useRef, useState } from 'react';
import {
  UNIT_NAME_LABEL,
  PROJECT_LABEL,
  NAME_LABEL,
  UNIT_LABEL,
  OPERATOR_LABEL,
  TARGET_LABEL,
} from '#src/domain/catalogue/field-words.ts';
import { draftOfRead } from '#src/domain/draft/draft-of-read.ts';
import { draftProblems } from '#src/domain/draft/draft-problems.ts';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import { ROLES, type Role } from '#src/domain/import/columns.ts';
import { tableKey, type ColumnChoices } from '#src/domain/import/column-choices.ts';
import { readPlans, type ReadColumn, type ReadPlan } from '#src/domain/import/read-plans.ts';
import type { RoleChoice } from '#src/domain/import/roles.ts';
import type { TableFile } from '#src/domain/import/table.ts';
import { CLASS1_LABEL, CLASS2_LABEL } from '#src/domain/papers/form-labels.ts';
import { WHOLE_PERFORMANCE } from '#src/domain/words/plan-title.ts';
import type { RowChanges } from '#src/features/plans/pasted-cells.ts';
import { useColumnChoices } from '#src/features/plans/use-column-choices.ts';
import { cellId, DraftTable } from '#src/features/plans/draft-table.tsx';
import { newId } from '#src/storage/new-id.ts';
import { ButtonRow } from '#src/ui/button-row.tsx';
import { Button } from '#src/ui/button.tsx';
import { todayText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import { Select } from '#src/ui/select.tsx';
import styles from './plans.module.css';

const ROLE_WORDS: Record<Role, string> = {
  name: NAME_LABEL,
  class1: CLASS1_LABEL,
  class2: CLASS2_LABEL,
  unit: UNIT_LABEL,
  operator: OPERATOR_LABEL,
  direction: '正向/反向',
  type: '定量/定性',
  target: TARGET_LABEL,
  weight: '权重',
  project: PROJECT_LABEL,
  owner: UNIT_NAME_LABEL,
  budget: '预算',
  none: '不导入',
};

const NO_CHOICE: RoleChoice = new Map();

interface ImportPreviewProps {
  readonly file: TableFile;
  readonly name: string;
  readonly onCancel: () => void;
  /** The tables that were ticked, with what was changed here. Resolves when they are stored. */
  readonly onStore: (drafts: readonly Draft[]) => void;
  /** Drafts and plans of last year that a table can be laid over. */
  readonly bases: readonly OverlayBase[];
  readonly onOverlay: (table: Draft, base: OverlayBase) => void;
}

/** A draft, or last year's plan that a draft is made of on the way. */
export interface OverlayBase {
  readonly id: string;
  readonly label: string;
  readonly year: string;
  readonly unitName: string;
  readonly project: string;
}

const NEW_DRAFT = '';

/** What was found in a table, column by column and cell by cell. Nothing is stored before 存为草稿 [PL8]. */
export function ImportPreview({ file, name, onCancel, onStore, bases, onOverlay }: ImportPreviewProps) {
  const [choices, setChoices] = useState<ColumnChoices>(new Map());
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set());
  const [shown, setShown] = useState(0);
  const [edits, setEdits] = useState<ReadonlyMap<string, Partial<DraftRow>>>(new Map());
  const [newIdAt] = useState(idsInOrder);
  const [chosenBase, setChosenBase] = useState<string | null>(null);
  const { remembered, remember } = useColumnChoices();
  const plans = useMemo(
    // What was chosen here, of this table alone, goes before what is remembered of its header.
    () => readPlans(file, new Map([...(remembered ?? []), ...choices])),
    [file, remembered, choices],
  );
  // The same place gets the same id at each reading: what was typed here stays when a column is chosen anew.
  const drafts = useMemo(
    () =>
      plans.map((plan, at) => {
        const ids = newIdAt(at);
        const draft = draftOfRead(plan, ids, todayText());
        return {
          ...draft,
          rows: draft.rows.map((row) => Object.assign({}, row, edits.get(row.id))),
        };
      }),
    [plans, edits, newIdAt],
  );
  const at = Math.min(shown, drafts.length - 1);
  const draft = drafts[at];
  const [firstUnread] = useState(() => unreadCells(draft?.rows ?? [])[0]);
  useEffect(() => {
    if (firstUnread !== undefined) document.getElementById(firstUnread)?.focus();
  }, [firstUnread]);
  const plan = plans[at];
  if (draft === undefined || plan === undefined)
    return (
      <div className={styles['page']}>
        <h1>导入目标表</h1>
        <Panel title="没有找到目标表" sub={name}>
          <p role="alert">
            表头要有指标名称和指标值两列。请确认选对了文件，或在 Excel、WPS、Word
            里选中整张表（连同表头）复制后粘贴。
          </p>
          <ButtonRow>
            <Button onClick={onCancel}>返回</Button>
          </ButtonRow>
        </Panel>
      </div>
    );
  const target = chosenBase ?? likelyBase(draft, bases);
  const base = bases.find(({ id }) => id === target) ?? null;
  const key = tableKey(plan);
  const own = choices.get(key);
  const chosen = own ?? remembered?.get(plan.header) ?? NO_CHOICE;
  const choose = (choice: RoleChoice) => {
    setChoices((before) => new Map(before).set(key, choice));
    remember(plan.header, choice);
  };
  const ticked = drafts.filter((_, index) => !left.has(index));
  const change = (changes: RowChanges) =>
    setEdits((before) => {
      const after = new Map(before);
      for (const [row, changed] of changes) after.set(row, { ...before.get(row), ...changed });
      return after;
    });
  return (
    <div className={styles['page']}>
      <h1>导入目标表</h1>
      <Panel
        title="核对读到的内容"
        sub={`${name}，还没有保存`}
        tools={
          <ButtonRow>
            <Button onClick={onCancel}>放弃</Button>
            {drafts.length > 1 || bases.length === 0 ? null : (
              <Select
                label="这张表用作"
                value={target}
                options={[
                  { value: NEW_DRAFT, label: '新的草稿' },
                  ...bases.map(({ id, label }) => ({ value: id, label })),
                ]}
                onChange={setChosenBase}
              />
            )}
            {drafts.length === 1 && base !== null ? (
              <Button look="primary" onClick={() => onOverlay(draft, base)}>
                逐项对应…
              </Button>
            ) : (
              <Button look="primary" disabled={ticked.length === 0} onClick={() => onStore(ticked)}>
                {drafts.length > 1 ? `存为 ${ticked.length} 份草稿` : '存为草稿'}
              </Button>
            )}
          </ButtonRow>
        }
      >
        {drafts.length === 1 ? null : (
          <FoundTables drafts={drafts} left={left} shown={at} onShow={setShown} onLeft={setLeft} />
        )}
        <p>{foundText(plan, draft)}</p>
        {draft.notes.length === 0 ? null : (
          <ul className={styles['notes']}>
            {draft.notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        )}
        <Columns
          columns={plan.columns}
          isChosen={chosen.size > 0}
          isRemembered={own === undefined && chosen.size > 0}
          onChoose={(column, role) => choose(new Map(chosen).set(column, role))}
          onReset={() => choose(new Map())}
        />
        <Unread key={draft.id} rows={draft.rows} isNoted={draft.notes.length > 0} />
      </Panel>
      <DraftTable
        rows={draft.rows}
        problems={draftProblems(draft)}
        sections={draft.sections}
        onChange={(row, changed) => change(new Map([[row, changed]]))}
        onPaste={change}
      />
    </div>
  );
}

/** The draft of the same unit, year and kind, where there is one: proposed, and in sight. */
function likelyBase(table: Draft, bases: readonly OverlayBase[]): string {
  const same = bases.find(
    ({ year, unitName, project }) =>
      (table.year === '' || year === table.year) &&
      (table.unitName === '' || unitName.trim() === table.unitName.trim()) &&
      project.trim() === table.project.trim(),
  );
  return same?.id ?? NEW_DRAFT;
}

/** Ids that stay with their place: the n-th id of the m-th table is the same at every reading. */
function idsInOrder(): (table: number) => () => string {
  const ids: string[][] = [];
  return (table) => {
    const own = (ids[table] ??= []);
    let next = 0;
    return () => (own[next++] ??= newId());
  };
}

function foundText(plan: ReadPlan, draft: Draft): string {
  const head = [
    draft.unitName === '' ? '单位没有印出' : draft.unitName,
    draft.year === '' ? '年度没有印出' : `${draft.year} 年度`,
    draft.project === '' ? WHOLE_PERFORMANCE : `项目“${draft.project}”`,
    draft.budget === '' ? '没有预算数' : `预算 ${draft.budget} 万元`,
  ];
  return `${head.join('，')}；${plan.table}，读到 ${draft.rows.length} 项指标。`;
}

interface FoundTablesProps {
  readonly drafts: readonly Draft[];
  readonly left: ReadonlySet<number>;
  readonly shown: number;
  readonly onShow: (table: number) => void;
  readonly onLeft: (left: ReadonlySet<number>) => void;
}

function FoundTables({ drafts, left, shown, onShow, onLeft }: FoundTablesProps) {
  const toggle = (table: number) => {
    const next = new Set(left);
    if (!next.delete(table)) next.add(table);
    onLeft(next);
  };
  return (
    <fieldset className={styles['found']}>
      <legend>找到 {drafts.length} 张目标表，勾选要存的</legend>
      {drafts.map((draft, at) => (
        <span key={draft.id} className={styles['foundLine']}>
          <label>
            <input type="checkbox" checked={!left.has(at)} onChange={() => toggle(at)} />
            {draft.project === '' ? draft.unitName || WHOLE_PERFORMANCE : draft.project}（{draft.rows.length}{' '}
            项）
          </label>
          <Button look="quiet" aria-pressed={at === shown} onClick={() => onShow(at)}>
            {at === shown ? '正在看' : '看这张'}
          </Button>
        </span>
      ))}
    </fieldset>
  );
}

interface ColumnsProps {
  readonly columns: readonly ReadColumn[];
  readonly isChosen: boolean;
  /** Chosen at an earlier table with this header, on this PC. */
  readonly isRemembered: boolean;
  readonly onChoose: (column: number, role: Role) => void;
  readonly onReset: () => void;
}

/** What each column was taken for, with what stands first in it; another choice reads the table anew at once. */
function Columns({ columns, isChosen, isRemembered, onChoose, onReset }: ColumnsProps) {
  return (
    <div className={styles['scroll']}>
      <table className={styles['columns']}>
        <caption>
          {isRemembered ? '已按上次的对应关系读（本机记住了这种表头）' : '各列读作什么，不对可改'}{' '}
          {isChosen ? (
            <Button look="quiet" onClick={onReset}>
              恢复自动识别
            </Button>
          ) : null}
        </caption>
        <thead>
          <tr>
            {columns.map(({ column, word }) => (
              <th key={column} scope="col">
                {word === '' ? `第 ${column + 1} 列` : word}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {columns.map(({ column, word, role }) => (
              <td key={column}>
                <Select
                  label={`“${word === '' ? `第 ${column + 1} 列` : word}”读作`}
                  value={role}
                  options={ROLES.map((each) => ({ value: each, label: ROLE_WORDS[each] }))}
                  onChange={(chosen) => onChoose(column, chosen)}
                />
              </td>
            ))}
          </tr>
          <tr>
            {columns.map(({ column, examples }) => (
              <td key={column} className={styles['examples']}>
                {examples.join('；')}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}

function unreadCells(rows: readonly DraftRow[]): readonly string[] {
  return rows.flatMap((row) => row.notes.map(({ field }) => cellId(row.id, field)));
}

/** From one cell that was not read to the next, with how many are left; nothing is promised of a table that has notes [IM22]. */
function Unread({ rows, isNoted }: { readonly rows: readonly DraftRow[]; readonly isNoted: boolean }) {
  const cells = unreadCells(rows);
  const last = useRef(-1);
  const go = (by: 1 | -1) => {
    last.current = (last.current + by + cells.length) % cells.length;
    document.getElementById(cells[last.current] ?? '')?.focus();
  };
  return (
    <p className={styles['unread']} role="status">
      {cells.length === 0 ? (
        isNoted ? null : (
          '每一格都读清了。'
        )
      ) : (
        <>
          有 {cells.length} 格没有读清，在表里标红并写明原因；可在这里改，也可存为草稿后再改。
          <Button look="quiet" onClick={() => go(-1)}>
            上一处
          </Button>
          <Button look="quiet" onClick={() => go(1)}>
            下一处
          </Button>
        </>
      )}
    </p>
  );
}
