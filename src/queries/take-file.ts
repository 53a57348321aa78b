import { cutText } from '#src/kernel/plain-text.ts';
import { err, ok, type Result } from '#src/kernel/result.ts';
import {
  EVIDENCE_HEAD,
  evidenceType,
  MAX_EVIDENCE_FILE,
  type EvidenceRefusal,
} from '#src/domain/statements/evidence-file.ts';
import { digestInSlices, type EvidenceFile } from '#src/storage/evidence-files.ts';

/** A picked file that is fit to be evidence, with its digest. */
export interface TakenFile extends EvidenceFile {
  readonly name: string;
  readonly type: string;
}

const MAX_NAME = 120;

/** Reads and digests a picked file; never throws, whatever it is [A1]. */
export async function takeFile(file: File): Promise<Result<TakenFile, EvidenceRefusal>> {
  try {
    // A large one is not read to the end only to be refused.
    const end = file.size > MAX_EVIDENCE_FILE ? EVIDENCE_HEAD : file.size;
    const bytes = new Uint8Array(await file.slice(0, end).arrayBuffer());
    const type = evidenceType(file.name, file.size, bytes.subarray(0, EVIDENCE_HEAD));
    if (!type.ok) return err(type.error);
    return ok({ name: plainName(file.name), type: type.value, bytes, sha256: await digestInSlices(bytes) });
  } catch {
    return err({ kind: 'unreadable' });
  }
}

/** Names of files may hold characters that turn a line around; the ending stays whatever is cut. */
function plainName(name: string): string {
  const plain = name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\\/]/gu, '');
  const dot = plain.lastIndexOf('.');
  const [stem, ending] = dot < 0 ? [plain, ''] : [plain.slice(0, dot), plain.slice(dot)];
  return `${cutText(stem, MAX_NAME - ending.length)}${ending}`;
}
