import { INITIAL_BUDGET_LABEL, ADJUSTED_BUDGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import { RATE_LABEL, RATE_SCORE_LABEL, type ColumnId } from '#src/domain/papers/scorecard-columns.ts';
import { rulesText } from '#src/domain/papers/form-foot.ts';
import { marksAt, noteLine } from '#src/domain/papers/scorecard-notes.ts';
import type { ScorecardRow } from '#src/domain/papers/scorecard-row.ts';
import type { ScorecardTable } from '#src/domain/papers/scorecard-table.ts';
import { html, type Html } from '#src/snapshot/html.ts';
import { panel } from '#src/snapshot/panel.ts';
import type { SnapshotModel } from '#src/snapshot/snapshot-model.ts';

/** 评分表: the same table model as the form, the xlsx and the csv. */
export function scorecardPart(model: SnapshotModel): Html {
  const { table } = model;
  const weight = table.columns.findIndex(({ id }) => id === 'weight');
  return panel(
    model,
    {
      id: 'scorecard',
      title: '评分表',
      sub: table.isOneView ? '与「年终评分表」一致' : '百分制，与「年终评分表」一致',
      look: 'paper',
    },
    html`<div class="form-body scroll"><p class="form-title">${table.title}</p>
<p class="form-meta">${table.head.map(({ label, text }) => html`<span>${label}：${text}</span>`)}</p>
${totals(table)}
<table class="form"><colgroup>${table.columns.map(({ width }) => html`<col width="${width / 10}%">`)}</colgroup><thead><tr>${table.columns.map(({ label }) => html`<th scope="col">${label}</th>`)}</tr></thead>
<tbody>${table.rows.map((row) => formRow(row, table))}
<tr class="sum"><th scope="row" colspan="${weight}">合计</th><td class="r">${table.sum.weight.text}</td><td class="r">${table.sum.score.text}</td><td colspan="${table.columns.length - weight - 2}"></td></tr></tbody></table>
<div class="form-foot"><p>${table.coverage}</p>${table.unfinished.map((text) => html`<p><b>未定稿：${text}</b></p>`)}${table.problems.map((text) => html`<p><b>方案问题：${text}</b></p>`)}
<p>${rulesText(table.rules)}</p>${table.notes.map((note) => html`<p>${noteLine(note)}</p>`)}</div></div>`,
  );
}

function totals({ execution, hundred, tenNinety, isOneView }: ScorecardTable): Html {
  const pairs: readonly (readonly [label: string, text: string])[] = [
    [INITIAL_BUDGET_LABEL, execution.budgetAtStart.text],
    [ADJUSTED_BUDGET_LABEL, execution.budget.text],
    [execution.executedLabel, execution.executed.text],
    [RATE_LABEL, execution.rate.text],
    [RATE_SCORE_LABEL, execution.score.text],
    [`${hundred.label}（${hundred.whole}）`, hundred.score.text],
    ...(isOneView ? [] : [['等次', hundred.grade] as const]),
    [`${tenNinety.label}（${tenNinety.whole}）`, tenNinety.score.text],
    ['等次', tenNinety.grade],
  ];
  return html`<table class="form totals"><thead><tr>${pairs.map(([label]) => html`<th scope="col">${label}</th>`)}</tr></thead><tbody><tr>${pairs.map(([, text]) => html`<td class="c">${text}</td>`)}</tr></tbody></table>
${execution.mark === '' ? null : html`<p class="form-meta">${execution.mark}</p>`}`;
}

function formRow(row: ScorecardRow, { columns, notes }: ScorecardTable): Html {
  return html`<tr>${columns.map(({ id, align }) =>
    id === 'name'
      ? html`<th scope="row">${formCell(row, id)}${marks(notes, row, id)}</th>`
      : html`<td class="${lookOf(row, id, align)}">${formCell(row, id)}${marks(notes, row, id)}</td>`,
  )}</tr>
`;
}

function formCell(row: ScorecardRow, id: ColumnId): Html {
  const { text } = row.cells[id];
  return id === 'value' && row.valueNote !== ''
    ? html`${text}<small>${row.valueNote}</small>`
    : html`${text}`;
}

function marks(notes: ScorecardTable['notes'], row: ScorecardRow, id: ColumnId): Html | null {
  const text = marksAt(notes, row.seq, id);
  return text === '' ? null : html`<sup>${text}</sup>`;
}

/** Words stand in the middle where figures stand on the right. */
function lookOf(row: ScorecardRow, id: ColumnId, align: 'left' | 'center' | 'right'): string {
  if (id === 'remark') return 'remark';
  return row.cells[id].kind === 'number' && align === 'right' ? 'r' : 'c';
}
