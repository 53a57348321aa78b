import { describe, expect, it } from 'vitest';
import { LOOK, plainText } from '#src/charts/chart-look.ts';
import { courseOption } from '#src/charts/course-option.ts';
import { lossOption } from '#src/charts/loss-option.ts';
import { lossShape } from '#src/charts/loss-shape.ts';
import { rowCourseDrawing } from '#src/charts/row-course-drawing.ts';
import type { Month } from '#src/domain/period/month.ts';
import { monthReports, scoreCourse } from '#src/domain/year/breakdown.ts';
import { projectedTotal } from '#src/domain/year/projected.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS } from '#src/domain/statements/year-statements.ts';
import { waterfall } from '#src/domain/words/waterfall.ts';
import { reportAt, rowOf, FILLED } from '#test/domain/year/filled.ts';
import { textOf } from '#test/support/source-files.ts';
import { WATER } from '#test/support/water-plan.ts';

const REPORTS = monthReports(WATER, FILLED);

function courseAt(cutOff: Month) {
  const { plan, card } = reportAt(cutOff);
  return courseOption({
    cutOff,
    points: scoreCourse(REPORTS, cutOff),
    projected: projectedTotal(reportAt(cutOff)),
    thresholds: plan.settings.gradeThresholds,
    weight: card.weight,
  });
}

/** The series of a name, or an id, as plain numbers. */
function dataOf(option: ReturnType<typeof courseAt>, name: string): (number | null)[] {
  const series = (Array.isArray(option.series) ? option.series : []).find(
    (each) => each.name === name || each.id === name,
  );
  return ((series?.data ?? []) as (number | null | { value: number })[]).map((each) =>
    each === null || typeof each === 'number' ? each : each.value,
  );
}

describe('得分走势', () => {
  it('[O4] the score ends at the cut-off, what was due does not', () => {
    const option = courseAt(6);
    expect(dataOf(option, '已得分').slice(4)).toEqual([52.44, 54.65, null, null, null, null, null, null]);
    expect(dataOf(option, '已到期')[11]).toBe(100);
  });

  it('[O4] the forecast starts at the score and ends at the projected total, inside its band', () => {
    const option = courseAt(6);
    const forecast = dataOf(option, '预计');
    expect(forecast.slice(0, 5)).toEqual([null, null, null, null, null]);
    expect(forecast[5]).toBe(54.65);
    expect(forecast[11]).toBe(77.26);
    const { low, high } = projectedTotal(reportAt(6)) ?? { low: Number.NaN, high: Number.NaN };
    expect(dataOf(option, 'band-low')[11]).toBe(low / 100);
    expect(dataOf(option, 'band')[11]).toBeCloseTo((high - low) / 100, 9);
    expect(dataOf(option, 'band')[5]).toBe(0);
  });

  it('[O4] nor has a year of which nothing is reported', () => {
    const { plan, card } = reportAt(6, []);
    const projected = projectedTotal(reportAt(6, []));
    const points = scoreCourse(monthReports(WATER, NO_STATEMENTS), 6);
    const { gradeThresholds: thresholds } = plan.settings;
    const option = courseOption({ cutOff: 6, points, projected, thresholds, weight: card.weight });
    for (const name of ['预计', 'band', 'band-low'])
      expect(dataOf(option, name).every((each) => each === null)).toBe(true);
  });

  it('[O4] no line strikes through the newest figure, in the course of a row neither', () => {
    for (const month of [6, 12] as const)
      expect(JSON.stringify(courseAt(month).series)).toMatch(
        new RegExp(`"position":"top"[^}]*"textBorderColor":"${LOOK.paper}"`),
      );
    const [, figure = ''] = /\.drawing \.figure \{([^}]*)\}/.exec(textOf('src/charts/drawing.css')) ?? [];
    expect(figure).toMatch(/paint-order: stroke;\s+stroke: var\(--paper\)/);
    // A copied picture has it too, or the edge would lie over the letters.
    expect(textOf('src/charts/shown-picture.ts')).toContain("'paint-order'");
  });

  it('[O4] December has no forecast', () => {
    expect(dataOf(courseAt(12), '预计').every((each) => each === null)).toBe(true);
  });

  it('[O11] charts do not animate, and their tooltips are text on the canvas', () => {
    const option = courseAt(6);
    expect(option).toMatchObject({ animation: false, tooltip: { renderMode: 'richText' } });
    expect(lossOption(waterfall(reportAt(6), 9))).toMatchObject({
      animation: false,
      tooltip: { renderMode: 'richText' },
    });
  });

  it('[O11] a name cannot style itself in a rich text', () => {
    expect(plainText('{a|x}')).toBe('｛a|x｝');
  });

  it('[O4] the tooltip says the month in words', () => {
    const { tooltip } = courseAt(11);
    const formatter = (Array.isArray(tooltip) ? tooltip[0] : tooltip)?.formatter as (hits: unknown) => string;
    expect(formatter([{ dataIndex: 10 }])).toBe('11 月\n已得 75.75 分\n已到期 65.08 分');
    const { value, low, high } = projectedTotal(reportAt(11)) ?? { value: 0, low: 0, high: 0 };
    const [expected, from, to] = [value, low, high].map((each) => (each / 100).toFixed(2));
    expect(formatter([{ dataIndex: 11 }])).toBe(
      `12 月\n已到期 100.00 分\n预计 ${expected} 分（区间 ${from}—${to} 分）`,
    );
    expect(formatter([])).toBe('');
  });
});

describe('失分瀑布', () => {
  it.each([
    [1, 30],
    [6, 50],
    [11, 70],
    [12, 80],
  ] as const)('[O7] as of month %i the scale begins at %i points', (month, start) => {
    expect(lossShape(waterfall(reportAt(month), 9)).start).toBe(start);
  });

  it('[O7] where nothing was lost the scale begins below what was got', () => {
    const bars = [
      { kind: 'full', label: '满分', low: 0, high: 10_000, rows: [] },
      { kind: 'score', label: '已得分', low: 0, high: 10_000, rows: [] },
    ] as unknown as Parameters<typeof lossShape>[0];
    expect(lossShape(bars).start).toBe(90);
  });

  it('[O7] every bar floats where its step is', () => {
    const bars = waterfall(reportAt(11), 9);
    const { series } = lossOption(bars);
    const [base, step] = (Array.isArray(series) ? series : []).map((each) =>
      ((each.data ?? []) as (number | { value: number })[]).map((item) =>
        typeof item === 'number' ? item : item.value,
      ),
    );
    bars.forEach((bar, index) => {
      const from = base?.[index];
      const height = step?.[index];
      expect(from).toBe(Math.max(70, bar.low / 100));
      expect(Number(from) + Number(height)).toBeCloseTo(bar.high / 100, 9);
    });
  });

  it('[O7] steps are printed as losses, ends as totals', () => {
    const bars = waterfall(reportAt(11), 9);
    const texts = lossShape(bars).steps.map(({ text }) => text);
    expect(texts.slice(0, 2)).toEqual(['100', '−2.52']);
    expect(texts.slice(-2)).toEqual(['−13', '75.75']);
  });
});

describe('the course of one row', () => {
  const frame = { width: 140, height: 120, left: 10, right: 10, top: 10, bottom: 10 };
  const drawn = (month: Month, row: string, said?: readonly Said[]) =>
    rowCourseDrawing(rowOf(reportAt(month, said), row), month, frame);
  const looks = (month: Month, row: string, said?: readonly Said[]) =>
    (drawn(month, row, said)?.marks ?? []).map(({ look }) => look);

  it('[O13][I2] a sum: months as bars, the total to date as a line, what is due, all inside the plot', () => {
    const marks = drawn(11, 'sum')?.marks ?? [];
    const bars = marks.flatMap((mark) => (mark.shape === 'rect' ? [mark] : []));
    expect(bars).toHaveLength(11);
    for (const { y, height } of bars) {
      expect(y).toBeGreaterThanOrEqual(10);
      expect(y + height).toBeCloseTo(110, 1);
    }
    const turns = (look: string) =>
      marks
        .flatMap((mark) => (mark.shape === 'path' && mark.look === look ? [mark.d] : []))[0]
        ?.match(/[ML]/g);
    expect(turns('line')).toHaveLength(11);
    expect(turns('due')).toHaveLength(12);
    expect(marks.find(({ look }) => look === 'figure')).toMatchObject({ x: 115, text: '16,131' });
  });

  it('[O13][I2] a level: its months as a line, no bars, and what was due only in the end is not drawn on the way', () => {
    expect(looks(11, 'mean')).not.toContain('bar');
    expect(looks(11, 'mean')).not.toContain('due');
    expect(looks(11, 'mean')).toContain('line');
  });

  it('[O13][I2] nothing reported draws no line, and a rated row nothing at all', () => {
    expect(looks(3, 'sum', [])).not.toContain('line');
    expect(looks(3, 'sum', [])).not.toContain('bar');
    expect(looks(3, 'sum', [])).toContain('target');
    expect(drawn(11, 'rated')).toBeNull();
  });
});
