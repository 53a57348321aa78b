import { screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { beforeEach, describe, expect, it } from 'vitest';
import { AuthorDialog } from '#src/app/author-dialog.tsx';
import { SampleBanner } from '#src/app/sample-banner.tsx';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import type { Author } from '#src/domain/statements/statement.ts';
import { sampleOf } from '#src/queries/plans.ts';
import { saveQueue } from '#src/queries/save-queue.ts';
import { useNotices } from '#src/session/notices.ts';
import type { PageProps } from '#src/session/page.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { heldBack } from '#test/support/held-back.ts';
import { openTestStorage, renderPage, TESTER } from '#test/support/render-page.tsx';
import { number, typed } from '#test/support/saying.ts';
import { WATER } from '#test/support/water-plan.ts';

// On a slow disk people click again, go elsewhere, or give up before the answer comes.

beforeEach(() => {
  window.location.hash = '#/overview';
  useNotices.setState({ notice: null });
});

const SAMPLE = sampleOf(WATER);

describe('who works here', () => {
  let went: readonly Author[] = [];

  function Page({ plan }: PageProps) {
    const [isOpen, setOpen] = useState(true);
    if (!isOpen) return <p>关了</p>;
    return (
      <AuthorDialog
        plan={plan}
        author={null}
        isAskedFor
        onSaved={(by) => {
          went = [...went, by];
        }}
        onClose={() => setOpen(false)}
      />
    );
  }

  async function named() {
    went = [];
    const { storage, answer } = heldBack(await openTestStorage(), 'saveAuthor');
    const page = await renderPage(Page, { storage });
    await page.user.type(screen.getByRole('textbox', { name: '姓名' }), '周艳');
    await page.user.selectOptions(
      screen.getByRole('combobox', { name: '您的科室' }),
      WATER.sections[0] ?? '',
    );
    return { ...page, answer };
  }

  it('[H29] what waits for the name goes on once, however often the button is pressed', async () => {
    const { user, answer } = await named();
    await user.click(screen.getByRole('button', { name: '确定' }));
    await user.click(screen.getByRole('button', { name: '确定' }));
    answer();
    await screen.findByText('关了');
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(went).toHaveLength(1);
  });

  it('[H24] a question that is put away while the name is on its way to the disk lets nothing go on', async () => {
    const { user, answer } = await named();
    await user.click(screen.getByRole('button', { name: '确定' }));
    await user.click(screen.getByRole('button', { name: '取消' }));
    const sure = screen.queryByRole('button', { name: /放弃/ });
    if (sure !== null) await user.click(sure);
    await screen.findByText('关了');
    answer();
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(went).toHaveLength(0);
  });
});

describe('the sample year', () => {
  let isShown = false;
  const Page = (props: PageProps) => <SampleBanner {...props} />;

  const inSample = (storage: TrackerStorage) =>
    renderPage(Page, { plan: SAMPLE, route: '/overview?sample=1', storage });

  it('[H31] that was thrown away is made again where it stood', async () => {
    const storage = await openTestStorage();
    const { user } = await inSample(storage);
    await user.click(await screen.findByRole('button', { name: '重新生成' }));
    await waitFor(() => expect(screen.queryByRole('button', { name: '重新生成' })).toBeNull());
    expect((await storage.load(SAMPLE.id)).statements.length).toBeGreaterThan(0);
  });

  it('[H29] is made again once, however often that is asked for', async () => {
    const real = await openTestStorage();
    const { storage, answer } = heldBack(real, 'load', SAMPLE.id);
    const { user } = await renderPage(Page, {
      plan: SAMPLE,
      route: '/overview?sample=1',
      storage: { ...storage, load: (plan) => (isShown ? storage.load(plan) : real.load(plan)) },
    });
    isShown = true;
    await user.click(await screen.findByRole('button', { name: '重新生成' }));
    expect(await screen.findByRole('button', { name: '正在生成…' })).toBeDisabled();
    answer();
    await waitFor(() => expect(screen.queryByRole('button', { name: '正在生成…' })).toBeNull());
    expect(await real.operations(SAMPLE.id, 9)).toHaveLength(1);
  });

  it('[H30] calls nobody away who has gone elsewhere while it was made', async () => {
    const { storage, answer } = heldBack(await openTestStorage(), 'write');
    const { user, route } = await renderPage(Page, { storage });
    await user.click(await screen.findByRole('button', { name: '示例数据' }));
    window.location.hash = '#/entry';
    answer();
    await waitFor(() => expect(useNotices.getState().notice?.text).toBe('示例数据已生成'));
    expect(route()).not.toContain('sample');
  });

  it('[B64] is thrown away with what was on its way into it', async () => {
    const real = await openTestStorage();
    await real.write(typed(sampleYear(SAMPLE), { plan: SAMPLE.id, intent: 'sample', origin: 'sample' }));
    const { storage, answer } = heldBack(real, 'write');
    const { user } = await inSample(storage);
    const queue = saveQueue(storage, SAMPLE.id);
    const [first] = [
      queue.save({ intent: 'type', origin: 'typed', said: [number('sum', 2, 11)] }, TESTER),
      queue.save({ intent: 'type', origin: 'typed', said: [number('sum', 3, 12)] }, TESTER),
    ];
    await user.click(await screen.findByRole('button', { name: '删除示例数据' }));
    const dialog = await screen.findByRole('dialog');
    await user.click(within(dialog).getByRole('button', { name: '删除示例数据' }));
    await new Promise((resolve) => setTimeout(resolve, 100));
    answer();
    await first;
    await waitFor(() => expect(useNotices.getState().notice?.text).toBe('示例数据已删除'));
    await queue.settled();
    expect((await real.load(SAMPLE.id)).statements).toHaveLength(0);
  });
});
