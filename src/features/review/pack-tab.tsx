import { useEffect, useRef, useState } from 'react';
import { evidenceBytes, evidenceIndex } from '#src/domain/papers/evidence-index.ts';
import { packFileName } from '#src/domain/papers/file-name.ts';
import { PACK_FOLDERS, packReasons, packReasonText } from '#src/domain/papers/pack.ts';
import type { BackupMark } from '#src/domain/words/backup-age.ts';
import type { Author, Instant } from '#src/domain/statements/statement.ts';
import type { PackProgress, ReviewPack } from '#src/export/review-pack.ts';
import { saveFile } from '#src/export/save-file.ts';
import { PackContentsList } from '#src/features/review/pack-contents.tsx';
import { PackEndWords, type PackEnd } from '#src/features/review/pack-end.tsx';
import { sealStateOf } from '#src/features/review/use-paper-words.ts';
import { useUnsaved } from '#src/queries/save.ts';
import { readWholePlan } from '#src/queries/whole-plan.ts';
import { usePlans, versionsOf } from '#src/queries/plans.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { projectSources, useUnitYears } from '#src/queries/unit-years.ts';
import { useLastYear } from '#src/queries/year-on-year.ts';
import { useReport, useYear } from '#src/queries/year.ts';
import { asAuthor } from '#src/session/as-author.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import { placeHref } from '#src/session/place.ts';
import { Button } from '#src/ui/button.tsx';
import { dateTimeText } from '#src/ui/date-time.ts';
import { Panel } from '#src/ui/panel.tsx';
import { CopyTable } from '#src/widgets/copy-out.tsx';
import styles from './pack-tab.module.css';

/** 材料包: everything that is filed, in one archive [A6]. */
export function PackTab({ plan, place, month, author, askAuthor }: PageProps) {
  const storage = useStorage();
  const { plans } = usePlans();
  const { year } = useYear(plan.id);
  const report = useReport(plan, year, month);
  const last = useLastYear(report);
  const others = useUnitYears(plan, month);
  const { requests } = useUnsaved(plan.id);
  const [progress, setProgress] = useState<PackProgress | null>(null);
  const [end, setEnd] = useState<PackEnd | null>(null);
  const abort = useRef<AbortController | null>(null);
  // What is in the pack: it may be handed over later than it was made.
  const mark = useRef<BackupMark | null>(null);
  const say = useNotices((state) => state.say);
  // What may have to be asked at the end could not be asked any more.
  useEffect(
    () => () => {
      if (abort.current === null) return;
      abort.current.abort();
      say('离开了页面，材料包没有生成');
    },
    [say],
  );
  const { isSample } = place;
  const seal = sealStateOf(year);
  const reasons = packReasons(report, seal);
  const evidence = evidenceIndex(report.plan, year);

  const hand = (name: string, { zip, files, faults }: ReviewPack) => {
    saveFile(name, 'application/zip', zip);
    setEnd({ kind: 'saved', name, size: zip.size, files: files.length, faults });
    // The data package in it holds everything; that it is noted is no part of handing it over.
    if (!faults.some((fault) => fault.path.startsWith(PACK_FOLDERS.data)))
      if (mark.current !== null) storage.markBackup(plan.id, mark.current).catch(() => undefined);
  };

  const make = async (by: Author) => {
    const madeAt = Date.now() as Instant;
    const controller = new AbortController();
    abort.current = controller;
    setEnd(null);
    setProgress({ done: 0, total: 1, name: '读取全部修改记录' });
    try {
      const [{ packParts }, { makeReviewPack }, whole, arrivals] = await Promise.all([
        import('#src/features/review/pack-parts.ts'),
        import('#src/export/review-pack.ts'),
        readWholePlan(storage, plan.id, madeAt),
        storage.arrivals(plan.id),
      ]);
      mark.current = whole.mark;
      const parts = packParts({
        plan,
        cutOff: month,
        log: whole.statements,
        seals: whole.seals,
        arrivals,
        versions: versionsOf(plan.id, plans),
        isSample,
        last: last.kind === 'here' ? last.compared.last : null,
        projects: projectSources(plan, others ?? []),
        author: by,
        device: storage.device,
        madeAt,
        readFile: storage.readFile,
      });
      const pack = await makeReviewPack(parts, madeAt, setProgress, controller.signal);
      const { unitName, project } = plan;
      const named = { unitName, project, year: plan.year, isSample, isDraft: reasons.length > 0 };
      const name = packFileName(named, dateTimeText(madeAt));
      if (pack === null) setEnd({ kind: 'cancelled' });
      else if (pack.faults.length > 0) setEnd({ kind: 'asking', name, pack });
      else hand(name, pack);
    } catch {
      setEnd({ kind: 'failed' });
    } finally {
      abort.current = null;
      setProgress(null);
    }
  };
  const start = () => asAuthor(author, askAuthor, (by) => void make(by));

  return (
    <Panel
      title="年终材料包"
      sub={`一个 zip 文件；数据截至 ${plan.year} 年 ${month} 月`}
      tools={
        <>
          <CopyTable />
          {progress === null ? (
            <Button
              look="primary"
              disabled={requests.length > 0 || last.kind === 'reading' || others === null}
              onClick={start}
            >
              生成材料包
            </Button>
          ) : (
            <Button onClick={() => abort.current?.abort()}>取消</Button>
          )}
        </>
      }
    >
      {progress === null ? null : (
        <div className={styles['progress']}>
          <progress aria-label="材料包进度" value={progress.done} max={progress.total} />
          <span role="status">
            第 {Math.min(progress.done + 1, progress.total)} 步，共 {progress.total} 步：{progress.name}
          </span>
        </div>
      )}
      {requests.length === 0 ? null : <p role="status">有内容尚未存下，存下后才能生成。</p>}
      <PackEndWords end={end} onSave={hand} onRetry={start} onGiveUp={() => setEnd({ kind: 'cancelled' })} />
      {reasons.length === 0 ? null : (
        <p className={styles['warning']}>
          <strong>未定稿</strong>：{reasons.map(packReasonText).join('；')}
          。仍可生成，自评表、报告、摘要和文件名会标明。{' '}
          <a href={placeHref({ ...place, tab: 'ready' })}>看定稿前检查</a>
        </p>
      )}
      <PackContentsList
        files={evidence.reduce((sum, row) => sum + row.entries.length, 0)}
        size={evidenceBytes(evidence)}
        bare={evidence.filter(({ entries }) => entries.length === 0).length}
        href={placeHref({ ...place, tab: 'evidence' })}
      />
    </Panel>
  );
}
