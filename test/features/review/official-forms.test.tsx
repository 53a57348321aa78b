import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { PlanId } from '#src/domain/catalogue/plan.ts';
import { freezeForStorage } from '#src/domain/seal/seal-file.ts';
import { ReviewPage } from '#src/features/review/review-page.tsx';
import { useNotices } from '#src/session/notices.ts';
import type { TrackerStorage } from '#src/storage/tracker-storage.ts';
import { q } from '#test/domain/support/build.ts';
import { outlookAt, writtenText } from '#test/export/support/official-forms.ts';
import { ARCHIVE, LIBRARY } from '#test/support/fixture-plans.ts';
import { openTestStorage, renderPage, TESTER } from '#test/support/render-page.tsx';
import { standingTable } from '#test/support/saying.ts';
import { WATER, waterYear } from '#test/support/water-plan.ts';

const YEAR = waterYear();

const openForm = (month = 12, more: Parameters<typeof renderPage>[1] = {}) =>
  renderPage(ReviewPage, { route: `/review/form?month=${month}`, said: YEAR, ...more });
const openMonitor = (more: Parameters<typeof renderPage>[1] = {}) =>
  renderPage(ReviewPage, { route: '/review/monitor?month=6', said: YEAR, ...more });
const stored = async (storage: TrackerStorage, key: string) => (await standingTable(storage))[key];
const field = (name: string) => screen.findByRole('textbox', { name });
const possibility = (name: string) => screen.findByRole('button', { name });

afterEach(() => useNotices.getState().dismiss());

describe('绩效自评表 on screen', () => {
  it('[U11] is the official form: fields, budget, goals, rows, sum and lines to sign on', async () => {
    await openForm();
    const head = await screen.findByRole('table', { name: '单位、总分、预算执行与绩效目标' });
    expect(head).toHaveTextContent('自评总分89.59');
    expect(head).toHaveTextContent('618.6618.660697.96109.80');
    const rows = within(screen.getByRole('table', { name: /自评表，第 1 页/ })).getAllByRole('row');
    expect(rows).toHaveLength(1 + 19 + 1);
    // 17,683 ÷ 18,000 = 98.2388… %, of 9 × 0.9
    expect(rows[7]).toHaveTextContent('水样检测份数份≥180001768398.248.17.96是');
    expect(rows[20]).toHaveTextContent('合计9079.79');
    expect(screen.getByText('未定稿')).toBeVisible();
    for (const who of ['填报人', '审核人', '负责人'])
      expect(screen.getByText(`${who}（签字）：`)).toBeVisible();
  });

  it('[U11] a text of the head is written in its place, and stands after a reload', async () => {
    const { user, storage, unmount } = await openForm();
    await user.type(await field('主管部门'), '区政府办公室{Enter}');
    await waitFor(async () =>
      expect(await stored(storage, 'text/authority')).toEqual({ text: '区政府办公室' }),
    );
    unmount();
    await openForm(12, { storage, said: [] });
    expect(await field('主管部门')).toHaveValue('区政府办公室');
  });

  it('[U11] a text that is emptied gives way to the plan’s', async () => {
    const { user, storage } = await openForm(12, { said: [...YEAR, writtenText('contact', '李四')] });
    const contact = await field('部门联系人');
    expect(contact).toHaveValue('李四');
    await user.clear(contact);
    await user.tab();
    await waitFor(async () => expect(await stored(storage, 'text/contact')).toBeNull());
    expect(await field('部门联系人')).toHaveValue('邓芳');
  });

  it('[U11] the plan’s own text cannot be taken away', async () => {
    const { user, storage } = await openForm();
    await user.clear(await field('部门联系人'));
    await user.tab();
    expect(await field('部门联系人')).toHaveValue('邓芳');
    expect(await stored(storage, 'text/contact')).toBeUndefined();
  });

  it('[U11] nobody writes before saying who they are', async () => {
    const { user, storage, asked } = await openForm(12, { author: null });
    await user.type(await field('主管部门'), '区');
    expect(asked()).toBeGreaterThan(0);
    await user.tab();
    expect(await stored(storage, 'text/authority')).toBeUndefined();
  });

  it('[U11] a sealed year bears its digest, and nobody writes into it', async () => {
    const { user, storage } = await openForm();
    await field('主管部门');
    const freeze = freezeForStorage(WATER);
    expect((await storage.seal({ plan: WATER.id, author: TESTER, freeze })).ok).toBe(true);
    const { digest } = (await stored(storage, 'seal')) as { digest: string };
    expect(digest).toMatch(/^[0-9a-f]{64}$/);
    expect(await screen.findByText(new RegExp(digest))).toBeVisible();
    expect(screen.queryByText('未定稿')).not.toBeInTheDocument();
    await user.click(await field('主管部门'));
    expect(useNotices.getState().notice?.text).toContain('已定稿，不能修改');
  });

  it('[U14] says what it lacks; half a year lists its rows', async () => {
    const { user } = await openForm(6);
    const lacks = await screen.findByRole('list', { name: '还缺什么' });
    expect(lacks).toHaveTextContent('数据截至 6月，全年未结束');
    expect(lacks).toHaveTextContent('第 16—19 项');
    expect(lacks).toHaveTextContent('表头待填：主管部门、全年目标实际完成情况');
    await user.type(await field('主管部门'), '区政府办公室{Enter}');
    await waitFor(() => expect(lacks).toHaveTextContent('表头待填：全年目标实际完成情况'));
  });

  it('[U11] an empty year stands without a total and without a 0 in its place', async () => {
    await openForm(12, { said: [] });
    const head = await screen.findByRole('table', { name: '单位、总分、预算执行与绩效目标' });
    expect(head).toHaveTextContent('自评总分—');
    expect(screen.getByRole('row', { name: /水样检测份数/ })).toHaveTextContent('未填报—8.1—');
  });
});

describe('运行监控表 on screen', () => {
  it('[U11] has the figures, the lights, and suggestions that nobody has confirmed', async () => {
    await openMonitor();
    expect(await field('第 7 项1—6月完成情况')).toHaveValue('8878');
    expect(await field('第 7 项全年预计完成情况')).toHaveValue('17756');
    expect(screen.getByRole('row', { name: /水样检测份数/ })).toHaveTextContent('绿灯');
    expect(await possibility('第 7 项完成目标可能性：有可能（建议）')).toHaveAttribute(
      'aria-pressed',
      'false',
    );
    expect(screen.getByRole('list', { name: '还缺什么' })).toHaveTextContent('第 16—19 项');
  });

  it('[U4] the word of a rated row stands below its figure in small letters, as that of any other', async () => {
    await openMonitor();
    const row = await screen.findByRole('row', { name: /改善镇区供水条件/ });
    const word = within(row).getByText('待评定');
    expect(word.parentElement).toHaveClass(/source/);
    expect(within(row).getByText('未评定')).not.toContainElement(word);
  });

  it('[U12] a figure is typed over, marked 人工, and comes back when it is emptied', async () => {
    const { user, storage } = await openMonitor();
    const expected = await field('第 7 项全年预计完成情况');
    await user.clear(expected);
    await user.type(expected, '１.82万{Enter}');
    await waitFor(() => expect(expected).toHaveValue('18200'));
    const row = screen.getByRole('row', { name: /水样检测份数/ });
    expect(row).toHaveTextContent('人工推算为 17756');
    expect(await stored(storage, 'outlook/sum/6')).toMatchObject({ expected: q('18200'), soFar: null });
    expect(await possibility('第 7 项完成目标可能性：确定能（建议）')).toBeVisible();
    await user.clear(expected);
    await user.tab();
    await waitFor(() => expect(expected).toHaveValue('17756'));
    expect(await stored(storage, 'outlook/sum/6')).toBeNull();
  });

  it('[U12] what is refused stays as typed with its reason, and nothing is stored', async () => {
    const { user, storage } = await openMonitor();
    const soFar = await field('第 7 项1—6月完成情况');
    await user.clear(soFar);
    await user.type(soFar, '七千{Enter}');
    expect(await screen.findByRole('alert')).toHaveTextContent('请填数字');
    expect(soFar).toHaveValue('七千');
    expect(soFar).toBeInvalid();
    expect(await stored(storage, 'outlook/sum/6')).toBeUndefined();
    await user.click(soFar);
    await user.keyboard('{Escape}');
    expect(soFar).toHaveValue('8878');
    expect(screen.queryByRole('alert')).not.toBeInTheDocument();
  });

  it.each(['17756', ' '])('[U12] «%s», which changes nothing, is no override', async (typed) => {
    const { user, storage } = await openMonitor();
    const expected = await field('第 7 项全年预计完成情况');
    await user.clear(expected);
    await user.type(expected, `${typed}{Enter}`);
    await waitFor(() => expect(expected).toHaveValue('17756'));
    expect(screen.getByRole('row', { name: /水样检测份数/ })).not.toHaveTextContent('人工');
    expect(await stored(storage, 'outlook/sum/6')).toBeUndefined();
  });

  it('[U11] causes and remarks are written in their places, beside what is said already', async () => {
    const said = [...YEAR, outlookAt('sum', 6, { likelihood: 'possible' })];
    const { user, storage } = await openMonitor({ said });
    await user.type(await field('第 7 项偏差原因：人员保障'), '人手不足');
    await user.tab();
    await user.type(await field('第 7 项备注'), '八月补录');
    await user.tab();
    await waitFor(async () =>
      expect(await stored(storage, 'outlook/sum/6')).toEqual({
        soFar: null,
        expected: null,
        causes: [{ kind: 'staff', text: '人手不足' }],
        likelihood: 'possible',
        remark: '八月补录',
      }),
    );
    expect(await field('第 7 项偏差原因：经费保障')).not.toBeRequired();
  });

  it('[U13] a click confirms, chooses another, and takes back', async () => {
    const { user, storage } = await openMonitor();
    await user.click(await possibility('第 7 项完成目标可能性：有可能（建议）'));
    expect(await possibility('第 7 项完成目标可能性：有可能（已确认）')).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await user.click(await possibility('第 7 项完成目标可能性：确定能'));
    await user.click(await possibility('第 7 项完成目标可能性：确定能（已确认）'));
    expect(await possibility('第 7 项完成目标可能性：有可能（建议）')).toBeVisible();
    await waitFor(async () => expect(await stored(storage, 'outlook/sum/6')).toBeNull());
  });

  it('[U13] all suggestions are confirmed at once, in one step', async () => {
    const { user, storage } = await openMonitor();
    await user.click(await screen.findByRole('button', { name: '确认全部建议（15 项）' }));
    await waitFor(() =>
      expect(screen.queryByRole('button', { name: /确认全部建议/ })).not.toBeInTheDocument(),
    );
    await waitFor(async () =>
      expect(await stored(storage, 'outlook/mean/6')).toMatchObject({ likelihood: 'certain' }),
    );
    await storage.undo(WATER.id, TESTER);
    expect(await stored(storage, 'outlook/mean/6')).toBeNull();
    expect(await screen.findByRole('button', { name: '确认全部建议（15 项）' })).toBeVisible();
  });

  it('[U13] nobody confirms before saying who they are', async () => {
    const { user, storage, asked } = await openMonitor({ author: null });
    await user.click(await possibility('第 7 项完成目标可能性：有可能（建议）'));
    await user.click(screen.getByRole('button', { name: /确认全部建议/ }));
    expect(asked()).toBe(2);
    expect(await stored(storage, 'outlook/sum/6')).toBeUndefined();
  });
});

describe('files of the forms', () => {
  let saved: { name: string; blob: Blob }[] = [];

  beforeEach(() => {
    saved = [];
    const blobs = new Map<string, Blob>();
    // jsdom has neither object addresses nor downloads.
    vi.stubGlobal(
      'URL',
      Object.assign(URL, {
        createObjectURL: (blob: Blob) => {
          const url = `blob:${blobs.size}`;
          blobs.set(url, blob);
          return url;
        },
        revokeObjectURL: () => undefined,
      }),
    );
    vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
      saved.push({ name: this.download, blob: blobs.get(this.href) ?? new Blob() });
    });
  });

  it.each([
    ['绩效自评表_截至12月_未定稿', '导出 Excel', 'xlsx', openForm],
    ['绩效自评表_截至12月_未定稿', '导出 Word', 'docx', openForm],
    ['绩效运行监控表_截至6月', '导出 Excel', 'xlsx', openMonitor],
    ['绩效运行监控表_截至6月', '导出 Word', 'docx', openMonitor],
  ] as const)('[U14] %s: %s', async (paper, button, extension, open) => {
    const { user } = await open();
    await user.click(await screen.findByRole('button', { name: button }));
    const name = `青石县供水服务中心_2026年度${paper}.${extension}`;
    await waitFor(() => expect(saved.map((file) => file.name)).toEqual([name]));
    expect(saved[0]?.blob.size).toBeGreaterThan(5_000);
    await waitFor(() => expect(useNotices.getState().notice?.text).toBe(`已导出：${name}`));
  });
});

describe('the layout of 自评表, and a project’s funds', () => {
  it('[ND3] is chosen on the form, where its figures stay', async () => {
    const { user } = await openForm();
    await user.selectOptions(await screen.findByRole('combobox', { name: '版式' }), '全国通用版式');
    expect(await screen.findByRole('columnheader', { name: '偏差原因分析及改进措施' })).toBeVisible();
    const head = screen.getByRole('table', { name: '单位、总分、预算执行与绩效目标' });
    expect(head).toHaveTextContent('自评总分89.59等次：优');
    expect(screen.getByRole('row', { name: /水样检测份数/ })).toHaveTextContent(
      '水样检测份数≥ 18000 份176838.17.96',
    );
  });

  it('[ND20] are typed in their places, and emptied there', async () => {
    const { user, storage } = await renderPage(ReviewPage, {
      plan: ARCHIVE,
      route: `/review/form?plan=${encodeURIComponent(ARCHIVE.id)}&month=12`,
    });
    const place = await screen.findByRole('textbox', { name: '财政拨款全年预算数（万元）' });
    await user.type(place, '30.5{Enter}');
    const lacks = screen.getByRole('list', { name: '还缺什么' });
    await waitFor(() =>
      expect(lacks).toHaveTextContent('全年预算数按来源合计 30.5 万元，与年度资金总额 38 万元不一致'),
    );
    await user.clear(screen.getByRole('textbox', { name: '财政拨款全年预算数（万元）' }));
    await user.tab();
    await waitFor(() => expect(lacks).not.toHaveTextContent('按来源合计'));
    await waitFor(async () => {
      const { statements } = await storage.load(ARCHIVE.id);
      expect(statements.map(({ subject, content }) => [subject, content])).toStrictEqual([
        [{ kind: 'funds', source: 'fiscal', figure: 'budget' }, null],
      ]);
    });
  });
});

describe('项目总表', () => {
  it('[ND33] has the plans of the same unit and year on this device, each with the way to its own 自评表', async () => {
    const storage = await openTestStorage();
    const whole = { ...LIBRARY, unitName: ARCHIVE.unitName, year: ARCHIVE.year };
    await storage.issuePlan(whole);
    await storage.issuePlan({ ...LIBRARY, id: 'p-other' as PlanId });
    await renderPage(ReviewPage, {
      plan: ARCHIVE,
      storage,
      route: `/review/projects?plan=${ARCHIVE.id}&month=12`,
    });
    const rows = await screen.findAllByRole('row', { name: /未定稿/ });
    expect(rows.map((row) => within(row).getByRole('rowheader').textContent)).toEqual([
      '1部门（单位）整体',
      '2档案库房改造',
    ]);
    expect(screen.getByRole('link', { name: '部门（单位）整体' })).toHaveAttribute(
      'href',
      expect.stringContaining(`/review/form?plan=${whole.id}`),
    );
    expect(screen.queryByRole('list', { name: '还缺什么' })).toBeNull();
  });
});
