import { movedRow } from '#src/domain/draft/row-order.ts';
import { useEffect, useMemo, useState } from 'react';
import {
  draftProblems,
  weightDue,
  isRated,
  targetOf,
  weightSum,
  type DraftProblem,
} from '#src/domain/draft/draft-problems.ts';
import { evenly, scaledTo, type WeightChange } from '#src/domain/draft/draft-weights.ts';
import { knownRows, openRows } from '#src/domain/life/draft-values.ts';
import { emptyRow, readDraft, USUAL_RULES, type Draft, type DraftRow } from '#src/domain/draft/draft.ts';
import { entryPlan } from '#src/domain/draft/entry-plan.ts';
import { issueDraft } from '#src/domain/draft/issue-draft.ts';
import { proposedOperator } from '#src/domain/draft/propose.ts';
import { HUNDRED_POINTS, subtractPoints, weightToText, type Points } from '#src/domain/quantity/points.ts';
import { splitTarget } from '#src/domain/draft/split-target.ts';
import { BudgetFields } from '#src/features/plans/budget-fields.tsx';
import { DraftRulesPanel } from '#src/features/plans/draft-rules.tsx';
import { rulesEffect } from '#src/features/plans/rules-effect.ts';
import { SplitDialog } from '#src/features/plans/split-dialog.tsx';
import { cellId, DraftTable } from '#src/features/plans/draft-table.tsx';
import { ExportDraft } from '#src/features/plans/export-draft.tsx';
import { IssueDialog } from '#src/features/plans/issue-dialog.tsx';
import { useDraft, type DraftStanding } from '#src/features/plans/use-draft.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { RecordedPanel } from '#src/features/plans/recorded-panel.tsx';
import { planAddress } from '#src/queries/plans.ts';
import { useYear } from '#src/queries/year.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { newId } from '#src/storage/new-id.ts';
import type { StoredDraft } from '#src/storage/plan-list.ts';
import { ButtonRow } from '#src/ui/button-row.tsx';
import { Button } from '#src/ui/button.tsx';
import { CancelButton, Dialog } from '#src/ui/dialog.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { Select } from '#src/ui/select.tsx';
import { TextField } from '#src/ui/text-field.tsx';
import styles from './plans.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

interface DraftEditorProps {
  readonly stored: StoredDraft;
  readonly go: PageProps['go'];
  /** Who works here: named in what is handed over. */
  readonly author: Author | null;
  readonly askAuthor: () => void;
  /** 对照 with last year. */
  readonly compareHref: string;
  /** 绩效目标申报表. */
  readonly declareHref: string;
  /** 月度填报, before it is in force. */
  readonly entryHref: string;
}

/** A draft by what is stored of it; one that cannot be read is said, and left where it is. */
export function DraftEditor(props: DraftEditorProps) {
  const { stored, ...shared } = props;
  const draft = useMemo(() => readDraft(stored.draft), [stored.draft]);
  if (draft === null)
    return (
      <p role="alert" className={styles['problem']}>
        这份草稿读不出来（内容损坏），没有改动。请从原来的表重新导入。
      </p>
    );
  return <Editor {...shared} draft={draft} savedAt={stored.savedAt} waiting={stored.waiting ?? NO_ROWS} />;
}

const NO_ROWS: readonly DraftRow[] = [];
const RECORDED_ID = 'recorded';

interface EditorProps extends Omit<DraftEditorProps, 'stored'> {
  /** As it is stored by now. */
  readonly draft: Draft;
  readonly savedAt: number;
  /** Rows as they were, whose values wait for a decision. */
  readonly waiting: readonly DraftRow[];
}

const ELSEWHERE = '这份草稿在别的窗口改过或已下达';

const STANDING_WORDS: Record<DraftStanding, string> = {
  stored: '草稿已保存到本机',
  storing: '正在保存…',
  overtaken: `${ELSEWHERE}，这里的修改没有保存。请刷新页面后再改。`,
  elsewhere: `${ELSEWHERE}。请刷新页面，看到最新的再改。`,
  failed: '没有保存：读写本机数据时出错。改动还在这里，请不要关闭，再改一处会重试。',
};

function Editor({
  draft: stored,
  savedAt,
  waiting,
  go,
  author,
  askAuthor,
  compareHref,
  declareHref,
  entryHref,
}: EditorProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  // The draft it began from: what is stored later is its own doing.
  const [begin] = useState({ stored, savedAt });
  const { draft, standing, edit, undo, redo, settle, decide } = useDraft(
    begin.stored,
    begin.savedAt,
    savedAt,
  );
  const { year, isLoading } = useYear(stored.id);
  const open = useMemo(
    () => openRows(knownRows(stored, waiting), draft, year),
    [stored, waiting, draft, year],
  );
  // What waited may have been taken back in the month: the row takes values again.
  const isOver = !isLoading && waiting.length > openRows(knownRows(stored, waiting), stored, year).length;
  useEffect(() => {
    if (isOver) storage.saveDraft({ id: stored.id, draft: stored, savedAt }, savedAt).catch(() => undefined);
  }, [isOver, storage, stored, savedAt]);
  const effect = useMemo(() => {
    const before = entryPlan({ ...draft, ...ruledBy(begin.stored) });
    const after = entryPlan(draft);
    return before === null || after === null ? null : rulesEffect(before.plan, after.plan, year);
  }, [draft, begin.stored, year]);
  const [asking, setAsking] = useState<'issue' | 'drop' | readonly WeightChange[] | null>(null);
  const problems = useMemo(() => draftProblems(draft), [draft]);
  const errors = problems.filter(({ level }) => level === 'error');
  const { sum, missing } = weightSum(draft.rows);
  const due = weightDue(draft);
  const scaled = scaledTo(due, draft.rows);
  const rest = subtractPoints(HUNDRED_POINTS, sum);
  const unsigned = draft.rows.filter((row) => row.operator === '' && !isRated(row) && targetOf(row) !== null);
  const change = (changed: Partial<Draft>) => edit((before) => ({ ...before, ...changed }));
  const changeRow = (id: string, changed: Partial<DraftRow>) =>
    edit((before) => ({
      ...before,
      rows: before.rows.map((row) => (row.id === id ? Object.assign({}, row, changed) : row)),
    }));
  const [splitting, setSplitting] = useState<string | null>(null);
  const toSplit = draft.rows.find(({ id }) => id === splitting);
  const pieces = toSplit === undefined ? null : splitTarget(toSplit);
  const asked = open.length;
  useEffect(() => {
    if (asked > 0)
      say(`有 ${asked} 项填过的数要决定怎么办`, {
        action: { label: '去看', run: () => document.getElementById(RECORDED_ID)?.focus() },
      });
  }, [asked, say]);
  const toList = () => go({ draft: null });
  const recorded = [...year.bySubject.values()].filter(({ content }) => content !== null).length;
  const putBack = () => {
    storage
      .saveDraft({ id: draft.id, draft, savedAt: Date.now(), waiting: open.map(({ was }) => was) }, null)
      .then(
        (isBack) => say(isBack ? '草稿已恢复，填过的数也在' : '没有恢复：已有同一编号的方案'),
        (error: unknown) => say(failureText(error), { tone: 'problem' }),
      );
  };

  const issue = async (date: string, number: string) => {
    const issued = issueDraft(draft, { date, number });
    if (!issued.ok) return issued.error[0]?.text ?? '草稿还有错误';
    try {
      if (!(await settle((at) => storage.issuePlan(issued.value, at))))
        return '没有下达：草稿在别的窗口改过、已下达，或有填过的数要先决定。请刷新页面后再看。';
    } catch (error) {
      return failureText(error);
    }
    say(`${issued.value.year} 年度方案已下达，可以填报了`);
    go({ ...planAddress(issued.value), name: 'plan', draft: null, isSample: false, month: null });
    return null;
  };

  return (
    <div className={styles['page']}>
      <h1 className={styles['pageTitle']}>
        草稿 <small role="status">{STANDING_WORDS[standing]}</small>
      </h1>
      <ButtonRow>
        <Button onClick={toList}>返回方案目录</Button>
        <Button disabled={undo === null} onClick={() => undo?.()}>
          撤销
        </Button>
        <Button disabled={redo === null} onClick={() => redo?.()}>
          重做
        </Button>
        <a href={entryHref}>先填月度</a>
        {draft.previous === undefined ? null : <a href={compareHref}>与上年对照</a>}
        <a href={declareHref}>申报表</a>
        <ExportDraft draft={draft} author={author} waiting={open.map(({ was }) => was)} />
        <Button look="danger" onClick={() => setAsking('drop')}>
          删除草稿
        </Button>
        <Button
          look="primary"
          disabled={errors.length > 0 || open.length > 0}
          title={open.length > 0 ? '先决定填过的数怎么办' : undefined}
          onClick={() => setAsking('issue')}
        >
          下达…
        </Button>
        <span className={styles['sum']}>
          权重合计 {weightToText(sum)} 分
          {missing > 0 ? `，还有 ${missing} 项没有权重` : sum === due ? '' : `，应为 ${weightToText(due)} 分`}
        </span>
      </ButtonRow>
      {open.length === 0 ? null : (
        // A notice leads here: the table may be far below.
        <div id={RECORDED_ID} tabIndex={-1}>
          <RecordedPanel
            open={open}
            draft={draft}
            year={year}
            author={author}
            askAuthor={askAuthor}
            decide={decide}
            onPutBack={(rows) => edit((before) => ({ ...before, rows: [...before.rows, ...rows] }))}
          />
        </div>
      )}
      <Problems problems={problems} notes={draft.notes} />
      <Head draft={draft} onChange={change} />
      <ButtonRow>
        <Button disabled={scaled === null} onClick={() => setAsking(scaled)}>
          权重按现有比例折算到 {weightToText(due)}…
        </Button>
        {missing === 0 && due === HUNDRED_POINTS && (rest === 1_000 || rest === 2_000) ? (
          <Button
            onClick={() =>
              edit((before) => ({
                ...before,
                rules: { ...(before.rules ?? USUAL_RULES), executionWeight: weightToText(rest) },
              }))
            }
          >
            另 {weightToText(rest)} 分为预算执行率
          </Button>
        ) : null}
        <Button
          disabled={draft.rows.length === 0 || missing === 0}
          onClick={() => setAsking(evenSplit(draft.rows, due))}
        >
          没有权重：平均分配…
        </Button>
        <Button
          disabled={unsigned.length === 0}
          onClick={() =>
            edit((before) => ({
              ...before,
              rows: before.rows.map((row) =>
                unsigned.some(({ id }) => id === row.id)
                  ? Object.assign({}, row, {
                      operator: proposedOperator(row),
                      notes: row.notes.filter(({ field }) => field !== 'operator'),
                    })
                  : row,
              ),
            }))
          }
        >
          {unsigned.length === 0 ? '按建议补指标性质' : `按建议补 ${unsigned.length} 项的指标性质`}
        </Button>
      </ButtonRow>
      <DraftTable
        rows={draft.rows}
        problems={problems}
        sections={draft.sections}
        onChange={changeRow}
        onSplit={(row) => setSplitting(row.id)}
        onMove={(id, by) => edit((before) => ({ ...before, rows: movedRow(before.rows, id, by) }))}
        onDelete={(id) => edit((before) => ({ ...before, rows: before.rows.filter((row) => row.id !== id) }))}
      />
      <ButtonRow>
        <Button onClick={() => edit((before) => ({ ...before, rows: [...before.rows, emptyRow(newId())] }))}>
          添一项
        </Button>
      </ButtonRow>
      <DraftRulesPanel rules={draft.rules} onChange={(rules) => change({ rules })} effect={effect} />
      {toSplit === undefined || pieces === null ? null : (
        <SplitDialog
          row={toSplit}
          pieces={pieces}
          onClose={() => setSplitting(null)}
          onSplit={(rows) => {
            edit((before) => ({
              ...before,
              rows: before.rows.flatMap((row) => (row.id === toSplit.id ? rows : [row])),
            }));
            setSplitting(null);
          }}
        />
      )}
      {asking === 'issue' ? (
        <IssueDialog draft={draft} onIssue={issue} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'drop' ? (
        <Dialog
          title="删除这份草稿？"
          onClose={() => setAsking(null)}
          actions={
            <>
              <CancelButton />
              <Button
                look="danger"
                onClick={() => {
                  settle((at) => storage.dropDraft(draft.id, at)).then(
                    (isGone) => {
                      if (!isGone) {
                        setAsking(null);
                        say(`没有删除：${ELSEWHERE}。`, { tone: 'problem' });
                        return;
                      }
                      say('草稿已删除', { action: { label: '撤销', run: putBack } });
                      toList();
                    },
                    (error: unknown) => say(failureText(error), { tone: 'problem' }),
                  );
                }}
              >
                删除草稿
              </Button>
            </>
          }
        >
          <p>
            {draft.rows.length} 项指标一并删除。已下达的方案和它们的数据不受影响。
            {recorded === 0 ? '' : `草稿里已填过 ${recorded} 处，随草稿一起不再显示；导出草稿可以留一份。`}
          </p>
        </Dialog>
      ) : null}
      {asking !== null && typeof asking !== 'string' ? (
        <WeightDialog
          rows={draft.rows}
          changes={asking}
          onClose={() => setAsking(null)}
          onApply={() => {
            edit((before) => ({ ...before, rows: withWeights(before.rows, asking) }));
            setAsking(null);
          }}
        />
      ) : null}
    </div>
  );
}

/** The rules of a draft, to be put into another: none where it says nothing of them. */
function ruledBy({ rules }: Draft): Pick<Draft, 'rules'> {
  return rules === undefined ? { rules: USUAL_RULES } : { rules };
}

/** All rows share alike in what they should weigh together: what an office asks for where a table prints none. */
function evenSplit(rows: readonly DraftRow[], points: Points): readonly WeightChange[] {
  return evenly(rows, [{ rows: new Set(rows.map(({ id }) => id)), points }]);
}

function withWeights(rows: readonly DraftRow[], changes: readonly WeightChange[]): readonly DraftRow[] {
  const after = new Map(changes.map((each) => [each.row, each.after]));
  return rows.map((row) => {
    const weight = after.get(row.id);
    if (weight === undefined) return row;
    return Object.assign({}, row, { weight, notes: row.notes.filter(({ field }) => field !== 'weight') });
  });
}

function Problems({
  problems,
  notes,
}: {
  readonly problems: readonly DraftProblem[];
  readonly notes: readonly string[];
}) {
  const errors = problems.filter(({ level }) => level === 'error');
  const warnings = problems.filter(({ level }) => level === 'warning');
  return (
    <Panel
      title="下达前检查"
      sub={errors.length === 0 ? '没有错误，可以下达' : `还有 ${errors.length} 处要改，改完才能下达`}
    >
      <ProblemList problems={errors} className={styles['errors']} />
      {warnings.length === 0 ? null : (
        <details>
          <summary>{warnings.length} 处请留意，不影响下达</summary>
          <ProblemList problems={warnings} className={styles['notes']} />
        </details>
      )}
      {notes.length === 0 ? null : (
        <details>
          <summary>读表时说明的 {notes.length} 点</summary>
          <ul className={styles['notes']}>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
    </Panel>
  );
}

function ProblemList({
  problems,
  className,
}: {
  readonly problems: readonly DraftProblem[];
  readonly className: string | undefined;
}) {
  if (problems.length === 0) return null;
  return (
    <ul className={className}>
      {problems.map(({ row, field, text }) => (
        <li key={`${row ?? ''}${field ?? ''}${text}`}>
          {row === null || field === null || field === 'class' || field === 'operator' || !isCell(field) ? (
            text
          ) : (
            <button
              type="button"
              className={styles['jump']}
              onClick={() => document.getElementById(cellId(row, field))?.focus()}
            >
              {text}
            </button>
          )}
        </li>
      ))}
    </ul>
  );
}

function isCell(field: NonNullable<DraftProblem['field']>): field is 'name' | 'unit' | 'target' | 'weight' {
  return field === 'name' || field === 'unit' || field === 'target' || field === 'weight';
}

function Head({
  draft,
  onChange,
}: {
  readonly draft: Draft;
  readonly onChange: (change: Partial<Draft>) => void;
}) {
  const named = draft.sections.map((section) => section.trim()).filter((section) => section !== '');
  return (
    <Panel title="方案" sub="整体绩效目标表空着“项目名称”；项目目标表填上">
      <div className={styles['headFields']}>
        <TextField label="单位名称" value={draft.unitName} onChange={(unitName) => onChange({ unitName })} />
        <TextField label="年度" value={draft.year} onChange={(year) => onChange({ year })} isNumber />
        <TextField label="项目名称" value={draft.project} onChange={(project) => onChange({ project })} />
        <BudgetFields draft={draft} onChange={onChange} />
        <TextField
          label="来源文件"
          hint="如：2026 年部门预算公开附件 10"
          value={draft.source}
          onChange={(source) => onChange({ source })}
        />
        <TextField
          label="部门联系人"
          value={draft.contactName}
          onChange={(contactName) => onChange({ contactName })}
        />
        <TextField
          label="联系电话"
          value={draft.contactPhone}
          onChange={(contactPhone) => onChange({ contactPhone })}
        />
        <div className={styles['collecting']}>
          <span>汇总科室</span>
          <Select
            label="汇总科室"
            value={draft.collectingSection}
            options={[
              { value: '', label: '请选择' },
              ...named.map((section) => ({ value: section, label: section })),
            ]}
            onChange={(collectingSection) => onChange({ collectingSection })}
          />
        </div>
        <TextField
          label="科室（每行一个）"
          isLong
          maxLength={4_000}
          value={draft.sections.join('\n')}
          onChange={(text) => onChange({ sections: text.split('\n') })}
        />
        <TextField
          label="年初绩效目标"
          isLong
          maxLength={10_000}
          value={draft.overallGoal}
          onChange={(overallGoal) => onChange({ overallGoal })}
        />
      </div>
    </Panel>
  );
}

interface WeightDialogProps {
  readonly rows: readonly DraftRow[];
  readonly changes: readonly WeightChange[];
  readonly onClose: () => void;
  readonly onApply: () => void;
}

/** Old and new beside each other, before anything is changed [PL9]. */
function WeightDialog({ rows, changes, onClose, onApply }: WeightDialogProps) {
  const nameOf = (id: string) => rows.find((row) => row.id === id)?.name ?? '';
  return (
    <Dialog
      title={`改 ${changes.length} 项的权重`}
      onClose={onClose}
      actions={
        <>
          <CancelButton />
          <Button look="primary" onClick={onApply}>
            采用
          </Button>
        </>
      }
    >
      <CopyTable />
      <table className={styles['list']}>
        <thead>
          <tr>
            <th scope="col">指标</th>
            <th scope="col" className={styles['number']}>
              原权重
            </th>
            <th scope="col" className={styles['number']}>
              新权重
            </th>
          </tr>
        </thead>
        <tbody>
          {changes.map(({ row, before, after }) => (
            <tr key={row}>
              <th scope="row">{nameOf(row)}</th>
              <td className={styles['number']}>{before === '' ? '没有' : `${before} 分`}</td>
              <td className={styles['number']}>{after} 分</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p>除不尽的尾数归最后一项。</p>
    </Dialog>
  );
}
