/** What the fields of a plan and of its rows are called, wherever one is filled in, listed or printed. */

export const UNIT_NAME_LABEL = '单位名称';
/** Of a draft. */
export const YEAR_UNSAID = '年度未定';
export const PROJECT_LABEL = '项目名称';
export const SOURCE_LABEL = '来源文件';
export const AUTHORITY_LABEL = '主管部门';
export const CONTACT_LABEL = '部门联系人';
export const PROJECT_CONTACT_LABEL = '项目联系人';
export const PHONE_LABEL = '联系电话';
export const COLLECTING_LABEL = '汇总科室';
export const GOAL_LABEL = '年初绩效目标';
export const RULES_LABEL = '评分规则';
export const CORRECTIONS_LABEL = '更正记录';

export const INITIAL_BUDGET_LABEL = '年初预算数';
export const BUDGET_LABEL = '全年预算数';
/** The same as the forms of Chongqing head it. */
export const ADJUSTED_BUDGET_LABEL = '全年（调整）预算数';

export const NAME_LABEL = '指标名称';
export const UNIT_LABEL = '计量单位';
export const OPERATOR_LABEL = '指标性质';
export const TARGET_LABEL = '指标值';
export const KIND_LABEL = '评价方式';
export const ROLLUP_LABEL = '汇总方式';
export const DECIMALS_LABEL = '小数位数';
export const OWNER_LABEL = '主责科室';
export const ODDITIES_LABEL = '原文如此';
export const INITIAL_TARGET_LABEL = '年初指标值';
/** What a person may say of a row beside its months. */
export const ADJUSTED_TARGET_LABEL = '调整指标值';
export const MANUAL_SCORE_LABEL = '人工评分';
export const FROM_MONTH_LABEL = '从哪个月起';
/** Of the document that puts a plan in force or changes it. */
export const DOCUMENT_NUMBER_LABEL = '文号（没有可空着）';
/** Over what the system proposes beside what was printed. */
export const PROPOSED_TITLE = '本系统的建议，可改';
