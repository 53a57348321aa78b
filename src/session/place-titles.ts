import type { PlaceName } from '#src/session/place.ts';

/** What the places are called, in the frame, in a window's title and where they are looked for. */
export const PLACE_TITLES: Record<PlaceName, string> = {
  overview: '总览',
  entry: '月度填报',
  month: '月度办理',
  indicator: '指标',
  scorecard: '年终评分表',
  review: '年终材料',
  plan: '绩效方案',
  data: '数据与协作',
  plans: '方案目录',
  district: '汇总各单位',
};

/** Of 年终材料, and said in every place of a final year [Y6]. */
export const SEAL_TITLE = '定稿与校验';

/** Panels of 数据与协作 to which a light in the head leads. */
export const ENGINE_TITLE = '协作服务器';
export const FOLDER_TITLE = '共享文件夹';

/** What a draft has of them; the others come with 下达 [PL50]. */
export const DRAFT_NAMES: readonly PlaceName[] = ['overview', 'entry', 'month'];
