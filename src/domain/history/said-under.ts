import { versionTurnText } from '#src/domain/words/history-words.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { meaningOfRow } from '#src/domain/catalogue/row-meaning.ts';
import type { OperationId, Statement, StatementId } from '#src/domain/statements/statement.ts';

/** Which revisions were said under another version of the plan than the one in force [PL61]. */
export interface SaidUnder {
  /** null: that version is not on this device. Whoever is not in here was said, or left standing, under the one in force. */
  readonly versions: ReadonlyMap<StatementId, Plan | null>;
  /** What a 更正原文, or taking one back, said itself: '更正原文：单位是元'. */
  readonly words: ReadonlyMap<OperationId, string>;
}

/** The versions of a plan that are on this device, the one in force too. */
export interface Versions {
  readonly plans: readonly Plan[];
  readonly digestOf: (plan: Plan) => string;
  /** What was said of a row of its draft before it read numbers otherwise, with a plan of the row as it was [PL65]. */
  readonly drafted?: ReadonlyMap<StatementId, Plan>;
}

export const AS_NOW: SaidUnder = { versions: new Map(), words: new Map() };

/**
 * @param log the revisions in question
 * @param ofPlan revisions about the plan as a whole
 */
export function saidUnder(
  log: readonly Statement[],
  ofPlan: readonly Statement[],
  known: Versions,
): SaidUnder {
  const turns = ofPlan.filter(({ subject }) => subject.kind === 'plan-version');
  const { drafted } = known;
  if (turns.length === 0 && drafted === undefined) return AS_NOW;
  const digests = new Map(turns.map((turn) => [turn.id, versionOf(turn)?.digest]));
  const byId = new Map(log.map((statement) => [statement.id, statement]));
  const operations = new Set(turns.map(({ operation }) => operation));
  const versions = new Map<StatementId, Plan | null>();
  for (const turn of turns) {
    const [replaced] = turn.replaces;
    const before = (replaced === undefined ? undefined : digests.get(replaced)) ?? versionOf(turn)?.of;
    const version = known.plans.find((plan) => known.digestOf(plan) === before) ?? null;
    const open = log.filter(({ operation }) => operation === turn.operation).flatMap((each) => each.replaces);
    for (let id = open.pop(); id !== undefined; id = open.pop()) {
      const statement = byId.get(id);
      if (statement === undefined || versions.has(id) || statement.subject.kind === 'plan-version') continue;
      versions.set(id, version);
      // What an earlier 更正原文 said itself leads to what was said under a version before that.
      if (!operations.has(statement.operation)) open.push(...statement.replaces);
    }
  }
  for (const { id } of drafted === undefined ? [] : log) {
    const then = drafted?.get(id);
    if (then !== undefined) versions.set(id, then);
  }
  const words = new Map(turns.map((turn): [OperationId, string] => [turn.operation, turnText(turn)]));
  return { versions, words };
}

function turnText(turn: Statement): string {
  return versionTurnText(turn.origin === 'undone', versionOf(turn)?.reason ?? '');
}

function versionOf({ content }: Statement) {
  return content as { readonly digest: string; readonly of: string; readonly reason: string } | null;
}

/** The row by which a revision is read: that of its own version; null: nobody can tell the unit any more. */
export function rowSaidUnder(
  { id, subject }: Statement,
  row: PlanIndicator | null,
  { versions }: SaidUnder,
): PlanIndicator | null {
  const version = versions.get(id);
  if (version === undefined || !('indicator' in subject)) return row;
  return version?.indicators.find((each) => each.id === subject.indicator) ?? null;
}

/** Its number would mean something else now. */
export function isReadOtherwise(statement: Statement, row: PlanIndicator | null, under: SaidUnder): boolean {
  if (!under.versions.has(statement.id)) return false;
  const then = rowSaidUnder(statement, row, under);
  return then === null || row === null || meaningOfRow(then) !== meaningOfRow(row);
}
