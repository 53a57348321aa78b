import {
  MANUAL_SCORE_LABEL,
  ADJUSTED_TARGET_LABEL,
  INITIAL_TARGET_LABEL,
} from '#src/domain/catalogue/field-words.ts';
import type { Subject } from '#src/domain/statements/statement.ts';

/** What the kinds of statements are called, wherever one is spoken of: a kind of which each month has one stands behind its month. */
export const SUBJECT_WORDS: Record<Subject['kind'], string> = {
  month: '完成值',
  part: '分项值',
  rating: '评定',
  execution: '预算执行数',
  'manual-score': MANUAL_SCORE_LABEL,
  'adjusted-target': ADJUSTED_TARGET_LABEL,
  expected: '全年预计完成情况',
  remark: '说明',
  profile: '方案属性',
  settings: '方案设置',
  text: '年终材料文字',
  brief: '通报文字',
  outlook: '运行监控',
  'meeting-note': '会议要求',
  'month-close': '关账',
  evidence: '佐证材料',
  seal: '年度定稿',
  'month-checked': '完成值核对',
  'execution-checked': '预算执行数核对',
  'target-checked': `${ADJUSTED_TARGET_LABEL}核对`,
  'close-list': '关账清单',
  'count-rated': '年末预计设置',
  'due-day': '填报期限',
  'form-layout': '表格版式',
  funds: '项目资金',
  'funds-to-date': '项目资金累计执行数',
  adjustment: '方案调整',
  'plan-version': '原文版本',
};

/** Of a row of 运行监控表 of which nobody has said anything, or nothing otherwise. */
export const AS_DATA_HAVE_IT = '按数据填列';

/** What stands where nobody has said anything, and it is not nothing [MO50]. */
export const UNSAID: Partial<Record<Subject['kind'], string>> = {
  profile: '按建议',
  settings: '按方案',
  'count-rated': '按方案',
  'due-day': '按方案',
  'form-layout': '按方案',
  'adjusted-target': INITIAL_TARGET_LABEL,
  expected: '按推算',
  'manual-score': '按计算',
  outlook: AS_DATA_HAVE_IT,
  text: '未改写',
  brief: '未改写',
  'month-close': '未关账',
  seal: '未定稿',
};
