import type { Brand } from '#src/kernel/brand.ts';
import type { Indicator, IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { ExceededRule, GradeThresholds, ScoringRules } from '#src/domain/catalogue/rules.ts';
import { HUNDRED_POINTS, NO_POINTS, subtractPoints, type Points } from '#src/domain/quantity/points.ts';
import type { Quantity } from '#src/domain/quantity/quantity.ts';

/** One plan = one unit × one fiscal year, e.g. 'tongnan-egov:2025'. */
export type PlanId = Brand<string, 'PlanId'>;

export interface PlanSettings {
  readonly exceededRule: ExceededRule;
  readonly gradeThresholds: GradeThresholds;
  /** 全年（调整）预算数 in the money unit (万元), or null when the plan has none. */
  readonly budget: Quantity | null;
  /** 年初预算数, in the same unit; absent: none is known but `budget` of the plan as published. */
  readonly initialBudget?: Quantity;
  /** The projected total counts rows that wait for their rating, from 0.80 of their weight on; absent: it does not [F9]. */
  readonly countsRated?: boolean;
  /** The day of the following month by which a month is to be reported; null: none; absent: DEFAULT_DUE_DAY [MO1]. */
  readonly dueDay?: number | null;
  /**
   * Points of the execution inside the plan: its rows weigh what is missing to 100, score at their own weight, and there is one view
   * of the total [PL30]. Absent: the rows weigh 100, and 自评总分 counts them at nine tenths [S14].
   */
  readonly executionWeight?: Points;
  /** 口径 [KJ1]; absent: DEFAULT_RULES. Never there where it says nothing else. */
  readonly rules?: ScoringRules;
}

/** What the rows of a plan weigh together: 100 points less what the execution has inside it [PL30]. */
export function rowsWeight({ executionWeight }: Pick<PlanSettings, 'executionWeight'>): Points {
  return subtractPoints(HUNDRED_POINTS, executionWeight ?? NO_POINTS);
}

/** What scoring needs of a plan. */
export interface ScoringPlan {
  readonly settings: PlanSettings;
  readonly indicators: readonly Indicator[];
}

/** The cells of the source, in the order of the published table. */
export const SOURCE_COLUMNS = ['name', 'weight', 'unit', 'operator', 'target'] as const;

export type SourceColumn = (typeof SOURCE_COLUMNS)[number];

/** The annex's own cells, verbatim: never changed, tidied or repaired [C1]. */
export type SourceCells = Readonly<Record<SourceColumn, string>>;

/** 绩效指标一级/二级分类 as proposed for this annex (it has none of its own). */
export const INDICATOR_CLASSES = [
  '数量',
  '质量',
  '时效',
  '成本',
  '经济效益',
  '社会效益',
  '生态效益',
  '可持续影响',
  '满意度',
] as const;

export type IndicatorClass = (typeof INDICATOR_CLASSES)[number];

/** Where the source is odd: the words that stand beside the cell, as 原文如此 [C4]. Rows with the same words share a note. */
export interface Oddity {
  readonly column: SourceColumn;
  readonly text: string;
}

/** 一级指标 and 二级指标 as the table prints them; '' where it prints none of that level [PL31]. */
export interface PrintedClass {
  readonly class1: string;
  readonly class2: string;
}

/** What is ours, not the annex's: editable, and shown as 建议 [C2]. */
export interface Profile {
  readonly seq: number;
  readonly source: SourceCells;
  /** By which the report's chapters and the sums by class go; a proposal, unless the table prints a class. */
  readonly class: IndicatorClass;
  /** Absent: the table prints no classes, and `class` is shown as a proposal. */
  readonly printed?: PrintedClass;
  readonly owner: string;
  /** How sure the proposal of the owner is: high, medium, low. */
  readonly ownerConfidence: 'H' | 'M' | 'L';
  readonly core: boolean;
  readonly oddities: readonly Oddity[];
}

/** The row of last year's plan that a row goes on from [NY2]. */
interface RowLink {
  /** Absent: the row is new, or the plan knows no year before. */
  readonly previous?: IndicatorId;
}

export type PlanIndicator = Indicator & Profile & RowLink;

/** Last year's plan as it was when this one was made from it [NY2]. */
export interface PreviousPlan {
  readonly plan: PlanId;
  /** 64 hex digits [PL3]. */
  readonly digest: string;
}

/** 更正原文: the published text had been read wrongly, and was put right in the version after [PL20]. */
export interface PlanCorrection {
  /** Digest of the version that was read wrongly, 64 hex digits. */
  readonly of: string;
  /** 'YYYY-MM-DD'. */
  readonly date: string;
  readonly reason: string;
  readonly author: string;
}

export interface Plan extends ScoringPlan {
  readonly id: PlanId;
  readonly unitName: string;
  readonly year: number;
  /** 项目支出: the name of the project; null: 部门整体. */
  readonly project: string | null;
  readonly source: string;
  readonly overallGoal: string;
  readonly contact: { readonly name: string; readonly phone: string };
  readonly sections: readonly string[];
  /** The section that collects what the others report, and may speak for any row [K9]. Ours, not the annex's. */
  readonly collectingSection: string;
  readonly indicators: readonly PlanIndicator[];
  /** Oddities of the source as a whole, in words. */
  readonly oddities: readonly string[];
  /** Absent: made without a plan of the year before. */
  readonly previous?: PreviousPlan;
  /** Every version before this one, oldest first; absent: it is the first [PL20]. */
  readonly corrections?: readonly PlanCorrection[];
  /** A draft that takes values; `incomplete`: nothing is scored on it. Absent: in force. Of this device: no file says it [PL50]. */
  readonly draft?: 'incomplete' | 'sound';
}

/** Whether scores, states and outlooks may be shown: a draft with errors has none [PL51]. */
export function isScored({ draft }: Pick<Plan, 'draft'>): boolean {
  return draft !== 'incomplete';
}

const indicatorsById = new WeakMap<Plan['indicators'], ReadonlyMap<IndicatorId, PlanIndicator>>();

/** Asked several times a cell, so that it is looked up and not looked for [SP22]. */
export function indicatorById({ indicators }: Plan, id: IndicatorId): PlanIndicator | null {
  let byId = indicatorsById.get(indicators);
  if (byId === undefined) {
    // The first of two that share an id, as a draft may have them.
    byId = new Map([...indicators].reverse().map((each) => [each.id, each]));
    indicatorsById.set(indicators, byId);
  }
  return byId.get(id) ?? null;
}

/** '重庆市潼南区电子政务中心 2025 年度 整体': what tells one plan from another, in words. */
export function planName({ unitName, year, project }: Pick<Plan, 'unitName' | 'year' | 'project'>): string {
  return `${unitName} ${year} 年度 ${kindText(project)}`;
}

/** '整体', or '项目：网站群运维'. */
export function kindText(project: string | null): string {
  return project === null ? '整体' : `项目：${project}`;
}

const SAMPLE_SUFFIX = ':sample';

/** The id of a plan's sample copy, which has data of its own. */
export function samplePlanId(id: PlanId): PlanId {
  return `${id}${SAMPLE_SUFFIX}` as PlanId;
}

export function isSamplePlan(id: PlanId): boolean {
  return id.endsWith(SAMPLE_SUFFIX);
}

/** What is said wherever one is shown, and behind the title of what is made of it. */
export const SAMPLE_MARK = '示例数据';
export const SAMPLE_IN_TITLE = '（示例数据）';
