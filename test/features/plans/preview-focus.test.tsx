import { fireEvent, screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { PlansPage } from '#src/features/plans/plans-page.tsx';
import { renderPage } from '#test/support/render-page.tsx';

const HEAD = '一级指标\t二级指标\t三级指标\t计量单位\t指标性质\t指标值\t权重';

async function pasted(...rows: readonly string[]) {
  const page = await renderPage(PlansPage, { route: '/plans?year=2026' });
  const text = ['2026年部门整体绩效目标表', HEAD, ...rows].join('\n');
  const box = await screen.findByRole('textbox', { name: '粘贴目标表' });
  box.focus();
  fireEvent.paste(box, {
    clipboardData: {
      getData: (type: string) => (type === 'text/plain' ? text : ''),
      files: [],
      items: [],
      types: [],
    },
  });
  await screen.findByRole('heading', { name: '导入目标表' });
  return page;
}

it('[PL77] reading a table puts the focus into the first cell that was not read', async () => {
  await pasted(
    '产出指标\t数量指标\t抄表户数\t户\t≥\t1200\t50',
    '产出指标\t数量指标\t水质检测\t份\t≥\t30-40\t50',
  );
  const target = await screen.findByRole('textbox', { name: '第 2 项指标值' });
  await waitFor(() => expect(target).toHaveFocus());
});

it('[PL77] where each cell was read, and where the preview is left, the focus is at the text of the page', async () => {
  // As the frame has it.
  const main = document.body.appendChild(document.createElement('main'));
  Object.assign(main, { id: 'main', tabIndex: -1 });
  const { user } = await pasted('产出指标\t数量指标\t抄表户数\t户\t≥\t1200\t100');
  await waitFor(() => expect(main).toHaveFocus());
  await user.click(screen.getByRole('button', { name: '放弃' }));
  await screen.findByRole('textbox', { name: '粘贴目标表' });
  await waitFor(() => expect(main).toHaveFocus());
  main.remove();
});
