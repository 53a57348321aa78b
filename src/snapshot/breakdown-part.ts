import { classHead } from '#src/domain/catalogue/row-class.ts';
import { groupBars } from '#src/charts/group-bars.ts';
import { lossShape, type LossShape } from '#src/charts/loss-shape.ts';
import { OPEN_BAR_KEY } from '#src/domain/words/chart-words.ts';
import { CLASSES_TITLE, SECTIONS_TITLE, LOSSES_TITLE } from '#src/domain/words/panel-titles.ts';
import { scoreBy, scoreByClass, type GroupScore } from '#src/domain/year/breakdown.ts';
import { groupBarsText } from '#src/domain/words/rule-scale.ts';
import { LOSS_STEPS, lossSentence, waterfall } from '#src/domain/words/waterfall.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { html, type Html } from '#src/snapshot/html.ts';
import { hundredth, panel, rowLink } from '#src/snapshot/panel.ts';
import type { SnapshotModel } from '#src/snapshot/snapshot-model.ts';

/** 失分瀑布: a table whose bars stand in its cells. */
export function lossPart(model: SnapshotModel): Html {
  const bars = waterfall(model.report, LOSS_STEPS);
  const { start, end, steps, unit } = lossShape(bars);
  return panel(
    model,
    {
      id: 'losses',
      title: LOSSES_TITLE,
      sub: `${unit}，${OPEN_BAR_KEY}`,
    },
    html`<table class="list bars"><thead class="sr-only"><tr><th scope="col">指标</th><th scope="col">从满分到得分</th><th scope="col">分</th></tr></thead><tbody>${steps.map((step) => lossRow(step, start, end))}</tbody></table>
<p class="sentence">${lossSentence(model.report)}</p>`,
  );
}

function lossRow({ bar, from, to, text }: LossShape['steps'][number], start: number, end: number): Html {
  const at = (points: number) => hundredth(((points - start) / (end - start)) * 100);
  const [only] = bar.rows;
  const label = bar.kind === 'loss' && only !== undefined ? rowLink(only) : html`${bar.label}`;
  const names = bar.rows.map((row) => `${row.indicator.seq}. ${row.indicator.name}`).join('；');
  return html`<tr><th scope="row" title="${names}">${label}</th><td><svg width="100%" height="16" aria-hidden="true"><rect class="bar-${bar.kind}" x="${at(from)}%" width="${hundredth(at(to) - at(from))}%" y="2" height="12"/></svg></td><td class="r">${text}</td></tr>
`;
}

export function classPart(model: SnapshotModel): Html {
  const groups = scoreByClass(model.report);
  return groupPanel(model, CLASSES_TITLE, classHead(model.report.plan.indicators), groups);
}

export function sectionPart(model: SnapshotModel): Html {
  const groups = scoreBy(model.report, (indicator) => ownerText(indicator.owner));
  return groupPanel(model, SECTIONS_TITLE, '科室', groups);
}

function groupPanel(model: SnapshotModel, title: string, head: string, groups: readonly GroupScore[]): Html {
  return panel(
    model,
    { title, sub: groupBarsText(head), look: 'group' },
    html`<table class="list bars"><thead class="sr-only"><tr><th scope="col">${head}</th><th scope="col">得分占权重</th><th scope="col">得分 / 权重</th></tr></thead><tbody>${groupBars(
      groups,
    ).map(
      ({ key, rows, filled, openFrom, score, weight }) =>
        html`<tr><th scope="row">${key}<small>${rows} 项</small></th><td><svg width="100%" height="16" aria-hidden="true"><rect class="bar-track" width="100%" y="4" height="8"/><rect class="bar-score" width="${filled}%" y="4" height="8"/>${
          openFrom === null
            ? null
            : html`<rect fill="url(#unknown)" x="${openFrom}%" width="${hundredth(100 - openFrom)}%" y="4" height="8"/>`
        }</svg></td><td class="r">${score} <span class="of">/ ${weight}</span></td></tr>
`,
    )}</tbody></table>`,
  );
}
