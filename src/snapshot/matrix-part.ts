import { MONTHS } from '#src/domain/period/month.ts';
import { monthText, scoreText, weightText } from '#src/domain/words/format.ts';
import { MONTHS_TITLE } from '#src/domain/words/panel-titles.ts';
import { STATE_MARKS } from '#src/domain/year/marks.ts';
import {
  matrixSentence,
  matrixStates,
  MISSING_WORD,
  monthMatrix,
  STATE_RULES,
} from '#src/domain/words/month-matrix.ts';
import { STATE_TONES } from '#src/domain/year/row-state.ts';
import { STATE_WORDS } from '#src/domain/words/words.ts';
import { html, type Html } from '#src/snapshot/html.ts';
import { panel, rowLink } from '#src/snapshot/panel.ts';
import type { SnapshotModel } from '#src/snapshot/snapshot-model.ts';

/** 逐月进度: months × indicators, each month judged at its own cut-off. */
export function matrixPart(model: SnapshotModel): Html {
  const { reports, year, cutOff } = model;
  const matrix = monthMatrix(reports, year, cutOff);
  return panel(
    model,
    { id: 'months', title: MONTHS_TITLE, sub: '每格为截至该月末的状态' },
    html`<div class="body"><ul class="legend wide">${matrixStates(matrix).map(
      (kind) =>
        html`<li><i class="cell ${STATE_TONES[kind]}">${STATE_MARKS[kind]}</i>${STATE_WORDS[kind]} <small>${STATE_RULES[kind]}</small></li>`,
    )}<li><i class="cell missing"></i>${MISSING_WORD}</li></ul>
<div class="scroll"><table class="matrix"><thead><tr><th scope="col">指标</th>${MONTHS.map((month) => html`<th scope="col">${monthText(month)}</th>`)}<th scope="col" class="r">得分 / 权重</th></tr></thead>
<tbody>${matrix.map(
      ({ row, cells }) =>
        html`<tr><th scope="row">${rowLink(row)}</th>${cells.map(
          ({ state, isMissing, text }) =>
            html`<td class="cell ${state === null ? 'future' : STATE_TONES[state.kind]}${isMissing ? ' missing' : ''}" title="${text}">${state === null ? '' : STATE_MARKS[state.kind]}</td>`,
        )}<td class="r">${scoreText(row.score.score)} <span class="of">/ ${weightText(row.indicator.weight)}</span></td></tr>
`,
    )}</tbody></table></div>
<p class="sentence">${matrixSentence(matrix, cutOff)}</p></div>`,
  );
}
