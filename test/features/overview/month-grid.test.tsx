import { render, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { expect, it } from 'vitest';
import { monthReports } from '#src/domain/year/breakdown.ts';
import { monthMatrix } from '#src/domain/words/month-matrix.ts';
import { MonthGrid } from '#src/features/overview/month-grid.tsx';
import { parsePlace } from '#src/session/place.ts';
import { FILLED } from '#test/domain/year/filled.ts';
import { WATER } from '#test/support/water-plan.ts';

const PLACE = parsePlace('/overview', 'month=11', { year: 2026 });
const ROWS = monthMatrix(monthReports(WATER, FILLED), FILLED, 11).slice(0, 4);

it('[O12] the grid is one stop for Tab; arrows, Home and End walk it, and cells lead to their month', async () => {
  const user = userEvent.setup();
  render(<MonthGrid rows={ROWS} place={PLACE} />);
  const links = screen.getAllByRole('link');
  const stops = () => links.filter((link) => link.tabIndex === 0);
  expect(stops()).toEqual([links[0]]);
  await user.tab();
  expect(links[0]).toHaveFocus();
  await user.keyboard('{ArrowDown}{ArrowRight}{ArrowRight}{ArrowRight}');
  const cell = within(screen.getByRole('row', { name: /^2\. / })).getAllByRole('link')[3];
  expect(cell).toHaveFocus();
  expect(cell).toHaveAccessibleName('3月：本月无发生，累计 0 个，未到期，12 月到期');
  expect(cell).toHaveAttribute('href', expect.stringContaining('#/entry?year=2026&month=3&section='));
  await user.keyboard('{End}');
  expect(document.activeElement).toHaveAccessibleName('12月：未到月份');
  await user.keyboard('{Control>}{End}{/Control}');
  expect(document.activeElement).toBe(links[links.length - 1]);
  await user.keyboard('{Control>}{Home}{/Control}');
  expect(links[0]).toHaveFocus();
  expect(stops()).toEqual([links[0]]);
  expect(links[0]).toHaveAttribute('href', '#/indicator/exact?year=2026&month=11');
  await user.tab();
  expect(document.body).toHaveFocus();
});
