/** Reads the letters that each character of a text may begin with in pinyin; [] for what has none. */
export type InitialsReader = (text: string) => readonly string[];

type Compare = (a: string, b: string) => number;

/** The first common character of each letter, in the order of pinyin: no syllable begins with i, u or v. */
const LETTERS = 'abcdefghjklmnopqrstwxyz';
const FIRSTS = Array.from('阿八擦哒妸发旮哈讥咔垃妈拿噢趴七呥仨他挖夕丫匝');

/** Characters with more than one reading that stand in names of indicators; the order of a collator knows one of them. */
const SEVERAL = new Map(
  '重zc行xh长zc率ls调dt会hk系xj单ds车cj度d期q给gj传cz藏cz乐ly省sx校xj朝cz曾cz区qo解jx查cz盛sc种zc参cs差c降jx觉j角j阿ae还h宿sx弹dt提td识sz辟pb粘zn属sz厦sx见jx万wm屏pb番fp石sd似sc大d便bp'
    .match(/\P{ASCII}[a-z]+/gu)
    ?.map((each) => [each.charAt(0), each.slice(1)]),
);

/**
 * Pinyin initials without a table of characters: a character lies between two firsts in the collator's order.
 * @param compare the browser's order of pinyin
 * @returns null where the browser does not order by pinyin: nothing is said rather than something wrong
 */
export function initialsReader(compare: Compare = pinyinOrder()): InitialsReader | null {
  const isOrdered = FIRSTS.every((first, at) => at === 0 || compare(FIRSTS[at - 1] ?? '', first) < 0);
  if (!isOrdered) return null;
  const letterOf = (character: string): string => {
    if (/[a-z0-9]/.test(character)) return character;
    if (!/\p{Script=Han}/u.test(character)) return '';
    const several = SEVERAL.get(character);
    if (several !== undefined) return several;
    let at = FIRSTS.length - 1;
    while (at > 0 && compare(FIRSTS[at] ?? '', character) > 0) at -= 1;
    return LETTERS.charAt(at);
  };
  return (text) =>
    Array.from(text.toLowerCase())
      .map(letterOf)
      .filter((letters) => letters !== '');
}

/** Where in the text the letters stand one after the other; -1: nowhere. */
export function indexOfInitials(initials: readonly string[], letters: string): number {
  for (let start = 0; start + letters.length <= initials.length; start += 1) {
    if (Array.from(letters).every((letter, at) => initials[start + at]?.includes(letter) === true))
      return start;
  }
  return -1;
}

function pinyinOrder(): Compare {
  return new Intl.Collator('zh-u-co-pinyin').compare;
}
