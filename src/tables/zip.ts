import { inflateSync } from 'fflate';
import { MAX_RATIO, MAX_UNPACKED_BYTES, MAX_ZIP_ENTRIES } from '#src/tables/limits.ts';
import { RefusedFile } from '#src/tables/refusal.ts';

/** The parts of an Office file: looked at in the zip's own directory first, unpacked one by one when they are asked for. */
export interface ZipParts {
  readonly names: readonly string[];
  /** Text of a part, or null when there is none. Throws RefusedFile for a bomb or a damaged part. */
  readonly text: (name: string) => string | null;
  /** Throws RefusedFile before anything is unpacked when these parts are more than is read together. */
  readonly weigh: (names: readonly string[]) => void;
}

interface Entry {
  readonly isEncrypted: boolean;
  readonly method: number;
  readonly check: number;
  readonly packed: number;
  readonly size: number;
  /** Of the entry's own head, before its bytes. */
  readonly offset: number;
}

/** Reads the zip's directory; nothing is unpacked yet. Throws RefusedFile. */
export function openZip(bytes: Uint8Array): ZipParts {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const entries = safely(() => readDirectory(bytes, view));
  let unpacked = 0;
  return {
    names: [...entries.keys()],
    weigh: (wanted) => {
      const sizes = wanted.map((name) => entries.get(plainName(name))?.size ?? 0);
      if (sizes.reduce((sum, size) => sum + size, 0) > MAX_UNPACKED_BYTES) throw new RefusedFile('bomb');
    },
    text: (wanted) => {
      const entry = entries.get(plainName(wanted));
      if (entry === undefined) return null;
      if (entry.isEncrypted) throw new RefusedFile('encrypted');
      unpacked += entry.size;
      if (unpacked > MAX_UNPACKED_BYTES || (entry.size > 1 << 20 && entry.size > entry.packed * MAX_RATIO))
        throw new RefusedFile('bomb');
      return decodePart(safely(() => unpack(bytes, view, entry)));
    },
  };
}

const DIRECTORY_END = 0x0605_4b50;
const DIRECTORY_END_64 = 0x0606_4b50;
const DIRECTORY_ENTRY = 0x0201_4b50;
const LOCAL_HEAD = 0x0403_4b50;
const FULL = 0xffff_ffff;

function readDirectory(bytes: Uint8Array, view: DataView): Map<string, Entry> {
  // A comment of up to 64 kB may stand behind the directory's end.
  let end = bytes.length - 22;
  while (end > Math.max(0, bytes.length - 0x1_0016) && view.getUint32(end, true) !== DIRECTORY_END) end -= 1;
  if (view.getUint32(end, true) !== DIRECTORY_END) throw new RefusedFile('damaged');
  let count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (at === FULL) {
    // Some writers use the large form for files of any size.
    const large = Number(view.getBigUint64(end - 20 + 8, true));
    if (view.getUint32(large, true) !== DIRECTORY_END_64) throw new RefusedFile('damaged');
    count = Number(view.getBigUint64(large + 32, true));
    at = Number(view.getBigUint64(large + 48, true));
  }
  if (count > MAX_ZIP_ENTRIES) throw new RefusedFile('bomb');
  const entries = new Map<string, Entry>();
  const decoder = new TextDecoder();
  for (let left = count; left > 0; left -= 1) {
    if (view.getUint32(at, true) !== DIRECTORY_ENTRY) throw new RefusedFile('damaged');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const nameEnd = at + 46 + nameLength;
    const [size, packed, offset] = largeFields(view, nameEnd, nameEnd + extraLength, [
      view.getUint32(at + 24, true),
      view.getUint32(at + 20, true),
      view.getUint32(at + 42, true),
    ]);
    const name = plainName(decoder.decode(bytes.subarray(at + 46, nameEnd)));
    const entry = {
      isEncrypted: (view.getUint16(at + 8, true) & 1) !== 0,
      method: view.getUint16(at + 10, true),
      check: view.getUint32(at + 16, true),
      size: size ?? FULL,
      packed: packed ?? FULL,
      offset: offset ?? FULL,
    };
    // Of two parts under one name the one would be lost, and nobody can tell which counts [IM26].
    const twin = entries.get(name);
    if (twin !== undefined && (twin.check !== entry.check || twin.size !== entry.size))
      throw new RefusedFile('damaged');
    entries.set(name, entry);
    at = nameEnd + extraLength + view.getUint16(at + 32, true);
  }
  return entries;
}

/** Fields that have no room in an entry stand behind its name, in their order. */
function largeFields(view: DataView, from: number, to: number, fields: readonly number[]): number[] {
  let at = from;
  while (at + 4 <= to && view.getUint16(at, true) !== 1) at += 4 + view.getUint16(at + 2, true);
  at += 4;
  return fields.map((field) => {
    if (field !== FULL || at + 8 > to) return field;
    at += 8;
    return Number(view.getBigUint64(at - 8, true));
  });
}

/** fflate writes into a buffer of the declared size and fails when the part is larger: the directory cannot lie. */
function unpack(bytes: Uint8Array, view: DataView, entry: Entry): Uint8Array {
  const { offset, packed, size, method } = entry;
  if (view.getUint32(offset, true) !== LOCAL_HEAD) throw new RefusedFile('damaged');
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  const content = bytes.subarray(from, from + packed);
  if (method !== 0 && method !== 8) throw new RefusedFile('damaged');
  const whole = method === 0 ? content : inflateSync(content, { out: new Uint8Array(size) });
  // One changed byte may change one digit: what does not add up is not read.
  if (whole.length !== size || checksum(whole) !== entry.check) throw new RefusedFile('damaged');
  return whole;
}

const CHECK_TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = (value & 1) === 0 ? value >>> 1 : (value >>> 1) ^ 0xedb8_8320;
  return value;
});

function checksum(bytes: Uint8Array): number {
  let value = FULL;
  for (const byte of bytes) value = (CHECK_TABLE[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return ~value >>> 0;
}

/** Some writers use backslashes, a leading slash or other capitals. */
function plainName(name: string): string {
  return name.replace(/\\/g, '/').replace(/^\//, '').toLowerCase();
}

function decodePart(content: Uint8Array): string {
  const encoding =
    content[0] === 0xff && content[1] === 0xfe
      ? 'utf-16le'
      : content[0] === 0xfe && content[1] === 0xff
        ? 'utf-16be'
        : 'utf-8';
  return new TextDecoder(encoding).decode(content);
}

/** Reading past the end of the bytes, and what the library finds wrong, is damage. */
function safely<T>(read: () => T): T {
  try {
    return read();
  } catch (problem) {
    throw problem instanceof RefusedFile ? problem : new RefusedFile('damaged');
  }
}
