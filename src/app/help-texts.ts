import { GRID_KEYS, type KeyHelp } from '#src/domain/words/entry-keys.ts';
import type { PlaceName } from '#src/session/place.ts';

/** What a place is for and how it is worked, in a few sentences, and its keys. */
export interface Help {
  readonly about: readonly string[];
  readonly keys: readonly KeyHelp[];
}

/** Keys that mean the same in every place. */
export const COMMON_KEYS: readonly KeyHelp[] = [
  { keys: 'Ctrl+K', does: '查找指标、位置、月份、科室、填报人、材料，回车前往' },
  { keys: 'F1；不在填写时也可按 ?', does: '本页帮助' },
  { keys: 'Alt+←、Alt+→', does: '后退、前进（浏览器）' },
  { keys: 'Ctrl+P', does: '打印本页，所见即所印' },
  { keys: 'Ctrl+回车', does: '对话框里：保存' },
  { keys: 'Esc', does: '对话框里：取消；改过的先问' },
];

/** The keys of the grid beyond those that stand under it. */
export const MORE_GRID_KEYS: readonly KeyHelp[] = [
  { keys: 'Shift+F4', does: '本月其余未填的都记为无发生，先列出再确认' },
  { keys: 'Shift+回车、Shift+Tab', does: '向上、向左' },
  { keys: '↑ ↓ ← →、Home、End、PageUp、PageDown', does: '移动；加 Shift 选一片，加 Ctrl 到数据边上' },
  { keys: 'Ctrl+C、Ctrl+X、Ctrl+V', does: '与 Excel、WPS 互相复制粘贴' },
  { keys: 'Ctrl+A', does: '全选' },
  { keys: 'Delete', does: '清空所选' },
  { keys: 'Ctrl+D、Ctrl+R', does: '向下、向右填充' },
  { keys: 'Ctrl+Z、Ctrl+Y', does: '撤销、重做，刷新后也能' },
  { keys: 'F8、F9', does: '对存疑的数：按提示改、确认数没错' },
  { keys: 'Esc', does: '填写中：恢复原样' },
];

const PAPER: readonly KeyHelp[] = [
  { keys: 'Ctrl+回车', does: '保存正在写的文字；移开也保存' },
  { keys: 'Esc', does: '恢复原文' },
];

export const HELP: Record<PlaceName, Help> = {
  overview: {
    about: [
      '看全年到哪儿了：已得分、到期应得、年末预计，哪些项要抓、差多少、还要做什么。',
      '标尺一段是一项，宽为权重，填高为得分；点一段，下面各表只看这一项。右上「截止月份」改看任一个月。',
      '「汇报」逐页放映，「导出快照」生成给领导看的单个网页，双击即开，不能改。',
    ],
    keys: [
      { keys: '标尺上 ← → Home End', does: '逐项看；回车打开指标，空格只看这一项' },
      { keys: '月份表上 ↑ ↓ ← →', does: '逐格看；回车打开' },
      { keys: '汇报中 ← → PageUp PageDown', does: '翻页；Esc 退出' },
      { keys: '汇报中 Ctrl+K', does: '查找；指标翻到它那一页，月份在汇报里改看' },
    ],
  },
  entry: {
    about: [
      '一行一项，填当月数（累计由系统算）；没有发生填 N，不要填 0。定性项按 F2 评定。',
      '填完即存在本机，随时可撤销。不能识别的数留在格内并标出，不计分。',
      'Excel、WPS 里的表可整块复制过来，也可把文件拖到表上：先看预览，确认后才填入。',
      '填完请到「数据与协作」把本科室的数据包交给汇总科室；配了共享文件夹的会自动交。',
    ],
    keys: [...GRID_KEYS, ...MORE_GRID_KEYS],
  },
  month: {
    about: ['每月要办的表和材料。选好科室和月份，可打印签字，也可导出 Excel，填好后拖回「月度填报」的表上。'],
    keys: [],
  },
  indicator: {
    about: [
      '一项指标的全年：各月数、应完成、指标值、预计，得分怎么算出来的，谁在何时改过。',
      '「假设全年」只试算，不保存。预计全年值、调整目标、人工定分都要写依据，都可撤回。',
    ],
    keys: [{ keys: 'Alt+↑、Alt+↓', does: '上一项、下一项' }],
  },
  scorecard: {
    about: [
      '上级要的年终评分表，可切换百分制与自评总分（10+90，方案另有口径的按口径）两种记分。点得分看怎么算的。',
      '没得满分的要写「说明」；表头上写着还差几项，可直接跳过去。导出 Excel 里带公式。',
    ],
    keys: PAPER,
  },
  review: {
    about: [
      '年终要交的表和材料都在这里：先看「定稿前检查」，补齐后「定稿」，最后一次生成「材料包」。',
      '表上的文字在原处改，数字随数据走；导出 Word、Excel 与屏幕一致。',
    ],
    keys: PAPER,
  },
  plan: {
    about: [
      '方案的每一行：原文照录，旁边是系统建议的计法。改动前先看对总分的影响，改过的有标记，可恢复建议。',
      '年中调整目标、增减指标请用「调整」，写明文号和起始月份。',
    ],
    keys: [],
  },
  data: {
    about: [
      '数据只在本机浏览器里。每月导出一次全部数据包作备份；左下的备份灯变黄就是该备份了。',
      '汇总科室：把各科室交来的包拖到这里，先逐格比对，再并入；有冲突的逐条选，可整批撤销。',
      '「修改记录」查谁在何时改了什么；「恢复点」可回到并入之前。',
    ],
    keys: [{ keys: 'Ctrl+V', does: '粘贴收到的数据包文件' }],
  },
  plans: {
    about: [
      '本机上的所有方案：打开、对照、备下一年。把 Excel、Word、网页里的目标表复制粘贴，或打开文件，即成草稿。',
      '草稿里核对、改好后「下达」，才开始填报。',
    ],
    keys: [{ keys: 'Ctrl+V', does: '粘贴目标表' }],
  },
  district: {
    about: [
      '把各单位发来的数据包放在一起看：拖入文件，或选放数据包的文件夹。只在本页汇总，不存入本机。',
      '区里有协作服务器的，各单位上报的自动列出并随时更新，也可同时拖入文件；市里的网页按区列出。',
      '点列名排序，点单位名看它的每一项和催报文字。右上「截止月份」改看任一个月。',
    ],
    keys: [],
  },
};
