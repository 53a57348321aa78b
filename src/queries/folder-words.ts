import {
  LOCAL_SAFE,
  storageProblemWords,
  tellText,
  type StorageProblemWords,
} from '#src/queries/storage-words.ts';
import type { FolderProblem } from '#src/storage/folder-problem.ts';

const OLD_COPY_SAFE = `${LOCAL_SAFE}文件夹里原来那一份没有动。`;

/** What happened to the shared folder, what is safe, what to do. */
export function folderProblemWords(problem: FolderProblem): StorageProblemWords {
  switch (problem.kind) {
    case 'gone':
      return {
        what: '找不到共享文件夹，或其中的文件刚被移走',
        safe: LOCAL_SAFE,
        todo: '可能已改名、移走，或共享盘没有连上。连上后会自动再试；已换地方的，请点「更换文件夹」重选。',
      };
    case 'denied':
      return {
        what: '浏览器没有允许使用共享文件夹',
        safe: LOCAL_SAFE,
        todo: '请再点一次，在浏览器的提问里选「允许」；没有提问的，请到地址栏左边的站点设置里放行，或换一个文件夹。',
      };
    case 'read-only':
      return {
        what: '共享文件夹不让本机写入',
        safe: LOCAL_SAFE,
        todo: '请管理员给这台电脑开通该文件夹的修改权限，或换一个文件夹。',
      };
    case 'full':
      return {
        what: '没有写进共享文件夹：磁盘空间已满',
        safe: OLD_COPY_SAFE,
        todo: '请清理共享盘，稍后会自动再写。',
      };
    case 'busy':
      return {
        what: '共享文件夹里的文件被别的程序占用',
        safe: OLD_COPY_SAFE,
        todo: '请关闭正打开它的程序（同步、杀毒、编辑器），稍后会自动再写。',
      };
    case 'stopped':
      return {
        what: '写入被浏览器或安全软件中止',
        safe: OLD_COPY_SAFE,
        todo: '请重试；若反复出现，请让管理员放行，或改用「导出数据包」。',
      };
    case 'altered':
      return {
        what: '写进共享文件夹后读回来不一样，这次不算备份',
        safe: LOCAL_SAFE,
        todo: '请检查共享盘，稍后会自动再写。',
      };
    case 'taken':
      return {
        what: '文件夹里以本机编号命名的文件有本机没有的内容，没有覆盖它',
        safe: LOCAL_SAFE,
        todo: '可能是从本机复制出去的另一台电脑写的。请先并入下面列出的那份，再在那台电脑的「存在哪里」点「换新编号」；并不了的，请把它改名或移走。',
      };
    case 'storage':
      return storageProblemWords(problem.problem);
    case 'unknown':
      return {
        what: '读写共享文件夹时出错',
        safe: LOCAL_SAFE,
        todo: tellText(problem.detail),
      };
  }
}
