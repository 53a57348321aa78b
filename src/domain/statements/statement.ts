import type { Brand } from '#src/kernel/brand.ts';
import type { IndicatorClass } from '#src/domain/catalogue/plan.ts';
import type { ExceededRule, GradeThresholds } from '#src/domain/catalogue/rules.ts';
import type { Goal, IndicatorId, Pacing, Rollup } from '#src/domain/catalogue/indicator.ts';
import type { RatedCoefficient, Tier } from '#src/domain/catalogue/tier.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Decimals, Quantity } from '#src/domain/quantity/quantity.ts';

export type StatementId = Brand<string, 'StatementId'>;
export type OperationId = Brand<string, 'OperationId'>;
export type DeviceId = Brand<string, 'DeviceId'>;
export type EvidenceId = Brand<string, 'EvidenceId'>;
export type AdjustmentId = Brand<string, 'AdjustmentId'>;
export type SealId = Brand<string, 'SealId'>;

/** Milliseconds since 1970 UTC, as the writing device's clock said. Clocks differ: see [T4]. */
export type Instant = Brand<number, 'Instant'>;

/** What a statement is about: one cell, one judgement, one text, one attribute set. */
export type Subject =
  | { readonly kind: 'month'; readonly indicator: IndicatorId; readonly month: Month }
  | { readonly kind: 'part'; readonly indicator: IndicatorId; readonly part: string; readonly month: Month }
  | { readonly kind: 'rating'; readonly indicator: IndicatorId; readonly month: Month }
  | { readonly kind: 'execution'; readonly month: Month }
  | { readonly kind: 'manual-score'; readonly indicator: IndicatorId }
  | { readonly kind: 'adjusted-target'; readonly indicator: IndicatorId }
  | { readonly kind: 'expected'; readonly indicator: IndicatorId }
  | { readonly kind: 'remark'; readonly indicator: IndicatorId }
  | { readonly kind: 'profile'; readonly indicator: IndicatorId }
  | { readonly kind: 'settings' }
  /** One text of the year-end forms. */
  | { readonly kind: 'text'; readonly slot: TextSlot }
  /** 绩效运行监控表: this row at this cut-off. */
  | { readonly kind: 'outlook'; readonly indicator: IndicatorId; readonly month: Month }
  | { readonly kind: 'month-close'; readonly month: Month }
  /** What was noted about a row when the year was reported on as of a month [MO30]. */
  | { readonly kind: 'meeting-note'; readonly indicator: IndicatorId; readonly month: Month }
  | { readonly kind: 'evidence'; readonly indicator: IndicatorId; readonly evidence: EvidenceId }
  | { readonly kind: 'seal' }
  /** Somebody has looked at a number that was doubted, and it is right [W11]. */
  | { readonly kind: 'month-checked'; readonly indicator: IndicatorId; readonly month: Month }
  | { readonly kind: 'execution-checked'; readonly month: Month }
  | { readonly kind: 'target-checked'; readonly indicator: IndicatorId }
  /** Said together with a month's close: what it found [Y3]. */
  | { readonly kind: 'close-list'; readonly month: Month }
  /** Whether the projected total counts rows that wait for their rating. */
  | { readonly kind: 'count-rated' }
  /** By which day of the following month a month is to be reported [MO1]. */
  | { readonly kind: 'due-day' }
  /** How the official forms are laid out [ND3]. */
  | { readonly kind: 'form-layout' }
  /** A project's funds from one source: 年初预算数, 全年预算数 or 全年执行数. */
  | { readonly kind: 'funds'; readonly source: FundSource; readonly figure: FundFigure }
  /** What was spent of them up to a month before December [ND31]. */
  | { readonly kind: 'funds-to-date'; readonly source: FundSource; readonly month: Month }
  /** One text of 月度通报 of a month [MO23]. */
  | { readonly kind: 'brief'; readonly month: Month; readonly slot: BriefSlot }
  /** 调整: one document that changes weights, stops rows or adds some from a month on [PL24]. */
  | { readonly kind: 'adjustment'; readonly adjustment: AdjustmentId }
  /** 更正原文: which version of the plan is in force since when, and why [PL20]. */
  | { readonly kind: 'plan-version' };

export type SubjectKind = Subject['kind'];

/** One amount of a project's funds. */
export type FundSubject = Extract<Subject, { readonly kind: 'funds' | 'funds-to-date' }>;

/** A month's number, or the user's word that there was nothing to report (无发生 / 不适用). */
export type MonthContent = { readonly kind: 'number'; readonly value: Quantity } | { readonly kind: 'none' };

export interface RatingContent {
  readonly tier: Tier;
  readonly coefficient: RatedCoefficient;
  /** 佐证/依据: required [E6]. */
  readonly evidence: string;
}

export interface ManualScoreContent {
  readonly score: Points;
  readonly reason: string;
}

interface AdjustedTargetContent {
  readonly target: Quantity;
  /** First month in which the adjusted target is in force. */
  readonly from: Month;
  /** Document number or reason. */
  readonly basis: string;
  /** Day of effect, 'YYYY-MM-DD'. */
  readonly date?: string;
}

/** The proposed attributes as the office has edited them; a missing one means the proposal [C2]. */
export interface ProfileContent {
  readonly class?: IndicatorClass;
  readonly owner?: string;
  readonly core?: boolean;
  readonly decimals?: Decimals;
  readonly rollup?: Rollup;
  readonly pacing?: Pacing;
}

export interface SettingsContent {
  readonly exceededRule?: ExceededRule;
  readonly gradeThresholds?: GradeThresholds;
  /** 全年（调整）预算数 */
  readonly budget?: Quantity;
  /** 年初预算数 */
  readonly initialBudget?: Quantity;
}

/** Texts of the year-end forms, in the order of the forms. */
export const TEXT_SLOTS = [
  'authority',
  'contact',
  'phone',
  'initial-budget-note',
  'annual-goal',
  'adjusted-goal',
  'goal-result',
  'basics',
  'execution-analysis',
  'goal-analysis',
  'indicator-analysis',
  'deviation',
  'improvement',
  'application',
  'publicity',
  'other',
  'summary',
] as const;

export type TextSlot = (typeof TEXT_SLOTS)[number];

/** How official forms are laid out: as in Chongqing, or as all over the country with 一级 / 二级 / 三级指标. */
export const FORM_LAYOUTS = ['chongqing', 'national'] as const;

export type FormLayout = (typeof FORM_LAYOUTS)[number];

/** 财政拨款, 上年结转, 其他. */
export const FUND_SOURCES = ['fiscal', 'carried', 'other'] as const;

export type FundSource = (typeof FUND_SOURCES)[number];

/** 年初预算数, 全年预算数, 全年执行数. */
export const FUND_FIGURES = ['initial', 'budget', 'executed'] as const;

export type FundFigure = (typeof FUND_FIGURES)[number];

/** Texts of 月度通报, in its order. */
export const BRIEF_SLOTS = ['overall', 'changes', 'risks', 'coming', 'reporting', 'asks'] as const;

export type BriefSlot = (typeof BRIEF_SLOTS)[number];

interface BriefContent {
  readonly text: string;
  /** What stood there before, written from the data: once that reads differently, the text is to be looked at again. */
  readonly draft: string;
}

interface TextContent {
  readonly text: string;
}

/** 经费保障, 制度保障, 人员保障, 硬件条件保障, 其他. */
export const CAUSE_KINDS = ['funding', 'rules', 'staff', 'hardware', 'other'] as const;

export type CauseKind = (typeof CAUSE_KINDS)[number];

/** 完成目标可能性: 确定能, 有可能, 完全不可能. */
export const LIKELIHOODS = ['certain', 'possible', 'impossible'] as const;

export type Likelihood = (typeof LIKELIHOODS)[number];

/** One row of the monitoring form as a person left it; null figures follow the data. */
export interface OutlookContent {
  readonly soFar: Quantity | null;
  readonly expected: Quantity | null;
  readonly causes: readonly { readonly kind: CauseKind; readonly text: string }[];
  readonly likelihood: Likelihood | null;
  readonly remark: string;
}

/** How complete the month was when it was closed; cleared: open again [Y1]. */
export interface MonthCloseContent {
  readonly reported: number;
  readonly due: number;
}

export interface EvidenceContent {
  /** null: of the row as a whole. */
  readonly month: Month | null;
  readonly title: string;
  readonly source:
    | {
        readonly kind: 'file';
        readonly name: string;
        /** bytes */
        readonly size: number;
        /** MIME type, as the browser told it; '' when it did not. */
        readonly type: string;
        /** 64 hex digits */
        readonly sha256: string;
      }
    /** Document number or place, where papers may not be copied. */
    | { readonly kind: 'pointer'; readonly text: string };
}

/** Which revision was found right: with the next one the doubt is asked anew [W11]. */
interface CheckedContent {
  readonly revision: StatementId;
}

/** The revisions that stood on what a close is about when it was said [Y3]. */
export interface CloseListContent {
  readonly revisions: readonly StatementId[];
}

/** The year is final; cleared, with the reason as its note: open again [Y5]. */
export interface SealContent {
  readonly id: SealId;
  /** SHA-256 of the frozen snapshot, 64 hex digits. */
  readonly digest: string;
  readonly total: Points;
  readonly grade: string;
}

/** A row that an adjustment adds (新增). Its id is made once, like that of a row of the plan. */
export type AddedRow = {
  readonly id: IndicatorId;
  readonly name: string;
  readonly class: IndicatorClass;
  readonly owner: string;
  readonly core: boolean;
  readonly weight: Points;
} & (
  | {
      readonly kind: 'quantitative';
      readonly unit: string;
      readonly decimals: Decimals;
      readonly goal: Goal;
      readonly rollup: Rollup;
      readonly pacing: Pacing;
    }
  /** `target`: what is to be reached, in words. */
  | { readonly kind: 'qualitative'; readonly target: string }
);

/**
 * One document as a whole: half of it would leave the weights at another sum. A target is adjusted by a word of its own
 * ('adjusted-target'), which every version reads.
 */
export interface AdjustmentContent {
  /** First month in which it holds. */
  readonly from: Month;
  /** Day of the document, 'YYYY-MM-DD'. */
  readonly date: string;
  /** 文号; '' where there is none. */
  readonly number: string;
  readonly reason: string;
  readonly weights: readonly { readonly indicator: IndicatorId; readonly weight: Points }[];
  readonly stopped: readonly IndicatorId[];
  readonly added: readonly AddedRow[];
}

interface PlanVersionContent {
  /** Digest of the version in force from here on, 64 hex digits. */
  readonly digest: string;
  /** Digest of the one before. */
  readonly of: string;
  /** 'YYYY-MM-DD'. */
  readonly date: string;
  readonly reason: string;
}

/** Which content belongs to which subject. null content = cleared: a cleared cell is a statement too [T2]. */
interface ContentBySubject {
  readonly month: MonthContent;
  readonly part: MonthContent;
  readonly rating: RatingContent;
  readonly execution: MonthContent;
  readonly 'manual-score': ManualScoreContent;
  readonly 'adjusted-target': AdjustedTargetContent;
  /** 全年预计完成情况: overrides any forecast [F5]. */
  readonly expected: { readonly value: Quantity };
  /** 说明（未完成原因及改进措施） */
  readonly remark: { readonly text: string };
  readonly 'meeting-note': TextContent;
  readonly profile: ProfileContent;
  readonly settings: SettingsContent;
  readonly text: TextContent;
  readonly outlook: OutlookContent;
  readonly 'month-close': MonthCloseContent;
  readonly evidence: EvidenceContent;
  readonly seal: SealContent;
  readonly 'month-checked': CheckedContent;
  readonly 'execution-checked': CheckedContent;
  readonly 'target-checked': CheckedContent;
  readonly 'close-list': CloseListContent;
  /** They are counted [F9]; cleared: they are not. */
  readonly 'count-rated': { readonly counted: true };
  /** day null: there is none; cleared: the plan's own. */
  readonly 'due-day': { readonly day: number | null };
  /** Cleared: what most file. */
  readonly 'form-layout': { readonly layout: FormLayout };
  /** 万元. */
  readonly funds: { readonly value: Quantity };
  /** 万元, from January on. */
  readonly 'funds-to-date': { readonly value: Quantity };
  readonly brief: BriefContent;
  readonly adjustment: AdjustmentContent;
  readonly 'plan-version': PlanVersionContent;
}

type SaidOf<K extends SubjectKind> = K extends SubjectKind
  ? {
      readonly subject: Extract<Subject, { kind: K }>;
      readonly content: ContentBySubject[K] | null;
      /** The note beside the value; '' when there is none. */
      readonly note: string;
    }
  : never;

/** What a person says: subject, content, note. Before it is stamped and stored. */
export type Said = SaidOf<SubjectKind>;

/** Equal in content and note. Contents are small plain records whose keys are always written in the same order. */
export function saysSame(a: Pick<Said, 'content' | 'note'>, b: Pick<Said, 'content' | 'note'>): boolean {
  return a.note === b.note && JSON.stringify(a.content) === JSON.stringify(b.content);
}

/** How the content came about. */
export type Origin = 'typed' | 'pasted' | 'filled' | 'restored' | 'undone' | 'redone' | 'sample' | 'merged';

/** Who said it. Attribution, not a login. */
export interface Author {
  readonly name: string;
  readonly section: string;
}

/** One revision. Nothing is overwritten: a correction names what it replaces [T1]. */
export type Statement = Said & {
  readonly id: StatementId;
  readonly operation: OperationId;
  /** The revisions this one was written over; empty for the first word on a subject. */
  readonly replaces: readonly StatementId[];
  readonly at: Instant;
  readonly author: Author;
  readonly device: DeviceId;
  readonly origin: Origin;
  /** Why something of a closed month was changed [Y3]. */
  readonly correction?: string;
};
