import { err, ok, type Result } from '#src/kernel/result.ts';

/** A file of evidence as it is taken in: its kind is told by its ending and by its first bytes, which must say the same [A1]. */

/** Bytes of one file. */
export const MAX_EVIDENCE_FILE = 20 * 2 ** 20;
/** Bytes of all files of a year. */
export const MAX_EVIDENCE_YEAR = 500 * 2 ** 20;
/** So many first bytes are looked at. */
export const EVIDENCE_HEAD = 1_024;

export type EvidenceRefusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-large' }
  /** The year's files would come to more than MAX_EVIDENCE_YEAR. */
  | { readonly kind: 'year-full' }
  /** An ending that is not taken in: programs, pages, whatever is not a paper. */
  | { readonly kind: 'other-type'; readonly extension: string }
  /** The first bytes are not those of such a file. */
  | { readonly kind: 'other-content'; readonly extension: string }
  /** The row has the same file already, under this number. */
  | { readonly kind: 'same'; readonly number: string }
  | { readonly kind: 'unreadable' };

interface FileKind {
  readonly extensions: readonly string[];
  readonly type: string;
  readonly isSuch: (head: Uint8Array) => boolean;
}

const begins =
  (...signature: readonly number[]) =>
  (head: Uint8Array): boolean =>
    signature.every((byte, index) => head[index] === byte);

const isZip = begins(0x50, 0x4b, 0x03, 0x04);
/** The compound file of Office 97 and of WPS. */
const isCompound = begins(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1);
const isEither = (head: Uint8Array): boolean => isZip(head) || isCompound(head);
const OFFICE = 'application/vnd.openxmlformats-officedocument';

const KINDS: readonly FileKind[] = [
  { extensions: ['pdf'], type: 'application/pdf', isSuch: (head) => asciiOf(head).includes('%PDF-') },
  { extensions: ['jpg', 'jpeg'], type: 'image/jpeg', isSuch: begins(0xff, 0xd8, 0xff) },
  { extensions: ['png'], type: 'image/png', isSuch: begins(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a) },
  { extensions: ['gif'], type: 'image/gif', isSuch: begins(0x47, 0x49, 0x46, 0x38) },
  { extensions: ['bmp'], type: 'image/bmp', isSuch: begins(0x42, 0x4d) },
  { extensions: ['webp'], type: 'image/webp', isSuch: (head) => /^RIFF.{4}WEBP/s.test(asciiOf(head)) },
  {
    extensions: ['tif', 'tiff'],
    type: 'image/tiff',
    isSuch: (head) => /^(?:II\*\0|MM\0\*)/.test(asciiOf(head)),
  },
  { extensions: ['docx'], type: `${OFFICE}.wordprocessingml.document`, isSuch: isZip },
  { extensions: ['xlsx'], type: `${OFFICE}.spreadsheetml.sheet`, isSuch: isZip },
  { extensions: ['pptx'], type: `${OFFICE}.presentationml.presentation`, isSuch: isZip },
  { extensions: ['doc'], type: 'application/msword', isSuch: isCompound },
  { extensions: ['xls'], type: 'application/vnd.ms-excel', isSuch: isCompound },
  { extensions: ['ppt'], type: 'application/vnd.ms-powerpoint', isSuch: isCompound },
  { extensions: ['wps', 'et', 'dps'], type: 'application/vnd.ms-works', isSuch: isEither },
  { extensions: ['ofd'], type: 'application/ofd', isSuch: isZip },
  { extensions: ['zip'], type: 'application/zip', isSuch: isZip },
  { extensions: ['txt', 'csv'], type: 'text/plain', isSuch: isPlainText },
];

/** Every ending that is taken in, with its dot, for a file picker. */
export const EVIDENCE_EXTENSIONS: readonly string[] = KINDS.flatMap(({ extensions }) =>
  extensions.map((each) => `.${each}`),
);

/**
 * The MIME type that a file is stored and handed out under; never the one the browser guessed [A1].
 * @param head its first EVIDENCE_HEAD bytes
 */
export function evidenceType(name: string, size: number, head: Uint8Array): Result<string, EvidenceRefusal> {
  const extension = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  const kind = KINDS.find(({ extensions }) => extensions.includes(extension));
  if (kind === undefined) return err({ kind: 'other-type', extension });
  if (size === 0) return err({ kind: 'empty' });
  if (size > MAX_EVIDENCE_FILE) return err({ kind: 'too-large' });
  return kind.isSuch(head) ? ok(kind.type) : err({ kind: 'other-content', extension });
}

/** The same for a file that is stored: a name out of somebody's package is not trusted either [A4]. */
export function storedEvidenceType(name: string, bytes: Uint8Array): Result<string, EvidenceRefusal> {
  return evidenceType(name, bytes.length, bytes.subarray(0, EVIDENCE_HEAD));
}

/** No program, no page that a browser would run, no bytes that are not text. */
function isPlainText(head: Uint8Array): boolean {
  const text = asciiOf(head);
  const isWide = begins(0xff, 0xfe)(head) || begins(0xfe, 0xff)(head);
  if (!isWide && text.includes('\0')) return false;
  return !/^(?:MZ|#!|\s*<(?:!doctype|html|head|body|script|svg|\?xml))/i.test(
    text.replace(/^(?:ï»¿|ÿþ|þÿ)|\0/g, ''),
  );
}

/** One character a byte. */
function asciiOf(head: Uint8Array): string {
  let text = '';
  for (const byte of head.subarray(0, EVIDENCE_HEAD)) text += String.fromCharCode(byte);
  return text;
}
