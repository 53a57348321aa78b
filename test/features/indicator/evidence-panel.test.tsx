import { fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, it } from 'vitest';
import { IndicatorPage } from '#src/features/indicator/indicator-page.tsx';
import { pdf, pointerSaid } from '#test/support/evidence.ts';
import { renderPage } from '#test/support/render-page.tsx';

const panel = () => screen.getByRole('region', { name: '佐证材料' });
const list = () =>
  within(panel())
    .queryAllByRole('listitem')
    .map((item) => item.textContent);

it('[A2] 指标 shows the row’s own evidence, and what is dropped there is of the chosen month', async () => {
  const { user } = await renderPage(IndicatorPage, {
    route: '/indicator/sum',
    said: [pointerSaid('count', 'x', '别项的', '档案室'), pointerSaid('sum', 'y', '台账', '档案室 3 号柜')],
  });
  await waitFor(() => expect(list()).toEqual([expect.stringMatching(/^07-1台账存放处：档案室 3 号柜/)]));
  await user.selectOptions(within(panel()).getByLabelText('新佐证所属月份'), '3');
  fireEvent.drop(panel(), { dataTransfer: { files: [pdf('三月签到.pdf')], types: ['Files'] } });
  await waitFor(() => expect(list()).toHaveLength(2));
  expect(list().join()).toMatch(/三月签到3月　PDF/);
  const march = within(screen.getByRole('region', { name: '逐月' })).getByRole('row', { name: /^3月/ });
  expect(march).toHaveTextContent('佐证 07-1');
  expect(within(panel()).getByRole('link', { name: '全部佐证' })).toHaveAttribute(
    'href',
    expect.stringMatching(/^#\/review\/evidence\?/),
  );
});
