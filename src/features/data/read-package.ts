import { ENCODING_WORDS, packageFaultText } from '#src/domain/package/package-words.ts';
import { openPackage } from '#src/domain/package/open-package.ts';
import { parsePackage, type OpenedPackage } from '#src/domain/package/parse-package.ts';
import { MAX_FILE_BYTES } from '#src/domain/package/text-encoding.ts';

/** A file that was picked, dropped or pasted, and what became of it. */
export interface PickedFile {
  readonly id: number;
  readonly name: string;
  /** null: it could not be read. */
  readonly file: OpenedPackage | null;
  /** Why it could not be read, or in which encoding it was written when that is not ours. */
  readonly words: string;
}

let serial = 0;

/** Reads a file without taking anything in; never throws, whatever it is. */
export async function readPackage(file: File): Promise<PickedFile> {
  if (file.size > MAX_FILE_BYTES) return refused(file.name, { kind: 'too-large', bytes: file.size });
  let bytes: Uint8Array;
  try {
    bytes = new Uint8Array(await file.arrayBuffer());
  } catch {
    return pickedFile(file.name, null, '文件读不出来（可能已移走、被占用或没有权限）。本机数据未改动。');
  }
  const read = openPackage(bytes);
  if (!read.ok) return refused(file.name, read.error);
  const { encoding } = read.value;
  const note = encoding === 'utf-8' ? '' : `按 ${ENCODING_WORDS[encoding]} 读取`;
  return pickedFile(file.name, read.value.file, note);
}

export function readPackageText(name: string, text: string): PickedFile {
  const parsed = parsePackage(text);
  return parsed.ok ? pickedFile(name, parsed.value) : refused(name, parsed.error);
}

function refused(name: string, fault: Parameters<typeof packageFaultText>[0]): PickedFile {
  return pickedFile(name, null, packageFaultText(fault));
}

/** A file that has been read, wherever it was. */
export function pickedFile(name: string, file: OpenedPackage | null, words = ''): PickedFile {
  serial += 1;
  return { id: serial, name: plainName(name), file, words };
}

const MAX_NAME = 120;

/** Names of strangers' files may hold characters that turn a line around. */
export function plainName(name: string): string {
  return name.replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, '').slice(0, MAX_NAME);
}
