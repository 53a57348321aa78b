import { LOOK } from '#src/charts/chart-look.ts';
import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent, TooltipComponent } from 'echarts/components';
import { getInstanceByDom, init, use as register } from 'echarts/core';
import { CanvasRenderer } from 'echarts/renderers';

/** Only what our charts draw with: everything else of the library stays out of the build. */
const PARTS = [LineChart, BarChart, GridComponent, TooltipComponent, MarkLineComponent, CanvasRenderer];

/** echarts.init on a canvas of a fixed height; its width is its box's. */
export function initChart(box: HTMLElement, height: number): ReturnType<typeof init> {
  register(PARTS); // which knows what it has already
  return init(box, null, { renderer: 'canvas', height });
}

/** The chart of a box drawn anew, so many pixels to each of the screen; null: none is drawn there yet. */
export function drawnChart(box: HTMLElement, density: number): HTMLCanvasElement | null {
  return getInstanceByDom(box)?.renderToCanvas({ pixelRatio: density, backgroundColor: LOOK.paper }) ?? null;
}
