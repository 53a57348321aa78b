import { STATE_MARKS } from '#src/domain/year/marks.ts';
import type { Progress } from '#src/domain/words/progress.ts';
import { progressLabel } from '#src/domain/words/progress.ts';
import { STATE_TONES, type RowState } from '#src/domain/year/row-state.ts';
import { stateSaying } from '#src/domain/words/words.ts';
import type { ReportRow } from '#src/domain/year/year-report.ts';
import { html, type Html } from '#src/snapshot/html.ts';
import type { SnapshotModel } from '#src/snapshot/snapshot-model.ts';

interface PanelParts {
  /** Where the contents list leads; none for a panel that is not in it. */
  readonly id?: string;
  readonly title: string;
  readonly sub?: string;
  readonly look?: string;
}

/** A white sheet with its heading, and beside the heading what every page of print must say: as of when, sample, unfinished [Z5]. */
export function panel(
  model: SnapshotModel,
  { id, title, sub = '', look = '' }: PanelParts,
  body: Html,
): Html {
  return html`<section class="panel ${look}"${id === undefined ? null : html` id="${id}"`}>
<header class="head"><h2>${title}</h2><span class="sub">${sub}</span>${marksOf(model)}</header>
${body}
</section>
`;
}

function marksOf({ cutOff, marks }: SnapshotModel): Html {
  return html`<span class="marks">截至 ${cutOff} 月${marks.map((mark) => html` <b>${mark}</b>`)}</span>`;
}

export function stateTag(state: RowState): Html {
  return html`<span class="tag ${STATE_TONES[state.kind]}">${STATE_MARKS[state.kind]} ${stateSaying(state)}</span>`;
}

/** '7. 公开信息数', leading to its own section further down. */
export function rowLink({ indicator }: ReportRow): Html {
  return html`<a href="#${anchorOf(indicator)}">${indicator.seq}. ${indicator.name}</a>`;
}

export function anchorOf({ seq }: ReportRow['indicator']): string {
  return `row-${seq}`;
}

const METER = 84;

/** A thin bar with a tick for what is due. */
export function meter(progress: Progress, { kind }: RowState): Html {
  const { percent, duePercent } = progress;
  const at = (share: number) => hundredth((Math.min(100, Math.max(0, share)) / 100) * METER);
  return html`<svg class="meter" width="${METER}" height="12" role="img" aria-label="${progressLabel(progress)}"><rect class="track unknown" y="3" width="${METER}" height="6" rx="3"/>${
    percent === null
      ? null
      : html`<rect class="fill ${STATE_TONES[kind]}" y="3" width="${at(percent)}" height="6" rx="3"/>`
  }${
    duePercent === null
      ? null
      : html`<rect class="due" x="${Math.max(0, at(duePercent) - 1)}" width="2" height="12"/>`
  }</svg>`;
}

/** Drawn, never computed with: a hundredth of a pixel or of a percent is enough. */
export function hundredth(value: number): number {
  return Math.round(value * 100) / 100;
}
