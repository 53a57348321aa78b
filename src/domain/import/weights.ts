import { ONE, scaledDecimal, shiftDecimal, tidyDecimal } from '#src/domain/import/decimal.ts';
import type { Problem, SourceRow } from '#src/domain/import/source-row.ts';
import type { TableCell } from '#src/domain/import/table.ts';
import { bare, cleanText } from '#src/domain/import/words.ts';

const SLACK = ONE / 1_000_000n;
const isBlank = (cell: TableCell | null): boolean => cell === null || bare(cell.text) === '';
const near = (sum: bigint, points: bigint): boolean =>
  sum > points * ONE - SLACK && sum < points * ONE + SLACK;

/** Points of 100 for each row, and what could not be read [IM5][IM11]. */
export function readWeights(
  sources: readonly SourceRow[],
  hasColumn: boolean,
  problems: Problem[],
): (string | null)[] {
  const cells = sources.map(({ weight, weightIsShared }) => (weightIsShared ? null : weight));
  const say = (at: number, what: string): void => {
    const source = sources[at];
    if (source !== undefined)
      problems.push({
        row: at + 1,
        field: 'weight',
        cell: source.place('weight'),
        what,
      });
  };
  const ofTable = (what: string): void => {
    problems.push({ row: null, field: 'weight', what });
  };
  sources.forEach(({ weightIsShared }, at) => {
    if (weightIsShared) say(at, '一个权重对应多行，请逐行填写');
  });
  if (cells.every(isBlank)) {
    if (sources.length > 0) ofTable(hasColumn ? '权重没有逐行填写，请补上' : '表中没有权重列，请补上权重');
    return sources.map(() => null);
  }
  // Among percents, a fraction without its mark may be a cell whose format was lost.
  const isMixed = cells.some((cell) => cell !== null && /[%％]/.test(cell.text));
  const read = cells.map((cell) => {
    const points = pointsOf(cell);
    const isBareFraction =
      isMixed && points !== null && !/[%％分]/.test(cell?.text ?? '') && scaledDecimal(points) < ONE;
    return isBareFraction && points !== '0' ? null : points;
  });
  const sum = read.reduce((total, weight) => total + (weight === null ? 0n : scaledDecimal(weight)), 0n);
  const blanks = sources.flatMap((source, at) =>
    isBlank(cells[at] ?? null) && !source.weightIsShared ? [at] : [],
  );
  const isWhole = [100n, 90n, 80n, 1n].some((points) => near(sum, points)) || near(sum * 10n, 9n);
  if (blanks.length > 0 && isPerClass(sources, cells) && (blanks.length > 1 || isWhole)) {
    ofTable('权重只写在各类的第一行，没有写明每行多少，请逐行填写');
    sources.forEach((_, at) => say(at, '权重只写在各类的第一行，请逐行填写'));
    return sources.map(() => null);
  }
  const weights = read.map((weight, at) => {
    const cell = cells[at] ?? null;
    if (weight === null && cell !== null && !isBlank(cell))
      say(at, `权重“${cell.rounded ?? cleanText(cell.text)}”不能识别，请填写一个数`);
    // What is printed adds up already: the cell above a blank one may stand for both.
    const isForMore = isWhole && weight !== null && blanks.includes(at + 1);
    if (isForMore) say(at, '下一行没有权重，而各行相加已满，不能确定这一权重是否只属于本行，请核对');
    return isForMore ? null : weight;
  });
  for (const at of blanks) say(at, '权重没有填写，请补上');
  if (sources.some(({ weightIsShared }) => weightIsShared) && groupsAreShared(sources)) {
    ofTable('权重按类填写，没有写明每行多少，请逐行填写');
    weights.forEach((weight, at) => {
      if (weight !== null) say(at, '其他类的权重没有逐行填写，请核对这一权重');
    });
  }
  return scaled(weights, cells, sum, say, ofTable);
}

function pointsOf(cell: TableCell | null): string | null {
  if (cell === null || cell.rounded !== undefined) return null;
  if (cell.kind === 'error' || cell.kind === 'date' || cell.kind === 'unread' || cell.kind === 'boolean')
    return null;
  const match = /^(\d+(?:\.\d+)?)(?:%|分|\(分\)|\(%\))?$/.exec(bare(cell.text));
  return match === null ? null : tidyDecimal(match[1] ?? '');
}

/** A class that prints its score in its first row only: nothing says what each row weighs. */
function isPerClass(sources: readonly SourceRow[], cells: readonly (TableCell | null)[]): boolean {
  const matches = (opens: (source: SourceRow) => boolean): boolean =>
    sources.every(
      (source, at) => source.weightIsShared || isBlank(cells[at] ?? null) !== (at === 0 || opens(source)),
    );
  return matches(({ opensClass }) => opensClass) || matches(({ opensSubclass }) => opensSubclass);
}

/** Every class of several rows has one cell for all of them. */
function groupsAreShared(sources: readonly SourceRow[]): boolean {
  return sources.every(
    ({ opensClass, weightIsShared }, at) =>
      weightIsShared || (opensClass && sources[at + 1]?.opensClass !== false),
  );
}

function scaled(
  weights: (string | null)[],
  cells: readonly (TableCell | null)[],
  sum: bigint,
  say: (at: number, what: string) => void,
  ofTable: (what: string) => void,
): (string | null)[] {
  const filled = weights.filter((weight): weight is string => weight !== null);
  const isComplete = filled.length === weights.length;
  const isPlain = cells.every((cell) => cell === null || !/[%％分]/.test(cell.text));
  const areFractions = isPlain && filled.every((weight) => scaledDecimal(weight) <= ONE);
  if (areFractions && sum >= (ONE * 9n) / 10n - SLACK && sum <= ONE + SLACK) {
    if (isComplete && !near(sum, 1n)) ofTable('各行权重相加不等于 100，请核对');
    return weights.map((weight) => (weight === null ? null : shiftDecimal(weight, 2)));
  }
  if (areFractions && !isComplete && filled.length > 1)
    return weights.map((weight, at) => {
      if (weight !== null) say(at, `“${weight}”可能是小数形式的权重，有的行没有填写，不能换算，请填写分值`);
      return null;
    });
  if (isComplete && !near(sum, 100n)) ofTable('各行权重相加不等于 100，请核对');
  // One of them below a point, and the sum is none that a table has: its percent sign may have been lost.
  if (![100n, 90n, 80n].some((points) => near(sum, points)))
    weights.forEach((weight, at) => {
      if (
        weight !== null &&
        weight !== '0' &&
        scaledDecimal(weight) < ONE &&
        !/[%％分]/.test(cells[at]?.text ?? '')
      )
        say(at, `权重“${weight}”不到 1 分，可能是丢了百分号的小数，请核对`);
    });
  return weights;
}
