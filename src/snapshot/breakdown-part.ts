import { classHead } from '#src/domain/catalogue/row-class.ts';
import { barText, lossScaleStart } from '#src/charts/loss-option.ts';
import { POINTS_SCALE } from '#src/domain/quantity/points.ts';
import { scoreBy, scoreByClass, type GroupScore } from '#src/domain/year/breakdown.ts';
import { scoreText, weightText } from '#src/domain/words/format.ts';
import { groupBarsText, shareOf } from '#src/domain/words/rule-scale.ts';
import { lossSentence, waterfall, type WaterfallBar } from '#src/domain/words/waterfall.ts';
import { ownerText } from '#src/domain/words/owner-words.ts';
import { html, type Html } from '#src/snapshot/html.ts';
import { hundredth, panel, rowLink } from '#src/snapshot/panel.ts';
import type { SnapshotModel } from '#src/snapshot/snapshot-model.ts';

/** As on the overview: more steps than these go into one. */
const STEPS = 9;

/** 失分瀑布: a table whose bars stand in its cells. */
export function lossPart(model: SnapshotModel): Html {
  const bars = waterfall(model.report, STEPS);
  const start = lossScaleStart(bars);
  const end = Math.max(...bars.map((bar) => bar.high)) / POINTS_SCALE;
  return panel(
    model,
    {
      id: 'losses',
      title: '失分瀑布',
      sub: start === 0 ? '单位：分，虚框为未计分' : `单位：分，横轴自 ${start} 分起，虚框为未计分`,
    },
    html`<table class="list bars"><thead class="sr-only"><tr><th scope="col">指标</th><th scope="col">从满分到得分</th><th scope="col">分</th></tr></thead><tbody>${bars.map((bar) => lossRow(bar, start, end))}</tbody></table>
<p class="sentence">${lossSentence(model.report)}</p>`,
  );
}

function lossRow(bar: WaterfallBar, start: number, end: number): Html {
  const at = (points: number) =>
    hundredth(((Math.max(start, points / POINTS_SCALE) - start) / Math.max(1, end - start)) * 100);
  const [only] = bar.rows;
  const label = bar.kind === 'loss' && only !== undefined ? rowLink(only) : html`${bar.label}`;
  const names = bar.rows.map((row) => `${row.indicator.seq}. ${row.indicator.name}`).join('；');
  return html`<tr><th scope="row" title="${names}">${label}</th><td><svg width="100%" height="16" aria-hidden="true"><rect class="bar-${bar.kind}" x="${at(bar.low)}%" width="${hundredth(at(bar.high) - at(bar.low))}%" y="2" height="12"/></svg></td><td class="r">${barText(bar)}</td></tr>
`;
}

export function classPart(model: SnapshotModel): Html {
  const groups = scoreByClass(model.report);
  return groupPanel(model, '分类得分', classHead(model.report.plan.indicators), groups);
}

export function sectionPart(model: SnapshotModel): Html {
  const groups = scoreBy(model.report, (indicator) => ownerText(indicator.owner));
  return groupPanel(model, '科室得分', '科室', groups);
}

function groupPanel(model: SnapshotModel, title: string, head: string, groups: readonly GroupScore[]): Html {
  return panel(
    model,
    { title, sub: groupBarsText(head), look: 'group' },
    html`<table class="list bars"><thead class="sr-only"><tr><th scope="col">${head}</th><th scope="col">得分占权重</th><th scope="col">得分 / 权重</th></tr></thead><tbody>${groups.map(
      ({ key, score, weight, coveredWeight, rows }) =>
        html`<tr><th scope="row">${key}<small>${rows} 项</small></th><td><svg width="100%" height="16" aria-hidden="true"><rect class="bar-track" width="100%" y="4" height="8"/><rect class="bar-score" width="${shareOf(score, weight)}%" y="4" height="8"/>${
          coveredWeight < weight
            ? html`<rect fill="url(#unknown)" x="${shareOf(coveredWeight, weight)}%" width="${hundredth(100 - shareOf(coveredWeight, weight))}%" y="4" height="8"/>`
            : null
        }</svg></td><td class="r">${scoreText(coveredWeight === 0 ? null : score)} <span class="of">/ ${weightText(weight)}</span></td></tr>
`,
    )}</tbody></table>`,
  );
}
