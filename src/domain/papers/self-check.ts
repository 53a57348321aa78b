import { isOneView } from '#src/domain/catalogue/rules.ts';
import type { SecondRoute, SecondRow } from '#src/domain/check/second-route.ts';
import { pointsToText, weightToText, type Coefficient, type Points } from '#src/domain/quantity/points.ts';
import { rowTenths } from '#src/domain/score/scorecard.ts';
import { ROWS_TOTAL_LABEL, NO_ROW_SCORED } from '#src/domain/words/figure-labels.ts';
import { partsText } from '#src/domain/words/format.ts';
import { quantityToText } from '#src/domain/quantity/quantity.ts';
import { rowsTotal, wholeTotal, type ReportRow, type YearReport } from '#src/domain/year/year-report.ts';
import type { Figure } from '#src/domain/rollup/figure.ts';

/** One row of 自查: what both routes come to, as text, and whether they are exactly the same. */
interface SelfCheckRow {
  readonly seq: number;
  readonly name: string;
  readonly weight: string;
  readonly first: SelfCheckFigures;
  readonly second: SelfCheckFigures;
  readonly isSame: boolean;
}

interface SelfCheckFigures {
  readonly value: string;
  readonly score: string;
  /** At its share in 自评总分. */
  readonly ninety: string;
}

interface SelfCheckTotal {
  readonly label: string;
  readonly first: string;
  readonly second: string;
  readonly isSame: boolean;
}

export interface SelfCheck {
  readonly rows: readonly SelfCheckRow[];
  readonly totals: readonly SelfCheckTotal[];
  /** '90 分制': what the rows count for in 自评总分. */
  readonly ninetyLabel: string;
  readonly isSame: boolean;
  /** '两条算法逐行一致：…', or which rows differ and what to do. */
  readonly sentence: string;
}

const NOTHING = '—';

/** The report's figures beside those of the second route, row by row; compared exactly, not as they are printed [A9]. */
export function selfCheck(report: YearReport, second: SecondRoute): SelfCheck {
  const byId = new Map(second.rows.map((row) => [row.id, row]));
  const rows = report.rows.map((row, index) =>
    checkRow(
      row,
      report.tenNinety?.rows[index] ?? null,
      report.tenNinety !== null,
      byId.get(row.indicator.id),
    ),
  );
  const isSingle = isOneView(report.plan.settings);
  const totals = [
    totalOf(isSingle ? ROWS_TOTAL_LABEL : '指标得分（百分制）', rowsTotal(report), second.total),
    totalOf('预算执行率得分', report.execution?.score ?? null, second.executionScore),
    totalOf(`自评总分（${partsText(report.plan.settings)}）`, wholeTotal(report), second.tenNinety),
  ];
  const differing = rows.filter(({ isSame }) => !isSame);
  const isSame = differing.length === 0 && totals.every((total) => total.isSame);
  const ninetyLabel = `${rowTenths(report.plan.settings)}0 分制`;
  return { rows, totals, ninetyLabel, isSame, sentence: sentenceOf(isSame, differing, totals) };
}

function sentenceOf(
  isSame: boolean,
  differing: readonly SelfCheckRow[],
  [hundred]: readonly SelfCheckTotal[],
): string {
  const first = hundred?.first ?? NOTHING;
  const total = first === NOTHING ? NO_ROW_SCORED : `总分 ${first} 分`;
  if (isSame) return `两种算法逐行一致：${total}，由全部修改记录按另一套程序重新计算，结果相同。`;
  const where = differing.length === 0 ? '合计' : `第 ${differing.map(({ seq }) => seq).join('、')} 项`;
  return `两种算法不一致：${where}。请先不要报送，把本页交给维护人员核对。`;
}

function checkRow(
  row: ReportRow,
  ninety: Points | null,
  hasNinety: boolean,
  second: SecondRow | undefined,
): SelfCheckRow {
  const { indicator, figure, score } = row;
  const isSame =
    second !== undefined &&
    isSameValue(figure, second.value) &&
    isSameCoefficient(score.coefficient, second.coefficient) &&
    isSamePoints(score.score, second.score) &&
    // Without an execution rate there is no 10 + 90 form to compare with.
    (!hasNinety || isSamePoints(ninety, second.ninety));
  return {
    seq: indicator.seq,
    name: indicator.source.name,
    weight: weightToText(indicator.weight),
    first: {
      value:
        figure.kind === 'number' ? quantityToText(figure.value) : figure.kind === 'none' ? '无发生' : NOTHING,
      score: score.score === null ? NOTHING : pointsToText(score.score),
      ninety: ninety === null ? NOTHING : pointsToText(ninety),
    },
    second: {
      value: second === undefined ? NOTHING : valueText(second.value),
      score: pointsText(second?.score ?? null),
      ninety: hasNinety ? pointsText(second?.ninety ?? null) : NOTHING,
    },
    isSame,
  };
}

function totalOf(label: string, first: Points | null, second: bigint | null): SelfCheckTotal {
  return {
    label,
    first: first === null ? NOTHING : pointsToText(first),
    second: pointsText(second),
    isSame: isSamePoints(first, second),
  };
}

function isSameValue(figure: Figure, second: SecondRow['value']): boolean {
  switch (figure.kind) {
    case 'unreported':
      return second === null;
    case 'none':
      return second === 'none';
    case 'number':
      return typeof second === 'bigint' && BigInt(figure.value) === second;
  }
}

function isSameCoefficient(first: Coefficient | null, second: SecondRow['coefficient']): boolean {
  if (first === null || second === null) return first === second;
  return BigInt(first.numerator) * second.under === second.over * BigInt(first.denominator);
}

function isSamePoints(first: Points | null, second: bigint | null): boolean {
  return first === null || second === null ? first === second : BigInt(first) === second;
}

function valueText(value: SecondRow['value']): string {
  if (value === null) return NOTHING;
  return value === 'none' ? '无发生' : bigText(value, 4).replace(/\.?0+$/, '');
}

function pointsText(points: bigint | null): string {
  return points === null ? NOTHING : bigText(points, 2);
}

/** Not by way of a number: what is printed for the second route must be the second route's own. */
function bigText(value: bigint, decimals: number): string {
  const digits = String(value < 0n ? -value : value).padStart(decimals + 1, '0');
  const at = digits.length - decimals;
  return `${value < 0n ? '-' : ''}${digits.slice(0, at)}.${digits.slice(at)}`;
}
