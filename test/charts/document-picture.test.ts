// @vitest-environment jsdom
import { describe, expect, it } from 'vitest';
import { documentPicture, pictureAddress } from '#src/charts/document-picture.ts';
import type { Picture } from '#src/charts/svg-parts.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { ChartData, DocumentChart } from '#src/domain/papers/document.ts';
import { selfReport } from '#src/domain/papers/self-report.ts';
import { yearReport } from '#src/domain/year/year-report.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { points } from '#test/domain/support/build.ts';
import { EVERY_PLAN } from '#test/support/fixture-plans.ts';
import { ownPlan } from '#test/export/support/card.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

function chartsOf(
  month: Month,
  plan = WATER,
  said: readonly Said[] = waterYear(plan),
): readonly DocumentChart[] {
  const year = supposing(NO_STATEMENTS, said);
  const report = selfReport({
    report: yearReport(plan, year, month),
    published: plan,
    year,
    isSample: false,
  });
  return report.parts.flatMap(({ sections }) =>
    sections.flatMap(({ draft }) => draft.flatMap((block) => (block.kind === 'chart' ? [block.chart] : []))),
  );
}

function parsed({ svg }: Picture): Document {
  const document = new DOMParser().parseFromString(svg, 'image/svg+xml');
  expect(document.querySelector('parsererror')).toBeNull();
  return document;
}

/** How wide a digit of these numbers is. */
const DIGIT = 5.84;

const wordsOf = (picture: Picture) =>
  [...parsed(picture).querySelectorAll('text')].map((each) => each.textContent);

describe('charts of a document', () => {
  it.each([6, 12] as const)(
    '[J8] all four are sound pictures in month %i, with words for who cannot see them',
    (month) => {
      const charts = chartsOf(month);
      expect(charts.map(({ data }) => data.kind)).toEqual(['rule', 'course', 'classes', 'losses']);
      for (const { data, alt } of charts) {
        const document = parsed(documentPicture(data));
        expect(alt.length).toBeGreaterThan(10);
        // The content policy forbids inline styles, and a file must need nothing from elsewhere.
        expect(
          document.querySelectorAll('[style], style, script, image, foreignObject, [href]'),
        ).toHaveLength(0);
      }
    },
  );

  it('[J8] the rule tells states by fill and mark, and says how many rows are in each', () => {
    const [rule] = chartsOf(6);
    if (rule === undefined) throw new Error('no rule');
    const picture = documentPicture(rule.data);
    // What people rate, and satisfaction of which no month has a figure; exact, equal and money are due in December.
    expect(wordsOf(picture)).toEqual(expect.arrayContaining(['◇ 待评定 4项', '· 未到期 3项']));
    const fills = [...parsed(picture).querySelectorAll('rect')].map((each) => each.getAttribute('fill'));
    for (const pattern of ['url(#on-pace)', 'url(#off)', 'url(#unknown)']) expect(fills).toContain(pattern);
  });

  it.each(EVERY_PLAN)('[J8] no number of the rule of $name runs into the next', ({ plan, said }) => {
    const [rule] = chartsOf(12, plan, said);
    if (rule?.data.kind !== 'rule') throw new Error('no rule');
    const texts = [...parsed(documentPicture(rule.data)).querySelectorAll('text[font-size="10"]')];
    const numbers = texts
      .filter((each) => each.getAttribute('y') === texts[0]?.getAttribute('y'))
      .map((each) => ({ x: parseFloat(each.getAttribute('x') ?? ''), length: each.textContent.length }));
    expect(numbers.length).toBeGreaterThan(0);
    const gaps = numbers
      .slice(1)
      .map(
        ({ x, length }, at) =>
          x - (numbers[at]?.x ?? 0) - ((length + (numbers[at]?.length ?? 0)) / 2) * DIGIT,
      );
    expect(Math.min(...gaps, Infinity)).toBeGreaterThan(1);
  });

  /** Where the words of the course stand. */
  function courseBoxes(data: ChartData) {
    return [...parsed(documentPicture(data)).querySelectorAll('text')].map((each) => {
      const at = (name: string) => Number(each.getAttribute(name));
      const size = at('font-size');
      const widths = Array.from(each.textContent, (letter) => (letter > 'ÿ' ? 1 : 0.55) * size);
      const width = widths.reduce((sum, one) => sum + one, 0);
      const share = { start: 0, middle: 0.5, end: 1 }[each.getAttribute('text-anchor') ?? 'start'] ?? 0;
      const left = at('x') - width * share;
      const top = at('y') - size * 0.75;
      return { said: each.textContent, left, right: left + width, top, bottom: at('y') };
    });
  }

  const courseOf = (...args: Parameters<typeof chartsOf>) => {
    const data = chartsOf(...args).find((chart) => chart.data.kind === 'course')?.data;
    if (data?.kind !== 'course') throw new Error('no course');
    return data;
  };

  it.each(
    [6, 11, 12].flatMap((month) => [[month as Month, true] as const, [month as Month, false] as const]),
  )('[MO38] no word of a course runs into another, month %i, small: %s', (month, isSmall) => {
    const boxes = courseBoxes({ ...courseOf(month), isSmall });
    const touching = boxes.flatMap((a, at) =>
      boxes
        .slice(at + 1)
        .filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom)
        .map((b) => `${a.said} ${b.said}`),
    );
    expect(touching).toEqual([]);
  });

  const graded = (...grades: readonly [string, string, string]): Plan => {
    const [excellent, good, fair] = grades;
    const gradeThresholds = [points(excellent), points(good), points(fair)] as const;
    return { ...WATER, settings: { ...WATER.settings, gradeThresholds } };
  };

  const GRADED = [
    ['on lines of the grid', graded('90', '80', '60')],
    ['beside one', WATER],
    ['on both sides of one', graded('82', '78', '60')],
    ['below one each', graded('98', '79', '58')],
  ] as const;

  it.each(GRADED.flatMap(([name, plan]) => [[name, true, plan] as const, [name, false, plan] as const]))(
    '[MO38] no line goes through the name of a threshold, grades %s, small: %s',
    (_, isSmall, plan) => {
      const data = { ...courseOf(11, plan), isSmall };
      const named = courseBoxes(data).filter(({ said }) => /^[优良中] \d+$/.test(said));
      expect(named).toHaveLength(3);
      const levels = [...documentPicture(data).svg.matchAll(/ d="(M[\d.]+ ([\d.]+)H[^"]*)"/g)].map(
        ([, d = '', y]) => ({ y: Number(y), runs: [...d.matchAll(/M([\d.]+) [\d.]+H([\d.]+)/g)] }),
      );
      for (const { left, right, top, bottom } of named) {
        const through = levels.filter(({ y }) => y > top && y < bottom);
        expect(through.length).toBeGreaterThan(0);
        for (const { runs } of through)
          expect(runs.some(([, from, to]) => Number(from) < right && Number(to) > left)).toBe(false);
      }
    },
  );

  it.each([true, false])(
    '[MO51] wherever the thresholds lie, their names hide no month of the score, small: %s',
    (isSmall) => {
      const fairs = Array.from({ length: 30 }, (_, at) => String(20 + at * 2));
      const hidden = fairs.flatMap((fair) => {
        const data = { ...courseOf(6, graded('95', '86', fair)), isSmall };
        const named = courseBoxes(data).filter(({ said }) => /^[优良中] \d+$/.test(said));
        const dots = [...parsed(documentPicture(data)).querySelectorAll('circle')].map((each) => ({
          x: Number(each.getAttribute('cx')),
          y: Number(each.getAttribute('cy')),
        }));
        expect(dots).toHaveLength(6);
        return named
          .filter((box) =>
            dots.some(({ x, y }) => x > box.left && x < box.right && y > box.top && y < box.bottom),
          )
          .map(({ said }) => said);
      });
      expect(hidden).toEqual([]);
    },
  );

  it.each(EVERY_PLAN)(
    '[MO38] no word of the course of $name is cut at the edge, of either size',
    ({ plan, said }) => {
      const cut = [6, 11, 12].flatMap((month) =>
        [true, false].flatMap((isSmall) => {
          const data = { ...courseOf(month as Month, plan, said), isSmall };
          const { width, height } = documentPicture(data);
          return courseBoxes(data)
            .filter(({ left, right, top, bottom }) => left < 0 || right > width || top < 0 || bottom > height)
            .map((box) => `${month} ${isSmall} ${box.said}`);
        }),
      );
      expect(cut).toEqual([]);
    },
  );

  it('[J8] figures in them are the model’s', () => {
    const words = chartsOf(12).flatMap(({ data }) => wordsOf(documentPicture(data)));
    // 数量: 4 + 2.10 + 4.5 + 5 + 3.67 + 2.78 + 8.84 + 2.94; the ceiling lost 6 − 4.
    expect(words).toEqual(
      expect.arrayContaining(['88.66', '优 88', '33.83 / 37.5分', '−2', '单位：分，横轴自80分起']),
    );
  });

  it('[J8] names stay text, whatever they spell, and are cut where they would run out', () => {
    const hostile = '<script>&"\u0001\uFFFE{a|b}';
    const { plan, said } = ownPlan([
      { name: hostile, goal: '≥ 10', months: '1' },
      { name: '很长'.repeat(60), goal: '≥ 10', months: '2' },
    ]);
    const losses = chartsOf(12, plan, said).find(({ data }) => data.kind === 'losses');
    if (losses === undefined) throw new Error('no losses');
    const words = wordsOf(documentPicture(losses.data));
    expect(words).toContain('1. <script>&"{a|b}');
    expect(words.find((each) => each?.startsWith('2. '))).toMatch(/^2\. (?:很长)+很?…$/);
  });

  it('[J8] is an address that an image can have', () => {
    const [rule] = chartsOf(12);
    if (rule === undefined) throw new Error('no rule');
    const address = pictureAddress(documentPicture(rule.data));
    expect(address).toMatch(/^data:image\/svg\+xml;charset=utf-8,%3Csvg/);
    expect(address).not.toMatch(/["'\s<>]/);
  });
});
