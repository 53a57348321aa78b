import { unzipSync } from 'fflate';
import { MAX_RATIO, MAX_UNPACKED_BYTES, MAX_ZIP_ENTRIES } from '#src/tables/limits.ts';
import { RefusedFile } from '#src/tables/refusal.ts';

/** The parts of an Office file: looked at in the zip's own directory first, unpacked one by one when they are asked for. */
export interface ZipParts {
  readonly names: readonly string[];
  /** Text of a part, or null when there is none. Throws RefusedFile for a bomb or a damaged part. */
  readonly text: (name: string) => string | null;
}

/** Reads the zip's directory; nothing is unpacked yet. Throws RefusedFile. */
export function openZip(bytes: Uint8Array): ZipParts {
  const sizes = new Map<string, { readonly name: string; readonly size: number; readonly packed: number }>();
  let entries = 0;
  safely(() =>
    unzipSync(bytes, {
      filter: ({ name, originalSize, size }) => {
        entries += 1;
        if (entries > MAX_ZIP_ENTRIES) throw new RefusedFile('bomb');
        sizes.set(plainName(name), { name, size: originalSize, packed: size });
        return false;
      },
    }),
  );
  let unpacked = 0;
  return {
    names: [...sizes.keys()],
    text: (wanted) => {
      const part = sizes.get(plainName(wanted));
      if (part === undefined) return null;
      unpacked += part.size;
      if (unpacked > MAX_UNPACKED_BYTES || (part.size > 1 << 20 && part.size > part.packed * MAX_RATIO))
        throw new RefusedFile('bomb');
      // fflate writes into a buffer of the declared size and fails when the part is larger: the directory cannot lie.
      const content = safely(() => unzipSync(bytes, { filter: ({ name }) => name === part.name })[part.name]);
      return content === undefined ? null : decodePart(content);
    },
  };
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

function safely<T>(unpack: () => T): T {
  try {
    return unpack();
  } catch (problem) {
    throw problem instanceof RefusedFile ? problem : new RefusedFile('damaged');
  }
}
