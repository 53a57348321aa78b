import { NAME_LABEL } from '#src/domain/catalogue/field-words.ts';
import { SAMPLE_IN_TITLE } from '#src/domain/catalogue/plan.ts';
import { paperFileName } from '#src/domain/papers/file-name.ts';
import { EVIDENCE_NAME } from '#src/domain/papers/paper-names.ts';
import { EVIDENCE_TITLE_LABEL } from '#src/domain/words/evidence-words.ts';
import { monthText } from '#src/domain/words/format.ts';
import type { EvidenceEntry, EvidenceRow } from '#src/domain/papers/evidence-index.ts';
import { inTitle } from '#src/domain/words/plan-title.ts';

/** 佐证材料目录 as a form: every row, those without evidence too, every cell text [A10]. */
export interface EvidenceForm {
  readonly title: string;
  readonly meta: string;
  readonly unitName: string;
  readonly rows: readonly (readonly string[])[];
  readonly fileName: string;
}

export const EVIDENCE_COLUMNS = [
  '编号',
  NAME_LABEL,
  EVIDENCE_TITLE_LABEL,
  '月份',
  '形式',
  '文件或存放处',
  '大小(字节)',
  'SHA-256',
] as const;

interface EvidenceFormOptions {
  readonly unitName: string;
  readonly project: string | null;
  readonly year: number;
  readonly isSample: boolean;
  /** Where each file lies beside the index; a file that is not there has no place. */
  readonly places: ReadonlyMap<EvidenceEntry['id'], string>;
}

export function evidenceForm(
  index: readonly EvidenceRow[],
  { unitName, project, year, isSample, places }: EvidenceFormOptions,
): EvidenceForm {
  const total = index.reduce((sum, { entries }) => sum + entries.length, 0);
  const without = index.filter(({ entries }) => entries.length === 0).map(({ indicator }) => indicator.seq);
  const missing =
    without.length === 0 ? '每项均有佐证' : `无佐证 ${without.length} 项：第 ${without.join('、')} 项`;
  return {
    title: `${year}年度${inTitle(project)}${EVIDENCE_NAME}${isSample ? SAMPLE_IN_TITLE : ''}`,
    meta: `${unitName}　共 ${total} 份；${missing}`,
    unitName,
    fileName: paperFileName(
      { unitName, project, year, isSample },
      { paper: EVIDENCE_NAME, extension: 'xlsx' },
    ),
    rows: index.flatMap(({ indicator, entries }) =>
      entries.length === 0
        ? [[String(indicator.seq).padStart(2, '0'), indicator.source.name, '（无）', '', '', '', '', '']]
        : entries.map((entry) => entryCells(entry, places)),
    ),
  };
}

function entryCells(entry: EvidenceEntry, places: EvidenceFormOptions['places']): readonly string[] {
  const { indicator, number, title, month, source } = entry;
  const first = [number, indicator.source.name, title, month === null ? '全年' : monthText(month)];
  if (source.kind === 'pointer') return [...first, '存放处', source.text, '', ''];
  const place = places.get(entry.id) ?? `${source.name}（文件不在本机，未收入）`;
  return [...first, '文件', place, String(source.size), source.sha256];
}
