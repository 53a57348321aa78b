import { EVIDENCE_COLUMNS, type EvidenceForm } from '#src/domain/papers/evidence-form.ts';
import { EVIDENCE_NAME } from '#src/domain/papers/paper-names.ts';
import { textListWorkbook, type TextColumn } from '#src/export/text-list-workbook.ts';

const COLUMNS: readonly TextColumn[] = [
  { width: 8, isCentred: true },
  { width: 26 },
  { width: 26 },
  { width: 8, isCentred: true },
  { width: 9, isCentred: true },
  { width: 42 },
  { width: 13, isCentred: true },
  { width: 36 },
];

/** 佐证材料目录 as an office form of one sheet; every cell is text [A10]. */
export function evidenceWorkbook(form: EvidenceForm): Promise<Uint8Array> {
  return textListWorkbook(form, EVIDENCE_NAME, EVIDENCE_COLUMNS, COLUMNS);
}
