import { readFileSync } from 'node:fs';
import path from 'node:path';
import { readPlanFile } from '#src/domain/catalogue/plan-file.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { ROOT } from '#test/support/source-files.ts';

/** A plan that was written by hand under test/fixtures/plans. */
export function fixturePlan(name: string): Plan {
  const file = path.join(ROOT, 'test/fixtures/plans', `${name}.json`);
  const read = readPlanFile(JSON.parse(readFileSync(file, 'utf8')));
  if (!read.ok) throw new Error(`${name}: ${JSON.stringify(read.error.slice(0, 3))}`);
  return read.value;
}
