/**
 * Holds what was read of a target table against what should be, cell by cell: a wrong cell, a lost or invented row, a problem that is
 * missing and one that stands on a sound cell each have a line. Rows that a problem names are wrong but not silent.
 */

interface Problem {
  readonly row: number | null;
  readonly field: string;
  readonly what: string;
  readonly optional?: boolean;
}
type Row = Readonly<Record<string, string | null>>;
interface Plan {
  readonly head: Readonly<Record<string, unknown>>;
  readonly rows: readonly Row[];
  readonly problems: readonly Problem[];
}
export interface Answer {
  readonly plans: readonly Plan[];
  readonly problems: readonly Problem[];
}

export interface Checked {
  readonly rows: number;
  readonly exact: number;
  /** Wrong without a word. */
  readonly silent: readonly string[];
  /** Wrong, and named. */
  readonly named: readonly string[];
  /** Named, and sound. */
  readonly alarms: readonly string[];
}

const FIELDS = ['name', 'class1', 'class2', 'unit', 'operator', 'target', 'weight'];
const HEAD = ['unit', 'year', 'budget'];

export function checkImport(want: Answer, got: Answer): Checked {
  const checked = {
    rows: 0,
    exact: 0,
    silent: [] as string[],
    named: [] as string[],
    alarms: [] as string[],
  };
  const isRefused = got.problems.some(({ field }) => field === 'file');
  if (want.plans.length === 0 && (got.plans.length > 0 || !isRefused))
    checked.silent.push('should be refused');
  want.plans.forEach((plan, at) => {
    const read = got.plans[at];
    if (read !== undefined) checkPlan(plan, read, checked);
    else {
      checked.rows += plan.rows.length;
      (isRefused ? checked.named : checked.silent).push(`plan ${at + 1} was not read`);
    }
  });
  if (got.plans.length > want.plans.length && want.plans.length > 0) checked.silent.push('invented plan');
  return checked;
}

function checkPlan(
  want: Plan,
  got: Plan,
  checked: { rows: number; exact: number; silent: string[]; named: string[]; alarms: string[] },
): void {
  const isNamed = (row: number | null, field: string, value: unknown): boolean =>
    got.problems.some(
      (problem) =>
        (problem.row === row && (problem.field === field || problem.field === 'row')) ||
        (problem.row === null && [field, 'table'].includes(problem.field) && (value ?? '') === ''),
    );
  for (const field of HEAD)
    if (!isSame(field, want.head[field], got.head[field]))
      (isNamed(null, `head.${field}`, got.head[field]) ? checked.named : checked.silent).push(
        `head.${field}: ${String(got.head[field])}, not ${String(want.head[field])}`,
      );
  if (want.rows.length !== got.rows.length)
    checked.silent.push(`${got.rows.length} rows, not ${want.rows.length}`);
  checked.rows += want.rows.length;
  want.rows.forEach((row, at) => {
    const read = got.rows[at] ?? {};
    const wrong = FIELDS.filter((field) => !isSame(field, row[field], read[field], row['kind'] ?? null));
    for (const field of wrong)
      (isNamed(at + 1, field, read[field]) ? checked.named : checked.silent).push(
        `row ${at + 1} ${field}: ${String(read[field])}, not ${String(row[field])}`,
      );
    if (wrong.length === 0) checked.exact += 1;
  });
  for (const { row, field, optional } of want.problems) {
    const isThere = got.problems.some(
      (each) => each.field === field && (each.row === row || (field === 'operator' && each.row === null)),
    );
    if (optional !== true && !isThere) checked.silent.push(`no problem for ${row ?? 'the table'} ${field}`);
  }
  for (const { row, field } of got.problems)
    if (row !== null && !want.problems.some((each) => each.field === field && [row, null].includes(each.row)))
      checked.alarms.push(`${row} ${field}`);
}

/** Blanks do not count, numbers by their value, dates by their day; `*` and kind `any` are not looked at. */
function isSame(field: string, want: unknown, got: unknown, kind: string | null = null): boolean {
  if (want === '*' || (field === 'target' && kind === 'any')) return true;
  const isNumber = field === 'weight' || field === 'budget' || (field === 'target' && kind === 'number');
  return plain(want, field, isNumber) === plain(got, field, isNumber);
}

function plain(value: unknown, field: string, isNumber: boolean): string | null {
  if (typeof value !== 'string' && typeof value !== 'number') return null;
  const text = String(value).replace(/[\s\u200b-\u200d\ufeff\u2060\u00ad]+/g, '');
  if (text === '') return null;
  const day = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text);
  if (day !== null) return day.slice(1).map(Number).join('-');
  if (isNumber && /^-?\d+(?:\.\d+)?$/.test(text)) return String(Number(text));
  return field === 'unit' ? text.replace(/（/g, '(').replace(/）/g, ')') : text;
}
