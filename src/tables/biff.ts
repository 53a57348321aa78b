import { RefusedFile } from '#src/tables/refusal.ts';

/** One record of a workbook stream, with the CONTINUE records in which it goes on. */
export interface BiffRecord {
  readonly id: number;
  /** Where it begins in the stream. */
  readonly at: number;
  readonly data: BiffData;
}

const CONTINUE = 0x3c;

/** The records of one stream. All its substreams together may read each record once: offsets that lead in circles do not hang a reader. */
export class BiffStream {
  private readonly bytes: Uint8Array;
  private readonly view: DataView;
  private budget: number;

  constructor(bytes: Uint8Array) {
    this.bytes = bytes;
    this.view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.budget = bytes.length / 4 + 16;
  }

  /** Record after record from this offset on; the caller stops. A record that leaves the stream is damage. */
  *from(offset: number): Generator<BiffRecord, void, undefined> {
    let at = offset;
    while (at + 4 <= this.bytes.length) {
      const start = at;
      const id = this.view.getUint16(at, true);
      const pieces: Uint8Array[] = [];
      do {
        const length = this.view.getUint16(at + 2, true);
        if (at + 4 + length > this.bytes.length) throw new RefusedFile('damaged');
        pieces.push(this.bytes.subarray(at + 4, at + 4 + length));
        at += 4 + length;
        this.budget -= 1;
        if (this.budget < 0) throw new RefusedFile('bomb');
      } while (at + 4 <= this.bytes.length && this.view.getUint16(at, true) === CONTINUE);
      yield { id, at: start, data: new BiffData(pieces) };
    }
  }
}

/** Reads the fields of a record one after the other, over the seams of its pieces. Reading past the end is damage. */
export class BiffData {
  private readonly pieces: readonly Uint8Array[];
  private piece = 0;
  private at = 0;

  constructor(pieces: readonly Uint8Array[]) {
    this.pieces = pieces;
  }

  /** Bytes of the first piece: what fixed records have. */
  get length(): number {
    return this.pieces[0]?.length ?? 0;
  }

  u8(): number {
    this.toPieceWithData();
    const value = this.pieces[this.piece]?.[this.at];
    if (value === undefined) throw new RefusedFile('damaged');
    this.at += 1;
    return value;
  }

  u16(): number {
    return this.u8() + this.u8() * 0x100;
  }

  u32(): number {
    return this.u16() + this.u16() * 0x1_0000;
  }

  f64(): number {
    const view = new DataView(new ArrayBuffer(8));
    for (let at = 0; at < 8; at += 1) view.setUint8(at, this.u8());
    return view.getFloat64(0, true);
  }

  skip(count: number): void {
    for (let left = count; left > 0; ) {
      this.toPieceWithData();
      const here = (this.pieces[this.piece]?.length ?? 0) - this.at;
      if (here <= 0) throw new RefusedFile('damaged');
      const step = Math.min(here, left);
      this.at += step;
      left -= step;
    }
  }

  /** A string with its length before it: runs of formatting and phonetic text are passed over. */
  string(lengthBytes: 1 | 2): string {
    const length = lengthBytes === 1 ? this.u8() : this.u16();
    const flags = this.u8();
    const runs = (flags & 0x08) === 0 ? 0 : this.u16();
    const extension = (flags & 0x04) === 0 ? 0 : this.u32();
    const text = this.characters(length, (flags & 0x01) !== 0);
    this.skip(runs * 4 + extension);
    return text;
  }

  /** A string that goes on in the next piece begins there with a byte of its own, which may change its width. */
  private characters(count: number, isWide: boolean): string {
    let text = '';
    let wide = isWide;
    for (let left = count; left > 0; ) {
      if (this.at >= (this.pieces[this.piece]?.length ?? 0)) {
        this.toPieceWithData();
        wide = (this.u8() & 0x01) !== 0;
      }
      const bytes = this.pieces[this.piece] ?? new Uint8Array();
      const step = Math.min(left, (bytes.length - this.at) >> (wide ? 1 : 0));
      if (step === 0) throw new RefusedFile('damaged');
      const end = this.at + (wide ? step * 2 : step);
      const part = bytes.subarray(this.at, end);
      text += wide ? WIDE.decode(part) : String.fromCharCode(...part);
      this.at = end;
      left -= step;
    }
    return text;
  }

  private toPieceWithData(): void {
    while (this.at >= (this.pieces[this.piece]?.length ?? Number.POSITIVE_INFINITY)) {
      this.piece += 1;
      this.at = 0;
    }
  }
}

const WIDE = new TextDecoder('utf-16le', { ignoreBOM: true });
