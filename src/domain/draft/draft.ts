import * as v from 'valibot';
import type { PacingKind, Rollup } from '#src/domain/catalogue/indicator.ts';
import {
  INDICATOR_CLASSES,
  SOURCE_COLUMNS,
  type IndicatorClass,
  type PlanId,
  type SourceCells,
} from '#src/domain/catalogue/plan.ts';
import type { Decimals } from '#src/domain/quantity/quantity.ts';

/** The signs that a row of a draft can have; '定性': a person rates it; '': none is printed, and none was chosen yet. */
export const DRAFT_OPERATORS = ['≥', '>', '=', '≤', '<', '定性', ''] as const;
export type DraftOperator = (typeof DRAFT_OPERATORS)[number];

/** A row while the plan is written: texts as somebody typed them or a file printed them, '' where there is nothing yet [PL7]. */
export interface DraftRow {
  /** Made once: moving and renaming rows break nothing. */
  readonly id: string;
  readonly name: string;
  readonly class: IndicatorClass;
  readonly unit: string;
  readonly operator: DraftOperator;
  /** Decimal text; with 定性 any text. */
  readonly target: string;
  /** Points, decimal text. */
  readonly weight: string;
  readonly rollup: Rollup;
  readonly pacing: PacingKind;
  readonly decimals: Decimals;
  readonly core: boolean;
  /** '' where nobody was named yet: the collecting section's. */
  readonly owner: string;
  /** The cells as the table printed them; null: typed by hand. */
  readonly source: SourceCells | null;
  /** What reading the table could not settle about this row, in words; gone when somebody settles it. */
  readonly notes: readonly DraftNote[];
}

/** The fields of a row that a note can be about. */
const DRAFT_FIELDS = ['name', 'class', 'unit', 'operator', 'target', 'weight'] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];

export interface DraftNote {
  readonly field: DraftField;
  readonly text: string;
}

/** A plan before it is in force. Everything in it can still be changed [PL7]. */
export interface Draft {
  readonly id: PlanId;
  readonly unitName: string;
  /** '2026'. */
  readonly year: string;
  /** 项目支出: the name of the project; '': 部门整体. */
  readonly project: string;
  /** 万元, decimal text; '': none. */
  readonly budget: string;
  /** The document that the table is from. */
  readonly source: string;
  readonly overallGoal: string;
  readonly contactName: string;
  readonly contactPhone: string;
  readonly sections: readonly string[];
  readonly collectingSection: string;
  readonly rows: readonly DraftRow[];
  /** What reading the table as a whole could not settle, in words. */
  readonly notes: readonly string[];
}

const LONG = 20_000;
const text = v.pipe(v.string(), v.maxLength(LONG));
const ROW = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  name: text,
  class: v.picklist(INDICATOR_CLASSES),
  unit: text,
  operator: v.picklist(DRAFT_OPERATORS),
  target: text,
  weight: text,
  rollup: v.picklist(['sum', 'latest', 'mean', 'max', 'min']),
  pacing: v.picklist(['linear', 'milestone', 'level', 'year-end']),
  decimals: v.picklist([0, 1, 2, 3, 4]),
  core: v.boolean(),
  owner: text,
  source: v.nullable(v.object(v.entriesFromList(SOURCE_COLUMNS, text))),
  notes: v.pipe(v.array(v.object({ field: v.picklist(DRAFT_FIELDS), text })), v.maxLength(50)),
});
const DRAFT = v.object({
  id: v.pipe(v.string(), v.minLength(1), v.maxLength(64)),
  unitName: text,
  year: text,
  project: text,
  budget: text,
  source: text,
  overallGoal: text,
  contactName: text,
  contactPhone: text,
  sections: v.pipe(v.array(text), v.maxLength(200)),
  collectingSection: text,
  rows: v.pipe(v.array(ROW), v.maxLength(1_000)),
  notes: v.pipe(v.array(text), v.maxLength(1_000)),
});

/** A stored draft → the draft; null: it cannot be read. Never throws. */
export function readDraft(data: unknown): Draft | null {
  const read = v.safeParse(DRAFT, data);
  return read.success ? { ...read.output, id: read.output.id as PlanId } : null;
}

/** @param today 'YYYY-MM-DD': a new plan is for this year */
export function emptyDraft(id: PlanId, today: string): Draft {
  return {
    id,
    unitName: '',
    year: today.slice(0, 4),
    project: '',
    budget: '',
    source: '',
    overallGoal: '',
    contactName: '',
    contactPhone: '',
    sections: [],
    collectingSection: '',
    rows: [],
    notes: [],
  };
}

export function emptyRow(id: string): DraftRow {
  return {
    id,
    name: '',
    class: '数量',
    unit: '',
    operator: '≥',
    target: '',
    weight: '',
    rollup: 'sum',
    pacing: 'milestone',
    decimals: 0,
    core: false,
    owner: '',
    source: null,
    notes: [],
  };
}
