import { useQuery } from '@tanstack/react-query';
import { afterPaint } from '#src/charts/draw-queue.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { NOTHING_REPORTED } from '#src/domain/words/figure-labels.ts';
import { useFilesInHand } from '#src/queries/files-in-hand.ts';
import { useStorage } from '#src/queries/storage-context.ts';
import { trackerQueries } from '#src/queries/tracker-queries.ts';
import { useSaving, useUnsaved, wordCount } from '#src/queries/save.ts';
import { useYear } from '#src/queries/year.ts';
import { SAVING, READING } from '#src/ui/button-words.ts';
import { dateText, dateTimeText, timeText } from '#src/ui/date-time.ts';
import styles from './shell.module.css';

const MINUTE_MS = 60_000;

/** «已保存到本机 14:32»: said only of what a completed transaction holds. */
export function SaveState({ plan }: { readonly plan: Plan }) {
  const storage = useStorage();
  const { isLoading } = useYear(plan.id);
  const { data: operations } = useQuery(trackerQueries.operations(storage, plan.id, 1));
  const { held, failed } = useUnsaved(plan.id);
  const isSaving = useSaving(plan.id, afterPaint);
  const hasFiles = useFilesInHand();
  return (
    <span className={styles['saved']} role="status">
      {isLoading || operations === undefined
        ? READING
        : failed.length > 0
          ? `${wordCount(failed.map(({ request }) => request))} 处未保存`
          : held.length > 0
            ? `${wordCount(held)} 处更正待写理由`
            : isSaving
              ? SAVING
              : hasFiles
                ? '有文件还没有存下'
                : savedText(operations[0]?.at ?? null)}
    </span>
  );
}

/** By the clock of this device, when it last stored anything: what other devices' clocks said is in the data [B50]. */
function savedText(at: number | null): string {
  if (at === null) return NOTHING_REPORTED;
  // The clock was ahead then, or is behind now: a time that has not come yet is none.
  if (at > Date.now() + MINUTE_MS) return '已保存到本机';
  const isToday = dateText(at) === dateText(Date.now());
  return `已保存到本机 ${isToday ? timeText(at) : dateTimeText(at)}`;
}
