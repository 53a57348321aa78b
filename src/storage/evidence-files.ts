import { parseStatement } from '#src/domain/statements/statement-schema.ts';
import type { LogTables } from '#src/storage/schema.ts';

/** A file as it was picked, with the digest of what is in it. */
export interface EvidenceFile {
  /** 64 hex digits. */
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

export type ReadFile =
  | { readonly kind: 'sound'; readonly bytes: Uint8Array }
  /** Never was on this device, or was cleared away: whoever has the file can supply it. */
  | { readonly kind: 'missing' }
  /** What is stored is not what the digest was taken of. */
  | { readonly kind: 'damaged' };

/** So much is digested in one go: about 10 ms on an old office PC. */
const SLICE = 1_048_576;

/** SHA-256 as 64 hex digits, in slices between which the page stays alive; its code comes with the first file. */
export async function digestInSlices(bytes: Uint8Array): Promise<string> {
  const { BytesDigest } = await import('#src/domain/package/bytes-digest.ts');
  const digest = new BytesDigest();
  for (let from = 0; from < bytes.length; from += SLICE) {
    digest.add(bytes.subarray(from, from + SLICE));
    if (from + SLICE < bytes.length) await new Promise((resolve) => setTimeout(resolve));
  }
  return digest.hex();
}

/** Puts rather than adds: the same file again costs no room, and a damaged copy of it is put right. Inside a transaction. */
export async function putFiles(tables: LogTables, files: readonly EvidenceFile[]): Promise<void> {
  for (const { sha256, bytes } of files) await tables.blobs.put({ sha256, bytes });
}

export async function storedFiles(tables: LogTables): Promise<ReadonlySet<string>> {
  return new Set(await tables.blobs.toCollection().primaryKeys());
}

export async function readFile(tables: LogTables, sha256: string): Promise<ReadFile> {
  const row = await tables.blobs.get(sha256);
  if (row === undefined) return { kind: 'missing' };
  const stored: unknown = row.bytes;
  if (!ArrayBuffer.isView(stored)) return { kind: 'damaged' };
  const bytes = new Uint8Array(stored.buffer, stored.byteOffset, stored.byteLength);
  return (await digestInSlices(bytes)) === sha256 ? { kind: 'sound', bytes } : { kind: 'damaged' };
}

/** Strikes the files that no revision of any plan refers to any more: when the sample copy has gone. Inside a transaction. */
export async function deleteUnreferred(tables: LogTables): Promise<void> {
  const stored = await tables.blobs.toCollection().primaryKeys();
  if (stored.length === 0) return;
  const unreferred = new Set(stored);
  let isAllSound = true;
  await tables.statements.each((row) => {
    const statement = parseStatement(row);
    if (statement === null) isAllSound = false;
    else if (statement.subject.kind === 'evidence') {
      const content = statement.content as { readonly source?: { readonly sha256?: string } } | null;
      unreferred.delete(content?.source?.sha256 ?? '');
    }
  });
  // What cannot be read might refer to any of them.
  if (isAllSound) await tables.blobs.bulkDelete([...unreferred]);
}
