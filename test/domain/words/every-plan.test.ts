import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { planFileData, readPlanFile } from '#src/domain/catalogue/plan-file.ts';
import { planProblems } from '#src/domain/catalogue/plan-problem.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { secondRoute } from '#src/domain/check/second-route.ts';
import { lossesPicture } from '#src/charts/losses-picture.ts';
import { rowCourseDrawing } from '#src/charts/row-course-drawing.ts';
import { evidenceForm } from '#src/domain/papers/evidence-form.ts';
import { evidenceIndex } from '#src/domain/papers/evidence-index.ts';
import { readiness } from '#src/domain/papers/readiness.ts';
import { selfCheck } from '#src/domain/papers/self-check.ts';
import { selfReport } from '#src/domain/papers/self-report.ts';
import { leaderSummary } from '#src/domain/papers/summary.ts';
import { MONTHS, type Month } from '#src/domain/period/month.ts';
import { NO_POINTS } from '#src/domain/quantity/points.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing, yearStatements } from '#src/domain/statements/year-statements.ts';
import { scoreText } from '#src/domain/words/format.ts';
import { dueSentence, yearSentence } from '#src/domain/words/headline.ts';
import { matrixSentence, monthMatrix } from '#src/domain/words/month-matrix.ts';
import { courseSentence } from '#src/domain/words/row-course.ts';
import { ruleLines } from '#src/domain/words/rule-card.ts';
import { rowSentence, ruleScale } from '#src/domain/words/rule-scale.ts';
import { lossSentence, waterfall } from '#src/domain/words/waterfall.ts';
import { onTimePhrase, outlookSentence, rowPartText, yearOutlook } from '#src/domain/words/year-outlook.ts';
import { monthReports, scoreByClass, scoreCourse } from '#src/domain/year/breakdown.ts';
import { yearReport, type YearReport } from '#src/domain/year/year-report.ts';
import { cardOf } from '#test/export/support/card.ts';
import { evaluationOf, monitoringOf } from '#test/export/support/official-forms.ts';
import { EVERY_PLAN, OTHER_PLANS } from '#test/support/fixture-plans.ts';

const SOME_MONTHS: readonly Month[] = [1, 6, 11, 12];
const hundredths = (text: string): number => Math.round(Number(text.replace('−', '-')) * 100) || 0;

function reportAt(plan: Plan, said: readonly Said[], month: Month): YearReport {
  return yearReport(plan, supposing(NO_STATEMENTS, said), month);
}

/** Each said once, by one device. */
function stamped(said: readonly Said[]): readonly Statement[] {
  return said.map(
    (each, index) =>
      ({
        ...each,
        id: `s${index}`,
        operation: `o${index}`,
        replaces: [],
        at: index,
        author: { name: '张', section: '综合科' },
        device: 'a',
        origin: 'typed',
      }) as unknown as Statement,
  );
}

/** Everything that screens, forms and reports say of a year as of a month. */
function allWords(plan: Plan, said: readonly Said[], month: Month): string {
  const year = supposing(NO_STATEMENTS, said);
  const report = yearReport(plan, year, month);
  const source = { report, published: plan, year, isSample: false };
  const matrix = monthMatrix(monthReports(plan, year), year, month);
  return JSON.stringify([
    cardOf({ plan, said, month }),
    cardOf({ plan, said, month, view: 'ten-ninety' }),
    evaluationOf({ plan, said, month }),
    monitoringOf({ plan, said, month }),
    selfReport(source),
    leaderSummary(source),
    readiness(plan, year),
    evidenceForm(evidenceIndex(plan, year), {
      unitName: plan.unitName,
      project: plan.project,
      year: plan.year,
      isSample: false,
      places: new Map(),
    }),
    [yearSentence(report), dueSentence(report), lossSentence(report), outlookSentence(report)],
    [onTimePhrase(report), matrixSentence(matrix, month), scoreByClass(report), ruleScale(report)],
    report.rows.map((row) => [
      rowSentence(row),
      rowPartText(report, row),
      courseSentence(row, month),
      ruleLines(row, plan.settings),
    ]),
  ]);
}

describe.each(EVERY_PLAN)('$name', ({ plan, said }) => {
  it('[PL46][PL1] is read and written as the same plan', () => {
    expect(readPlanFile(planFileData(plan))).toEqual({ ok: true, value: plan });
  });

  it('[PL46][A9] both routes come to the same total in every month, row by row', () => {
    const log = stamped(said);
    for (const month of MONTHS) {
      const check = selfCheck(yearReport(plan, yearStatements(log), month), secondRoute(plan, log, month));
      expect(check.rows.filter(({ isSame }) => !isSame)).toEqual([]);
      expect(check.isSame).toBe(true);
    }
  });

  it('[PL46][O18] what the year may end at adds up as it is printed, in every month', () => {
    for (const month of MONTHS.slice(0, 11)) {
      const outlook = yearOutlook(reportAt(plan, said, month));
      const sum = outlook?.parts.reduce((total, { points }) => total + hundredths(points), 0) ?? 0;
      expect(sum).toBe(hundredths(outlook?.value ?? ''));
    }
  });

  it.each(SOME_MONTHS)(
    '[PL46] every row stands in every form as of month %i, in the order of the plan',
    (month) => {
      const seqs = plan.indicators.map(({ seq }) => seq);
      const names = plan.indicators.map(({ source }) => source.name);
      const setup = { plan, said, month };
      expect(monitoringOf(setup).rows.map(({ seq }) => seq)).toEqual(seqs);
      expect(evaluationOf(setup).rows.map(({ cells }) => cells.name.text)).toEqual(names);
      expect(cardOf(setup).rows).toHaveLength(seqs.length);
      const classed = scoreByClass(reportAt(plan, said, month));
      expect(classed.reduce((sum, { rows }) => sum + rows, 0)).toBe(seqs.length);
    },
  );

  it('[PL46][O7] what was lost leads from the whole weight to the score, and every bar stands on the scale', () => {
    for (const month of SOME_MONTHS) {
      const report = reportAt(plan, said, month);
      const bars = waterfall(report, 9);
      expect(bars.length).toBeLessThanOrEqual(13);
      expect(lossesPicture({ kind: 'losses', bars }).svg).toContain('<svg');
      expect(scoreText(bars[bars.length - 1]?.high ?? null)).toBe(scoreText(report.card.total ?? NO_POINTS));
    }
  });

  it('[PL46][O13] the course of every row stays in its box', () => {
    for (const row of reportAt(plan, said, 11).rows) {
      const frame = { width: 140, height: 120, left: 10, right: 10, top: 10, bottom: 10 };
      const marks = rowCourseDrawing(row, 11, frame)?.marks ?? [];
      const bars = marks.flatMap((mark) => (mark.shape === 'rect' ? [mark] : []));
      // Drawn to a tenth.
      expect(bars.filter(({ y, height }) => !(y >= 9.9 && y + height < 110.2))).toEqual([]);
    }
  });

  it('[PL46][C3] the plan is sound', () => {
    expect(planProblems(plan)).toEqual([]);
  });

  it('[PL46][O4] the score of each month is that of its report', () => {
    const reports = monthReports(plan, supposing(NO_STATEMENTS, said));
    expect(scoreCourse(reports, 12).map(({ score }) => scoreText(score))).toEqual(
      MONTHS.map((month) => scoreText(reportAt(plan, said, month).card.total)),
    );
  });
});

/** Words that only annex 10 has. */
const OF_ANNEX_10 = [
  ANNEX_10_2025.unitName,
  '潼南',
  '附件 10',
  ANNEX_10_2025.contact.name,
  ANNEX_10_2025.contact.phone,
  ANNEX_10_2025.collectingSection,
  '运行管理科',
  '网站群',
  '政务公开',
  '451.32',
];

describe.each(OTHER_PLANS)('of $name', ({ plan, said }) => {
  it.each([
    ['June', 6, true],
    ['December', 12, true],
    ['an empty year', 12, false],
    ['January of an empty year', 1, false],
  ] as const)('[PL46] nothing that is said in %s is of annex 10, or no number', (_, month, isFull) => {
    const words = allWords(plan, isFull ? said : [], month);
    expect(OF_ANNEX_10.filter((word) => words.includes(word))).toEqual([]);
    expect(words).not.toMatch(/NaN|undefined|Infinity|\[object/);
    expect(words).not.toContain(plan.year === 2025 ? '2024年' : '2025年');
  });
});
