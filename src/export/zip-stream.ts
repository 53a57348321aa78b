import { Zip, ZipDeflate } from 'fflate';

/** So much goes in at a time, with a pause for the page in between. */
const SLICE = 2 ** 20;
/** What is ready is handed to the browser in pieces of this size, so that a large archive does not stay in memory. */
const PIECE = 4 * 2 ** 20;

/**
 * A zip archive that is written file by file. On the page's own thread, in slices: a worker would not start from a disk, and deflating
 * is only asked for where it pays.
 */
export class ZipStream {
  private readonly zip: Zip;
  private readonly madeAt: number;
  private readonly pieces: Blob[] = [];
  private chunks: BlobPart[] = [];
  private waiting = 0;
  private fault: Error | null = null;

  /** @param madeAt ms since 1970, the time that every file in it bears */
  constructor(madeAt: number) {
    this.madeAt = madeAt;
    this.zip = new Zip((fault, chunk) => {
      if (fault !== null) this.fault = fault;
      else this.take(chunk);
    });
  }

  /**
   * @param isDense true for what is compressed already (pdf, pictures, office files)
   * @param onSlice is given each slice before it goes in, and may throw to stop
   */
  async add(
    path: string,
    bytes: Uint8Array,
    isDense: boolean,
    onSlice: (slice: Uint8Array) => void,
  ): Promise<void> {
    // «Stored» entries of unknown size confuse some readers; level 0 is a deflate that does not compress.
    const file = new ZipDeflate(path, { level: isDense ? 0 : 6 });
    file.mtime = this.madeAt;
    this.zip.add(file);
    for (let from = 0; from < bytes.length || from === 0; from += SLICE) {
      const slice = bytes.subarray(from, from + SLICE);
      onSlice(slice);
      file.push(slice, from + SLICE >= bytes.length);
      if (this.fault !== null) throw this.fault;
      await new Promise((resolve) => setTimeout(resolve));
    }
  }

  finish(): Blob {
    this.zip.end();
    if (this.fault !== null) throw this.fault;
    this.cut();
    return new Blob(this.pieces, { type: 'application/zip' });
  }

  private take(chunk: Uint8Array): void {
    this.chunks.push(chunk as BlobPart);
    this.waiting += chunk.length;
    if (this.waiting >= PIECE) this.cut();
  }

  private cut(): void {
    this.pieces.push(new Blob(this.chunks));
    this.chunks = [];
    this.waiting = 0;
  }
}
