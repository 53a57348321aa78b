import { describe, expect, it } from 'vitest';
import { ANNEX_10_2025 as plan } from '#src/domain/catalogue/annex10.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Month } from '#src/domain/period/month.ts';
import { isTargetDoubted, rowDoubts } from '#src/domain/year/doubts.ts';
import { reportRowById, yearReport } from '#src/domain/year/year-report.ts';
import { checkedSaid } from '#src/domain/statements/checked.ts';
import type { Said, Statement } from '#src/domain/statements/statement.ts';
import {
  NO_STATEMENTS,
  supposing,
  yearStatements,
  type YearStatements,
} from '#src/domain/statements/year-statements.ts';
import { q } from '#test/domain/support/build.ts';

function value(row: string, month: Month, amount: string): Said {
  const subject =
    row === 'execution'
      ? ({ kind: 'execution', month } as const)
      : ({ kind: 'month', indicator: row as IndicatorId, month } as const);
  return { subject, content: { kind: 'number', value: q(amount) }, note: '' } as Said;
}

function adjusted(row: string, target: string, from: Month): Said {
  const subject = { kind: 'adjusted-target', indicator: row as IndicatorId } as const;
  return { subject, content: { target: q(target), from, basis: '批复' }, note: '' };
}

/** [month, kind of doubt] of a row, as of a cut-off. */
function doubts(row: string, said: readonly Said[], cutOff: Month = 12) {
  const year = supposing(NO_STATEMENTS, said);
  const report = yearReport(plan, year, cutOff);
  const found = row === 'execution' ? null : reportRowById(report, row as IndicatorId);
  return rowDoubts(found, report, year).map(({ month, suspicion }) => [month, suspicion.kind]);
}

describe('what looks wrong in a year', () => {
  it.each([
    ['18', '200000', 'yuan'],
    ['execution', '4513200', 'yuan'],
    ['10', '45', 'smaller-unit'],
    ['11', '1', 'share'],
    ['04', '45992', 'spreadsheet-date'],
  ])('[W10] the first number of row %s, %s, is doubted: %s', (row, amount, kind) => {
    expect(doubts(row, [value(row, 1, amount)])).toEqual([[1, kind]]);
  });

  it('[W2] a month is judged against the earlier months only', () => {
    const said = [value('10', 1, '0.5'), value('10', 2, '0.5'), value('10', 3, '30'), value('10', 4, '0.5')];
    expect(doubts('10', said)).toEqual([[3, 'unit-jump']]);
  });

  it('[W10] an adjusted target counts at every cut-off', () => {
    const said = [value('04', 1, '41'), adjusted('04', '20', 7)];
    expect(doubts('04', said, 1)).toEqual([]);
    expect(doubts('04', said, 12)).toEqual([]);
    expect(doubts('04', said.slice(0, 1), 1)).toEqual([[1, 'far-above-target']]);
  });

  it('[W10] a sealed year shows no doubts', () => {
    const seal = { subject: { kind: 'seal' }, content: { digest: '0' }, note: '' } as unknown as Said;
    expect(doubts('18', [value('18', 1, '200000'), seal])).toEqual([]);
  });

  const sealed = { subject: { kind: 'seal' }, content: { digest: '0' }, note: '' } as unknown as Said;

  /** As stored: every word has its revision. */
  function stored(said: readonly Said[]) {
    return yearStatements(said.map((each, index) => ({ ...each, id: `r${index}` }) as Statement));
  }
  const found = (year: YearStatements, row: string) => {
    const report = yearReport(plan, year, 12);
    return rowDoubts(reportRowById(report, row as IndicatorId), report, year).map(({ month }) => month);
  };

  it('[W11] a number that somebody found right is doubted no more, until there is a newer revision of it', () => {
    const year = stored([value('18', 1, '200000'), value('18', 2, '300000')]);
    expect(found(year, '18')).toEqual([1, 2]);
    const report = yearReport(plan, year, 12);
    const [january] = rowDoubts(reportRowById(report, '18' as IndicatorId), report, year);
    const said = january === undefined ? null : checkedSaid(year, january.subject);
    expect(said).toMatchObject({
      subject: { kind: 'month-checked', indicator: '18', month: 1 },
      content: { revision: 'r0' },
    });
    const checked = supposing(year, said === null ? [] : [said]);
    expect(found(checked, '18')).toEqual([2]);
    // The same number, said once more: nobody has looked at this revision, stored or not.
    expect(found(supposing(checked, [value('18', 1, '200000')]), '18')).toEqual([1, 2]);
    const again = { ...value('18', 1, '200000'), id: 'r9' } as unknown as Said;
    expect(found(supposing(checked, [again]), '18')).toEqual([1, 2]);
  });

  it('[W11] what is not stored yet cannot be found right', () => {
    const subject = { kind: 'month', indicator: '18' as IndicatorId, month: 1 } as const;
    expect(checkedSaid(supposing(NO_STATEMENTS, [value('18', 1, '200000')]), subject)).toBeNull();
    expect(checkedSaid(NO_STATEMENTS, { kind: 'execution', month: 1 })).toBeNull();
  });

  it('[W9] an adjusted target out of proportion is doubted until it is found right', () => {
    const doubted = (year: YearStatements) => {
      const row = reportRowById(yearReport(plan, year, 12), '18' as IndicatorId);
      return row !== null && isTargetDoubted(row, year);
    };
    const year = stored([adjusted('18', '100000', 7)]);
    expect(doubted(year)).toBe(true);
    expect(doubted(stored([adjusted('18', '18', 7)]))).toBe(false);
    const said = checkedSaid(year, { kind: 'adjusted-target', indicator: '18' as IndicatorId });
    expect(doubted(supposing(year, said === null ? [] : [said]))).toBe(false);
    expect(doubted(supposing(year, [sealed]))).toBe(false);
  });
});
