/** Whose row it is, in words: a unit of one office has no sections, and a row may wait for its own. */
export function ownerText(owner: string): string {
  return owner === '' ? '未分科室' : owner;
}

/** The same beside rows of one plan: where no row has an owner there is nobody to name. */
export function ownerAmong(
  rows: readonly { readonly indicator: { readonly owner: string } }[],
  owner: string,
): string {
  return rows.every(({ indicator }) => indicator.owner === '') ? '' : ownerText(owner);
}
