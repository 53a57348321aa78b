import { describe, expect, it } from 'vitest';
import { WATER as plan } from '#test/support/water-plan.ts';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Month } from '#src/domain/period/month.ts';
import { isTargetDoubted, rowDoubts } from '#src/domain/year/doubts.ts';
import { reportRowById, yearReport } from '#src/domain/year/year-report.ts';
import { checkedOnceStored, checkedSaid } from '#src/domain/statements/checked.ts';
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
    ['money', '200000', 'yuan'],
    ['execution', '6186000', 'yuan'],
    ['worst', '120', 'smaller-unit'],
    ['mean', '1', 'share'],
    ['stock', '45992', 'spreadsheet-date'],
  ])('[W10] the first number of row %s, %s, is doubted: %s', (row, amount, kind) => {
    expect(doubts(row, [value(row, 1, amount)])).toEqual([[1, kind]]);
  });

  it('[W2] a month is judged against the earlier months only', () => {
    const said = [
      value('worst', 1, '0.5'),
      value('worst', 2, '0.5'),
      value('worst', 3, '30'),
      value('worst', 4, '0.5'),
    ];
    expect(doubts('worst', said)).toEqual([[3, 'unit-jump']]);
  });

  it('[W10] an adjusted target counts at every cut-off', () => {
    const said = [value('stock', 1, '121'), adjusted('stock', '20', 7)];
    expect(doubts('stock', said, 1)).toEqual([]);
    expect(doubts('stock', said, 12)).toEqual([]);
    expect(doubts('stock', said.slice(0, 1), 1)).toEqual([[1, 'far-above-target']]);
  });

  it('[W10] a sealed year shows no doubts', () => {
    const seal = { subject: { kind: 'seal' }, content: { digest: '0' }, note: '' } as unknown as Said;
    expect(doubts('money', [value('money', 1, '200000'), seal])).toEqual([]);
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
    const year = stored([value('money', 1, '200000'), value('money', 2, '300000')]);
    expect(found(year, 'money')).toEqual([1, 2]);
    const report = yearReport(plan, year, 12);
    const [january] = rowDoubts(reportRowById(report, 'money' as IndicatorId), report, year);
    const said = january === undefined ? null : checkedSaid(year, january.subject);
    expect(said).toMatchObject({
      subject: { kind: 'month-checked', indicator: 'money', month: 1 },
      content: { revision: 'r0' },
    });
    const checked = supposing(year, said === null ? [] : [said]);
    expect(found(checked, 'money')).toEqual([2]);
    // The same number, said once more: nobody has looked at this revision, stored or not.
    expect(found(supposing(checked, [value('money', 1, '200000')]), 'money')).toEqual([1, 2]);
    const again = { ...value('money', 1, '200000'), id: 'r9' } as unknown as Said;
    expect(found(supposing(checked, [again]), 'money')).toEqual([1, 2]);
  });

  it('[W11] what is not stored yet cannot be found right', () => {
    const subject = { kind: 'month', indicator: 'money' as IndicatorId, month: 1 } as const;
    expect(checkedSaid(supposing(NO_STATEMENTS, [value('money', 1, '200000')]), subject)).toBeNull();
    expect(checkedSaid(NO_STATEMENTS, { kind: 'execution', month: 1 })).toBeNull();
  });

  it('[W11] what was doubted on its way to the disk is found right once it is there, and nothing else is', () => {
    const subject = { kind: 'month', indicator: 'money' as IndicatorId, month: 1 } as const;
    const doubted = supposing(NO_STATEMENTS, [value('money', 1, '200000')]);
    const after = (text: string) =>
      supposing(NO_STATEMENTS, [{ ...value('money', 1, text), id: 'r1' } as unknown as Said]);
    expect(checkedOnceStored(doubted, after('200000'), subject)).toMatchObject({
      subject: { kind: 'month-checked', indicator: 'money', month: 1 },
      content: { revision: 'r1' },
    });
    expect(checkedOnceStored(doubted, after('300000'), subject)).toBeNull();
    expect(checkedOnceStored(doubted, NO_STATEMENTS, subject)).toBeNull();
    expect(checkedOnceStored(doubted, doubted, subject)).toBeNull();
    expect(checkedOnceStored(NO_STATEMENTS, after('200000'), subject)).toBeNull();
  });

  it('[W9] an adjusted target out of proportion is doubted until it is found right', () => {
    const doubted = (year: YearStatements) => {
      const row = reportRowById(yearReport(plan, year, 12), 'money' as IndicatorId);
      return row !== null && isTargetDoubted(row, year);
    };
    const year = stored([adjusted('money', '100000', 7)]);
    expect(doubted(year)).toBe(true);
    expect(doubted(stored([adjusted('money', '18', 7)]))).toBe(false);
    const said = checkedSaid(year, { kind: 'adjusted-target', indicator: 'money' as IndicatorId });
    expect(doubted(supposing(year, said === null ? [] : [said]))).toBe(false);
    expect(doubted(supposing(year, [sealed]))).toBe(false);
  });
});
