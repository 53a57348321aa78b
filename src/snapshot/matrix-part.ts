import { MONTHS } from '#src/domain/period/month.ts';
import { monthText, scoreText, weightText } from '#src/domain/report/format.ts';
import { LEGEND_MARKS, MONTH_GLYPHS } from '#src/domain/report/marks.ts';
import {
  matrixSentence,
  MONTH_MARK_RULES,
  MONTH_MARK_WORDS,
  monthMatrix,
} from '#src/domain/report/month-matrix.ts';
import { html, type Html } from '#src/snapshot/html.ts';
import { panel, rowLink } from '#src/snapshot/panel.ts';
import type { SnapshotModel } from '#src/snapshot/snapshot-model.ts';

/** 逐月进度: months × indicators, each month judged at its own cut-off. */
export function matrixPart(model: SnapshotModel): Html {
  const { reports, year, cutOff } = model;
  const matrix = monthMatrix(reports, year, cutOff);
  return panel(
    model,
    { id: 'months', title: '逐月进度', sub: '每格为截至该月的完成情况与时序之比' },
    html`<div class="body"><ul class="legend wide">${LEGEND_MARKS.map(
      (mark) =>
        html`<li><i class="cell ${mark}">${MONTH_GLYPHS[mark]}</i>${MONTH_MARK_WORDS[mark]} <small>${MONTH_MARK_RULES[mark]}</small></li>`,
    )}</ul>
<div class="scroll"><table class="matrix"><thead><tr><th scope="col">指标</th>${MONTHS.map((month) => html`<th scope="col">${monthText(month)}</th>`)}<th scope="col" class="r">得分 / 权重</th></tr></thead>
<tbody>${matrix.map(
      ({ row, cells }) =>
        html`<tr><th scope="row">${rowLink(row)}</th>${cells.map(
          ({ mark, text }) => html`<td class="cell ${mark}" title="${text}">${MONTH_GLYPHS[mark]}</td>`,
        )}<td class="r">${scoreText(row.score.score)} <span class="of">/ ${weightText(row.indicator.weight)}</span></td></tr>
`,
    )}</tbody></table></div>
<p class="sentence">${matrixSentence(matrix, cutOff)}</p></div>`,
  );
}
