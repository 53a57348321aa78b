import * as v from 'valibot';
import { OPERATORS, PACING_KINDS, ROLLUPS } from '#src/domain/catalogue/indicator.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import { INDICATOR_CLASSES } from '#src/domain/catalogue/plan.ts';
import { isInSomeBand, TIERS } from '#src/domain/catalogue/tier.ts';
import { isDueDay } from '#src/domain/period/due-date.ts';
import { isMonth } from '#src/domain/period/month.ts';
import { MAX_DECIMALS, MAX_QUANTITY } from '#src/domain/quantity/quantity.ts';
import { parseMonthStatement } from '#src/domain/statements/month-statement.ts';
import {
  MAX_FORM_TEXT,
  MAX_ID,
  MAX_LISTED,
  MAX_NAME,
  MAX_REPLACED,
  MAX_TEXT,
  ORIGINS,
} from '#src/domain/statements/statement-limits.ts';
import {
  BRIEF_SLOTS,
  CAUSE_KINDS,
  FORM_LAYOUTS,
  FUND_FIGURES,
  FUND_SOURCES,
  LIKELIHOODS,
  TEXT_SLOTS,
  type Statement,
} from '#src/domain/statements/statement.ts';

/** Shape and limits of a stored statement: whatever comes out of IndexedDB or a file is rebuilt field by field [T6]. */

/** Rows of a month: many times what a plan has. */
const MAX_COUNT = 100_000;
const MAX_CAUSE_TEXT = 1_000;
const MAX_TITLE = 200;
const MAX_FILE_NAME = 255;
/** A gigabyte: far above what entry takes. */
const MAX_FILE_SIZE = 2 ** 30;

/** No slash: subject keys are joined with it. */
const id = v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_ID), v.regex(/^[^/]*$/));
const text = v.pipe(v.string(), v.maxLength(MAX_TEXT));
const month = v.custom(isMonth);
const quantity = v.pipe(v.number(), v.safeInteger(), v.minValue(-MAX_QUANTITY), v.maxValue(MAX_QUANTITY));
const count = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_COUNT));
const sha256 = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const isoDay = v.pipe(v.string(), v.regex(/^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])$/));
const points = v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(1_000_000));

const monthContent = v.variant('kind', [
  v.object({ kind: v.literal('number'), value: quantity }),
  v.object({ kind: v.literal('none') }),
]);

const ratingContent = v.pipe(
  v.object({
    tier: v.picklist(TIERS),
    coefficient: v.pipe(v.number(), v.safeInteger()),
    evidence: v.pipe(text, v.minLength(1)),
  }),
  // Where 部分达成 begins the plan says: what it refuses, its rules do (ruleBreakOf) [KJ6].
  v.check((rating) => isInSomeBand(rating.tier, rating.coefficient)),
);

const pacing = v.variant('kind', [
  v.object({ kind: v.picklist(PACING_KINDS.filter((kind) => kind !== 'milestone')) }),
  v.object({
    kind: v.literal('milestone'),
    milestones: v.pipe(v.array(v.object({ month, due: quantity })), v.minLength(1), v.maxLength(12)),
  }),
]);

const profileContent = v.object({
  class: v.exactOptional(v.picklist(INDICATOR_CLASSES)),
  owner: v.exactOptional(v.pipe(v.string(), v.minLength(1), v.maxLength(60))),
  core: v.exactOptional(v.boolean()),
  decimals: v.exactOptional(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_DECIMALS))),
  rollup: v.exactOptional(v.picklist(ROLLUPS)),
  pacing: v.exactOptional(pacing),
});

const settingsContent = v.object({
  exceededRule: v.exactOptional(v.picklist(['R1', 'R2'])),
  gradeThresholds: v.exactOptional(
    v.pipe(
      v.strictTuple([points, points, points]),
      v.check(([excellent, good, fair]) => excellent > good && good > fair && fair > 0),
    ),
  ),
  budget: v.exactOptional(quantity),
  initialBudget: v.exactOptional(quantity),
});

const outlookContent = v.object({
  soFar: v.nullable(quantity),
  expected: v.nullable(quantity),
  causes: v.pipe(
    v.array(
      v.object({ kind: v.picklist(CAUSE_KINDS), text: v.pipe(v.string(), v.maxLength(MAX_CAUSE_TEXT)) }),
    ),
    v.maxLength(CAUSE_KINDS.length),
    v.check((causes) => new Set(causes.map(({ kind }) => kind)).size === causes.length),
  ),
  likelihood: v.nullable(v.picklist(LIKELIHOODS)),
  remark: text,
});

const evidenceContent = v.object({
  month: v.nullable(month),
  title: v.pipe(v.string(), v.maxLength(MAX_TITLE)),
  source: v.variant('kind', [
    v.object({
      kind: v.literal('file'),
      name: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_FILE_NAME)),
      size: v.pipe(v.number(), v.safeInteger(), v.minValue(0), v.maxValue(MAX_FILE_SIZE)),
      type: v.pipe(v.string(), v.maxLength(MAX_FILE_NAME)),
      sha256,
    }),
    v.object({ kind: v.literal('pointer'), text: v.pipe(text, v.minLength(1)) }),
  ]),
});

/** As many rows as a plan can have. */
const MAX_ROWS = 1_000;
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(400));
const addedBase = {
  id,
  name,
  class: v.picklist(INDICATOR_CLASSES),
  owner: v.pipe(v.string(), v.minLength(1), v.maxLength(MAX_NAME)),
  core: v.boolean(),
  weight: points,
};
const addedRow = v.variant('kind', [
  v.object({
    ...addedBase,
    kind: v.literal('quantitative'),
    unit: v.pipe(v.string(), v.maxLength(MAX_NAME)),
    decimals: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(MAX_DECIMALS)),
    goal: v.object({ operator: v.picklist(OPERATORS), target: quantity }),
    rollup: v.picklist(ROLLUPS),
    pacing,
  }),
  v.object({ ...addedBase, kind: v.literal('qualitative'), target: text }),
]);

const adjustmentContent = v.object({
  from: month,
  date: isoDay,
  number: v.pipe(v.string(), v.maxLength(MAX_TITLE)),
  reason: v.pipe(text, v.minLength(1)),
  weights: v.pipe(v.array(v.object({ indicator: id, weight: points })), v.maxLength(MAX_ROWS)),
  stopped: v.pipe(v.array(id), v.maxLength(MAX_ROWS)),
  added: v.pipe(v.array(addedRow), v.maxLength(MAX_ROWS)),
});

export const CONTENT = {
  month: monthContent,
  part: monthContent,
  rating: ratingContent,
  execution: monthContent,
  'manual-score': v.object({ score: points, reason: v.pipe(text, v.minLength(1)) }),
  'adjusted-target': v.object({ target: quantity, from: month, basis: text, date: v.exactOptional(isoDay) }),
  expected: v.object({ value: quantity }),
  remark: v.object({ text }),
  'meeting-note': v.object({ text }),
  profile: profileContent,
  settings: settingsContent,
  text: v.object({ text: v.pipe(v.string(), v.maxLength(MAX_FORM_TEXT)) }),
  outlook: outlookContent,
  'month-close': v.object({ reported: count, due: count }),
  evidence: evidenceContent,
  'month-checked': v.object({ revision: id }),
  'execution-checked': v.object({ revision: id }),
  'target-checked': v.object({ revision: id }),
  'close-list': v.object({ revisions: v.pipe(v.array(id), v.maxLength(MAX_LISTED)) }),
  'count-rated': v.object({ counted: v.literal(true) }),
  'due-day': v.object({ day: v.nullable(v.custom<number>(isDueDay)) }),
  'form-layout': v.object({ layout: v.picklist(FORM_LAYOUTS) }),
  funds: v.object({ value: quantity }),
  'funds-to-date': v.object({ value: quantity }),
  brief: v.object({
    text: v.pipe(v.string(), v.maxLength(MAX_FORM_TEXT)),
    draft: v.pipe(v.string(), v.maxLength(MAX_FORM_TEXT)),
  }),
  adjustment: adjustmentContent,
  'plan-version': v.object({
    digest: sha256,
    of: sha256,
    date: isoDay,
    reason: v.pipe(text, v.minLength(1)),
  }),
  seal: v.object({ id, digest: sha256, total: points, grade: v.pipe(v.string(), v.maxLength(20)) }),
} as const;

const SUBJECT = v.variant('kind', [
  v.object({ kind: v.literal('month'), indicator: id, month }),
  v.object({ kind: v.literal('part'), indicator: id, part: id, month }),
  v.object({ kind: v.literal('rating'), indicator: id, month }),
  v.object({ kind: v.literal('execution'), month }),
  v.object({ kind: v.literal('manual-score'), indicator: id }),
  v.object({ kind: v.literal('adjusted-target'), indicator: id }),
  v.object({ kind: v.literal('expected'), indicator: id }),
  v.object({ kind: v.literal('remark'), indicator: id }),
  v.object({ kind: v.literal('profile'), indicator: id }),
  v.object({ kind: v.literal('settings') }),
  v.object({ kind: v.literal('count-rated') }),
  v.object({ kind: v.literal('due-day') }),
  v.object({ kind: v.literal('form-layout') }),
  v.object({
    kind: v.literal('funds'),
    source: v.picklist(FUND_SOURCES),
    figure: v.picklist(FUND_FIGURES),
  }),
  v.object({ kind: v.literal('funds-to-date'), source: v.picklist(FUND_SOURCES), month }),
  v.object({ kind: v.literal('text'), slot: v.picklist(TEXT_SLOTS) }),
  v.object({ kind: v.literal('brief'), month, slot: v.picklist(BRIEF_SLOTS) }),
  v.object({ kind: v.literal('outlook'), indicator: id, month }),
  v.object({ kind: v.literal('meeting-note'), indicator: id, month }),
  v.object({ kind: v.literal('month-close'), month }),
  v.object({ kind: v.literal('evidence'), indicator: id, evidence: id }),
  v.object({ kind: v.literal('seal') }),
  v.object({ kind: v.literal('month-checked'), indicator: id, month }),
  v.object({ kind: v.literal('execution-checked'), month }),
  v.object({ kind: v.literal('target-checked'), indicator: id }),
  v.object({ kind: v.literal('close-list'), month }),
  v.object({ kind: v.literal('adjustment'), adjustment: id }),
  v.object({ kind: v.literal('plan-version') }),
]);

/** The kinds of subject that this app knows. */
export const SUBJECT_KINDS: ReadonlySet<string> = new Set(Object.keys(CONTENT));

export const STAMP = v.object({
  subject: SUBJECT,
  content: v.unknown(),
  note: text,
  id,
  operation: id,
  replaces: v.pipe(v.array(id), v.maxLength(MAX_REPLACED)),
  at: v.pipe(v.number(), v.safeInteger()),
  author: v.object({
    name: v.pipe(v.string(), v.maxLength(MAX_NAME)),
    section: v.pipe(v.string(), v.maxLength(MAX_NAME)),
  }),
  device: id,
  origin: v.picklist(ORIGINS),
  correction: v.exactOptional(v.pipe(text, v.minLength(1))),
});

/** The statement rebuilt from untrusted data, or null when it is not one [T6]. */
export function parseStatement(data: unknown): Statement | null {
  const short = parseMonthStatement(data);
  if (short !== null) return short;
  const read = readStatement(data);
  return read.ok ? read.value : null;
}

/** The statement rebuilt from untrusted data, or the path of what is not as it must be ('content.value', '' for all of it) [T6]. */
export function readStatement(data: unknown): Result<Statement, string> {
  const stamp = v.safeParse(STAMP, data);
  if (!stamp.success) return err(v.getDotPath(stamp.issues[0]) ?? '');
  const schema = CONTENT[stamp.output.subject.kind];
  const content = v.safeParse(v.nullable(schema as v.GenericSchema), stamp.output.content);
  if (!content.success)
    return err(['content', v.getDotPath(content.issues[0])].filter((part) => part !== null).join('.'));
  return ok({ ...stamp.output, content: content.output } as unknown as Statement);
}
