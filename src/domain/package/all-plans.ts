import * as v from 'valibot';
import { BytesDigest } from '#src/domain/package/bytes-digest.ts';
import { readColumnChoices, type ColumnChoice } from '#src/domain/package/column-choice.ts';
import type { Draft } from '#src/domain/draft/draft.ts';
import type { PackageFile } from '#src/domain/package/package-file.ts';
import { planNameInFile } from '#src/domain/package/merge-plan.ts';
import { planDigest } from '#src/domain/package/plan-digest.ts';

/** 导出全部: one archive with a package a plan, and an index of them with digests [PL18]. FORMAT.md describes it. */
const ALL_PLANS_FORMAT = 'performance-tracker-all-plans';
export const INDEX_PATH = '目录.json';

/** One package of the archive. */
interface PackedPackage {
  readonly path: string;
  readonly text: string;
  readonly file: PackageFile;
}

/** One draft of the archive [PL48]. */
interface PackedDraft {
  readonly path: string;
  readonly text: string;
  readonly draft: Pick<Draft, 'id'>;
}

/** The index, readable as it is: which file is which plan, by id, name and digest, and the digest of the file itself. */
export function allPlansIndex(
  packed: readonly PackedPackage[],
  drafted: readonly PackedDraft[],
  about: Pick<PackageFile, 'createdAt' | 'device' | 'author'>,
  columns: readonly ColumnChoice[] = [],
): string {
  const packages = packed.map(({ path, text, file }) => ({
    path,
    plan: file.plan,
    name: planNameInFile(file),
    planDigest: file.planFile === undefined ? null : planDigest(file.planFile),
    statements: file.statements.length,
    sha256: textDigest(text),
  }));
  const drafts = drafted.map(({ path, text, draft }) => ({
    path,
    draft: draft.id,
    sha256: textDigest(text),
  }));
  const listed = {
    packages,
    ...(drafts.length === 0 ? {} : { drafts }),
    ...(columns.length === 0 ? {} : { columns }),
  };
  return `${JSON.stringify({ format: ALL_PLANS_FORMAT, version: 1, ...about, ...listed }, null, 2)}\n`;
}

/**
 * '全部方案_3个_20250803-0915.zip', or '全部方案_3个_第1份共2份_…' where one archive cannot hold it.
 * @param localTime 'YYYY-MM-DD hh:mm' by the office's clock
 */
export function allPlansFileName(count: number, part: string, localTime: string): string {
  return `全部方案_${count}个_${part}${localTime.replace(/[-:]/g, '').replace(/[T ]/, '-').slice(0, 13)}.zip`;
}

const LISTED = v.pipe(
  v.array(
    v.object({
      path: v.pipe(v.string(), v.maxLength(300)),
      sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
    }),
  ),
  v.maxLength(2_000),
);
const COLUMNS = v.object({ format: v.literal(ALL_PLANS_FORMAT), columns: v.unknown() });
const INDEX = v.object({
  format: v.literal(ALL_PLANS_FORMAT),
  packages: LISTED,
  drafts: v.optional(LISTED, []),
});

/** What was chosen for columns on the PC that an archive comes from [IM20]. Never throws. */
export function columnsIn(index: string | undefined): readonly ColumnChoice[] {
  try {
    const read = v.safeParse(COLUMNS, JSON.parse(index ?? 'null'));
    return read.success ? readColumnChoices(read.output.columns) : [];
  } catch {
    return [];
  }
}

/** A file that an archive names and that is not what it names. */
interface ArchiveFault {
  readonly path: string;
  readonly kind: 'missing' | 'changed';
}

/** Which of the texts of an archive are what its index says; without an index all of them are looked at as they are. Never throws. */
export function checkArchive(
  texts: ReadonlyMap<string, string>,
  index: string | undefined,
): { readonly sound: readonly string[]; readonly faults: readonly ArchiveFault[] } {
  const listed = index === undefined ? [] : listedIn(index);
  const faults = listed.flatMap(({ path, sha256 }): readonly ArchiveFault[] => {
    const text = texts.get(path.toLowerCase());
    if (text === undefined) return [{ path, kind: 'missing' }];
    return textDigest(text) === sha256 ? [] : [{ path, kind: 'changed' }];
  });
  const bad = new Set(faults.map(({ path }) => path.toLowerCase()));
  return { sound: [...texts.keys()].filter((path) => !bad.has(path)), faults };
}

function listedIn(index: string): v.InferOutput<typeof INDEX>['packages'] {
  try {
    const read = v.safeParse(INDEX, JSON.parse(index));
    return read.success ? [...read.output.packages, ...read.output.drafts] : [];
  } catch {
    return [];
  }
}

function textDigest(text: string): string {
  const digest = new BytesDigest();
  digest.add(new TextEncoder().encode(text));
  return digest.hex();
}
