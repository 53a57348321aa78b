import type { Frame } from '#src/charts/drawing.ts';
import { yearCourseDrawing } from '#src/charts/year-course-drawing.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { courseKey, POINTS_UNIT } from '#src/domain/words/chart-words.ts';
import { monthText, scoreText, weightText } from '#src/domain/words/format.ts';
import { yearSentence } from '#src/domain/words/headline.ts';
import { COURSE_TITLE } from '#src/domain/words/panel-titles.ts';
import { yearCourse, type YearCourse } from '#src/domain/year/year-course.ts';
import { drawingPart } from '#src/snapshot/drawing-part.ts';
import { html, type Html } from '#src/snapshot/html.ts';
import { panel } from '#src/snapshot/panel.ts';
import type { SnapshotModel } from '#src/snapshot/snapshot-model.ts';

const FRAME: Frame = { width: 430, height: 244, left: 28, right: 46, top: 24, bottom: 24 };

/** 全年得分走势: a drawing, a sentence and a table that say the same. */
export function coursePart(model: SnapshotModel): Html {
  const { report, reports, cutOff } = model;
  const course = yearCourse(report, reports);
  const sentence = yearSentence(report);
  return panel(
    model,
    { id: 'course', title: COURSE_TITLE, sub: POINTS_UNIT },
    html`<div class="body both"><figure><p class="note">${courseKey(cutOff)}</p>${drawingPart(yearCourseDrawing(course, FRAME), `得分走势图：${sentence}`, 'course')}<figcaption>${sentence}</figcaption></figure>
${table(course)}</div>`,
  );
}

function table({ points, cutOff, projected }: YearCourse): Html {
  return html`<table class="list small"><thead><tr><th scope="col">截至</th><th scope="col" class="r">已得分</th><th scope="col" class="r">已覆盖（分）</th><th scope="col" class="r">已到期（分）</th><th scope="col" class="r">预计（区间，分）</th></tr></thead>
<tbody>${points.map(
    ({ month, score, coveredWeight, due }) =>
      html`<tr><th scope="row">${monthText(month)}</th><td class="r">${scoreText(score)}</td><td class="r">${coveredWeight === null ? '—' : weightText(coveredWeight)}</td><td class="r">${scoreText(due)}</td><td class="r">${month === YEAR_END && cutOff < YEAR_END && projected !== null ? `${scoreText(projected.value)}（${scoreText(projected.low)}—${scoreText(projected.high)}）` : '—'}</td></tr>
`,
  )}</tbody></table>`;
}
