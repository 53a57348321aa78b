import { planName } from '#src/domain/catalogue/plan.ts';
import { planFileText } from '#src/domain/catalogue/plan-file.ts';
import { readOfferedPlan } from '#src/domain/package/offered-plan.ts';

/** A plan that is to be built into the single file, as its own file has it, or why it cannot be [PL44]. */
export function offeredPlanMain(
  text: string,
): { readonly name: string; readonly file: string } | { readonly problem: string } {
  const read = readOfferedPlan(text);
  if (!read.ok) return { problem: read.error };
  if (read.value === null) return { problem: '文件是空的' };
  return { name: planName(read.value), file: planFileText(read.value) };
}
