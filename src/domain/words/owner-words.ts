/** Whose row it is, in words: a unit of one office has no sections, and a row may wait for its own. */
export function ownerText(owner: string): string {
  return owner === '' ? '未分科室' : owner;
}
