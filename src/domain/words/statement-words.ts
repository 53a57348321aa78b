import {
  AUTHORITY_LABEL,
  CONTACT_LABEL,
  PROJECT_CONTACT_LABEL,
  PHONE_LABEL,
  GOAL_LABEL,
  INITIAL_BUDGET_LABEL,
  BUDGET_LABEL,
} from '#src/domain/catalogue/field-words.ts';
import { isMoneyUnit, isPercentUnit } from '#src/domain/catalogue/indicator.ts';
import type { PlanIndicator } from '#src/domain/catalogue/plan.ts';
import { scaledToText } from '#src/domain/quantity/quantity.ts';
import { dueDayText } from '#src/domain/words/due-words.ts';
import { monthsText, monthText, quantityText, scoreText } from '#src/domain/words/format.ts';
import { attributeText, ATTRIBUTE_WORDS, settingsText } from '#src/domain/words/plan-words.ts';
import { refusalText, TIER_WORDS } from '#src/domain/words/words.ts';
import type { ProfileKey } from '#src/domain/statements/profile-edit.ts';
import type {
  AdjustmentContent,
  BriefSlot,
  CauseKind,
  FormLayout,
  FundFigure,
  FundSource,
  Likelihood,
  OutlookContent,
  Said,
  Statement,
  SubjectKind,
  TextSlot,
} from '#src/domain/statements/statement.ts';
import { AS_DATA_HAVE_IT, SUBJECT_WORDS, UNSAID } from '#src/domain/statements/subject-words.ts';
import type { PointsRefusal } from '#src/domain/statements/typed-amount.ts';
import type { Refusal } from '#src/domain/statements/typed-value.ts';

/** The setting that counts rows which wait for a person. */
export const COUNT_RATED_TEXT = '计入待评定的指标，按 0.80 起';

/** What people said, in words: subjects, contents and operations of the log. */

/** How the official forms are laid out. */
export const LAYOUT_WORDS: Record<FormLayout, string> = {
  chongqing: '重庆版式',
  national: '全国通用版式',
};

/** Where a project's funds come from, in the order of the form. */
export const FUND_SOURCE_WORDS: Record<FundSource, string> = {
  fiscal: '财政拨款',
  carried: '上年结转',
  other: '其他资金',
};

export const FUND_FIGURE_WORDS: Record<FundFigure, string> = {
  initial: INITIAL_BUDGET_LABEL,
  budget: BUDGET_LABEL,
  executed: '全年执行数',
};

/** '7月完成值', '12月网上办结率', '调整指标值'. @param project of the plan, for what is said of it as a whole; null: 整体 */
export function subjectText(
  subject: Said['subject'],
  indicator: PlanIndicator | null,
  project: string | null = null,
): string {
  if (subject.kind === 'text') return textSlotText(subject.slot, project);
  if (subject.kind === 'funds')
    return `${FUND_SOURCE_WORDS[subject.source]}${FUND_FIGURE_WORDS[subject.figure]}`;
  if (subject.kind === 'funds-to-date')
    return `${FUND_SOURCE_WORDS[subject.source]}${monthsText(subject.month)}执行数`;
  if (subject.kind === 'outlook') return `1–${subject.month}月${SUBJECT_WORDS.outlook}`;
  const month = 'month' in subject ? monthText(subject.month) : '';
  if (subject.kind === 'part') return `${month}${partName(subject.part, indicator)}`;
  if (subject.kind === 'brief') return `${month}通报：${BRIEF_SLOT_WORDS[subject.slot]}`;
  return `${month}${SUBJECT_WORDS[subject.kind]}`;
}

/** As the forms of such a plan head it: whom to ask is called otherwise on those of a project [U2]. @param project null: 整体 */
export function textSlotText(slot: TextSlot, project: string | null): string {
  return slot === 'contact' && project !== null ? PROJECT_CONTACT_LABEL : TEXT_SLOT_WORDS[slot];
}

function partName(part: string, indicator: PlanIndicator | null): string {
  if (indicator?.kind !== 'compound') return part;
  return indicator.parts.find((each) => each.id === part)?.name ?? part;
}

/**
 * What was said, with its unit; when it was cleared or nobody had said anything, what stands then.
 * @param about what nobody had said anything about
 */
export function saidText(
  said: Said | Statement | null,
  indicator: PlanIndicator | null,
  about: SubjectKind = 'month',
): string {
  if (said === null || said.content === null) return UNSAID[said?.subject.kind ?? about] ?? '空';
  switch (said.subject.kind) {
    case 'month':
    case 'part':
    case 'execution': {
      const content = said.content as Extract<Said, { subject: { kind: 'month' } }>['content'];
      if (content === null) return '空';
      return content.kind === 'none'
        ? '无发生'
        : withUnit(quantityText(content.value), unitOf(said.subject, indicator));
    }
    case 'rating': {
      const { tier, coefficient, evidence } = contentOf(said, 'rating');
      return `${TIER_WORDS[tier]}，系数 ${scaledToText(coefficient, 6, 2)}；依据：${evidence}`;
    }
    case 'manual-score': {
      const { score, reason } = contentOf(said, 'manual-score');
      return `${scoreText(score)} 分；理由：${reason}`;
    }
    case 'adjusted-target': {
      const { target, from, basis, date } = contentOf(said, 'adjusted-target');
      const amount = withUnit(quantityText(target), unitOf(said.subject, indicator));
      const since = date === undefined ? `${monthText(from)}起` : `${date} 起`;
      return `${amount}，自 ${since}；依据：${basis}`;
    }
    case 'expected':
      return withUnit(quantityText(contentOf(said, 'expected').value), unitOf(said.subject, indicator));
    case 'remark':
      return contentOf(said, 'remark').text;
    case 'profile': {
      const content = contentOf(said, 'profile');
      const keys = Object.keys(content) as ProfileKey[];
      return keys.map((key) => `${ATTRIBUTE_WORDS[key]}：${attributeText(key, content)}`).join('；');
    }
    case 'count-rated':
      return COUNT_RATED_TEXT;
    case 'due-day':
      return dueDayText(contentOf(said, 'due-day').day);
    case 'form-layout':
      return LAYOUT_WORDS[contentOf(said, 'form-layout').layout];
    case 'funds':
      return `${quantityText(contentOf(said, 'funds').value)} 万元`;
    case 'funds-to-date':
      return `${quantityText(contentOf(said, 'funds-to-date').value)} 万元`;
    case 'settings':
      return settingsText(contentOf(said, 'settings'));
    case 'text':
      return contentOf(said, 'text').text;
    case 'meeting-note':
      return contentOf(said, 'meeting-note').text;
    case 'brief':
      return contentOf(said, 'brief').text;
    case 'outlook':
      return outlookText(contentOf(said, 'outlook'), unitOf(said.subject, indicator));
    case 'month-close': {
      const { reported, due } = contentOf(said, 'month-close');
      return `已关账，当时已报 ${reported}/${due} 项`;
    }
    case 'evidence': {
      const { month, title, source } = contentOf(said, 'evidence');
      const when = month === null ? '' : `${monthText(month)} `;
      return source.kind === 'file' ? `${when}${title}（${source.name}）` : `${when}${title}：${source.text}`;
    }
    case 'seal': {
      const { digest, total, grade } = contentOf(said, 'seal');
      return `已定稿，${scoreText(total)} 分 ${grade}，校验码 ${digest.slice(0, 12)}…`;
    }
    case 'month-checked':
    case 'execution-checked':
    case 'target-checked':
      return '已核对，数没错';
    case 'adjustment':
      return adjustmentText(contentOf(said, 'adjustment'));
    case 'plan-version': {
      const { digest, of, date, reason } = contentOf(said, 'plan-version');
      return `${date} 更正，版本 ${digest.slice(0, 12)}…（原 ${of.slice(0, 12)}…）；理由：${reason}`;
    }
    case 'close-list':
      return `列明 ${contentOf(said, 'close-list').revisions.length} 处`;
  }
}

/** '自 7月起：改权重 2 项；停止 1 项；新增“…”；2026-07-01 渝财〔2026〕5 号；理由：…' */
function adjustmentText({ from, date, number, reason, weights, stopped, added }: AdjustmentContent): string {
  const parts = [
    weights.length === 0 ? null : `改权重 ${weights.length} 项`,
    stopped.length === 0 ? null : `停止 ${stopped.length} 项`,
    added.length === 0 ? null : `新增${added.map(({ name }) => `“${name}”`).join('、')}`,
    `${date}${number === '' ? '' : ` ${number}`}`,
    `理由：${reason}`,
  ].filter((part) => part !== null);
  return `自 ${monthText(from)}起：${parts.join('；')}`;
}

type ContentOf<K extends Said['subject']['kind']> = NonNullable<
  Extract<Said, { subject: { kind: K } }>['content']
>;

/** The content of a statement whose kind and presence have been looked at. */
function contentOf<K extends Said['subject']['kind']>(said: Said | Statement, _kind: K): ContentOf<K> {
  return said.content as ContentOf<K>;
}

/** The texts of 月度通报, as it heads them. */
export const BRIEF_SLOT_WORDS: Record<BriefSlot, string> = {
  overall: '总体情况',
  changes: '本月变化',
  risks: '需要关注的指标',
  coming: '近期到期事项',
  reporting: '填报和更正',
  asks: '工作要求',
};

/** The texts of the year-end forms, as the forms head them. */
export const TEXT_SLOT_WORDS: Record<TextSlot, string> = {
  authority: AUTHORITY_LABEL,
  contact: CONTACT_LABEL,
  phone: PHONE_LABEL,
  'initial-budget-note': '预算说明',
  'annual-goal': GOAL_LABEL,
  'adjusted-goal': '全年（调整）绩效目标',
  'goal-result': '全年目标实际完成情况',
  basics: '一、基本情况',
  'execution-analysis': '预算执行分析',
  'goal-analysis': '总体目标分析',
  'indicator-analysis': '各项指标分析',
  deviation: '偏离原因',
  improvement: '改进措施',
  application: '自评结果应用',
  publicity: '公开情况',
  other: '五、其他',
  summary: '领导摘要文字',
};

export const CAUSE_WORDS: Record<CauseKind, string> = {
  funding: '经费保障',
  rules: '制度保障',
  staff: '人员保障',
  hardware: '硬件条件保障',
  other: '其他',
};

export const LIKELIHOOD_WORDS: Record<Likelihood, string> = {
  certain: '确定能',
  possible: '有可能',
  impossible: '完全不可能',
};

function outlookText(content: OutlookContent, unit: string): string {
  const { soFar, expected, causes, likelihood, remark } = content;
  const parts = [
    soFar === null ? null : `完成情况 ${withUnit(quantityText(soFar), unit)}`,
    expected === null ? null : `全年预计 ${withUnit(quantityText(expected), unit)}`,
    ...causes.map(({ kind, text }) => (text === '' ? CAUSE_WORDS[kind] : `${CAUSE_WORDS[kind]}：${text}`)),
    likelihood === null ? null : `可能性：${LIKELIHOOD_WORDS[likelihood]}`,
    remark === '' ? null : `备注：${remark}`,
  ].filter((part) => part !== null);
  return parts.length === 0 ? AS_DATA_HAVE_IT : parts.join('；');
}

function unitOf(subject: Said['subject'], indicator: PlanIndicator | null): string {
  if (subject.kind === 'execution') return '万元';
  if (indicator?.kind === 'quantitative') return indicator.unit;
  if (indicator?.kind !== 'compound' || subject.kind !== 'part') return '';
  return indicator.parts.find((each) => each.id === subject.part)?.unit ?? '';
}

/** The annex's «万/年» is money in 万元; a per cent sign stands at its number. */
function withUnit(figure: string, unit: string): string {
  if (unit === '') return figure;
  if (isPercentUnit(unit)) return `${figure}${unit}`;
  return `${figure} ${isMoneyUnit(unit) ? '万元' : unit}`;
}

/** Why a typed amount is refused: the cell's words, without its advice on months. */
export function amountRefusalText(refusal: Refusal): string {
  return refusal.kind === 'not-a-number' ? '请填数字，例如 12.5' : refusalText(refusal);
}

/** @param what whose points: a row's score lies within its weight, a grade's threshold within the hundred points */
export function pointsRefusalText(refusal: PointsRefusal, what: 'score' | 'threshold' = 'score'): string {
  switch (refusal.kind) {
    case 'not-points':
      return '请填分数，例如 4.5';
    case 'points-decimals':
      return '分数最多两位小数';
    case 'points-range': {
      const highest = scaledToText(refusal.highest, 2, 0);
      return what === 'score'
        ? `分数须在 0 至 ${highest} 之间（本项权重 ${highest} 分）`
        : `分数线须在 0 至 ${highest} 之间`;
    }
  }
}
