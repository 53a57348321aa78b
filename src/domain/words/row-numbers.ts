/** '第 15—28、31 项': numbers of rows, runs of three or more drawn together. */
export function rowNumbersText(numbers: readonly number[]): string {
  return `第 ${runsText(numbers)} 项`;
}

/** '15—28、31' */
export function runsText(numbers: readonly number[]): string {
  const sorted = [...numbers].sort((a, b) => a - b);
  const runs: [first: number, last: number][] = [];
  for (const each of sorted) {
    const run = runs[runs.length - 1];
    if (run !== undefined && each <= run[1] + 1) run[1] = each;
    else runs.push([each, each]);
  }
  return runs
    .map(([first, last]) =>
      last === first ? `${first}` : last === first + 1 ? `${first}、${last}` : `${first}—${last}`,
    )
    .join('、');
}
