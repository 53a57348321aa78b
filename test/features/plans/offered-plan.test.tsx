import { screen, waitFor } from '@testing-library/react';
import { afterEach, expect, it, vi } from 'vitest';
import { planFileText } from '#src/domain/catalogue/plan-file.ts';
import type { Plan } from '#src/domain/catalogue/plan.ts';
import { PlansPage } from '#src/features/plans/plans-page.tsx';
import { fixturePlan } from '#test/support/read-fixture-plan.ts';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';
import { twinOf } from '#test/support/twin-plan.ts';
import { WATER } from '#test/support/water-plan.ts';

const ARCHIVE = fixturePlan('archive-3');

/** What the server answers to plan.json. */
function serve(text: string, { status = 200, type = 'application/json' } = {}) {
  const fetched = vi.fn<() => Promise<Response>>(() =>
    Promise.resolve(new Response(text, { status, headers: { 'content-type': type } })),
  );
  vi.stubGlobal('fetch', fetched);
  return fetched;
}

function embed(plan: Plan): void {
  const element = document.createElement('script');
  element.type = 'application/json';
  element.id = 'offered-plan';
  element.textContent = planFileText(plan);
  document.body.append(element);
}

afterEach(() => document.getElementById('offered-plan')?.remove());

it('[PL44] plan.json beside the program is offered first, and put in force by a click', async () => {
  const fetched = serve(planFileText(ARCHIVE));
  const { user, storage, route } = await renderPage(PlansPage, { route: '/plans' });
  const button = await screen.findByRole('button', { name: '采用这个方案' });
  const [first] = screen.getAllByRole('heading', { level: 2 });
  expect(first).toHaveTextContent('澄海区档案局 2024 年度 项目：档案库房改造');
  expect(fetched).toHaveBeenCalledTimes(1);
  await user.click(button);
  await waitFor(() => expect(route()).toContain(`plan=${ARCHIVE.id}`));
  expect((await storage.plans()).plans).toMatchObject([{ plan: ARCHIVE }]);
});

it('[PL44] a server without one, or that answers with a page, offers nothing and says nothing', async () => {
  for (const [text, answer] of [
    ['', { status: 404 }],
    ['<!doctype html>', { type: 'text/html' }],
    ['', { status: 200 }],
  ] as const) {
    const fetched = serve(text, answer);
    const page = await renderPage(PlansPage, { route: '/plans' });
    await waitFor(() => expect(fetched).toHaveBeenCalled());
    expect(screen.queryByRole('alert')).toBeNull();
    expect(screen.queryByRole('button', { name: '采用这个方案' })).toBeNull();
    page.unmount();
  }
});

it('[PL44] one that cannot be read is said, with what to do, and nothing is taken in', async () => {
  serve('{"format":"performance-tracker-plan","version":1}');
  const { storage } = await renderPage(PlansPage, { route: '/plans' });
  expect(await screen.findByRole('alert')).toHaveTextContent(/plan\.json 读不出来.*请告诉管理员/);
  expect((await storage.plans()).plans).toEqual([]);
});

it('[PL44][PL13] what was built into the single file is asked of nobody; under the same id another text is refused', async () => {
  const fetched = serve('');
  embed({ ...ARCHIVE, overallGoal: '别的目标' });
  const storage = await openTestStorage();
  await storage.issuePlan(ARCHIVE);
  await renderPage(PlansPage, { route: '/plans', storage });
  expect(await screen.findByRole('alert')).toHaveTextContent('同一编号、内容不同');
  expect(fetched).not.toHaveBeenCalled();
});

it('[PL44][PL41] beside a plan of the same name it says that both will stand', async () => {
  embed(twinOf(WATER, { renamed: 'sum', inOtherUnit: 'count', leftOut: 'ceiling' }));
  serve('');
  const storage = await openTestStorage();
  await storage.issuePlan(WATER);
  await renderPage(PlansPage, { route: '/plans', storage });
  expect(await screen.findByText(/采用后两份并存/)).toBeInTheDocument();
});
