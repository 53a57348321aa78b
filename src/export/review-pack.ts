import { BytesDigest } from '#src/domain/package/bytes-digest.ts';
import type { PackFault, PackedFile } from '#src/domain/papers/pack.ts';
import { ZipStream } from '#src/export/zip-stream.ts';

/** One file of the 材料包, made when its turn comes. */
export interface PackPart {
  /** What it is, for the progress and when it fails: '绩效自评表（Excel）'. */
  readonly name: string;
  readonly path: string;
  /** Throws with words for the office when it cannot be made. @param so far: what is in and what is not, for the parts that list it */
  readonly make: (soFar: PackContents) => Promise<Uint8Array | string>;
}

export interface PackContents {
  readonly files: readonly PackedFile[];
  readonly faults: readonly PackFault[];
}

export interface PackProgress {
  readonly done: number;
  readonly total: number;
  /** The part that is being made. */
  readonly name: string;
}

export interface ReviewPack extends PackContents {
  readonly zip: Blob;
}

class Cancelled extends Error {}

/**
 * Makes the archive, part by part [A6]. A part that fails is named and left out; the others go on [A8].
 * @returns null when it was cancelled: nothing of it is kept [A7]
 */
export async function makeReviewPack(
  parts: readonly PackPart[],
  madeAt: number,
  onProgress: (progress: PackProgress) => void,
  signal: AbortSignal,
): Promise<ReviewPack | null> {
  const zip = new ZipStream(madeAt);
  const files: PackedFile[] = [];
  const faults: PackFault[] = [];
  const goOn = () => {
    if (signal.aborted) throw new Cancelled();
  };
  try {
    for (const [done, { name, path, make }] of parts.entries()) {
      onProgress({ done, total: parts.length, name });
      // The progress is painted before the page is busy with the part.
      await new Promise((resolve) => setTimeout(resolve));
      goOn();
      const made = await contentOf(() => make({ files, faults }));
      goOn();
      if (typeof made === 'string') {
        faults.push({ name, path, reason: made });
        continue;
      }
      const digest = new BytesDigest();
      await zip.add(path, made, isDense(path), (slice) => {
        goOn();
        digest.add(slice);
      });
      files.push({ name, path, size: made.length, sha256: digest.hex() });
    }
    onProgress({ done: parts.length, total: parts.length, name: '封装' });
    return { zip: zip.finish(), files, faults };
  } catch (error) {
    if (error instanceof Cancelled) return null;
    throw error;
  }
}

/** The bytes, or why there are none. */
async function contentOf(make: () => Promise<Uint8Array | string>): Promise<Uint8Array | string> {
  try {
    const made = await make();
    return typeof made === 'string' ? new TextEncoder().encode(made) : made;
  } catch (error) {
    return error instanceof Error && error.message !== '' ? error.message : '没有做成';
  }
}

/** Deflating what is deflated already costs time and saves nothing. */
function isDense(path: string): boolean {
  return !/\.(?:html|json|txt|csv|bmp|doc|xls|ppt|wps|et|dps)$/i.test(path);
}
