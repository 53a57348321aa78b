import { useMemo } from 'react';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';
import type { SaveMark } from '#src/features/entry/model/row-view.ts';
import { useUnsaved } from '#src/queries/save.ts';

/** Which cells wait for their transaction, and which ones it refused. */
export function useSaveMarks(plan: PlanId): ReadonlyMap<SubjectKey, SaveMark> {
  const { requests, held, failed } = useUnsaved(plan);
  return useMemo(() => {
    const marks = new Map<SubjectKey, SaveMark>();
    for (const { said } of requests)
      for (const { subject } of said) marks.set(subjectKey(subject), 'pending');
    for (const { said } of held) for (const { subject } of said) marks.set(subjectKey(subject), 'held');
    for (const { request } of failed)
      for (const { subject } of request.said) marks.set(subjectKey(subject), 'failed');
    return marks;
  }, [requests, held, failed]);
}
