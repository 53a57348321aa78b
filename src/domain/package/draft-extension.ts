/** Of a draft on its way. Not that of a package: readers of before drafts travelled leave it alone. */
export const DRAFT_EXTENSION = '.jxd.json';
