import { NAME_LABEL, UNIT_LABEL, OPERATOR_LABEL, TARGET_LABEL } from '#src/domain/catalogue/field-words.ts';
import type { SourceCells } from '#src/domain/catalogue/plan.ts';
import type { Month } from '#src/domain/period/month.ts';
import { pointsToText } from '#src/domain/quantity/points.ts';
import type { CarryStop } from '#src/domain/package/carry.ts';
import type { MergeKind } from '#src/domain/package/compare-subject.ts';
import type { Aside, AsideReason, MergeItem } from '#src/domain/package/merge-item.ts';
import type { MergeFault } from '#src/domain/package/merge-plan.ts';
import type { PackageFault, ReadingStep, UnreadStatement } from '#src/domain/package/parse-package.ts';
import type { RuleBreak } from '#src/domain/package/plan-rules.ts';
import type { RowDifference } from '#src/domain/package/row-difference.ts';
import type { WaitReason } from '#src/domain/package/wait-reason.ts';
import type { TextEncoding, TextFault } from '#src/domain/package/text-encoding.ts';
import type { Said, Subject } from '#src/domain/statements/statement.ts';
import { SUBJECT_WORDS, UNSAID } from '#src/domain/statements/subject-words.ts';
import type { Refusal } from '#src/domain/statements/typed-value.ts';

/** Of any file with a digest. */
export const ALTERED_TEXT = '文件内容与校验码不符：传送中损坏，或被人改动过。请让对方重新导出。';

/** The words of the exchange file (zh-CN): what is wrong with it, where, and what to do. The report cannot see this room. */

export const MERGE_KIND_WORDS: Record<MergeKind, string> = {
  new: '新增',
  'theirs-newer': '对方较新',
  'mine-newer': '本机较新',
  same: '相同',
  conflict: '双方都改过',
};

/** What a cell of the comparison is: where this PC has no word, it is the others who disagree. */
export function mergeKindText({ kind, mine }: Pick<MergeItem, 'kind' | 'mine'>): string {
  return kind === 'conflict' && mine === null ? '来的几份不同' : MERGE_KIND_WORDS[kind];
}

export const ENCODING_WORDS: Record<TextEncoding, string> = {
  'utf-8': 'UTF-8',
  'utf-16le': 'UTF-16',
  'utf-16be': 'UTF-16（大端）',
  gb18030: 'GBK（GB 18030）',
};

export const UNTOUCHED = '本机数据未改动。';

export const READING_STEP_WORDS: Record<ReadingStep, string> = {
  text: '解码',
  structure: '查看结构',
  digest: '核对校验码',
  records: '读取记录',
};

/** Why a file was not taken in. */
export function packageFaultText(fault: PackageFault | TextFault | MergeFault): string {
  return `${faultText(fault)}${UNTOUCHED}`;
}

function faultText(fault: PackageFault | TextFault | MergeFault): string {
  switch (fault.kind) {
    case 'too-large':
      return '文件超过 64 MB，不是本系统能读的数据包。请确认选对了文件。';
    case 'no-text':
      return '文件不是文本，不是数据包。请选择以 .jxb.json 结尾的文件。';
    case 'too-deep':
      return '文件层层嵌套过深，不是数据包。请确认选对了文件。';
    case 'too-much':
      return '文件内容过多，超出数据包的上限。请让对方按科室、月份分开导出。';
    case 'not-json':
      return '文件不是数据包。请选择以 .jxb.json 结尾的文件。';
    case 'cut-off':
      return '文件不完整，在中途断了（可能没有复制完或下载完）。请重新取一份。';
    case 'bad-json':
      return fault.line === null
        ? '文件格式有误，可能被改动过或已损坏。请重新取一份。'
        : `第 ${fault.line} 行格式有误，文件可能被改动过或已损坏。请重新取一份。`;
    case 'repeated-key':
      return '文件里同一个字段写了两遍，无法确定以哪个为准。请让对方重新导出。';
    case 'other-format':
      return '这不是绩效数据包（缺少格式标记）。请选择以 .jxb.json 结尾的文件。';
    case 'future-version':
      return `数据包是第 ${fault.version} 版格式，由更新的软件写成。请先更新本机软件，再导入。`;
    case 'wrong-digest':
      return ALTERED_TEXT;
    case 'bad-field':
      return fault.path === ''
        ? '文件头有误。请让对方重新导出。'
        : `文件头「${clip(fault.path)}」有误。请让对方重新导出。`;
    case 'newer-plan':
      return '文件里的方案含有本版软件不认识的内容。请先更新本机软件，再导入。';
    case 'newer-field':
      return `文件头「${clip(fault.path)}」是本版软件不认识的内容。请先更新本机软件，再导入。`;
    case 'bad-statement': {
      const where = fault.path === '' ? '' : `「${clip(fault.path)}」`;
      return `${placeText(fault.index)}${where}有误。请让对方重新导出。`;
    }
    case 'duplicate-statement':
      return `${placeText(fault.index)}与${placeText(fault.first)}编号相同。请让对方重新导出。`;
    case 'circular-revisions':
      return '文件里的修改记录互相覆盖、首尾相接，不可能出自正常使用。请让对方重新导出。';
    case 'other-plan':
      return `文件是另一个方案的：${clip(fault.theirs, MAX_PLAN_NAME)}；现在打开的是：${clip(fault.mine, MAX_PLAN_NAME)}。`;
    case 'later-text':
      return `对方已更正原文，文件是对着更正后的方案填报的（版本 ${fault.theirs.slice(0, 12)}…，本机 ${fault.mine.slice(0, 12)}…）。看过不同之处，可以采用更正后的方案，再并入。`;
    case 'other-text':
      return `文件里的方案与本机的同一编号、内容不同（摘要 ${fault.theirs.slice(0, 12)}…，本机 ${fault.mine.slice(0, 12)}…），填报是对着不同的指标表说的，不能并入。`;
  }
}

/** Why a word is not carried to the other plan [PL42]. */
export function carryStopText(why: CarryStop): string {
  switch (why.kind) {
    case 'no-row':
      return '没有对应的指标';
    case 'unit':
      return `计量单位不同（${clip(why.from)}、${clip(why.to)}），数不换算`;
    case 'rule':
      return ruleBreakText(why.broken);
  }
}

/** '第 12 条记录', as a person counts. */
function placeText(index: number): string {
  return `第 ${index + 1} 条记录`;
}

/** Rows by the numbers that they have on screen; one that the plan here has not is called by its id. */
type NumberedRows = readonly { readonly id: string; readonly seq: number }[];

function rowText(id: string, rows: NumberedRows): string {
  return `第 ${rows.find((row) => row.id === id)?.seq ?? clip(id)} 项`;
}

/** '第 3 条记录（第 8 项 1月）：最多 2 位小数。未并入。' */
export function asideText(aside: Aside, rows: NumberedRows): string {
  return `${asideReasonText(aside, rows)}。未并入。`;
}

/** The same where something else was to be done with the record: '第 3 条记录（第 8 项 1月）：最多 2 位小数' */
export function asideReasonText({ index, reason, statement }: Aside, rows: NumberedRows): string {
  const about = statement === null ? '' : `（${aboutText(statement.subject, rows)}）`;
  return `${placeText(index)}${about}：${reasonText(reason)}`;
}

function aboutText(subject: Said['subject'], rows: NumberedRows): string {
  const row = 'indicator' in subject ? rowText(subject.indicator, rows) : '';
  const month = 'month' in subject ? `${subject.month}月` : '';
  return [row, month, SUBJECT_WORDS[subject.kind]].filter((part) => part !== '').join(' ');
}

function reasonText(reason: AsideReason): string {
  switch (reason.kind) {
    case 'unknown-indicator':
      return '本机方案里没有这一项指标';
    case 'unread':
      return unreadText(reason.reason);
    case 'other-version':
      return '是对着更正前的原文说的，这一项的读法已经不同';
    case 'rule':
      return ruleBreakText(reason.broken);
    case 'altered-revision':
      return '同一编号的记录与本机的内容不同，两份之中有一份被改动过';
    case 'altered-in-file':
      return '同一编号的记录在几个文件里内容不同，其中有一份被改动过';
    case 'circular-revisions':
      return '修改记录与本机的互相覆盖、首尾相接';
    case 'too-many-heads':
      return '互不知情的修改过多，超出上限';
  }
}

function unreadText(reason: UnreadStatement['reason']): string {
  switch (reason.kind) {
    case 'unknown-subject':
      return `本版软件不认识「${clip(reason.name)}」这类内容，请更新软件后再导入`;
    case 'bad-time':
      return '记录的时间超出日历范围，写它的电脑时钟有误或文件被改动过';
    case 'unknown-field':
      return `含有本版软件不认识的「${clip(reason.path)}」，请更新软件后再导入`;
    case 'unknown-value':
      return `「${clip(reason.path)}」的值「${clip(reason.value)}」本版软件不认识，请更新软件后再导入`;
  }
}

/** An edit of the plan that goes with it has to be taken, too. */
export const NEEDS_EDIT_TEXT = '须连同该项的方案修改一起采用';

/** What stands here where nobody has said anything of it, as 修改记录 calls it; a month is 未填报, what has no other value is not there [MO50]. */
export function nothingSaidText({ kind }: Subject): string {
  if (kind === 'month' || kind === 'part' || kind === 'rating' || kind === 'execution') return '未填报';
  return UNSAID[kind] ?? '没有';
}

/** Why something waits for a person: '8月已关账' */
export function waitText(reason: WaitReason): string {
  switch (reason.kind) {
    case 'conflict':
      return '双方都改过，要选定用谁的';
    case 'other-row':
      return '双方方案的这一项不同';
    case 'no-value':
      return '不是月度填报的数';
    case 'closed-month':
      return `${reason.month}月已关账`;
    case 'correction':
      return '对方在关账后更正的';
    case 'other-section':
      return '不是本项科室填报的';
    case 'other-word':
      return `要替换${clip(reason.section) === '' ? '别人' : clip(reason.section)}填的`;
    case 'needs-edit':
      return NEEDS_EDIT_TEXT;
  }
}

/** Why a word that came in a file cannot stand on this plan. */
export function ruleBreakText(broken: RuleBreak): string {
  switch (broken.kind) {
    case 'refused':
      return refusedText(broken.refusal);
    case 'other-kind-of-row':
      return '与本项的评价方式不符（评定项不填数，计量项不作评定）';
    case 'unknown-row':
      return '调整的是本机方案里没有的指标';
    case 'weight-range':
      return '调整后的权重必须大于 0，且不超过 100 分';
    case 'unknown-part':
      return `本机方案的这一项里没有分项「${clip(broken.part)}」`;
    case 'evidence-missing':
      return '评定没有写依据';
    case 'outside-band':
      return '评定的系数不在本方案口径的该档范围之内';
    case 'reason-missing':
      return '人工评分没有写理由';
    case 'score-range':
      return `人工评分超过本项权重 ${pointsToText(broken.highest)} 分`;
    case 'unsound-plan':
      return '这样修改后方案不能成立（节点、累计方式或等次分数线有误）';
    case 'decimals-in-use':
      return `小数位数少于本机已填的值所需${monthsText(broken.inUse.months)}`;
  }
}

function monthsText(months: readonly Month[]): string {
  return months.length === 0 ? '' : `（${months.join('、')}月）`;
}

function refusedText(refusal: Refusal): string {
  switch (refusal.kind) {
    case 'negative':
      return '不能为负数';
    case 'refund-needs-note':
      return '负数按冲减处理，但没有写说明';
    case 'percent-range':
      return '百分比不在 0 至 100 之间';
    case 'too-many-decimals':
      return refusal.decimals === 0 ? '本项只能是整数' : `本项最多 ${refusal.decimals} 位小数`;
    case 'too-large':
      return '数值过大';
    case 'not-a-number':
    case 'other-unit':
    case 'uneven-unit':
      return '不是本项的数值';
  }
}

const CELL_WORDS: Record<keyof SourceCells, string> = {
  name: NAME_LABEL,
  weight: '权重',
  unit: UNIT_LABEL,
  operator: OPERATOR_LABEL,
  target: TARGET_LABEL,
};

/** '第 8 项指标值：本机「120」，对方「110」' */
export function rowDifferenceText(difference: RowDifference, rows: NumberedRows): string {
  const row = rowText(difference.id, rows);
  switch (difference.kind) {
    case 'only-mine':
      return `${row}：对方的方案里没有`;
    case 'only-theirs':
      return `${row}：本机的方案里没有`;
    case 'meaning':
      return `${row}：文件按更正前的原文填报，单位、汇总方式或小数位与本机不同`;
    case 'cell':
      return `${row}${CELL_WORDS[difference.field]}：本机「${clip(difference.mine)}」，对方「${clip(difference.theirs)}」`;
  }
}

const MAX_QUOTE = 40;
/** Unit, year and project together. */
const MAX_PLAN_NAME = 120;

/** What a stranger's file says is shown short and without characters that turn the line around. */
function clip(text: string, most = MAX_QUOTE): string {
  const plain = text.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '');
  return plain.length > most ? `${plain.slice(0, most)}…` : plain;
}
