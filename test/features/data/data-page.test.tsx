import { screen, waitFor, within } from '@testing-library/react';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { wholeUnits } from '#src/domain/quantity/quantity.ts';
import type { Said } from '#src/domain/statements/statement.ts';
import { DataPage } from '#src/features/data/data-page.tsx';
import { useNotices } from '#src/session/notices.ts';
import { renderPage, TESTER } from '#test/support/render-page.tsx';

const month = (value: number | null): Said => ({
  subject: { kind: 'month', indicator: 'sum' as IndicatorId, month: 3 },
  content: value === null ? null : { kind: 'number', value: wholeUnits(value) },
  note: '',
});

const open = (said: readonly Said[] = [month(10)]) => renderPage(DataPage, { route: '/data', said });

describe('what is stored', () => {
  it('[K1] says where, how much, and what the browser promises', async () => {
    await open();
    const panel = await screen.findByRole('region', { name: '存在哪里' });
    await waitFor(() => expect(panel).toHaveTextContent('现有 1 个值，1 次记录，1 次操作'));
    expect(panel).toHaveTextContent('performance-tracker:tongnan-egov');
    // jsdom has no navigator.storage, as a plain-http address has none.
    await waitFor(() => expect(panel).toHaveTextContent('浏览器不提供，请按时导出数据包'));
  });

  it('[K1] asks for persistent storage and says what the browser answered', async () => {
    // jsdom has no storage manager: its answers are what is looked at here.
    let isPersisted = false;
    Object.defineProperty(navigator, 'storage', {
      configurable: true,
      value: {
        persisted: () => Promise.resolve(isPersisted),
        persist: () => {
          isPersisted = true;
          return Promise.resolve(true);
        },
        estimate: () => Promise.resolve({ usage: 2_500_000, quota: 10_000_000_000 }),
      },
    });
    onTestFinished(() => {
      Reflect.deleteProperty(navigator, 'storage');
    });
    const { user } = await open();
    const panel = await screen.findByRole('region', { name: '存在哪里' });
    await waitFor(() => expect(panel).toHaveTextContent('未持久'));
    expect(panel).toHaveTextContent('约 2.4 MB，浏览器允许约 9.3 GB');
    await user.click(within(panel).getByRole('button', { name: '请求持久保存' }));
    await waitFor(() => expect(panel).toHaveTextContent('已持久'));
  });
});

describe('the raw copy', () => {
  it('[B51] gives a copied PC an id of its own, once it is asked for twice', async () => {
    const { user, storage } = await renderPage(DataPage, { route: '/data' });
    await user.click(await screen.findByRole('button', { name: '换新编号…' }));
    const asked = screen.getByRole('group', { name: '换新编号' });
    await user.click(within(asked).getByRole('button', { name: '取消' }));
    expect(screen.queryByRole('group', { name: '换新编号' })).toBeNull();
    const renew = vi.spyOn(storage, 'renewDevice').mockReturnValue(new Promise(() => undefined));
    await user.click(screen.getByRole('button', { name: '换新编号…' }));
    await user.click(screen.getByRole('button', { name: '换新编号并重新载入' }));
    expect(renew).toHaveBeenCalledOnce();
  });

  it('[N2] taking packages in is the first thing on the place', async () => {
    await renderPage(DataPage, { route: '/data' });
    await screen.findByRole('region', { name: '存在哪里' });
    expect(screen.getAllByRole('region')[0]).toHaveAccessibleName('导入数据包');
  });

  it('[K2] hands over the whole database as one JSON file', async () => {
    const saved: Blob[] = [];
    const names: string[] = [];
    vi.spyOn(URL, 'createObjectURL').mockImplementation((blob) => {
      saved.push(blob as Blob);
      return 'blob:test';
    });
    // jsdom cannot download: the click on the link is where the browser would take over.
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      names.push(this.download);
    });
    const { user, storage, plan } = await open();
    await storage.write({
      plan: plan.id,
      intent: 'clear',
      origin: 'typed',
      author: { name: '李强', section: '综合科' },
      said: [month(null)],
    });
    await user.click(await screen.findByRole('button', { name: '导出原始副本' }));
    await waitFor(() => expect(saved).toHaveLength(1));
    expect(names[0]).toMatch(/^绩效数据原始副本_\d{8}-\d{4}\.json$/);
    const file = JSON.parse((await saved[0]?.text()) ?? '') as {
      stores: Record<string, [unknown, object][]>;
    };
    expect(file).toMatchObject({ format: 'performance-tracker-raw', version: 1 });
    const rows = (store: string) => (file.stores[store] ?? []).map(([, row]) => row);
    expect(rows('statements')).toContainEqual(expect.objectContaining({ plan: plan.id, content: null }));
    expect(rows('operations')).toMatchObject([{ intent: 'type' }, { intent: 'clear' }]);
    expect(rows('points')).toHaveLength(1);
  });

  it('[K5] tells the copy apart from the package', async () => {
    await open();
    expect(await screen.findByText(/备份、换电脑和科室之间交换请用「导出数据包」/)).toBeInTheDocument();
  });
});

describe('operations', () => {
  it('[K3] are listed newest first, and taken back and brought back', async () => {
    const { user, storage, plan } = await open();
    const panel = await screen.findByRole('region', { name: '最近操作' });
    await within(panel).findByRole('cell', { name: '录入' });
    await user.click(within(panel).getByRole('button', { name: '撤销上一步' }));
    await waitFor(() => expect(within(panel).getByRole('cell', { name: '撤销：录入' })).toBeInTheDocument());
    expect(within(panel).getByRole('cell', { name: '已撤销' })).toBeInTheDocument();
    expect((await storage.counts(plan.id)).values).toBe(0);
    await waitFor(() => expect(within(panel).getByRole('button', { name: '重做' })).toBeEnabled());
    await user.click(within(panel).getByRole('button', { name: '重做' }));
    await waitFor(() => expect(within(panel).getByRole('cell', { name: '重做：录入' })).toBeInTheDocument());
    expect((await storage.counts(plan.id)).values).toBe(1);
  });

  it('[G21] take back the last one that is listed, and nothing that another tab has done since', async () => {
    const page = await open();
    const panel = await screen.findByRole('region', { name: '最近操作' });
    await within(panel).findByRole('cell', { name: '录入' });
    const button = within(panel).getByRole('button', { name: '撤销上一步' });
    await waitFor(() => expect(button).toBeEnabled());
    const { plan, storage, user } = page;
    const listed = await storage.undoState(plan.id);
    const heardOf = vi.spyOn(storage, 'undoState').mockResolvedValue(listed);
    const said = [month(11)];
    await storage.write({ plan: plan.id, intent: 'type', origin: 'typed', said, author: TESTER });
    await waitFor(() => expect(heardOf).toHaveBeenCalled());
    heardOf.mockRestore();
    await user.click(button);
    await waitFor(() => expect(useNotices.getState().notice?.text).toBe('之后又有新的操作，那一步没有动'));
    expect((await storage.counts(plan.id)).values).toBe(1);
  });

  it('[K3] say when there are none', async () => {
    await open([]);
    expect(await screen.findByText(/还没有操作/)).toBeInTheDocument();
    expect(screen.getByRole('button', { name: '撤销上一步' })).toBeDisabled();
  });
});

describe('soundness', () => {
  it('[K4] is said, and everything can be derived anew from the log', async () => {
    const { user, storage, plan } = await open();
    const before = await storage.load(plan.id);
    const panel = await screen.findByRole('region', { name: '数据检查' });
    await waitFor(() => expect(panel).toHaveTextContent('全部条目都能读取'));
    await user.click(within(panel).getByRole('button', { name: '从日志重建' }));
    await waitFor(() => expect(within(panel).getByRole('button', { name: '从日志重建' })).toBeEnabled());
    expect(await storage.load(plan.id)).toEqual(before);
  });

  it('[K4] names how many entries were set aside', async () => {
    const page = await open();
    vi.spyOn(page.storage, 'load').mockResolvedValue({ statements: [], damaged: 2 });
    await page.storage.rebuild(page.plan.id);
    expect(await screen.findByRole('alert')).toHaveTextContent('有 2 个条目损坏');
  });
});
