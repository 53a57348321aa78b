/** ms since 1970 either way: beyond it no calendar has a day. */
export const MAX_INSTANT = 8.64e15;
