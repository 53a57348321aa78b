import type { Plan } from '#src/domain/catalogue/plan.ts';
import { useUnsaved } from '#src/queries/save.ts';
import { useYear } from '#src/queries/year.ts';
import type { YearStatements } from '#src/domain/statements/year-statements.ts';
import { dateText, dateTimeText, timeText } from '#src/ui/date-time.ts';
import styles from './shell.module.css';

/** «已保存到本机 14:32»: said only of what a completed transaction holds. */
export function SaveState({ plan }: { readonly plan: Plan }) {
  const { year, isLoading } = useYear(plan.id);
  const { requests, held, failed } = useUnsaved(plan.id);
  return (
    <span className={styles['saved']} role="status">
      {isLoading
        ? '正在读取…'
        : failed.length > 0
          ? `${failed.length} 处未保存`
          : held.length > 0
            ? `${held.length} 处更正待写理由`
            : requests.length > 0
              ? '正在保存…'
              : savedText(year)}
    </span>
  );
}

function savedText(year: YearStatements): string {
  let latest = 0;
  for (const statement of year.bySubject.values()) if (statement.at > latest) latest = statement.at;
  if (latest === 0) return '尚无填报';
  const isToday = dateText(latest) === dateText(Date.now());
  return `已保存到本机 ${isToday ? timeText(latest) : dateTimeText(latest)}`;
}
