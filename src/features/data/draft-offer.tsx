import { DifferenceList } from '#src/features/data/difference-list.tsx';
import { useMutation } from '@tanstack/react-query';
import { useMemo } from 'react';
import { plainLine } from '#src/kernel/plain-text.ts';
import { draftDifferences } from '#src/domain/words/draft-difference.ts';
import { readDraft, type Draft } from '#src/domain/draft/draft.ts';
import { draftDigest, type DraftFile } from '#src/domain/package/draft-file.ts';
import { usePlans } from '#src/queries/plans.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { storageProblemWords } from '#src/queries/storage-words.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import type { StoredDraft } from '#src/storage/plan-list.ts';
import { toStorageProblem } from '#src/storage/problem.ts';
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
  const isSame = own !== null && draftDigest(own) === draftDigest(draft);
  const who = `${plainLine(editor.section, LONG)} ${plainLine(editor.name, LONG)}`.trim();
  return (
    <>
      <span className={merge['who']}>
        草稿：{plainLine(draft.unitName, LONG)} {plainLine(draft.year, LONG)} 年度
        {draft.project === '' ? ' 整体' : ` 项目“${plainLine(draft.project, LONG)}”`}，{draft.rows.length}{' '}
        项，{who === '' ? '' : `${who} `}于 {dateTimeText(savedAt)} 在设备 {editor.device.slice(0, 6)} 修改
      </span>
      {isIssued ? <span className={merge['who']}>本机已有这个方案，已经下达，草稿不再需要。</span> : null}
      {isSame ? <span className={merge['who']}>本机的草稿和它一样。</span> : null}
      {isIssued || isSame ? null : <Take file={file} mine={mine} go={go} />}
      {own === null || isSame || isIssued ? null : <Differences mine={own} theirs={draft} />}
    </>
  );
}

interface TakeProps extends DraftOfferProps {
  /** undefined: the draft is not here. */
  readonly mine: StoredDraft | undefined;
}

function Take({ file: { draft, editor, savedAt }, mine, go }: TakeProps) {
  const storage = useStorage();
  const say = useNotices((state) => state.say);
  const onError = (error: unknown) =>
    say(storageProblemWords(toStorageProblem(error)).what, { tone: 'problem' });
  const take = useMutation({
    mutationFn: () => {
      // Later than what it replaces by any clock: a window that has it open must not store over it.
      const at = Math.max(savedAt, (mine?.savedAt ?? 0) + 1);
      return storage.saveDraft({ id: draft.id, draft, savedAt: at, editor }, mine?.savedAt ?? null);
    },
    onSuccess: (isStored) => {
      if (!isStored) {
        say('没有导入：本机的草稿刚改过或已下达，请再看一次', { tone: 'problem' });
        return;
      }
      if (mine === undefined) {
        say('已存为本机的草稿');
        return;
      }
      const at = Math.max(savedAt, mine.savedAt + 1);
      const putBack = () => {
        storage
          .saveDraft({ ...mine, savedAt: at + 1 }, at)
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
