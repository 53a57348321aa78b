import { err, ok, type Result } from '#src/kernel/result.ts';

/** UTF-8 is what we write; the others are what editors and spreadsheets of the office save as. */
export type TextEncoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

export interface DecodedText {
  /** Without a byte order mark. */
  readonly text: string;
  readonly encoding: TextEncoding;
}

/** Why bytes are no text that we read [M9]. */
export type TextFault = { readonly kind: 'no-text' } | { readonly kind: 'too-large'; readonly bytes: number };

/** Evidence inside a package makes it large; beyond this a browser tab runs out of memory rather than answering. */
export const MAX_FILE_BYTES = 64 * 1024 * 1024;

/**
 * A file's bytes as text, and how they were read [M9]: UTF-8, else UTF-16 when it begins with a byte order mark, else GB 18030 (which
 * reads GBK and GB 2312 too). Each strictly: a byte that does not belong is a fault, never a replacement character.
 */
export function bytesToText(bytes: Uint8Array): Result<DecodedText, TextFault> {
  if (bytes.length > MAX_FILE_BYTES) return err({ kind: 'too-large', bytes: bytes.length });
  const candidates: readonly TextEncoding[] = ['utf-8', ...utf16ByMark(bytes), 'gb18030'];
  for (const encoding of candidates) {
    const text = decode(bytes, encoding);
    // NUL is in no text; a zip or an image is full of them, and so is UTF-16 without its mark.
    if (text !== null && !text.includes('\u0000')) return ok({ text, encoding });
  }
  return err({ kind: 'no-text' });
}

function utf16ByMark([first, second]: Uint8Array): readonly TextEncoding[] {
  if (first === 0xff && second === 0xfe) return ['utf-16le'];
  return first === 0xfe && second === 0xff ? ['utf-16be'] : [];
}

function decode(bytes: Uint8Array, encoding: TextEncoding): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
