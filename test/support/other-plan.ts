import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { parsePackage } from '#src/domain/package/parse-package.ts';
import { ROOT } from '#test/support/source-files.ts';

/**
 * The project table of another unit, 2025, with four rows 01 to 04: what has to stay apart from every other plan. It is the plan of the
 * package that was written when the first plan travelled.
 */
export const PROJECT_PLAN: Plan = firstTravelled();

function firstTravelled(): Plan {
  const text = readFileSync(path.join(ROOT, 'test/fixtures/package-v1-plan.jxb.json'), 'utf8');
  const read = parsePackage(text);
  if (!read.ok || read.value.planFile === undefined) throw new Error('no plan in the package');
  return read.value.planFile;
}
