import { createHash } from 'node:crypto';
import type { EvidenceId, Said } from '#src/domain/statements/statement.ts';
import type { EvidenceFile } from '#src/storage/evidence-files.ts';

// Files of evidence as people have them.

/** jsdom's encoder makes arrays of its own kind. */
export function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(new TextEncoder().encode(text));
}

export function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** A PDF by its first bytes, told apart by its text. */
export function pdf(name: string, text = name): File {
  return new File([bytesOf(`%PDF-1.7 ${text}`)], name, { type: 'application/pdf' });
}

export function storedFile(text: string): EvidenceFile {
  const bytes = bytesOf(text);
  return { bytes, sha256: digestOf(bytes) };
}

interface EvidenceText {
  readonly title?: string;
  readonly name?: string;
  readonly month?: number;
}

export function evidenceSaid(
  indicator: string,
  evidence: string,
  file: EvidenceFile,
  text: EvidenceText = {},
): Said {
  const { title = '签到表', month = null } = text;
  const { name = `${title}.pdf` } = text;
  const { sha256 } = file;
  const source = { kind: 'file', name, size: file.bytes.length, type: 'application/pdf', sha256 };
  return {
    subject: { kind: 'evidence', indicator, evidence: evidence as EvidenceId },
    content: { month, title, source },
    note: '',
  } as unknown as Said;
}

export function pointerSaid(indicator: string, evidence: string, title: string, text: string): Said {
  return {
    subject: { kind: 'evidence', indicator, evidence },
    content: { month: null, title, source: { kind: 'pointer', text } },
    note: '',
  } as unknown as Said;
}
