import * as v from 'valibot';
import {
  OPERATORS,
  PACING_KINDS,
  ROLLUPS,
  type Operator,
  type PacingKind,
  type Rollup,
} from '#src/domain/catalogue/indicator.ts';
import {
  INDICATOR_CLASSES,
  SOURCE_COLUMNS,
  type IndicatorClass,
  type PlanId,
  type PrintedClass,
  type PreviousPlan,
  type SourceCells,
} from '#src/domain/catalogue/plan.ts';
import type { ExceededRule, RowDecimals } from '#src/domain/catalogue/rules.ts';
import { isMonth, type Month } from '#src/domain/period/month.ts';
import type { Decimals } from '#src/domain/quantity/quantity.ts';

/** The signs that a row of a draft can have; '定性': a person rates it; '': none is printed, and none was chosen yet. */
export const DRAFT_OPERATORS = [...OPERATORS, '定性', ''] as const;
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
  /** The row of last year's plan that it goes on from; absent: it is new, or the draft knows no year before [NY2]. */
  readonly previous?: string;
  /** What last year's plan said of it when it was copied, or when somebody last chose; absent: as published [NY5]. */
  readonly seen?: LastSaid;
  /** Planned months, carried over: what is due in each, out of the target `of` [NY3]. Read with pacing `milestone` only. */
  readonly milestones?: DraftMilestones;
  /** What a person rates by several measures, carried over; with 定性 only [NY1]. */
  readonly parts?: readonly DraftPart[];
  /** A % that may leave 0…100 [E2]. */
  readonly anyRange?: boolean;
  /** 一级指标 and 二级指标 as the table prints them; absent: none is printed, and `class` is a proposal [PL31]. */
  readonly printed?: PrintedClass;
}

/** What of last year's row may change after the copy, as text. */
export interface LastSaid {
  readonly target: string;
  readonly weight: string;
  readonly owner: string;
  readonly decimals: string;
}

/** Amounts are decimal text; the share of the target is kept whatever the target becomes. */
interface DraftMilestones {
  readonly of: string;
  readonly dues: readonly { readonly month: Month; readonly due: string }[];
}

export interface DraftPart {
  readonly id: string;
  readonly name: string;
  readonly operator: Operator;
  readonly target: string;
  /** Of its own; absent: the row's [PL32]. */
  readonly unit?: string;
  readonly decimals?: Decimals;
}

/** The fields of a row that a note can be about. */
const DRAFT_FIELDS = ['name', 'class', 'unit', 'operator', 'target', 'weight'] as const;
export type DraftField = (typeof DRAFT_FIELDS)[number];

export interface DraftNote {
  readonly field: DraftField;
  readonly text: string;
  /** Contents of the cell that one may choose from, the one it has among them. */
  readonly choices?: readonly string[];
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
  /** 年初预算数 where it is another than `budget`, 万元, decimal text; absent or '': it is not [PL69]. */
  readonly initialBudget?: string;
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
  /** Last year's plan as it was when it was copied [NY2]. */
  readonly previous?: PreviousPlan;
  /** Rows of last year's plan that have been copied or left out; absent: those of its published text [NY24]. */
  readonly knows?: readonly string[];
  /** What scoring goes by, carried over; absent: as everywhere [S10]. */
  readonly rules?: DraftRules;
}

export interface DraftRules {
  readonly exceededRule: ExceededRule;
  /** Decimal texts: the lowest totals of 优, 良 and 中. */
  readonly gradeThresholds: readonly [string, string, string];
  /** Points of the execution inside the plan, decimal text; absent: the rows make 100 [PL30]. */
  readonly executionWeight?: string;
  /** Rated rows count in the outlook before they are rated [F9]. */
  readonly countsRated?: boolean;
  /** The day by which a month is reported; null: none; absent: as everywhere [MO1]. */
  readonly dueDay?: number | null;
  /** The 口径; absent: as everywhere [KJ9]. */
  readonly scoring?: DraftScoring;
}

/** The 口径 as it is typed: points and coefficients as decimal text, rates in percent. */
export interface DraftScoring {
  /** '10', '20' or '0'. */
  readonly executionPoints: string;
  readonly partlyFrom: string;
  readonly rowDecimals: RowDecimals;
  /** null: nothing is taken off. */
  readonly overshoot: { readonly from: string; readonly deduct: string } | null;
  readonly caps: readonly { readonly below: string; readonly most: string }[];
}

/** Where a draft says nothing of them. */
export const USUAL_RULES: DraftRules = { exceededRule: 'R1', gradeThresholds: ['90', '80', '60'] };

const LONG = 20_000;
const text = v.pipe(v.string(), v.maxLength(LONG));
const rowId = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const ROW = v.object({
  id: rowId,
  name: text,
  class: v.picklist(INDICATOR_CLASSES),
  unit: text,
  operator: v.picklist(DRAFT_OPERATORS),
  target: text,
  weight: text,
  rollup: v.picklist(ROLLUPS),
  pacing: v.picklist(PACING_KINDS),
  decimals: v.picklist([0, 1, 2, 3, 4]),
  core: v.boolean(),
  owner: text,
  source: v.nullable(v.object(v.entriesFromList(SOURCE_COLUMNS, text))),
  notes: v.pipe(
    v.array(
      v.object({
        field: v.picklist(DRAFT_FIELDS),
        text,
        choices: v.exactOptional(v.pipe(v.array(text), v.maxLength(10))),
      }),
    ),
    v.maxLength(50),
  ),
  previous: v.exactOptional(rowId),
  seen: v.exactOptional(v.object({ target: text, weight: text, owner: text, decimals: text })),
  milestones: v.exactOptional(
    v.object({
      of: text,
      dues: v.pipe(v.array(v.object({ month: v.custom<Month>(isMonth), due: text })), v.maxLength(12)),
    }),
  ),
  parts: v.exactOptional(
    v.pipe(
      v.array(
        v.object({
          id: rowId,
          name: text,
          operator: v.picklist(OPERATORS),
          target: text,
          unit: v.exactOptional(text),
          decimals: v.exactOptional(v.picklist([0, 1, 2, 3, 4])),
        }),
      ),
      v.maxLength(50),
    ),
  ),
  anyRange: v.exactOptional(v.boolean()),
  printed: v.exactOptional(v.object({ class1: text, class2: text })),
});
const DRAFT = v.object({
  id: rowId,
  unitName: text,
  year: text,
  project: text,
  budget: text,
  initialBudget: v.exactOptional(text),
  source: text,
  overallGoal: text,
  contactName: text,
  contactPhone: text,
  sections: v.pipe(v.array(text), v.maxLength(200)),
  collectingSection: text,
  rows: v.pipe(v.array(ROW), v.maxLength(1_000)),
  notes: v.pipe(v.array(text), v.maxLength(1_000)),
  previous: v.exactOptional(v.object({ plan: rowId, digest: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)) })),
  knows: v.exactOptional(v.pipe(v.array(rowId), v.maxLength(2_000))),
  rules: v.exactOptional(
    v.object({
      exceededRule: v.picklist(['R1', 'R2']),
      gradeThresholds: v.tuple([text, text, text]),
      executionWeight: v.exactOptional(text),
      countsRated: v.exactOptional(v.boolean()),
      dueDay: v.exactOptional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(28)))),
      scoring: v.exactOptional(
        v.object({
          executionPoints: v.picklist(['10', '20', '0']),
          partlyFrom: text,
          rowDecimals: v.picklist([0, 1, 2]),
          overshoot: v.nullable(v.object({ from: text, deduct: text })),
          caps: v.pipe(v.array(v.object({ below: text, most: text })), v.maxLength(20)),
        }),
      ),
    }),
  ),
});

/** A stored draft → the draft; null: it cannot be read. Never throws. */
export function readDraft(data: unknown): Draft | null {
  const read = v.safeParse(DRAFT, data);
  if (!read.success) return null;
  const { previous, ...draft } = read.output;
  return {
    ...draft,
    id: draft.id as PlanId,
    ...(previous === undefined
      ? {}
      : { previous: { plan: previous.plan as PlanId, digest: previous.digest } }),
  };
}

/** Stored rows → rows; one that cannot be read is left out. Never throws. */
export function readDraftRows(data: unknown): readonly DraftRow[] {
  if (!Array.isArray(data)) return [];
  return data.flatMap((each) => {
    const read = v.safeParse(ROW, each);
    return read.success ? [read.output] : [];
  });
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
