import {
  paragraph,
  sectionBlocks,
  type Block,
  type DocumentTable,
  type ReportChapter,
  type ReportPart,
  type ReportSection,
} from '#src/domain/papers/document.ts';
import { RATE_HEAD } from '#src/domain/papers/form-labels.ts';
import type { ReportFacts } from '#src/domain/papers/self-report-facts.ts';
import type { TextSlot } from '#src/domain/statements/statement.ts';
import { WHOLE_TOTAL_LABEL } from '#src/domain/words/figure-labels.ts';
import { chineseNumber } from '#src/domain/words/prose.ts';

/** A project with its own 自评报告. */
export interface ProjectReport {
  readonly facts: ReportFacts;
  readonly parts: readonly ReportPart[];
}

/** What the part is about, and its table. */
export const PROJECTS_HEADING = '项目支出绩效自评情况';

/** What a chapter has of the project's own report: without charts, which are there. */
const SLOTS: ReadonlySet<TextSlot> = new Set([
  'execution-analysis',
  'goal-analysis',
  'indicator-analysis',
  'deviation',
  'improvement',
]);

/** 项目支出绩效自评情况 in the report of 整体: all projects in one table, then a chapter each, as their own reports say [ND34]. */
export function projectChapters(projects: readonly ProjectReport[]): readonly ReportChapter[] {
  return [
    { heading: null, blocks: overview(projects) },
    ...projects.map(({ facts, parts }, at) => ({
      heading: `（${chineseNumber(at + 1)}）${facts.report.plan.project ?? ''}`,
      blocks: chapterOf(parts),
    })),
  ];
}

function overview(projects: readonly ProjectReport[]): readonly Block[] {
  const open = projects.filter(({ facts }) => !facts.isSealed).length;
  const state = open === 0 ? '均已定稿' : open === projects.length ? '均未定稿' : `其中${open}个未定稿`;
  return [
    paragraph(`本年度开展绩效自评的项目${projects.length}个，${state}，各项目另有自评表和自评报告。`),
    { kind: 'table', table: projectsTable(projects) },
  ];
}

function projectsTable(projects: readonly ProjectReport[]): DocumentTable {
  const labels = [
    '项目',
    '全年预算数（万元）',
    '执行数（万元）',
    RATE_HEAD,
    WHOLE_TOTAL_LABEL,
    '等次',
    '状态',
  ];
  return {
    caption: PROJECTS_HEADING,
    columns: labels.map((label, at) => ({
      label,
      align: at === 0 ? 'left' : 'center',
      width: at === 0 ? 3 : 1,
    })),
    rows: projects.map(({ facts: { report, table, isSealed } }) => [
      report.plan.project ?? '',
      table.execution.budget.text,
      table.execution.executed.text,
      table.execution.rate.text,
      table.tenNinety.score.text,
      table.tenNinety.grade,
      isSealed ? '已定稿' : '未定稿',
    ]),
    total: null,
  };
}

function chapterOf(parts: readonly ReportPart[]): readonly Block[] {
  return parts
    .flatMap(({ sections }) => sections)
    .filter(({ slot }) => SLOTS.has(slot))
    .flatMap(pieceOf);
}

/** A section under a number of the chapter's own. */
function pieceOf(section: ReportSection, at: number): readonly Block[] {
  const heading = (section.heading ?? '').replace(/^（.+?）/, '');
  return [
    { kind: 'minor', text: `${at + 1}．${heading}` },
    ...sectionBlocks(section).filter(({ kind }) => kind === 'paragraph' || kind === 'table'),
  ];
}
