import { useEffect, useMemo, useState } from 'react';
import { copiedRow } from '#src/domain/draft/copy-plan.ts';
import { withLastRow, withMoreRows, withRowsFor } from '#src/domain/draft/draft-changes.ts';
import { emptyRow, readDraft, USUAL_RULES, type Draft, type DraftRow } from '#src/domain/draft/draft.ts';
import { entryPlan } from '#src/domain/draft/entry-plan.ts';
import { heard, problemsOf } from '#src/domain/life/last-year-news.ts';
import { issueDraft } from '#src/domain/draft/issue-draft.ts';
import { splitTarget } from '#src/domain/draft/split-target.ts';
import { knownRows, openRows } from '#src/domain/life/draft-values.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { DraftHead } from '#src/features/plans/draft-head.tsx';
import { DraftProblems } from '#src/features/plans/draft-problem-list.tsx';
import { DraftRulesPanel } from '#src/features/plans/draft-rules.tsx';
import { DraftTable } from '#src/features/plans/draft-table.tsx';
import { WeightTotal, WholeDraftTools } from '#src/features/plans/draft-weights.tsx';
import { DropDraft } from '#src/features/plans/drop-draft.tsx';
import { ExportDraft } from '#src/features/plans/export-draft.tsx';
import { IssueDialog } from '#src/features/plans/issue-dialog.tsx';
import { RecordedPanel } from '#src/features/plans/recorded-panel.tsx';
import { rulesEffect } from '#src/features/plans/rules-effect.ts';
import { SplitDialog } from '#src/features/plans/split-dialog.tsx';
import { StepButtons } from '#src/features/plans/step-buttons.tsx';
import { tableEdits } from '#src/features/plans/table-edits.ts';
import { useDraft, type DraftStanding } from '#src/features/plans/use-draft.ts';
import { useLastYearNews } from '#src/features/plans/use-last-year-news.ts';
import { planAddress } from '#src/queries/plans.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { useYear } from '#src/queries/year.ts';
import type { AskAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { newId } from '#src/storage/new-id.ts';
import type { StoredDraft } from '#src/storage/plan-list.ts';
import { ButtonRow } from '#src/ui/button-row.tsx';
import { SAVING, BACK_TO_PLANS, DROP_DRAFT, FILL_MONTHS } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import styles from './plans.module.css';

interface DraftEditorProps {
  readonly stored: StoredDraft;
  readonly go: PageProps['go'];
  /** Who works here: named in what is handed over. */
  readonly author: Author | null;
  readonly askAuthor: AskAuthor;
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
  storing: SAVING,
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
  const [asking, setAsking] = useState<'issue' | 'drop' | null>(null);
  const { before: lastYear, year: lastSaid, news, isReading } = useLastYearNews(draft);
  const problems = useMemo(() => problemsOf(draft, news), [draft, news]);
  const errors = problems.filter(({ level }) => level === 'error');
  const change = (changed: Partial<Draft>) => edit((before) => ({ ...before, ...changed }));
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

  const drop = () =>
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

  const issue = async (date: string, number: string) => {
    const [unheard] = news;
    if (unheard !== undefined) return unheard.text;
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
      <h1>
        草稿 <small role="status">{STANDING_WORDS[standing]}</small>
      </h1>
      <ButtonRow>
        <Button onClick={toList}>{BACK_TO_PLANS}</Button>
        <StepButtons undo={undo} redo={redo} />
        <a href={entryHref}>{FILL_MONTHS}</a>
        {draft.previous === undefined ? null : <a href={compareHref}>与上年对照</a>}
        <a href={declareHref}>申报表</a>
        <ExportDraft draft={draft} author={author} waiting={isLoading ? null : open.map(({ was }) => was)} />
        <Button look="danger" disabled={isLoading} onClick={() => setAsking('drop')}>
          {DROP_DRAFT}
        </Button>
        <Button
          look="primary"
          disabled={errors.length > 0 || open.length > 0 || isLoading || isReading}
          title={open.length > 0 ? '先决定填过的数怎么办' : undefined}
          onClick={() => setAsking('issue')}
        >
          下达…
        </Button>
        <WeightTotal draft={draft} />
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
            onPutBack={(rows) => edit((before) => withMoreRows(before, rows))}
          />
        </div>
      )}
      {news.map(({ row, last, text }) =>
        row === null && lastYear !== null ? (
          <p key={last.id} role="status" className={styles['problem']}>
            {text}{' '}
            <Button
              onClick={() => edit((before) => withLastRow(before, last, copiedRow(last, newId()), lastYear))}
            >
              添入
            </Button>{' '}
            <Button onClick={() => edit((before) => withLastRow(before, last, null, lastYear))}>不要</Button>
          </p>
        ) : null,
      )}
      <DraftProblems problems={problems} notes={draft.notes} />
      <DraftHead draft={draft} onChange={change} />
      <WholeDraftTools draft={draft} edit={edit} />
      <DraftTable
        rows={draft.rows}
        problems={problems}
        sections={draft.sections}
        news={news}
        {...tableEdits(edit, (row, changed) => heard(row, changed, lastYear, lastSaid))}
        onSplit={(row) => setSplitting(row.id)}
      />
      <ButtonRow>
        <Button onClick={() => edit((before) => withMoreRows(before, [emptyRow(newId())]))}>添一项</Button>
      </ButtonRow>
      <DraftRulesPanel rules={draft.rules} onChange={(rules) => change({ rules })} effect={effect} />
      {toSplit === undefined || pieces === null ? null : (
        <SplitDialog
          row={toSplit}
          pieces={pieces}
          onClose={() => setSplitting(null)}
          onSplit={(rows) => {
            edit((before) => withRowsFor(before, toSplit.id, rows));
            setSplitting(null);
          }}
        />
      )}
      {asking === 'issue' ? (
        <IssueDialog draft={draft} onIssue={issue} onClose={() => setAsking(null)} />
      ) : null}
      {asking === 'drop' ? (
        <DropDraft draft={draft} recorded={recorded} onDrop={drop} onClose={() => setAsking(null)} />
      ) : null}
    </div>
  );
}

/** The rules of a draft, to be put into another: none where it says nothing of them. */
function ruledBy({ rules }: Draft): Pick<Draft, 'rules'> {
  return rules === undefined ? { rules: USUAL_RULES } : { rules };
}
