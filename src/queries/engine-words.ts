import type { EngineView } from '#src/queries/engine-view.ts';
import { LOCAL_SAFE, storageProblemWords, type StorageProblemWords } from '#src/queries/storage-words.ts';

/** What happened between this PC and the server, what is safe, what to do. */
export function engineProblemWords(problem: NonNullable<EngineView['problem']>): StorageProblemWords {
  switch (problem.kind) {
    case 'unreachable':
      return {
        what: '协作服务器连不上',
        safe: LOCAL_SAFE,
        todo: '会自动再试，连上后补送。长时间连不上的，请告诉管理员。',
      };
    case 'unanswered':
      return {
        what: '协作服务器连着，但没有答复',
        safe: LOCAL_SAFE,
        todo: '会自动再试；反复出现的，请告诉管理员。',
      };
    case 'refused':
      return {
        what: '协作服务器不认识这台电脑的密钥',
        safe: LOCAL_SAFE,
        todo: '请把下面的公钥发给管理员登记；登记过又被停用的，请问管理员。',
      };
    case 'old':
      return {
        what: `协作服务器版本过旧（${problem.version}）`,
        safe: LOCAL_SAFE,
        todo: '需要 NATS 2.11 或更新的版本，请告诉管理员。',
      };
    case 'no-rights':
      return {
        what: '协作服务器不让本科室写入',
        safe: LOCAL_SAFE,
        todo: '这台电脑的密钥可能登记在别的科室名下，或服务器还没有建好，请告诉管理员。',
      };
    case 'full':
      return { what: '协作服务器的磁盘已满', safe: LOCAL_SAFE, todo: '请告诉管理员，腾出空间后自动补送。' };
    case 'too-long':
      return {
        what: '有一条记录太长，协作服务器不收',
        safe: LOCAL_SAFE,
        todo: '请把它所在的数据包导出交给综合科。',
      };
    case 'storage':
      return storageProblemWords(problem.problem);
    case 'unknown':
      return {
        what: '与协作服务器往来时出错',
        safe: LOCAL_SAFE,
        todo: `会自动再试；若反复出现，请把这行文字告诉管理员：${problem.detail}`,
      };
  }
}
