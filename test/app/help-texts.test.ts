import { expect, it } from 'vitest';
import { COMMON_KEYS, HELP, MORE_GRID_KEYS } from '#src/app/help-texts.ts';
import { GRID_KEYS, GRID_KEYS_LINE } from '#src/domain/words/entry-keys.ts';
import { gridCommand } from '#src/features/entry/model/grid-key.ts';
import { PLACE_NAMES } from '#src/session/place.ts';

const NAMES: Record<string, string> = {
  回车: 'Enter',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
  Esc: 'Escape',
};
/** Keys that are none of the grid's commands: letters go to the field, the clipboard has events of its own. */
const OTHERS = new Set(['直接输入', '只填 N', 'Ctrl+C', 'Ctrl+X', 'Ctrl+V']);

/** '↑ ↓、Shift+回车' → ['ArrowUp', 'ArrowDown', 'Shift+Enter'] */
function keysOf(text: string): readonly string[] {
  return text
    .split(/、|，|(?<=[↑↓←→]) |再|先|或/)
    .map((each) => each.trim())
    .filter((each) => each !== '' && !OTHERS.has(each))
    .map((each) => each.replace(/[^+]+$/, (last) => NAMES[last] ?? last));
}

it('[MO36] every key that the help of the grid names is a key of the grid', () => {
  const named = [...GRID_KEYS, ...MORE_GRID_KEYS].flatMap(({ keys }) => keysOf(keys));
  expect(named.length).toBeGreaterThan(24);
  const unknown = named.filter((name) => {
    const parts = name.split('+');
    const key = {
      key: parts[parts.length - 1] ?? '',
      ctrl: parts.includes('Ctrl'),
      shift: parts.includes('Shift'),
      alt: parts.includes('Alt'),
      isComposing: false,
    };
    return gridCommand(key, { mode: null, isLettingGo: false }) === null;
  });
  expect(unknown).toEqual([]);
});

it('[MO36] the line under the grid says the keys of the help, and where the rest is', () => {
  for (const { keys, does } of GRID_KEYS) expect(GRID_KEYS_LINE).toContain(`${keys} ${does}`);
  expect(GRID_KEYS_LINE).toContain('F1 帮助');
  expect(HELP.entry.keys).toEqual(expect.arrayContaining([...GRID_KEYS]));
});

it('[MO35] every place has help that is short, and no key is named twice in it', () => {
  for (const name of PLACE_NAMES) {
    const { about, keys } = HELP[name];
    expect(about.length).toBeGreaterThan(0);
    expect(about.join('').length).toBeLessThan(220);
    const named = [...keys, ...COMMON_KEYS].map((each) => `${each.keys} ${each.does}`);
    expect(new Set(named).size).toBe(named.length);
  }
});
