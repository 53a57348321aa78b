import { render } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PrintHead } from '#src/app/print-head.tsx';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { sampleOf } from '#src/queries/plans.ts';

const headOf = (...[plan, month]: [typeof ANNEX_10_2025, 6 | null]) =>
  render(<PrintHead plan={plan} month={month} today="2025-07-03" />).container.querySelector('p')
    ?.textContent;

it('[O19][MO46] the printed page carries the unit and the cut-off, and says whose numbers these are not', () => {
  expect(headOf(ANNEX_10_2025, 6)).toBe('重庆市潼南区电子政务中心 · 2025 年度绩效 · 截至 6 月');
  expect(headOf(sampleOf(ANNEX_10_2025), 6)).toMatch(/截至 6 月示例数据$/);
});

it('[MO46] what stands above the plans is printed as of the day', () => {
  expect(headOf(ANNEX_10_2025, null)).toBe('截至2025年7月3日');
});
