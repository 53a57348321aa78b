import type { Plan } from '#src/domain/catalogue/plan.ts';
import { parsePackage, type OpenedPackage, type PackageFault } from '#src/domain/package/parse-package.ts';
import { YEAR_END } from '#src/domain/period/month.ts';
import { yearReport } from '#src/domain/report/year-report.ts';
import { compareWithSeal, type SealDifference } from '#src/domain/seal/compare-seal.ts';
import { frozenForm } from '#src/domain/seal/frozen-form.ts';
import {
  parseSealText,
  readSeal,
  verifySeal,
  type SealCheck,
  type SealFault,
} from '#src/domain/seal/read-seal.ts';
import { sealedStatements, type SealFile } from '#src/domain/seal/seal-file.ts';
import { currentStatements } from '#src/domain/statements/current.ts';
import { yearStatements } from '#src/domain/statements/year-statements.ts';

/** What is known here to hold a file against. */
export interface CheckGround {
  /** The plan as published. */
  readonly plan: Plan;
  /** Intact seals of this plan, the newest first. */
  readonly seals: readonly SealFile[];
  /** The digest that a form bears, typed in; null: none. */
  readonly printed: string | null;
}

/** What a file turned out to be, and whether it is what was sealed [Y7] [Y8]. */
export type FileCheck =
  | { readonly kind: 'fault'; readonly fault: SealFault | PackageFault }
  | { readonly kind: 'other-plan'; readonly unitName: string; readonly year: number }
  /** Nothing was sealed, here or in the file. */
  | { readonly kind: 'nothing-sealed' }
  | {
      readonly kind: 'checked';
      readonly what: 'seal' | 'package';
      /** The seal it was held against; for a seal file that is not known here, itself. */
      readonly seal: SealFile;
      readonly isKnown: boolean;
      readonly check: SealCheck;
      /** A package of a section speaks of a part only. */
      readonly isPartial: boolean;
      readonly differences: readonly SealDifference[];
    };

/** Looks at a seal file or a data package, and says whether it is what was sealed and which values differ. Never throws. */
export function checkFile(text: string, ground: CheckGround): FileCheck {
  const seal = parseSealText(text);
  if (seal.ok) return checkSeal(seal.value, ground);
  if (seal.error.kind === 'future-version') return { kind: 'fault', fault: seal.error };
  const file = parsePackage(text);
  if (file.ok) return checkPackage(file.value, ground);
  // Of what is neither, the word about packages is the clearer one, unless it says that it is a seal.
  return {
    kind: 'fault',
    fault: seal.error.kind === 'unreadable' && isSealText(text) ? seal.error : file.error,
  };
}

function isSealText(text: string): boolean {
  return text.slice(0, 400).includes('performance-tracker-seal');
}

function checkSeal(file: SealFile, { plan, seals, printed }: CheckGround): FileCheck {
  if (file.planId !== plan.id) return { kind: 'other-plan', unitName: file.unitName, year: file.year };
  const known = seals.find(({ id }) => id === file.id) ?? null;
  const rival = { statements: file.statements, results: file.results, isPartial: false };
  return {
    kind: 'checked',
    what: 'seal',
    seal: known ?? file,
    isKnown: known !== null,
    check: verifySeal(file, printed ?? known?.digest ?? null),
    isPartial: false,
    differences: known === null ? [] : compareWithSeal(known, rival, plan),
  };
}

function checkPackage(file: OpenedPackage, { plan, seals, printed }: CheckGround): FileCheck {
  if (file.plan !== plan.id) return { kind: 'other-plan', unitName: file.unitName, year: file.year };
  const standing = [...currentStatements(file.statements).values()];
  const carried = (file.seals ?? []).flatMap((each) => {
    const read = readSeal(each);
    return read.ok && read.value.planId === plan.id ? [read.value] : [];
  });
  const word = standing.find(({ subject }) => subject.kind === 'seal')?.content ?? null;
  const wanted = printed ?? (word !== null && 'digest' in word ? word.digest : null);
  // What is known here is believed before what the file brings along.
  const candidates = [...seals, ...carried];
  const seal = candidates.find(({ digest }) => digest === wanted) ?? candidates[0];
  if (seal === undefined) return { kind: 'nothing-sealed' };
  const isPartial = file.scope.kind === 'section';
  const results = isPartial
    ? null
    : frozenForm(yearReport(plan, yearStatements(standing), YEAR_END), plan, seal.isSample);
  return {
    kind: 'checked',
    what: 'package',
    seal,
    isKnown: seals.includes(seal),
    check: verifySeal(seal, printed),
    isPartial,
    differences: compareWithSeal(seal, { statements: sealedStatements(standing), results, isPartial }, plan),
  };
}
