import type { ReactElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { courseOption } from '#src/charts/course-option.ts';
import { documentPicture } from '#src/charts/document-picture.ts';
import { lossOption } from '#src/charts/loss-option.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Instant, Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { LOSS_STEPS, waterfall } from '#src/domain/words/waterfall.ts';
import { monthReports, scoreByClass } from '#src/domain/year/breakdown.ts';
import { yearCourse } from '#src/domain/year/year-course.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import { CourseChart } from '#src/features/indicator/course-chart.tsx';
import { GroupPanel } from '#src/features/overview/group-panel.tsx';
import { PresentCourse } from '#src/features/overview/present-course.tsx';
import { snapshotDocument } from '#src/snapshot/snapshot-document.ts';
import { snapshotModel } from '#src/snapshot/snapshot-model.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';
import { says, WATER } from '#test/support/water-plan.ts';

/** What a chart says, whatever size it has: each level with its words, from the lowest (0) to the highest (1). */
type Levels = readonly (readonly [text: string, share: number])[];

function pageOf(element: ReactElement): Element {
  return parsed(renderToStaticMarkup(element));
}

function parsed(markup: string): Element {
  return new DOMParser().parseFromString(`<!doctype html><body>${markup}`, 'text/html').body;
}

function snapshotAt(plan: Plan, said: readonly Said[], cutOff: Month): Element {
  const model = snapshotModel({
    plan,
    year: supposing(NO_STATEMENTS, said),
    cutOff,
    isSample: false,
    author: { name: '周艳', section: '综合科' },
    exportedAt: 1_764_638_100_000 as Instant,
    exportedText: '2025-12-02 09:15',
  });
  return parsed(snapshotDocument(model, ''));
}

const svgIn = (place: Element | null): Element | null => place?.querySelector('svg') ?? null;

/** The numbers on the left are written on their lines, so their baselines are as far apart as the lines. */
function levelsOf(svg: Element | null): Levels {
  const texts = [...(svg?.querySelectorAll('text') ?? [])];
  const ticks = texts.filter(
    (each) => each.getAttribute('text-anchor') === 'end' && /^[−-]?[\d,.]+$/.test(each.textContent),
  );
  const at = (each: Element | undefined) => parseFloat(each?.getAttribute('y') ?? 'NaN');
  // A figure is written at its dot, not on a line.
  const left = Math.min(...ticks.map((each) => parseFloat(each.getAttribute('x') ?? '')));
  const lines = ticks.filter((each) => parseFloat(each.getAttribute('x') ?? '') === left);
  const [bottom, top] = [at(lines[0]), at(lines[lines.length - 1])];
  const target = texts.filter((each) => each.textContent.startsWith('目标'));
  return [...lines, ...target].map((each) => [
    each.textContent,
    Math.round(((at(each) - bottom) / (top - bottom)) * 100) / 100 + 0,
  ]);
}

/** Months between which the line of the year is drawn, and whether months stand as bars. */
function drawnIn(svg: Element | null) {
  const line = svg?.querySelector('path.line')?.getAttribute('d') ?? '';
  return { turns: line.match(/[ML]/g)?.length ?? 0, bars: svg?.querySelectorAll('rect').length ?? 0 };
}

describe.each(EVERY_PLAN)('charts of $name', ({ plan, said }) => {
  const year = supposing(NO_STATEMENTS, said);
  const page = snapshotAt(plan, said, 11);
  const report = yearReport(plan, year, 11);

  it('[I2] the course of every row has one scale and one line on its page, in 汇报 and in a snapshot', () => {
    // Of a plan of 200 rows every seventh: each row is drawn three times.
    const step = report.rows.length > 100 ? 7 : 1;
    const measured = report.rows.filter(
      ({ indicator }) => indicator.kind === 'quantitative' && indicator.seq % step === 0,
    );
    expect(measured.length).toBeGreaterThan(0);
    for (const row of measured) {
      const shown = svgIn(pageOf(<CourseChart row={row} month={11} last={null} label="" />));
      const presented = svgIn(pageOf(<PresentCourse row={row} cutOff={11} last={null} />));
      const frozen = svgIn(page.ownerDocument.getElementById(`row-${row.indicator.seq}`));
      expect(levelsOf(shown).length).toBeGreaterThan(2);
      for (const other of [presented, frozen]) {
        expect(sameLevels(levelsOf(other), levelsOf(shown))).toBe(true);
        expect(drawnIn(other)).toEqual(drawnIn(shown));
      }
    }
  });

  it.each([6, 11, 12] as const)(
    '[O4] the year has one scale on screen, on paper and in a snapshot: month %i',
    (month) => {
      const now = yearReport(plan, year, month);
      const course = yearCourse(now, monthReports(plan, year));
      const option = courseOption(course);
      const axis = Array.isArray(option.yAxis) ? option.yAxis[0] : option.yAxis;
      const { max, interval } = axis as { readonly max: number; readonly interval: number };
      const onScreen = Array.from({ length: max / interval + 1 }, (_, at) => [
        String(at * interval),
        Math.round(((at * interval) / max) * 100) / 100,
      ]);
      const paper = parsed(documentPicture({ kind: 'course', course, isSmall: false }).svg);
      const frozen = month === 11 ? page : snapshotAt(plan, said, month);
      expect(levelsOf(svgIn(paper))).toEqual(onScreen);
      expect(levelsOf(frozen.querySelector('#course svg'))).toEqual(onScreen);
      // Where the year is expected to end, and what it is called.
      const words = (place: Element) =>
        [...place.querySelectorAll('text')].map(({ textContent }) => textContent).includes('预计');
      const series = Array.isArray(option.series) ? option.series : [];
      const expected = (series.find(({ name }) => name === '预计')?.data ?? []) as readonly unknown[];
      const isOpen = expected.some((each) => each !== null);
      expect([words(paper), words(frozen.querySelector('#course') ?? frozen)]).toEqual([isOpen, isOpen]);
    },
  );

  it('[O7] losses stand from where to where on one scale', () => {
    const bars = waterfall(report, LOSS_STEPS);
    const option = lossOption(bars);
    const axis = Array.isArray(option.xAxis) ? option.xAxis[0] : option.xAxis;
    const { min, max } = axis as { readonly min: number; readonly max: number };
    const [base, steps] = (Array.isArray(option.series) ? option.series : []).map(({ data }) =>
      ((data ?? []) as (number | { value: number })[]).map((each) =>
        typeof each === 'number' ? each : each.value,
      ),
    );
    const onScreen = bars.map((_, at) => [
      share((base?.[at] ?? NaN) - min, max - min),
      share(steps?.[at] ?? NaN, max - min),
    ]);
    const paper = [...parsed(documentPicture({ kind: 'losses', bars }).svg).querySelectorAll('svg > rect')]
      .slice(1)
      .map((each) => [
        share(numberOf(each, 'x') - 250, 720 - 250 - 60),
        share(numberOf(each, 'width'), 720 - 250 - 60),
      ]);
    const frozen = [...page.querySelectorAll('#losses rect')].map((each) => [
      share(numberOf(each, 'x'), 100),
      share(numberOf(each, 'width'), 100),
    ]);
    expect(frozen).toHaveLength(bars.length);
    frozen.forEach((each, at) => expect(near(each, onScreen[at])).toBe(true));
    // A loss too small to be seen is drawn as a hair on paper.
    paper.forEach((each, at) => expect(near(each, onScreen[at])).toBe(true));
  });

  it('[J8] a class is filled as far on screen, on paper and in a snapshot', () => {
    const groups = scoreByClass(report);
    const onScreen = [
      ...pageOf(<GroupPanel title="" head="分类" groups={groups} />).querySelectorAll('i'),
    ].map((each) => share(parseFloat(each.style.width), 100));
    const paper = [...parsed(documentPicture({ kind: 'classes', groups }).svg).querySelectorAll('rect')]
      .filter((each) => each.getAttribute('fill') === '#1d4f91')
      .map((each) => share(numberOf(each, 'width'), 720 - 110 - 130));
    const frozen = [...(page.querySelector('.group')?.querySelectorAll('rect.bar-score') ?? [])].map((each) =>
      share(numberOf(each, 'width'), 100),
    );
    expect(onScreen).toHaveLength(groups.length);
    for (const other of [paper, frozen]) {
      expect(other).toHaveLength(groups.length);
      expect(near(other, onScreen)).toBe(true);
    }
  });
});

describe('a row between 99.4 and 99.95 %', () => {
  const said = says('mean: 99.4 99.95 99.6 99.8 99.5 99.9 99.7 99.95 99.4 99.6 99.8');
  const row = yearReport(WATER, supposing(NO_STATEMENTS, said), 11).rows[10];

  it('[I2] is seen close up everywhere, never as a flat line', () => {
    if (row === undefined) throw new Error('no row');
    const frozen = snapshotAt(WATER, said, 11).querySelector('#row-11 svg');
    const shown = svgIn(pageOf(<CourseChart row={row} month={11} last={null} label="" />));
    const presented = svgIn(pageOf(<PresentCourse row={row} cutOff={11} last={null} />));
    for (const svg of [shown, presented, frozen]) {
      const lowest = levelsOf(svg)[0]?.[0] ?? '';
      expect(parseFloat(lowest)).toBeGreaterThan(90);
      expect(drawnIn(svg)).toEqual({ turns: 11, bars: 0 });
    }
  });
});

function sameLevels(a: Levels, b: Levels): boolean {
  return (
    a.length === b.length &&
    a.every(([text, at], index) => text === b[index]?.[0] && near([at], [b[index]?.[1] ?? NaN]))
  );
}

/** Within a hundredth and a half of the whole: a drawing is rounded to a tenth of its unit, and some are small. */
function near(a: readonly number[], b: readonly number[] | undefined): boolean {
  return a.every((each, at) => Math.abs(each - (b?.[at] ?? NaN)) <= 0.015);
}

function share(part: number, whole: number): number {
  return Math.round((part / whole) * 1000) / 1000;
}

function numberOf(element: Element, attribute: string): number {
  return parseFloat(element.getAttribute(attribute) ?? 'NaN');
}
