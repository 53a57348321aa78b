import type { Drawing, Mark } from '#src/charts/drawing.ts';
import { html, type Html } from '#src/snapshot/html.ts';

/** Paints a drawing into the page: looks are classes of its style sheet, and letters grow with it. */
export function drawingPart({ width, height, marks }: Drawing, label: string, look: string): Html {
  return html`<svg class="drawing ${look}" viewBox="0 0 ${width} ${height}" role="img" aria-label="${label}">${marks.map(painted)}</svg>`;
}

function painted(mark: Mark): Html {
  switch (mark.shape) {
    case 'path':
      return html`<path class="${mark.look}" d="${mark.d}"/>`;
    case 'rect':
      return html`<rect class="${mark.look}" x="${mark.x}" y="${mark.y}" width="${mark.width}" height="${mark.height}"/>`;
    case 'dot':
      return html`<circle class="${mark.look}" cx="${mark.x}" cy="${mark.y}" r="2.5"/>`;
    case 'text':
      return html`<text class="${mark.look}" x="${mark.x}" y="${mark.y}" text-anchor="${mark.anchor}">${mark.text}</text>`;
  }
}
