const DIGITS = '〇一二三四五六七八九';

/** Years that a text names, '2025' or '二〇二五', as four digits in the order they stand: what a copy for another year has to look at [NY4]. */
export function yearsNamed(text: string): readonly string[] {
  const plain = text
    .replace(/[零○Ｏ]/g, '〇')
    .replace(/[〇一二三四五六七八九]{4}/g, (word) =>
      word.replace(/./g, (each) => String(DIGITS.indexOf(each))),
    );
  const years: string[] = [];
  // A number that is longer is no year: 12025 条.
  for (const digits of plain.match(/\d+/g) ?? [])
    if (/^20\d\d$/.test(digits) && !years.includes(digits)) years.push(digits);
  return years;
}
