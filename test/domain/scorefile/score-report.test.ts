import { describe, expect, it } from 'vitest';
import { parseScoreFile } from '#src/domain/scorefile/parse-score-file.ts';
import { scoreReport, type ScoreReport } from '#src/domain/scorefile/score-report.ts';
import { broken, soundFile, type Loose } from '#test/domain/scorefile/fixture.ts';
import worked from '#test/fixtures/score-cases.json' with { type: 'json' };

function report(data: unknown): ScoreReport {
  const file = parseScoreFile(data);
  if (!file.ok) throw new Error(JSON.stringify(file.error));
  return scoreReport(file.value);
}

/** The report of the sound file after a change. */
const changed = (change: (file: Loose) => void) => report(broken(change));
const rowOf = (each: ScoreReport, id: string) => each.rows.find((row) => row.id === id);

describe('worked cases, computed by an independent program', () => {
  it.each(worked.cases)('[S9] $name', ({ input, expect: expected }) => {
    expect(report(input)).toMatchObject(expected);
  });
});

describe('the report of a file', () => {
  it('[X9] has these fields, all amounts as text', () => {
    expect(report(soundFile())).toEqual({
      total: '7.80', // 1.50 by hand + 2.50 + 0.00 + 3.80
      grade: '差',
      coveredWeight: '10.5',
      unreported: ['32'],
      rows: [
        {
          id: '08',
          actual: '10',
          coefficient: '0.083333',
          computedScore: '0.17',
          score: '1.50',
          noteRequired: false,
          light: 'red',
          attainable: '1.83',
        },
        {
          id: '11',
          actual: '99.72',
          coefficient: '1.000000',
          computedScore: '2.50',
          score: '2.50',
          noteRequired: false,
          light: 'green',
          attainable: '0.00',
        },
        {
          id: '17',
          actual: '-0.5',
          coefficient: '0.000000',
          computedScore: '0.00',
          score: '0.00',
          noteRequired: false,
          light: 'red',
          attainable: '2.00',
        },
        {
          id: '29',
          actual: null,
          coefficient: '0.950000',
          computedScore: '3.80',
          score: '3.80',
          noteRequired: false,
          light: null,
          attainable: '0.20',
        },
        {
          id: '32',
          actual: null,
          coefficient: null,
          computedScore: null,
          score: null,
          noteRequired: false,
          light: null,
          attainable: '3.00',
          suggestedTier: 'partly',
          suggestedCoefficient: '0.790000',
        },
      ],
      execution: { rate: '0.080985', score: '0.81' },
      tenNinety: { indicators: '7.02', total: '7.83', grade: '差' },
    });
  });

  it('[X9] total and tenNinety.indicators are "0" while nothing is scored, and "0.00" when it is', () => {
    const bare = (file: Loose) => {
      for (const key of ['cells', 'ratings', 'overrides']) Object.assign(file, { [key]: [] });
    };
    expect(changed(bare)).toMatchObject({
      total: '0',
      coveredWeight: '0',
      tenNinety: { indicators: '0', total: '0.81' },
    });
    const nothingDone = changed((file) => {
      bare(file);
      Object.assign(file, { cells: [{ indicator: '08', month: 1, value: 0 }] });
    });
    expect(nothingDone).toMatchObject({
      total: '0.00',
      coveredWeight: '2',
      tenNinety: { indicators: '0.00' },
    });
  });

  it.each<[string, (file: Loose) => void]>([
    ['no budget', (file) => delete file['plan']?.['budget']],
    ['a budget of 0', (file) => Object.assign(file['plan'] ?? {}, { budget: 0 })],
    ['no execution', (file) => delete file['execution']],
    [
      'no execution by asOf',
      (file) => Object.assign(file, { execution: [{ month: 12, amount: 1 }], asOf: 11 }),
    ],
  ])('[X9] with %s, execution and the 10 + 90 form are null', (_, change) => {
    expect(changed(change)).toMatchObject({ execution: null, tenNinety: null });
  });

  it('[X9] the rate is uncapped and the score is not', () => {
    const over = changed((file) => Object.assign(file, { execution: [{ month: 1, amount: '902.64' }] }));
    expect(over.execution).toEqual({ rate: '2.000000', score: '10.00' });
    const refunded = changed((file) => Object.assign(file, { execution: [{ month: 1, amount: '-45.132' }] }));
    expect(refunded.execution).toEqual({ rate: '-0.100000', score: '0.00' });
  });

  it('[X10] only a compound row without a rating has a suggestion', () => {
    const rated = changed((file) =>
      Object.assign(file, { ratings: [{ indicator: '32', tier: 'partly', coefficient: 0.75 }] }),
    );
    expect(Object.keys(rowOf(rated, '32') ?? {})).not.toContain('suggestedTier');
    expect(rowOf(rated, '32')).toMatchObject({ score: '2.25', coefficient: '0.750000' });
    expect(rowOf(rated, '29')).not.toHaveProperty('suggestedTier');
  });

  it('[X10] a suggestion is null until each part has a value, and never a score', () => {
    const partial = changed((file) =>
      Object.assign(file, { partValues: [{ indicator: '32', part: 'a', value: 96 }] }),
    );
    expect(rowOf(partial, '32')).toMatchObject({
      suggestedTier: null,
      suggestedCoefficient: null,
      score: null,
    });
    const met = changed((file) => Object.assign(file['partValues']?.[1] ?? {}, { value: 95 }));
    expect(rowOf(met, '32')).toMatchObject({
      suggestedTier: 'met',
      suggestedCoefficient: '1.000000',
      score: null,
    });
  });

  it('[X7] ratings, values of parts and overrides hold at any asOf', () => {
    const inJanuary = changed((file) => Object.assign(file, { asOf: 1 }));
    expect(rowOf(inJanuary, '29')?.score).toBe('3.80');
    expect(rowOf(inJanuary, '32')?.suggestedTier).toBe('partly');
    expect(rowOf(inJanuary, '08')?.score).toBe('1.50');
  });

  it('[X11] cells and execution after asOf do not count', () => {
    const early = changed((file) => Object.assign(file, { asOf: 2 }));
    expect(rowOf(early, '17')).toMatchObject({ actual: null, score: null, light: null });
    expect(early.unreported).toEqual(['17', '32']);
  });

  it('[X8] an adjusted target moves the light of a row without milestones', () => {
    const adjusted = changed((file) => {
      Object.assign(file['plan']?.['indicators']?.[0] ?? {}, { adjustedTarget: 10 });
      delete file['plan']?.['indicators']?.[0]?.['milestones'];
    });
    expect(rowOf(adjusted, '08')).toMatchObject({ coefficient: '1.000000', light: 'green' });
  });
});
