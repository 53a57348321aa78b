import { STATE_MARKS } from '#src/domain/year/marks.ts';
import {
  countStates,
  rowSentence,
  ruleScale,
  type RuleExecution,
  type RuleSegment,
} from '#src/domain/words/rule-scale.ts';
import { STATE_TONES } from '#src/domain/year/row-state.ts';
import { STATE_WORDS } from '#src/domain/words/words.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { html, type Html } from '#src/snapshot/html.ts';
import { anchorOf, hundredth } from '#src/snapshot/panel.ts';

const HEIGHT = 54;
/** 百分标尺 with its legend, as on the overview; each segment leads to its indicator. */
export function rulePart(report: YearReport): Html {
  const { segments, ticks, execution } = ruleScale(report);
  const counts = countStates(report);
  const label = counts.map(({ state, rows }) => `${STATE_WORDS[state]} ${rows} 项`).join('，');
  return html`<div class="rule">
<div class="rule-head"><h3>百分标尺</h3><span class="sub">宽为权重，高为得分，横线为已到期；点一格到该项指标</span>
<ul class="legend">${counts.map(
    ({ state, rows }) =>
      html`<li class="${STATE_TONES[state]}"><i>${STATE_MARKS[state]}</i>${STATE_WORDS[state]} <b>${rows}</b></li>`,
  )}</ul></div>
<svg class="strip" width="100%" height="94" role="img" aria-label="百分标尺：${label}">
${PATTERNS}
${segments.map(segmentOf)}
${execution === null ? null : executionOf(execution)}<line class="axis" x1="0" x2="100%" y1="72" y2="72"/>
${ticks.map(
  ({ points, left }) =>
    html`<line class="axis" x1="${left}%" x2="${left}%" y1="72" y2="76"/><text class="tick" x="${left}%" y="90" text-anchor="${left === 0 ? 'start' : left >= 100 ? 'end' : 'middle'}">${points}</text>`,
)}
</svg>
</div>
`;
}

/** Stripes besides the colour: they tell the states apart in greyscale and in print. */
const PATTERNS = html`<defs>
<pattern id="on-pace" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="7" class="stripe" fill-opacity="0.22"/></pattern>
<pattern id="not-due" width="5" height="5" patternUnits="userSpaceOnUse"><rect width="1" height="5" class="stripe" fill-opacity="0.3"/></pattern>
<pattern id="behind" width="6" height="6" patternUnits="userSpaceOnUse"><rect width="6" height="2" class="stripe" fill-opacity="0.3"/></pattern>
<pattern id="off" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path d="M0 0H6M0 0V6" class="stripe-line" stroke-opacity="0.35"/></pattern>
<pattern id="unknown" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="1" height="6" class="stripe-unknown" fill-opacity="0.5"/></pattern>
</defs>`;

function executionOf({ left, width, filled, sentence }: RuleExecution): Html {
  const height = hundredth((filled / 100) * HEIGHT);
  const box = (y: number, tall: number) => html`x="${left}%" width="${width}%" y="${y}" height="${tall}"`;
  return html`<g><title>${sentence}</title><rect class="track unknown" ${box(0, HEIGHT)}/><rect class="fill not-due" ${box(hundredth(HEIGHT - height), height)}/><rect class="edge" ${box(0, HEIGHT)}/><text class="number" x="${hundredth(left + width / 2)}%" y="67">预算执行</text></g>
`;
}

function segmentOf({ row, left, width, filled, due, isMarked, isMarkOnFill, isNumbered }: RuleSegment): Html {
  const { state, indicator } = row;
  const tone = STATE_TONES[state.kind];
  const height = hundredth((filled / 100) * HEIGHT);
  const box = (y: number, tall: number) => html`x="${left}%" width="${width}%" y="${y}" height="${tall}"`;
  const fillY = hundredth(HEIGHT - height);
  return html`<a href="#${anchorOf(indicator)}"><title>${rowSentence(row)}</title><rect class="track ${tone}" ${box(0, HEIGHT)}/>${
    tone === 'unknown' ? html`<rect fill="url(#unknown)" ${box(0, HEIGHT)}/>` : null
  }${
    height === 0
      ? null
      : html`<rect class="fill ${tone}" ${box(fillY, height)}/>${
          tone === 'met' || tone === 'unknown'
            ? null
            : html`<rect fill="url(#${tone})" ${box(fillY, height)}/>`
        }`
  }${
    due === null || tone === 'met'
      ? null
      : html`<rect class="due" ${box(hundredth(HEIGHT - (due / 100) * HEIGHT - 1), 2)}/>`
  }<rect class="edge" ${box(0, HEIGHT)}/>${
    isMarked
      ? html`<text class="mark ${isMarkOnFill ? 'on-fill' : tone}" x="${hundredth(left + width / 2)}%" y="49">${STATE_MARKS[state.kind]}</text>`
      : null
  }${
    isNumbered
      ? html`<text class="number" x="${hundredth(left + width / 2)}%" y="67">${indicator.seq}</text>`
      : null
  }</a>
`;
}
