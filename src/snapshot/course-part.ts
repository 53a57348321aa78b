import { MONTHS, YEAR_END, type Month } from '#src/domain/period/month.ts';
import { POINTS_SCALE, type Points } from '#src/domain/quantity/points.ts';
import { courseThresholds, scoreCourse, type CoursePoint } from '#src/domain/year/breakdown.ts';
import { monthText, scoreText, weightText } from '#src/domain/words/format.ts';
import { yearSentence } from '#src/domain/words/headline.ts';
import { projectedRows } from '#src/domain/year/projected.ts';
import { GRADE_WORDS } from '#src/domain/words/words.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { html, type Html } from '#src/snapshot/html.ts';
import { hundredth, panel } from '#src/snapshot/panel.ts';
import type { SnapshotModel } from '#src/snapshot/snapshot-model.ts';

/** 全年得分走势: a drawing, a sentence and a table that say the same. */
export function coursePart(model: SnapshotModel): Html {
  const { report, reports, cutOff } = model;
  const points = scoreCourse(reports, cutOff);
  const sentence = yearSentence(report);
  return panel(
    model,
    { id: 'course', title: '全年得分走势' },
    html`<div class="body both"><figure>${drawing(points, report, sentence)}<figcaption>${sentence}</figcaption></figure>
${table(points, report)}</div>`,
  );
}

const SIZE = { width: 430, height: 246, left: 28, right: 384, top: 26, bottom: 222 };

function drawing(points: readonly CoursePoint[], report: YearReport, sentence: string): Html {
  const { cutOff, card, plan } = report;
  const projected = projectedRows(report);
  const top = Math.max(100, card.weight / POINTS_SCALE);
  const x = (month: Month) => hundredth(SIZE.left + ((month - 1) / 11) * (SIZE.right - SIZE.left));
  const y = (value: Points) =>
    hundredth(SIZE.bottom - (value / POINTS_SCALE / top) * (SIZE.bottom - SIZE.top));
  const path = (dots: readonly (readonly [Month, Points])[]) =>
    dots.map(([month, value], index) => `${index === 0 ? 'M' : 'L'}${x(month)} ${y(value)}`).join('');
  const scored = points.flatMap(({ month, score }) => (score === null ? [] : [[month, score] as const]));
  const last = scored[scored.length - 1];
  const words = [GRADE_WORDS.excellent, GRADE_WORDS.good, GRADE_WORDS.fair];
  const grid: Html[] = [];
  for (let tens = 0; tens <= top; tens += 20) {
    const at = y((tens * POINTS_SCALE) as Points);
    grid.push(
      html`<line class="grid" x1="${SIZE.left}" x2="${SIZE.right}" y1="${at}" y2="${at}"/><text class="tick" x="${SIZE.left - 6}" y="${at + 4}" text-anchor="end">${tens}</text>`,
    );
  }
  return html`<svg class="course" viewBox="0 0 ${SIZE.width} ${SIZE.height}" role="img" aria-label="得分走势图：${sentence}">
<text class="tick" x="${SIZE.left}" y="11">单位：分；实线已得分，虚线阶梯已到期，点线预计（阴影为区间）</text>
${grid}
${courseThresholds(plan.settings).map(
  (threshold, index) =>
    html`<line class="threshold" x1="${SIZE.left}" x2="${SIZE.right}" y1="${y(threshold)}" y2="${y(threshold)}"/><text class="tick" x="${SIZE.left + 4}" y="${y(threshold) - 2}">${words[index] ?? ''} ${weightText(threshold)}</text>`,
)}
${MONTHS.map((month) => html`<text class="tick" x="${x(month)}" y="${SIZE.height - 8}" text-anchor="middle">${monthText(month)}</text>`)}
<path class="due-line" d="${path(points.flatMap(({ month, due }, index) => [[month, points[index - 1]?.due ?? due] as const, [month, due] as const]))}"/>
${
  cutOff < YEAR_END && last !== undefined && projected !== null
    ? html`<path class="band" d="M${x(last[0])} ${y(last[1])}L${x(YEAR_END)} ${y(projected.high)}V${y(projected.low)}Z"/><path class="forecast" d="${path([last, [YEAR_END, projected.value]])}"/><text class="tick" x="${SIZE.right + 5}" y="${y(projected.value) - 3}">预计</text><text class="tick" x="${SIZE.right + 5}" y="${y(projected.value) + 11}">${weightText(projected.value)}</text>`
    : null
}
<path class="score-line" d="${path(scored)}"/>
${scored.map(([month, score]) => html`<circle class="dot" cx="${x(month)}" cy="${y(score)}" r="${month === last?.[0] ? 4 : 2.5}"/>`)}
${last === undefined ? null : html`<text class="figure" x="${x(last[0]) - 6}" y="${y(last[1]) - 9}" text-anchor="end">${scoreText(last[1])}</text>`}
</svg>`;
}

function table(points: readonly CoursePoint[], report: YearReport): Html {
  const { cutOff } = report;
  const projected = projectedRows(report);
  return html`<table class="list small"><thead><tr><th scope="col">截至</th><th scope="col" class="r">已得分</th><th scope="col" class="r">已覆盖（分）</th><th scope="col" class="r">已到期（分）</th><th scope="col" class="r">预计（区间，分）</th></tr></thead>
<tbody>${points.map(
    ({ month, score, coveredWeight, due }) =>
      html`<tr><th scope="row">${monthText(month)}</th><td class="r">${scoreText(score)}</td><td class="r">${coveredWeight === null ? '—' : weightText(coveredWeight)}</td><td class="r">${scoreText(due)}</td><td class="r">${month === YEAR_END && cutOff < YEAR_END && projected !== null ? `${scoreText(projected.value)}（${scoreText(projected.low)}—${scoreText(projected.high)}）` : '—'}</td></tr>
`,
  )}</tbody></table>`;
}
