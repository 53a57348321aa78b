import { EXECUTION_LABEL } from '#src/domain/words/figure-labels.ts';
import { OUTCOME_WORDS } from '#src/domain/words/outcome-words.ts';
import { isScored, type PlanIndicator } from '#src/domain/catalogue/plan.ts';
import type { BandRules, Tier } from '#src/domain/catalogue/tier.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { Completeness } from '#src/domain/year/completeness.ts';
import { monthText, scoreText, weightText } from '#src/domain/words/format.ts';
import type { YearReport } from '#src/domain/year/year-report.ts';
import { bandText, refusalText, TIER_WORDS } from '#src/domain/words/words.ts';
import type { Refusal } from '#src/domain/statements/typed-value.ts';

/** Why the entry grid did not take a text: what typing refuses, and what the grid itself does. */
export type EntryRefusal =
  | Refusal
  /** A rating needs a tier, a coefficient and its evidence: it is not typed into a cell. */
  | { readonly kind: 'rated-row' }
  | { readonly kind: 'note-too-long'; readonly most: number }
  /** The value beside this note is a refund and may not lose it. */
  | { readonly kind: 'refund-keeps-note' }
  /** A 调整 has stopped the row by this month. */
  | { readonly kind: 'row-stopped'; readonly month: Month }
  /** The plan has the row no more. */
  | { readonly kind: 'row-gone' };

export function entryRefusalText(refusal: EntryRefusal): string {
  switch (refusal.kind) {
    case 'rated-row':
      return '定性项不在格内填写。请按 F2 打开评定';
    case 'note-too-long':
      return `说明最多 ${refusal.most} 字，请缩短`;
    case 'refund-keeps-note':
      return '本月是冲减（负数），说明不能为空';
    case 'row-stopped':
      return `本项已停止，${monthText(refusal.month)}不再填报`;
    case 'row-gone':
      return '方案里已经没有这一项';
    case 'not-a-number':
    case 'negative':
    case 'refund-needs-note':
    case 'percent-range':
    case 'too-many-decimals':
    case 'too-large':
    case 'other-unit':
    case 'uneven-unit':
      return refusalText(refusal);
  }
}

/** '第 7 项「公开信息数」3月', '预算执行 3月'; with «说明» for a note. */
export function cellPlaceText(
  indicator: PlanIndicator | null,
  month: Month,
  field: 'value' | 'note',
): string {
  const row = indicator === null ? EXECUTION_LABEL : `第 ${indicator.seq} 项「${indicator.name}」`;
  return `${row}${indicator === null ? ' ' : ''}${monthText(month)}${field === 'note' ? '说明' : ''}`;
}

/** Of a cell whose row the plan has no more. */
export function goneRowText(month: Month, field: 'value' | 'note'): string {
  return `原有的一项 ${monthText(month)}${field === 'note' ? '说明' : ''}`;
}

/** The row of the active cell went while somebody was in the grid [G39]. @param typed '' where nothing was typed */
export function rowWentText(place: string, typed: string): string {
  const left = typed === '' ? '' : `，输入的「${typed}」没有存，列在表格旁`;
  return `方案在另一窗口改过：${place}不再填报${left}。接着填请先点要填的格`;
}

/** '22/29' */
export function completenessText({ reported, expected }: Completeness): string {
  return `${reported}/${expected}`;
}

/** What '22/29' means: '7月，应填 29 项，已填 22 项'. */
export function completenessLabel(what: string, { reported, expected }: Completeness): string {
  return `${what}，应填 ${expected} 项，已填 ${reported} 项`;
}

/** What a paste did, counted [G27]: '已粘贴 380 格；清除 2 格；3 格没有存下，原文留在格内'. */
export function pasteText(count: {
  readonly saved: number;
  readonly refused: number;
  readonly cleared: number;
  /** Left out as the preview said. */
  readonly leftOut: number;
  /** Beyond the grid. */
  readonly clipped: number;
  /** A month of it is closed: all of it waits for one reason. */
  readonly isHeld: boolean;
}): string {
  const { saved, cleared, isHeld } = count;
  const parts = [
    saved > 0
      ? `${isHeld ? '待写更正理由后存入' : '已粘贴'} ${saved} 格`
      : cleared > 0
        ? ''
        : '没有可存的内容',
    cleared > 0 ? `${isHeld ? '待写更正理由后清除' : '清除'} ${cleared} 格` : '',
    count.refused > 0 ? `${count.refused} 格没有存下` : '',
    count.leftOut > 0 ? `${count.leftOut} 处没有导入` : '',
    count.clipped > 0 ? `${count.clipped} 格超出表格范围，没有粘贴` : '',
  ];
  return parts.filter((part) => part !== '').join('；');
}

/** Why a cell of a matched line is not taken. */
export function intakeFaultText(fault: 'conflict' | 'unread'): string {
  switch (fault) {
    case 'conflict':
      return '另有一处对同一格说法不同';
    case 'unread':
      return '文件中的显示格式读不准，请照所见手工填写';
  }
}

/** Why a typed rating does not stand. */
export type RatingRefusal =
  | { readonly kind: 'no-tier' }
  | { readonly kind: 'not-a-coefficient'; readonly text: string }
  | { readonly kind: 'outside-band'; readonly tier: Tier; readonly rules: BandRules }
  | { readonly kind: 'no-evidence' };

export function ratingRefusalText(refusal: RatingRefusal): string {
  switch (refusal.kind) {
    case 'no-tier':
      return '请先选档次';
    case 'not-a-coefficient':
      return refusal.text === '' ? '请填系数，例如 0.95' : `「${refusal.text}」不是系数。请填 0.95 这样的数`;
    case 'outside-band':
      return `「${TIER_WORDS[refusal.tier]}」的系数须在 ${bandText(refusal.tier, refusal.rules)} 之内`;
    case 'no-evidence':
      return '请写评定依据';
  }
}

/** '[0.80, 1.00]' read out: '0.80 至 1.00，不含 0.80' would be wrong, so the open end is said. */
export function tierOptionText(tier: Tier, rules: BandRules): string {
  return `${TIER_WORDS[tier]}，系数 ${bandText(tier, rules)}`;
}

/** What the grid says when it has done something that cannot be seen at the cell. */
export const ENTRY_WORDS = {
  /** Its row went while its editor was open. */
  ratedRowGone: '方案在另一窗口改过：本项不再评定，没有存下。写好的要留，请先复制',
  lettingGo: '再按 Tab 离开表格',
  notLoaded: '没有打开：程序文件没有取到，数据没有受影响，请再点一次',
  panelMissing: '这一栏没有载入：程序文件没有取到，数据没有受影响，填报照常可用。',
  nothingToUndo: '没有可以撤销的操作',
  nothingToRedo: '没有可以重做的操作',
  undoFailed: OUTCOME_WORDS.undoFailed,
  ratedHasNoNone: '定性项由人评定，不填无发生',
  nothingToFill: '没有可填充的内容',
  waiting: '写明填报人后保存',
  doneSince: '之后又有新的操作，那一步没有动',
  heldFirst: '有更正待写理由：请先写理由，或点「不更改」',
  whoFirst: '请先写明填报人',
  unfinished: '还没有填完',
  notPasted: '没有粘贴：程序文件没有取到，数据没有受影响，请再粘贴一次',
  takeBack: '找回',
  otherSection: '不在当前科室筛选内',
  oneFile: '一次只读一个文件，请一个一个地打开',
  nothingDoubted: '这里没有待核对的数',
  noReading: '没有可换的读法：确认数没错请按 F9，要改请直接重填',
  notStored: '这个数还没有存下，存下后再确认',
} as const;

/** '撤销：粘贴 36 处' with its place when it was one cell, and what was left alone. */
export function undoneText(step: string, place: string | null, left: LeftAlone): string {
  return `${step}${place === null ? '' : `（${place}）`}${leftAloneText(left)}`;
}

/** What a step back left alone. */
interface LeftAlone {
  /** Changed by somebody since. */
  readonly skipped: number;
  /** Its row reads numbers otherwise since [PL65]. */
  readonly otherwise?: number;
}

/** '；2 处后来又改过，没有动', or nothing. */
export function leftAloneText({ skipped, otherwise = 0 }: LeftAlone): string {
  return `${skipped === 0 ? '' : `；${skipped} 处后来又改过，没有动`}${otherwise === 0 ? '' : otherwiseText(otherwise)}`;
}

/** '；1 处所在的行后来改了计量单位或口径，旧数没有恢复' */
export function otherwiseText(count: number): string {
  return `；${count} 处所在的行后来改了计量单位或口径，旧数没有恢复`;
}

/** Texts that were refused or waited, and were given up. */
export function droppedText(count: number): string {
  return `已放弃 ${count} 格没有存下的内容`;
}

/** Another window has changed the cell that is being typed in. */
export function overwrittenText(place: string, text: string): string {
  return `另一窗口刚把${place}${text === '' ? '清空' : `改为「${text}」`}；您正在填的还在格内，回车以您的为准，Esc 用那一个`;
}

/** Another window has rated the row whose editor is open. */
export function ratedMeanwhileText(text: string): string {
  return `另一窗口刚把这一项的评定${text === '' ? '清空' : `改为「${text}」`}；您填的还在这里，保存以您的为准，取消用那一个`;
}

/** The last step was not taken in the grid: it is named, and taken back only on a second word. */
export function undoElsewhereText(step: string): string {
  return `上一步不在表格里：${step}`;
}

/** The caption of a cell's hidden field: '第 7 项「公开信息数」3月，单位 条'. */
export function cellCaption(place: string, unit: string): string {
  return unit === '' ? place : `${place}，单位 ${unit}`;
}

/** The button and its question: '本月其余 12 项未填的都记为无发生'. */
export function restNoneText(month: Month, count: number): string {
  return `${monthText(month)}其余 ${count} 项未填的都记为无发生`;
}

/** '截至 7月已得 57.19 分，已填各项共 91 分': no total without what it covers, none while nothing is scored [S12]; of a draft with errors none at all [PL51]. */
export function standingText({ card, cutOff, plan }: YearReport): string {
  if (!isScored(plan)) return '草稿：照常填报，改齐后才计分';
  if (card.coveredWeight === 0) return `截至 ${monthText(cutOff)}尚无得分`;
  return `截至 ${monthText(cutOff)}已得 ${scoreText(card.total)} 分，已填各项共 ${weightText(card.coveredWeight)} 分`;
}

/** The key of the likely reading [G32]: '按 20 万元填'. @param reading with its unit */
export function readingKeyText(reading: string): string {
  return `按 ${reading}填`;
}

/** What the grid says when the likely reading was taken, or the number found right. */
export function doubtDoneText(place: string, reading: string | null): string {
  return reading === null ? `${place}：已确认数没错` : `${place}：已改为 ${reading}`;
}

/** A unit that converts was typed: what the number became [E7]. */
export function convertedText(reading: string): string {
  return `折合 ${reading}`;
}
