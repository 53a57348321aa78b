import { SNAPSHOT_NAME } from '#src/domain/papers/paper-names.ts';
import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { checkSnapshot } from '#src/domain/package/snapshot-file.ts';
import { snapshotCheckWords, type SnapshotCheckWords } from '#src/domain/package/snapshot-words.ts';
import { bytesToText, MAX_FILE_BYTES } from '#src/domain/package/text-encoding.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { useYear } from '#src/queries/year.ts';
import { asAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { saveSnapshot } from '#src/snapshot/save-snapshot.ts';
import { EXPORTING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import { FileButton } from '#src/ui/file-button.tsx';
import { Panel } from '#src/ui/panel.tsx';
import styles from './data.module.css';

/** A frozen copy to read, out; and one that came back, looked at [Z1][Z3]. */
export function SnapshotPanel({ plan, place, month, author, askAuthor }: PageProps) {
  const say = useNotices((state) => state.say);
  const { year, isLoading } = useYear(plan.id);
  const save = useMutation({
    mutationFn: (by: Author) =>
      saveSnapshot({ plan, year, cutOff: month, isSample: place.isSample, author: by }),
    onSuccess: (name) => say(`已导出快照：${name}`),
    onError: () => say(OUTCOME_WORDS.snapshotFailed, { tone: 'problem' }),
  });
  return (
    <Panel
      title={SNAPSHOT_NAME}
      tools={
        <Button
          disabled={save.isPending || isLoading}
          onClick={() => asAuthor(author, askAuthor, save.mutate)}
        >
          {save.isPending ? EXPORTING : `导出截至 ${month} 月的快照`}
        </Button>
      }
    >
      <p className={styles['note']}>
        只读的网页文件：总览、指标、评分表和图，数据冻结并附摘要。双击即可打开，不需要本系统，不能填报，也不能并入。
      </p>
      <SnapshotCheck />
    </Panel>
  );
}

/** Looks at a file without taking anything in. */
function SnapshotCheck() {
  const [checked, setChecked] = useState<{
    readonly name: string;
    readonly words: SnapshotCheckWords;
  } | null>(null);
  const turn = useRef(0);
  const look = async (file: File) => {
    const own = (turn.current += 1);
    setChecked(null);
    const words = await check(file);
    // Another file was picked meanwhile: that one is meant [H30].
    if (own === turn.current) setChecked({ name: file.name, words });
  };
  return (
    <>
      <span className={styles['lone']}>
        <FileButton
          label="核对快照文件"
          accept=".html,text/html"
          onFiles={([file]) => {
            if (file !== undefined) void look(file);
          }}
        >
          核对快照文件…
        </FileButton>
      </span>
      {checked === null ? null : (
        <div role="status" className={checked.words.isSound ? undefined : styles['damaged']}>
          <strong>
            {checked.words.isSound ? '✓' : '✕'} {checked.name}
          </strong>
          <p>{checked.words.text}</p>
          <p className={styles['note']}>{checked.words.about}</p>
        </div>
      )}
    </>
  );
}

async function check(file: File): Promise<SnapshotCheckWords> {
  const text = file.size > MAX_FILE_BYTES ? null : bytesToText(new Uint8Array(await file.arrayBuffer()));
  return snapshotCheckWords(
    text?.ok === true ? checkSnapshot(text.value.text) : { kind: 'no-snapshot' },
    dateTimeText,
  );
}
