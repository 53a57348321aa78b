import { isMoneyUnit, type Milestone } from '#src/domain/catalogue/indicator.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { ruleBreakOf, type RuleBreak } from '#src/domain/package/plan-rules.ts';
import { meaningChanges, type MeaningChange } from '#src/domain/catalogue/row-meaning.ts';
import { mulDivExact } from '#src/domain/quantity/exact.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';
import type { Said, Statement, StatementId, SubjectKind } from '#src/domain/statements/statement.ts';
import { unitRatio, type UnitRatio } from '#src/domain/statements/unit-scale.ts';
import { planInForce, type YearStatements } from '#src/domain/statements/year-statements.ts';

/** What becomes of the values of a row whose numbers mean something else now: a person says so, row by row [PL21]. */
export type ValueChoice = 'keep' | 'convert' | 'clear';

/** A row that a new version of the plan reads otherwise, and what was said of it. */
export interface ChangedRow extends MeaningChange {
  /** What stands and carries an amount of the row, or could not stand on it any more. */
  readonly values: readonly Statement[];
  /** The same amounts in the new unit; null: there is no exact way. */
  readonly converted: readonly Said[] | null;
  /** Why the numbers cannot stay as they are; null: they can. */
  readonly broken: RuleBreak | null;
}

/** Words that are read by the row's unit and decimals. */
const AMOUNTS: ReadonlySet<SubjectKind> = new Set<SubjectKind>([
  'month',
  'part',
  'expected',
  'adjusted-target',
  'outlook',
  'profile',
  'rating',
]);

/** Whether what it says is read by the unit and decimals of its row. */
export function carriesAmount({ subject, content }: Statement): boolean {
  return content !== null && AMOUNTS.has(subject.kind);
}

/**
 * Every row whose numbers mean something else in the new version, with what was said of it, and rows where a word could not stand any
 * more (a manual score above the new weight) [PL21].
 * @param superseded revisions that are about to be replaced by what arrives along with the version
 */
export function changedRows(
  before: Plan,
  after: Plan,
  year: YearStatements,
  superseded: ReadonlySet<StatementId> = new Set(),
): readonly ChangedRow[] {
  const byRow = new Map<string, Statement[]>();
  for (const statement of year.bySubject.values()) {
    const { subject, content, id } = statement;
    if (!('indicator' in subject) || content === null || superseded.has(id)) continue;
    const list = byRow.get(subject.indicator) ?? [];
    list.push(statement);
    byRow.set(subject.indicator, list);
  }
  const ground = { proposed: after, inForce: planInForce(after, year), year };
  const changes = meaningChanges(before, after);
  const listed = new Set(changes.map(({ id }) => id));
  const rows = changes.map((change): ChangedRow => {
    const values = (byRow.get(change.id) ?? []).filter(({ subject }) => AMOUNTS.has(subject.kind));
    const converted = convertedValues(change, values);
    const fits = (said: readonly Said[]) => said.every((each) => ruleBreakOf(each, ground) === null);
    return Object.assign({}, change, {
      values,
      converted: converted !== null && fits(converted) ? converted : null,
      broken: change.after === null ? null : firstBreak(values, ground),
    });
  });
  const others = after.indicators.flatMap((row): readonly ChangedRow[] => {
    if (listed.has(row.id)) return [];
    const values = (byRow.get(row.id) ?? []).filter((said) => ruleBreakOf(said, ground) !== null);
    if (values.length === 0) return [];
    const own = before.indicators.find(({ id }) => id === row.id) ?? null;
    return [
      {
        id: row.id,
        before: own,
        after: row,
        changed: [],
        values,
        converted: null,
        broken: firstBreak(values, ground),
      },
    ];
  });
  return [...rows, ...others];
}

function firstBreak(
  values: readonly Statement[],
  ground: Parameters<typeof ruleBreakOf>[1],
): RuleBreak | null {
  for (const said of values) {
    const broken = ruleBreakOf(said, ground);
    if (broken !== null) return broken;
  }
  return null;
}

/** What a person can choose for a row. The first is never chosen for them. */
export function choicesOf({ values, converted, broken }: ChangedRow): readonly ValueChoice[] {
  if (values.length === 0) return [];
  return [
    ...(broken === null ? (['keep'] as const) : []),
    ...(converted === null ? [] : (['convert'] as const)),
    'clear',
  ];
}

/** What is said for a choice: nothing where the numbers stay; the revisions before stay in the history. */
export function choiceSaid({ values, converted }: ChangedRow, choice: ValueChoice): readonly Said[] {
  switch (choice) {
    case 'keep':
      return [];
    case 'convert':
      return converted ?? [];
    case 'clear':
      return values.map(({ subject }) => ({ subject, content: null, note: '' }) as Said);
  }
}

function convertedValues(
  { before, after, changed }: MeaningChange,
  values: readonly Statement[],
): readonly Said[] | null {
  if (before?.kind !== 'quantitative' || after?.kind !== 'quantitative') return null;
  if (!changed.includes('unit') || changed.includes('rollup') || values.length === 0) return null;
  // «万/年» says 万元.
  const word = isMoneyUnit(before.unit) ? '万元' : before.unit;
  const ratio = unitRatio(word, { unit: after.unit, isWorkingTime: false });
  if (ratio === null || ratio.times === ratio.by) return null;
  const said: Said[] = [];
  for (const statement of values) {
    const content = convertedContent(statement, ratio);
    if (content === null) return null;
    said.push({ subject: statement.subject, content, note: statement.note } as Said);
  }
  return said;
}

/** The content with every amount in the new unit, exactly; null: one of them has no such number. */
function convertedContent({ subject, content }: Statement, ratio: UnitRatio): object | null {
  const scaled = (amount: Quantity) => mulDivExact(amount, ratio.times, ratio.by) as Quantity | null;
  if (content === null) return null;
  switch (subject.kind) {
    case 'month': {
      const { kind, value } = content as { readonly kind: string; readonly value?: Quantity };
      if (kind === 'none' || value === undefined) return content;
      const amount = scaled(value);
      return amount === null ? null : { ...content, value: amount };
    }
    case 'expected': {
      const amount = scaled((content as { readonly value: Quantity }).value);
      return amount === null ? null : { ...content, value: amount };
    }
    case 'adjusted-target': {
      const amount = scaled((content as { readonly target: Quantity }).target);
      return amount === null ? null : { ...content, target: amount };
    }
    case 'outlook': {
      const { soFar, expected } = content as {
        readonly soFar: Quantity | null;
        readonly expected: Quantity | null;
      };
      const [a, b] = [soFar === null ? null : scaled(soFar), expected === null ? null : scaled(expected)];
      if ((soFar !== null && a === null) || (expected !== null && b === null)) return null;
      return { ...content, soFar: a, expected: b };
    }
    case 'profile': {
      const { pacing } = content as {
        readonly pacing?: { readonly kind: string; readonly milestones?: readonly Milestone[] };
      };
      if (pacing?.milestones === undefined) return content;
      const milestones = pacing.milestones.map(({ month, due }) => ({ month, due: scaled(due) }));
      return milestones.some(({ due }) => due === null)
        ? null
        : { ...content, pacing: { ...pacing, milestones } };
    }
    // A rating and the parts of a row have no unit that converts.
    case 'rating':
    case 'part':
    case 'execution':
    case 'manual-score':
    case 'remark':
    case 'meeting-note':
    case 'settings':
    case 'text':
    case 'brief':
    case 'month-close':
    case 'evidence':
    case 'seal':
    case 'month-checked':
    case 'execution-checked':
    case 'target-checked':
    case 'close-list':
    case 'count-rated':
    case 'due-day':
    case 'form-layout':
    case 'funds':
    case 'funds-to-date':
    case 'adjustment':
    case 'plan-version':
      return content;
  }
}
