/** What the papers of a year are called: in their titles, in the names of their files and where they are asked for. */

export const SCORECARD_NAME = '绩效评分表';
export const EVALUATION_NAME = '绩效自评表';
export const MONITORING_NAME = '绩效运行监控表';
export const DECLARATION_NAME = '绩效目标申报表';
export const REPORT_NAME = '绩效自评报告';
export const SUMMARY_NAME = '绩效自评摘要';
export const EVIDENCE_NAME = '佐证材料目录';
export const HISTORY_NAME = '修改记录';
export const SNAPSHOT_NAME = '绩效快照';
