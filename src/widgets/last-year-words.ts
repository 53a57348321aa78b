/** What stands where last year cannot be shown [NY12]. */
export const LAST_YEAR_WORDS = {
  reading: '正在读取上年的数据…',
  failed: '上年的数据读取失败，没有改动任何数据。请重新载入页面再试。',
  missing: '上年的方案不在这台电脑上，不能比较：请在有上年数据的电脑上导出数据包，在“数据与协作”导入。',
} as const;

export const OTHER_PLAN_WORDS = '本机上年的方案与建今年草稿时的不一样，比较按本机的。';
