import type { FileCheck } from '#src/domain/seal/check-file.ts';
import type { SealCheck } from '#src/domain/seal/read-seal.ts';
import type { SealPart } from '#src/domain/seal/seal-file.ts';
import { packageFaultText } from '#src/domain/package/package-words.ts';

const PART_WORDS: Record<SealPart, string> = {
  plan: '方案',
  statements: '填报数据',
  results: '评分结果',
  texts: '文字',
};

/** What a check came to, in one sentence, and whether it is good. */
export interface Verdict {
  readonly isGood: boolean;
  readonly words: string;
}

export function fileVerdict(result: FileCheck): Verdict {
  switch (result.kind) {
    case 'fault':
      return { isGood: false, words: faultWords(result.fault) };
    case 'other-plan':
      return {
        isGood: result.check === null || result.check.kind === 'intact',
        words: otherPlanWords(result),
      };
    case 'nothing-sealed':
      return { isGood: false, words: '本机和文件里都没有定稿，没有可以对照的内容。' };
    case 'checked':
      return result.what === 'seal' ? sealVerdict(result) : packageVerdict(result);
  }
}

/** Nothing here knows that plan: only the file itself speaks, and a digest on paper. */
function otherPlanWords({ name, seal, check }: Extract<FileCheck, { kind: 'other-plan' }>): string {
  const about = `这是另一个方案的文件（${name}），只读查看，不导入。`;
  if (seal === null || check === null) return `${about}文件里没有定稿。`;
  return `${about}文件里的定稿：${checkWords(check)}校验码 ${seal.digest}，请与表上印的核对。`;
}

type Checked = Extract<FileCheck, { kind: 'checked' }>;

function sealVerdict({ check, isKnown, differences }: Checked): Verdict {
  if (check.kind === 'intact' && differences.length === 0) {
    const where = isKnown ? '与本机留存的定稿一致' : '文件自身完好；本机没有这次定稿，请与表上印的校验码核对';
    return { isGood: true, words: `${where}。` };
  }
  const found = differences.length === 0 ? '' : `与本机留存的定稿有 ${differences.length} 处不同，列在下面。`;
  return { isGood: false, words: `${checkWords(check)}${found}` };
}

function packageVerdict({ check, isPartial, differences }: Checked): Verdict {
  if (check.kind !== 'intact') return { isGood: false, words: `用来对照的定稿：${checkWords(check)}` };
  const scope = isPartial ? '（只含部分科室、月份，只比对其中有的）' : '';
  if (differences.length === 0) return { isGood: true, words: `数据包与定稿一致${scope}。` };
  return { isGood: false, words: `数据包与定稿有 ${differences.length} 处不同${scope}，列在下面。` };
}

/** What became of a sealed file itself. */
export function checkWords(check: SealCheck): string {
  switch (check.kind) {
    case 'intact':
      return '完好，与定稿时一致。';
    case 'changed': {
      const parts = [
        ...(check.isHeadChanged ? ['定稿信息（时间、定稿人、总分或校验码）'] : []),
        ...check.parts.map((part) => PART_WORDS[part]),
      ];
      return `定稿后被改动过：${parts.join('、')}。`;
    }
    case 'other':
      return `内容前后一致，但不是校验码 ${check.expected.slice(0, 12)}… 对应的那份定稿。`;
  }
}

function faultWords(fault: Extract<FileCheck, { kind: 'fault' }>['fault']): string {
  if (fault.kind === 'no-seal') return '这不是定稿文件，也不是数据包。';
  if (fault.kind === 'unreadable') return '定稿文件不完整，或格式已被改动，读不出来。';
  if (fault.kind === 'newer-content')
    return '定稿文件含有本版软件不认识的内容，由更新的软件写成。请先更新本机软件，再校验。';
  if (fault.kind === 'future-version')
    return `文件是第 ${fault.version} 版格式，由更新的软件写成。请先更新本机软件，再校验。`;
  return packageFaultText(fault);
}
