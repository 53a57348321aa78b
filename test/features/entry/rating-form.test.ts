import { DEFAULT_RULES } from '#src/domain/catalogue/rules.ts';
import { expect, it } from 'vitest';
import {
  coefficientReading,
  withCoefficient,
  withEvidence,
  type RatingForm,
} from '#src/features/entry/model/rating-form.ts';

const BLANK: RatingForm = { tier: null, coefficient: '', evidence: '', note: '', parts: {} };

it.each([
  ['95', 'met', '折合 0.95'],
  ['95%', 'met', '折合 0.95'],
  ['79.5', 'partly', '折合 0.795'],
  ['100', 'met', '折合 1.00'],
  ['2', 'unmet', '折合 0.02'],
  ['0.95', 'met', null],
  ['.6', 'partly', null],
  ['1', 'met', null],
  ['101', null, null],
  ['-5', null, null],
  ['好', null, null],
  ['', null, null],
] as const)('[MO44] a coefficient typed as «%s» is of the tier %s, read as %s', (text, tier, reading) => {
  expect(withCoefficient(BLANK, text, false, DEFAULT_RULES)).toEqual({ ...BLANK, coefficient: text, tier });
  expect(coefficientReading(text)).toBe(reading);
});

it('[MO44] a tier that somebody has chosen stays, whatever is typed', () => {
  expect(withCoefficient({ ...BLANK, tier: 'partly' }, '0.95', true, DEFAULT_RULES).tier).toBe('partly');
});

it('[MO44] F4 gives evidence where none is written, and replaces none that is', () => {
  expect(withEvidence(BLANK, '第三方评估报告').evidence).toBe('第三方评估报告');
  expect(withEvidence({ ...BLANK, evidence: '会议纪要' }, '第三方评估报告').evidence).toBe('会议纪要');
});
