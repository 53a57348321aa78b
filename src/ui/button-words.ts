/** What buttons are called that do the same wherever they stand, and what is said while they are at it. */

export const EXPORT_EXCEL = '导出 Excel';
export const EXPORT_WORD = '导出 Word';
export const PRINT = '打印 / PDF';
export const EXPORT_RAW_COPY = '导出原始副本';
export const PICK_FILES = '选择文件…';
export const PICK_FOLDER = '选择文件夹…';
export const RECONNECT = '点此重新连接';
export const NAME_AUTHOR = '填写填报人…';
export const DISCARD_SAMPLE = '删除示例数据';
export const BACK_TO_PLANS = '返回方案目录';
export const OPEN_DRAFT = '打开草稿';
export const DROP_DRAFT = '删除草稿';
export const FILL_MONTHS = '先填月度';
export const CORRECT_TEXT = '更正原文…';
export const REOPEN = '重新打开';
export const MAKE_AGAIN = '重新生成';
export const TRY_NOW = '现在再试';
export const STOP_READING = '取消读取';
export const RELOAD = '刷新，带上正在填的';

export const EXPORTING = '正在导出…';
export const MAKING = '正在生成…';
export const RESTORING = '正在恢复…';
export const SAVING = '正在保存…';
export const COMPARING = '正在比对…';
export const LOOKING = '正在查看…';
export const READING = '正在读取…';
export const LOADING = '正在载入…';
