import { screen, waitFor } from '@testing-library/react';
import { expect, it } from 'vitest';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { isCeiling } from '#src/domain/catalogue/indicator.ts';
import { quantityToText } from '#src/domain/quantity/quantity.ts';
import { sampleYear } from '#src/domain/sample/sample-year.ts';
import type { MonthContent, Said } from '#src/domain/statements/statement.ts';
import { EntryPage } from '#src/features/entry/entry-page.tsx';
import { renderPage } from '#test/support/annex-10.tsx';

const SAMPLE = sampleYear(ANNEX_10_2025);
const isDecember = ({ subject }: Said) => 'month' in subject && subject.month === 12;
const REPORT = '年度政务公开第三方评估报告';

/** The paper that both rated rows rest on, filed with the first of them. */
const PAPER = {
  subject: { kind: 'evidence', indicator: '29', evidence: 'e-1' },
  content: { month: 12, title: REPORT, source: { kind: 'pointer', text: '档案柜 3' } },
  note: '',
} as unknown as Said;

const lazily = { timeout: 15_000 };

/** As it is written, with the zero before the point. */
function textOf(content: MonthContent | null): string | null {
  return content?.kind === 'number' ? quantityToText(content.value) : null;
}

it('[MO44] all 33 rows of December take at most 110 keys', async () => {
  const page = await renderPage(EntryPage, {
    route: '/entry?year=2025&month=12',
    said: [...SAMPLE.filter((each) => !isDecember(each)), PAPER],
  });
  await screen.findByRole('grid', undefined, lazily);
  let keys = 0;
  const evidence: string[] = [];
  /** One key, or one with Ctrl or Shift held: '{Enter}', '{Shift>}{F4}{/Shift}'. */
  const press = async (key: string) => {
    keys += 1;
    await page.user.keyboard(key);
  };
  const type = async (text: string) => {
    for (const character of text) await press(character);
  };
  const dialog = (name: RegExp) => screen.findByRole('dialog', { name }, lazily);
  const save = async () => {
    await press('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.queryByRole('dialog')?.textContent ?? '').toBe(''), lazily);
  };

  const of = (kind: string, id: string) =>
    SAMPLE.find(
      (each) =>
        isDecember(each) &&
        each.subject.kind === kind &&
        'indicator' in each.subject &&
        each.subject.indicator === id,
    );
  for (const { id, kind, goal } of ANNEX_10_2025.indicators.map((each) =>
    Object.assign({ id: each.id, kind: each.kind }, { goal: 'goal' in each ? each.goal : null }),
  )) {
    if (kind === 'quantitative') {
      const text = textOf((of('month', id)?.content ?? null) as MonthContent | null);
      if (text !== null) await type(text);
      else if (goal !== null && isCeiling(goal.operator)) await type('n');
      await press('{Enter}');
      continue;
    }
    await press('{F2}');
    await dialog(new RegExp(`^${Number(id)}\\.`));
    if (kind === 'compound') {
      await type('96.1');
      await press('{Enter}');
      await type('94.2');
      await press('{Enter}');
      await press('{Enter}');
    } else {
      await type('95');
      await press('{F4}');
    }
    const given = screen.getByRole<HTMLTextAreaElement>('textbox', { name: '评定依据' });
    evidence.push(given.value);
    expect(given).toHaveFocus();
    await save();
  }
  expect(evidence).toEqual([REPORT, REPORT, '网上办结率 96.1%，满意度 94.2%']);
  await type('43.3');
  await press('{Enter}');
  await press('{Shift>}{F4}{/Shift}');
  // A browser's own dialog takes the focus as it opens; jsdom's does not.
  (await dialog(/其余 \d+ 项/)).querySelector('button')?.focus();
  await save();

  await waitFor(async () => {
    const { statements } = await page.storage.load(page.plan.id);
    const december = statements.filter(({ subject }) => 'month' in subject && subject.month === 12);
    // 29 measured rows, two parts, three ratings, and the execution.
    expect(december.filter(({ content }) => content !== null)).toHaveLength(35);
  }, lazily);
  process.stdout.write(`December: ${keys} keys\n`);
  expect(keys).toBeLessThanOrEqual(110);
});
