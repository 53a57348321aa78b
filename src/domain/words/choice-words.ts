/** What a choice offers first, before it is narrowed. */

export const ALL_SECTIONS = '全部科室';
export const ALL_MONTHS = '全部月份';
