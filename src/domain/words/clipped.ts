/** Names and figures of any length, in the room they have. */
export function clipped(text: string, room: number): string {
  let used = 0;
  let kept = '';
  for (const letter of text) {
    used += widthOf(letter);
    if (used > room) return `${kept}…`;
    // The mark of the cut needs room too.
    if (used <= room - 1) kept += letter;
  }
  return text;
}

/** In Chinese letters; others take half of one. */
export function widthOf(letter: string): number {
  return (letter.codePointAt(0) ?? 0) < 0x2000 ? 0.5 : 1;
}

/** A line neither begins nor ends with these. */
const NO_START = '，。；：、！？）》〉”’」』%％';
const NO_END = '（《〈“‘「『';

/** A title in as few lines as it needs, none of them with a letter or two alone: all are about as long as each other [J9]. */
export function evenLines(title: string, room: number): readonly string[] {
  const letters = Array.from(title);
  const widths = letters.map(widthOf);
  const sum = (from: number, to: number) => widths.slice(from, to).reduce((all, each) => all + each, 0);
  const lines: string[] = [];
  let start = 0;
  for (let left = Math.ceil(sum(0, letters.length) / room); left > 1; left -= 1) {
    const aim = sum(start, letters.length) / left;
    const breaks = letters.flatMap((_, at) => (at > start && mayBreak(letters, at) ? [at] : []));
    const off = (at: number) => Math.abs(sum(start, at) - aim);
    const at = breaks
      .filter((each) => sum(start, each) <= room && sum(each, letters.length) <= room * (left - 1))
      .reduce<number | null>((best, each) => (best === null || off(each) < off(best) ? each : best), null);
    // Nothing to break at: the paper breaks it where it can.
    if (at === null) break;
    lines.push(letters.slice(start, at).join(''));
    start = at;
  }
  return [...lines, letters.slice(start).join('')];
}

/** Between the two ends of a range. */
const DASH = /[-–—]/;

/**
 * Not within a number, a range of them or a word of Latin letters, nor between a mark and what it belongs to, nor between a number and the
 * 年 behind it; a space begins no line.
 */
function mayBreak(letters: readonly string[], at: number): boolean {
  const [before = '', after = ''] = [letters[at - 1], letters[at]];
  if (NO_START.includes(after) || NO_END.includes(before) || after === ' ') return false;
  if (before === ' ' && after === '年') return false;
  if ((DASH.test(before) && /\d/.test(after)) || (/\d/.test(before) && DASH.test(after))) return false;
  return !(/[0-9A-Za-z]/.test(before) && /[0-9A-Za-z年]/.test(after));
}
