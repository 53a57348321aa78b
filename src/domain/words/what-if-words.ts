import { YEAR_END } from '#src/domain/period/month.ts';
import { NO_POINTS, subtractPoints, type Points } from '#src/domain/quantity/points.ts';
import { scaledToText } from '#src/domain/quantity/quantity.ts';
import { quantityText, scoreText, weightText } from '#src/domain/words/format.ts';
import { signedPointsText } from '#src/domain/words/headline.ts';
import { rowNumbersText } from '#src/domain/words/row-numbers.ts';
import { measureText } from '#src/domain/words/value-text.ts';
import { GRADE_WORDS } from '#src/domain/words/words.ts';
import type { FewestRows } from '#src/domain/year/fewest-rows.ts';
import { executionPart } from '#src/domain/year/projected.ts';
import type { Scenario } from '#src/domain/year/scenario.ts';
import { readAssumption, type Supposed } from '#src/domain/year/typed-assumption.ts';
import type { Assumption, SupposedRow, SupposedYear } from '#src/domain/year/what-if.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';

/** Stands wherever an assumption is shown [MO33]. */
export const SUPPOSED_MARK = '假设，不是实际数据';

export const SCENARIO_WORDS: Record<Scenario, string> = {
  'on-time': '节点都按期完成',
  recent: '近三个月照旧',
  stop: '不再有新进展',
};

export const SCENARIO_NOTES: Record<Scenario, string> = {
  'on-time': '节点指标年底前都完成，逾期的也补上；其余按近月推算',
  recent: '累计和平均的按最近三个已报月份推算到年底，节点指标也一样；每月对照的以目前值计',
  stop: '各项停在目前的数',
};

/** '节点都按期完成；第 18 项 20 万元，第 29 项系数 0.90': what is supposed; in December only the rows. */
export function basisText(report: YearReport, { scenario, texts }: Supposed): string {
  const typed = report.rows.flatMap((row) => {
    const read = readAssumption(row, texts.get(row.indicator.id) ?? '');
    if (!read.ok || read.value === null) return [];
    const amount = assumptionText(read.value);
    return [
      `第 ${row.indicator.seq} 项${read.value.kind === 'value' ? ` ${measureText(amount, row.indicator)}` : `系数 ${amount}`}`,
    ];
  });
  const course = report.cutOff === YEAR_END ? [] : [SCENARIO_WORDS[scenario]];
  return [...course, ...(typed.length === 0 ? [] : [typed.join('，')])].join('；') || '现状';
}

/** '优', '中至优': without and with what would still be open. */
export function supposedGrades({ grade, bestGrade }: SupposedYear): string {
  return grade === bestGrade ? GRADE_WORDS[grade] : `${GRADE_WORDS[grade]}至${GRADE_WORDS[bestGrade]}`;
}

/** The total of the grade as it stands, to be held against a supposed one. */
function gradedNow(report: YearReport): Points {
  return (report.card.total + (executionPart(report)?.score ?? NO_POINTS)) as Points;
}

/** '比现在多 36.81 分；另有 9 分未计分' */
export function supposedNote(report: YearReport, supposed: SupposedYear): string {
  const change = subtractPoints(supposed.graded, gradedNow(report));
  return [
    change === 0 ? '与现在相同' : `比现在 ${signedPointsText(change)} 分`,
    ...(supposed.open === 0 ? [] : [`另有 ${weightText(supposed.open)} 分未计分，等次上端含全部`]),
  ].join('；');
}

/** '达到目标 29 项，其中新达到 14 项：第 2、15—19 项' */
export function reachedText({ rows }: SupposedYear): string {
  const reached = rows.filter(({ met }) => met === true);
  const news = reached.filter(({ row }) => row.score.met !== true);
  const lost = rows.filter(({ met, row }) => met !== true && row.score.met === true);
  const numbers = (some: readonly SupposedRow[]) => rowNumbersText(some.map(({ row }) => row.indicator.seq));
  return [
    `达到目标 ${reached.length} / ${rows.length} 项`,
    ...(news.length === 0 ? [] : [`新达到 ${news.length} 项：${numbers(news)}`]),
    ...(lost.length === 0 ? [] : [`不再达到 ${lost.length} 项：${numbers(lost)}`]),
  ].join('；');
}

/** The way to the best grade in one sentence; its rows are named beside it. */
export function fewestText(report: YearReport, found: FewestRows): string {
  const [threshold] = report.plan.settings.gradeThresholds;
  const aim = `${weightText(threshold)} 分（${GRADE_WORDS.excellent}）`;
  switch (found.kind) {
    case 'there':
      return `按此假设已到 ${aim}。`;
    case 'rows':
      return `${report.cutOff === YEAR_END ? '把未定的' : '最少再做成'} ${found.rows.length} 项即到 ${aim}，合 ${scoreText(found.total)} 分${found.hasOthers ? '；换成别的同样多的几项也可以' : ''}：`;
    case 'out-of-reach':
      return `到不了 ${aim}：还能做成的各项都做成，也只到 ${scoreText(found.best)} 分，还差 ${weightText(found.missing)} 分。`;
  }
}

/** '20', '0.9': what is assumed of a row, as it would be typed; '' where it stands as it is. */
export function assumedText({ assumed }: SupposedRow): string {
  return assumed === null ? '' : assumptionText(assumed);
}

function assumptionText(assumed: Assumption): string {
  return assumed.kind === 'value' ? quantityText(assumed.value) : scaledToText(assumed.coefficient, 6, 2);
}

/** Why a coefficient was refused. */
export const COEFFICIENT_REFUSED = '系数须在 0 至 1 之间，最多六位小数';
