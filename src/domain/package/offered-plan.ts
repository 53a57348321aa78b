import { readPlanFile } from '#src/domain/catalogue/plan-file.ts';
import { isSamplePlan, type Plan } from '#src/domain/catalogue/plan.ts';
import { parsePackage } from '#src/domain/package/parse-package.ts';
import { packageFaultText } from '#src/domain/package/package-words.ts';
import { PACKAGE_FORMAT } from '#src/domain/package/package-file.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';

/** Far more than a plan of a thousand rows. */
const MAX_CHARACTERS = 8_000_000;

/** Faults after the first few say the same. */
const MAX_NAMED = 3;

/**
 * The plan that the office's IT has laid beside the program or built into it [PL44]: a plan file, or a data package, of which only the
 * plan is taken. Parsed like any file from outside; null: none is offered. Never throws.
 * @returns why there is none, in words
 */
export function readOfferedPlan(text: string): Result<Plan | null, string> {
  if (text.trim() === '' || text.trim() === 'null') return ok(null);
  if (text.length > MAX_CHARACTERS) return err('文件过大，不是方案文件');
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return err('不是 JSON，可能没有取全');
  }
  const plan = isPackage(data) ? planOfPackage(text) : planOfFile(data);
  return plan.ok && isSamplePlan(plan.value.id) ? err('这是示例数据的方案，不能下发') : plan;
}

function isPackage(data: unknown): boolean {
  return typeof data === 'object' && data !== null && 'format' in data && data.format === PACKAGE_FORMAT;
}

function planOfPackage(text: string): Result<Plan, string> {
  const file = parsePackage(text);
  if (!file.ok) return err(packageFaultText(file.error));
  const { planFile } = file.value;
  return planFile === undefined ? err('数据包里没有方案，由较早版本的软件写成') : ok(planFile);
}

function planOfFile(data: unknown): Result<Plan, string> {
  const read = readPlanFile(data);
  if (read.ok) return read;
  const named = read.error
    .slice(0, MAX_NAMED)
    .map(({ path, text }) => `${path === '' ? '整个文件' : path}：${text}`);
  return err(`${named.join('；')}${read.error.length > MAX_NAMED ? `；等 ${read.error.length} 处` : ''}`);
}
