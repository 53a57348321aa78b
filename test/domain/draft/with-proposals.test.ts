import { expect, it } from 'vitest';
import { emptyRow, type DraftRow } from '#src/domain/draft/draft.ts';
import { withProposals } from '#src/domain/draft/propose.ts';

const typed = (before: DraftRow, change: Partial<DraftRow>) =>
  withProposals(before, Object.assign({}, before, change));
const measures = ({ rollup, pacing, decimals }: DraftRow) => [rollup, pacing, decimals];

it('[PL60] a row that is typed gets the proposals of its words, whatever order they are typed in', () => {
  const named = typed(emptyRow('1'), { name: '读者满意度' });
  expect(measures(typed(typed(named, { unit: '%' }), { target: '92' }))).toEqual(['latest', 'level', 2]);
  const asked = typed(typed(emptyRow('1'), { target: '200' }), { unit: '场' });
  expect(measures(asked)).toEqual(['sum', 'linear', 0]);
  expect(measures(typed(asked, { operator: '≤', unit: '万元' }))).toEqual(['sum', 'level', 4]);
});

it('[PL60] what somebody chose, or planned by months, stays', () => {
  const chosen = Object.assign({}, typed(emptyRow('1'), { target: '200', unit: '场' }), { rollup: 'latest' });
  expect(measures(typed(chosen as DraftRow, { unit: '%' }))).toEqual(['latest', 'linear', 0]);
  const planned = Object.assign({}, emptyRow('1'), {
    target: '2',
    milestones: { of: '2', dues: [{ month: 6 as const, due: '1' }] },
  });
  expect(measures(typed(planned, { target: '20' }))).toEqual(['sum', 'milestone', 0]);
});

it('[PL60] a rated row that becomes a number is proposed for', () => {
  const rated: DraftRow = { ...emptyRow('1'), operator: '定性', target: '达标', pacing: 'year-end' };
  const number = typed(typed(rated, { operator: '≥' }), { target: '90', unit: '%' });
  expect(measures(number)).toEqual(['mean', 'level', 2]);
  expect(typed(rated, { target: '优' })).toMatchObject({ pacing: 'year-end' });
});
