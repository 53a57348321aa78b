/** What the official forms head alike, in whichever layout. */

export const FORM_UNIT_LABEL = '部门（单位）名称';
export const RUN_BY_LABEL = '实施单位';
export const MONEY_UNIT_LINE = '金额单位：万元';
export const YEAR_GOAL_LABEL = '年度总体目标';
export const CLASS1_LABEL = '一级指标';
export const CLASS2_LABEL = '二级指标';
export const CLASS3_LABEL = '三级指标';
export const CORE_HEAD = '是否核心指标';
export const YEAR_TARGET_HEAD = '年度指标值';
export const EXECUTION_SCORE_LABEL = '执行率得分';
/** Heads of the tables in the report. */
export const RATE_HEAD = '执行率（%）';
export const WEIGHT_HEAD = '权重（分）';
export const SCORE_HEAD = '得分（分）';
