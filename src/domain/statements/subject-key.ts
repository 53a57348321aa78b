import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Subject } from '#src/domain/statements/statement.ts';
import type { Brand } from '#src/kernel/brand.ts';

/** One text per subject, the same on every device: 'month/08/3', 'part/32/a/12', 'settings'. */
export type SubjectKey = Brand<string, 'SubjectKey'>;

/** The derived record that a subject belongs to: its indicator's, or the plan's own ('*'). */
export type SubjectGroup = IndicatorId | '*';

export const PLAN_GROUP = '*';

export function subjectKey(subject: Subject): SubjectKey {
  switch (subject.kind) {
    case 'month':
    case 'rating':
    case 'outlook':
    case 'meeting-note':
    case 'month-checked':
      return `${subject.kind}/${subject.indicator}/${subject.month}` as SubjectKey;
    case 'part':
      return `part/${subject.indicator}/${subject.part}/${subject.month}` as SubjectKey;
    case 'execution':
    case 'month-close':
    case 'execution-checked':
    case 'close-list':
      return `${subject.kind}/${subject.month}` as SubjectKey;
    case 'manual-score':
    case 'adjusted-target':
    case 'expected':
    case 'remark':
    case 'profile':
    case 'target-checked':
      return `${subject.kind}/${subject.indicator}` as SubjectKey;
    case 'evidence':
      return `evidence/${subject.indicator}/${subject.evidence}` as SubjectKey;
    case 'adjustment':
      return `adjustment/${subject.adjustment}` as SubjectKey;
    case 'brief':
      return `brief/${subject.month}/${subject.slot}` as SubjectKey;
    case 'funds':
      return `funds/${subject.source}/${subject.figure}` as SubjectKey;
    case 'funds-to-date':
      return `funds-to-date/${subject.source}/${subject.month}` as SubjectKey;
    case 'text':
      return `text/${subject.slot}` as SubjectKey;
    case 'settings':
    case 'count-rated':
    case 'due-day':
    case 'form-layout':
    case 'seal':
    case 'plan-version':
      return subject.kind as SubjectKey;
  }
}

export function subjectGroup(subject: Subject): SubjectGroup {
  return 'indicator' in subject ? subject.indicator : PLAN_GROUP;
}
