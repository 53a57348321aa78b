import { arrivedText, correctionText, RESTORE_WORDS } from '#src/domain/words/history-words.ts';
import type { IndicatorPart } from '#src/domain/catalogue/indicator.ts';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import { pointsRefusalText, saidText, subjectText } from '#src/domain/words/statement-words.ts';
import { isReadOtherwise, rowSaidUnder, type SaidUnder } from '#src/domain/history/said-under.ts';
import { correctionReasons } from '#src/domain/statements/month-close.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import { ORIGIN_WORDS, refusalText } from '#src/domain/words/words.ts';
import {
  saysSame,
  type ManualScoreContent,
  type OperationId,
  type Statement,
  type StatementId,
} from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';
import { refusalOf, targetRefusal } from '#src/domain/statements/typed-value.ts';

/** One revision as the history shows it. */
export interface HistoryEntry {
  readonly statement: Statement;
  readonly key: SubjectKey;
  /** What it is about: '7月完成值'. */
  readonly about: string;
  readonly from: string;
  readonly to: string;
  /** How it came about: '录入', '并入时选定；并入自 a.jxb.json', '录入；更正：漏计一期'. */
  readonly origin: string;
  /** What it says is what stands now: there is nothing to restore. */
  readonly isStanding: boolean;
  /** It was said before a 更正原文, or an edit of the draft, that reads its row otherwise: it is not said again [PL61] [PL65]. */
  readonly isOtherwise: boolean;
}

/**
 * Every revision of a group with what it replaced, newest first [I4].
 * @param arrivals which file each revision that was taken in came with
 * @param under which revisions were said under another version of the plan
 * @param closings every revision of the plan's month closes and of their lists: what was changed while its month was closed is a 更正 [Y3]
 */
export function historyEntries(
  log: readonly Statement[],
  indicator: PlanIndicator | null,
  arrivals: ReadonlyMap<StatementId, string>,
  closings: readonly Statement[],
  under: SaidUnder,
): readonly HistoryEntry[] {
  const byId = new Map<StatementId, Statement>(log.map((statement) => [statement.id, statement]));
  const current = currentStatements(log);
  const reasonOf = correctionReasons(log, closings);
  return newestFirst(log).map((statement): HistoryEntry => {
    const [replaced] = statement.replaces;
    const before = replaced === undefined ? null : (byId.get(replaced) ?? null);
    const key = subjectKey(statement.subject);
    const stands = current.get(key);
    const file = arrivals.get(statement.id);
    const row = rowSaidUnder(statement, indicator, under);
    const words = [
      ORIGIN_WORDS[statement.origin],
      ...(file === undefined ? [] : [arrivedText(file)]),
      ...(under.words.has(statement.operation)
        ? [under.words.get(statement.operation) ?? '']
        : correctionWords(reasonOf(statement))),
    ];
    return {
      statement,
      key,
      about: subjectText(statement.subject, row),
      from: saidText(
        before,
        before === null ? row : rowSaidUnder(before, indicator, under),
        statement.subject.kind,
      ),
      to: saidText(statement, row),
      origin: words.join('；'),
      isOtherwise: isReadOtherwise(statement, indicator, under),
      isStanding: stands !== undefined && saysSame(statement, stands),
    };
  });
}

function correctionWords(reason: string | null): readonly string[] {
  if (reason === null) return [];
  return [correctionText(reason)];
}

/** The log backwards; what one operation said stays in the order of the year. */
function newestFirst(log: readonly Statement[]): readonly Statement[] {
  const order = new Map<OperationId, number>();
  log.forEach(({ operation }, index) => order.set(operation, index));
  const monthOf = ({ subject }: Statement) => ('month' in subject ? subject.month : 0);
  return [...log].sort(
    (a, b) => (order.get(b.operation) ?? 0) - (order.get(a.operation) ?? 0) || monthOf(a) - monthOf(b),
  );
}

/** How many revisions each subject has. */
export function revisionCounts(log: readonly Statement[]): ReadonlyMap<SubjectKey, number> {
  const counts = new Map<SubjectKey, number>();
  for (const { subject } of log) {
    const key = subjectKey(subject);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  return counts;
}

/**
 * Why an earlier revision cannot be said again as the row is now, or null [I5]. Decimals or the unit's rules may have changed since,
 * and attributes of the plan are checked where they are edited.
 */
export function restoreRefusal(
  { statement: { subject, content, note }, isOtherwise }: Pick<HistoryEntry, 'statement' | 'isOtherwise'>,
  indicator: PlanIndicator,
): string | null {
  if (isOtherwise) return RESTORE_WORDS.otherwise;
  if (content === null) return null;
  switch (subject.kind) {
    case 'month':
    case 'part': {
      const { kind, value } = content as { kind: string; value?: Quantity };
      const measure = subject.kind === 'month' ? indicator : partOf(indicator, subject.part);
      if (kind === 'none' || value === undefined || measure === null || !('unit' in measure)) return null;
      const refusal = refusalOf(value, measure, note);
      return refusal === null ? null : refusalText(refusal);
    }
    case 'manual-score':
      return (content as ManualScoreContent).score > indicator.weight
        ? pointsRefusalText({ kind: 'points-range', highest: indicator.weight })
        : null;
    case 'adjusted-target':
    case 'expected': {
      if (indicator.kind !== 'quantitative') return null;
      const refusal =
        'target' in content
          ? targetRefusal(content.target, indicator)
          : refusalOf((content as { value: Quantity }).value, indicator, note);
      return refusal === null ? null : refusalText(refusal);
    }
    case 'profile':
    case 'settings':
    case 'count-rated':
    case 'due-day':
    case 'form-layout':
    case 'adjustment':
    case 'plan-version':
      return RESTORE_WORDS.attribute;
    case 'month-close':
    case 'close-list':
    case 'seal':
      return RESTORE_WORDS.closing;
    case 'month-checked':
    case 'execution-checked':
    case 'target-checked':
      return RESTORE_WORDS.checked;
    case 'outlook':
    case 'meeting-note':
    case 'evidence':
    case 'text':
    case 'brief':
    case 'rating':
    case 'remark':
    case 'execution':
    case 'funds':
    case 'funds-to-date':
      return null;
  }
}

function partOf(indicator: PlanIndicator, part: string): IndicatorPart | null {
  if (indicator.kind !== 'compound') return null;
  return indicator.parts.find(({ id }) => id === part) ?? null;
}
