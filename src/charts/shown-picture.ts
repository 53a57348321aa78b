import { LOOK } from '#src/charts/chart-look.ts';
import { pictureAddress } from '#src/charts/document-picture.ts';
import { drawnChart } from '#src/charts/echarts-core.ts';
import type { Picture } from '#src/charts/svg-parts.ts';

/** Pixels of a CSS pixel: 300 to the inch in print. */
const DENSITY = 3.125;
/** Above the chart: what it is, and as of when. */
const HEAD = 54;
const MARGIN = 16;

/** What a chart of the screen has from its style sheet and a picture must carry along. */
const LOOKS = [
  'fill',
  'fill-opacity',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'stroke-linejoin',
  'stroke-linecap',
  'paint-order',
  'opacity',
  'font-family',
  'font-size',
  'font-weight',
  'text-anchor',
] as const;

interface ChartHead {
  readonly title: string;
  /** Unit, cut-off, where it is from. */
  readonly sub: string;
}

/** The chart that a part of the page shows, as PNG at print resolution, with its title above it. @param picture drawn anew instead */
export async function shownPicture(shown: Element, head: ChartHead, picture: Picture | null): Promise<Blob> {
  const chart = picture === null ? await chartIn(shown) : await drawn(pictureAddress(picture), picture);
  const canvas = document.createElement('canvas');
  canvas.width = Math.round((chart.width + 2 * MARGIN) * DENSITY);
  canvas.height = Math.round((chart.height + HEAD + MARGIN) * DENSITY);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas to draw on');
  context.scale(DENSITY, DENSITY);
  context.fillStyle = LOOK.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const { fontFamily } = window.getComputedStyle(document.body);
  context.fillStyle = LOOK.ink;
  context.font = `600 15px ${fontFamily}`;
  context.fillText(head.title, MARGIN, 24);
  context.fillStyle = LOOK.ink2;
  context.font = `12px ${fontFamily}`;
  context.fillText(head.sub, MARGIN, 43, chart.width);
  context.drawImage(chart.image, MARGIN, HEAD, chart.width, chart.height);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob === null) throw new Error('the picture could not be drawn');
  return blob;
}

interface Drawn {
  readonly image: CanvasImageSource;
  readonly width: number;
  readonly height: number;
}

async function chartIn(shown: Element): Promise<Drawn> {
  const box = shown.querySelector<HTMLElement | SVGElement>('[data-chart]');
  if (box === null) throw new Error('no chart is shown');
  const { width, height } = box.getBoundingClientRect();
  if (box instanceof SVGSVGElement) return drawn(svgAddress(box), { width, height });
  const image = drawnChart(box as HTMLElement, DENSITY);
  if (image === null) throw new Error('the chart is not drawn yet');
  return { image, width, height };
}

async function drawn(address: string, { width, height }: Omit<Drawn, 'image'>): Promise<Drawn> {
  const image = new Image();
  image.src = address;
  await image.decode();
  return { image, width, height };
}

/** The drawing with the looks of its style sheet written on it: a picture has none. */
function svgAddress(svg: SVGSVGElement): string {
  const copy = svg.cloneNode(true) as SVGSVGElement;
  const parts = [svg, ...svg.querySelectorAll('*')];
  for (const [index, part] of [copy, ...copy.querySelectorAll('*')].entries()) {
    const original = parts[index];
    if (original === undefined) continue;
    const looks = window.getComputedStyle(original);
    part.setAttribute('style', LOOKS.map((name) => `${name}:${looks.getPropertyValue(name)}`).join(';'));
  }
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  // In pixels of print: an image of SVG is drawn once, as large as it says it is.
  const { width, height } = svg.getBoundingClientRect();
  copy.setAttribute('viewBox', `0 0 ${width} ${height}`);
  copy.setAttribute('width', String(width * DENSITY));
  copy.setAttribute('height', String(height * DENSITY));
  return pictureAddress({ svg: new XMLSerializer().serializeToString(copy), width, height });
}
