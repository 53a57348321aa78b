import { draftRulesOf } from '#src/domain/draft/draft-scoring.ts';
import type { Indicator, IndicatorPart, QuantitativeIndicator } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanId, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { Draft, DraftNote, DraftRow, LastSaid } from '#src/domain/draft/draft.ts';
import { yearsNamed } from '#src/domain/draft/named-year.ts';
import { weightToText } from '#src/domain/quantity/points.ts';
import { quantityToText, type Quantity } from '#src/domain/quantity/quantity.ts';

export interface CopiedFrom {
  /** Of the published plan, 64 hex digits [PL3]. */
  readonly digest: string;
}

/**
 * 复制上年: the draft of the year after, row by row, each linked to the row it goes on from. What was said of the year (values, ratings,
 * manual scores, texts, closes, seals, budget and execution) stays there [NY1].
 * @param plan in force, with the office's edits
 * @param newId an id that was never given before
 */
export function copyPlan(plan: Plan, { digest }: CopiedFrom, newId: () => string): Draft {
  return {
    ...copiedHead(plan),
    id: `p-${newId()}` as PlanId,
    year: String(plan.year + 1),
    budget: '',
    source: '',
    previous: { plan: plan.id, digest },
    rows: plan.indicators.map((row) => copiedRow(row, newId())),
    knows: plan.indicators.map(({ id }) => id),
    notes: [],
  };
}

/** A row that goes on from one of last year: of its target the one of the beginning of the year. */
export function copiedRow(row: PlanIndicator, id: string): DraftRow {
  const copied = copiedSaid(row);
  return {
    ...copied,
    id,
    source: null,
    notes: yearNotes(row, copied),
    previous: row.id,
    seen: lastSaid(row),
  };
}

/** @param target as adjusted; absent: the one of the beginning of the year */
export function lastSaid(row: PlanIndicator, target?: Quantity): LastSaid {
  const said = copiedSaid(row);
  return {
    target: target === undefined ? said.target : quantityToText(target),
    weight: said.weight,
    owner: said.owner,
    decimals: String(said.decimals),
  };
}

/** What a draft says of a unit, its people and how it is scored. */
export function copiedHead(
  plan: Plan,
): Omit<Draft, 'id' | 'year' | 'budget' | 'initialBudget' | 'source' | 'rows' | 'notes' | 'previous'> {
  return {
    unitName: plan.unitName,
    project: plan.project ?? '',
    overallGoal: plan.overallGoal,
    contactName: plan.contact.name,
    contactPhone: plan.contact.phone,
    sections: plan.sections,
    collectingSection: plan.collectingSection,
    rules: draftRulesOf(plan.settings),
  };
}

/** What a draft says of a row, whose it is and how it is measured. */
export function copiedSaid(row: PlanIndicator): Omit<DraftRow, 'id' | 'source' | 'notes' | 'previous'> {
  return {
    name: row.name,
    class: row.class,
    ...(row.printed === undefined ? {} : { printed: row.printed }),
    weight: weightToText(row.weight),
    core: row.core,
    owner: row.owner,
    ...copiedMeasure(row),
  };
}

type Measure = Pick<
  DraftRow,
  'unit' | 'operator' | 'target' | 'rollup' | 'pacing' | 'decimals' | 'milestones' | 'parts' | 'anyRange'
>;

/** What a draft says of how a row is measured. */
function copiedMeasure(row: Indicator & Pick<PlanIndicator, 'source'>): Measure {
  const rated = { operator: '定性', target: row.kind === 'quantitative' ? '' : row.source.target } as const;
  const yearly = { rollup: 'latest', pacing: 'year-end' } as const;
  switch (row.kind) {
    case 'qualitative':
      return { ...rated, ...yearly, unit: '', decimals: 0 };
    case 'compound': {
      const [first] = row.parts;
      return {
        ...rated,
        ...yearly,
        unit: first?.unit ?? '',
        decimals: first?.decimals ?? 0,
        parts: row.parts.map((part) => copiedPart(part, first)),
      };
    }
    case 'quantitative':
      return {
        unit: row.unit,
        operator: row.goal.operator,
        target: quantityToText(row.goal.target),
        rollup: row.rollup,
        pacing: row.pacing.kind,
        decimals: row.decimals,
        ...copiedMilestones(row),
        ...(row.anyRange === true ? { anyRange: true } : {}),
      };
  }
}

function copiedPart({ id, name, goal, unit, decimals }: IndicatorPart, first: IndicatorPart | undefined) {
  return {
    id,
    name,
    operator: goal.operator,
    target: quantityToText(goal.target),
    ...(unit === first?.unit ? {} : { unit }),
    ...(decimals === first?.decimals ? {} : { decimals }),
  };
}

/** Month and share of the target stay; the amounts follow the target of the new year when it is put in force [NY3]. */
function copiedMilestones({ pacing, goal }: QuantitativeIndicator): Pick<DraftRow, 'milestones'> {
  if (pacing.kind !== 'milestone') return {};
  return {
    milestones: {
      of: quantityToText(goal.target),
      dues: pacing.milestones.map(({ month, due }) => ({ month, due: quantityToText(due) })),
    },
  };
}

/** Flagged, and left as they are: whether a year moves on, nobody can tell from a text [NY4]. */
function yearNotes({ name }: PlanIndicator, { operator, target, parts = [] }: Measure): readonly DraftNote[] {
  const note = (field: DraftNote['field'], text: string): readonly DraftNote[] => {
    const years = yearsNamed(text);
    return years.length === 0 ? [] : [{ field, text: `从上年照抄，里面写着 ${years.join('、')} 年` }];
  };
  const words = operator === '定性' ? [target, ...parts.map((part) => part.name)].join('；') : '';
  return [...note('name', name), ...note('target', words)];
}
