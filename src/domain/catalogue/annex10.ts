import annex from './annex10-2025.json' with { type: 'json' };
import {
  defaultPacing,
  isMoneyUnit,
  type Goal,
  type IndicatorId,
  type Operator,
  type Pacing,
  type QuantitativeIndicator,
  type Rollup,
} from '#src/domain/catalogue/indicator.ts';
import type {
  IndicatorClass,
  Oddity,
  Plan,
  PlanId,
  PlanIndicator,
  Profile,
} from '#src/domain/catalogue/plan.ts';
import { isMonth } from '#src/domain/period/month.ts';
import { textToQuantity } from '#src/domain/quantity/decimal-text.ts';
import { HUNDRED_POINTS, type Points } from '#src/domain/quantity/points.ts';
import { MAX_DECIMALS, type Decimals, type Quantity } from '#src/domain/quantity/quantity.ts';

type AnnexRow = (typeof annex.indicators)[number];

/**
 * The compound row measures shares; the annex gives their unit only inside the text of the target. Stands above the plan, which is
 * built while this file is read.
 */
const PART_UNIT = '%';

/** Annex 10 of the unit's 2025 budget: verbatim cells [C1], and beside them what we propose [C2]. */
export const ANNEX_10_2025: Plan = {
  id: 'tongnan-egov:2025' as PlanId,
  unitName: annex.unitName,
  year: annex.year,
  source: annex.source,
  overallGoal: annex.overallGoal,
  contact: annex.contact,
  sections: annex.sections,
  collectingSection: '综合科',
  settings: {
    exceededRule: 'R1',
    gradeThresholds: [9_000 as Points, 8_000 as Points, 6_000 as Points],
    budget: quantity(annex.budgetWan),
  },
  indicators: annex.indicators.map(rowToIndicator),
  oddities: ['prose-total-differs', 'cost-targets-without-project-spending'],
};

function rowToIndicator(row: AnnexRow): PlanIndicator {
  const profile: Profile = {
    seq: row.seq,
    source: {
      name: row.name,
      weight: String(row.weightPct),
      unit: row.unitRaw,
      operator: row.operatorRaw,
      target: row.targetRaw,
    },
    class: row.proposed.class as IndicatorClass,
    owner: row.proposed.owner,
    ownerConfidence: row.proposed.ownerConfidence as Profile['ownerConfidence'],
    core: false,
    oddities: odditiesOf(row),
  };
  const base = {
    id: String(row.seq).padStart(2, '0') as IndicatorId,
    name: row.name,
    weight: ((row.weightPct * HUNDRED_POINTS) / 100) as Points,
  };
  if (row.kind === 'quantitative') return { ...profile, ...base, ...measureOf(row) };
  const parts = 'parts' in row.proposed ? row.proposed.parts : undefined;
  if (parts === undefined) return { ...profile, ...base, kind: 'qualitative' };
  return {
    ...profile,
    ...base,
    kind: 'compound',
    parts: parts.map((part) => ({
      id: part.id,
      name: part.name,
      unit: PART_UNIT,
      decimals: decimalsOf(row),
      goal: goalOf(part.operator, part.target),
    })),
  };
}

function measureOf(
  row: AnnexRow,
): Pick<QuantitativeIndicator, 'kind' | 'unit' | 'decimals' | 'goal' | 'rollup' | 'pacing'> {
  const rollup = row.proposed.rollup as Rollup;
  const goal = goalOf(row.operatorRaw, row.targetRaw);
  return {
    kind: 'quantitative',
    unit: row.unitRaw,
    decimals: decimalsOf(row),
    goal,
    rollup,
    pacing: pacingOf(row, rollup, goal),
  };
}

function pacingOf(row: AnnexRow, rollup: Rollup, goal: Goal): Pacing {
  switch (row.proposed.pacing) {
    case 'linear':
    case 'level':
      return { kind: row.proposed.pacing };
    case 'milestone': {
      const listed = 'milestones' in row.proposed ? row.proposed.milestones : undefined;
      if (listed === undefined) return { kind: 'milestone', milestones: [{ month: 12, due: goal.target }] };
      return {
        kind: 'milestone',
        milestones: listed.map(([month, due]) => {
          if (!isMonth(month) || typeof due !== 'string')
            throw new Error(`annex 10, row ${row.seq}: milestone`);
          return { month, due: quantity(due) };
        }),
      };
    }
    default:
      return defaultPacing(rollup, goal.operator);
  }
}

function odditiesOf(row: AnnexRow): Oddity[] {
  const oddities: Oddity[] = [];
  const money = isMoneyUnit(row.unitRaw);
  if (row.name.endsWith(')') && !row.name.includes('(')) oddities.push('stray-parenthesis');
  if (row.unitRaw === '天' && row.name.includes('频率')) oddities.push('frequency-in-days');
  if (money && (row.name.endsWith('演练') || row.name.endsWith('会议'))) oddities.push('activity-in-money');
  if (money && row.operatorRaw === '≥') oddities.push('cost-at-least');
  if (annex.indicators.some((other) => other !== row && other.name === row.name))
    oddities.push('same-name-twice');
  if (row.unitRaw === '定性') oddities.push('qualitative-in-unit-column');
  if ('parts' in row.proposed) oddities.push('part-without-operator');
  return oddities;
}

function goalOf(operator: string, target: string): Goal {
  return { operator: operator as Operator, target: quantity(target) };
}

function decimalsOf(row: AnnexRow): Decimals {
  const decimals = row.proposed.decimals;
  if (decimals === null || decimals > MAX_DECIMALS) throw new Error(`annex 10, row ${row.seq}: decimals`);
  return decimals as Decimals;
}

/** The built-in data is ours: a fault in it is a bug, so it throws. */
function quantity(text: string): Quantity {
  const parsed = textToQuantity(text);
  if (typeof parsed === 'string') throw new Error(`annex 10: «${text}»: ${parsed}`);
  return parsed;
}
