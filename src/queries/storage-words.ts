import { toStorageProblem, type StorageProblem } from '#src/storage/problem.ts';

/** What happened, what is safe, what to do. */
export interface StorageProblemWords {
  readonly what: string;
  readonly safe: string;
  readonly todo: string;
}

/** What is safe whatever becomes of a folder or a server. */
export const LOCAL_SAFE = '本机数据完好，填报照常。';

/** Of whatever went wrong while the storage was asked. */
export function failureWords(error: unknown): StorageProblemWords {
  return storageProblemWords(toStorageProblem(error));
}

/** The one sentence for a notice. */
export function failureText(error: unknown): string {
  return failureWords(error).what;
}

export function storageProblemWords(problem: StorageProblem): StorageProblemWords {
  switch (problem.kind) {
    case 'quota':
      return {
        what: '没有存下：磁盘或浏览器的空间已满',
        safe: '刚才填的内容还在页面上。',
        todo: '请清理磁盘空间，然后重试。',
      };
    case 'lost':
      return {
        what: lostText(problem.found === null),
        safe: '没有把它当作空的年度：还没有写入任何东西。',
        todo: '请先看看能取回什么。',
      };
    case 'closed':
      return {
        what: '数据库连接已断开',
        safe: '没有存下的还在页面上，刷新会带上。',
        todo: '可能是另一个窗口打开了新版本、浏览器清理了网站数据，或磁盘出错。请重试；不行就刷新本页，刷新时会核对本机的数据。',
      };
    case 'newer-data':
      return {
        what: '数据由更新的版本写入',
        safe: '本页已停止写入，数据没有改动。',
        todo: '请改用新版本打开；若仍看到本页，请清除缓存后刷新。',
      };
    case 'blocked':
      return {
        what: '另一个窗口占用着旧版数据',
        safe: '数据没有改动。',
        todo: '请关闭其他打开本系统的窗口，再刷新本页。',
      };
    case 'unavailable':
      return {
        what: '浏览器不允许在本机保存数据',
        safe: '没有任何数据被改动。',
        todo: '请退出无痕（隐私）模式，或请管理员允许本站点保存数据，再刷新本页。',
      };
    case 'refused':
      return {
        what: '没有存下：内容超出可保存的范围',
        safe: '以前存下的没有改动，刚才填的内容还在页面上。',
        todo: '说明、佐证等文字每处最多 4000 字（年终材料的文字 5000 字），请删减后重填。',
      };
    case 'needs-reason':
      return {
        what: `没有存下：${problem.months.join('、')}月已关账，更改要写明理由`,
        safe: '以前存下的没有改动，刚才填的内容还在页面上。',
        todo: '请重试并填写更正理由。',
      };
    case 'declined':
      return {
        what: '没有更改：没有填写更正理由',
        safe: '数据和原来一样。',
        todo: '已关账的月份，更改要写明理由。',
      };
    case 'row-changed':
      return {
        what: '没有存下：这一行的计量单位或口径刚改过',
        safe: '以前存下的没有改动，刚才填的内容还在页面上。',
        todo: '请按现在的单位核对后重填，或放弃。',
      };
    case 'sealed':
      return {
        what: '没有存下：本年度已定稿',
        safe: '定稿的数据没有改动，刚才填的没有计入。',
        todo: '确需更改，请先到「年终材料 · 定稿与校验」写明理由、重新打开，再重试。',
      };
    case 'unknown':
      return {
        what: '读写本机数据时出错',
        safe: '没有存下的还在页面上。',
        todo: tellText(problem.detail),
      };
  }
}

/** What is asked for where the browser alone knows what it is. @param detail its own words */
export function tellText(detail: string): string {
  return `请重试；若反复出现，请把这行文字告诉维护人员：${detail}`;
}

/** What stands over a database that is not what it was. */
export function lostText(isUnreadable: boolean): string {
  return isUnreadable ? '本机数据库打不开' : '本机数据库里的数据少了';
}
