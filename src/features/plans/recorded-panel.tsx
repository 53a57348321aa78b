import { useState } from 'react';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import {
  decisionSaid,
  decisionsOf,
  isSameDecision,
  type OpenRow,
  type RowDecision,
} from '#src/domain/life/draft-values.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { RECORDED_TITLE } from '#src/domain/words/plan-words.ts';
import { DraftDecisions } from '#src/features/plans/draft-decisions.tsx';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import type { AskAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';
import type { DraftSettlement } from '#src/storage/plan-list.ts';
import { ButtonRow } from '#src/ui/button-row.tsx';
import { Button } from '#src/ui/button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import styles from './plans.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

interface RecordedPanelProps {
  readonly open: readonly OpenRow[];
  readonly draft: Draft;
  readonly year: YearStatements;
  readonly author: Author | null;
  readonly askAuthor: AskAuthor;
  readonly decide: (settlement: DraftSettlement) => Promise<boolean>;
  /** Rows that were deleted, to stand in the draft again. */
  readonly onPutBack: (rows: readonly DraftRow[]) => void;
}

/** Values on rows of the draft that were deleted, or are read otherwise since: decided on before 下达 [PL54]. */
export function RecordedPanel(props: RecordedPanelProps) {
  const { open, draft, year, author, askAuthor, decide, onPutBack } = props;
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const [decisions, setDecisions] = useState<ReadonlyMap<string, RowDecision>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  // Rows may have been edited since: what is no choice any more is none.
  const chosen = open.flatMap((each) => {
    const decision = decisions.get(each.was.id);
    return decision !== undefined &&
      decisionsOf(each, draft, year).some((other) => isSameDecision(other, decision))
      ? [{ each, decision }]
      : [];
  });
  const apply = async (by: Author | null) => {
    const back = chosen.filter(({ decision }) => decision.kind === 'stay');
    const decided = chosen.filter(({ decision }) => decision.kind !== 'stay');
    if (decided.length > 0 && by === null) {
      askAuthor((named) => void apply(named));
      return;
    }
    setBusy(true);
    setProblem(null);
    try {
      if (decided.length > 0 && by !== null) {
        const isDone = await decide({
          author: by,
          rows: new Set(decided.map(({ each }) => each.was.id)),
          said: decided.flatMap(({ each, decision }) => decisionSaid(each, decision)),
          seen: new Set(open.flatMap(({ said }) => said.map(({ id }) => id))),
        });
        if (!isDone) {
          setProblem('没有处理：草稿或填过的数刚在别的窗口改过。请刷新页面后再核对。');
          return;
        }
        const takeBack = () => {
          storage
            .planLife()
            .then((life) => life.unsettle(draft.id, by))
            .then(
              (receipt) => say(receipt === null ? '之后又填过数，没有撤回' : '已撤回，填过的数恢复原样'),
              (error: unknown) => say(failureText(error), { tone: 'problem' }),
            );
        };
        say(`已处理 ${decided.length} 项填过的数`, { action: { label: '撤销', run: takeBack } });
      }
      if (back.length > 0) onPutBack(back.map(({ each }) => each.was));
      setDecisions(new Map());
    } catch (error) {
      setProblem(failureText(error));
    } finally {
      setBusy(false);
    }
  };
  return (
    <Panel
      title={RECORDED_TITLE}
      sub={`${open.length} 项删了，或单位、汇总方式、小数位改了；改回去就照旧，不改回去请逐项决定，之后才能下达`}
      tools={<CopyTable />}
    >
      <DraftDecisions
        open={open}
        draft={draft}
        year={year}
        decisions={decisions}
        goneWords="已从草稿删除"
        onDecide={(row, decision) =>
          setDecisions((before) => {
            const next = new Map(before);
            if (decision === null) next.delete(row);
            else next.set(row, decision);
            return next;
          })
        }
      />
      {problem === null ? null : (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      <ButtonRow>
        <Button look="primary" disabled={chosen.length === 0 || isBusy} onClick={() => void apply(author)}>
          按所选处理
        </Button>
        <span>什么都不会丢：清除、移动以前的数都在修改记录里。</span>
      </ButtonRow>
    </Panel>
  );
}
