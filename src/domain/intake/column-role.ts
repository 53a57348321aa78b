import type { Month } from '#src/domain/period/month.ts';
import { monthWord } from '#src/domain/intake/month-words.ts';
import { nameKey } from '#src/domain/intake/name-index.ts';
import { plainTyping } from '#src/domain/statements/typed-value.ts';

/** Why a column is left out: each is shown with its reason [IN4]. */
export type ColumnLeftOut =
  /** A cell of the plan, not of a month: target, weight, score. */
  | { readonly kind: 'plan' }
  | { readonly kind: 'span' }
  | { readonly kind: 'other-year'; readonly year: number }
  | { readonly kind: 'unknown' }
  /** It may hold values, but nothing says of which month. */
  | { readonly kind: 'which-month' }
  /** The title speaks of several months, and the header of none. */
  | { readonly kind: 'title-span' }
  /** Of a second table beside the first, which has names of its own. */
  | { readonly kind: 'beside' }
  /** Notes, but of which of the months? */
  | { readonly kind: 'which-note' }
  | { readonly kind: 'no-header' }
  /** Of the app's own sheet: for whoever fills it in. */
  | { readonly kind: 'reference' }
  | { readonly kind: 'hidden' }
  /** Somebody said so. */
  | { readonly kind: 'by-hand' };

/** What a column of a pasted table is taken for. */
export type ColumnRole =
  | { readonly kind: 'seq' }
  | { readonly kind: 'name' }
  | { readonly kind: 'unit' }
  | { readonly kind: 'id' }
  | { readonly kind: 'value'; readonly month: Month }
  | { readonly kind: 'note'; readonly month: Month }
  /** Of which month, and which figure (计划, 实际), each line is. */
  | { readonly kind: 'line-month' | 'line-figure' }
  /** Of the month that the line says. */
  | { readonly kind: 'line-value' | 'line-note' }
  | { readonly kind: 'out'; readonly why: ColumnLeftOut };

/** What the words of a header say; a month is left open where they name none. */
export type HeaderWord =
  | { readonly kind: 'seq' | 'name' | 'unit' | 'plan' | 'span' }
  | { readonly kind: 'value' | 'note'; readonly month: Month | null }
  | { readonly kind: 'other-year'; readonly year: number }
  | { readonly kind: 'year'; readonly year: number };

const SEQ = /^(?:序号|编号|项次|序列|序|no\.?|№|#)$/;
const NAME =
  /^(?:[一二三]级)?(?:绩效|考核|评价|监测)?(?:指标(?:名称|内容|名)?|名称)$|^具体指标$|^(?:考核|工作)(?:事项|内容|项目)$|^项目(?:名称)?$|^事项(?:名称)?$/;
const UNIT = /^(?:计量|度量|绩效度量)?单位$/;
const NOTE = /^(?:备注|说明|备注说明|情况说明|完成情况说明|填报说明|数据说明|注)$/;
const VALUE =
  /^(?:本月|当月|月度|实际|实绩)?(?:实际)?(?:完成|发生|执行|支出|填报|上报)?(?:值|数|数值|数据|数量|金额|量|情况|实绩)?$/;
const PLAN =
  /目标|年[度初]|指标值|计划|调整|权重|分值|得分|评分|系数|性质|运算|符号|方向|类型|类别|分类|上年|去年|同比|环比|同期|完成率|执行率|进度|科室|部门|责任|牵头|负责|来源|依据|标准|偏差|原因|是否/;
/** Of the whole year, and no sum of months. */
const TARGET = /目标|指标值|计划|权重|分值|预算/;
const CUMULATIVE = /累计|截[至止]|全年|[合总小]计|季度|半年/;

/** Longer texts that hold such a word are sentences, or names of indicators. */
const MAX_HEADER = 12;

/**
 * What a header cell says [IN4]; null for words that are none of a header.
 * @param year of the plan
 */
export function headerWord(text: string, year: number): HeaderWord | null {
  const key = withoutBracket(nameKey(text)).replace(/[*:：]/g, '');
  if (key === '') return null;
  if (SEQ.test(key)) return { kind: 'seq' };
  if (NAME.test(key)) return { kind: 'name' };
  if (UNIT.test(key)) return { kind: 'unit' };
  if (NOTE.test(key)) return { kind: 'note', month: null };
  const time = monthWord(key, year);
  if (time?.kind === 'month') return ofMonth(time.month, time.rest);
  if (time?.kind === 'year' || time?.kind === 'other-year') return time;
  if (TARGET.test(key) && key.length <= MAX_HEADER) return { kind: 'plan' };
  if ((CUMULATIVE.test(key) || (time?.kind === 'span' && /[月季年]/.test(key))) && key.length <= MAX_HEADER)
    return { kind: 'span' };
  if (VALUE.test(key)) return { kind: 'value', month: null };
  return PLAN.test(key) && key.length <= MAX_HEADER ? { kind: 'plan' } : null;
}

/** The unit that a header has in brackets, «完成值（元）», or ''. */
export function headerUnit(text: string): string {
  const bracket = /\(([^()]+)\)$/.exec(nameKey(text))?.[1] ?? '';
  return saidUnit(bracket) ?? bracket;
}

/** «单位：元», «金额单位：人民币万元», «单位：万人次», alone or in brackets; null where a text says no unit of money, nor of 千, 万 or 亿 of anything. */
export function saidUnit(text: string): string | null {
  const said =
    /(?:^|[(\s])(?:金额|计量|货币)?单位[:：](?:人民币)?([千万亿]?元|[千万亿][\u3400-\u9fff]{0,3})(?![\u3400-\u9fff])/;
  return said.exec(plainTyping(text))?.[1] ?? null;
}

/** The header says 本月: of one month, whatever the title sums up. */
export function isOfOneMonth(text: string): boolean {
  return /本月|当月|月度/.test(nameKey(text));
}

function ofMonth(month: Month, rest: string): HeaderWord | null {
  const key = rest.replace(/^[末底]/, '').replace(/^的/, '');
  if (NOTE.test(key)) return { kind: 'note', month };
  if (key === '' || VALUE.test(key)) return { kind: 'value', month };
  return PLAN.test(key) ? { kind: 'plan' } : null;
}

function withoutBracket(key: string): string {
  return key.replace(/\([^()]*\)$/, '');
}
