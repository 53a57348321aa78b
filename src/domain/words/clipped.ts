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
