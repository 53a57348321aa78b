/** A sound file with one row of each kind, to be broken in one place by a test. */
export function soundFile() {
  return {
    plan: {
      year: 2025,
      exceededRule: 'R1',
      gradeThresholds: [90, '80', 60],
      budget: '451.32',
      indicators: [
        {
          id: '08',
          name: '编制潼南政报期数',
          weight: 2,
          unit: '期',
          decimals: 0,
          kind: 'quantitative',
          operator: '≥',
          target: '120',
          rollup: 'sum',
          pacing: 'milestone',
          milestones: [
            [6, '60'],
            [12, '120'],
          ],
        },
        {
          id: '11',
          name: '网站可访问性',
          weight: '2.5',
          unit: '%',
          decimals: 2,
          kind: 'quantitative',
          operator: '≥',
          target: 99,
          rollup: 'mean',
        },
        {
          id: '17',
          name: '政务新媒体内容安全云检测',
          weight: 2,
          unit: '万/年',
          decimals: 4,
          kind: 'quantitative',
          operator: '≥',
          target: '6.9',
          rollup: 'sum',
        },
        {
          id: '29',
          name: '效益',
          weight: 4,
          unit: '定性',
          decimals: 0,
          kind: 'qualitative',
          pacing: 'year-end',
        },
        {
          id: '32',
          name: '满意度',
          weight: 3,
          unit: '定性',
          decimals: 2,
          kind: 'compound',
          parts: [
            { id: 'a', name: '网上办结率', operator: '≥', target: '95' },
            { id: 'b', name: '满意度', operator: '≥', target: '95' },
          ],
        },
      ],
    },
    asOf: 12,
    cells: [
      { indicator: '08', month: 1, value: '10' },
      { indicator: '08', month: 2, none: true },
      { indicator: '11', month: 1, value: 99.72 },
      { indicator: '17', month: 3, value: '-0.5' },
    ],
    ratings: [{ indicator: '29', tier: 'met', coefficient: '0.95' }],
    partValues: [
      { indicator: '32', part: 'a', value: '96.1' },
      { indicator: '32', part: 'b', value: '90' },
    ],
    overrides: [{ indicator: '08', score: '1.50', reason: '年初指标值设定偏低' }],
    execution: [{ month: 1, amount: '36.55' }],
  };
}

/** Something of a file, as loosely typed as what anyone may write into one. */
export type Loose = { [key: string]: Loose };

/** The sound file after a change: `broken((file) => { file.asOf = 13; })`. */
export function broken(change: (file: Loose) => void): unknown {
  const file = soundFile() as unknown as Loose;
  change(file);
  return file;
}
