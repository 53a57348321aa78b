import { err, ok, type Result } from '#src/kernel/result.ts';
import { RefusedFile, type Refusal } from '#src/tables/refusal.ts';
import { openZip } from '#src/tables/zip.ts';

/** The texts of an archive by path (in small letters), those that are wanted; within the bounds of every zip that is read. */
export function zipTexts(
  bytes: Uint8Array,
  isWanted: (path: string) => boolean,
): Result<ReadonlyMap<string, string>, Refusal> {
  try {
    const { names, weigh, text } = openZip(bytes);
    const wanted = names.filter(isWanted);
    weigh(wanted);
    return ok(new Map(wanted.map((name) => [name, text(name) ?? ''])));
  } catch (problem) {
    if (problem instanceof RefusedFile) return err(problem.refusal);
    throw problem;
  }
}
