import type { Plan } from '#src/domain/catalogue/plan.ts';
import { otherPlanFault, planNameInFile } from '#src/domain/package/merge-plan.ts';
import { partsMissing } from '#src/domain/package/package-parts.ts';
import type { OpenedPackage } from '#src/domain/package/parse-package.ts';
import { ColumnsOffer } from '#src/features/data/columns-offer.tsx';
import { DraftOffer } from '#src/features/data/draft-offer.tsx';
import { OtherPlanOffer } from '#src/features/data/other-plan-offer.tsx';
import type { PickedFile } from '#src/reading/read-package.ts';
import type { PageProps } from '#src/session/page.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import merge from './merge.module.css';

interface PickedFileLineProps extends Pick<PageProps, 'author' | 'askAuthor' | 'go'> {
  readonly plan: Plan;
  readonly picked: PickedFile;
  /** How its turn ended; undefined: it is being previewed. */
  readonly end: string | undefined;
  readonly isOneOfSeveral: boolean;
  /** What is previewed is being taken in. */
  readonly isMerging: boolean;
  /** Everything that was read so far: a file may be one of several that belong together. */
  readonly read: readonly PickedFile[];
  /** Of them, what nobody has taken in or put aside yet: it goes along to another plan. */
  readonly left: readonly PickedFile[];
  readonly onDrop: () => void;
  readonly onRestore: (file: OpenedPackage) => void;
}

/** A file that was read: what it is and whose, or why it cannot be read or merged [N2]. */
export function PickedFileLine({
  plan,
  picked: { name, file, words, draft, columns },
  end,
  isOneOfSeveral,
  isMerging,
  read,
  left,
  go,
  author,
  askAuthor,
  onDrop,
  onRestore,
}: PickedFileLineProps) {
  const fault = file === null ? null : otherPlanFault(plan, file);
  if (draft !== undefined)
    return (
      <li>
        <strong>{name}</strong> <DraftOffer file={draft} go={go} />
      </li>
    );
  if (columns !== undefined)
    return (
      <li>
        <strong>{name}</strong> <ColumnsOffer columns={columns} />
      </li>
    );
  if (file === null)
    return (
      <li>
        ✕ <strong>{name}</strong> <span className={merge['fault']}>{words}</span>
      </li>
    );
  if (fault !== null)
    return (
      <li>
        ✕ <strong>{name}</strong> <OtherPlanOffer {...{ plan, file, fault, left, go, author, askAuthor }} />
      </li>
    );
  const { scope } = file;
  const rows = scope.kind === 'all' ? '全部' : `${scope.section} ${scope.from}–${scope.through}月`;
  return (
    <li className={merge['line']}>
      <div>
        <strong>{name}</strong>（{end ?? '正在预览'}）
        <span className={merge['who']}>
          {planNameInFile(file)}，{rows}，{file.statements.length + file.unread.length} 次记录；
          {file.author.section} {file.author.name} 于 {dateTimeText(file.createdAt)} 在设备{' '}
          {file.device.slice(0, 6)} 导出{words === '' ? '' : `；${words}`}
        </span>
        <PartNote file={file} read={read} />
      </div>
      {end === undefined && isOneOfSeveral ? (
        <Button aria-label={`移出 ${name}`} disabled={isMerging} onClick={onDrop}>
          移出
        </Button>
      ) : null}
      {scope.kind === 'all' && file.part === undefined ? (
        <Button aria-label={`恢复为此文件的状态：${name}`} onClick={() => onRestore(file)}>
          恢复为此文件的状态…
        </Button>
      ) : null}
    </li>
  );
}

/** One of several files: which of them are not here yet [M16]. */
function PartNote({ file, read }: { readonly file: OpenedPackage; readonly read: readonly PickedFile[] }) {
  const { part } = file;
  if (part === undefined) return null;
  const missing = partsMissing(
    { ...file, part },
    read.flatMap((each) => each.file ?? []),
  );
  return (
    <span className={missing.length === 0 ? merge['who'] : merge['fault']}>
      第 {part.number} 份，共 {part.count} 份
      {missing.length === 0
        ? '，已读齐，一起并入'
        : `；还缺第 ${missing.join('、')} 份，请一并选取，缺了就不完整`}
    </span>
  );
}
