import type { CompoundIndicator } from '#src/domain/catalogue/indicator.ts';
import type { Plan, PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { rulesOf } from '#src/domain/catalogue/rules.ts';
import {
  isInBand,
  TIERS,
  type BandRules,
  type RatedCoefficient,
  type Rating,
  type Tier,
} from '#src/domain/catalogue/tier.ts';
import type { Month } from '#src/domain/period/month.ts';
import { parseScaled } from '#src/domain/quantity/decimal-text.ts';
import { cellPlainText, ratedCoefficientText } from '#src/domain/words/cell-text.ts';
import {
  convertedText,
  entryRefusalText,
  ratingRefusalText,
  type RatingRefusal,
} from '#src/domain/words/entry-words.ts';
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
const COEFFICIENT_ONE = 10 ** COEFFICIENT_DECIMALS;

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
  const rating = isRatingBlank(form) ? null : readRating(form, subject);
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
  const rating = readRating(form, subject);
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
  { plan }: RatingSubject,
): { readonly content: RatingContent } | { readonly faults: Omit<RatingFaults, 'parts'> } {
  const evidence = form.evidence.trim();
  const rules = rulesOf(plan.settings);
  const coefficient = readCoefficient(form, rules);
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

/** «95» and «95%» are 0.95: no coefficient is above 1 [MO44]. */
function coefficientTyped(text: string): ReturnType<typeof parseScaled> {
  const plain = plainTyping(text);
  const bare = plain.replace(/%$/, '');
  const scaled = parseScaled(bare, COEFFICIENT_DECIMALS);
  if (typeof scaled !== 'number') return scaled;
  const isPercent = bare !== plain || (scaled > COEFFICIENT_ONE && scaled <= 100 * COEFFICIENT_ONE);
  return isPercent && scaled % 100 === 0 ? scaled / 100 : scaled;
}

/** '系数 0.95': what a percentage comes to; null where nothing was converted. */
export function coefficientReading(text: string): string | null {
  const scaled = coefficientTyped(text);
  const plain = parseScaled(plainTyping(text), COEFFICIENT_DECIMALS);
  return typeof scaled === 'number' && scaled !== plain ? convertedText(ratedCoefficientText(scaled)) : null;
}

/** The form with a coefficient typed: the tier is the one in whose band it lies, until somebody chooses one [MO44]. */
export function withCoefficient(
  form: RatingForm,
  coefficient: string,
  isChosen: boolean,
  rules: BandRules,
): RatingForm {
  const scaled = coefficientTyped(coefficient);
  const tier =
    typeof scaled === 'number' ? (TIERS.find((each) => isInBand(each, scaled, rules)) ?? null) : null;
  return { ...form, coefficient, tier: isChosen ? form.tier : tier };
}

/** The form with evidence given by one key; what is written stays [MO44]. */
export function withEvidence(form: RatingForm, known: string): RatingForm {
  return form.evidence.trim() === '' ? { ...form, evidence: known } : form;
}

/** What may be given as evidence by one key: what lies with the row, else what was given last for another row; '' for neither. */
export function knownEvidence({ indicator, year }: RatingSubject): string {
  const said = [...year.bySubject.values()];
  const titles = said.flatMap(({ subject, content }) =>
    subject.kind === 'evidence' &&
    subject.indicator === indicator.id &&
    content !== null &&
    'source' in content
      ? [content.title]
      : [],
  );
  const last = said
    .flatMap(({ subject, content, at }) =>
      subject.kind === 'rating' && content !== null && 'evidence' in content
        ? [{ at: at ?? 0, text: content.evidence }]
        : [],
    )
    .sort((a, b) => b.at - a.at);
  return titles[0] ?? last[0]?.text ?? '';
}

/** What the parts came to, as evidence of a rating that follows them: '网上办结率 96.1%，满意度 94.2%'. */
export function partsEvidence(form: RatingForm, indicator: PlanIndicator): string {
  return partsOf(indicator)
    .map(({ id, name, unit }) => `${name} ${plainTyping(form.parts[id] ?? '').replace(/%$/, '')}${unit}`)
    .join('，');
}

function readCoefficient(
  { coefficient, tier }: RatingForm,
  rules: BandRules,
): RatedCoefficient | RatingRefusal {
  const plain = plainTyping(coefficient);
  const scaled = coefficientTyped(coefficient);
  if (typeof scaled !== 'number') return { kind: 'not-a-coefficient', text: plain };
  if (tier !== null && !isInBand(tier, scaled, rules)) return { kind: 'outside-band', tier, rules };
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
