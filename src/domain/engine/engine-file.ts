import * as v from 'valibot';
import { SUBJECT_NAME } from '#src/domain/engine/subjects.ts';

const subject = v.pipe(v.string(), v.regex(SUBJECT_NAME));
const name = v.pipe(v.string(), v.minLength(1), v.maxLength(100));

const ENGINE_FILE = v.object({
  format: v.literal('performance-tracker-engine'),
  version: v.literal(1),
  /** Beside the page, on its own origin. */
  path: v.pipe(v.string(), v.regex(/^[a-z][a-z0-9-]{0,30}$/)),
  /** The unit whose statements travel; absent for the district. */
  unit: v.optional(subject),
  sections: v.optional(v.array(v.object({ name, subject })), []),
  /** The section whose PCs tell the district, in subjects; absent where there is no district. */
  records: v.optional(subject),
  /** Whether they tell the city too, a total beside each record [EN16]. */
  totals: v.optional(v.boolean()),
  /** What the district reads; absent for a unit. */
  units: v.optional(v.array(v.object({ unit: subject, name })), []),
  /** What the city reads, with how many units there are; absent for everybody else. */
  districts: v.optional(v.array(v.object({ district: subject, name, units: v.optional(v.number()) }))),
});

/** What lies beside the page as `engine.json`: a path, names, and no secret. */
export type EngineFile = v.InferOutput<typeof ENGINE_FILE>;

/** Far more than 5,000 units. */
const MAX_CHARACTERS = 2_000_000;

/** null: it is no such file. Never throws. */
export function readEngineFile(text: string): EngineFile | null {
  if (text.length > MAX_CHARACTERS) return null;
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  const parsed = v.safeParse(ENGINE_FILE, data);
  return parsed.success ? parsed.output : null;
}
