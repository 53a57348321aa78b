import { canonicalJson } from '#src/domain/package/canonical-json.ts';
import type { PackageFile, PackagePart } from '#src/domain/package/package-file.ts';
import { MAX_PACKAGE_SEALS } from '#src/domain/package/package-seal.ts';
import { MAX_PACKAGE_STATEMENTS } from '#src/domain/package/package-limits.ts';
import type { Statement } from '#src/domain/statements/statement.ts';
import { subjectKey, type SubjectKey } from '#src/domain/statements/subject-key.ts';
import { addTo } from '#src/kernel/add-to.ts';

/** A file at most: under what a reader takes without being asked, so that a shared folder reads it too. */
const MAX_PART_BYTES = 15 * 1024 * 1024;
/** Elements and members of one file, well under what a reader counts to. */
const MAX_PART_NODES = 2_000_000;

/** What one revision or seal takes up in a file. */
interface Weight {
  readonly bytes: number;
  readonly nodes: number;
}

interface Unit extends Weight {
  readonly statements: readonly Statement[];
  readonly seals: NonNullable<PackageFile['seals']>;
}

/**
 * The files that a package leaves as: itself where a reader takes it, else several that are taken in together, each within what a reader
 * takes [M16]. A subject stays in one of them with all its revisions, unless it alone is too much for one.
 */
export function packageParts(file: PackageFile): readonly PackageFile[] {
  const bins: Unit[][] = [[]];
  let load = EMPTY;
  for (const unit of unitsOf(file)) {
    const next = sumOf(load, unit);
    const isOver = !fits(next);
    load = isOver ? sumOf(EMPTY, unit) : next;
    if (isOver) bins.push([unit]);
    else bins[bins.length - 1]?.push(unit);
  }
  if (bins.length === 1) return [file];
  const { seals: _, ...head } = file;
  const parts: PackageFile[] = [];
  for (const units of bins) {
    const part = { number: parts.length + 1, count: bins.length };
    const statements = units.flatMap((unit) => unit.statements);
    const seals = units.flatMap((unit) => unit.seals);
    parts.push(seals.length === 0 ? { ...head, part, statements } : { ...head, part, statements, seals });
  }
  return parts;
}

/** What of a file says to which set it belongs. */
type OfSet = Pick<PackageFile, 'plan' | 'device' | 'createdAt' | 'part'>;

/** Which files belong together: made on one device in one moment, in so many parts. */
export function partsMissing(
  file: OfSet & { readonly part: PackagePart },
  read: readonly OfSet[],
): readonly number[] {
  const there = new Set(read.filter((each) => isSameSet(file, each)).map(({ part }) => part?.number));
  const all = Array.from({ length: file.part.count }, (_, index) => index + 1);
  return all.filter((number) => !there.has(number));
}

function isSameSet(a: OfSet, b: OfSet): boolean {
  return (
    a.plan === b.plan &&
    a.device === b.device &&
    a.createdAt === b.createdAt &&
    a.part?.count === b.part?.count
  );
}

function unitsOf({ statements, seals = [] }: PackageFile): readonly Unit[] {
  const bySubject = new Map<SubjectKey, Statement[]>();
  for (const statement of statements) {
    const key = subjectKey(statement.subject);
    addTo(bySubject, key, statement);
  }
  const units: Unit[] = seals.map((seal) => ({ statements: [], seals: [seal], ...weightOf([seal]) }));
  for (const revisions of bySubject.values()) {
    const whole: Unit = { statements: revisions, seals: [], ...weightOf(revisions) };
    if (fits(sumOf(EMPTY, whole))) units.push(whole);
    else for (const each of revisions) units.push({ statements: [each], seals: [], ...weightOf([each]) });
  }
  return units;
}

/** What is in a file so far. */
interface Load extends Weight {
  readonly statements: number;
  readonly seals: number;
}

const EMPTY: Load = { bytes: 0, nodes: 0, statements: 0, seals: 0 };

function sumOf(load: Load, unit: Unit): Load {
  return {
    bytes: load.bytes + unit.bytes,
    nodes: load.nodes + unit.nodes,
    statements: load.statements + unit.statements.length,
    seals: load.seals + unit.seals.length,
  };
}

function fits({ bytes, nodes, statements, seals }: Load): boolean {
  return (
    bytes <= MAX_PART_BYTES &&
    nodes <= MAX_PART_NODES &&
    statements <= MAX_PACKAGE_STATEMENTS &&
    seals <= MAX_PACKAGE_SEALS
  );
}

/** A line more than the text itself; commas in texts count as nodes, which errs on the safe side. */
function weightOf(items: readonly unknown[]): Weight {
  let [bytes, nodes] = [0, 0];
  for (const item of items) {
    const text = canonicalJson(item);
    for (let index = 0; index < text.length; index += 1) {
      const code = text.charCodeAt(index);
      bytes += code < 0x80 ? 1 : code < 0x8_00 ? 2 : 3;
      if (code === 0x2c) nodes += 1;
    }
    bytes += 8;
    nodes += 1;
  }
  return { bytes, nodes };
}
