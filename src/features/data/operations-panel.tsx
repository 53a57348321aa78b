import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { listOperations, type ListedOperation } from '#src/domain/history/operation-list.ts';
import { ENTRY_WORDS, leftAloneText } from '#src/domain/words/entry-words.ts';
import { operationText } from '#src/domain/words/operation-words.ts';
import type { Operation } from '#src/domain/statements/operation.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { useUndoRedo } from '#src/queries/save.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { asAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { READING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import table from '#src/ui/data-table.module.css';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import styles from './data.module.css';
import { CopyTable } from '#src/widgets/copy-out.tsx';

const PAGE = 50;
const STEP_WORDS = { undo: '已撤销', redo: '已重做' } as const;

/** What was done, newest first, and the way back and forth [K3]. */
export function OperationsPanel({ plan, author, askAuthor }: PageProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const [limit, setLimit] = useState(PAGE);
  const { data: operations } = useQuery({
    ...trackerQueries.operations(storage, plan.id, limit),
    // Those that are listed stay while earlier ones are read.
    placeholderData: (listedBefore) => listedBefore,
  });
  const { data: next } = useQuery(trackerQueries.undoState(storage, plan.id));
  const steps = useUndoRedo(plan.id);
  const listed = useMemo(() => listOperations(operations ?? []), [operations]);

  /** The one that the list has last, and nothing that was done since in another tab [G21]. */
  const step = (direction: 'undo' | 'redo', { id }: Operation, by: Author) => {
    steps
      .stepIf(direction, by, (other) => other.id === id)
      .then(
        (outcome) =>
          say(
            outcome.kind === 'taken'
              ? `${STEP_WORDS[direction]} ${outcome.statements.length} 处${leftAloneText(outcome)}`
              : outcome.kind === 'held'
                ? ENTRY_WORDS.heldFirst
                : ENTRY_WORDS.doneSince,
          ),
        (error: unknown) => say(failureText(error), { tone: 'problem' }),
      );
  };
  const undoStep = next?.undo ?? null;
  const redoStep = next?.redo ?? null;
  return (
    <Panel
      title="最近操作"
      sub={operations === undefined ? READING : `列出 ${listed.length} 次`}
      isFlush
      tools={
        <>
          <CopyTable />
          <Button
            disabled={undoStep === null}
            title={undoStep === null ? undefined : operationText(undoStep.done)}
            onClick={() =>
              undoStep !== null && asAuthor(author, askAuthor, (by) => step('undo', undoStep.done, by))
            }
          >
            撤销上一步
          </Button>
          <Button
            disabled={redoStep === null}
            title={redoStep === null ? undefined : operationText(redoStep.done)}
            onClick={() =>
              redoStep !== null && asAuthor(author, askAuthor, (by) => step('redo', redoStep.done, by))
            }
          >
            重做
          </Button>
        </>
      }
    >
      {listed.length === 0 && operations !== undefined ? (
        <p className={styles['empty']}>还没有操作。填报、修改、撤销都会记在这里。</p>
      ) : (
        <div className={table['scroll']} role="group" aria-label="最近操作">
          <table className={table['table']}>
            <thead>
              <tr>
                <th scope="col">时间</th>
                <th scope="col">填报人</th>
                <th scope="col">操作</th>
                <th scope="col">设备</th>
                <th scope="col">状态</th>
              </tr>
            </thead>
            <tbody>
              {listed.map((each) => (
                <OperationRow
                  key={each.operation.id}
                  listed={each}
                  isHere={each.operation.device === storage.device}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {operations !== undefined && operations.length === limit ? (
        <p className={styles['more']}>
          <Button onClick={() => setLimit(limit + PAGE * 4)}>再列出更早的</Button>
        </p>
      ) : null}
    </Panel>
  );
}

function OperationRow({ listed, isHere }: { readonly listed: ListedOperation; readonly isHere: boolean }) {
  const { operation, text, isUndone } = listed;
  return (
    <tr>
      <td className={table['nowrap']}>{dateTimeText(operation.at)}</td>
      <td className={table['nowrap']}>
        {operation.author.section} {operation.author.name}
      </td>
      <td>{text}</td>
      <td className={table['nowrap']} title={operation.device}>
        {isHere ? '本机' : operation.device.slice(0, 6)}
      </td>
      <td className={table['nowrap']}>{isUndone ? '已撤销' : operation.kind === 'do' ? '有效' : ''}</td>
    </tr>
  );
}
