import { screen, waitFor, within } from '@testing-library/react';
import { expect, it, vi } from 'vitest';
import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import { digestOf } from '#src/domain/package/canonical-json.ts';
import { packageText } from '#src/domain/package/package-file.ts';
import { MONTHS } from '#src/domain/period/month.ts';
import { DataPage } from '#src/features/data/data-page.tsx';
import { useNotices } from '#src/session/notices.ts';
import { rowAdded } from '#test/support/added-row.ts';
import { sentFrom, takeIn, textOf } from '#test/support/exchange.ts';
import { openTestStorage, renderPage } from '#test/support/render-page.tsx';
import { number, PLAN, say, standingTable, typed } from '#test/support/saying.ts';

/** Two PCs that have met on sum/3 = 10; both changed it since, and the other has said one more. */
async function open() {
  const here = await openTestStorage();
  const there = await openTestStorage();
  await say(here, number('sum', 3, 10));
  await takeIn(there, await sentFrom(here));
  await say(there, number('sum', 3, 12, '漏报补录'), number('count', 1, 5));
  await say(here, number('sum', 3, 11));
  const page = await renderPage(DataPage, { route: '/data', storage: here });
  const file = new File([await textOf(there)], '水质科.jxb.json');
  const input = await screen.findByLabelText(/选择文件/);
  return { ...page, here, there, file, input };
}

async function compared(): Promise<HTMLElement> {
  await screen.findByRole('button', { name: '并入' });
  return screen.getByRole('region', { name: /并入预览/ });
}

it('[N2][N3][N4] a file is said, compared, decided, taken in and taken back', async () => {
  const { user, here, file, input } = await open();
  const before = await here.counts(PLAN);
  await user.upload(input, file);
  const preview = await compared();
  expect(preview).toHaveAccessibleName('并入预览：水质科.jxb.json');
  expect(screen.getByRole('list', { name: '读到的文件' })).toHaveTextContent(
    /2026 年度 整体，全部，3 次记录；综合科 周艳/,
  );
  expect(await here.counts(PLAN)).toEqual(before);
  const apply = within(preview).getByRole('button', { name: '并入' });
  expect(apply).toBeDisabled();
  expect(preview).toHaveTextContent('还有 1 处没有选定');
  expect(preview).toHaveTextContent('漏报补录');
  await user.click(within(preview).getByRole('button', { name: '双方都改过 1' }));
  expect(within(preview).getAllByRole('rowheader')).toHaveLength(1);
  await user.selectOptions(within(preview).getByRole('combobox', { name: /3月完成值 采用/ }), '用对方');
  expect(apply).toBeEnabled();
  await user.click(apply);
  await waitFor(() => expect(screen.queryByRole('region', { name: /并入预览/ })).toBeNull());
  expect(await standingTable(here)).toEqual({ 'month/sum/3': 12, 'month/count/1': 5 });
  const { notice } = useNotices.getState();
  expect(notice?.text).toBe('已并入，2 处有变化');
  notice?.action?.run();
  await waitFor(async () =>
    expect(await standingTable(here)).toEqual({ 'month/sum/3': 11, 'month/count/1': null }),
  );
});

it('[N3] a number of theirs that looks wrong says so before it is taken in, and not when it is one’s own', async () => {
  const here = await openTestStorage();
  const there = await openTestStorage();
  await say(there, number('money', 3, 60_000), number('sum', 3, 1200));
  const { user } = await renderPage(DataPage, { route: '/data', storage: here });
  const file = new File([await textOf(there)], '管网科.jxb.json');
  await user.upload(await screen.findByLabelText(/选择文件/), file);
  const preview = within(await compared());
  expect(preview.getByRole('row', { name: /老旧管网改造经费/ })).toHaveTextContent(/请核对：可能是按元填的/);
  expect(preview.getByRole('row', { name: /水样检测份数/ })).not.toHaveTextContent('请核对');
});

it('[N3] what nobody has said here is called by what it is', async () => {
  const here = await openTestStorage();
  const there = await openTestStorage();
  await say(
    there,
    number('count', 1, 5),
    { subject: { kind: 'profile', indicator: 'sum' as IndicatorId }, content: { core: true }, note: '' },
    { subject: { kind: 'remark', indicator: 'sum' as IndicatorId }, content: { text: '见附件' }, note: '' },
    { subject: { kind: 'due-day' }, content: { day: 8 }, note: '' },
  );
  const { user } = await renderPage(DataPage, { route: '/data', storage: here });
  await user.upload(
    await screen.findByLabelText(/选择文件/),
    new File([await textOf(there)], '水质科.jxb.json'),
  );
  const rows = within(await compared())
    .getAllByRole('row')
    .map((row) => row.textContent);
  expect(rows.filter((text) => /1月完成值/.test(text))).toEqual([expect.stringContaining('未填报')]);
  const others = rows.filter((text) => /要人看过/.test(text));
  expect(others).toHaveLength(3);
  for (const words of ['按建议', '没有', '按方案'])
    expect(others.filter((text) => text.includes(words))).toHaveLength(1);
  for (const text of others) expect(text).not.toMatch(/未填报|要人看过.*要人看过/);
});

it('[K9][M15] what waits says why, an outsider is shown as one, and the rest can be taken in first', async () => {
  const { user, here, there, input } = await open();
  await there.write(typed([number('sum', 5, 1)], { author: { name: '赵', section: '人事科' } }));
  await say(here, {
    subject: { kind: 'month-close', month: 1 },
    content: { reported: 1, due: 1 },
    note: '',
  });
  await user.upload(input, new File([await textOf(there)], '水质科.jxb.json'));
  const preview = await compared();
  expect(preview).toHaveTextContent('要人看过：1月已关账');
  expect(preview).toHaveTextContent('要人看过：不是本项科室填报的');
  expect(preview).toHaveTextContent('非本项科室 人事科 赵');
  await user.click(within(preview).getByRole('button', { name: '要人看过 3' }));
  expect(within(preview).getAllByRole('rowheader')).toHaveLength(3);
  await user.click(within(preview).getByRole('button', { name: '先并入其余 2 处' }));
  await waitFor(async () => expect(await here.points(PLAN)).toMatchObject([{ reason: 'merge' }, {}]));
  expect(await standingTable(here)).toMatchObject({
    'month/sum/3': 11,
    'month/sum/5': 1,
    'month/count/1': 5,
  });
  const again = await compared();
  await waitFor(() => expect(again).toHaveTextContent('还有 1 处没有选定，选定后才能并入'));
  await user.click(within(again).getByRole('button', { name: '全部用对方' }));
  await user.click(within(again).getByRole('button', { name: '并入' }));
  await waitFor(async () => expect(await standingTable(here)).toMatchObject({ 'month/sum/3': 12 }));
});

it('[N3] one decision for all that is shown, and a file can be given up', async () => {
  const { user, here, file, input } = await open();
  await user.upload(input, file);
  const preview = await compared();
  await user.click(within(preview).getByRole('button', { name: '全部用本机' }));
  expect(within(preview).getByRole('button', { name: '并入' })).toBeEnabled();
  await user.click(within(preview).getByRole('button', { name: '重新选' }));
  expect(within(preview).getByRole('button', { name: '并入' })).toBeDisabled();
  await user.click(within(preview).getByRole('button', { name: '放弃这个文件' }));
  expect(screen.getByRole('list', { name: '读到的文件' })).toHaveTextContent('已放弃，没有并入');
  expect(await standingTable(here)).toEqual({ 'month/sum/3': 11 });
});

it('[N4] compares anew when somebody has spoken since', async () => {
  const { user, here, file, input } = await open();
  await user.upload(input, file);
  const preview = await compared();
  await user.click(within(preview).getByRole('button', { name: '全部用对方' }));
  await say(here, number('sum', 3, 99));
  await user.click(within(preview).getByRole('button', { name: '并入' }));
  await waitFor(() => expect(useNotices.getState().notice?.text).toContain('已重新比对'));
  expect(await standingTable(here)).toEqual({ 'month/sum/3': 99 });
  const again = await compared();
  await waitFor(() => expect(again).toHaveTextContent('还有 1 处没有选定'));
  expect(again).toHaveTextContent('99');
});

it('[N2] damaged and foreign files, and pasted rubbish, are named with why', async () => {
  const { user, here, there, input } = await open();
  const text = await textOf(there);
  await user.upload(input, [
    new File([text.slice(0, text.length / 2)], '断.jxb.json'),
    new File([text.replace('综合科', '别的科')], '改.jxb.json'),
  ]);
  await user.click(screen.getByText('粘贴数据包文本'));
  await user.click(screen.getByLabelText('数据包文本'));
  await user.paste('不是数据包');
  await user.click(screen.getByRole('button', { name: '读取粘贴的文本' }));
  const list = await screen.findByRole('list', { name: '读到的文件' });
  await waitFor(() => expect(within(list).getAllByRole('listitem')).toHaveLength(3));
  expect(list).toHaveTextContent('文件不完整，在中途断了');
  expect(list).toHaveTextContent('文件内容与校验码不符');
  expect(list).toHaveTextContent('文件不是数据包');
  expect(await standingTable(here)).toEqual({ 'month/sum/3': 11 });
});

it('[N1] a package of everything is handed over and counts as a backup', async () => {
  const { user, here, plan } = await open();
  const names: string[] = [];
  vi.spyOn(URL, 'createObjectURL').mockReturnValue('blob:test');
  // jsdom cannot download: the click on the link is where the browser would take over.
  vi.spyOn(HTMLAnchorElement.prototype, 'click').mockImplementation(function (this: HTMLAnchorElement) {
    names.push(this.download);
  });
  await user.selectOptions(screen.getByRole('combobox', { name: '范围' }), '综合科的指标');
  await user.click(screen.getByRole('button', { name: '导出数据包' }));
  await waitFor(() => expect(names[0]).toMatch(/_2026年_综合科_1-12月_\d{8}-\d{4}\.jxb\.json$/));
  expect(await here.backup(plan.id)).toBeNull();
  await user.selectOptions(screen.getByRole('combobox', { name: '范围' }), '全部（备份、换电脑）');
  await user.click(screen.getByRole('button', { name: '导出数据包' }));
  await waitFor(() => expect(names[1]).toMatch(/_2026年_全部_/));
  await waitFor(async () => expect(await here.backup(plan.id)).not.toBeNull());
});

/** A third PC, which has met nobody: sum/3 = 13 and one cell of its own. */
async function third(): Promise<File> {
  const storage = await openTestStorage();
  await say(storage, number('sum', 3, 13), number('ceiling', 2, 4));
  return new File([await textOf(storage)], '设备科.jxb.json');
}

it('[N10] several files are one preview, one step and one way back; the one that cannot be read is named', async () => {
  const { user, here, there, file, input } = await open();
  const half = new File([(await textOf(there)).slice(0, 900)], '断.jxb.json');
  await user.upload(input, [file, half, await third()]);
  const preview = await compared();
  expect(preview).toHaveAccessibleName('并入预览：2 个文件');
  const list = screen.getByRole('list', { name: '读到的文件' });
  expect(list).toHaveTextContent(/断\.jxb\.json 文件不完整，在中途断了/);
  const apply = within(preview).getByRole('button', { name: '并入' });
  // Which of theirs is not for a group to say.
  await user.click(within(preview).getByRole('button', { name: '全部用对方' }));
  expect(apply).toBeDisabled();
  const choice = within(preview).getByRole('combobox', { name: /3月完成值 采用/ });
  expect(preview).toHaveTextContent(/12.*水质科\.jxb\.json；备注：漏报补录.*13.*设备科\.jxb\.json/);
  await user.selectOptions(choice, within(choice).getByRole('option', { name: /^用 13 份（综合科 周艳/ }));
  await user.click(apply);
  await waitFor(() => expect(screen.queryByRole('region', { name: /并入预览/ })).toBeNull());
  expect(useNotices.getState().notice?.text).toBe('已并入，3 处有变化');
  expect(await standingTable(here)).toEqual({ 'month/sum/3': 13, 'month/count/1': 5, 'month/ceiling/2': 4 });
  expect(within(list).getAllByText(/已并入，3 处有变化/)).toHaveLength(2);
  const arrivals = await here.arrivals(PLAN);
  expect(new Set(arrivals.values())).toEqual(new Set(['水质科.jxb.json', '设备科.jxb.json']));
  useNotices.getState().notice?.action?.run();
  await waitFor(async () =>
    expect(await standingTable(here)).toEqual({
      'month/sum/3': 11,
      'month/count/1': null,
      'month/ceiling/2': null,
    }),
  );
});

it('[N10] a file is added and moved out, and decisions that still mean the same are kept', async () => {
  const { user, here, file, input } = await open();
  await user.upload(input, file);
  const choose = () => screen.getByRole('combobox', { name: /3月完成值 采用/ });
  await compared();
  await user.selectOptions(choose(), '用对方');
  const other = await openTestStorage();
  await say(other, number('worst', 1, 7));
  await user.upload(input, new File([await textOf(other)], '外来.jxb.json'));
  await screen.findByRole('region', { name: '并入预览：2 个文件' });
  await waitFor(() => expect(choose()).toHaveDisplayValue('用对方'));
  await user.upload(input, await third());
  await screen.findByRole('region', { name: '并入预览：3 个文件' });
  await waitFor(() => expect(choose()).toHaveDisplayValue('请选择'));
  await user.click(screen.getByRole('button', { name: '移出 设备科.jxb.json' }));
  await user.click(screen.getByRole('button', { name: '移出 外来.jxb.json' }));
  await screen.findByRole('region', { name: '并入预览：水质科.jxb.json' });
  expect(screen.getByRole('list', { name: '读到的文件' })).toHaveTextContent('已移出，没有并入');
  await waitFor(() => expect(choose()).toHaveDisplayValue('用对方'));
  await user.selectOptions(choose(), '用本机');
  await user.click(screen.getByRole('button', { name: '并入' }));
  await waitFor(async () =>
    expect(await standingTable(here)).toEqual({ 'month/sum/3': 11, 'month/count/1': 5 }),
  );
});

it('[N10] a file of another year is named and holds up no other', async () => {
  const { user, there, file, input } = await open();
  const {
    digest: _,
    planFile: _plan,
    ...content
  } = JSON.parse(await textOf(there)) as Record<string, unknown>;
  const foreign = { ...content, year: 2024 };
  const text = JSON.stringify({ ...foreign, digest: digestOf(foreign) });
  await user.upload(input, [new File([text], '去年.jxb.json'), file]);
  expect(await compared()).toHaveAccessibleName('并入预览：水质科.jxb.json');
  expect(screen.getByRole('list', { name: '读到的文件' })).toHaveTextContent(
    /去年\.jxb\.json.*另一个方案.*2024 年度/,
  );
});

it('[N9] the year goes back to the state of a file: counts and differences first, and a way back', async () => {
  const { user, here } = await open();
  const backup = new File([await textOf(here)], '备份.jxb.json');
  await say(here, number('sum', 3, 99), number('count', 1, 5));
  const log = await here.revisions(PLAN);
  await user.upload(screen.getByLabelText(/选择文件/), backup);
  await user.click(await screen.findByRole('button', { name: '恢复为此文件的状态：备份.jxb.json' }));
  const dialog = await screen.findByRole('dialog', { name: '恢复为「备份.jxb.json」的状态？' });
  await waitFor(() => expect(dialog).toHaveTextContent('现有 2 个值，恢复后 1 个；2 处会改变'));
  expect(within(dialog).getAllByRole('rowheader')).toHaveLength(2);
  expect(await here.revisions(PLAN)).toEqual(log);
  await user.click(within(dialog).getByRole('button', { name: '恢复' }));
  await waitFor(async () =>
    expect(await standingTable(here)).toEqual({ 'month/sum/3': 11, 'month/count/1': null }),
  );
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  expect(await here.revisions(PLAN)).toEqual(expect.arrayContaining([...log]));
  expect(await screen.findByText('恢复为文件的状态 2 处（备份.jxb.json）')).toBeInTheDocument();
  useNotices.getState().notice?.action?.run();
  await waitFor(async () =>
    expect(await standingTable(here)).toEqual({ 'month/sum/3': 99, 'month/count/1': 5 }),
  );
});

it('[N9] a full year is not left almost empty by a file without a typed word, and a part is no year', async () => {
  const { user, here, plan } = await open();
  const small = new File([await textOf(here)], '小.jxb.json');
  await say(
    here,
    ...['sum', 'count', 'ceiling', 'worst'].flatMap((row) => MONTHS.map((month) => number(row, month, 2))),
  );
  const part = await sentFrom(here);
  const scope = { kind: 'section', section: plan.sections[0] ?? '', from: 1, through: 1 } as const;
  await user.upload(screen.getByLabelText(/选择文件/), [
    small,
    new File([packageText({ ...part, scope })], '一月.jxb.json'),
  ]);
  await screen.findByRole('region', { name: '并入预览：2 个文件' });
  expect(screen.queryByRole('button', { name: '恢复为此文件的状态：一月.jxb.json' })).toBeNull();
  await user.click(screen.getByRole('button', { name: '恢复为此文件的状态：小.jxb.json' }));
  const dialog = await screen.findByRole('dialog');
  await waitFor(() => expect(dialog).toHaveTextContent('现有 48 个值，恢复后 1 个'));
  const restore = within(dialog).getByRole('button', { name: '恢复' });
  expect(restore).toBeDisabled();
  await user.type(within(dialog).getByRole('textbox'), '清空大部分数据');
  expect(restore).toBeEnabled();
});

it('[N11] where no worker can be started a large file is read on the page', async () => {
  const { user, there, input } = await open();
  const text = `${await textOf(there)}${' '.repeat(1_100_000)}`;
  await user.upload(input, new File([text], '大.jxb.json'));
  expect(await compared()).toHaveAccessibleName('并入预览：大.jxb.json');
});

it('[N3][PL62] a row that comes with the same file is called by its number and name, and a restore point names it too', async () => {
  const here = await openTestStorage();
  const there = await openTestStorage();
  await say(here, number('sum', 3, 1));
  await say(there, rowAdded(8), number('r-1', 8, 3));
  const { user } = await renderPage(DataPage, { route: '/data', storage: here });
  const file = new File([await textOf(there)], '调整.jxb.json');
  await user.upload(await screen.findByLabelText(/选择文件/), file);
  const preview = await compared();
  expect(within(preview).getByRole('row', { name: /8月完成值/ })).toHaveTextContent(/20 新增平台.*3 个/);
  await user.click(within(preview).getByRole('button', { name: '全部用对方' }));
  await user.click(within(preview).getByRole('button', { name: '并入' }));
  await waitFor(async () => expect(await standingTable(here)).toMatchObject({ 'month/r-1/8': 3 }));
  await user.click((await screen.findAllByRole('button', { name: /^恢复到 / }))[0] ?? document.body);
  const dialog = await screen.findByRole('dialog');
  expect(await within(dialog).findByRole('rowheader', { name: '20 新增平台' })).toBeVisible();
});
