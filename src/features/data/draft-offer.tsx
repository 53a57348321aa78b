import { DifferenceList } from '#src/features/data/difference-list.tsx';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { plainLine } from '#src/kernel/plain-text.ts';
import { draftDifferences } from '#src/domain/words/draft-difference.ts';
import { readDraft, type Draft } from '#src/domain/draft/draft.ts';
import { draftDigest, draftFileName, type DraftFile } from '#src/domain/package/draft-file.ts';
import { usePlans } from '#src/queries/plans.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { failureText } from '#src/queries/storage-words.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import type { StoredDraft } from '#src/storage/plan-list.ts';
import { COMPARING } from '#src/ui/button-words.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import merge from './merge.module.css';

const LONG = 60;

interface DraftOfferProps extends Pick<PageProps, 'go'> {
  readonly file: DraftFile;
}

/** A draft from another PC: stored as it is, or in the place of ours as a whole, with the difference shown; never merged [PL47]. */
export function DraftOffer({ file, go }: DraftOfferProps) {
  const { known, drafts } = usePlans();
  const { draft, editor, savedAt } = file;
  const mine = drafts.find(({ id }) => id === draft.id);
  const own = useMemo(() => (mine === undefined ? null : readDraft(mine.draft)), [mine]);
  const isIssued = known.some(({ id }) => id === draft.id);
  const fresh = useFresh(file);
  const isSameText = own !== null && draftDigest(own) === draftDigest(draft);
  const isSame = isSameText && fresh === 0;
  const who = `${plainLine(editor.section, LONG)} ${plainLine(editor.name, LONG)}`.trim();
  return (
    <>
      <span className={merge['who']}>
        草稿：{plainLine(draft.unitName, LONG)} {plainLine(draft.year, LONG)} 年度
        {draft.project === '' ? ' 整体' : ` 项目“${plainLine(draft.project, LONG)}”`}，{draft.rows.length}{' '}
        项，{file.statements === undefined ? '' : '带填过的数，'}
        {who === '' ? '' : `${who} `}于 {dateTimeText(savedAt)} 在设备 {editor.device.slice(0, 6)} 修改
      </span>
      {isIssued ? (
        <span className={merge['who']}>
          本机已有这个方案，已经下达，草稿不再需要。
          {fresh !== null && fresh > 0
            ? `文件里有 ${fresh} 处填报本机没有：请让对方也下达，再导出数据包。`
            : ''}
        </span>
      ) : null}
      {isSame ? <span className={merge['who']}>本机的草稿和它一样。</span> : null}
      {isIssued || isSame ? null : fresh === null ? (
        <span className={merge['who']} role="status">
          {COMPARING}
        </span>
      ) : (
        <Take file={file} mine={mine} fresh={fresh} go={go} />
      )}
      {own === null || isSameText || isIssued ? null : <Differences mine={own} theirs={draft} />}
    </>
  );
}

interface TakeProps extends DraftOfferProps {
  /** undefined: the draft is not here. */
  readonly mine: StoredDraft | undefined;
  /** How many words of it are not here. */
  readonly fresh: number;
}

/** How many words of a file are not here; null: that is being looked up. */
function useFresh({ draft, statements = [] }: DraftFile): number | null {
  const storage = useStorage();
  const { data } = useQuery({
    queryKey: [...trackerQueries.plan(draft.id), 'known'] as const,
    queryFn: async () => new Set((await storage.revisions(draft.id)).map(({ id }) => id)),
    enabled: statements.length > 0,
  });
  if (statements.length === 0) return 0;
  return data === undefined ? null : statements.filter(({ id }) => !data.has(id)).length;
}

function Take({ file, mine, fresh, go }: TakeProps) {
  const { draft, editor, savedAt, statements = [], waiting } = file;
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const onError = (error: unknown) => say(failureText(error), { tone: 'problem' });
  const take = useMutation({
    mutationFn: async () => {
      // Later than what it replaces by any clock: a window that has it open must not store over it.
      const at = Math.max(savedAt, (mine?.savedAt ?? 0) + 1);
      const whole = {
        id: draft.id,
        draft,
        savedAt: at,
        editor,
        ...(waiting === undefined ? {} : { waiting }),
      };
      const author = (await storage.author()) ?? { name: editor.name, section: editor.section };
      const fileName = draftFileName(draft, dateTimeText(savedAt));
      return storage.takeDraft({ draft: whole, statements, author, fileName }, mine?.savedAt ?? null);
    },
    onSuccess: (brought) => {
      if (brought === false) {
        say('没有导入：本机的草稿刚改过或已下达，请再看一次', { tone: 'problem' });
        return;
      }
      if (mine === undefined) {
        say(`已存为本机的草稿${brought === null ? '' : `，带来 ${brought.count} 处填报`}`);
        return;
      }
      const at = Math.max(savedAt, mine.savedAt + 1);
      const putBack = () => {
        storage
          .returnDraft({ draft: { ...mine, savedAt: at + 1 }, brought }, at)
          .then((isBack) => say(isBack ? '已换回本机原来的草稿' : '之后又改过，没有换回'), onError);
      };
      say('已替换本机的草稿', { action: { label: '撤销', run: putBack } });
    },
    onError,
  });
  return (
    <>
      {mine === undefined ? null : (
        <span className={merge['fault']}>
          本机也有这份草稿（{dateTimeText(mine.savedAt)} 修改，比文件{mine.savedAt > savedAt ? '新' : '旧'}
          ）。草稿不合并，只能整份替换，替换后可撤销。
          {fresh === 0
            ? ''
            : `文件里有 ${fresh} 处填报本机没有，一起并入；同一格两边都填过的，按较晚的一次，先前的留在修改记录。`}
        </span>
      )}
      <Button disabled={take.isPending} onClick={() => take.mutate()}>
        {mine === undefined ? '存为本机的草稿' : '用它替换本机的草稿'}
      </Button>
      {mine === undefined ? null : (
        <Button onClick={() => go({ name: 'plans', draft: draft.id, isSample: false })}>看本机的草稿</Button>
      )}
    </>
  );
}

function Differences({ mine, theirs }: { readonly mine: Draft; readonly theirs: Draft }) {
  const differences = useMemo(() => draftDifferences(mine, theirs), [mine, theirs]);
  return (
    <details>
      <summary>两份草稿有 {differences.length} 处不同</summary>
      <DifferenceList differences={differences} />
    </details>
  );
}
