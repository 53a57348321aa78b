import type { Brand } from '#src/kernel/brand.ts';
import type { IndicatorClass, ExceededRule, GradeThresholds } from '#src/domain/catalogue/plan.ts';
import type { IndicatorId, Pacing, Rollup } from '#src/domain/catalogue/indicator.ts';
import type { RatedCoefficient, Tier } from '#src/domain/catalogue/tier.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Points } from '#src/domain/quantity/points.ts';
import type { Decimals, Quantity } from '#src/domain/quantity/quantity.ts';

export type StatementId = Brand<string, 'StatementId'>;
export type OperationId = Brand<string, 'OperationId'>;
export type DeviceId = Brand<string, 'DeviceId'>;

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
  | { readonly kind: 'settings' };

export type SubjectKind = Subject['kind'];

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
  readonly budget?: Quantity;
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
  readonly profile: ProfileContent;
  readonly settings: SettingsContent;
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
};
