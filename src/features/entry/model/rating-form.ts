import type { CompoundIndicator } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { isInBand, type RatedCoefficient, type Rating, type Tier } from '#src/domain/catalogue/tier.ts';
import type { Month } from '#src/domain/period/month.ts';
import { parseScaled } from '#src/domain/quantity/decimal-text.ts';
import { cellPlainText, ratedCoefficientText } from '#src/domain/words/cell-text.ts';
import { entryRefusalText, ratingRefusalText, type RatingRefusal } from '#src/domain/words/entry-words.ts';
import { reportRowById, yearReport, type ReportRow } from '#src/domain/year/year-report.ts';
import type { MonthContent, RatingContent, Said } from '#src/domain/statements/statement.ts';
import { parseTyped, plainTyping } from '#src/domain/statements/typed-value.ts';
import { standing, supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import type { SaveRequest } from '#src/queries/save.ts';

/** What is typed into the editor of a rated row. Text, until it is read. */
export interface RatingForm {
  readonly tier: Tier | null;
  readonly coefficient: string;
  readonly evidence: string;
  readonly note: string;
  /** By part id; empty for rows without parts. */
  readonly parts: Readonly<Record<string, string>>;
}

/** What is wrong with a form, at the field it is wrong in. */
export interface RatingFaults {
  readonly tier?: string;
  readonly coefficient?: string;
  readonly evidence?: string;
  readonly parts: Readonly<Record<string, string>>;
}

interface RatingSubject {
  readonly plan: Plan;
  readonly indicator: PlanIndicator;
  readonly month: Month;
  readonly year: YearStatements;
}

const COEFFICIENT_DECIMALS = 6;

/** The form as what stands for this month has it. */
export function ratingForm({ indicator, month, year }: RatingSubject): RatingForm {
  const rated = standing(year, { kind: 'rating', indicator: indicator.id, month });
  const rating = rated?.content ?? null;
  return {
    tier: rating?.tier ?? null,
    coefficient: rating === null ? '' : ratedCoefficientText(rating.coefficient),
    evidence: rating?.evidence ?? '',
    note: rated?.note ?? '',
    parts: Object.fromEntries(
      partsOf(indicator).map((part) => [
        part.id,
        cellPlainText(
          standing(year, { kind: 'part', indicator: indicator.id, part: part.id, month })?.content ?? null,
        ),
      ]),
    ),
  };
}

export function partsOf(indicator: PlanIndicator): CompoundIndicator['parts'] {
  return indicator.kind === 'compound' ? indicator.parts : [];
}

/** The form with a rating put in: a tier that was clicked on, or the suggestion taken over. */
export function withRating(form: RatingForm, { tier, coefficient }: Rating): RatingForm {
  return { ...form, tier, coefficient: ratedCoefficientText(coefficient) };
}

/** What the form says: one operation, or what is wrong with it. */
export function readRatingForm(
  form: RatingForm,
  subject: RatingSubject,
): { readonly request: SaveRequest | null; readonly faults: RatingFaults } {
  const { parts, faults: partFaults } = readParts(form, subject);
  const rating = isRatingBlank(form) ? null : readRating(form);
  const faults: RatingFaults = {
    ...(rating !== null && 'faults' in rating ? rating.faults : {}),
    parts: partFaults,
  };
  const hasFaults = Object.keys(partFaults).length > 0 || (rating !== null && 'faults' in rating);
  if (hasFaults) return { request: null, faults };
  const { indicator, month, year } = subject;
  const content: RatingContent | null = rating !== null && 'content' in rating ? rating.content : null;
  const before = standing(year, { kind: 'rating', indicator: indicator.id, month });
  const said: Said[] = [
    ...parts,
    { subject: { kind: 'rating', indicator: indicator.id, month }, content, note: form.note.trim() },
  ];
  const isRating = content !== null || (before?.content ?? null) !== null;
  return { request: { intent: isRating ? 'rate' : 'part', origin: 'typed', said }, faults };
}

/** What the row would be with the form's parts, and with its rating when that is sound: for suggestion and score. */
export function previewRow(form: RatingForm, subject: RatingSubject): ReportRow | null {
  const { plan, indicator, month, year } = subject;
  const rating = readRating(form);
  const said: readonly Said[] = [
    ...readParts(form, subject).parts,
    ...('content' in rating
      ? [
          {
            subject: { kind: 'rating' as const, indicator: indicator.id, month },
            content: rating.content,
            note: '',
          },
        ]
      : []),
  ];
  return reportRowById(yearReport(plan, supposing(year, said), month), indicator.id);
}

function isRatingBlank({ tier, coefficient, evidence }: RatingForm): boolean {
  return tier === null && coefficient.trim() === '' && evidence.trim() === '';
}

function readRating(
  form: RatingForm,
): { readonly content: RatingContent } | { readonly faults: Omit<RatingFaults, 'parts'> } {
  const evidence = form.evidence.trim();
  const coefficient = readCoefficient(form);
  if (form.tier !== null && typeof coefficient === 'number' && evidence !== '')
    return { content: { tier: form.tier, coefficient, evidence } };
  return {
    faults: {
      ...(form.tier === null ? { tier: ratingRefusalText({ kind: 'no-tier' }) } : {}),
      ...(typeof coefficient === 'number' ? {} : { coefficient: ratingRefusalText(coefficient) }),
      ...(evidence === '' ? { evidence: ratingRefusalText({ kind: 'no-evidence' }) } : {}),
    },
  };
}

function readCoefficient({ coefficient, tier }: RatingForm): RatedCoefficient | RatingRefusal {
  const plain = plainTyping(coefficient);
  const scaled = parseScaled(plain, COEFFICIENT_DECIMALS);
  if (typeof scaled !== 'number') return { kind: 'not-a-coefficient', text: plain };
  if (tier !== null && !isInBand(tier, scaled)) return { kind: 'outside-band', tier };
  return scaled as RatedCoefficient;
}

function readParts(
  form: RatingForm,
  { indicator, month, year }: RatingSubject,
): { readonly parts: readonly Said[]; readonly faults: Readonly<Record<string, string>> } {
  const said: Said[] = [];
  const faults: Record<string, string> = {};
  for (const part of partsOf(indicator)) {
    const parsed = parseTyped(form.parts[part.id] ?? '', part, '');
    if (!parsed.ok) {
      faults[part.id] = entryRefusalText(parsed.error);
      continue;
    }
    const subject = { kind: 'part' as const, indicator: indicator.id, part: part.id, month };
    const before = standing(year, subject);
    if (!isSameContent(before?.content ?? null, parsed.value))
      said.push({ subject, content: parsed.value, note: before?.note ?? '' });
  }
  return { parts: said, faults };
}

function isSameContent(a: MonthContent | null, b: MonthContent | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
