import { expect, test, type Page } from '@playwright/test';
import { ANNEX_10_2025 } from '#src/domain/catalogue/annex10.ts';
import { standingCells, storedData } from '#test/support/entry-driver.ts';
import { fillAuthor, tellName } from '#test/support/journey.ts';

/**
 * Random typing at random speed, against a model of a spreadsheet: each text is in the cell in which it was begun, stored or marked.
 * A failure prints its seed; TYPING_SEED=… runs that one.
 */

const ROW_IDS = [...ANNEX_10_2025.indicators.map(({ id }) => id as string), 'execution'];
/** Shown as they were typed, whether a row takes or refuses them. */
const VALUES = [
  '1',
  '0',
  '2',
  '5',
  '12',
  '1.5',
  '0.25',
  '-0.5',
  '-3',
  '101',
  'abc',
  '12a',
  '约3',
  '7.123456',
];
const NOTES = ['已核', '门户 8 条', '3', '-'];
const LEAVING = [
  'Enter',
  'Enter',
  'Enter',
  'Tab',
  'ArrowDown',
  'ArrowUp',
  'Shift+Enter',
  'Shift+Tab',
] as const;
const STEPS = 45;

type Kind = 'fresh' | 'open' | 'closed';

for (const kind of ['fresh', 'open', 'closed'] as const) {
  for (const seed of seeds()) {
    test(`[G18] what is typed at random is in its cell: ${kind} month, seed ${seed}`, async ({ page }) => {
      await page.goto('./#/entry?year=2025&month=3');
      if (kind !== 'fresh') await tellName(page);
      if (kind === 'closed') await closeMonth(page);
      await expect(field(page)).toBeFocused();
      const expected = await typeAtRandom(page, random(seed));
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(field(page)).toBeFocused();
      expect(await shownTexts(page, expected)).toEqual(Object.fromEntries(expected));
      await settle(page, kind);
      expect(await shownTexts(page, expected)).toEqual(Object.fromEntries(expected));
      await expectStoredOrMarked(page, expected);
    });
  }
}

/** What a spreadsheet would hold: '07/value' → text. */
async function typeAtRandom(page: Page, next: () => number): Promise<ReadonlyMap<string, string>> {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T;
  const press = (key: string) => page.keyboard.press(key, { delay: next() * 30 });
  const texts = new Map<string, string>();
  let row = 0;
  let col = 0;
  let tabColumn: number | null = null;
  const leave = async (key: (typeof LEAVING)[number]) => {
    const at = row * 2 + col;
    // Tab on the last cell and Shift+Tab on the first leave the grid, as they should.
    const isOut = (key === 'Tab' && at === ROW_IDS.length * 2 - 1) || (key === 'Shift+Tab' && at === 0);
    const used = isOut ? 'Enter' : key;
    await press(used);
    if (used === 'Tab' || used === 'Shift+Tab') {
      tabColumn ??= col;
      row = Math.floor((at + (used === 'Tab' ? 1 : -1)) / 2);
      col = (at + (used === 'Tab' ? 1 : -1)) % 2;
      return;
    }
    if (used.endsWith('Enter')) col = tabColumn ?? col;
    tabColumn = null;
    const down = used === 'Enter' || used === 'ArrowDown' ? 1 : -1;
    row = Math.min(ROW_IDS.length - 1, Math.max(0, row + down));
  };
  for (let step = 0; step < STEPS; step += 1) {
    const key = `${ROW_IDS[row]}/${col === 0 ? 'value' : 'note'}`;
    const dice = next();
    if (dice < 0.12) await leave(pick(LEAVING));
    else if (dice < 0.2) {
      await press('Delete');
      texts.set(key, '');
    } else {
      const text = pick(col === 0 ? VALUES : NOTES);
      for (const character of text) await page.keyboard.type(character, { delay: next() * 30 });
      if (next() < 0.12) await press('Escape');
      else {
        texts.set(key, text);
        await leave(pick(LEAVING));
      }
    }
    if (next() < 0.3) await pause(page, next() * 200);
  }
  return texts;
}

/** A person's pause: part of what is tried, nothing is waited for. */
function pause(page: Page, milliseconds: number): Promise<void> {
  return page.evaluate((time) => new Promise<void>((done) => window.setTimeout(done, time)), milliseconds);
}

/** Answers what waited beside the grid. */
async function settle(page: Page, kind: Kind): Promise<void> {
  if (kind === 'fresh') await fillAuthor(page);
  const reason = page.getByRole('textbox', { name: '更正理由' });
  if (kind === 'closed') {
    await reason.fill('按台账');
    await page.keyboard.press('Enter');
  }
  await expect(field(page)).toBeFocused();
  await expect(page.getByText(/^已保存到本机/)).toBeVisible();
}

async function closeMonth(page: Page): Promise<void> {
  await page.getByRole('button', { name: '关账', exact: true }).click();
  await page.getByRole('dialog').getByRole('button', { name: '关账', exact: true }).click();
  await expect(page.getByText('3月已关账', { exact: false }).first()).toBeVisible();
}

/** The cells' own texts, without marks and what stands for an empty one. */
function shownTexts(page: Page, expected: ReadonlyMap<string, string>): Promise<Record<string, string>> {
  return page.evaluate(
    (keys) =>
      Object.fromEntries(
        keys.map((key) => {
          const [row, what] = key.split('/');
          const cell = document.getElementById(`cell-${row}-3-${what}`);
          const textOf = (td: HTMLElement | null) =>
            [...(td?.childNodes ?? [])]
              .filter(({ nodeType }) => nodeType === Node.TEXT_NODE)
              .map(({ textContent }) => textContent)
              .join('');
          const text = textOf(cell);
          // An empty note shows the doubt about its value, which is the title of the value's cell instead of its number.
          const value = document.getElementById(`cell-${row}-3-value`);
          const isDoubt = what === 'note' && text === value?.title && text !== textOf(value);
          return [key, isDoubt ? '' : text];
        }),
      ),
    [...expected.keys()],
  );
}

async function expectStoredOrMarked(page: Page, expected: ReadonlyMap<string, string>): Promise<void> {
  const standing = standingCells(await storedData(page));
  for (const [key, text] of expected) {
    const [row, what] = key.split('/');
    const isMarked = (await page.locator(`#cell-${row}-3-${what}`).getAttribute('aria-invalid')) === 'true';
    if (isMarked || what === 'note') continue;
    const stored = standing[row === 'execution' ? '*/3' : `${row}/3`] ?? null;
    expect({ key, stored }).toEqual({ key, stored: text === '' ? null : Number(text) });
  }
}

function field(page: Page) {
  return page.locator('textarea[aria-controls="entry-grid"]');
}

function seeds(): readonly number[] {
  const given = Number(process.env['TYPING_SEED'] ?? '');
  return given > 0 ? [given] : [11, 29];
}

/** mulberry32 */
function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
