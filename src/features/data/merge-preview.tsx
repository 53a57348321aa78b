import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import {
  decideItems,
  decidedPart,
  decideMerge,
  filterItems,
  inReadingOrder,
  keptDecisions,
  mergeSummary,
  type DecidedMerge,
  type MergeDecision,
  type MergeDecisions,
} from '#src/domain/package/merge-decision.ts';
import { planMerge, type MergePlan } from '#src/domain/package/merge-plan.ts';
import { asideText, packageFaultText, rowDifferenceText } from '#src/domain/package/package-words.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import { withEveryRow } from '#src/domain/statements/adjustments.ts';
import type { Author, OperationId, StatementId } from '#src/domain/statements/statement.ts';
import { planInForce } from '#src/domain/statements/year-statements.ts';
import { MergeFilters, type PreviewFilter } from '#src/features/data/merge-filters.tsx';
import { mergeDoubts } from '#src/features/data/merge-doubts.ts';
import { MergeTable } from '#src/features/data/merge-table.tsx';
import { useUndoRedo } from '#src/queries/save.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { useYear } from '#src/queries/year.ts';
import { asAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { COMPARING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import merge from './merge.module.css';

interface PreviewedFile {
  readonly id: number;
  readonly name: string;
  readonly file: OpenedPackage;
}

interface MergePreviewProps extends PageProps {
  /** At least one; several are taken in as one step [N10]. */
  readonly files: readonly PreviewedFile[];
  /** @param words how their turn ended, for their lines in the list */
  readonly onEnd: (words: string) => void;
  /** While a merge is under way no file can be given up [H29]. */
  readonly onMerging: (isMerging: boolean) => void;
}

/** What was decided, and the comparison that it was decided on. */
interface Taken {
  readonly on: MergePlan | null;
  readonly decisions: MergeDecisions;
}

/** What is written, by whom, and how much of the preview is left to be decided. */
interface Application {
  readonly by: Author;
  readonly decided: DecidedMerge;
  readonly left: number;
}

/** Compares the files with what is stored; nothing has been written [N3]. */
export function MergePreview(props: MergePreviewProps) {
  const { plan, files, onEnd } = props;
  const name = titleOf(files);
  const storage = useStorage();
  const [attempt, setAttempt] = useState(0);
  // Here, for a comparison made anew keeps what still means the same.
  const [taken, setTaken] = useState<Taken>({ on: null, decisions: new Map() });
  const { data, error } = useQuery({
    queryKey: ['merge-preview', plan.id, files.map(({ id }) => id), attempt],
    queryFn: async () => planMerge(plan, await storage.revisions(plan.id), ...files.map(({ file }) => file)),
    structuralSharing: false,
    gcTime: 0,
  });
  if (error !== null || (data !== undefined && !data.ok))
    return (
      <Panel title={`不能并入：${name}`} className={merge['wide']}>
        <p role="alert" className={merge['fault']}>
          {data === undefined || data.ok ? failureText(error) : packageFaultText(data.error)}
        </p>
        <Button onClick={() => onEnd('不能并入')}>关闭</Button>
      </Panel>
    );
  if (data === undefined)
    return (
      <Panel title={`并入预览：${name}`} className={merge['wide']}>
        <p role="status">{COMPARING}</p>
      </Panel>
    );
  return (
    <OpenPreview
      {...props}
      name={name}
      mergePlan={data.value}
      taken={taken}
      setTaken={setTaken}
      onStale={() => setAttempt(attempt + 1)}
    />
  );
}

interface OpenPreviewProps extends MergePreviewProps {
  readonly name: string;
  readonly mergePlan: MergePlan;
  readonly taken: Taken;
  readonly setTaken: (taken: Taken) => void;
  readonly onStale: () => void;
}

function OpenPreview({
  plan,
  author,
  askAuthor,
  name,
  files,
  mergePlan,
  taken,
  setTaken,
  onEnd,
  onMerging,
  onStale,
}: OpenPreviewProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const steps = useUndoRedo(plan.id);
  const { year } = useYear(plan.id);
  const inForce = useMemo(
    () =>
      withEveryRow(
        planInForce(plan, year),
        mergePlan.items.flatMap(({ theirs, rivals }) => [theirs, ...rivals]),
      ),
    [plan, year, mergePlan],
  );
  const doubts = useMemo(() => mergeDoubts(plan, year, mergePlan.items), [plan, year, mergePlan]);
  const [filter, setFilter] = useState<PreviewFilter>({});
  const decisions = useMemo(
    () => (taken.on === null ? taken.decisions : keptDecisions(taken.decisions, taken.on, mergePlan)),
    [taken, mergePlan],
  );
  const setDecisions = (next: MergeDecisions) => setTaken({ on: mergePlan, decisions: next });
  const sources = useMemo(() => sourcesOf(files), [files]);
  const summary = useMemo(() => mergeSummary(mergePlan, decisions), [mergePlan, decisions]);
  const shown = useMemo(
    () => inReadingOrder(filterItems(mergePlan.items, inForce, filter), inForce),
    [mergePlan, inForce, filter],
  );
  const takeBack = (operation: OperationId, by: Author) => {
    steps.undo(by, operation).then(
      (receipt) => say(receipt.operation === null ? OUTCOME_WORDS.overtakenMerge : OUTCOME_WORDS.mergeUndone),
      (error: unknown) => say(failureText(error), { tone: 'problem' }),
    );
  };
  const apply = useMutation({
    onMutate: () => onMerging(true),
    mutationFn: async ({ by, decided, left }: Application) => {
      const merged = await storage.merge({
        plan: plan.id,
        decided,
        author: by,
        fileName: files.length === 1 ? name : `${name}：${files.map((each) => each.name).join('、')}`,
        ...(files.length === 1 ? {} : { sources }),
      });
      return { merged, dependent: decided.dependent.length, left };
    },
    onSuccess: ({ merged, dependent, left }, { by }) => {
      if (!merged.ok) {
        onStale();
        say(`没有并入：预览之后本机又改了 ${merged.error.keys.length} 处，已重新比对，请再看一遍`, {
          tone: 'problem',
        });
        return;
      }
      const { operation } = merged.value;
      const without = dependent === 0 ? '' : `；${dependent} 处须连同方案修改一起采用，没有并入`;
      const words =
        operation === null ? '没有需要并入的内容' : `已并入，${operation.count} 处有变化${without}`;
      // What is left to be decided stays on the screen, compared with what stands now.
      if (left > 0) onStale();
      else onEnd(words);
      say(
        words,
        operation === null ? {} : { action: { label: '撤销', run: () => takeBack(operation.id, by) } },
      );
    },
    onError: (error) => say(failureText(error), { tone: 'problem' }),
    onSettled: () => onMerging(false),
  });
  const all = decideMerge(mergePlan, decisions);
  const part = all.ok ? null : decidedPart(mergePlan, decisions);
  const take = (decided: DecidedMerge | null, left: number) => {
    if (decided !== null) asAuthor(author, askAuthor, (by) => apply.mutate({ by, decided, left }));
  };
  const decide = (decision: MergeDecision | null) => {
    const group = shown.filter(
      ({ kind, mine, rivals }) =>
        kind !== 'same' &&
        (decision !== 'mine' || mine !== null) &&
        // Which of theirs, nobody has said: that is chosen cell by cell.
        (decision !== 'theirs' || rivals.length === 0),
    );
    setDecisions(decideItems(decisions, group, decision));
  };
  const inFile = (file: number, words: string) =>
    files.length === 1 ? words : `${files[file]?.name ?? ''}：${words}`;
  return (
    <Panel
      title={`并入预览：${name}`}
      sub={`${mergePlan.items.length} 处，还没有写入`}
      tools={<CopyTable />}
      className={merge['wide']}
      isFlush
    >
      <MergeFilters
        plan={inForce}
        summary={summary}
        filter={filter}
        shown={shown.length}
        onFilter={setFilter}
        onDecide={decide}
      />
      {mergePlan.items.some(({ arriving }) => arriving.some((each) => each.device === storage.device)) ? (
        <p className={merge['inset']} role="note">
          文件里有以本机编号说的、本机没有的记录：另一台电脑是从本机复制出去的，或本机丢过数据。若是前者，请在其中一台的「存在哪里」点「换新编号」。
        </p>
      ) : null}
      <Notes
        title="方案有出入"
        lines={mergePlan.differing.map(({ file, difference }) =>
          inFile(file, rowDifferenceText(difference, inForce.indicators)),
        )}
      />
      <Notes
        title="不能并入的记录"
        lines={mergePlan.aside.map((each) => inFile(each.file, asideText(each, inForce.indicators)))}
      />
      <MergeTable
        plan={inForce}
        items={shown}
        decisions={decisions}
        doubts={doubts}
        sources={files.length === 1 ? NO_SOURCES : sources}
        onDecide={(item, decision) => setDecisions(decideItems(decisions, [item], decision))}
      />
      <footer className={merge['foot']}>
        <Button
          look="primary"
          disabled={!all.ok || apply.isPending}
          onClick={() => take(all.ok ? all.value : null, 0)}
        >
          {apply.isPending ? '正在并入…' : '并入'}
        </Button>
        {part === null ? null : (
          <Button disabled={apply.isPending} onClick={() => take(part, summary.undecided)}>
            先并入其余 {part.basis.size} 处
          </Button>
        )}
        <Button disabled={apply.isPending} onClick={() => onEnd('已放弃，没有并入')}>
          {files.length === 1 ? '放弃这个文件' : `放弃这 ${files.length} 个文件`}
        </Button>
        <span role="status">
          {summary.undecided > 0
            ? part === null
              ? `还有 ${summary.undecided} 处没有选定，选定后才能并入`
              : `还有 ${summary.undecided} 处没有选定；其余可以先并入，这些留着再选`
            : summary.isNothingToDo
              ? '文件里的记录本机都有'
              : '都已选定；并入前自动留一个还原点'}
        </span>
      </footer>
    </Panel>
  );
}

function titleOf(files: readonly PreviewedFile[]): string {
  const [first] = files;
  return files.length === 1 && first !== undefined ? first.name : `${files.length} 个文件`;
}

const NO_SOURCES: ReadonlyMap<StatementId, string> = new Map();

/** Which file a revision came with: the first that has it. */
function sourcesOf(files: readonly PreviewedFile[]): ReadonlyMap<StatementId, string> {
  const sources = new Map<StatementId, string>();
  for (const { name, file } of [...files].reverse())
    for (const { id } of file.statements) sources.set(id, name);
  return sources;
}

function Notes({ title, lines }: { readonly title: string; readonly lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <details className={merge['inset']}>
      <summary>
        {title}（{lines.length}）
      </summary>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}
