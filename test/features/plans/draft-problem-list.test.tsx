import { render, screen } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { DraftProblem } from '#src/domain/draft/draft-problems.ts';
import { DraftProblems } from '#src/features/plans/draft-problem-list.tsx';

const ODD: DraftProblem = { level: 'warning', row: null, field: null, text: '没有权重的行' };

it('[PL88] where nothing is wrong nor odd, 下达前检查 is its head alone', () => {
  const { rerender } = render(<DraftProblems problems={[]} notes={[]} />);
  const panel = screen.getByRole('region', { name: '下达前检查' });
  expect(panel).toHaveTextContent(/^下达前检查没有错误，可以下达$/);
  expect(panel.children).toHaveLength(1);
  rerender(<DraftProblems problems={[ODD]} notes={[]} />);
  expect(panel).toHaveTextContent('1 处请留意，不影响下达');
  rerender(<DraftProblems problems={[]} notes={['第 3 行是合计']} />);
  expect(panel).toHaveTextContent('读表时说明的 1 点');
});
