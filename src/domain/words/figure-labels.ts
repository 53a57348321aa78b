/**
 * What the figures of a year and of its rows are called, and what is said in the place of one: on screens, on papers and in files. Constants
 * alone, which the build puts where they are read: whoever needs a word loads no file for it.
 */

export const ROWS_TOTAL_LABEL = '指标得分';
export const WHOLE_TOTAL_LABEL = '自评总分';
export const EXECUTION_LABEL = '预算执行';
export const EXECUTION_RATE_LABEL = '预算执行率';
export const NO_EXECUTION_RATE = '没有执行率';
export const RATE_NOT_SCORED = '执行率不计分';
export const CAPS_LABEL = '按执行率封顶';
export const NO_ROW_SCORED = '还没有一行有得分';
export const NOTHING_REPORTED = '尚无填报';
export const YEAR_SEALED = '本年度已定稿';

export const OUTLOOK_LABEL = '年末预计';
export const NO_OUTLOOK = '尚无填报，不作预计';
/** Its parts, as the steps of its reckoning too. */
export const PACED_LABEL = '按近月推算';
export const ON_TIME_LABEL = '假定如期完成';
export const UNTOLD_LABEL = '尚无数据';
export const LIKELY_GRADES_LABEL = '预计等次';

export const SCORE_LABEL = '得分 / 权重';
export const DUE_LABEL = '按时序应完成';
/** The same behind a figure. */
export const DUE_SHORT_LABEL = '时序应完成';
export const EXPECTED_LABEL = '全年预计';
export const ON_YEAR_LABEL = '较上年同期';
export const IN_CHARGE_LABEL = '责任科室';
export const PROGRESS_LABEL = '完成程度';
export const YEAR_VALUE_LABEL = '全年完成值';
export const ROW_SCORE_LABEL = '本项得分';
export const EARNED_LABEL = '已得总分';
export const OVERSHOOT_LABEL = '超额扣分';
export const RATING_BASIS_LABEL = '评定依据';
export const AS_OF_LABEL = '数据截至';
export const YEAR_TARGET_LABEL = '年度目标';
