const SECTOR = 512;
const MINI = 64;
const CUTOFF = 4096;
const END = 0xffff_fffe;
const FREE = 0xffff_ffff;

/** A compound file with these streams in its outermost folder, small ones in the small stream as Office keeps them. */
export function compound(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const sectors: Uint8Array[] = [];
  const next: number[] = [];
  const store = (bytes: Uint8Array): number => {
    if (bytes.length === 0) return END;
    const first = sectors.length;
    for (let at = 0; at < bytes.length; at += SECTOR) {
      const sector = new Uint8Array(SECTOR);
      sector.set(bytes.subarray(at, at + SECTOR));
      next.push(at + SECTOR < bytes.length ? sectors.length + 1 : END);
      sectors.push(sector);
    }
    return first;
  };
  const mini: number[] = [];
  const miniNext: number[] = [];
  const placed = Object.entries(streams).map(([name, bytes]) => {
    if (bytes.length >= CUTOFF) return { name, size: bytes.length, start: store(bytes) };
    const start = miniNext.length;
    for (let at = 0; at < bytes.length; at += MINI) {
      const piece = [...bytes.subarray(at, at + MINI)];
      mini.push(...piece, ...Array.from({ length: MINI - piece.length }, () => 0));
      miniNext.push(at + MINI < bytes.length ? miniNext.length + 1 : END);
    }
    return { name, size: bytes.length, start };
  });
  const miniStart = store(Uint8Array.from(mini));
  const miniTable = store(words(miniNext));
  const entries = [
    entry('Root Entry', 5, miniStart, mini.length, placed.length > 0 ? 1 : FREE, FREE),
    ...placed.map(({ name, size, start }, at) =>
      entry(name, 2, start, size, FREE, at + 2 <= placed.length ? at + 2 : FREE),
    ),
  ];
  const directory = store(joinBytes(entries));
  const tables: number[] = [];
  while (tables.length * 128 < next.length + tables.length) tables.push(sectors.length + tables.length);
  const whole = [...next, ...tables.map(() => 0xffff_fffd)];
  while (whole.length < tables.length * 128) whole.push(FREE);
  sectors.push(words(whole));
  const header = new DataView(new ArrayBuffer(SECTOR));
  [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1].forEach((byte, at) => header.setUint8(at, byte));
  header.setUint16(26, 3, true);
  header.setUint16(30, 9, true);
  header.setUint16(32, 6, true);
  header.setUint32(44, tables.length, true);
  header.setUint32(48, directory, true);
  header.setUint32(56, CUTOFF, true);
  header.setUint32(60, miniTable, true);
  header.setUint32(64, miniNext.length > 0 ? 1 : 0, true);
  header.setUint32(68, END, true);
  for (let at = 0; at < 109; at += 1) header.setUint32(76 + at * 4, tables[at] ?? FREE, true);
  return joinBytes([new Uint8Array(header.buffer), ...sectors]);
}

export function joinBytes(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

function words(values: readonly number[]): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 4));
  values.forEach((value, at) => view.setUint32(at * 4, value, true));
  return new Uint8Array(view.buffer);
}

function entry(
  name: string,
  type: number,
  start: number,
  size: number,
  child: number,
  right: number,
): Uint8Array {
  const view = new DataView(new ArrayBuffer(128));
  name.split('').forEach((letter, at) => view.setUint16(at * 2, letter.charCodeAt(0), true));
  view.setUint16(64, name.length * 2 + 2, true);
  view.setUint8(66, type);
  view.setUint32(68, FREE, true);
  view.setUint32(72, right, true);
  view.setUint32(76, child, true);
  view.setUint32(116, start, true);
  view.setUint32(120, size, true);
  return new Uint8Array(view.buffer);
}
