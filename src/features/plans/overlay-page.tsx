import { OVERLAY_WORDS, RECORDED_TITLE } from '#src/domain/words/plan-words.ts';
import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import { overlayTable, pairableDraftRow } from '#src/domain/draft/overlay-table.ts';
import {
  decisionSaid,
  decisionsOf,
  isSameDecision,
  knownRows,
  openRows,
  type OpenRow,
  type RowDecision,
} from '#src/domain/life/draft-values.ts';
import { pairRows } from '#src/domain/pairing/pair-rows.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { DraftDecisions } from '#src/features/plans/draft-decisions.tsx';
import { LikelyPair, NO_PARTNER, PAIRS_TITLE, PARTNER_HEAD } from '#src/features/plans/likely-pair.tsx';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { readAgain, trackerQueries } from '#src/queries/tracker-queries.ts';
import { useYear } from '#src/queries/year.ts';
import type { AskAuthor } from '#src/session/as-author.ts';
import { ButtonRow } from '#src/ui/button-row.tsx';
import { Button } from '#src/ui/button.tsx';
import { Coming } from '#src/ui/coming.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { Select } from '#src/ui/select.tsx';
import styles from './plans.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

/** The published table, and the draft that it is laid over. */
export interface OverlayTask {
  readonly table: Draft;
  readonly base: Draft;
  /** When the draft was stored that it begins from, ms since 1970 UTC; null: it is made now, from last year. */
  readonly savedAt: number | null;
  /** Rows of it whose values wait for a decision already. */
  readonly waiting?: readonly DraftRow[];
}

interface OverlayPageProps {
  readonly task: OverlayTask;
  readonly author: Author | null;
  readonly askAuthor: AskAuthor;
  readonly onClose: () => void;
  /** @param takeBack false: something was stored or said since */
  readonly onDone: (draft: Draft, words: string, takeBack: () => Promise<boolean>) => void;
}

type Settled = { readonly from: string; readonly to: string | null };

const NONE = '';
const NO_ROWS: readonly DraftRow[] = [];

/** 公布的表套到草稿上: which rows are the same, what is new and gone, and what becomes of what was recorded [NY16]. */
export function OverlayPage({
  task: { table, base, savedAt, waiting = NO_ROWS },
  author,
  askAuthor,
  onClose,
  onDone,
}: OverlayPageProps) {
  const storage = useStorage();
  const client = useQueryClient();
  const { year, isLoading } = useYear(base.id);
  const [settled, setSettled] = useState<readonly Settled[]>([]);
  const [decisions, setDecisions] = useState<ReadonlyMap<string, RowDecision>>(new Map());
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const pairing = useMemo(
    () => pairRows(base.rows.map(pairableDraftRow), table.rows.map(pairableDraftRow), settled),
    [base, table, settled],
  );
  const kept = useMemo(
    () => new Set([...decisions].flatMap(([row, { kind }]) => (kind === 'stay' ? [row] : []))),
    [decisions],
  );
  const overlay = useMemo(
    () => overlayTable(base, table, { pairs: pairing.sure, kept }),
    [base, table, pairing, kept],
  );
  // What is kept has been decided on: it stays in the list, or nobody could take it back.
  const open = useMemo(() => {
    // Whether such a row is gone is not known before its pair is confirmed: its values may follow it.
    const unsure = new Set(pairing.likely.map(({ from }) => from));
    return openRows(
      knownRows(base, waiting),
      overlayTable(base, table, { pairs: pairing.sure, kept: new Set() }).draft,
      year,
    ).filter(({ was }) => !unsure.has(was.id));
  }, [base, waiting, table, pairing, year]);
  const undecided = open.filter((each) => each.kind !== 'lacking' && decisionOf(each) === undefined).length;
  // Pairs may have changed since: what is no choice any more is none.
  function decisionOf(each: OpenRow): RowDecision | undefined {
    const decision = decisions.get(each.was.id);
    const isOffered = decisionsOf(each, overlay.draft, year).some(
      (other) => decision !== undefined && isSameDecision(other, decision),
    );
    return isOffered ? decision : undefined;
  }
  const settle = (from: string, to: string | null) =>
    setSettled((before) => [...before.filter((each) => each.from !== from), { from, to }]);
  const decide = (row: string, decision: RowDecision | null) =>
    setDecisions((before) => {
      const next = new Map(before);
      if (decision === null) next.delete(row);
      else next.set(row, decision);
      return next;
    });

  const take = async (by: Author | null) => {
    const decided = open.flatMap((each) => {
      const decision = decisionOf(each);
      return decision === undefined || decision.kind === 'stay' ? [] : [{ each, decision }];
    });
    if (decided.length > 0 && by === null) {
      askAuthor((named) => void take(named));
      return;
    }
    setBusy(true);
    try {
      const at = Math.max(Date.now(), (savedAt ?? 0) + 1);
      const settlement =
        decided.length === 0 || by === null
          ? undefined
          : {
              author: by,
              rows: new Set(decided.map(({ each }) => each.was.id)),
              said: decided.flatMap(({ each, decision }) => decisionSaid(each, decision)),
              seen: new Set(open.flatMap((each) => each.said.map(({ id }) => id))),
            };
      const next = { id: base.id, draft: overlay.draft, savedAt: at };
      if (!(await storage.saveDraft(next, savedAt, settlement))) {
        setProblem('这份草稿或填过的数在别的窗口改过，或已下达，没有改动。请返回后重新打开表格。');
        return;
      }
      // The editor begins from what is read: the draft of before would be shown, and its first change refused.
      await readAgain(client, trackerQueries.plans(storage).queryKey);
      onDone(
        overlay.draft,
        `公布的表已套到草稿上：${table.rows.length} 项，取消 ${overlay.dropped.length} 项`,
        async () => {
          const { drafts } = await storage.plans();
          if (drafts.find(({ id }) => id === base.id)?.savedAt !== at) return false;
          const life = settlement === undefined ? null : await storage.planLife();
          if (settlement !== undefined && (await life?.unsettle(base.id, settlement.author)) === null)
            return false;
          if (savedAt === null) {
            return storage.dropDraft(base.id, at);
          }
          const was = { id: base.id, draft: base, savedAt: at + 1, waiting };
          return storage.returnDraft({ draft: was, brought: null }, at);
        },
      );
    } catch (error) {
      setProblem(failureText(error));
    } finally {
      setBusy(false);
    }
  };

  if (isLoading) return <Coming what={OVERLAY_WORDS} />;
  const unsure = pairing.likely.length;
  return (
    <div className={styles['page']}>
      <h1>
        {OVERLAY_WORDS} <small>还没有保存；草稿里填过的数跟着各自的指标走</small>
      </h1>
      <ButtonRow>
        <Button onClick={onClose}>返回，不改草稿</Button>
        <Button
          look="primary"
          disabled={unsure > 0 || undecided > 0 || isBusy}
          onClick={() => void take(author)}
        >
          套用
        </Button>
        <span role="status">
          {unsure === 0 && undecided === 0
            ? `${pairing.sure.length} 项对应，新增 ${pairing.onlyTo.length} 项，取消 ${overlay.dropped.length} 项`
            : [
                ...(unsure === 0 ? [] : [`还有 ${unsure} 项疑似更名待确认`]),
                ...(undecided === 0 ? [] : [`还有 ${undecided} 项的填报数待决定`]),
              ].join('，')}
        </span>
      </ButtonRow>
      {problem === null ? null : (
        <p role="alert" className={styles['problem']}>
          {problem}
        </p>
      )}
      {open.length === 0 ? null : (
        <Panel
          title={RECORDED_TITLE}
          sub="取消的、改了单位的，逐项决定；什么都不会丢，修改记录里都在"
          tools={<CopyTable />}
        >
          <DraftDecisions
            open={open}
            draft={overlay.draft}
            year={year}
            decisions={decisions}
            onDecide={decide}
            goneWords="公布的表里没有"
          />
        </Panel>
      )}
      <Panel
        title={PAIRS_TITLE}
        sub="按名称、单位和分类对应；只是像的，由人确认"
        tools={<CopyTable />}
        isFlush
      >
        <table className={styles['list']}>
          <thead>
            <tr>
              <th scope="col">草稿</th>
              <th scope="col">公布的表</th>
              <th scope="col">{PARTNER_HEAD}</th>
            </tr>
          </thead>
          <tbody>
            {base.rows.map((row, at) => (
              <PairLine
                key={row.id}
                row={row}
                number={at + 1}
                table={table.rows}
                partner={pairing.sure.find(({ from }) => from === row.id)?.to ?? NONE}
                guess={pairing.likely.find(({ from }) => from === row.id) ?? null}
                free={[...pairing.onlyTo, ...pairing.likely.map(({ to }) => to)]}
                onSettle={(to) => settle(row.id, to)}
              />
            ))}
            {table.rows
              .filter(({ id }) => pairing.onlyTo.includes(id))
              .map((row) => (
                <tr key={row.id}>
                  <td>—</td>
                  <th scope="row">{rowText(row)}</th>
                  <td>新增</td>
                </tr>
              ))}
          </tbody>
        </table>
      </Panel>
    </div>
  );
}

interface PairLineProps {
  readonly row: DraftRow;
  readonly number: number;
  readonly table: readonly DraftRow[];
  readonly partner: string;
  readonly guess: { readonly to: string; readonly because: 'near-name' | 'same-name' } | null;
  readonly free: readonly string[];
  readonly onSettle: (to: string | null) => void;
}

function PairLine({ row, number, table, partner, guess, free, onSettle }: PairLineProps) {
  const guessed = table.find(({ id }) => id === guess?.to);
  const choice = table.filter(({ id }) => id === partner || free.includes(id));
  return (
    <tr>
      <th scope="row">
        {number} {rowText(row)}
      </th>
      <td>
        <Select
          label={`第 ${number} 项对应`}
          className={styles['partner'] ?? ''}
          value={partner}
          options={[
            { value: NONE, label: NO_PARTNER },
            ...choice.map((each) => ({ value: each.id, label: rowText(each) })),
          ]}
          onChange={(chosen) => onSettle(chosen === NONE ? null : chosen)}
        />
      </td>
      <td>
        {guess === null || guessed === undefined ? (
          partner === NONE ? (
            '取消'
          ) : (
            '已对应'
          )
        ) : (
          <LikelyPair
            because={guess.because}
            guessed={rowText(guessed)}
            about={`第 ${number} 项与“${guessed.name}”`}
            onSettle={(isSame) => onSettle(isSame ? guess.to : null)}
          />
        )}
      </td>
    </tr>
  );
}

function rowText({ name, class: kind, unit }: DraftRow): string {
  return `${name}（${unit === '' ? kind : `${kind}，${unit}`}）`;
}
