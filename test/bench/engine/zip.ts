/** A zip's text files, by name. */
export async function unzip(bytes: Uint8Array): Promise<ReadonlyMap<string, string>> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let end = bytes.length - 22;
  while (view.getUint32(end, true) !== 0x06054b50) end -= 1;
  let at = view.getUint32(end + 16, true);
  const files = new Map<string, string>();
  for (let left = view.getUint16(end + 10, true); left > 0; left -= 1) {
    const method = view.getUint16(at + 10, true);
    const size = view.getUint32(at + 20, true);
    const [name, extra, comment] = [28, 30, 32].map((offset) => view.getUint16(at + offset, true));
    const local = view.getUint32(at + 42, true);
    const start = local + 30 + view.getUint16(local + 26, true) + view.getUint16(local + 28, true);
    const data = bytes.slice(start, start + size);
    const plain = method === 0 ? data : await through(new DecompressionStream('deflate-raw'), data);
    const text = new TextDecoder();
    files.set(text.decode(bytes.slice(at + 46, at + 46 + (name ?? 0))), text.decode(plain));
    at += 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0);
  }
  return files;
}

/** Texts deflated into a zip by the browser's own compressor, and nothing more. */
export async function zip(files: ReadonlyMap<string, string>): Promise<Uint8Array> {
  const encoder = new TextEncoder();
  const chunks: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  for (const [name, text] of files) {
    const plain = encoder.encode(text);
    const deflated = await through(new CompressionStream('deflate-raw'), plain);
    const title = encoder.encode(name);
    const sums: [number, number, number] = [crc32(plain), deflated.length, plain.length];
    const local = header(0x04034b50, 30, 6, sums, title);
    chunks.push(local, deflated);
    directory.push(centralHeader(sums, title, offset));
    offset += local.length + deflated.length;
  }
  const size = directory.reduce((sum, each) => sum + each.length, 0);
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, files.size, true);
  end.setUint16(10, files.size, true);
  end.setUint32(12, size, true);
  end.setUint32(16, offset, true);
  const all = [...chunks, ...directory, new Uint8Array(end.buffer)];
  const zipped = new Uint8Array(offset + size + 22);
  let at = 0;
  for (const chunk of all) {
    zipped.set(chunk, at);
    at += chunk.length;
  }
  return zipped;
}

function header(
  signature: number,
  length: number,
  flagsAt: number,
  [sum, packed, plain]: readonly [number, number, number],
  title: Uint8Array,
): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(length + title.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, signature, true);
  view.setUint16(flagsAt - 2, 20, true);
  view.setUint16(flagsAt, 0x0800, true);
  view.setUint16(flagsAt + 2, 8, true);
  view.setUint32(flagsAt + 8, sum, true);
  view.setUint32(flagsAt + 12, packed, true);
  view.setUint32(flagsAt + 16, plain, true);
  view.setUint16(flagsAt + 20, title.length, true);
  bytes.set(title, length);
  return bytes;
}

function centralHeader(
  sums: readonly [number, number, number],
  title: Uint8Array,
  offset: number,
): Uint8Array<ArrayBuffer> {
  const bytes = header(0x02014b50, 46, 8, sums, title);
  new DataView(bytes.buffer).setUint32(42, offset, true);
  return bytes;
}

async function through(
  pipe: CompressionStream | DecompressionStream,
  data: Uint8Array<ArrayBuffer>,
): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await new Response(new Blob([data]).stream().pipeThrough(pipe)).arrayBuffer());
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit += 1) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes: Uint8Array): number {
  let value = 0xffffffff;
  for (const byte of bytes) value = (CRC[(value ^ byte) & 0xff] ?? 0) ^ (value >>> 8);
  return (value ^ 0xffffffff) >>> 0;
}
