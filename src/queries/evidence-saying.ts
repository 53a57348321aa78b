import type { IndicatorId } from '#src/domain/catalogue/indicator.ts';
import type { Month } from '#src/domain/period/month.ts';
import type { EvidenceEntry } from '#src/domain/papers/evidence-index.ts';
import { MAX_EVIDENCE_YEAR, type EvidenceRefusal } from '#src/domain/statements/evidence-file.ts';
import type { EvidenceContent, EvidenceId, Said } from '#src/domain/statements/statement.ts';
import type { TakenFile } from '#src/queries/take-file.ts';
import { newId } from '#src/storage/new-id.ts';

/** Why a sound file is not taken in beside what the row and the year have already, or null [A1]. */
export function faultBeside(
  { sha256, bytes }: TakenFile,
  used: number,
  entries: readonly EvidenceEntry[],
  fit: readonly TakenFile[],
): EvidenceRefusal | null {
  const same = entries.find(({ source }) => isOf(source, sha256));
  if (same !== undefined) return { kind: 'same', number: same.number };
  if (fit.some((file) => file.sha256 === sha256)) return { kind: 'same', number: '本次所选' };
  return used + bytes.length > MAX_EVIDENCE_YEAR ? { kind: 'year-full' } : null;
}

export function isOf(source: EvidenceContent['source'], sha256: string): boolean {
  return source.kind === 'file' && source.sha256 === sha256;
}

export function fileContent({ name, type, sha256, bytes }: TakenFile, month: Month | null): EvidenceContent {
  const title = name.replace(/\.[^.]+$/, '');
  return { month, title, source: { kind: 'file', name, size: bytes.length, type, sha256 } };
}

export function evidenceSaid(
  indicator: IndicatorId,
  evidence: EvidenceId,
  content: EvidenceContent | null,
): Said {
  return { subject: { kind: 'evidence', indicator, evidence }, content, note: '' };
}

const ID_TIME = 9;

/** Rises with time, so that evidence keeps the order in which it was added; @param index of several at once */
export function newEvidenceId(index: number): EvidenceId {
  const time = (Date.now() + index).toString(36).padStart(ID_TIME, '0');
  return `${time}-${newId().slice(0, 16)}` as EvidenceId;
}
