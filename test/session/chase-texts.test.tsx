import { beforeEach, expect, it, vi } from 'vitest';

beforeEach(() => {
  window.localStorage.clear();
  vi.resetModules();
});

/** As another tab, or the same one after it was closed, has them. */
async function opened() {
  vi.resetModules();
  const { useChaseTexts } = await import('#src/session/chase-texts.ts');
  return useChaseTexts.getState;
}

const MINE = { draft: '请报送。', text: '请今天报送。' };
const THEIRS = { draft: '请报送。', text: '请明天报送。' };

it('[MO18] a changed text is there when the tab was closed, and beside what another tab changed, until it is given up', async () => {
  const here = await opened();
  here().keep('p/11/综合科', MINE);
  const there = await opened();
  there().keep('p/11/技术保障科', THEIRS);
  here().keep('p/11/综合科', { ...MINE, text: '请尽快报送。' });
  const later = await opened();
  expect(later().texts).toEqual({
    'p/11/综合科': { ...MINE, text: '请尽快报送。' },
    'p/11/技术保障科': THEIRS,
  });
  later().drop('p/11/综合科');
  expect((await opened())().texts).toEqual({ 'p/11/技术保障科': THEIRS });
});

it('[MO18] the ones that were changed last have room, and what is no text is passed over', async () => {
  const here = await opened();
  const long = { draft: '', text: '报'.repeat(20_000) };
  for (let section = 1; section <= 12; section += 1) here().keep(`p/11/${section}`, long);
  expect(Object.keys((await opened())().texts)).toEqual(
    ['4', '5', '6', '7', '8', '9', '10', '11', '12'].map((section) => `p/11/${section}`),
  );
  window.localStorage.setItem(
    'tracker.chase-texts',
    JSON.stringify([1, ['a'], ['b', { text: 1 }], ['c', MINE]]),
  );
  expect((await opened())().texts).toEqual({ c: MINE });
  window.localStorage.setItem('tracker.chase-texts', '{');
  expect((await opened())().texts).toEqual({});
});
