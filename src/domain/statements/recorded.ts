import type { Statement, SubjectKind } from '#src/domain/statements/statement.ts';

/** What a month takes, and nothing that is said of a plan in force alone. */
const RECORDED: ReadonlySet<SubjectKind> = new Set<SubjectKind>([
  'month',
  'part',
  'rating',
  'execution',
  'month-checked',
  'target-checked',
  'execution-checked',
  'month-close',
  'close-list',
]);

/** Whether a draft takes it too [PL50] [PL56]. */
export function isRecorded({ subject }: Pick<Statement, 'subject'>): boolean {
  return RECORDED.has(subject.kind);
}

/** What stands of a year, by whether it can go back to a draft with the plan [PL66]. */
export interface StandingWords {
  readonly recorded: readonly Statement[];
  /** Said of the plan in force alone: an adjustment, a score set by hand, a text of the report. */
  readonly ofPlan: readonly Statement[];
}

export function standingWords(standing: Iterable<Statement>): StandingWords {
  const said = [...standing].filter(({ content, note }) => content !== null || note !== '');
  return { recorded: said.filter(isRecorded), ofPlan: said.filter((each) => !isRecorded(each)) };
}
