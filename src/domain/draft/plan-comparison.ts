import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { IndicatorClass, Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { classText } from '#src/domain/catalogue/row-class.ts';
import { weightSum } from '#src/domain/draft/draft-problems.ts';
import type { Draft, DraftRow } from '#src/domain/draft/draft.ts';
import { textToQuantity } from '#src/domain/quantity/decimal-text.ts';
import { sumPoints, weightToText, type Points } from '#src/domain/quantity/points.ts';
import { quantityToText, type Quantity } from '#src/domain/quantity/quantity.ts';

/** What can be otherwise about a row than the year before, in the order of the count line [NY6]. */
export const CHANGE_KINDS = [
  'target',
  'weight',
  'renamed',
  'unit',
  'operator',
  'class',
  'new',
  'dropped',
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A row as both years show it: texts as printed. */
export interface ComparedRow {
  readonly id: string;
  readonly name: string;
  /** As printed, else as proposed. */
  readonly class: string;
  readonly kind: IndicatorClass;
  readonly isPrinted: boolean;
  readonly unit: string;
  /** '定性' for a rated row. */
  readonly operator: string;
  readonly target: string;
  /** Decimal text; of a draft whatever was typed. */
  readonly weight: string;
  /** Adjusted during the year; null: it was not. */
  readonly adjusted: string | null;
}

/** Last year's row beside this year's; one of them may be missing, never both. */
export interface RowComparison {
  /** Its place among the rows of its own plan. */
  readonly seq: number;
  readonly before: ComparedRow | null;
  readonly after: ComparedRow | null;
  /** Empty: 未变. */
  readonly changes: readonly ChangeKind[];
}

interface WeightSum {
  readonly sum: Points;
  /** Rows without a weight. */
  readonly missing: number;
}

export interface PlanComparison {
  readonly years: readonly [before: string, after: string];
  /** This year's rows in their order, then last year's that are gone. */
  readonly rows: readonly RowComparison[];
  readonly weights: readonly [before: WeightSum, after: WeightSum];
}

/** This year's side: a draft or a plan in force. */
interface ThisYear {
  readonly year: string;
  readonly rows: readonly (ComparedRow & { readonly previous: string | null })[];
  readonly weight: WeightSum;
}

export function draftSide(draft: Draft): ThisYear {
  return {
    year: draft.year.trim(),
    rows: draft.rows.map((row) => Object.assign(draftCells(row), { previous: row.previous ?? null })),
    weight: weightSum(draft.rows),
  };
}

export function planSide(plan: Plan): ThisYear {
  return {
    year: String(plan.year),
    rows: plan.indicators.map((row) =>
      Object.assign(planCells(row, undefined), { previous: row.previous ?? null }),
    ),
    weight: planWeight(plan),
  };
}

/**
 * Both years row by row, by the links alone [NY6].
 * @param before last year's plan in force
 * @param adjusted targets of last year that were adjusted
 * @param ended rows that last year stopped: what goes on from one is not new
 */
export function comparePlans(
  before: Plan,
  adjusted: ReadonlyMap<IndicatorId, Quantity>,
  after: ThisYear,
  ended: readonly PlanIndicator[] = [],
): PlanComparison {
  const byId = new Map<string, PlanIndicator>([...ended, ...before.indicators].map((row) => [row.id, row]));
  const kept = new Set<string>();
  const rows = after.rows.map(({ previous, ...cells }, at): RowComparison => {
    const last = previous === null ? undefined : byId.get(previous);
    if (last === undefined) return { seq: at + 1, before: null, after: cells, changes: ['new'] };
    kept.add(last.id);
    const was = planCells(last, adjusted.get(last.id));
    return { seq: at + 1, before: was, after: cells, changes: changesOf(was, cells) };
  });
  const dropped = before.indicators
    .filter(({ id }) => !kept.has(id))
    .map((row): RowComparison => {
      const was = planCells(row, adjusted.get(row.id));
      return { seq: row.seq, before: was, after: null, changes: ['dropped'] };
    });
  return {
    years: [String(before.year), after.year],
    rows: [...rows, ...dropped],
    weights: [planWeight(before), after.weight],
  };
}

/** How many rows there are of each change, and of none. A row with two changes counts in both. */
export function changeCounts(rows: readonly RowComparison[]): {
  readonly same: number;
  readonly of: ReadonlyMap<ChangeKind, number>;
} {
  const of = new Map<ChangeKind, number>();
  for (const { changes } of rows) for (const kind of changes) of.set(kind, (of.get(kind) ?? 0) + 1);
  return { same: rows.filter(({ changes }) => changes.length === 0).length, of };
}

function changesOf(before: ComparedRow, after: ComparedRow): readonly ChangeKind[] {
  const isOther: Record<Exclude<ChangeKind, 'new' | 'dropped'>, boolean> = {
    target: !isSameText(before.target, after.target),
    weight: !isSameText(before.weight, after.weight),
    renamed: before.name.trim() !== after.name.trim(),
    unit: before.unit.trim() !== after.unit.trim(),
    operator: before.operator !== after.operator,
    class: isOtherClass(before, after),
  };
  return CHANGE_KINDS.filter((kind) => kind !== 'new' && kind !== 'dropped' && isOther[kind]);
}

/** As printed where both print one; a proposal beside what is printed is no other class as long as it is of the kind. */
function isOtherClass(before: ComparedRow, after: ComparedRow): boolean {
  return before.isPrinted && after.isPrinted ? before.class !== after.class : before.kind !== after.kind;
}

function classCells(
  row: Pick<DraftRow, 'class' | 'printed'>,
): Pick<ComparedRow, 'class' | 'kind' | 'isPrinted'> {
  return { class: classText(row), kind: row.class, isPrinted: row.printed !== undefined };
}

/** 95 and 95.0 are one number; what is no number is compared as it stands. */
export function isSameText(a: string, b: string): boolean {
  const [mine, other] = [textToQuantity(a.trim()), textToQuantity(b.trim())];
  return typeof mine === 'number' && typeof other === 'number' ? mine === other : a.trim() === b.trim();
}

function planCells(row: PlanIndicator, adjusted: Quantity | undefined): ComparedRow {
  const { id, name, weight } = row;
  const common = { id, name, ...classCells(row), weight: weightToText(weight), adjusted: null };
  if (row.kind !== 'quantitative') {
    const unit = row.kind === 'compound' ? (row.parts[0]?.unit ?? '') : '';
    return { ...common, unit, operator: '定性', target: row.source.target };
  }
  const { operator, target } = row.goal;
  return {
    ...common,
    unit: row.unit,
    operator,
    target: quantityToText(target),
    adjusted: adjusted === undefined || adjusted === target ? null : quantityToText(adjusted),
  };
}

function draftCells(row: DraftRow): ComparedRow {
  const { id, name, unit, operator, target, weight } = row;
  return { id, name, ...classCells(row), unit, operator, target, weight, adjusted: null };
}

function planWeight({ indicators }: Plan): WeightSum {
  return { sum: sumPoints(indicators.map(({ weight }) => weight)), missing: 0 };
}
