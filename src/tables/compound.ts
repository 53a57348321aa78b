import { RefusedFile } from '#src/tables/refusal.ts';

/** A compound file: the container in which Office kept its files until 2003, and keeps those with a password. */
export interface CompoundFile {
  /** Of the entries of the outermost folder, in small letters; an embedded document's own are further in. */
  readonly names: readonly string[];
  readonly stream: (name: string) => Uint8Array | null;
}

const MAGIC = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
/** From here on a sector's number means something else: free, end of chain, or the table itself. */
const FIRST_MARK = 0xffff_fffa;
const ENTRY_BYTES = 128;
const STREAM = 2;
const ROOT = 5;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** Reads the container's tables; a chain that leaves the file or runs in a circle is damage. Throws RefusedFile. */
export function openCompound(bytes: Uint8Array): CompoundFile {
  if (bytes.length < 512 || MAGIC.some((byte, at) => bytes[at] !== byte)) throw new RefusedFile('damaged');
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  const miniShift = view.getUint16(32, true);
  if ((shift !== 9 && shift !== 12) || miniShift !== 6) throw new RefusedFile('damaged');
  const file = new Sectors(bytes, shift);
  const table = sectorTable(file, view);
  const directory = file.chain(table, view.getUint32(48, true));
  const entries = readEntries(directory);
  const root = entries[0];
  if (root === undefined || root.type !== ROOT) throw new RefusedFile('damaged');
  const children = childrenOf(entries, root.child);
  const cutoff = view.getUint32(56, true);
  const openStream = ({ start, size }: Entry): Uint8Array => {
    if (size > bytes.length) throw new RefusedFile('damaged');
    if (size >= cutoff) return cutTo(file.chain(table, start, size), size);
    const mini = new Sectors(file.chain(table, root.start, root.size), miniShift, 0);
    const miniTable = words(file.chain(table, view.getUint32(60, true)));
    return cutTo(mini.chain(miniTable, start, size), size);
  };
  return {
    names: children.map(({ name }) => name.toLowerCase()),
    stream: (wanted) => {
      const entry = children.find(({ name, type }) => type === STREAM && name.toLowerCase() === wanted);
      return entry === undefined ? null : openStream(entry);
    },
  };
}

/** The file cut into pieces of one size. */
class Sectors {
  private readonly bytes: Uint8Array;
  private readonly size: number;
  private readonly offset: number;
  private readonly count: number;

  constructor(bytes: Uint8Array, shift: number, offset = 1 << shift) {
    this.bytes = bytes;
    this.size = 1 << shift;
    this.offset = offset;
    // The last sector may be short: some writers do not fill it up.
    this.count = Math.ceil(Math.max(0, bytes.length - this.offset) / this.size);
  }

  piece(sector: number): Uint8Array {
    if (sector >= this.count) throw new RefusedFile('damaged');
    const from = this.offset + sector * this.size;
    return this.bytes.subarray(from, from + this.size);
  }

  /** The sectors of one chain, up to so many bytes. */
  chain(table: Uint32Array, start: number, bytes = Number.POSITIVE_INFINITY): Uint8Array {
    const found: Uint8Array[] = [];
    let length = 0;
    for (let sector = start; sector < FIRST_MARK && length < bytes; sector = table[sector] ?? FIRST_MARK) {
      if (found.length >= this.count) throw new RefusedFile('damaged');
      const piece = this.piece(sector);
      found.push(piece);
      length += piece.length;
    }
    const whole = new Uint8Array(length);
    let at = 0;
    for (const piece of found) {
      whole.set(piece, at);
      at += piece.length;
    }
    return whole;
  }
}

function cutTo(bytes: Uint8Array, size: number): Uint8Array {
  if (bytes.length < size) throw new RefusedFile('damaged');
  return bytes.subarray(0, size);
}

function words(bytes: Uint8Array): Uint32Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  return Uint32Array.from({ length: bytes.length >> 2 }, (_, at) => view.getUint32(at * 4, true));
}

/** Which sector follows which: the places of this table are in the header, and what has no room there in a chain of its own. */
function sectorTable(file: Sectors, header: DataView): Uint32Array {
  const total = header.getUint32(44, true);
  const places: number[] = [];
  for (let at = 76; at < 512 && places.length < total; at += 4) places.push(header.getUint32(at, true));
  let more = header.getUint32(68, true);
  for (let steps = 0; more < FIRST_MARK && places.length < total; steps += 1) {
    const list = words(file.piece(more));
    for (const place of list.subarray(0, -1)) if (places.length < total) places.push(place);
    more = list[list.length - 1] ?? FIRST_MARK;
    if (steps > 1000) throw new RefusedFile('damaged');
  }
  const parts = places.filter((place) => place < FIRST_MARK).map((place) => words(file.piece(place)));
  const table = new Uint32Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    table.set(part, at);
    at += part.length;
  }
  return table;
}

function readEntries(bytes: Uint8Array): Entry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const decoder = new TextDecoder('utf-16le');
  const entries: Entry[] = [];
  for (let at = 0; at + ENTRY_BYTES <= bytes.length; at += ENTRY_BYTES) {
    const length = Math.min(Math.max(view.getUint16(at + 64, true) - 2, 0), 62);
    entries.push({
      name: decoder.decode(bytes.subarray(at, at + length)),
      type: view.getUint8(at + 66),
      left: view.getUint32(at + 68, true),
      right: view.getUint32(at + 72, true),
      child: view.getUint32(at + 76, true),
      start: view.getUint32(at + 116, true),
      size: view.getUint32(at + 120, true),
    });
  }
  return entries;
}

/** The entries of one folder are a tree; each is looked at once, however it is knotted. */
function childrenOf(entries: readonly Entry[], first: number): Entry[] {
  const seen = new Set<number>();
  const left: number[] = [first];
  const found: Entry[] = [];
  for (let at = left.pop(); at !== undefined; at = left.pop()) {
    const entry = entries[at];
    if (entry === undefined || seen.has(at)) continue;
    seen.add(at);
    found.push(entry);
    left.push(entry.left, entry.right);
  }
  return found;
}
