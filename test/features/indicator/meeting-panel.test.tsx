import { screen, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { IndicatorPage } from '#src/features/indicator/indicator-page.tsx';
import { renderPage } from '#test/support/render-page.tsx';
import { says } from '#test/support/water-plan.ts';

const SAID = says('sum: 1200 1300');
const NOTED: Said = {
  subject: { kind: 'meeting-note', indicator: 'sum' as IndicatorId, month: 6 },
  content: { text: '七月底前报方案' },
  note: '',
};

it('[MO30] what a meeting asked stands on the page of its row, and in its history', async () => {
  await renderPage(IndicatorPage, { route: '/indicator/sum?month=8', said: [...SAID, NOTED] });
  const panel = await screen.findByRole('region', { name: '会议要求' });
  expect(panel).toHaveTextContent('6月会议要求七月底前报方案');
  const history = screen.getByRole('region', { name: '修改记录' });
  expect(await within(history).findByText('七月底前报方案')).toBeVisible();
});

it('[MO30] it leaves no empty place where none did, nor before its month', async () => {
  await renderPage(IndicatorPage, { route: '/indicator/sum?month=5', said: [...SAID, NOTED] });
  await screen.findByRole('region', { name: '假设测算' });
  expect(screen.queryByRole('region', { name: '会议要求' })).toBeNull();
});
