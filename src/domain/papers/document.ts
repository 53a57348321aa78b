import type { ClassScore } from '#src/domain/year/breakdown.ts';
import type { YearCourse } from '#src/domain/year/year-course.ts';
import type { RuleScale } from '#src/domain/words/rule-scale.ts';
import type { WaterfallBar } from '#src/domain/words/waterfall.ts';
import type { StateKind } from '#src/domain/year/row-state.ts';
import type { TextSlot } from '#src/domain/statements/statement.ts';

/** A table of a document: text only, everything in it is computed and worded already. */
export interface DocumentTable {
  readonly caption: string;
  readonly columns: readonly {
    readonly label: string;
    readonly align: 'left' | 'center' | 'right';
    /** Share of the width; the sum over a table does not matter. */
    readonly width: number;
  }[];
  readonly rows: readonly (readonly string[])[];
  /** 合计, the last line; null without one. */
  readonly total: readonly string[] | null;
}

/** What a chart of a document is drawn from. */
export type ChartData =
  | {
      readonly kind: 'rule';
      readonly scale: RuleScale;
      readonly states: readonly { readonly state: StateKind; readonly rows: number }[];
    }
  | { readonly kind: 'course'; readonly course: YearCourse; readonly isSmall: boolean }
  | { readonly kind: 'classes'; readonly groups: readonly ClassScore[] }
  | { readonly kind: 'losses'; readonly bars: readonly WaterfallBar[] };

export interface DocumentChart {
  readonly caption: string;
  /** The chart in one sentence: its text for those who cannot see it. */
  readonly alt: string;
  readonly data: ChartData;
}

/** A piece of a document in reading order. `minor` is a heading below those of the sections. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'minor'; readonly text: string }
  | { readonly kind: 'table'; readonly table: DocumentTable }
  | { readonly kind: 'chart'; readonly chart: DocumentChart };

/** A place of the report that a person may write in its own words. */
export interface ReportSection {
  readonly slot: TextSlot;
  /** '（一）预算执行情况'; null where the part is one section. */
  readonly heading: string | null;
  /** Written from the data. */
  readonly draft: readonly Block[];
  /** The person's words, or null. */
  readonly own: string | null;
  /** The data have changed since the person wrote: the draft would read differently now than it did then [J5]. */
  readonly isStale: boolean;
}

/** What is told of another report: nobody writes into it here. */
export interface ReportChapter {
  /** '（一）档案库房改造'; null for what stands before the first. */
  readonly heading: string | null;
  readonly blocks: readonly Block[];
}

export interface ReportPart {
  /** '一、基本情况' */
  readonly heading: string;
  readonly sections: readonly ReportSection[];
  /** Below the sections. */
  readonly chapters?: readonly ReportChapter[];
}

/** Everything that a part shows, in reading order. */
export function partBlocks({ sections, chapters = [] }: ReportPart): readonly Block[] {
  return [...sections.flatMap(sectionBlocks), ...chapters.flatMap(({ blocks }) => blocks)];
}

export const paragraph = (text: string): Block => ({ kind: 'paragraph', text });

/** What a section shows: the draft, or the person's words in place of its prose, above the same tables and charts [J4]. */
export function sectionBlocks({ draft, own }: Pick<ReportSection, 'draft' | 'own'>): readonly Block[] {
  if (own === null) return draft;
  const exhibits = draft.filter((block) => block.kind === 'table' || block.kind === 'chart');
  return [...paragraphsOf(own).map(paragraph), ...exhibits];
}

/** The prose of a draft as one text, a paragraph a line: what a person begins to edit from. */
export function draftText({ draft }: Pick<ReportSection, 'draft'>): string {
  return draft
    .flatMap((block) => (block.kind === 'paragraph' || block.kind === 'minor' ? [block.text] : []))
    .join('\n');
}

/** Lines of a typed text, empty ones left out. */
export function paragraphsOf(text: string): readonly string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
