/** What the panels of 总览 are called, on screen and in a snapshot. */

export const TO_WIN_TITLE = '最该抓的指标';
export const COURSE_TITLE = '全年得分走势';
export const CLASSES_TITLE = '分类得分';
export const SECTIONS_TITLE = '科室得分';
export const LOSSES_TITLE = '失分瀑布';
export const MONTHS_TITLE = '逐月进度';
export const ROWS_TITLE = '指标明细';
export const ON_YEAR_TITLE = '与上年同期';
export const MOST_LOST_TITLE = '失分较多的指标';
export const COMING_DUE_TITLE = '即将到期';
export const WHAT_IF_TITLE = '假设测算';
