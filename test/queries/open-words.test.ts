import { expect, it } from 'vitest';
import { NO_STATEMENTS, supposing } from '#src/domain/statements/year-statements.ts';
import { openWords } from '#src/queries/open-words.ts';
import { number } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

const measured = WATER.indicators.filter(({ kind }) => kind === 'quantitative').map(({ id }) => id);

it('[NY17] of a year that runs the empty cells are said, of one that is over what stands before its seal', () => {
  expect(openWords(WATER, NO_STATEMENTS, '2026-03-05')).toBe(`截至 2 月还有 ${2 * measured.length} 格未填`);
  const full = supposing(
    NO_STATEMENTS,
    measured.flatMap((id) => [number(id, 1, 1), number(id, 2, 1)]),
  );
  expect(openWords(WATER, full, '2026-03-05')).toBe('截至 2 月已填齐');
  expect(openWords(WATER, full, '2027-01-05')).toMatch(/^未定稿，还有 \d+ 项必须处理、\d+ 项建议处理$/);
});

it('[NY17] a sealed year has nothing open', () => {
  const seal = { id: 's' as never, digest: '0'.repeat(64), total: 9_000 as never, grade: '优' };
  const sealed = supposing(NO_STATEMENTS, [{ subject: { kind: 'seal' }, content: seal, note: '' }]);
  expect(openWords(WATER, sealed, '2027-03-01')).toBe('已定稿');
});
