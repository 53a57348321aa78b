import { toWinOrder, winnableWords } from '#src/domain/words/headline.ts';
import { rowsListed } from '#src/domain/year/breakdown.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { needText } from '#src/domain/words/need.ts';
import { progressOf, progressText } from '#src/domain/words/progress.ts';
import { STAND_LABEL, targetText, toDateNote, toDateText, unitText } from '#src/domain/words/value-text.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { pointsMissing } from '#src/domain/score/row-score.ts';
import { html, type Html } from '#src/snapshot/html.ts';
import { meter, panel, rowLink, stateTag } from '#src/snapshot/panel.ts';
import type { SnapshotModel } from '#src/snapshot/snapshot-model.ts';

/** 最该抓的指标, all of them: nobody can unfold a list on paper. */
export function toWinPart(model: SnapshotModel): Html {
  const words = winnableWords(model.report);
  const rows = rowsListed(model.report);
  const body =
    rows.length === 0
      ? html`<p class="none">全部指标已得满分。</p>`
      : html`<table class="list win"><thead><tr><th scope="col">指标</th><th scope="col" class="r">${STAND_LABEL}</th><th scope="col">完成程度</th><th scope="col" class="r">${words.points}（分）</th><th scope="col">状态</th></tr></thead>
<tbody>${rows.map((row) => winRow(row, model))}</tbody></table>`;
  return panel(model, { id: 'to-win', title: words.list, sub: toWinOrder(model.report) }, body);
}

function winRow(row: ReportRow, { cutOff }: SnapshotModel): Html {
  const { indicator, score, state } = row;
  const progress = progressOf(row);
  const under = (parts: readonly string[]) => parts.filter((part) => part !== '').join(' · ');
  return html`<tr><th scope="row">${rowLink(row)}<small>${under([indicator.owner, needText(row, cutOff)])}</small></th><td class="r">${toDateText(row)} / ${targetText(row)}<small>${under([toDateNote(row), unitText(indicator)])}</small></td><td class="progress">${meter(progress, state)} <span>${progressText(progress)}</span></td><td class="r"><b>${weightText(pointsMissing(score, cutOff))}</b><small>得 ${scoreText(score.score)} / ${weightText(indicator.weight)}</small></td><td>${stateTag(state)}</td></tr>
`;
}
