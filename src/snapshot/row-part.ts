import { ODDITIES_LABEL } from '#src/domain/catalogue/field-words.ts';
import { classPath } from '#src/domain/catalogue/row-class.ts';
import type { Frame } from '#src/charts/drawing.ts';
import { rowCourseDrawing } from '#src/charts/row-course-drawing.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import { explainRow } from '#src/domain/words/explain.ts';
import { ROW_COURSE_KEY } from '#src/domain/words/chart-words.ts';
import { SCORE_LABEL, DUE_LABEL, EXPECTED_LABEL } from '#src/domain/words/figure-labels.ts';
import { goalText, quantityText, scoreText, weightText } from '#src/domain/words/format.ts';
import { needText } from '#src/domain/words/need.ts';
import { outlookOf } from '#src/domain/words/outlook.ts';
import { ROWS_TITLE } from '#src/domain/words/panel-titles.ts';
import { dueText } from '#src/domain/words/progress.ts';
import { courseSentence, isDueByAmount, rowCourse } from '#src/domain/words/row-course.ts';
import { rowNotes } from '#src/domain/words/row-notes.ts';
import { ruleLines } from '#src/domain/words/rule-card.ts';
import { STAND_LABEL, standText, toDateNote } from '#src/domain/words/value-text.ts';
import { rowPartText } from '#src/domain/words/year-outlook.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import type { Series } from '#src/domain/rollup/figure.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { drawingPart } from '#src/snapshot/drawing-part.ts';
import { html, type Html } from '#src/snapshot/html.ts';
import { anchorOf, panel, stateTag } from '#src/snapshot/panel.ts';
import type { SnapshotModel } from '#src/snapshot/snapshot-model.ts';

/** 指标明细: one section a row, that everything above leads to. */
export function rowsPart(model: SnapshotModel): Html {
  return panel(
    model,
    {
      id: 'rows',
      title: ROWS_TITLE,
      sub: `${ROW_COURSE_KEY}。表中「无」为无发生，「未填」为未填报`,
      look: 'rows',
    },
    html`${model.report.rows.map((row) => rowArticle(row, model))}`,
  );
}

function rowArticle(row: ReportRow, model: SnapshotModel): Html {
  const { indicator, score, state } = row;
  const { cutOff, report, year } = model;
  const { settings } = report.plan;
  const outlook = outlookOf(row, settings);
  const notes = [
    ...rowNotes(row, year, cutOff),
    ...indicator.oddities.map((oddity) => ({ about: ODDITIES_LABEL, text: oddity.text })),
  ];
  return html`<article class="row" id="${anchorOf(indicator)}">
<h3>${indicator.seq}. ${indicator.name} ${stateTag(state)}<span class="sub">${classPath(indicator)} · ${ownerText(indicator.owner)} · 权重 ${weightText(indicator.weight)} 分</span></h3>
<div class="row-body"><dl class="facts">
${fact(STAND_LABEL, standText(row), toDateNote(row))}
${fact(SCORE_LABEL, `${scoreText(score.score)} / ${weightText(indicator.weight)} 分`, row.manual === null ? '' : `人工评分；计算得分 ${scoreText(score.computed)}`)}
${fact(DUE_LABEL, dueText(row) ?? '—', needText(row, cutOff))}
${fact(EXPECTED_LABEL, outlook.value, [outlook.score === '—' ? outlook.basis : `预计得分 ${outlook.score}；${outlook.basis}`, rowPartText(report, row)].filter((each) => each !== '').join('；'))}
</dl>
${indicator.kind === 'quantitative' ? measured(row, model) : rated(row, model)}</div>
${notes.length === 0 ? null : html`<dl class="notes">${notes.map(({ about, text }) => html`<div><dt>${about}</dt><dd>${text}</dd></div>`)}</dl>`}
<details><summary>怎么算的</summary><ul>${ruleLines(row, settings).map((line) => html`<li>${line}</li>`)}</ul>
<dl class="steps">${explainRow(row, cutOff, settings).map(({ label, arithmetic, rule }) => html`<div><dt>${label}</dt><dd>${arithmetic}<small>${rule}</small></dd></div>`)}</dl></details>
</article>
`;
}

function fact(label: string, value: string, note: string): Html {
  return html`<div><dt>${label}</dt><dd><b>${value}</b>${note === '' ? null : html`<small>${note}</small>`}</dd></div>`;
}

const FRAME: Frame = { width: 330, height: 116, left: 48, right: 72, top: 18, bottom: 20 };

/** The year of a measured row: months as bars, a sum's running total as a line; the same as a sentence and a table. */
function measured(row: ReportRow, { cutOff }: SnapshotModel): Html {
  const { indicator } = row;
  if (indicator.kind !== 'quantitative') return html``;
  const isSum = indicator.rollup === 'sum';
  const course = rowCourse(row, cutOff);
  const drawing = rowCourseDrawing(row, cutOff, FRAME);
  const sentence = courseSentence(row, cutOff);
  const until = course.filter(({ month }) => month <= cutOff);
  const lines = [
    { label: '当月', cells: row.series.slice(0, cutOff).map(cellText) },
    ...(isSum ? [{ label: '累计', cells: until.map(({ value }) => amount(value)) }] : []),
    ...(isDueByAmount(indicator) ? [{ label: '应完成', cells: course.map((each) => amount(each.due)) }] : []),
  ];
  return html`<div class="row-course">${drawing === null ? null : drawingPart(drawing, sentence, 'row-chart')}
<p class="sentence">${sentence}</p></div>
${monthTable(lines)}`;
}

/** A row that a person rates has no course; what its parts said stands month by month. */
function rated(row: ReportRow, { cutOff }: SnapshotModel): Html {
  const { indicator, rating } = row;
  const sentence = rating === null ? '由人评定，尚未评定。' : courseSentence(row, cutOff);
  if (indicator.kind !== 'compound')
    return html`<div class="row-course wide"><p class="sentence">${sentence}</p></div>`;
  const lines = indicator.parts.map(({ id, name, goal, unit }) => {
    const series: Series = row.parts.find((part) => part.id === id)?.series ?? [];
    return { label: `${name}（${goalText(goal)}${unit}）`, cells: series.slice(0, cutOff).map(cellText) };
  });
  return html`<div class="row-course wide parts"><p class="sentence">${sentence}</p>${monthTable(lines)}</div>`;
}

function monthTable(lines: readonly { readonly label: string; readonly cells: readonly string[] }[]): Html {
  return html`<div class="scroll"><table class="months"><thead><tr><th scope="col">月份</th>${MONTHS.map((month) => html`<th scope="col">${month}</th>`)}</tr></thead><tbody>${lines.map(
    ({ label, cells }) =>
      html`<tr><th scope="row">${label}</th>${MONTHS.map((month) => html`<td>${cells[month - 1] ?? ''}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}

/** 未填报 is never 0 and never a blank that looks like a month to come. */
function cellText(cell: Series[number]): string {
  switch (cell.kind) {
    case 'unreported':
      return '未填';
    case 'none':
      return '无';
    case 'number':
      return quantityText(cell.value);
  }
}

function amount(value: Parameters<typeof quantityText>[0] | null): string {
  return value === null ? '—' : quantityText(value);
}
