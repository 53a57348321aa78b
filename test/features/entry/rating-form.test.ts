import { expect, it } from 'vitest';
import {
  coefficientReading,
  withCoefficient,
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
  expect(withCoefficient(BLANK, text, false)).toEqual({ ...BLANK, coefficient: text, tier });
  expect(coefficientReading(text)).toBe(reading);
});

it('[MO44] a tier that somebody has chosen stays, whatever is typed', () => {
  expect(withCoefficient({ ...BLANK, tier: 'partly' }, '0.95', true).tier).toBe('partly');
});
