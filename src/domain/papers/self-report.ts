import { marksText, paperMarks } from '#src/domain/papers/paper-marks.ts';
import { REPORT_NAME } from '#src/domain/papers/paper-names.ts';
import { PROJECTS_HEADING, projectChapters } from '#src/domain/papers/project-chapters.ts';
import { chineseNumber, closeUp, countPending, pending } from '#src/domain/words/prose.ts';
import {
  paragraph,
  partBlocks,
  type Block,
  type ReportPart,
  type ReportSection,
} from '#src/domain/papers/document.ts';
import { basicsDraft } from '#src/domain/papers/self-report-basics.ts';
import { deviationDraft, improvementDraft } from '#src/domain/papers/self-report-deviation.ts';
import { executionDraft } from '#src/domain/papers/self-report-execution.ts';
import {
  reportFacts,
  textIn,
  type ReportFacts,
  type ReportSource,
} from '#src/domain/papers/self-report-facts.ts';
import { goalDraft } from '#src/domain/papers/self-report-goal.ts';
import { indicatorsDraft } from '#src/domain/papers/self-report-indicators.ts';
import { otherDraft } from '#src/domain/papers/self-report-other.ts';
import { hasDraftChanged, type Draft } from '#src/domain/papers/stale-draft.ts';
import type { TextSlot } from '#src/domain/statements/statement.ts';
import { evenLines } from '#src/domain/words/clipped.ts';
import { paperTitle } from '#src/domain/words/plan-title.ts';
import { TEXT_SLOT_WORDS } from '#src/domain/words/statement-words.ts';

/** 自评报告 as a document: screen, print and docx render this and word nothing [J1]. */
export interface SelfReport {
  /** Lines of the title. */
  readonly title: readonly string[];
  readonly unitName: string;
  /** null: 部门整体. */
  readonly project: string | null;
  readonly year: number;
  /** The year is not sealed. */
  readonly isDraft: boolean;
  /** Why it is no final report: 未定稿 with its reasons, 示例数据. Empty for a sealed one. */
  readonly stamps: readonly string[];
  /** The same in short, for the head of every page; '' for none. */
  readonly marks: string;
  readonly isSample: boolean;
  readonly parts: readonly ReportPart[];
  /** 联系人 and 联系电话, where known. */
  readonly contact: string;
  /** Places that still say 【待补充】. */
  readonly pending: number;
}

interface SectionPlan {
  readonly slot: TextSlot;
  readonly heading: string | null;
  readonly draft: Draft;
}

const PARTS: readonly { readonly heading: string; readonly sections: readonly SectionPlan[] }[] = [
  { heading: TEXT_SLOT_WORDS.basics, sections: [{ slot: 'basics', heading: null, draft: basicsDraft }] },
  {
    heading: '二、绩效目标完成情况分析',
    sections: [
      { slot: 'execution-analysis', heading: '（一）预算执行情况', draft: executionDraft },
      { slot: 'goal-analysis', heading: '（二）总体目标完成情况', draft: goalDraft },
      { slot: 'indicator-analysis', heading: '（三）各项指标完成情况', draft: indicatorsDraft },
    ],
  },
  {
    heading: '三、偏离绩效目标的原因和下一步改进措施',
    sections: [
      { slot: 'deviation', heading: '（一）偏离绩效目标的原因', draft: deviationDraft },
      { slot: 'improvement', heading: '（二）下一步改进措施', draft: improvementDraft },
    ],
  },
  {
    heading: '四、绩效自评结果应用和公开情况',
    sections: [
      {
        slot: 'application',
        heading: '（一）自评结果应用情况',
        draft: () => [paragraph(pending('自评结果在预算安排、项目管理和内部考核中的应用情况'))],
      },
      {
        slot: 'publicity',
        heading: '（二）自评结果公开情况',
        draft: () => [paragraph(pending('自评结果公开的时间、方式和网址；不公开的，写明理由'))],
      },
    ],
  },
];

const OTHER = '其他需要说明的情况';

/** Letters of a line of the title. */
const TITLE_LINE = 20;

/** The report as of the cut-off of `source.report`. Pure; some milliseconds. */
export function selfReport(source: ReportSource): SelfReport {
  const facts = reportFacts(source);
  const { report, texts, isSample } = facts;
  const { plan } = report;
  const parts = partsOf(facts, source.projects ?? []);
  const contact = textIn(texts, 'contact') || plan.contact.name;
  const phone = textIn(texts, 'phone') || plan.contact.phone;
  return {
    title: [plan.unitName, paperTitle(plan, REPORT_NAME)].flatMap((line) => evenLines(line, TITLE_LINE)),
    unitName: plan.unitName,
    project: plan.project,
    year: plan.year,
    isDraft: !facts.isSealed,
    stamps: stampsOf(facts),
    marks: marksOf(facts),
    isSample,
    parts: numbered(parts),
    contact: [
      ...(contact === '' ? [] : [`联系人：${contact}`]),
      ...(phone === '' ? [] : [`联系电话：${phone}`]),
    ].join('，'),
    pending: parts
      .flatMap(partBlocks)
      .reduce((sum, block) => sum + (block.kind === 'paragraph' ? countPending(block.text) : 0), 0),
  };
}

/** The official parts; projects, where there are any, have theirs before the last [J1] [ND34]. */
function partsOf(facts: ReportFacts, projects: NonNullable<ReportSource['projects']>): readonly ReportPart[] {
  const other = section({ slot: 'other', heading: null, draft: otherDraft }, facts);
  const named = (at: number, heading: string) => `${chineseNumber(PARTS.length + at)}、${heading}`;
  const chapters = projects.map((project) => {
    const own = reportFacts(project);
    return { facts: own, parts: partsOf(own, []) };
  });
  return [
    ...PARTS.map(({ heading, sections }) => ({
      heading,
      sections: sections.map((each) => section(each, facts)),
    })),
    ...(chapters.length === 0
      ? []
      : [{ heading: named(1, PROJECTS_HEADING), sections: [], chapters: projectChapters(chapters) }]),
    { heading: named(chapters.length === 0 ? 1 : 2, OTHER), sections: [other] },
  ];
}

export const SAMPLE_STAMP = '示例数据，不作为自评依据';

/** Marks of a paper that is not final, the reasons in words. */
function stampsOf({ table, isSample, isSealed }: ReportFacts): readonly string[] {
  const reasons = !table.isDraft ? '' : `：${closeUp(table.unfinished.join('；'))}`;
  return [...(isSealed ? [] : [`未定稿${reasons}`]), ...(isSample ? [SAMPLE_STAMP] : [])];
}

/** 未定稿 and 示例数据, for the head of every page. */
export function marksOf({ isSample, isSealed }: ReportFacts): string {
  return marksText(paperMarks({ isDraft: !isSealed, isSample }));
}

function section({ slot, heading, draft }: SectionPlan, facts: ReportFacts): ReportSection {
  const blocks = draft(facts);
  const own = textIn(facts.texts, slot);
  return {
    slot,
    heading,
    draft: blocks,
    own: own === '' ? null : own,
    isStale: own !== '' && hasDraftChanged(slot, draft, facts),
  };
}

/** Captions with their numbers: 表1…, 图1…, through the whole report. */
function numbered(parts: readonly ReportPart[]): readonly ReportPart[] {
  const next = { table: 0, chart: 0 };
  const named = (block: Block): Block => {
    if (block.kind === 'table') {
      next.table += 1;
      return { ...block, table: { ...block.table, caption: `表${next.table}　${block.table.caption}` } };
    }
    if (block.kind === 'chart') {
      next.chart += 1;
      return { ...block, chart: { ...block.chart, caption: `图${next.chart}　${block.chart.caption}` } };
    }
    return block;
  };
  return parts.map((part) => ({
    ...part,
    sections: part.sections.map((each) => ({ ...each, draft: each.draft.map(named) })),
    ...(part.chapters === undefined
      ? {}
      : { chapters: part.chapters.map((each) => ({ ...each, blocks: each.blocks.map(named) })) }),
  }));
}
