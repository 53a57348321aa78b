import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WATER, says } from '#test/support/water-plan.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import { monthReports } from '#src/domain/year/breakdown.ts';
import { matrixStates, monthMatrix } from '#src/domain/words/month-matrix.ts';
import { monitoringForm, outlooksAt } from '#src/domain/papers/monitoring-form.ts';
import { countStates, rowSentence, ruleScale } from '#src/domain/words/rule-scale.ts';
import { STATE_WORDS, stateSaying, stateText } from '#src/domain/words/words.ts';
import type { Instant, Said } from '#src/domain/statements/statement.ts';
import { NO_STATEMENTS, supposing, type YearStatements } from '#src/domain/statements/year-statements.ts';
import { snapshotFacts } from '#src/snapshot/snapshot-facts.ts';
import { snapshotModel } from '#src/snapshot/snapshot-model.ts';
import { anyYear } from '#test/domain/support/any-year.ts';
import { FILLED } from '#test/domain/year/filled.ts';

const PLAN = WATER;

/** What each screen and paper says about each row, row by row. */
function wordsOf(year: YearStatements, cutOff: (typeof MONTHS)[number]) {
  const reports = monthReports(PLAN, year);
  const report = reports[cutOff - 1];
  if (report === undefined) throw new Error('no report');
  const scale = ruleScale(report);
  const matrix = monthMatrix(reports, year, cutOff);
  const form = monitoringForm(report, {
    texts: new Map(),
    outlooks: outlooksAt(year, PLAN, cutOff),
    isSample: false,
    published: PLAN,
  });
  const model = snapshotModel({
    plan: PLAN,
    year,
    cutOff,
    isSample: false,
    author: { name: '张三', section: '综合科' },
    exportedAt: 0 as Instant,
    exportedText: '2026-12-02 09:15',
  });
  return { report, scale, matrix, form, facts: snapshotFacts(model) };
}

/** Every place that says something else than the row's own state; empty when all agree. */
function disagreements(year: YearStatements, cutOff: (typeof MONTHS)[number]): readonly string[] {
  const { report, scale, matrix, form, facts } = wordsOf(year, cutOff);
  const counts = countStates(report);
  const perRow = report.rows.flatMap((row, index) => {
    const word = stateText(row.state);
    const cell = matrix[index]?.cells[cutOff - 1];
    const monitored = form.rows[index];
    const isLost = monitored?.likelihood === 'impossible' && row.goal !== null;
    const agrees: Readonly<Record<string, boolean>> = {
      rule: scale.segments[index]?.row.state === row.state,
      sentence: rowSentence(row).includes(`：${word}，`),
      'heat map': cell?.state?.kind === row.state.kind && cell.text.includes(word),
      'monitoring form': monitored?.standing.includes(stateSaying(row.state)) === true,
      snapshot: facts.rows[index]?.state === word,
      'light in December': cutOff < 12 || (row.light === null && monitored?.light === null),
      'light where lost': !isLost || cutOff === 12 || monitored.light === 'red',
    };
    return Object.keys(agrees).flatMap((place) =>
      agrees[place] === true ? [] : [`${row.indicator.seq}: ${place} against ${word}`],
    );
  });
  const perState = counts.flatMap(({ state, rows }) => {
    const isSame =
      report.rows.filter((row) => row.state.kind === state).length === rows &&
      form.foot[0]?.text.includes(`${STATE_WORDS[state]} ${rows} 项`) === true &&
      matrixStates(matrix).includes(state);
    return isSame ? [] : [`count of ${state}`];
  });
  const counted = counts.reduce((sum, { rows }) => sum + rows, 0);
  return [...perRow, ...perState, ...(counted === report.rows.length ? [] : ['rows without a state'])];
}

const inAllMonths = (year: YearStatements) => MONTHS.flatMap((month) => disagreements(year, month));

describe('one word for one state', () => {
  it.each<[string, readonly Said[]]>([
    ['an empty year', []],
    ['a first value', says('sum: 1250')],
    ['one row of a ceiling exceeded', says('worst: 3')],
    ['无发生 alone', says('latest: - - -')],
  ])('[D10] %s, at every cut-off', (_, said) => {
    expect(inAllMonths(supposing(NO_STATEMENTS, said))).toEqual([]);
  });

  it('[D10] the filled year, at every cut-off', () => {
    expect(inAllMonths(FILLED)).toEqual([]);
  });

  it('[D10][D13] any year, at any cut-off: no two screens disagree about a row', () => {
    fc.assert(
      fc.property(anyYear(PLAN), fc.constantFrom(...MONTHS), (said, month) => {
        expect(disagreements(supposing(NO_STATEMENTS, said), month)).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });
});
